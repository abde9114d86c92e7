"""The search through its public face: what it finds, and above all what it must not claim to have found."""

import random
import string
from collections.abc import Iterable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from knowledge import lexicon
from knowledge.english import frequencies
from knowledge.search import LONGEST_TEXT, Match, TermIndex
from knowledge.words import normalise, split, squash
from tests.bench.bench_mentions import FOLDER, vocabulary

TERMS: dict[str, list[str]] = {
    "MLOps": ["ml ops", "machine learning operations"],
    "DevOps": ["dev ops"],
    "MLOps Engineer": [],
    "Machine Learning": ["ml"],
    "Machine Learning Engineer": ["ml engineer", "mle"],
    "Data Engineer": ["data engineering"],
    "Data Scientist": ["data science"],
    "Site Reliability Engineer": ["sre"],
    "CI/CD": ["continuous integration"],
    "Model Registry": [],
    "Model Training": ["training"],
    "Feature Store": [],
    "Data Lake": [],
    "Data Warehouse": ["dwh"],
    "Deep Learning": ["dl"],
    "Computer Vision": [],
    "Vector Database": ["vector db"],
    "Infrastructure as Code": ["iac"],
    "Inference": [],
    "Fine-tuning": ["finetuning"],
    "Embedding": ["embeddings"],
    "Kubernetes": ["k8s"],
    "Docker": [],
    "Airflow": ["apache airflow"],
    "SageMaker": ["amazon sagemaker"],
    "Databricks": [],
    "Snowflake": [],
    "Apache Spark": ["spark"],
    "Jupyter": ["jupyter notebook"],
    "Python": [],
    "Java": [],
    "JavaScript": ["js"],
    "SQL": [],
    "AWS": ["amazon web services"],
    "Azure": ["microsoft azure"],
    "Azure ML": [],
    "GPU": [],
    "A/B Testing": ["split testing"],
    "Node.js": [],
    "C": [],
    "C++": ["cpp"],
    "C#": ["c sharp"],
    ".NET": ["dot net"],
}
NAMES = {name: term for term, aliases in TERMS.items() for name in (term, *aliases)}
INDEX = TermIndex(TERMS)

COMMON_IN_PLURAL = {"Docker", "Python", "Snowflake", "spark"}  # words of their own: sparks, or a brand of trousers

names = st.sampled_from(sorted(NAMES))


def found(texts: Iterable[str]) -> dict[str, str | None]:
    return {text: INDEX.lookup(text).term for text in texts}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        # spacing, case and signs
        ("ML-Ops", "MLOps"),
        ("M.L. Ops", "MLOps"),
        ("  data_LAKE ", "Data Lake"),
        ("“Docker”!", "Docker"),
        ("ci cd", "CI/CD"),
        ("cicd", "CI/CD"),
        ("a b testing", "A/B Testing"),
        ("ab-testing", "A/B Testing"),
        ("nodejs", "Node.js"),
        ("Ｐｙｔｈｏｎ", "Python"),
        ("c", "C"),
        ("C++", "C++"),
        (".net", ".NET"),
        # questions and the trade's own words
        ("whats a vector db??", "Vector Database"),
        ("could you tell me what databricks is please", "Databricks"),
        ("qué es airflow", "Airflow"),
        ("7+ years of hands-on Spark experience", "Apache Spark"),
        ("Lead Data Engineer (contract, remote)", "Data Engineer"),
        ("Geospatial Data Scientist", "Data Scientist"),
        ("sql developer", "SQL"),
        ("our team moved everything to kubernetes last spring", "Kubernetes"),
        ("what is training", "Model Training"),
        ("microsoft azure ml", "Azure ML"),
        ("feature store in machine learning", "Feature Store"),
        # order, number, short forms
        ("scientist, data", "Data Scientist"),
        ("registry of models", "Model Registry"),
        ("feature stores", "Feature Store"),
        ("model registries", "Model Registry"),
        ("SREs", "Site Reliability Engineer"),
        ("fine tuned", "Fine-tuning"),
        ("comp vis", "Computer Vision"),
        ("site rel engr", "Site Reliability Engineer"),
        # slips
        ("kuberentes", "Kubernetes"),
        ("snowflkae", "Snowflake"),
        ("dat lake", "Data Lake"),
        ("infrastrcuture as cod", "Infrastructure as Code"),
        ("sage mker", "SageMaker"),
        ("machin lerning enginer", "Machine Learning Engineer"),
        ("senior mlops enginer", "MLOps Engineer"),
        ("deep leaning", "Deep Learning"),
        ("odcker", "Docker"),
        ("azure mml", "Azure ML"),
        # sounds
        ("koobernetees", "Kubernetes"),
        ("databrix", "Databricks"),
        ("sequel", "SQL"),
    ],
)
def test_finds(text: str, term: str) -> None:
    assert INDEX.lookup(text) == Match(term)


