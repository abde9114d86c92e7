"""`decode`: a pasted job ad or résumé line, term by term, on every way in."""

import json
import re
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import knowledge
from bot.answerer import Answers
from bot.answers.decode import decode, shown
from bot.answers.decode.form import FIELDS, FORM, KIND, read_form
from bot.answers.decode.kinds import is_ad
from bot.answers.decode.reading import MAX_STATE, read
from bot.answers.decode.unknown import unknown
from bot.answers.decode.wording import find, wordings
from bot.command import Command
from bot.forms import Carried, Origin, form_view, result_view
from bot.message import Message
from bot.preview import validation
from bot.preview.user_driver import REQUIRED, UserDriver
from bot.verb import Context
from knowledge import Knowledge
from knowledge.card import Since, Transfer
from tests.answers.passages import counted, passages
from tests.conftest import Stage

TODAY = date(2026, 11, 24)

LINE = "Ran Docker for three teams and moved Airflow to EKS with Zeppelin"
AD = """Senior Data Engineer (m/f/d)
We are looking for somebody who knows Docker, EKS and AKS. You have 40 years of Kubernetes.
You speak English like a native speaker.
Nice to have: Airflow, Terraform, Quuxbase. We offer staff training."""


@pytest.fixture(scope="module")
def richer(cards: Knowledge) -> Answers:
    """The cards of the tests with two tools that are alike."""
    airflow, terraform = cards.cards["airflow"], cards.cards["terraform"]
    known = {
        **cards.cards,
        "airflow": replace(airflow, carries_over=(*airflow.carries_over, Transfer("Terraform", "Its files."))),
        "terraform": replace(terraform, since=Since("2014-07", "https://example.com/terraform")),
    }
    return Answers(Knowledge(known, cards.sources))


def explained(answers: Answers, text: str, page: int = 1, today: date = TODAY) -> str:
    return decode(answers.context, Command("decode", text=text, page=page), today).text


# On every way in ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["/mlops decode ", "/mlops ", "/mlops explain this: ", "@mlops ", "@mlops decode "])
def test_a_line_is_explained_term_by_term(alice: UserDriver, typed: str) -> None:
    alice.types(typed + LINE)
    alice.sees("Docker in one plain sentence.")
    alice.sees("Team size.")
    alice.sees("“Who relied on your Docker?”")
    alice.sees("*Kubernetes* (EKS: counts as Kubernetes)")
    screen = alice.screen
    assert screen.index("Docker in one") < screen.index("Airflow in one") < screen.index("Kubernetes in one")
    alice.sees("*Zeppelin*  has no card. The card _Data Drift_ mentions it:")
    alice.clicks("Open the card Airflow")
    alice.sees("For this hire")


def test_it_comes_in_a_direct_message(alice: UserDriver) -> None:
    alice.goes_to_the_bot()
    alice.types(LINE)
    alice.sees("What this text says")


def test_an_ad_in_a_direct_message_raises_its_questions(alice: UserDriver) -> None:
    alice.goes_to_the_bot()
    alice.types(AD)
    alice.sees("What this job ad says")
    alice.sees("*Senior Data Engineer*  is the role it names.")
    alice.sees("*EKS and AKS*  all count as Kubernetes.")
    alice.sees("*40 years of Kubernetes*  It has been public since June 2014")
    alice.sees("Germany's highest labor court")
    alice.sees("Not recognized: Quuxbase.")
    alice.sees("Before I start the search, some questions about the ad:")
    alice.clicks("Call card")
    alice.sees("Call card")


def test_bare_it_opens_a_form_and_nothing_pasted_stays_in_slack(
    stage: Stage, alice: UserDriver, bob: UserDriver
) -> None:
    alice.types("/mlops decode")
    alice.enters(AD, under="The text")
    alice.enters("Also Python, please.", under="More of it, part 2")
    alice.submits()
    alice.sees("What this job ad says")
    alice.sees("Python in one plain sentence.")
    view = stage.slack.workspace.modals[alice.id][-1].payload
    assert "staff training" not in json.dumps(view)
    alice.clicks("Post in #recruiting")
    alice.confirms()
    bob.sees("What this job ad says")


def test_the_form_opens_from_home(alice: UserDriver) -> None:
    alice.opens_home()
    alice.clicks("Explain a text")
    alice.enters(LINE, under="The text")
    alice.picks("A job ad", under="What is it?")
    alice.submits()
    alice.sees("What this job ad says")


def test_a_mention_without_a_text_offers_the_form(alice: UserDriver) -> None:
    alice.types("@mlops decode")
    alice.clicks("Paste a text")
    alice.sees("Nothing you paste is kept")


