"""The parser: slots that are filled one after the other, each forgiving on its own.

What surrounds a command is peeled off, the cards named in the text are found, then the words that ask for a verb, then
the level. What is left over decides whether a text without a card means the default one or something unknown.
"""

from collections.abc import Collection, Sequence

from bot.command import Command
from bot.parser import level as levels
from bot.parser.asking import asked_for, heard_in, is_more_than_manners, without_inner
from bot.parser.comparing import BESIDES, compared, comparison, is_linked, side_by_side
from bot.parser.courtesy import courtesies
from bot.parser.free_text import text_about_role, text_after_name, text_beside
from bot.parser.level import Levels, find_levels
from bot.parser.passages import decoded, is_passage, is_pasted
from bot.parser.reading import Courtesy, NotFound, Reading
from bot.parser.subject import chosen_in, first_for, role_of, taken_role
from bot.parser.text import Named, Text, read_text, tokens_of
from bot.parser.unknown import is_about_else, left_over_subject, strange_name
from bot.parser.wording import Heard, Wording
from bot.verb import Verb, Verbs
from knowledge.base import Knowledge
from knowledge.card import Card

OF_ONE_CARD = ("card", "role")  # what a verb takes that speaks of one card


class Parser:
    """Reads any text in the light of the verbs there are and the cards that are known. Never raises."""

    def __init__(self, verbs: Verbs, knowledge: Knowledge) -> None:
        self._verbs = verbs
        self._knowledge = knowledge
        self._wording = Wording(verbs, levels.WORDS)

    def parse(self, sent: str) -> Reading:
        """`sent` is as Slack sends it."""
        text = read_text(sent, self._wording, self._knowledge)
        if not text.words:
            return Courtesy("nod") if text.plain else self._verbs.overview
        manners, kinds = courtesies(text.words, text.free)
        heard = heard_in(text, manners, self._wording, self._verbs)
        if command := text_after_name(text, heard, manners, self._verbs, self._knowledge):
            return command
        if kinds and not text.named and not is_more_than_manners(text, heard, manners):
            return Courtesy(kinds[-1] if kinds[0] == "greeting" else kinds[0])
        return self._asked(text, without_inner(heard), manners)

    def _asked(self, text: Text, heard: Sequence[Heard], manners: set[int]) -> Reading:
        verbs, knowledge = self._verbs, self._knowledge
        if is_pasted(text, heard):
            return decoded(text, verbs.decoding, text.named_once, knowledge)
        verb = asked_for(text, heard, verbs)
        if verb and verb.takes == "text" and verb.about:
            asking = max((words for words in heard if words.verb == verb.name), key=lambda words: words.weight)
            return text_about_role(text, verb, asking, manners, knowledge)
        if verb and verb.takes == "text" and not text.named:
            return text_beside(text, verb, heard, manners)
        beside = tokens_of(words for words in heard if words.is_clear)
        beside.update(at for named in text.named for at in (named.start, named.stop - 1))
        found = find_levels(text.plain, text.words, text.free, beside)
        if len(found.named) > 1 and (verb is None or verb.takes == "cards") and len(text.named) < 2:
            verb = verbs.level_alone
        used = manners | found.tokens | {at for at in tokens_of(heard) if text.free[at]}
        chosen = chosen_in(text, knowledge.default)
        if not chosen:
            return self._about_none(text, verb, found, used)
        if verb is verbs.comparing:
            is_called = any(words.is_name and words.verb == verb.name for words in heard)
            if command := compared(text, verb, chosen, used, is_called, knowledge):
                return command
            verb = verbs.opening
        return self._about(text, verb, chosen, found, used)

    def _about(
        self, text: Text, verb: Verb | None, chosen: Sequence[Named], found: Levels, used: Collection[int]
    ) -> Reading:
        """Cards are named: one of them is asked about, or several beside each other, or a passage is pasted."""
        verbs, knowledge = self._verbs, self._knowledge
        cards = [named.card for named in chosen]
        is_opened = verb is verbs.opening
        if is_opened or verb is None or verb.takes not in OF_ONE_CARD:
            if is_passage(text, chosen, is_opened):
                return decoded(text, verbs.decoding, chosen, knowledge)
            if len(cards) > 1 and not is_opened and is_linked(text, chosen):
                return comparison(verbs.comparing, cards, knowledge)
            if verb is None and len(cards) == 1 and (reading := self._declined(text, cards[0], used)):
                return reading
            verb = verbs.opening if is_opened else self._showing(cards[0], found)
        first = first_for(verb, chosen, knowledge)
        besides = [named.card for named in chosen if named is not first]
        card = role_of(text, verb, first, knowledge)
        return Command(verb.name, self._keys(card), found.of(card), also=self._keys(*besides[:BESIDES]))

    def _declined(self, text: Text, card: Card, used: Collection[int]) -> Reading | None:
        """The one card that is named is not meant: a strange word beside it makes it the name of something else."""
        name = strange_name(text, used)
        meant = self._knowledge.lookup(name) if name else None
        if meant is None or meant.card:
            return None
        if pair := side_by_side(name, self._verbs.comparing, self._knowledge):
            return pair
        return NotFound(name, self._verbs.opening.name, None, meant.suggestions or (card,))

    def _about_none(self, text: Text, verb: Verb | None, found: Levels, used: Collection[int]) -> Reading:
        """No card is named: a slip of one, something unknown, or the default card."""
        verbs, knowledge = self._verbs, self._knowledge
        default = knowledge.default
        of_one = verb if verb and verb.takes in OF_ONE_CARD else None
        subject, meant = left_over_subject(text, used, knowledge) or ("", None)
        if meant and meant.card:
            asked = of_one or self._showing(meant.card, found)
            card = taken_role(asked, meant.card, knowledge)
            return Command(asked.name, self._keys(card), found.of(card))
        may_compare = verb is None or verb.takes == "cards"
        if may_compare and (pair := side_by_side(text.trimmed_pair(used), verbs.comparing, knowledge)):
            return pair
        if meant:
            return NotFound(subject, (of_one or verbs.opening).name, found.of(default), meant.suggestions)
        if verb and verb.takes == "nothing":
            return Command(verb.name)
        if verb is None and not found.named and found.years is None:
            return NotFound(text.plain, verbs.opening.name)
        asked = of_one or verbs.level_alone
        if is_about_else(text, asked, used, verbs.opening):
            return NotFound(text.plain, asked.name)
        return Command(asked.name, self._keys(default) if default else (), found.of(default))

    def _showing(self, card: Card, found: Levels) -> Verb:
        """The verb that a card alone asks for: of a role with a level, its levels."""
        return self._verbs.level_alone if card.role and found.of(card) else self._verbs.opening

    def _keys(self, *cards: Card) -> tuple[str, ...]:
        return tuple(self._knowledge.key(card) for card in cards)