@pytest.mark.parametrize(
    "text",
    [
        # other things with similar letters
        *(
            "RevOps",
            "FinOps",
            "MySQL",
            "docket",
            "lava",
            "sparkle",
            "straining",
            "conference",
            "PageMaker",
            "safemaker",
        ),
        *("GPA", "SEO", "ATS", "SRM", "AWD", "dna scientist", "bi engineer", "ai engineer"),
        *("data lakehouse", "500 ml", "model train", "machine learning model deployment review board"),
        # other things with the same word
        *("spark plug", "python bite", "Java island", "paper snowflake", "azure sky", "SQL Server", "snowflake schema"),
        *("new hire training", "training manager", "airflow of a ventilator"),
        *("data entry engineer", "learning", "engineer", "data", "deep cleaning", "future store", "concept store"),
        # several terms, or none
        *("python or java", "docker, kubernetes", "", "  ", "?!", "...", "hello", "what is a good salary", "qwxzy"),
    ],
)
def test_does_not_answer(text: str) -> None:
    assert INDEX.lookup(text).term is None


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("vectr", "Vector Database"),
        ("python or java", "Java"),
        ("deep cleaning", "Deep Learning"),
        ("azure m", "Azure ML"),
        ("azure yl", "Azure ML"),
        ("azure lm", "Azure ML"),
        ("azure my", "Azure ML"),
        ("infrastructure aws code", "Infrastructure as Code"),
    ],
)
def test_suggests_what_it_does_not_answer(text: str, term: str) -> None:
    assert term in INDEX.lookup(text).suggestions


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("data", ["Data Engineer", "Data Lake", "Data Scientist"]),
        ("registry", ["Model Registry"]),
        ("engineer", ["Data Engineer", "MLOps Engineer", "Machine Learning Engineer"]),
        ("notebook", ["Jupyter"]),
    ],
)
def test_suggests_what_the_words_are_a_part_of(text: str, terms: list[str]) -> None:
    assert sorted(INDEX.lookup(text).suggestions, key=str.casefold) == sorted(terms, key=str.casefold)


def test_suggests_nothing_that_an_engineer_would_laugh_at() -> None:
    listed = yaml.safe_load((FOLDER / "without_a_card.yml").read_text(encoding="utf-8"))
    asked = [*(tool for row in listed["tools"] for tool in row), *listed["words"]]
    index = TermIndex(vocabulary())
    fair = listed["fair"]
    odd = {
        text: given
        for text in asked
        if (match := index.lookup(text)) and (given := {match.term, *match.suggestions} - {None, *fair.get(text, ())})
    }
    assert len(odd) <= 0.02 * len(asked), odd


def test_a_card_for_a_neighbour_wins_over_the_list_of_neighbours() -> None:
    assert "revops" in lexicon.NEIGHBOURS
    index = TermIndex({"RevOps": [], "DevOps": []})
    assert index.lookup("revops") == index.lookup("what is revops?") == Match("RevOps")


def test_declines_between_two_equally_near() -> None:
    index = TermIndex({"Grafana Loki": [], "Grafana Lopi": []})
    match = index.lookup("grafana loji")
    assert match.term is None
    assert set(match.suggestions) == {"Grafana Loki", "Grafana Lopi"}


