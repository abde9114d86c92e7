"""The parser: how words become a command, in whatever way they arrive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answerer import Answers
from bot.command import Command
from bot.parser import Courtesy, NotFound
from bot.parser.markup import MAX_TEXT, as_typed, strip_markup
from bot.verbs import VERBS


def read(answers: Answers, text: str) -> str:
    """A command as "verb level key+key", a miss as "? term", a courtesy as "~ kind"."""
    match answers.parse(text):
        case Command() as command:
            return " ".join(filter(None, (command.verb, command.level, "+".join(command.cards), command.text)))
        case NotFound() as miss:
            return f"? {miss.term}"
        case Courtesy() as courtesy:
            return f"~ {courtesy.kind}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # commands as the overview shows them
        ("", "help"),
        ("help", "help"),
        ("list", "list"),
        ("define", "define mlops"),
        ("define kubernetes", "define kubernetes"),
        ("questions senior", "questions senior mlops"),
        ("titles", "titles mlops"),
        ("synonyms sre", "titles site-reliability-engineer"),
        ("examples docker", "resume docker"),
        ("levels mid data engineer", "levels mid data-engineer"),
        ("redflags", "redflags mlops"),
        ("find cloud bills", "find cloud bills"),
        ("compare docker vs kubernetes", "compare docker+kubernetes"),
        ("screen senior", "screen senior mlops"),
        ("practice sre", "practice site-reliability-engineer"),
        ("search", "search mlops"),
        ("search data engineer", "search data-engineer"),
        ("intake", "intake mlops"),
        ("intake sre", "intake site-reliability-engineer"),
        # a role and what is said of it
        ("search data engineer in Berlin not intern", "search data-engineer data engineer in Berlin not intern"),
        ('search "data engineer" in "New York"', 'search data-engineer "data engineer" in "New York"'),
        ("boolean string for a data engineer", "search data-engineer"),
        ("data engineer search string", "search data-engineer"),
        ("can you write me a boolean for an sre in London?", "search site-reliability-engineer for an sre in London"),
        ("x-ray for data engineers", "search data-engineer"),
        ("search devops", "search devops-engineer"),
        ("search docker", "search docker"),
        ("search accountant", "search accountant"),
        ('search ("a b" OR c*) AND “d”', 'search ("a b" OR c*) AND “d”'),
        ("*search* sre in *Rome*", "search site-reliability-engineer sre in Rome"),
        ("check this boolean: (mlops OR sre", "search mlops (mlops OR sre"),
        ("search for cloud bills", "find cloud bills"),
        ("search the cards for docker", "find docker"),
        ("what should I search for", "titles mlops"),
        # the hiring manager
        ("what questions should I ask the hiring manager", "intake mlops"),
        ("what should I ask the hiring manager about a data engineer?", "intake data-engineer"),
        ("which things do I ask my hiring manager about an sre", "intake site-reliability-engineer"),
        ("kickoff for a data engineer tomorrow", "intake data-engineer"),
        ("what do I need before I start sourcing a data engineer", "intake data-engineer"),
        ("the hiring manager wants kubernetes, what is it", "define kubernetes"),
        # a bare term, a bare level
        ("KUBERNETES?", "define kubernetes"),
        ("senior", "levels senior mlops"),
        ("sr data engineer", "levels senior data-engineer"),
        # any order
        ("senior questions", "questions senior mlops"),
        ("data engineer senior questions", "questions senior data-engineer"),
        ("senior questions for a data engineer", "questions senior data-engineer"),
        ("questions/senior/sre", "questions senior site-reliability-engineer"),
        # every slot forgives a slip
        ("questions senoir", "questions senior mlops"),
        ("qestions srnior data enginer", "questions senior data-engineer"),
        ("wher devops", "where devops-engineer"),
        ("lvls junior", "levels junior mlops"),
        ("defne kuberntes", "define kubernetes"),
        # years, by the card's own bands
        ("questions data engineer 8 yrs", "questions senior data-engineer"),
        ("questions data engineer with 5+ years exp", "questions senior data-engineer"),
        ("questions data engineer 1 year of experience", "questions junior data-engineer"),
        ("levels fresher data engineer", "levels junior data-engineer"),
        ("questions new grad sre", "questions junior site-reliability-engineer"),
        ("questions head of data engineering", "questions senior data-engineer"),
        ("is 2 years enough for a mid data engineer?", "levels mid data-engineer"),
        ("I'm in the middle of a call with an sre, what do I ask?", "questions site-reliability-engineer"),
        ("junior vs senior", "levels mlops"),
        # chatty
        ("hey! got a call in 5 with an sre, what do i ask??", "questions site-reliability-engineer"),
        ("Client wants a data engineer. Never placed one. Where do they hang out?", "where data-engineer"),
        ("The manager wrote: must have Docker, SQL. what's SQL", "define sql"),
        ("what else is a data engineer called", "titles data-engineer"),
        ("how do I vet an sre", "questions site-reliability-engineer"),
        ("how can I tell if this data engineer is bluffing", "redflags data-engineer"),
        ("how do I know if someone is really senior", "levels senior mlops"),
        ("quick question, what is airflow again? thanks!", "define airflow"),
        ("I have a question about terraform", "define terraform"),
        ("what do the cards say about cloud bills?", "find cloud bills"),
        ("mlops, what is airflow?", "define airflow"),
        ("*define* `kubernetes` :wave:", "define kubernetes"),
        ("/mlops questions junior", "questions junior mlops"),
        # suggestions and reviews, which give way to any other verb
        ("suggest", "suggest"),
        ("suggest feast", "suggest feast"),
        ("Suggest: Model Cards!", "suggest Model Cards"),
        ("sugest a term feast", "suggest feast"),
        ("suggest a card", "suggest"),
        ("suggest feature flags", "suggest feature flags"),
        ("suggest questions for a data engineer", "questions data-engineer"),
        ("suggest job titles for an sre", "titles site-reliability-engineer"),
        ("can you suggest some interview questions?", "questions mlops"),
        ("review", "review"),
        ("review cards", "review"),
        ("review questions for an sre", "questions site-reliability-engineer"),
        ("code review", "? code review"),
        # the card of a call, and what to ask
        ("call card", "screen mlops"),
        ("call script for a mid sre", "screen mid site-reliability-engineer"),
        ("phone screen for a senior data engineer", "screen senior data-engineer"),
        ("I have a screening call with an sre in 5", "screen site-reliability-engineer"),
        ("screen a junior data engineer", "screen junior data-engineer"),
        ("how do I run the call with a data engineer?", "screen data-engineer"),
        ("20 minute call data engineer", "screen data-engineer"),
        ("what do I ask a senior data engineer?", "questions senior data-engineer"),
        ("screening questions for a junior data engineer", "questions junior data-engineer"),
        ("what should I ask on the phone screen", "questions mlops"),
        # practice
        ("practise", "practice mlops"),
        ("quiz me on data engineer answers", "practice data-engineer"),
        ("can I practice for a call with a data engineer", "practice data-engineer"),
        ("how do I tell strong from weak answers of an sre", "practice site-reliability-engineer"),
        # two cards
        ("docker vs kubernetes", "compare docker+kubernetes"),
        ("K8s & Docker", "compare kubernetes+docker"),
        ("is kubernetes the same as docker", "compare kubernetes+docker"),
        ("data vs concept drift", "compare data-drift+concept-drift"),
        ("difference between a data engineer and a devops engineer", "compare data-engineer+devops-engineer"),
        ("docker vs kubernetes vs terraform", "compare docker+kubernetes+terraform"),
        ("docker vs kubernetes for a fintech client", "compare docker+kubernetes"),
        # one card beside a name without one, beside another name of its own, and alone
        ("docker vs blockchain", "compare docker blockchain"),
        ("blockchain vs docker", "compare docker blockchain"),
        ("what's the difference between docker and blockchain?", "compare docker blockchain"),
        ("docker vs kubernetes vs blockchain", "compare docker+kubernetes blockchain"),
        ("is k8s the same as kubernetes", "compare kubernetes k8s"),
        ("compare docker", "compare docker"),
        ("docker vs", "compare docker"),
        ("blockchain vs solidity", "? blockchain"),
        ("questions data engineer who knows airflow", "questions data-engineer"),
        ("how important is docker for a data engineer", "define docker"),
        ("questions docker terraform", "questions docker"),
        # a pasted passage, and a term or an ad that is only asked about
        ("decode", "decode"),
        ("decode Ran Docker on EKS", "decode Ran Docker on EKS"),
        ("jd: We need Docker and SQL people", "decode We need Docker and SQL people"),
        ("what does this line say: Moved Airflow to EKS", "decode Moved Airflow to EKS"),
        ("explain this to me", "decode"),
        ("can you explain this job ad to me?", "decode"),
        ("decode kubernetes", "define kubernetes"),
        ("explain this kubernetes thing", "define kubernetes"),
        ("jd for a data engineer", "define data-engineer"),
        ("senior data engineer jd", "levels senior data-engineer"),
        ("translate this into german please", "? translate this into german"),
        (
            "Moved Airflow to EKS with Terraform",
            "decode airflow+kubernetes+terraform Moved Airflow to EKS with Terraform",
        ),
        (
            "Ran Docker and Airflow for three teams.",
            "decode docker+airflow Ran Docker and Airflow for three teams.",
        ),
        (
            "Ran Docker for years. Then moved to Airflow.",
            "decode docker+airflow Ran Docker for years. Then moved to Airflow.",
        ),
        # a practice takes the role of those who practice it; what counts as a term is found by its own name
        ("redflags devops", "redflags devops-engineer"),
        ("redflags docker", "redflags docker"),
        ("EKS", "define kubernetes"),
        # nothing there
        ("redflags accountant", "? accountant"),
        ("what should I ask a product manager", "? product manager"),
        ("define blockchain", "? blockchain"),
        ("scrum master", "? scrum master"),
        # no question at all
        ("thanks!", "~ thanks"),
        ("thanks, that was super helpful", "~ thanks"),
        ("hi bot, how are you?", "~ greeting"),
        ("have a great weekend!", "~ farewell"),
        ("ok", "~ nod"),
        ("who are you?", "~ who"),
        ("???", "~ nod"),
    ],
)
def test_what_is_meant(answers: Answers, typed: str, meant: str) -> None:
    assert read(answers, typed) == meant


def test_a_second_card_is_not_forgotten(answers: Answers) -> None:
    assert answers.parse("questions docker terraform") == Command("questions", ("docker",), also=("terraform",))


def test_a_miss_quotes_the_term_alone(answers: Answers) -> None:
    assert answers.parse("could you please tell me what blockchain is?") == NotFound("blockchain", "define")


@pytest.mark.parametrize("name", ["kuberntes", "dokcer"])
def test_a_misspelt_term_is_understood_or_offered(answers: Answers, name: str) -> None:
    found = answers.parse(f"define {name}")
    assert isinstance(found, Command) or found.suggestions  # type: ignore[union-attr]


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS if len(verb.name) >= 5 and verb.takes == "card"])
def test_a_verb_forgives_two_letters_swapped(answers: Answers, verb: str) -> None:
    swapped = verb[:2] + verb[3] + verb[2] + verb[4:]
    assert answers.parse(f"{swapped} docker") == Command(verb, ("docker",))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ("<@U123> define sql", "define sql"),
        ("R&amp;D &lt;team&gt;", "R&D <team>"),
        ("<https://example.com|feature store>", "feature store"),
        ("<https://example.com>", "https://example.com"),
        ("<!channel> <#C1|general> sql :wave::skin-tone-2:", "sql"),
        ("x" * 5000, "x" * MAX_TEXT + "…"),
    ],
)
def test_slacks_markup_becomes_plain_words(sent: str, words: str) -> None:
    assert strip_markup(sent) == words


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("<@U1> *search* (“ML” OR kube*) &amp; `SQL`", "search (“ML” OR kube*) & SQL"),
        ("~no~ _yes_ ```a``` *b c* d*", "no yes a b c d*"),
        ("a*b*c snake_case_name", "a*b*c snake_case_name"),
        ("x" * 5000, "x" * MAX_TEXT + "…"),
    ],
)
def test_quotes_and_signs_are_kept_for_a_verb_that_reads_them(sent: str, typed: str) -> None:
    assert as_typed(sent) == typed


def test_every_button_asks_for_what_it_says(answers: Answers) -> None:
    """Typing a command the way its button reads gives the button's command."""
    for key, card in answers.knowledge.cards.items():
        for verb in VERBS:
            if verb.applies_to(card) and not (verb.has_levels and card.kind == "practice" and not card.role):
                assert answers.parse(f"{verb.name} {card.term}") == Command(verb.name, (key,))


@given(st.text(max_size=400))
def test_any_text_gets_an_answer(answers: Answers, text: str) -> None:
    answer = answers.reply(text)
    assert answer.public.text
    assert answer.public.blocks


@given(
    st.lists(
        st.sampled_from(
            [
                "questions",
                "senior",
                "data",
                "engineer",
                "the",
                "kubernets",
                "what",
                "is",
                "docker",
                "vs",
                "thanks",
                "5",
                "years",
                "?",
                "list",
            ]
        ),
        max_size=9,
    )
)
def test_any_order_of_words_gets_an_answer(answers: Answers, words: list[str]) -> None:
    assert answers.reply(" ".join(words)).public.blocks


@pytest.mark.parametrize(
    "sign", ["<", "<|", "<@", "<a|", "<#", ":", "*", "*a", "`a ", '"', "search (", "a ", "1 ", "\u202e", "é", "docker "]
)
def test_no_text_is_slow(answers: Answers, sign: str) -> None:
    """A quadratic pattern takes seconds here; the parser looks at the first few thousand characters in a few ms."""
    text = sign * (40_000 // len(sign))
    assert answers.reply(text).public.blocks
