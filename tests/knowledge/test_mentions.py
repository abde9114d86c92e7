"""What a running text mentions: names in all their forms, and words that only look like names."""

import string
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Knowledge
from knowledge.search import TermIndex
from tests.bench.bench_mentions import marked_texts, score, vocabulary

TERMS: dict[str, list[str]] = {
    "MLOps": ["ml ops"],
    "Machine Learning": ["ml"],
    "Machine Learning Engineer": ["ml engineer"],
    "Data Scientist": ["data science"],
    "Data Lake": [],
    "CI/CD": ["continuous integration"],
    "A/B Testing": [],
    "Model Training": ["training"],
    "Fine-tuning": [],
    "Feature Store": [],
    "Supervised Learning": [],
    "Container": ["containerization"],
    "Kubernetes": ["k8s", "EKS"],
    "AWS": ["amazon web services"],
    "Docker": [],
    "Helm": [],
    "Terraform": [],
    "Prefect": [],
    "TensorFlow": [],
    "PyTorch": [],
    "Apache Spark": ["spark"],
    "Ray": [],
    "Feast": [],
    "Python": [],
    "JavaScript": ["js"],
    "SQL": [],
    "Go": ["golang"],
    "R": [],
    "C++": [],
    ".NET": ["dotnet"],
    "React": [],
    "Weights & Biases": ["W&B"],
}
INDEX = TermIndex(TERMS, not_in_text=["training"])


def named(text: str) -> list[tuple[str, str]]:
    """Each mention: the term, and the words in the text that name it."""
    return [(mention.term, text[mention.start : mention.stop]) for mention in INDEX.mentions(text)]


def terms(text: str) -> list[str]:
    return [mention.term for mention in INDEX.mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We run Kubernetes, k8s and EKS.",
            [("Kubernetes", "Kubernetes"), ("Kubernetes", "k8s"), ("Kubernetes", "EKS")],
        ),
        # variants
        ("hosted on Amazon Web Services", [("AWS", "Amazon Web Services")]),
        ("ci / cd for Python3, PyTorch2", [("CI/CD", "ci / cd"), ("Python", "Python3"), ("PyTorch", "PyTorch2")]),
        ("with “Docker’s” tools and Tensor Flow", [("Docker", "Docker’s"), ("TensorFlow", "Tensor Flow")]),
        ("W&B, Weights and Biases", [("Weights & Biases", "W&B"), ("Weights & Biases", "Weights and Biases")]),
        ("C++/.NET code", [("C++", "C++"), (".NET", ".NET")]),
        ("machine\nlearning", [("Machine Learning", "machine\nlearning")]),
        # forms
        ("dockerized apps", []),
        ("data lakes, feature-stores", [("Data Lake", "data lakes"), ("Feature Store", "feature-stores")]),
        ("fine tuned and fine-tunes", [("Fine-tuning", "fine tuned"), ("Fine-tuning", "fine-tunes")]),
        ("containerisation, containerised", [("Container", "containerisation"), ("Container", "containerised")]),
        # slips
        ("Kuberentes and Terrafrom", [("Kubernetes", "Kuberentes"), ("Terraform", "Terrafrom")]),
        ("a machne learning team", [("Machine Learning", "machne learning")]),
        ("Weigjts & Biases", [("Weights & Biases", "Weigjts & Biases")]),
        ("a zachine learning team", [("Machine Learning", "zachine learning")]),
        # the longer name
        ("a Machine Learning Engineer", [("Machine Learning Engineer", "Machine Learning Engineer")]),
        ("We like Docker.We use Python+SQL", [("Docker", "Docker"), ("Python", "Python"), ("SQL", "SQL")]),
        (
            "Ku\u00adber\u00adnetes, 𝐏𝐲𝐭𝐡𝐨𝐧 and Ｄｏｃｋｅｒ",
            [("Kubernetes", "Ku\u00adber\u00adnetes"), ("Python", "𝐏𝐲𝐭𝐡𝐨𝐧"), ("Docker", "Ｄｏｃｋｅｒ")],
        ),
        ("(kubernetes.)", [("Kubernetes", "kubernetes")]),
        ("", []),
    ],
)
def test_finds_names_where_they_stand(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_tells_by_which_name() -> None:
    assert [mention.name for mention in INDEX.mentions("Kubernetes or eks, golang")] == ["Kubernetes", "EKS", "golang"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kubernetes, Helm and Terraform", ["Kubernetes", "Helm", "Terraform"]),
        ("You know Helm well.", ["Helm"]),
        ("python, spark, ray, feast and docker", ["Python", "Apache Spark", "Ray", "Feast", "Docker"]),
        ("tuned spark jobs on a ray cluster", ["Apache Spark", "Ray"]),
        ("helm, ray, spark", ["Helm", "Ray", "Apache Spark"]),
        ("helm vs docker", ["Helm", "Docker"]),
        ("Python, Go, R and SQL", ["Python", "Go", "R", "SQL"]),
    ],
)
def test_a_word_counts_with_the_trade_around_it(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("Take the helm of our Kubernetes group", "a ray of hope in our Kubernetes group"),
        *("A feast for Kubernetes fans", "the perfect Kubernetes setup", "spark interest in Kubernetes"),
        *(
            "go to market with Kubernetes",
            "Kubernetes people who react quickly",
            "Kubernetes R&D",
            "staff training, Kubernetes",
        ),
        *("Next.js on Kubernetes", "Vue JS, Kubernetes", "Kubernetes and MS SQL Server", "Kubernetes and NoSQL"),
        *(
            "You report to Ray Smith, Kubernetes lead",
            "Kubernetes, self-supervised learning",
            "Go where Kubernetes goes",
        ),
        *("Kubernetes, Looker", "the data. Lake Geneva, Kubernetes", "lava and Kubernetes", "Kubernetes air flow"),
    ],
)
def test_a_word_that_merely_looks_like_a_name_does_not_count(text: str) -> None:
    assert terms(text) == ["Kubernetes"]