def test_a_name_of_two_terms_is_an_error_that_names_both() -> None:
    with pytest.raises(ValueError, match=r"'ci-cd' names both 'CI/CD' and 'Pipelines'"):
        TermIndex({"CI/CD": [], "Pipelines": ["ci-cd"]})


def test_a_name_without_letters_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"'Odd' has a name without a letter or digit: '!!'"):
        TermIndex({"Odd": ["!!"]})


def test_no_terms_no_answers() -> None:
    assert TermIndex({}).lookup("mlops") == Match(None, ())


def test_knowledge_of_the_trade_is_written_as_the_search_reads_it() -> None:
    single = lexicon.FILLER | lexicon.JOBS | lexicon.CONTEXT | lexicon.SHORT.keys()
    assert {word for word in single if split(normalise(word)) != [word]} == set()
    assert {word for long in lexicon.SHORT.values() for word in long if split(normalise(word)) != [word]} == set()


@given(st.text(max_size=3 * LONGEST_TEXT) | st.text(string.printable) | st.lists(names).map(" ".join))
def test_takes_any_text_and_keeps_its_shape(text: str) -> None:
    match = INDEX.lookup(text)
    assert match.term is None or match.term in TERMS
    assert len(match.suggestions) <= (0 if match.term else 3)
    assert set(match.suggestions) <= TERMS.keys()
    assert len(set(match.suggestions)) == len(match.suggestions)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert squash(once) == "".join(split(once))


@given(names)
def test_every_name_finds_its_term(name: str) -> None:
    assert INDEX.lookup(name).term == NAMES[name]


@given(names, st.randoms(use_true_random=False))
def test_case_and_spacing_do_not_matter(name: str, chance: random.Random) -> None:
    joints = [chance.choice([" ", "  ", "-", "_", " - "]) if sign == " " else sign for sign in name]
    text = "".join(sign.upper() if chance.random() < 0.5 else sign.lower() for sign in joints)
    assert INDEX.lookup(f" {text}\n").term == NAMES[name]


@given(names.filter(lambda name: name[-1] not in "sy+#" and len(name) > 2))
def test_one_or_many_does_not_matter(name: str) -> None:
    assert INDEX.lookup(f"{name}s").term == (None if name in COMMON_IN_PLURAL else NAMES[name])


@given(names, st.sampled_from(["what is {}?", "explain {} to me", "senior {}", "experience with {}", "3+ years of {}"]))
def test_frames_do_not_matter(name: str, frame: str) -> None:
    everyday = name == "training" and not frame.startswith(("what", "explain"))
    assert INDEX.lookup(frame.format(name)).term == (None if everyday else NAMES[name])


def slips(word: str, at: int, letter: str) -> set[str]:
    """Each way to slip at one place of a word."""
    head, tail = word[:at], word[at:]
    swapped = head + tail[1:2] + tail[:1] + tail[2:]
    return {head + tail[1:], head + letter + tail, head + letter + tail[1:], swapped}


KEYS = {squash(normalise(name)) for name in NAMES}


@pytest.mark.parametrize("name", [name for name in NAMES if len(squash(normalise(name))) >= 6])
def test_every_slip_finds_the_term_or_offers_it(name: str) -> None:
    text = name.lower()
    inner = [at for at, sign in enumerate(text) if at and sign.isalpha() and text[at - 1].isalpha()]
    every = {slip for at in inner for letter in string.ascii_lowercase for slip in slips(text, at, letter)}
    for slip in sorted(slip for slip in every if squash(normalise(slip)) not in KEYS):
        match = INDEX.lookup(slip)
        assert match.term in (None, NAMES[name]), slip
        # What makes another word is taken for that word: a docket is no Docker.
        other = slip in frequencies() or slip in lexicon.NEIGHBOURS
        assert other or NAMES[name] in (match.term, *match.suggestions), slip


@given(st.text("bcdfghjklmnpqrstvwxz", min_size=9, max_size=14))
def test_random_letters_find_nothing(text: str) -> None:
    assert INDEX.lookup(text).term is None
