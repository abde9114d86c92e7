"""`where`: where such people are found."""

from bot.answers.about import about, role_of
from bot.block_kit import escape, header, sections
from bot.message import Message
from bot.request import Request
from knowledge.base import Knowledge


def answer(knowledge: Knowledge, request: Request) -> Message:
    role = role_of(about(request))
    title = f"Where to find them: {role.title}"
    places = (f"*{escape(place.place)}*\n{escape(place.how)}" for place in role.where_to_find)
    return Message.of(title, [header(title), *sections(places, joint="\n\n")])
