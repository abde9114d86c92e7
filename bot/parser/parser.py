"""The parser: slots that are filled one after the other, each forgiving on its own.

What surrounds a command is peeled off, the cards named in the text are found, then the words that ask for a verb, then
the level. What is left over decides whether a text without a card means the default one or something unknown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.answers.courtesy import Kind
from bot.command import Command
from bot.parser import level as levels
from bot.parser.courtesy import courtesies
from bot.parser.level import Levels, find_levels
from bot.parser.markup import as_typed, strip_markup
from bot.parser.silence import says_nothing
from bot.parser.tokens import Clause, Token, tokens
from bot.parser.wording import Heard, Wording
from bot.verb import Verb, Verbs
from knowledge.base import Knowledge, Lookup
from knowledge.card import Card, LevelName
from knowledge.words import key as fold

COMPARED = 3  # cards
DECODED = 8  # cards of a passage that a command carries
LONGEST_NAME = 60  # characters of a name without a card
SHORT = 4  # words; in a text as short as this, every word is meant
_LINKED = re.compile(r"\s+(?:vs\.?|versus|or|and)\s+|\s*[&/,+]\s*", re.IGNORECASE)


FEW = 4  # words beside two cards, up to which the two are compared
PASTED = 40  # words; a text longer than this that names several cards is no question, whatever words are in it
LINKS = frozenset(["and", "or", "vs", "versus", "und", "y", "et"])
OPENERS = frozenset(
    """
    what whats wat how hows who where wheres which when why is are do does did can could would should any define
    explain tell give show list find compare start name
    """.split()
)
# Beside one of these stands what a card is compared with.
JOINS = LINKS | frozenset(["with", "to", "from", "as", "than", "between", "oder", "ou", "o"])
ARTICLES = frozenset(["a", "an", "the", "this", "that", "these", "those"])
PRONOUNS = frozenset(["it", "that", "this", "they", "those", "these", "them"])
ASIDE = 0.4  # what words outside the clause that asks weigh
DEFINING = 1.5  # what "what is" weighs before a card; a single word that asks for another verb weighs 2
FILLING = ARTICLES | frozenset("for of my our some to find please".split())  # between a verb and its role
# Behind one of these, a card says what somebody works with, not what is asked about.
QUALIFIERS = frozenset(
    """
    who whos that with using knows know knowing in on about having doing for at uses use
    """.split()
)


@dataclass(frozen=True)
class NotFound:
    """A text that means no card: the term as it was typed, and what it may be a slip of."""

    term: str
    verb: str
    level: LevelName | None = None
    suggestions: tuple[Card, ...] = ()


@dataclass(frozen=True)
class Courtesy:
    """A text that asks for nothing."""

    kind: Kind


Reading = Command | NotFound | Courtesy


@dataclass
class _Text:
    """A text on its way through the slots."""

    text: str
    tokens: list[Token]
    clauses: list[Clause]
    words: list[str]
    named: list["_Named"]
    free: list[bool] = field(default_factory=list)  # for each word whether it belongs to no card's name
    typed: str = ""  # the same with the quotes and signs that were typed

    def from_token(self, at: int) -> str:
        """What was typed from a token on, signs before it included; without signs where those get in the way."""
        cut, _ = tokens(self.typed)
        if [token.word for token in cut] != [token.word for token in self.tokens]:
            return self.text[self.tokens[at - 1].stop if at else 0 :]
        return self.typed[cut[at - 1].stop if at else 0 :]


@dataclass(frozen=True)
class _Named:
    """A card that the text names, from token `start` up to token `stop`."""

    card: Card
    start: int
    stop: int
    clause: int


class Parser:
    """Reads any text in the light of the verbs there are and the cards that are known. Never raises."""

    def __init__(self, verbs: Verbs, knowledge: Knowledge) -> None:
        self._verbs = verbs
        self._knowledge = knowledge
        self._wording = Wording(verbs, levels.WORDS)

    def parse(self, text: str) -> Reading:
        """`text` is as Slack sends it."""
        typed = strip_markup(text)
        read = self._open(typed)
        read.typed = as_typed(text)
        if not read.words:
            return self._verbs.overview if not typed else Courtesy("nod")
        manners, kinds = courtesies(read.words, read.free)
        around = manners | {at for at, word in enumerate(read.words) if word in levels.WORDS or word in levels.JOINED}
        heard = [
            words
            for words in self._wording.heard(read.words, read.free, around)
            if not manners.issuperset(range(words.start, words.stop))
            # What is decoded stands behind its name, so at the end of a text that is a word like any other.
            and not (words.verb == self._verbs.decoding.name and words.is_name and words.start)
        ]
        heard = self._without_modest(read, heard)
        if (taken := self._free_text(read, heard, manners)) is not None:
            return taken
        if kinds and not read.named and not self._asks(read, heard, manners):
            return Courtesy(kinds[-1] if kinds[0] == "greeting" else kinds[0])
        return self._decide(read, self._without_weaker(heard), manners)

    # The slots ---------------------------------------------------------------------------------------------------

    def _open(self, typed: str) -> _Text:
        cut, clauses = tokens(typed)
        words = [self._wording.spelled(token.word) for token in cut]
        read = _Text(typed, cut, clauses, words, [])
        at = 0
        for mention in self._knowledge.mentions(typed):
            while at < len(cut) and cut[at].stop <= mention.start:
                at += 1
            stop = at
            while stop < len(cut) and cut[stop].start < mention.stop:
                stop += 1
            if at < stop and not (stop - at == 1 and self._is_ours(cut[at].word, mention.name)):
                read.named.append(_Named(mention.card, at, stop, cut[at].clause))
        read.free = [True] * len(cut)
        for named in read.named:
            read.free[named.start : named.stop] = [False] * (named.stop - named.start)
        return read

    def _is_ours(self, word: str, name: str) -> bool:
        """Whether a word that was taken for a slip of a card's name is a word of a verb or a level as it stands."""
        return word in self._wording.known and word != name.casefold()

    def _free_text(self, read: _Text, heard: Sequence[Heard], manners: set[int]) -> Command | None:
        """A verb that takes whatever follows it; of its names, the longest one counts."""
        for words in sorted(heard, key=lambda words: words.stop, reverse=True):
            verb = self._verbs[words.verb]
            if verb.takes == "text" and words.start == 0 and words.is_name:
                if verb.about:
                    return self._text_about_role(read, verb, words, manners)
                if verb is self._verbs.decoding and not self._is_more_than_a_term(read, words.stop):
                    return None if read.named else Command(verb.name)
                return Command(verb.name, text=read.text[read.tokens[words.stop - 1].stop :].strip(" ,:?!."))
        return None

    def _without_modest(self, read: _Text, heard: Sequence[Heard]) -> list[Heard]:
        """Without verbs that give way: "suggest questions for an sre" asks for questions, "code review" for nothing.

        "Suggest feature flags" still names something unknown, whatever verb "flags" asks for.
        """
        modest = [words for words in heard if self._verbs[words.verb].is_modest]
        others = [words for words in heard if words not in modest]
        taken = {at for words in heard for at in range(words.start, words.stop)}
        is_strange = any(at not in taken and not says_nothing(word) for at, word in enumerate(read.words))
        if any(words.weight > 1 for words in others) and (read.named or not is_strange):
            return others
        return [*(words for words in modest if words.start == 0), *others]

    def _is_more_than_a_term(self, read: _Text, start: int) -> bool:
        """Whether there is something to decode from a token on: not just one name in words that say nothing."""
        cards = {named.card.term for named in read.named if named.start >= start}
        return len(cards) > 1 or any(
            free and not says_nothing(word, in_sentence=True)
            for word, free in zip(read.words[start:], read.free[start:], strict=True)
        )

    def _text_about_role(self, read: _Text, verb: Verb, words: Heard, manners: set[int]) -> Command:
        """A role, and what is said of it behind the words that ask for the verb: no text where that is nothing."""
        named = self._first_for(verb, read.named) if read.named else None
        card = self._role_of(read, verb, named) if named else None
        text = read.from_token(words.stop)
        begin = words.stop
        if named and named.stop <= words.start:
            begin = named.start
            text = f"{read.from_token(begin)[: -len(read.from_token(words.start)) or None]} {text}"
        said = set(range(words.start, words.stop)) | (set(range(named.start, named.stop)) if named else set())
        rest = [at for at in range(begin, len(read.words)) if at not in said | manners]
        if all(read.words[at] in FILLING for at in rest) and not any(sign in text for sign in "()|"):
            text = ""
            card = card or self._knowledge.default
        return Command(verb.name, self._keys([card]) if card else (), text=text.strip(" ,:?!."))

    def _without_weaker(self, heard: Sequence[Heard]) -> list[Heard]:
        """Without words that stand inside longer ones of another verb: "job titles" inside "titles should"."""
        return [
            words
            for words in heard
            if not any(
                other.start <= words.start
                and words.stop <= other.stop
                and other.stop - other.start > words.stop - words.start
                for other in heard
            )
        ]

    def _asks(self, read: _Text, heard: Sequence[Heard], manners: set[int]) -> bool:
        """Whether more than manners is there."""
        if heard:
            return True
        rest = [word for at, word in enumerate(read.words) if at not in manners]
        return any(not says_nothing(word, in_sentence=True) for word in rest)

    # Deciding ----------------------------------------------------------------------------------------------------

    def _decide(self, read: _Text, heard: Sequence[Heard], manners: set[int]) -> Reading:
        if self._is_pasted(read, heard):
            return Command(self._verbs.decoding.name, self._keys(self._all_named(read)[:DECODED]), text=read.text)
        verb, spoken = self._verb(read, heard)
        beside = {at for named in read.named for at in (named.start, named.stop - 1)}
        beside |= {at for words in heard if words.weight > 1 for at in range(words.start, words.stop)}
        named_levels = find_levels(read.text, read.words, read.free, frozenset(beside))
        if verb and verb.takes == "text" and verb.about:
            asking = max((words for words in heard if words.verb == verb.name), key=lambda words: words.weight)
            return self._text_about_role(read, verb, asking, manners)
        if verb and verb.takes == "text" and not read.named:
            return self._text_beside(read, verb, heard, manners)
        if len(named_levels.named) > 1 and (verb is None or verb.takes == "cards") and len(read.named) < 2:
            verb = self._verbs.level_alone
        chosen = self._chosen(read, verb)
        used = manners | spoken | named_levels.tokens
        if chosen and verb is self._verbs.comparing:
            called = any(words.is_name and words.verb == verb.name for words in heard)
            if compared := self._compared(read, verb, chosen, used, called):
                return compared
            verb = self._verbs.opening
        if chosen:
            return self._about(read, verb, chosen, named_levels, used)
        return self._about_none(read, verb, named_levels, used)

    def _is_pasted(self, read: _Text, heard: Sequence[Heard]) -> bool:
        """Whether the whole text is pasted: long and naming several cards, or several clauses of which none asks."""
        cards = len(self._all_named(read))
        if cards < 2 or len(read.words) <= SHORT or any(words.start == 0 and words.is_name for words in heard):
            return False
        if len(read.words) > PASTED and cards >= COMPARED:
            return True
        asks = any(self._is_asking(read, number) for number in range(len(read.clauses)))
        is_spread = len({named.clause for named in read.named}) > 1
        return is_spread and not asks and not any(words.weight > 1 for words in heard)

    def _all_named(self, read: _Text) -> list[Card]:
        """Each card once, in the order of the text."""
        return list({named.card.term: named.card for named in read.named}.values())

    def _verb(self, read: _Text, heard: Sequence[Heard]) -> tuple[Verb | None, set[int]]:
        """The verb asked for most clearly, and the tokens that ask for any."""
        spoken = {at for words in heard for at in range(words.start, words.stop) if read.free[at]}
        asking = {number for number in range(len(read.clauses)) if self._is_asking(read, number)}
        scores: dict[str, float] = {}
        for words in heard:
            beside = bool(asking) and read.tokens[words.start].clause not in asking and not words.is_name
            weight = self._weight(read, words) * (ASIDE if beside else 1.0)
            scores[words.verb] = scores.get(words.verb, 0) + weight
        best = max(scores, key=scores.__getitem__, default=None)
        return (self._verbs[best] if best else None), spoken

    def _weight(self, read: _Text, words: Heard) -> float:
        """ "What is" asks for a definition where a card or a pronoun follows; else it begins any question."""
        if words.verb != self._verbs.opening.name:
            return words.weight
        at = words.stop
        while at < len(read.words) and read.words[at] in ARTICLES:
            at += 1
        return DEFINING if at == len(read.words) or not read.free[at] or read.words[at] in PRONOUNS else words.weight

    def _is_asking(self, read: _Text, number: int) -> bool:
        first = next((token.word for token in read.tokens if token.clause == number), "")
        return read.clauses[number].is_asked or first in OPENERS

    def _text_beside(self, read: _Text, verb: Verb, heard: Sequence[Heard], manners: set[int]) -> Command:
        """What stands in the same clause as the words that ask for a verb of free text."""
        said = next(words for words in heard if words.verb == verb.name)
        clause = read.tokens[said.start].clause
        used = manners | {at for words in heard if words.verb == verb.name for at in range(words.start, words.stop)}
        runs = [
            self._trimmed(read, start, stop, set())
            for start, stop in self._left_over(read, used)
            if read.tokens[start].clause == clause
        ]
        return Command(verb.name, text=max(runs, key=len, default=""))

    def _chosen(self, read: _Text, verb: Verb | None) -> list[_Named]:
        """The cards meant: those of the clause that asks, else of the clause that names just one, else all."""
        if not read.named:
            return []
        unique: dict[str, _Named] = {}
        clauses = self._clauses_in_order(read)
        for clause in clauses:
            inside = [named for named in read.named if named.clause == clause]
            if inside:
                for named in inside:
                    unique.setdefault(named.card.term, named)
                break
        return list(unique.values())

    def _clauses_in_order(self, read: _Text) -> list[int]:
        count = dict.fromkeys(range(len(read.clauses)), 0)
        for named in read.named:
            count[named.clause] += 1

        def rank(number: int) -> tuple[int, int, int]:
            asks = self._is_asking(read, number)
            return (0 if asks and count[number] == 1 else 1 if count[number] == 1 else 2 if asks else 3, -asks, number)

        return sorted(count, key=rank)

    def _about(
        self, read: _Text, verb: Verb | None, chosen: list[_Named], named_levels: Levels, used: set[int]
    ) -> Reading:
        chosen = self._without_own_name(read, chosen)
        cards = [named.card for named in chosen]
        comparing = self._verbs.comparing
        if verb is None or verb.takes in ("nothing", "text") or verb is self._verbs.opening:
            explicit = verb is self._verbs.opening
            if self._is_passage(read, chosen, explicit):
                return Command(self._verbs.decoding.name, self._keys(cards[:DECODED]), text=read.text)
            if len(cards) > 1 and not explicit and self._linked(read, chosen):
                verb = comparing
            elif declined := self._declined(read, chosen, used) if verb is None else None:
                return declined
            else:
                level = named_levels.of(cards[0])
                is_leveled = cards[0].role is not None and level is not None and not explicit
                verb = self._verbs.level_alone if is_leveled else self._verbs.opening
        if verb is comparing:
            return self._comparing(verb, cards)
        first = self._first_for(verb, chosen)
        rest = [named.card for named in chosen if named is not first][:COMPARED]
        card = self._role_of(read, verb, first)
        return Command(verb.name, self._keys([card]), named_levels.of(card), also=self._keys(rest))

    def _compared(self, read: _Text, verb: Verb, chosen: list[_Named], used: set[int], called: bool) -> Command | None:
        """What is to be compared, or None where the text asks about one card and names nothing else."""
        chosen = self._without_own_name(read, chosen)
        named, names = list(chosen), []
        for start, stop in self._other_names(read, used, several=len(chosen) > 1):
            name = self._characters(read, start, stop)
            card = self._knowledge.lookup(name).card or self._completed(read, name, chosen[0])
            if card is None:
                names.append(name[:LONGEST_NAME])
            elif all(card is not each.card for each in named):
                named.append(_Named(card, start, stop, chosen[0].clause))
        if len(named) == 1:
            names = [*self._further_names(read, named[0].card), *names]
        if len(named) == 1 and not names and not called:
            return None
        named.sort(key=lambda each: each.start)
        return self._comparing(verb, [each.card for each in named], "\n".join(names))

    def _completed(self, read: _Text, name: str, beside: _Named) -> Card | None:
        """The card that a name means with the last word of the other one: "supervised vs unsupervised learning"."""
        if beside.stop - beside.start < 2:
            return None
        card = self._knowledge.lookup(f"{name} {read.words[beside.stop - 1]}").card
        return card if card is not beside.card else None

    def _comparing(self, verb: Verb, cards: Sequence[Card], names: str = "") -> Command:
        """`names` are those without a card, one a line."""
        return Command(verb.name, self._keys(cards[:COMPARED]), also=self._keys(cards[COMPARED:6]), text=names)

    def _other_names(self, read: _Text, used: set[int], several: bool) -> Iterator[tuple[int, int]]:
        """The words of names beside those of cards: "podman" in "docker vs podman".

        They begin the text, or follow a word that links or compares; a name beside the only card may touch it.
        """
        for start, stop in self._left_over(read, used):
            first, last = self._without_fillers(read, start, stop, set())
            begun = start == 0 or start - 1 in used or not JOINS.isdisjoint(read.words[start:first])
            touches = not several and (first == start or last == stop)
            last = next((at for at in range(first, last) if read.words[at] in QUALIFIERS), last)
            in_sentence = several or len(read.words) > SHORT
            says = any(not says_nothing(word, in_sentence=in_sentence) for word in read.words[first:last])
            if says and (begun or touches):
                yield first, last

    def _further_names(self, read: _Text, card: Card) -> list[str]:
        """What the only card is called in the text besides its term: "EKS" in "is EKS the same as kubernetes"."""
        called = (self._characters(read, named.start, named.stop) for named in read.named if named.card is card)
        names = {fold(name): name for name in called}
        return [name for folded, name in names.items() if folded != fold(card.term)] if len(names) > 1 else []

    def _is_passage(self, read: _Text, chosen: Sequence[_Named], explicit: bool) -> bool:
        """Whether the text is a pasted line rather than a question.

        It names three cards, or two that no word links or of which it tells something.
        """
        said = sum(read.free)
        is_pair = said <= FEW and self._linked(read, chosen)
        if len(chosen) < 2 or (len(chosen) == 2 and (explicit or is_pair)):
            return False
        return len(chosen) > COMPARED or (len(read.words) > SHORT and not self._is_asking(read, chosen[0].clause))

    def _first_for(self, verb: Verb, chosen: Sequence[_Named]) -> _Named:
        """The first card that the verb can answer for."""
        if not verb.wants_role:
            return chosen[0]
        return next((named for named in chosen if self._taken_role(verb, named.card).role), chosen[0])

    def _role_of(self, read: _Text, verb: Verb, named: _Named) -> Card:
        """The card, or the role that its words mean where one is asked for: "ml platform people"."""
        card = self._taken_role(verb, named.card)
        if verb.wants_role or (card.kind == "concept" and not card.role):
            stop = named.stop
            while stop < len(read.words) and stop < named.stop + 2 and read.free[stop] and read.words[stop].isalpha():
                stop += 1
                said = read.text[read.tokens[named.start].start : read.tokens[stop - 1].stop]
                found = self._knowledge.lookup(f"{said} engineer").card
                if found and found.role:
                    return found
        return card

    def _taken_role(self, verb: Verb, card: Card) -> Card:
        """A practice takes the role of those who practice it, where a role is asked for."""
        if card.role is None and card.kind == "practice" and (verb.wants_role or verb.has_levels):
            named = [term for term in (*card.used_by, *card.related) if term.startswith(card.term)]
            for term in (*named, *(card.used_by if verb.wants_role else ())):
                if self._knowledge[term].role:
                    return self._knowledge[term]
        return card

    def _linked(self, read: _Text, chosen: Sequence[_Named]) -> bool:
        """Whether the cards stand side by side: "docker and kubernetes", not "git for data scientists"."""
        for one, other in pairwise(chosen):
            between = read.words[one.stop : other.start]
            if any(word in QUALIFIERS for word in between) and not any(word in LINKS for word in between):
                return False
        kinds = {named.card.kind == "role" for named in chosen}
        links = {word for one, other in pairwise(chosen) for word in read.words[one.stop : other.start]}
        return len(kinds) == 1 or bool(links & LINKS)

    def _without_own_name(self, read: _Text, chosen: list[_Named]) -> list[_Named]:
        """Without the bot's name at the start, where it is called and not asked about: "mlops, what is airflow?"."""
        first = chosen[0]
        if (
            len(chosen) > 1
            and first.start == 0
            and first.card is self._knowledge.default
            and first.stop - first.start == 1
        ):
            following = read.words[first.stop]
            if following in (
                "what",
                "whats",
                "how",
                "who",
                "where",
                "define",
                "explain",
                "tell",
                "can",
                "do",
                "please",
            ):
                return chosen[1:]
        return chosen

    def _declined(self, read: _Text, chosen: Sequence[_Named], used: set[int]) -> Reading | None:
        """A short text with a strange word beside the one card it names is a name of something else."""
        if len(chosen) > 1 or len(read.words) > SHORT:
            return None
        strange = [
            at for at, word in enumerate(read.words) if read.free[at] and at not in used and not says_nothing(word)
        ]
        if not strange:
            return None
        subject = self._trimmed(read, 0, len(read.words), used)
        found = self._knowledge.lookup(subject)
        if found.card:
            return None
        if pair := self._side_by_side(subject):
            return pair
        suggestions = found.suggestions or (chosen[0].card,)
        return NotFound(subject, self._verbs.opening.name, None, suggestions)

    def _side_by_side(self, text: str) -> Command | None:
        """A comparison, where each side of a link is the name of a card: "go vs rust" holds no word but names."""
        found = [self._knowledge.lookup(part).card for part in _LINKED.split(text) if part.strip()]
        cards = [card for card in found if card]
        if not 1 < len(cards) == len(found) <= COMPARED or len({card.term for card in cards}) < len(cards):
            return None
        return Command(self._verbs.comparing.name, self._keys(cards))

    def _about_none(self, read: _Text, verb: Verb | None, named_levels: Levels, used: set[int]) -> Reading:
        """No card is named: a slip of one, something unknown, or the default card."""
        found, subject = self._subject(read, used, named=verb is not None)
        if found and found.card:
            if verb is None or verb.takes in ("nothing", "text", "cards"):
                level = named_levels.of(found.card)
                verb = self._verbs.level_alone if found.card.role and level else self._verbs.opening
            card = self._taken_role(verb, found.card)
            return Command(verb.name, self._keys([card]), named_levels.of(card))
        if (verb is None or verb.takes == "cards") and (pair := self._side_by_side(self._trimmed_text(read, used))):
            return pair
        if subject and found:
            name = verb.name if verb and verb.takes in ("card", "role") else self._verbs.opening.name
            return NotFound(subject, name, named_levels.of(self._knowledge.default), found.suggestions)
        if verb and verb.takes == "nothing":
            return Command(verb.name)
        if verb is None or verb.takes not in ("card", "role"):
            if verb is None and not named_levels.named and named_levels.years is None:
                return NotFound(read.text, self._verbs.opening.name)
            verb = self._verbs.level_alone
        if self._speaks_of_else(read, verb, used):
            return NotFound(read.text, verb.name)
        default = self._knowledge.default
        keys = self._keys([default]) if default else ()
        return Command(verb.name, keys, named_levels.of(default))

    def _speaks_of_else(self, read: _Text, verb: Verb, used: set[int]) -> bool:
        """Whether a sentence without a card is about something else: "where is the coffee machine"."""
        if len(read.words) <= 2:
            return False
        rest = [word for at, word in enumerate(read.words) if at not in used]
        return verb is self._verbs.opening or (verb.takes == "role" and any(not says_nothing(word) for word in rest))

    def _subject(self, read: _Text, used: set[int], named: bool) -> tuple[Lookup | None, str]:
        """What the words left over mean, and those words. Words of everyday speech are no subject in a sentence."""
        best: tuple[Lookup | None, str] = (None, "")
        for start, stop in self._left_over(read, used):
            content = [
                word for word in read.words[start:stop] if not says_nothing(word, in_sentence=len(read.words) > SHORT)
            ]
            subject = self._trimmed(read, start, stop, set())
            if not subject:
                continue
            found = self._knowledge.lookup(subject)
            if found.card:
                return found, subject
            for word in content:
                if len(read.words) > SHORT and (alone := self._knowledge.lookup(word)).card:
                    return alone, word
            if content and (best[0] is None or (found.suggestions and not best[0].suggestions)):
                best = (found, subject)
        return best

    def _left_over(self, read: _Text, used: set[int]) -> Iterator[tuple[int, int]]:
        """Runs of words that no slot has taken, within one clause."""
        years = levels.years_span(read.text)
        start = None
        for at, token in enumerate([*read.tokens, None]):
            taken = token is None or at in used or not read.free[at]
            taken = taken or (years is not None and token is not None and years[0] <= token.start < years[1])
            if start is not None and (taken or (token and token.clause != read.tokens[start].clause)):
                yield start, at
                start = None
            if not taken and start is None:
                start = at

    def _trimmed(self, read: _Text, start: int, stop: int, used: set[int]) -> str:
        """The characters of these words, without words that say nothing before and after."""
        start, stop = self._without_fillers(read, start, stop, used)
        return self._characters(read, start, stop) if start < stop else ""

    def _without_fillers(self, read: _Text, start: int, stop: int, used: set[int]) -> tuple[int, int]:
        while start < stop and (start in used or says_nothing(read.words[start])):
            start += 1
        while start < stop and (stop - 1 in used or says_nothing(read.words[stop - 1])):
            stop -= 1
        return start, stop

    def _characters(self, read: _Text, start: int, stop: int) -> str:
        """As they were typed."""
        return read.text[read.tokens[start].start : read.tokens[stop - 1].stop]

    def _trimmed_text(self, read: _Text, used: set[int]) -> str:
        """The text without words that say nothing before and after, also where a link stands between."""
        links = {at for at, word in enumerate(read.words) if word in LINKS}
        return self._trimmed(read, 0, len(read.words), used - links) if read.words else ""

    def _keys(self, cards: Sequence[Card]) -> tuple[str, ...]:
        return tuple(self._knowledge.key(card) for card in cards)
