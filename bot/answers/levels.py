"""`levels`: what to expect of a junior, a mid and a senior."""

from bot.answers.about import about, role_of
from bot.answers.tabs import level_tabs
from bot.block_kit import bullets, escape, header, sections
from bot.message import Message
from bot.request import Request
from knowledge.base import Knowledge
from knowledge.card import LEVELS


def answer(knowledge: Knowledge, request: Request) -> Message:
    role = role_of(about(request))
    shown = [request.level] if request.level else LEVELS
    title = f"{request.level.capitalize()} {role.title}" if request.level else f"{role.title}: levels"
    texts = (
        f"*{name.capitalize()}*: {escape(level.years)} years\n{bullets(level.indicators)}"
        for name in shown
        for level in [getattr(role.levels, name)]
    )
    return Message.of(title, [header(title), *level_tabs(request), *sections(texts, joint="\n\n")])