def test_an_empty_form_says_what_to_do_and_keeps_the_form(alice: UserDriver) -> None:
    alice.types("/mlops decode")
    alice.submits()
    assert alice.errors[FIELDS[0]] == REQUIRED
    alice.enters(LINE, under="The text")
    alice.submits()
    alice.sees("Docker in one plain sentence.")


def test_the_other_reading_is_a_click_away(alice: UserDriver) -> None:
    alice.types(f"/mlops decode {LINE}")
    alice.clicks("Read it as a job ad")
    alice.sees("*To clear up with the hiring manager*")
    alice.clicks("Read it as a résumé line")
    alice.sees("*Leaves open*")


def test_what_was_pasted_is_escaped_and_never_logged(alice: UserDriver, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    alice.types("/mlops decode Docker <!channel> & Foo<!here>Bar, secretword")
    alice.sees("Docker in one plain sentence.")
    assert "<!channel>" not in json.dumps(alice.answer.blocks).replace("Docker <!channel>", "")
    assert "secretword" not in caplog.text


# What is read -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We need 13 years of Kubernetes and Docker", "13 years of Kubernetes"),
        ("You have 15+ years' hands-on experience with Kubernetes", "15 years of Kubernetes"),
        ("Kubernetes (14 years), Docker", "14 years of Kubernetes"),
        ("fifteen years running k8s in production", "15 years of Kubernetes"),
        ("13-15 yrs Kubernetes", "13 years of Kubernetes"),
        ("13 years of Docker, Python and Kubernetes", "13 years of Kubernetes"),
        ("Ran Kubernetes in production since 2012", "Kubernetes since 2012"),
    ],
)
def test_years_that_cannot_be(answers: Answers, text: str, said: str) -> None:
    assert f"{said}  It has been public since June 2014" in explained(answers, text)


@pytest.mark.parametrize(
    "text",
    [
        "12 years of Kubernetes",  # possible since June 2026
        "10-15 years of Kubernetes",
        "20 years of experience in software, of which some with Kubernetes",
        "Kubernetes. 20 years of experience.",
        "Kubernetes, 20 years of experience",
        "20 years of Java or Kubernetes",
        "20 years of Docker or Kubernetes",
        "20 years of EKS",  # a product of another age that counts as Kubernetes
        "20 years of Docker",  # no card says since when
        "Kubernetes since 2015",
        "founded 20 years ago, we run Kubernetes",
        "a $20 years kubernetes",
    ],
)
def test_years_that_can_be_or_are_said_of_something_else(answers: Answers, text: str) -> None:
    assert "public since" not in explained(answers, text)


def test_what_is_possible_follows_the_day(answers: Answers) -> None:
    text = "12 years of Kubernetes and Docker"
    assert "public since June 2014" in explained(answers, text, today=date(2026, 4, 30))
    assert "public since" not in explained(answers, text, today=date(2026, 6, 1))


def test_a_resume_is_asked_about_neutrally(answers: Answers) -> None:
    told = explained(answers, "Ran Kubernetes since 2010 and Docker", page=3)
    assert "May be innocent" in told
    assert "When did you first work with Kubernetes" in told
    assert "hiring manager" not in told


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("We need Airflow, Terraform and Docker", True),
        ("We need Airflow or Terraform, and Docker", False),
        ("We need Airflow/Terraform and Docker", False),
        ("We need Airflow. You bring Terraform or Docker", True),
    ],
)
def test_tools_of_which_one_would_do(richer: Answers, text: str, asked: bool) -> None:
    assert ("Airflow and Terraform  do the same kind of work" in explained(richer, text, page=2)) is asked


def test_names_that_count_as_one_card_are_no_question_where_the_ad_leaves_the_choice(answers: Answers) -> None:
    assert "EKS and AKS  all count as Kubernetes" in explained(answers, "We need EKS, AKS, Docker", page=2)
    assert "all count as" not in explained(answers, "We need EKS or AKS, Docker", page=2)


@pytest.mark.parametrize(
    ("ad", "role"),
    [
        ("Data Engineer wanted. Docker, Kubernetes", "Data Engineer"),
        ("Somebody for our team. " * 10 + "We are looking for a Data Engineer who knows Kubernetes.", "Data Engineer"),
        ("We need Kubernetes and Docker", "DevOps Engineer"),
    ],
)
def test_the_likely_role(answers: Answers, ad: str, role: str) -> None:
    reading = read(answers.knowledge, ad, "ad", TODAY)
    assert answers.knowledge.cards[reading.role].term == role


