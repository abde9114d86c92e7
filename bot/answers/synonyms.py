"""`synonyms`: the job titles to search for."""

from bot.answers.about import about, role_of
from bot.block_kit import escape, header, section
from bot.message import Message
from bot.request import Request
from knowledge.base import Knowledge


def answer(knowledge: Knowledge, request: Request) -> Message:
    card = about(request)
    role = role_of(card)
    title = f"Titles to search for: {role.title}"
    titles = "\n".join(map(escape, role.search.titles))  # one a line, in a code block, to be copied as it stands
    lines = [f"```{titles}```"]
    if card.aliases:
        lines.append(f"*Also written:* {escape(', '.join(card.aliases))}")
    if role.search.skills:
        lines.append(f"*Skills to add:* {escape(', '.join(role.search.skills))}")
    if role.search.exclude:
        lines.append(f"*Leave out:* {escape(', '.join(role.search.exclude))}")
    return Message.of(f"{title}: {', '.join(role.search.titles)}", [header(title), section("\n".join(lines))])
