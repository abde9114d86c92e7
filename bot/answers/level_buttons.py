"""The row of levels in an answer: a click shows the same answer for another level."""

from msgspec.structs import replace

from bot import buttons
from bot.block_kit import Block, actions
from bot.command import Command
from knowledge.card import LEVELS, Role


def level_buttons(role: Role, command: Command) -> list[Block]:
    """The chosen level is told by its check mark as well as by its color."""
    return actions(
        *(
            buttons.switch(
                f"✓ {name.capitalize()}" if name == command.level else f"{name.capitalize()} ({level.years})",
                replace(command, level=name, page=1, also=()),
                style="primary" if name == command.level else None,
                spoken=f"{name.capitalize()}, {level.years} years{', shown' if name == command.level else ''}",
            )
            for name in LEVELS
            for level in [getattr(role.levels, name)]
        )
    )
