"""Shortcuts, from the menu of the composer and from the menu of a message."""

from bot.preview.user_driver import UserDriver


def test_a_term_is_looked_up_where_no_command_can_be_typed(alice: UserDriver) -> None:
    alice.uses_shortcut("Look up a term")
    alice.picks("Docker", under="Type a term", typing="dock")
    alice.sees("Docker in one plain sentence.")


def test_the_red_flag_check_opens_and_changes_its_role(alice: UserDriver) -> None:
    alice.uses_shortcut("Red-flag check")
    alice.sees("What raised a question?")
    alice.picks("Data Engineer", under="Pick a role")
    alice.sees("Late data")  # the form is now about that role
    alice.submits()
    alice.sees("Red-flag check, Data Engineer")


def test_a_message_is_explained_in_a_thread_too(alice: UserDriver, bob: UserDriver) -> None:
    bob.types("Anyone free?")
    bob.types("The client wants Kubernetes and Airflow", thread_ts=bob.messages[0].ts)
    alice.uses_shortcut("Explain this message", bob.messages[-1])
    alice.sees("Kubernetes in one plain sentence.")
    alice.sees("Airflow in one plain sentence.")
