"""`redflags`: a checklist of what was said on a call, and what to ask next. No score, no verdict, nothing kept."""

from collections.abc import Iterable, Iterator, Sequence

from bot import buttons
from bot.block_kit import (
    Block,
    actions,
    checkboxes,
    escape,
    field,
    header,
    note,
    option,
    quote,
    quoted,
    section,
    text_input,
)
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Form, FormState, Values, Verb
from knowledge.card import RedFlag

RAISED, UNASKED, NOTE = "raised", "unasked", "note"  # block_ids of the checklist's fields
MAX_NOTE = 800  # characters; it travels in the view's private_metadata, which holds 3000

NEVER_A_FLAG = (
    "Never a flag: age, family, health, accent, nationality, or a gap in the career. "
    "What was not asked is not a concern either."
)
KEPT_NOWHERE = "Leave names out. I keep nothing. If you send the result, you choose whether your note goes with it."
TWICE = "“{topic}” is ticked above as a question too. Keep it in one of the two lists."


class Checklist(FormState, frozen=True, omit_defaults=True):
    """What was ticked. A flag is told by its own words, so that a card changed meanwhile can't swap two of them."""

    raised: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()


def answer(context: Context, command: Command) -> Message:
    """The flags as a message, with a button that opens the checklist."""
    _, role = context.card_with_role(command)
    return Message.of(
        header(f"Red flags: {role.title}"),
        actions(buttons.open_form("Start a quick check", command, style="primary")),
        (
            section(
                f"*{escape(flag.flag)}*\n{_innocent(flag)}\n*Ask*  {quoted(flag.ask)}\n{escape(flag.why_it_matters)}"
            )
            for flag in role.red_flags
        ),
        note(NEVER_A_FLAG),
    )


def open_checklist(context: Context, command: Command) -> Sequence[Block]:
    _, role = context.card_with_role(command)
    heard = [option(flag.heard or flag.flag, flag.flag, flag.topic) for flag in role.red_flags]
    topics = [option(flag.topic or flag.flag, flag.flag) for flag in role.red_flags]
    return [
        section("Tick what applies to the call you just had."),
        field(RAISED, "What raised a question?", checkboxes(heard)),
        field(UNASKED, "What did you not get to?", checkboxes(topics)),
        field(NOTE, "What was said, in their words", text_input(lines=True, most=MAX_NOTE), hint=KEPT_NOWHERE),
        note(NEVER_A_FLAG),
    ]


def read(context: Context, command: Command, values: Values) -> Checklist:
    return Checklist(
        raised=_ticked(values, RAISED),
        unasked=_ticked(values, UNASKED),
        note=((values.get(NOTE) or {}).get("value") or "").strip(),
    )


def validate(context: Context, command: Command, checklist: Checklist) -> dict[str, str]:
    _, role = context.card_with_role(command)
    both = [flag for flag in role.red_flags if flag.flag in checklist.raised and flag.flag in checklist.unasked]
    return {UNASKED: TWICE.format(topic=both[0].topic or both[0].flag)} if both else {}


def result(context: Context, command: Command, checklist: Checklist) -> Message:
    _, role = context.card_with_role(command)
    flags = {flag.flag: flag for flag in role.red_flags}
    return Message.of(header("Ask before you decide"), _findings(role.title, flags, checklist))


def _findings(title: str, flags: dict[str, RedFlag], checklist: Checklist) -> Iterator[Block]:
    yield note(f"Red-flag check, {escape(title)}")
    for ticked in checklist.raised:
        yield section(_raised(flags[ticked]) if ticked in flags else _gone(ticked))
    if checklist.note:
        yield note("What was said")
        yield quote(checklist.note)
    yield from _still_to_ask(flags[ticked] for ticked in checklist.unasked if ticked in flags)
    if not checklist.raised and not checklist.unasked:
        yield section("Nothing ticked, so there is nothing to follow up.")
    fine = [flag for flag in flags.values() if flag.flag not in (*checklist.raised, *checklist.unasked)]
    if fine and (checklist.raised or checklist.unasked):
        yield note(f"No question raised: {escape(' · '.join(flag.topic or flag.flag for flag in fine))}")
    yield note(NEVER_A_FLAG)


def _raised(flag: RedFlag) -> str:
    return (
        f"*{escape(flag.topic or flag.flag)}*\n*Ask*  {quoted(flag.ask)}\n{_innocent(flag)}\n"
        f"Why it matters: {escape(flag.why_it_matters)}"
    )


def _innocent(flag: RedFlag) -> str:
    return f"May be innocent: {escape(flag.could_also_mean)}"


def _gone(ticked: str) -> str:
    return f"*{escape(ticked)}*\nThis card has changed since you opened the check. Open it again for what to ask."


def _still_to_ask(flags: Iterable[RedFlag]) -> Iterator[Block]:
    asks = [f"*{escape(flag.topic or flag.flag)}*  {quoted(flag.ask)}" for flag in flags]
    if asks:
        yield section("*Not asked yet*")
        yield from map(section, asks)


def _ticked(values: Values, block_id: str) -> tuple[str, ...]:
    return tuple(chosen["value"] for chosen in (values.get(block_id) or {}).get("selected_options") or ())


VERB = Verb(
    name="redflags",
    label="Red-flag check",
    group="Screen",
    usage="redflags [role]",
    example="redflags",
    help="a fifteen-second check after the call",
    answer=answer,
    when="after",
    takes="role",
    shows="red flag",
    form=Form(
        title="Red-flag check",
        submit="Show what to ask",
        state=Checklist,
        open=open_checklist,
        read=read,
        validate=validate,
        result=result,
    ),
    names=("red flags", "red flag", "redflag", "flags", "flag", "warning signs", "checklist", "concerns", "check"),
    phrases=(
        "worry",
        "worries",
        "worry me",
        "worrying",
        "alarm",
        "smell",
        "smells",
        "hide something",
        "hiding something",
        "flags",
        "red flag",
        "warnings",
        "wary",
        "careful about",
        "be careful",
        "nonsense",
        "genuine",
        "credible",
        "bogus",
        "inflating",
        "padding",
        "embellish",
        "trust",
        "believe",
        "real or fake",
        "too good to be true",
        "stretch the truth",
        "making it up",
        "catch out",
        "giveaways",
        "giveaway",
        "red flag",
        "red flags",
        "warning sign",
        "warning signs",
        "watch out",
        "watch for",
        "look out for",
        "be wary",
        "wary of",
        "worry about",
        "worried about",
        "be worried",
        "concerns",
        "concern me",
        "concerning",
        "danger signs",
        "dealbreaker",
        "deal breaker",
        "dealbreakers",
        "alarm bells",
        "bluffing",
        "bluff",
        "is faking",
        "faking it",
        "fake it",
        "fake",
        "is lying",
        "lying about",
        "exaggerating",
        "overselling",
        "bullshitting",
        "is legit",
        "legit",
        "the real deal",
        "actually knows",
        "sounded off",
        "felt off",
        "sounds fishy",
        "fishy",
        "suspicious",
        "sketchy",
        "rule out",
        "should i avoid",
        "to avoid",
        "avoid hiring",
        "signs of a bad",
        "bad sign",
        "bad signs",
    ),
)
