"""The grammar: how words become a request, in whatever way they arrive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answerer import Answerer
from bot.request import MAX_TEXT, Grammar, Request, plain
from bot.verbs import FALLBACK, LEVEL_ALONE, VERBS
from knowledge import Knowledge
from knowledge.card import LEVELS


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("", "help"),
        ("   ", "help"),
        ("help", "help"),
        ("define", "define MLOps"),
        ("define kubernetes", "define Kubernetes"),
        ("kubernetes", "define Kubernetes"),
        ("KUBERNETES?", "define Kubernetes"),
        ("questions senior", "questions senior MLOps"),
        ("senior questions", "questions senior MLOps"),
        ("questions data engineer senior", "questions senior Data Engineer"),
        ("senior data engineer questions", "questions senior Data Engineer"),
        ("data engineer senior questions", "questions senior Data Engineer"),
        ("qestions senoir ml ops", "questions senior MLOps"),
        ("sinonyms", "synonyms MLOps"),
        ("mlops qestions", "questions MLOps"),
        ("exmples docker", "examples Docker"),
        ("redflag", "redflags MLOps"),
        ("red-flags sre", "redflags Site Reliability Engineer"),
        ("levels mid", "levels mid MLOps"),
        ("senior", "levels senior MLOps"),
        ("sr data engineer", "define senior Data Engineer"),
        ("questions junior and senior", "questions MLOps"),
        ("what is ml ops?", "define MLOps"),
        ("what’s a feature store", "define Feature Store"),
        ("what should I ask a senior?", "questions senior MLOps"),
        ("what should i ask a junior data analyst", "questions junior Data Analyst"),
        ("where do I find data scientists?", "where Data Scientist"),
        ("what are red flags for an ai engineer", "redflags AI Engineer"),
        ("what titles should I search for sre", "synonyms Site Reliability Engineer"),
        ("what should a junior analytics engineer know", "levels junior Analytics Engineer"),
        ("kubernetes on a resume", "examples Kubernetes"),
    ],
)
def test_what_is_meant(answerer: Answerer, typed: str, command: str) -> None:
    assert str(answerer.ask(typed).request) == command


# Shorter words must be right: a slip makes another word of them.
@pytest.mark.parametrize("verb", [verb.name for verb in VERBS if len(verb.name) >= 5])
def test_a_verb_forgives_a_slip(answerer: Answerer, verb: str) -> None:
    swapped = verb[:2] + verb[3] + verb[2] + verb[4:]
    assert answerer.ask(f"{swapped} docker").request.verb == verb


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ("<@U123> define sql", "define sql"),
        ("R&amp;D &lt;team&gt;", "R&D <team>"),
        ("<https://example.com|feature store>", "feature store"),
        ("<https://example.com>", "https://example.com"),
        ("<!channel> <#C1|general> sql", "sql"),
        ("x" * 1000, "x" * MAX_TEXT),
    ],
)
def test_slacks_markup_becomes_plain_words(sent: str, words: str) -> None:
    assert plain(sent) == words


def test_every_button_asks_for_what_it_says(cards: Knowledge) -> None:
    grammar = Grammar(VERBS, cards, FALLBACK, LEVEL_ALONE)
    for card in cards.cards.values():
        for verb in VERBS:
            for level in (None, *LEVELS):
                if verb.needs in ("card", "role"):
                    asked = str(Request(verb.name, level, "", card))
                    request = grammar.parse(asked)
                    assert (request.verb, request.level, request.card) == (verb.name, level, card), asked


@given(st.text(max_size=400))
def test_any_text_gets_an_answer(answerer: Answerer, text: str) -> None:
    answer = answerer.ask(text)
    assert answer.public.text
    assert answer.public.blocks


@given(
    st.lists(st.sampled_from(["questions", "senior", "data", "engineer", "the", "kubernets", "what", "is"]), max_size=8)
)
def test_any_order_of_words_gets_an_answer(answerer: Answerer, words: list[str]) -> None:
    assert answerer.ask(" ".join(words)).public.blocks
