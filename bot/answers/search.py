"""`search`: strings to paste into each place where recruiters search; a string that is typed is checked."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from bot import buttons
from bot.answers.miss import hired_for, shortened
from bot.answers.search_reading import Asked, read
from bot.block_kit import Block, actions, bullets, code, escape, header, labelled_bullets, note, quoted, section
from bot.command import Command
from bot.message import Message
from bot.verb import Context, Verb
from knowledge.boolean import in_words
from knowledge.boolean_check import LONGEST, Checked, check, is_boolean
from knowledge.card import Card, Role
from knowledge.engines import Draw, Engine, Rule, engines, measured
from knowledge.search_strings import Made, Wanted, fitted, make, of_current_title, suiting

MAX_TYPED = 900  # characters beside a role: the buttons carry them, in at most 2,000 characters of JSON
SHOWN_FAULTS = 12

EXAMPLE = "search data engineer in Berlin not intern"
BOOLEAN_EXAMPLE = 'search ("ML Engineer" OR MLOps) AND Kubeflow NOT intern'


def answer(context: Context, command: Command) -> Message:
    text = command.text.strip()
    if is_boolean(text):
        return _checked(context, text)
    if len(text) > MAX_TYPED:
        return _advice(context, f"That is a lot: a role, a place and a few words fit into {MAX_TYPED} characters.")
    asked = read(text, _words_of_titles(context))
    card = context.card(command) if command.cards else None
    if card is None or (card.role is None and text and not asked.role):
        card = context.knowledge.lookup(asked.role).card if asked.role else context.knowledge.default
    if card is None:
        return _no_such_role(context, asked)
    if card.role is None:
        return _no_role(context, card, asked)
    return _strings(context, replace(command, cards=(context.knowledge.key(card),)), card, card.role, asked)


def _words_of_titles(context: Context) -> set[str]:
    roles = (card.role for card in context.knowledge.cards.values() if card.role)
    return {word for role in roles for title in (role.title, *role.search.titles) for word in title.casefold().split()}


# Strings for a role ----------------------------------------------------------------------------------------------


def _strings(context: Context, command: Command, card: Card, role: Role, asked: Asked) -> Message:
    wanted = Wanted(
        role.search.titles, role.search.skills, role.search.exclude, asked.must, asked.places, asked.without
    )
    suited = suiting(role.search.skills)
    tabs = list(dict.fromkeys(engine.tab for engine in suited))
    tab = tabs[command.page - 1] if 0 < command.page <= len(tabs) else tabs[0]
    return Message.of(
        header(f"Search strings: {role.title}"),
        _understood(context, card, role, asked),
        actions(*(_tab(command, name, number, name == tab) for number, name in enumerate(tabs, start=1))),
        (block for engine in suited if engine.tab == tab for block in _for_engine(engine, wanted, role)),
    )


def _tab(command: Command, name: str, page: int, is_shown: bool) -> dict[str, object]:
    """The page of a command is the number of its tab."""
    label = f"✓ {name}" if is_shown else name
    return buttons.switch(label, replace(command, page=page), style="primary" if is_shown else None)


def _understood(context: Context, card: Card, role: Role, asked: Asked) -> Iterator[Block]:
    """What was read of the text, and what was not."""
    said = [("In", " or ", asked.places), ("With", ", ", asked.must), ("Without", ", ", asked.without)]
    if told := [f"{word} {link.join(map(quoted, found))}" for word, link, found in said if found]:
        yield note(" · ".join(told), verbatim=True)
    if unread := _unread(context, card, role, asked.role):
        yield note(
            f"Not in the strings: {quoted(unread)}. Write “with …” for a skill and “not …” to leave something out; for"
            " years and seniority, use the site's own filters.",
            verbatim=True,
        )


def _unread(context: Context, card: Card, role: Role, text: str) -> str:
    """The words before the first “in”, “with” or “not” that do not name the role."""
    named = [
        mention
        for mention in context.knowledge.mentions(text)
        if mention.card.role == role
        or (mention.card.kind == "practice" and card.term in (*mention.card.used_by, *mention.card.related))
    ]
    if not named and (found := context.knowledge.lookup(text).card) and found.role == role:
        return ""
    for mention in reversed(named):
        text = f"{text[: mention.start]} {text[mention.stop :]}"
    return " ".join(text.split())


def _for_engine(engine: Engine, wanted: Wanted, role: Role) -> Iterator[Block]:
    yield section(f"*{escape(engine.name)}*  {escape(engine.use)}")
    kinds = [("Broad", engine.broad), ("Narrow", engine.narrow)]
    made = [make(engine, wanted, draw) for _, draw in kinds]
    for (kind, draw), strings in zip(kinds, made, strict=True):
        yield from _of_a_kind(kind, _drawn(engine, wanted, draw), strings)
    if engine.titles:
        for string in of_current_title(role.search.titles, role.search.exclude_titles):
            yield note(
                f"For the filter *{engine.titles}*, set to current: leaves out titles without losing a past one."
            )
            yield code(string)
    if told := [*_besides(engine, wanted, role, made)]:
        yield note(" ".join(told), verbatim=True)
    yield note(_rules(engine))


def _of_a_kind(kind: str, drawn: str, made: Made) -> Iterator[Block]:
    if made.problem:
        yield note(f"*{kind}*  {escape(made.problem)}", verbatim=True)
        return
    several = f", in {len(made.strings)} strings: paste one after the other" if len(made.strings) > 1 else ""
    yield note(f"*{kind}*  {drawn}{several}")
    yield from map(code, made.strings)


def _drawn(engine: Engine, wanted: Wanted, draw: Draw) -> str:
    numbers = (("job title", draw.titles, wanted.titles), ("skill", draw.skills, wanted.skills))
    told = [_counted(min(most, len(there)), noun) for noun, most, there in numbers if most and there]
    told += ["the main language"] if draw.languages else []
    return ", ".join(told) or f"any {' or '.join(engine.either)}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _besides(engine: Engine, wanted: Wanted, role: Role, made: Sequence[Made]) -> Iterator[str]:
    """What is not in the strings, and where it goes."""
    places = " or ".join(map(quoted, wanted.places))
    if places and engine.place == "filter":
        yield f"Set the filter *Location* to {places}: in the string it would only find profiles that write it."
    if places and engine.place == "none":
        yield f"{places} is not in it: these pages name no place."
    if engine.drops and wanted.drops and not all(one.dropped for one in made if one.strings):
        yield f"No room to leave out {', '.join(map(quoted, wanted.drops))}: skip those by eye."
    if role.search.exclude_titles and engine.drops and not engine.titles:
        titles = ", ".join(map(quoted, role.search.exclude_titles))
        yield f"{titles}: to be left out as the current title only, and this place can't look at that alone."


def _rules(engine: Engine) -> str:
    """What is documented, each with its source, and what is known from practice alone."""
    habit = f" From practice: {escape(engine.habit)}" if engine.habit else ""
    return " ".join(map(_sourced, (*engine.limits, *engine.rules))) + habit


def _sourced(rule: Rule) -> str:
    return f"{escape(rule.rule)} (<{rule.source}|source>, read {rule.read:%b %Y})"


# A string that was typed -----------------------------------------------------------------------------------------


def _checked(context: Context, text: str) -> Message:
    if len(text) > LONGEST:
        return _advice(context, f"I can check a string of up to {LONGEST:,} characters. Check it in parts, AND by AND.")
    checked = check(text)
    if checked.node is None:
        return _advice(context, f"I can't make a search of that. {checked.faults[-1].told}", BOOLEAN_EXAMPLE)
    return Message.of(
        header("Your search string, checked"),
        _faults(checked),
        section("*What it asks for*"),
        bullets(in_words(checked.node)),
        _read_otherwise(checked),
        _elsewhere(checked),
    )


def _faults(checked: Checked) -> Iterator[Block]:
    if not checked.faults:
        yield section("No fault found in how it is written.")
        yield code(checked.mended)
        return
    yield bullets(fault.told for fault in checked.faults[:SHOWN_FAULTS])
    yield section("*Corrected*")
    yield code(checked.mended)


def _read_otherwise(checked: Checked) -> Iterator[Block]:
    if checked.typed:
        yield section("*As typed, LinkedIn Recruiter takes AND before OR, and reads*")
        yield bullets(in_words(checked.typed))


def _elsewhere(checked: Checked) -> Iterator[Block]:
    """How it fares with each engine, and strings for Google, which reads no brackets."""
    google = next(engine for engine in engines() if engine.syntax == "google")
    github = next(engine for engine in engines() if engine.syntax == "github")
    if checked.syntax == "boolean":
        linkedin = [engine for engine in engines() if engine.syntax == "boolean"]
        told = [(engine.name, f"{engine.rules[0].rule} {engine.habit}") for engine in linkedin]
        yield section("*How each place reads it*")
        yield labelled_bullets([*told, ("GitHub", _against_limits(github, checked.mended))])
        made = fitted(google, [checked.node] if checked.node else [])
        yield section("*The same for Google*, which reads no brackets")
        yield from _of_a_kind("On LinkedIn", "public profiles", made)
        yield note(" ".join(map(_sourced, (*google.limits, *github.limits))))
        return
    engine = google if checked.syntax == "google" else github
    yield labelled_bullets([(engine.name.split(",")[0], _against_limits(engine, checked.mended))])
    if checked.node and (any(engine.breaches(checked.mended)) or not engine.does_well(checked.mended)):
        bare = replace(engine, begins=(), ends=())
        yield from _of_a_kind("Split", "the same search", fitted(bare, [checked.node]))
    yield note(" ".join(map(_sourced, engine.limits)))


def _against_limits(engine: Engine, text: str) -> str:
    """Every limit of an engine beside what the string has."""
    passed = [f"{counted} {limit.what} of at most {limit.most}" for limit, counted in engine.breaches(text)]
    if passed:
        return f"too long as it is: {' and '.join(passed)}."
    has = [f"{measured(text, limit.what)} {limit.what} of at most {limit.most}" for limit in engine.limits]
    return f"short enough: {' and '.join(has)}."


# What can't be searched for --------------------------------------------------------------------------------------


def _no_such_role(context: Context, asked: Asked) -> Message:
    said = section(f"I have no card for {quoted(shortened(asked.role))}, so I know no titles for it.", verbatim=True)
    near = [card for card in context.knowledge.lookup(asked.role).suggestions if card.role]
    if near:
        choices = [_again(context, card, asked.rest) for card in near]
        return Message.of(said, note("Did you mean one of these?"), actions(*choices))
    return Message.of(said, _examples(context))


def _no_role(context: Context, card: Card, asked: Asked) -> Message:
    """Nobody is hired as a Kubernetes, yet it is a skill to search for."""
    rest = f'with "{card.term}" {asked.rest}'.strip()
    choices = [_again(context, role, rest) for role in hired_for(context, card)]
    said = f"*{escape(card.term)}* is a {card.kind}, not a job title. Search for people who know it among:"
    return Message.of(section(said), actions(*choices)) if choices else _advice(context, said)


def _again(context: Context, card: Card, rest: str) -> dict[str, object]:
    """The same search for another role: nothing that was typed is lost."""
    return buttons.switch(card.term, Command(VERB.name, (context.knowledge.key(card),), text=rest))


def _advice(context: Context, told: str, example: str = EXAMPLE) -> Message:
    return Message.of(section(told, verbatim=True), _examples(context, example))


def _examples(context: Context, example: str = EXAMPLE) -> list[Block]:
    command = Command(VERB.name, text=example.removeprefix("search "))
    return actions(buttons.show(f"Try: {example}", command), buttons.show("What can you do?", context.verbs.overview))


VERB = Verb(
    name="search",
    label="Search strings",
    group="Source",
    usage="search [role] [in PLACE] [not WORD …]",
    example="search",
    help="strings ready to paste into LinkedIn, Google and GitHub; checks one that you type",
    answer=answer,
    when="before",
    takes="text",
    about="role",
    names=(
        "boolean",
        "booleans",
        "boolean for",
        "boolean string",
        "boolean strings",
        "boolean string for",
        "boolean search",
        "boolean search for",
        "boolean keywords",
        "search string",
        "search strings",
        "search string for",
        "search strings for",
        "sourcing string",
        "x-ray",
        "x ray",
        "xray",
        "xray search",
        "x ray search",
        "xray for",
        "x ray for",
        "check boolean",
        "check this boolean",
        "check my boolean",
        "check this string",
        "check my string",
        "check this search string",
        "check my search string",
        "check this search",
    ),
    phrases=(
        "recruiter string",
        "string for",
        "strings for",
        "boolean",
        "booleans",
        "boolean string",
        "boolean strings",
        "boolean string for",
        "boolean search",
        "boolean search for",
        "boolean query",
        "search string",
        "search strings",
        "search string for",
        "search query",
        "sourcing string",
        "string for linkedin",
        "linkedin string",
        "string … paste",
        "string … linkedin",
        "x ray",
        "xray",
        "x ray search",
        "xray search",
    ),
)
