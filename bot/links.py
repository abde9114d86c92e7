"""Where the bot leads to: those who keep its cards, and the repository that the cards are in."""

from dataclasses import dataclass
from urllib.parse import quote

MAX_URL = 3_000  # characters, https://docs.slack.dev/reference/block-kit/block-elements/button-element
CUT = "\n… (cut: the rest is in Slack)"


@dataclass(frozen=True)
class Links:
    """What a workspace has set up; an empty one is not there."""

    knowledge_channel: str = ""  # the id of the channel that suggestions are posted to
    repository_url: str = ""  # the repository's page on GitHub

    def new_issue(self, title: str, body: str) -> str | None:
        """The address of a page on which an issue is written already, or None without a repository.

        A body that is too long for a button's address is cut.
        https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/creating-an-issue
        """
        if not self.repository_url:
            return None
        start = f"{self.repository_url}/issues/new?title={quote(title, safe='')}&body="
        room = MAX_URL - len(start)
        encoded = quote(body, safe="")
        return start + (encoded if len(encoded) <= room else _cut(body, room))


NO_LINKS = Links()


def _cut(body: str, room: int) -> str:
    kept, end = "", quote(CUT, safe="")
    for sign in body:  # one by one: a sign is up to twelve characters of an address, and half of one is none
        encoded = quote(sign, safe="")
        if len(kept) + len(encoded) + len(end) > room:
            break
        kept += encoded
    return kept + end
