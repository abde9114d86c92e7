"""The parser: slots that are filled one after the other, each forgiving on its own.

What surrounds a command is peeled off, the cards named in the text are found, then the words that ask for a verb, then
the level. What is left over decides whether a text without a card means the default one or something unknown.
"""

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

COMPARED = 3  # cards
DECODED = 8  # cards of a passage that a command carries
SHORT = 4  # words; in a text as short as this, every word is meant
LINKS = frozenset(["and", "or", "vs", "versus", "und", "y", "et"])
OPENERS = frozenset(
    """
    what whats wat how hows who where wheres which when why is are do does did can could would should any define
    explain tell give show list find compare start name
    """.split()
)
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
        ]
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
        """A verb that takes whatever follows it."""
        for words in sorted(heard, key=lambda words: words.start - words.stop):
            verb = self._verbs[words.verb]
            if verb.takes == "text" and words.start == 0 and words.is_name:
                if verb.about:
                    return self._text_about_role(read, verb, words, manners)
                return Command(verb.name, text=read.text[read.tokens[words.stop - 1].stop :].strip(" ,:?!."))
        return None

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
        if chosen:
            return self._about(read, verb, chosen, named_levels, used)
        return self._about_none(read, verb, named_levels, used)

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
            if len(cards) > 1:
                return Command(verb.name, self._keys(cards[:COMPARED]), also=self._keys(cards[COMPARED:6]))
            verb = self._verbs.opening
        first = self._first_for(verb, chosen)
        rest = [named.card for named in chosen if named is not first][:COMPARED]
        card = self._role_of(read, verb, first)
        return Command(verb.name, self._keys([card]), named_levels.of(card), also=self._keys(rest))

    def _is_passage(self, read: _Text, chosen: Sequence[_Named], explicit: bool) -> bool:
        """Whether the text is a pasted line rather than a question: it names three cards, or two that no word links."""
        if len(chosen) < 2 or (len(chosen) == 2 and (explicit or self._linked(read, chosen))):
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
        suggestions = found.suggestions or (chosen[0].card,)
        return NotFound(subject, self._verbs.opening.name, None, suggestions)

    def _about_none(self, read: _Text, verb: Verb | None, named_levels: Levels, used: set[int]) -> Reading:
        """No card is named: a slip of one, something unknown, or the default card."""
        found, subject = self._subject(read, used, named=verb is not None)
        if found and found.card:
            if verb is None or verb.takes in ("nothing", "text", "cards"):
                level = named_levels.of(found.card)
                verb = self._verbs.level_alone if found.card.role and level else self._verbs.opening
            card = self._taken_role(verb, found.card)
            return Command(verb.name, self._keys([card]), named_levels.of(card))
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
        while start < stop and (start in used or says_nothing(read.words[start])):
            start += 1
        while start < stop and (stop - 1 in used or says_nothing(read.words[stop - 1])):
            stop -= 1
        return read.text[read.tokens[start].start : read.tokens[stop - 1].stop] if start < stop else ""

    def _keys(self, cards: Sequence[Card]) -> tuple[str, ...]:
        return tuple(self._knowledge.key(card) for card in cards)
