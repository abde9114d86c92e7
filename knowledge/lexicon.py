"""General knowledge the search reads words with: the contents of near_words.yml, where each part is explained."""

from importlib import resources

import msgspec

from knowledge.words import key, normalise, split


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    question_words: str
    trade_words: str
    job_words: str
    context_words: str
    used_before: str
    used_after: str
    used_in: str
    ordinary_before: str
    ordinary_after: str
    short_forms: dict[str, list[str]]
    heard_as: dict[str, str]
    neighbours: dict[str, str]


_FILE = msgspec.yaml.decode(resources.files("knowledge").joinpath("near_words.yml").read_bytes(), type=_File)

QUESTION = frozenset(_FILE.question_words.split())
FILLER = QUESTION.union(_FILE.trade_words.split())
JOBS = frozenset(_FILE.job_words.split())
CONTEXT = frozenset(_FILE.context_words.split())
USED_BEFORE = frozenset(_FILE.used_before.split())
USED_AFTER = frozenset(_FILE.used_after.split())
USED_IN = frozenset(_FILE.used_in.split())
ORDINARY_BEFORE = frozenset(_FILE.ordinary_before.split())
ORDINARY_AFTER = frozenset(_FILE.ordinary_after.split())
SHORT = _FILE.short_forms
HEARD = {key(heard): key(meant) for heard, meant in _FILE.heard_as.items()}
NEIGHBOURS = frozenset(map(key, _FILE.neighbours))
NEIGHBOUR_NAMES = [split(normalise(name)) for name in _FILE.neighbours]
