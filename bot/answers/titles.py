"""`titles`: the job titles to search for."""

from collections.abc import Iterator

from bot.block_kit import Block, code, escape, header, section
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Verb
from knowledge.card import Card, Role


def answer(context: Context, command: Command) -> Message:
    card, role = context.card_with_role(command)
    return Message.of(_blocks(card, role))


def _blocks(card: Card, role: Role) -> Iterator[Block]:
    yield header(f"Titles to search for: {role.title}")
    yield code("\n".join(role.search.titles))  # one a line, to be copied as it stands
    if card.aliases:
        yield section(f"*Also written*  {escape(', '.join(card.aliases))}")
    if role.search.skills:
        yield section(f"*Skills to add*  {escape(', '.join(role.search.skills))}")
    if role.search.exclude:
        yield section(f"*Leave out, anywhere in a profile*  {escape(', '.join(role.search.exclude))}")
    if role.search.exclude_titles:
        yield section(f"*Leave out, as the current title only*  {escape(', '.join(role.search.exclude_titles))}")


VERB = Verb(
    name="titles",
    label="Job titles",
    group="Source",
    usage="titles [role]",
    example="titles",
    help="job titles to search for, ready to copy",
    answer=answer,
    when="before",
    takes="role",
    names=("synonyms", "synonym", "title", "job titles", "job title", "aka", "similar titles", "alternative titles"),
    phrases=(
        "call their",
        "companies call",
        "what do … call",
        "do they call",
        "else call",
        "job names",
        "under what name",
        "under which names",
        "titles",
        "synonyms",
        "keywords",
        "variations",
        "variants",
        "equivalent titles",
        "else might … be called",
        "might be called",
        "is it called",
        "are they called",
        "called on linkedin",
        "they call",
        "words to put",
        "words to search",
        "terms to search",
        "what to search",
        "what to type",
        "on linkedin",
        "job titles",
        "job title",
        "what titles",
        "which titles",
        "other titles",
        "similar titles",
        "alternative titles",
        "related titles",
        "titles should",
        "titles to search",
        "titles for",
        "also called",
        "also known as",
        "else … called",
        "other names",
        "other name",
        "another name",
        "alternative names",
        "different names",
        "same as … called",
        "go by",
        "goes by",
        "synonym for",
        "synonyms for",
        "search terms",
        "keywords",
        "what do i search",
        "what should i search",
        "what should i search for",
        "what do i search for",
        "titres",
        "synonyme",
    ),
)