@given(st.text(max_size=2_000) | st.text(string.printable) | st.lists(st.sampled_from(sorted(TERMS))).map(", ".join))
def test_takes_any_text_and_its_mentions_are_in_order(text: str) -> None:
    mentions = INDEX.mentions(text)
    assert {mention.term for mention in mentions} <= TERMS.keys()
    edges = [edge for mention in mentions for edge in (mention.start, mention.stop)]
    assert edges == sorted(edges)
    assert all(0 <= mention.start < mention.stop <= len(text) for mention in mentions)


def test_cards_are_mentioned_with_their_places(cards: Knowledge) -> None:
    text = " and ".join(card.term for card in cards.cards.values() if card.kind == "role")
    found = cards.mentions(text)
    assert [text[each.start : each.stop] for each in found] == text.split(" and ")
    assert {each.card.term: each.name for each in found} == {each.card.term: each.card.term for each in found}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a " * 20_000,
            "data " * 8_000,
            "Spark, " * 6_000,
            f"Ray{',' * 55}xx" * 600,
            f"Ray {'(' * 30}A{' ,' * 12}" * 600,
            "Ray Smith " * 4_000,
            "." * 40_000,
            "é" * 40_000,
        ),
        "".join(map(chr, range(0x20, 0xD800))) * 4,
    ],
    ids=lambda text: ascii(text[:6]),
)
def test_no_text_takes_long(text: str) -> None:
    INDEX.mentions("warm")
    start = perf_counter()
    INDEX.mentions(text)
    assert perf_counter() - start < 2


def test_job_ads_and_resumes() -> None:
    vocabulary_terms = vocabulary()
    index = TermIndex(vocabulary_terms, not_in_text=["training"])
    right, missed, wrong = score(index, marked_texts(vocabulary_terms))
    assert right / (right + len(missed)) >= 0.95, missed
    assert right / (right + len(wrong)) >= 0.98, wrong


# Type-ahead


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("mach", ["Machine Learning", "Machine Learning Engineer"]),
        ("LEARN", ["Machine Learning", "Supervised Learning"]),
        ("ci/", ["CI/CD"]),
        ("Dócker ", ["Docker"]),
        ("data-l", ["Data Lake"]),
        ("w&", ["Weights & Biases"]),
        (".n", [".NET"]),
        ("zz", []),
    ],
)
def test_completes(prefix: str, expected: list[str]) -> None:
    assert INDEX.complete(prefix, 2) == expected


def test_names_that_start_so_come_before_names_with_such_a_word() -> None:
    assert TermIndex({"Big Data": [], "Data Lake": []}).complete("data", 9) == ["Data Lake", "Big Data"]


@pytest.mark.parametrize("prefix", ["", "  "])
def test_nothing_typed_gives_the_first_terms(prefix: str) -> None:
    assert INDEX.complete(prefix, 3) == sorted(TERMS, key=str.casefold)[:3]


def test_completes_cards(cards: Knowledge) -> None:
    for card in cards.cards.values():
        assert card in cards.complete(card.term, 5)


@given(st.text(max_size=200), st.integers(min_value=-1, max_value=5))
def test_completes_any_text_within_the_limit(prefix: str, limit: int) -> None:
    found = INDEX.complete(prefix, limit)
    assert len(found) == len(set(found)) <= max(limit, 0)
    assert set(found) <= TERMS.keys()
