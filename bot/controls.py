"""What stands under an answer: the likeliest next steps, a select of the others, and where the answer may go."""

from collections.abc import Iterator

from msgspec.structs import replace

from bot import buttons
from bot.block_kit import Block, Element, actions, note
from bot.command import Command
from bot.verb import Context, Verb
from knowledge.card import Card

MAX_VALUE = (
    2_000  # characters a button carries, https://docs.slack.dev/reference/block-kit/block-elements/button-element
)
LIKELIEST = 2  # next steps with a button of their own


def below(context: Context, command: Command) -> Iterator[Block]:
    """The next steps of an answer about cards. They keep its card and its level."""
    card = context.card(command)
    if command.also:
        yield from _also(context, command)
    if context.verbs[command.verb].takes == "cards":  # its next steps are of its own kind
        return
    verbs = [verb for verb in context.verbs if verb.applies_to(card)]
    others = [verb for verb in verbs if verb.name != command.verb]
    likely = context.verbs.then(command.verb)
    others.sort(key=lambda verb: likely.index(verb.name) if verb.name in likely else len(likely))
    first, rest = others[:LIKELIEST], others[LIKELIEST:]
    choices = [(_label(verb, command), _next(verb, command)) for verb in rest]
    if command.verb == context.verbs.opening.name:
        mend = Command(context.verbs.suggesting.name, command.cards[:1])
        choices = [*_pages(context, command), *choices, *_related(context, card), ("Suggest a fix", mend)]
    yield from actions(*(_step(verb, command) for verb in first), buttons.pick("More", choices))


def private_row(command: Command) -> list[Block]:
    """Set apart from the next steps, and labeled the same everywhere. A long text does not fit a button."""
    if len(str(command)) > MAX_VALUE:
        return []
    return actions(buttons.keep(command), buttons.share(command))


def _step(verb: Verb, command: Command) -> Element:
    following = _next(verb, command)
    make = buttons.open_form if verb.opens_form(following) else buttons.show
    return make(_label(verb, command), following)


def _next(verb: Verb, command: Command) -> Command:
    return Command(verb.name, command.cards, command.level)


def _label(verb: Verb, command: Command) -> str:
    return f"{verb.label}, {command.level}" if command.level and verb.has_levels else verb.label


def _pages(context: Context, command: Command) -> Iterator[tuple[str, Command]]:
    for number, name in enumerate(context.verbs.opening.pages, start=1):
        if number != command.page:
            yield name, replace(command, page=number, also=())


def _related(context: Context, card: Card) -> Iterator[tuple[str, Command]]:
    for term in card.related:
        yield f"See also: {term}", context.open(context.knowledge[term])


def _also(context: Context, command: Command) -> Iterator[Block]:
    cards = [context.knowledge.cards[key] for key in command.also if key in context.knowledge.cards]
    verb = context.verbs[command.verb]
    if cards:
        yield note("You also named:")
        yield from actions(
            *(
                buttons.show(
                    card.term,
                    Command(
                        verb.name if verb.applies_to(card) else context.verbs.opening.name,
                        (context.knowledge.key(card),),
                        command.level,
                    ),
                )
                for card in cards
            )
        )