def test_an_ad_of_another_trade_has_no_role(answers: Answers) -> None:
    told = explained(answers, "We are looking for a nurse. You will care for patients.")
    assert "I recognize no term in it" in told
    assert "likely role" not in told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Used Looker Studio, Docker and Quuxbase", ["Looker Studio", "Quuxbase"]),
        ("monitored drift with Evidently", ["Evidently"]),
        ("Next.js and BigThing on EC2", ["Next.js", "BigThing", "EC2"]),
        ("Requirements: Strong communication. About Us: We are based in Utrecht.", []),
        ("Fluent in German, born in May, MSc, R&D at Zalando", []),
        ("Docker, Docker", []),
        ("", []),
    ],
)
def test_names_without_a_card(answers: Answers, text: str, names: list[str]) -> None:
    assert unknown(text, answers.knowledge.mentions(text)) == names


@pytest.mark.parametrize(("terms", "asked"), [(9, True), (12, False)])
def test_an_ad_of_many_terms_is_told_in_a_line_each(answers: Answers, terms: int, asked: bool) -> None:
    names = [card.term for card in answers.knowledge.cards.values() if not card.role][:terms]
    told = explained(answers, f"Docker, Kubernetes, {', '.join(names)}", page=2)
    assert ("How did you use Docker last time?" in told) is asked


def test_it_always_says_what_was_not_recognized(answers: Answers) -> None:
    assert "Not recognized: Quuxbase" in explained(answers, "Built Docker images with Quuxbase")
    assert "I saw no other name without a card" in explained(answers, "Built Docker images")


def test_a_long_passage_names_the_rest_in_one_line(answers: Answers) -> None:
    many = {**answers.knowledge.cards}
    names = [f"Tool{letter}{other}" for letter in "ABCDEFGHIJ" for other in "klmnopqr"]
    for name in names:
        many[name.lower()] = replace(many["docker"], term=f"{name}ware", aliases=(), related=())
    large = Answers(Knowledge(many, {}))
    message = decode(large.context, Command("decode", text=", ".join(f"{name}ware" for name in names)), TODAY)
    assert len(message.blocks) <= 48
    assert "Also named: " in message.text
    assert " and 20 more" in message.text
    assert list(validation.validate_blocks(list(message.blocks))) == []


def test_a_text_that_was_cut_says_so(answers: Answers) -> None:
    answer = answers.reply("Ran Docker and Kubernetes for three teams. " + "word " * 2_000)
    assert answer.command
    assert answer.command.verb == "decode"
    assert "cut off" in answer.public.text


# Words that shut people out -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ad", "named"),
    [
        ("Native speakers of English only", ["native speaker"]),
        ("A cloud-native speaker series", []),
        ("digital natives in a young team", ["digital native", "young"]),
        ("recent college graduates, class of 2024", ["recent graduate", "graduation year"]),
        ("graduated after 2020", ["graduation year"]),
        ("He leads the team and his budget", ["he"]),
        ("He or she leads the team", []),
        ("aged 25 to 35, under 40", ["age"]),
        ("under 40 ms, ages ago", []),
        ("rockstars, ninjas and gurus", ["rockstar"]),
        ("U.S. citizens only", ["citizenship"]),
        ("a driver’s license and a zip code nearby", ["driver's license", "zip code"]),
        ("a top-tier university", ["schools"]),
        ("Work hard, play hard", ["energy"]),
        ("We look at what you can do.", []),
    ],
)
def test_words_that_shut_people_out(ad: str, named: list[str]) -> None:
    assert [found.name for found in find(ad)] == named


def test_each_has_a_reason_a_wording_and_a_source() -> None:
    for wording in wordings().values():
        assert wording.words or wording.patterns
        assert wording.reason.endswith(".")
        assert wording.instead
        assert wording.source.url.startswith("https://")
        for words in wording.words:
            assert wording.name in {found.name for found in find(f"We want {words} here")}, words


def test_each_is_found_in_an_ad_and_none_in_a_resume(answers: Answers) -> None:
    text = "Built Docker images. Native speaker of Dutch, class of 2010."
    assert "Instead" in explained(answers, text, page=2)
    assert "Instead" not in explained(answers, text, page=3)


# Against texts of our own -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped() -> Answers:
    return Answers(knowledge.load())


def test_names_are_found_and_traps_are_not(shipped: Answers) -> None:
    found, missed, wrong = counted(shipped.knowledge, passages(shipped.knowledge))
    assert found >= 100
    assert found / (found + len(missed)) >= 0.95, missed
    assert found / (found + len(wrong)) >= 0.98, wrong


