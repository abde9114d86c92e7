"""`where`: where such people are found."""

from bot.block_kit import escape, header, section
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Verb


def answer(context: Context, command: Command) -> Message:
    _, role = context.card_with_role(command)
    places = (section(f"*{escape(place.place)}*\n{escape(place.how)}") for place in role.where_to_find)
    return Message.of(header(f"Where to find them: {role.title}"), places)


VERB = Verb(
    name="where",
    label="Where to find them",
    group="Source",
    usage="where [role]",
    help="where such people are found",
    answer=answer,
    takes="role",
    names=("sources", "places", "source", "sourcing", "where to find", "where are", "find me", "communities"),
    phrases=(
        "where to find",
        "where can i find",
        "where can we find",
        "where do i find",
        "where do we find",
        "where do you find",
        "where do … find",
        "where would i find",
        "where should i look",
        "where do i look",
        "where to look",
        "where do i source",
        "where to source",
        "how do i find",
        "how to find",
        "how can i find",
        "where do … hang",
        "hang out",
        "hangs out",
        "hangout",
        "where are … found",
        "where do … work",
        "where do … live",
        "where do … meet",
        "where i can find",
        "poach",
        "what companies",
        "which companies",
        "what communities",
        "which communities",
        "communities for",
        "meetups for",
        "where else",
        "places to find",
        "source a",
        "source an",
        "sourcing a",
        "source for",
        "struggling to find",
        "cant find any",
        "looking in the wrong",
        "wo finde ich",
        "donde encuentro",
        "ou trouver",
    ),
)
