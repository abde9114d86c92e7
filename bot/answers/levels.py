"""`levels`: what to expect of a junior, a mid and a senior."""

from collections.abc import Iterator

from bot.answers.level_buttons import level_buttons
from bot.block_kit import Block, bullets, header, note, section
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Verb
from knowledge.card import LEVELS, Level, LevelName, Role

# Sackett and others (2022) put the validity of years of experience at .07, of structured interviews at .42.
YEARS_SAY_LITTLE = (
    "Years describe pay bands and say little about skill. Tell levels apart by scope: a task, a system, a company."
)


def answer(context: Context, command: Command) -> Message:
    _, role = context.card_with_role(command)
    return Message.of(_one(role, command.level, command) if command.level else _all(role, command))


def _one(role: Role, name: LevelName, command: Command) -> Iterator[Block]:
    level: Level = getattr(role.levels, name)
    yield header(f"{name.capitalize()} {role.title}: what to expect")
    yield from level_buttons(role, command)
    yield section(f"*Usually {level.years} years*")
    yield bullets(level.indicators)
    yield note(YEARS_SAY_LITTLE)


def _all(role: Role, command: Command) -> Iterator[Block]:
    yield header(f"{role.title}: what to expect of each level")
    yield from level_buttons(role, command)
    for name in LEVELS:
        level: Level = getattr(role.levels, name)
        yield section(f"*{name.capitalize()}*, usually {level.years} years")
        yield bullets(level.indicators)
    yield note(YEARS_SAY_LITTLE)


VERB = Verb(
    name="levels",
    label="Levels",
    group="Screen",
    usage="levels [level] [role]",
    help="what to expect of each level",
    answer=answer,
    when="on",
    has_levels=True,
    takes="role",
    shows="indicator",
    names=(
        "leveling",
        "levelling",
        "level",
        "lvl",
        "lvls",
        "seniority",
        "experience levels",
        "indicators",
        "years",
        "expectations",
    ),
    phrases=(
        "seniority",
        "expectations",
        "expect",
        "years of experience",
        "years experience",
        "how senior",
        "how junior",
        "senior enough",
        "junior enough",
        "leveling",
        "levelling",
        "career stage",
        "calibrate",
        "seniority level",
        "seniority levels",
        "experience level",
        "experience levels",
        "level of experience",
        "what to expect",
        "should i expect",
        "do i expect",
        "can i expect",
        "expect from",
        "expected of",
        "expected from",
        "how many years",
        "years enough",
        "years is enough",
        "enough for",
        "enough experience",
        "should be able to",
        "be able to do",
        "what should … know",
        "what should … do",
        "should know",
        "must know",
        "difference between junior",
        "difference between mid",
        "difference between senior",
        "junior vs",
        "junior or senior",
        "mid or senior",
        "junior from a senior",
        "what makes",
        "really senior",
        "actually senior",
        "truly senior",
        "what level",
        "which level",
        "levels for",
        "levels of",
        "career ladder",
        "seniority of",
    ),
)