def test_each_is_told_for_what_it_is_and_its_terms_stand_in_order(shipped: Answers) -> None:
    for passage in passages(shipped.knowledge):
        assert is_ad(passage.text) is (passage.kind == "ad"), passage.text
        reading = read(shipped.knowledge, passage.text, "guess", TODAY)
        named = [shipped.knowledge.cards[one.key].term for one in reading.named]
        assert named == list(dict.fromkeys(m.card.term for m in shipped.knowledge.mentions(passage.text)))
        assert set(named).isdisjoint(passage.never)


# Whatever is pasted -------------------------------------------------------------------------------------------------

FORBIDDEN = re.compile(r"\b(?:scor\w*|rank\w*|fits?|match\w*|percent\w*|verdict|reject\w*|recommend\w*|out of \d+)\b|%")


def readable(answers: Answers) -> Iterator[str]:
    """What the answers to the passages say, without what the cards say."""
    for passage in passages(answers.knowledge):
        for page in (1, 2, 3):
            yield explained(answers, passage.text, page)


def test_nothing_is_judged(answers: Answers) -> None:
    for told in readable(answers):
        assert not FORBIDDEN.search(told.casefold()), FORBIDDEN.search(told.casefold())


WORDS = st.lists(
    st.sampled_from(
        [
            *AD.split(),
            "EKS",
            "13 years of",
            "since 2010",
            "or",
            "Kubernetes",
            "<!channel>",
            "&&&&",
            "Foo Bar",
            "he",
            "\n",
        ]
    )
    | st.text(max_size=12),
    max_size=300,
).map(" ".join)


@given(text=WORDS, page=st.sampled_from([1, 2, 3, 9]))
def test_slack_takes_whatever_comes_of_a_text(answers: Answers, text: str, page: int) -> None:
    answer = answers.answer(Command("decode", text=text, page=page))
    refuses_nothing(answer.private)
    refuses_nothing(answer.public.shared_by("U1"))


@given(parts=st.lists(WORDS.map(lambda text: text[:3_000]), min_size=1, max_size=4))
def test_a_form_carries_whatever_it_reads(answers: Answers, parts: list[str]) -> None:
    values: dict[str, object] = {field: {"value": part} for field, part in zip(FIELDS, parts, strict=False)}
    values[KIND] = {"selected_option": {"value": "ad"}}
    reading = read_form(answers.context, Command("decode"), values)
    packed = msgspec.json.encode(reading)
    assert len(packed.decode()) <= MAX_STATE
    assert msgspec.json.decode(packed, type=FORM.state) == reading
    longest = Origin("https://hooks.slack.com/" + "x" * 200, "c" * 80, "1700000000.000100")
    view = result_view(answers.context, Carried(Command("decode"), longest, msgspec.Raw(packed), ("send_to_me",)))
    assert list(validation.validate_view(view, "modal")) == []


def test_a_form_of_blanks_is_an_error_on_its_first_field(answers: Answers) -> None:
    context, command = answers.context, Command("decode")
    blank = read_form(context, command, {FIELDS[0]: {"value": " \n "}, FIELDS[1]: {"value": None}})
    assert "Paste a text here first" in FORM.validate(context, command, blank)[FIELDS[0]]


def test_the_form_is_a_view_that_slack_takes(answers: Answers) -> None:
    view = form_view(answers.context, Command("decode"), Origin())
    assert list(validation.validate_view(view, "modal")) == []


def test_what_is_left_out_of_a_state_is_counted(answers: Answers) -> None:
    names = ", ".join(f"Quux{letter}{other}base" for letter in "abcdefghijklmnop" for other in "abcdefghijklmnop")
    reading = read(answers.knowledge, f"Built Docker images with {names}", "ad", TODAY)
    assert len(msgspec.json.encode(reading)) <= MAX_STATE
    message = shown.message(answers.context, reading)
    assert re.search(r"Not recognized: .* and \d+ more\.", message.text)


def test_a_card_that_is_gone_is_left_out(answers: Answers) -> None:
    reading = read(answers.knowledge, AD, "ad", TODAY)
    without = {key: card for key, card in answers.knowledge.cards.items() if key == "mlops"}
    assert shown.message(Context(Knowledge(without, {}), answers.context.verbs), reading).blocks


@pytest.mark.parametrize(
    "text", ["a" * 40_000, "A-" * 20_000, "9 years of " * 3_600, "Docker, " * 5_000, "he " * 13_000]
)
def test_texts_made_to_be_slow_are_answered(answers: Answers, text: str) -> None:
    refuses_nothing(answers.answer(Command("decode", text=text)).public)


def refuses_nothing(message: Message) -> None:
    assert list(validation.validate_blocks(list(message.blocks))) == []
    assert list(validation.validate_view(message.as_modal(), "modal")) == []
    assert len(message.text) <= validation.MAX_TEXT
    assert all(block.get("expand", True) for block in message.blocks)
