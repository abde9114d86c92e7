"""What a card holds. These types are the one definition: the loader, the JSON Schema and the answers all read them.

Each field's description says what belongs there. Card authors meet it in their editor and in the error that a missing
field gives, so it is written for them. The maxima keep every answer on a phone screen and within Slack's validation.
"""

from datetime import date
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

Kind = Literal["role", "practice", "tool", "platform", "language", "concept"]
LevelName = Literal["junior", "mid", "senior"]

KINDS: tuple[Kind, ...] = get_args(Kind)
LEVELS: tuple[LevelName, ...] = get_args(LevelName)

# Slack shows a checkbox's label and its description up to 75 characters each.
Label = Annotated[str, Meta(min_length=1, max_length=75)]
# One question with all that belongs to it has to fit into one Slack section of 3,000 characters.
Word = Annotated[str, Meta(min_length=1, max_length=40)]
Meaning = Annotated[str, Meta(min_length=1, max_length=90)]
Line = Annotated[str, Meta(min_length=1, max_length=300)]
Passage = Annotated[str, Meta(min_length=1, max_length=400)]
Text = Annotated[str, Meta(min_length=1, max_length=700)]
Url = Annotated[str, Meta(max_length=300, pattern=r"^https://[^\s<>|]+$")]
Month = Annotated[str, Meta(pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$")]


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of a card: immutable, and strict about its field names."""


class Confusion(Part, frozen=True):
    """Something recruiters mix the term up with."""

    term: Annotated[Label, Meta(description="the other term; it need not have a card")]
    difference: Annotated[Text, Meta(description="how the two differ, in one or two plain sentences")]


class Transfer(Part, frozen=True):
    """A skill of which much carries over."""

    term: Annotated[Label, Meta(description="the other tool or skill; it need not have a card")]
    still_new: Annotated[Text, Meta(description="what someone who knows the other one still has to learn here")]


class ResumeLine(Part, frozen=True):
    """A line as candidates write it, and how to read it."""

    line: Annotated[Line, Meta(description="the line as it would stand in a résumé")]
    shows: Annotated[Passage, Meta(description="what the line is fair evidence of, and no more than it says")]
    does_not_show: Annotated[Passage, Meta(description="what the line leaves open")]
    ask: Annotated[Passage, Meta(description="the question that fills the gap")]


class Question(Part, frozen=True, kw_only=True):
    """An interview question with what to listen for."""

    ask: Annotated[Line, Meta(description="the question, word for word as one would say it")]
    why: Annotated[Line, Meta(description="why one asks: what the answer tells you")]
    listen_for: Annotated[
        dict[Word, Meaning],
        Meta(
            max_length=5,
            description="2 to 5 words the candidate will really use, each with its plain meaning in a few words",
        ),
    ]
    strong: Annotated[Passage, Meta(description="what a good answer sounds like to someone who is not an engineer")]
    fair: Annotated[Passage | None, Meta(description="what a middling, honest answer sounds like")] = None
    weak: Annotated[Passage, Meta(description="what a weak answer sounds like to someone who is not an engineer")]
    follow_up: Annotated[Line, Meta(description="a neutral follow-up that gives the candidate another way in")]


class Level(Part, frozen=True):
    """What is expected of one level of experience."""

    years: Annotated[Label, Meta(description='the years of the usual pay band, such as "2-5" or "5+"')]
    indicators: Annotated[
        tuple[Text, ...], Meta(min_length=1, max_length=6, description="what people at this level can usually do")
    ]
    questions: Annotated[
        tuple[Question, ...], Meta(min_length=1, max_length=5, description="questions to ask at this level")
    ]


class Levels(Part, frozen=True):
    """The three levels of experience."""

    junior: Annotated[Level, Meta(description="what to expect of a junior")]
    mid: Annotated[Level, Meta(description="what to expect at mid level")]
    senior: Annotated[Level, Meta(description="what to expect of a senior")]


class Place(Part, frozen=True):
    """Where people of this role can be found."""

    place: Annotated[Label, Meta(description="a kind of place: a community, an event, a type of company")]
    how: Annotated[str, Meta(min_length=1, max_length=500, description="how to use it")]


class RedFlag(Part, frozen=True, kw_only=True):
    """Something a candidate says that deserves a second question."""

    topic: Annotated[Label | None, Meta(description='the topic in neutral words, such as "Version control"')] = None
    flag: Annotated[Label, Meta(description="the sign, in at most 75 characters (Slack's limit for a checkbox)")]
    heard: Annotated[Label | None, Meta(description="how it sounds on a call, in at most 75 characters")] = None
    why_it_matters: Annotated[Passage, Meta(description="why the sign matters in this role")]
    could_also_mean: Annotated[Passage, Meta(description="the innocent explanations")]
    ask: Annotated[Passage, Meta(description="a neutral question that tells the two apart")]


class Intake(Part, frozen=True):
    """A question for the hiring manager before the search starts."""

    ask: Annotated[Text, Meta(description="the question for the hiring manager")]
    why: Annotated[Text, Meta(description="what the answer changes in the search")]


class CandidateQuestion(Part, frozen=True):
    """Something that engineers ask a recruiter."""

    ask: Annotated[Text, Meta(description="the question as the candidate puts it")]
    ask_first: Annotated[Text, Meta(description="whom to ask before the call, and what")]
    until_then: Annotated[Text, Meta(description='an honest way to say "I don\'t know yet", word for word')]


class Search(Part, frozen=True):
    """Words for a candidate search."""

    titles: Annotated[
        tuple[Label, ...], Meta(min_length=1, max_length=15, description="job titles that such people carry")
    ]
    skills: Annotated[tuple[Label, ...], Meta(max_length=20, description="skills and tools to search for")] = ()
    exclude: Annotated[
        tuple[Label, ...],
        Meta(max_length=10, description="phrases of the wrong trade that no good profile holds anywhere"),
    ] = ()
    exclude_titles: Annotated[
        tuple[Label, ...], Meta(max_length=10, description="titles to leave out, as the current title only")
    ] = ()


class Role(Part, frozen=True):
    """What a recruiter needs when people are hired under this title."""

    title: Annotated[Label, Meta(description="the usual job title, in the singular")]
    search: Annotated[Search, Meta(description="titles, skills and exclusions to search for")]
    where_to_find: Annotated[
        tuple[Place, ...], Meta(min_length=1, max_length=8, description="places to find such people")
    ]
    levels: Annotated[Levels, Meta(description="what to expect of a junior, mid and senior")]
    # Ten is what Slack takes in one group of checkboxes.
    red_flags: Annotated[
        tuple[RedFlag, ...], Meta(min_length=1, max_length=10, description="signs that deserve a second question")
    ]
    good_signs: Annotated[
        tuple[Text, ...], Meta(max_length=6, description="things heard on a call that speak for the candidate")
    ] = ()
    intake: Annotated[tuple[Intake, ...], Meta(max_length=8, description="questions for the hiring manager")] = ()
    candidate_asks: Annotated[
        tuple[CandidateQuestion, ...], Meta(max_length=6, description="what engineers ask a recruiter")
    ] = ()


class Since(Part, frozen=True):
    """When something became public: before that month, nobody outside can have used it."""

    month: Annotated[Month, Meta(description="the month of the first public release, as 2014-06")]
    source: Annotated[Url, Meta(description="a page that says so")]


class Reviewed(Part, frozen=True):
    """Who in your company has read the card, and when."""

    by: Annotated[Label, Meta(description="the reviewer's name or team")]
    on: Annotated[date, Meta(description="the date of the review, as 2026-05-31")]


class Card(Part, frozen=True, kw_only=True):
    """One term, or one role, explained to a recruiter."""

    term: Annotated[Label, Meta(description="the term as engineers write it")]
    aliases: Annotated[
        tuple[Label, ...], Meta(max_length=20, description="other names people use for exactly this")
    ] = ()
    not_in_text: Annotated[
        tuple[Label, ...],
        Meta(
            max_length=10,
            description="names of this card that usually mean something else inside a sentence, such as 'training'",
        ),
    ] = ()
    pronunciation: Annotated[Label | None, Meta(description="how it is said aloud, where that is not obvious")] = None
    kind: Annotated[Kind, Meta(description="role, practice, tool, platform, language or concept")]
    field: Annotated[Label, Meta(description='the field it belongs to, such as "Machine Learning"')]
    in_short: Annotated[
        Line, Meta(description="what one says about it on a call: one or two sentences, at most 30 words")
    ]
    definition: Annotated[Text, Meta(description="what it is, in plain language, in at most 90 words")]
    analogy: Annotated[Text | None, Meta(description="a comparison from everyday life")] = None
    why_it_matters: Annotated[Text, Meta(description="what it means for this hire")]
    counts_as: Annotated[
        tuple[Label, ...], Meta(max_length=10, description="names and products that stand for the same skill")
    ] = ()
    carries_over: Annotated[
        tuple[Transfer, ...], Meta(max_length=5, description="skills of which much carries over to this one")
    ] = ()
    not_the_same: Annotated[
        tuple[Label, ...], Meta(max_length=6, description="names that look like this skill and do not stand for it")
    ] = ()
    confused_with: Annotated[tuple[Confusion, ...], Meta(max_length=5, description="what it is mixed up with")] = ()
    related: Annotated[
        tuple[Label, ...], Meta(max_length=8, description="terms of other cards worth reading next")
    ] = ()
    used_by: Annotated[
        tuple[Label, ...],
        Meta(max_length=5, description="terms of the role cards whose people use it, likeliest first"),
    ] = ()
    resume_lines: Annotated[tuple[ResumeLine, ...], Meta(max_length=6, description="résumé lines, decoded")] = ()
    questions: Annotated[tuple[Question, ...], Meta(max_length=4, description="questions that test this one term")] = ()
    since: Annotated[Since | None, Meta(description="when a tool, platform or language became public")] = None
    sources: Annotated[
        tuple[Url, ...], Meta(max_length=3, description="official documentation where the facts can be checked")
    ] = ()
    claims_aliases: Annotated[
        tuple[Label, ...], Meta(max_length=10, description="aliases this card keeps though another card lists them")
    ] = ()
    reviewed: Annotated[Reviewed | None, Meta(description="only once a person has reviewed the card")] = None
    same_role_as: Annotated[Label | None, Meta(description="a card whose role part serves for this one too")] = None
    role: Annotated[Role | None, Meta(description="only where people are hired under this title")] = None
