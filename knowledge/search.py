"""A recruiter's words -> one term, or suggestions.

A text goes through the stages of `TermIndex`, surest first, and the first stage that finds one term answers. A stage
that finds two declines. What no stage pins down gets suggestions: a wrong answer costs a recruiter more than a click.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from math import prod
from typing import NamedTuple

from rapidfuzz.distance import OSA

from knowledge.collector import collector_resting
from knowledge.completion import Completer
from knowledge.english import EVERYDAY, RARE, frequencies, is_compound, is_near_english
from knowledge.lexicon import CONTEXT, FILLER, HEARD, JOBS, NEIGHBOURS, QUESTION, SHORT
from knowledge.mentions import Mention, MentionFinder
from knowledge.names import LONGEST_WHOLE, Names, cheapest
from knowledge.suggestions import MOST_COMPARED, Suggester
from knowledge.typos import Near, NearIndex, begins_alike
from knowledge.words import normalise, split

LONGEST_TEXT = 400  # characters; a question is shorter, and a pasted page names too much to be one term
LONG = 12  # letters; a text as long as this is no other phrase by chance if one slip makes it a name
UNLIKE = 0.45  # share of letters; what differs in more does not sound alike to a reader
RARER = 5  # times an English word must be rarer than the one it may be a slip of
MOST_READINGS = 64  # ways to read a text that are tried

_FAMILIAR = FILLER | NEIGHBOURS

UNSURE = ""  # stands for a term that a text is near to, but not clearly a slip of

SAME, INFLECTED, SHORTENED, SLIP = 0, 1, 2, 4  # what it costs to read a typed word as another; SLIP for each slip


class Match(NamedTuple):
    """What a text stands for: a term, or at most three suggestions, best first (none when the term is found)."""

    term: str | None
    suggestions: tuple[str, ...] = ()


class Text(NamedTuple):
    """A text on its way through the stages."""

    words: list[str]
    key: str  # of the words without question words before and after
    trimmed: list[str]  # without those
    asked: list[str]  # without any question words
    core: list[str]  # and without words of the trade before and after, unless names have them too
    slips: dict[str, list[Near]]  # for each word that means nothing as it stands
    likely: dict[str, list[Near]]  # for words looked at so far that are slips only if other words confirm it


class TermIndex:
    """Finds the term that a text means, and the terms it mentions. `terms` maps each term to its aliases.

    Names in `not_in_text` are looked up like all others, but never count as mentioned within a running text.
    """

    def __init__(self, terms: Mapping[str, Iterable[str]], not_in_text: Iterable[str] = ()) -> None:
        """Raises ValueError when two terms share a name, or when a name has no letter and no digit."""
        with collector_resting():
            self._names = Names()
            for term, aliases in terms.items():
                for name in (term, *aliases):
                    self._names.add(name, term)
            words = self._names.words.union(key for key in self._names.terms if len(key) <= LONGEST_WHOLE)
            self._near = NearIndex(sorted(words))  # sorted, since a set's order is another in each process
            self._suggester = Suggester(self._names)
        self._not_in_text = frozenset(not_in_text)
        self._english = frequencies()
        # What a text goes through whose words all mean something as they stand, and what one with a strange word.
        self._stages_of_known = (
            self._asked_for,
            self._heard,
            self._misspelt,
            self._mentioned,
            self._mistaken,
            self._misjoined,
            self._pieced,
        )
        self._stages_of_strange = (
            self._asked_for,
            self._heard,
            self._misspelt,
            self._misjoined,
            self._sounding,
            self._mentioned,
            self._pieced,
        )

    def lookup(self, text: str) -> Match:
        """The term that `text` means, or the nearest ones. Takes any text."""
        words = split(normalise(text[:LONGEST_TEXT]))
        if term := self._names.joined(words):
            return Match(term)
        read = self._open(words)
        if not self._is_other(read):
            asks_briefly = len(words) == 2 and len(read.trimmed) == 1  # "what azure", or "azure me" for Azure ML
            for stage in self._stages_of_strange if read.slips else self._stages_of_known:
                if (term := stage(read)) and not (asks_briefly and self._is_nearer_to_another(read, term)):
                    return Match(term)
        named = [span.term for span in self._names.spans(words)]
        slips = {word: [near.word for near in slips] for word, slips in (read.slips | read.likely).items()}
        return Match(None, self._suggester.near((read.trimmed, read.words, read.asked), slips, named))

    def mentions(self, text: str) -> list[Mention]:
        """Every term named in a running text, in order, none within another. Takes any text."""
        return self._mention_finder.find(text)

    def complete(self, prefix: str, limit: int) -> list[str]:
        """At most `limit` terms that a name leads to which starts so, or else has a word that starts so."""
        return self._completer.complete(prefix, limit)

    @cached_property
    def _mention_finder(self) -> MentionFinder:
        return MentionFinder(self._names, self._near, self._not_in_text)

    @cached_property
    def _completer(self) -> Completer:
        return Completer(self._names.terms, self._names.spellings)

    def _open(self, words: list[str]) -> Text:
        asked = trimmed = words
        if not QUESTION.isdisjoint(words) and not QUESTION.issuperset(words):
            asked = [word for word in words if word not in QUESTION]
            trimmed = words[words.index(asked[0]) : len(words) - words[::-1].index(asked[-1])]
        core = asked
        if not FILLER.isdisjoint(asked):
            own = [at for at, word in enumerate(asked) if word not in FILLER or self._leads_somewhere(word)]
            core = asked[own[0] : own[-1] + 1] if own else []
        known, english, near = self._names.words, self._english, self._near.near
        slips = {
            word: near(word) for word in asked if word not in known and word not in english and word not in _FAMILIAR
        }
        return Text(words, "".join(trimmed), trimmed, asked, core, slips, {})

    # The stages.

    def _asked_for(self, text: Text) -> str | None:
        """The text without its question words, in any order, or without words of the trade before and after."""
        if term := self._names.terms.get(text.key) or self._names.meant(text.asked):
            return term
        if 1 < len(text.core) < len(text.asked) and (term := self._names.joined(text.core)):
            return None if self._is_nearer_to_another(text, term) else term
        return None

    def _heard(self, text: Text) -> str | None:
        """A name as it is written down by someone who only heard it."""
        heard = HEARD.get(text.key)
        return self._names.terms.get(heard) if heard else None

    def _misspelt(self, text: Text) -> str | None:
        """Every word stands for a word of one name: slips, plurals, short forms."""
        if term := self._read(text, text.asked, self._names.meant):
            return term
        return self._read(text, text.core, self._names.joined) if 1 < len(text.core) < len(text.asked) else None

    def _mentioned(self, text: Text) -> str | None:
        """One name among words that leave its meaning alone."""
        words = [self._best_reading(text, word) for word in text.words]
        mentions = self._names.spans(words)
        if not mentions:
            return None
        first = mentions[0]
        in_context = first.stop < len(words) and words[first.stop] in CONTEXT
        if not in_context and any(mention.term != first.term for mention in mentions):
            return None
        covered = {at for mention in mentions for at in range(mention.start, mention.stop)}
        before = [word for at, word in enumerate(words) if at < first.start]
        after = [word for at, word in enumerate(words) if at >= first.stop and at not in covered]
        fits = self._fits(words[first.start : first.stop], before, after)
        return first.term if fits and not self._is_nearer_to_another(text, first.term) else None

    def _mistaken(self, text: Text) -> str | None:
        """A slip that happens to make an English word: "scikit lean"."""
        strange = [word for word in text.asked if word not in self._names.words]
        if len(strange) != 1 or len(text.asked) == 1 or strange[0] not in self._english:
            return None
        at = text.asked.index(strange[0])
        priced: dict[str, int] = {}
        for meant, slips in self._near.near(strange[0]):
            sure = len(text.asked) > 2 or self._count(strange[0]) * RARER < self._count(meant)
            term = self._names.meant([*text.asked[:at], meant, *text.asked[at + 1 :]])
            if term and slips == 1 and sure and begins_alike(strange[0], meant):
                priced[term] = slips
        return cheapest(priced)

    def _misjoined(self, text: Text) -> str | None:
        """Slips in the text as a whole, spaces among them: "infra structure as cod"."""
        key = text.key
        allowed = 2 if text.slips else 1
        if len(text.trimmed) == 1 or (not text.slips and (len(text.trimmed) == 2 or len(key) < LONG)):
            return None
        priced: dict[str, int] = {}
        for name, slips in self._near.near(key):
            if term := self._names.terms.get(name):
                sure = slips <= allowed and self._is_sure_whole(text.trimmed, name, slips)
                claim = term if sure else UNSURE
                priced[claim] = min(slips, priced.get(claim, slips))
        return None if (term := cheapest(priced)) == UNSURE else term

    def _sounding(self, text: Text) -> str | None:
        """Another spelling of the same sound."""
        key = text.key
        name = self._names.sounding(key) if min(map(len, text.slips)) > 3 else None
        if not name or (len(text.asked) == 1 and is_near_english(key)):
            return None
        if not begins_alike(key, name) and key[0] not in "aeiou":  # "em el ops", but no "pytest" for "ab test"
            return None
        pairs = _paired(text.trimmed, self._names.spelt(name))
        if any(OSA.distance(was, meant) > UNLIKE * len(was) for was, meant in pairs):
            return None
        term = self._names.terms[name]
        return None if self._is_nearer_to_another(text, term) else term

    def _pieced(self, text: Text) -> str | None:
        """The words of one name with words of the trade between them."""
        # Not those of a role: a data entry analyst is no data analyst.
        if not JOBS.isdisjoint(text.asked) or self._names.spans(text.words):
            return None
        core = [word for word in text.asked if word not in FILLER]
        wider = [word for word in text.asked if word not in FILLER or word in self._names.words]
        return (len(core) > 1 and self._names.meant(core)) or (len(wider) > 1 and self._names.meant(wider)) or None

    # What the stages ask.

    def _is_other(self, text: Text) -> bool:
        """Whether the text is the name of something else, or one or two English words that no name has."""
        key = text.key
        if key in self._names.terms:
            return False
        if text.slips or len(text.words) > 2 or key in HEARD:
            return key in NEIGHBOURS
        return key in NEIGHBOURS or not any(map(self._leads_somewhere, text.words))

    def _is_nearer_to_another(self, text: Text, term: str) -> bool:
        """Whether all of the text is a slip of a longer name of another term: "azure my" of Azure ML."""
        words = text.trimmed if len(text.trimmed) > 1 else text.words
        if len(words) == 1 or (key := "".join(words)) in self._names.terms:
            return False
        return any(
            OSA.distance(key, name, score_cutoff=1) == 1
            for word in words
            for name in self._names.holding.get(word, ())[:MOST_COMPARED]
            if -2 < len(name) - len(key) < 2 and self._names.terms[name] != term
        )

    def _leads_somewhere(self, word: str) -> bool:
        return word in self._names.words or word[:-1] in self._names.words or word in self._names.terms or word in SHORT

    def _is_known(self, word: str) -> bool:
        """Whether the word means something as it stands, so that it is no slip."""
        return word in self._english or word in self._names.words or word in _FAMILIAR

    def _count(self, word: str) -> int:
        return self._english.get(word, 0)

    def _read(self, text: Text, words: Sequence[str], find: Callable[[Sequence[str]], str | None]) -> str | None:
        """The term that `find` finds for the cheapest reading of the words."""
        if len(words) > 1 and (obvious := self._obvious(text, words)) and (term := find(obvious)):
            return term
        readings: list[dict[str, int]] = []
        for word in words:
            readings.append(self._readings(text, word, alone=len(words) == 1))
            if not readings[-1]:
                return None
        if prod(map(len, readings)) > MOST_READINGS:
            return None
        priced: dict[str, int] = {}
        for reading in product(*[each.items() for each in readings]):
            if term := find([word for word, _ in reading]):
                price = sum(price for _, price in reading)
                priced[term] = min(price, priced.get(term, price))
        return cheapest(priced)

    def _obvious(self, text: Text, words: Sequence[str]) -> list[str] | None:
        """The one cheapest reading, found quickly, where every word is one of the index or a slip of just one."""
        read = []
        for word in words:
            if word in self._names.words:
                read.append(word)
            elif len(slips := text.slips.get(word, [])) == 1:
                read.append(slips[0].word)
            else:
                return None
        return read

    def _readings(self, text: Text, word: str, alone: bool) -> dict[str, int]:
        """The words of the index that `word` may stand for, each with its price."""
        found: dict[str, int] = {}
        if not alone:
            for other in SHORT.get(word, ()):
                found[other] = SHORTENED
            found[word + "s"] = found[word.removesuffix("ing")] = INFLECTED
            if word.endswith(("e", "ed")):
                found[word.removesuffix("d")[:-1] + "ing"] = INFLECTED
        if word[-1] == "s" and not (alone and (len(word) < 4 or (self._count(word) > RARE and len(word) > 4))):
            for one in _singulars(word):
                found[one] = INFLECTED
        found[word] = SAME
        found = {meant: price for meant, price in found.items() if meant in self._names.words}
        if not found and not alone and not text.slips.get(word):
            return {meant: price * SLIP for meant, price in self._likely(text, word)}
        if found or word not in text.slips:
            return found
        slips = text.slips[word]
        if alone and slips:
            fewest = min(near.price for near in slips)
            slips = [near for near in slips if near.price == fewest]
            slips = slips if all(self._is_sure(word, *near) for near in slips) else []
        return {meant: price * SLIP for meant, price in slips}

    def _likely(self, text: Text, word: str) -> list[Near]:
        """The words that a strange one is a slip of, if the other words of the text confirm it."""
        if word in self._english and word not in NEIGHBOURS:
            return []
        if word not in text.likely:
            near = self._near.near(word, confirmed=word not in NEIGHBOURS)
            text.likely[word] = [each for each in near if each.price == 1] if word in NEIGHBOURS else near
        return text.likely[word]

    def _best_reading(self, text: Text, word: str) -> str:
        if word in self._names.words or word in FILLER:
            return word
        return cheapest(self._readings(text, word, alone=True)) or word

    def _is_sure(self, typed: str, meant: str, slips: int) -> bool:
        """Whether a slip is plain with no other word to confirm it."""
        if len(meant) < 5 or not _keeps_short_words(typed, self._names.spelt(meant)) or is_compound(typed, meant):
            return False
        if not begins_alike(typed, meant) and self._count(meant) > RARE:
            return False
        return slips == 1 or not is_near_english(typed)

    def _is_sure_whole(self, typed: Sequence[str], key: str, slips: int) -> bool:
        """Whether the slips lie where slips are likely: not in known words, nor in acronyms."""
        name = self._names.spelt(key)
        if len(typed) != len(name):
            return (slips == 1 or len(key) >= LONG) and _keeps_short_words("".join(typed), name)
        return not any(
            self._is_known(was)
            or _is_other_acronym(was, meant)
            or is_compound(was, meant)
            or OSA.distance(was, meant) > UNLIKE * len(was)
            for was, meant in _paired(typed, name)
        )

    def _fits(self, name: Sequence[str], before: Sequence[str], after: Sequence[str]) -> bool:
        """Whether a name means itself with these words before and after it."""
        rest = [word for word in (*before, *after) if word not in QUESTION]
        odd = [word for word in rest if word not in FILLER and not word.rstrip("+").isdigit()]
        if len(name[0]) <= 2 and before and before[-1].isdigit():
            return False  # "500 ml" of water
        if len(name) > 1:
            return not odd or (name[-1] in JOBS and set(odd).isdisjoint(after))
        if odd:
            return len(name[0]) >= 5 and name[0] not in self._english  # a coined word means one thing anywhere
        return not rest or self._count(name[0]) < EVERYDAY  # a "training manager" has nothing to do with models


def _singulars(word: str) -> Iterator[str]:
    yield word.removesuffix("s")
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif word.endswith(("ses", "xes", "ches", "shes")):
        yield word[:-2]


def _paired(typed: Sequence[str], name: Sequence[str]) -> list[tuple[str, str]]:
    """Each typed word that is not as in the name, with that of the name; all in one where their number differs."""
    if len(typed) != len(name):
        typed, name = ["".join(typed)], ["".join(name)]
    return [(was, meant) for was, meant in zip(typed, name, strict=True) if was != meant]


def _is_other_acronym(typed: str, meant: str) -> bool:
    """Whether two words, one of up to three letters, differ in more than a letter typed twice or, of three, a swap."""
    if min(len(typed), len(meant)) > 3:
        return False
    doubled = len(typed) == len(meant) + 1 and set(typed) == set(meant)
    swapped = len(typed) == len(meant) == 3 and sorted(typed) == sorted(meant)
    return not (doubled or swapped)


def _keeps_short_words(key: str, name: Sequence[str]) -> bool:
    """Whether a key holds the name's words of up to three letters unchanged: one letter there makes another acronym."""
    if len(name) == 1:
        return True
    first, last = name[0], name[-1]
    return (len(first) > 3 or key.startswith(first)) and (len(last) > 3 or key.endswith(last))
