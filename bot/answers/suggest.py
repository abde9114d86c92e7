"""`suggest`: ask for a card that is missing, or for a mend of one. It goes to those who keep the cards, unsigned."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot import buttons
from bot.block_kit import Block, actions, code, escape, field, header, note, quote, section, text_input
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Form, FormState, Values, Verb
from knowledge import snippets
from knowledge.card import Card
from knowledge.words import key as fold

TERM, WANTED, BETTER = "term", "wanted", "better"  # block_ids of the form's fields
MAX_TERM, MAX_WORDS = 75, 500  # characters; all of it travels in the view's private_metadata, which holds 3,000
NO_NAMES = "Leave people's names out."


class Suggestion(FormState, frozen=True, omit_defaults=True):
    """What somebody misses. `term` is empty where it is about a card that is there."""

    term: str = ""
    wanted: str = ""
    better: str = ""


def answer(context: Context, command: Command) -> Message:
    """What one can suggest, with the button that opens the form."""
    card = _card(context, command)
    if card:
        asked = Command(VERB.name, (context.knowledge.key(card),))
        return Message.of(
            header(f"A fix for {card.term}"),
            section(f"Is something wrong, missing or hard to read? {_where_it_goes(context)}"),
            actions(buttons.open_form("Suggest a fix", asked, style="primary")),
        )
    return Message.of(
        header("Suggest a term"),
        section(f"Do you miss a term or a role? {_where_it_goes(context)}"),
        actions(buttons.open_form("Suggest a term", missing(command.text), style="primary")),
    )


def missing(term: str) -> Command:
    """The command that asks for a card of this term, or of one to be named."""
    return Command(VERB.name, text=_clean(term, MAX_TERM))


def open_suggestion(context: Context, command: Command) -> Sequence[Block]:
    if card := _card(context, command):
        return [
            section(f"*{escape(card.term)}*: what should change?"),
            field(WANTED, "What is wrong or missing?", text_input(lines=True, most=MAX_WORDS), optional=False),
            field(BETTER, "How would you put it?", text_input(lines=True, most=MAX_WORDS)),
            note(_where_it_goes(context)),
        ]
    term = text_input(most=MAX_TERM, value=_clean(command.text, MAX_TERM))
    return [
        field(TERM, "Which term or role?", term, optional=False),
        field(WANTED, "What would you like to know about it?", text_input(lines=True, most=MAX_WORDS)),
        field(BETTER, "How would you explain it?", text_input(lines=True, most=MAX_WORDS)),
        note(_where_it_goes(context)),
    ]


def read(context: Context, command: Command, values: Values) -> Suggestion:
    def typed(block_id: str, most: int) -> str:
        return _clean((values.get(block_id) or {}).get("value") or "", most)

    return Suggestion(
        term=" ".join(typed(TERM, MAX_TERM).split()),
        wanted=typed(WANTED, MAX_WORDS),
        better=typed(BETTER, MAX_WORDS),
    )


def validate(context: Context, command: Command, suggestion: Suggestion) -> dict[str, str]:
    if _card(context, command):
        return {} if suggestion.wanted else {WANTED: "Say in a few words what is wrong or missing."}
    if not fold(suggestion.term):
        return {TERM: "Write the term in letters, such as Feast or Data Steward."}
    if there := _called(context, suggestion.term):
        return {TERM: f"There is a card for it: type /mlops {there.term}. Its menu “More” has “Suggest a fix”."}
    return {}


def result(context: Context, command: Command, suggestion: Suggestion) -> Message:
    return Message.of(_suggested(context, command, suggestion))


def _suggested(context: Context, command: Command, suggestion: Suggestion) -> Iterator[Block]:
    """Words of people stand in quotes and in code only, where no markup counts."""
    card = _card(context, command)
    title = f"A fix for {card.term}" if card else f"Wanted: a card for {suggestion.term}"
    yield header(title)
    if suggestion.wanted:
        yield note("What is wrong or missing" if card else "What people would like to know")
        yield quote(suggestion.wanted)
    if suggestion.better:
        yield note("How somebody would put it")
        yield quote(suggestion.better)
    if card:
        key = context.knowledge.key(card)
        file = card_file(context, key)
        yield from to_paste(
            context, title, f"To change in `{file}`:", snippets.mend(file, key, suggestion.wanted, suggestion.better)
        )
    else:
        file = f"{_folder(context)}{snippets.file_name(suggestion.term)}"
        text = snippets.new_card(file, suggestion.term, suggestion.wanted, suggestion.better)
        yield from to_paste(context, title, f"To begin a new file, `{file}`:", text)


def to_paste(context: Context, title: str, where: str, snippet: str) -> Iterator[Block]:
    """A snippet for those who keep the cards, and a link to a page of the repository that holds it already."""
    if not context.links.knowledge_channel:
        yield note("Hand this on to whoever keeps the cards.")
    yield section(escape(where))
    yield code(snippet)
    ticks = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", f"`{snippet}")))
    page = context.links.new_issue(title, f"{where}\n\n{ticks}yaml\n{snippet}{ticks}\n")
    yield from actions(buttons.link("Open an issue with it", page))


def card_file(context: Context, key: str) -> str:
    """Where a card stands. A path of the server's own is nobody's business."""
    source = context.knowledge.sources[key]
    path = Path(source.file)
    return source.name if path.is_absolute() else path.as_posix()


def _folder(context: Context) -> str:
    """Where new cards go: beside the first one."""
    first = next(iter(context.knowledge.sources), None)
    return card_file(context, first).removesuffix(context.knowledge.sources[first].name) if first else ""


def _where_it_goes(context: Context) -> str:
    if channel := context.links.knowledge_channel:
        return f"It goes to <#{channel}>, without your name. {NO_NAMES}"
    return f"You get a text to hand on to whoever keeps the cards. {NO_NAMES}"


def _card(context: Context, command: Command) -> Card | None:
    """The card that is to be mended. Raises InvalidCommandError where it is gone."""
    return context.card(command) if command.cards else _called(context, command.text)


def _called(context: Context, text: str) -> Card | None:
    """The card of exactly this name."""
    card = context.knowledge.lookup(text).card
    return card if card and fold(text) in {fold(name) for name in (card.term, *card.aliases)} else None


def _clean(text: str, most: int) -> str:
    """What was typed, without the signs that nobody sees: some of them no YAML may hold, some turn a line around."""
    seen = (sign if sign.isprintable() or sign in "\n\u200c\u200d" else " " for sign in text)
    return "".join(seen).strip()[:most].strip()


VERB = Verb(
    name="suggest",
    label="Suggest",
    group="Find your way",
    usage="suggest <term>",
    help="ask for a card that is missing, or for a fix",
    answer=answer,
    takes="text",
    is_modest=True,
    form=Form(
        title="Suggest",
        submit="Suggest",
        state=Suggestion,
        open=open_suggestion,
        read=read,
        validate=validate,
        result=result,
        instead=lambda command: len(command.text) <= MAX_TERM,  # a view carries no more
        post_to=lambda context: context.links.knowledge_channel,
    ),
    names=("suggestion", "suggest a term", "suggest a card", "suggest a fix", "suggest the term"),
)
