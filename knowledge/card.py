"""What a card holds. These types are the one definition: the loader, the JSON Schema and the answers all read them.

Each field's description says what belongs there. Card authors meet it in their editor and in the error that a missing
field gives, so it is written for them.
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
Text = Annotated[str, Meta(min_length=1, max_length=700)]


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """A piece of a card: immutable, and strict about its field names."""


class Confusion(Part, frozen=True):
    """Something recruiters mix the term up with."""

    term: Annotated[Label, Meta(description="the other term; it need not have a card")]
    difference: Annotated[Text, Meta(description="how the two differ, in one or two plain sentences")]


class ResumeLine(Part, frozen=True):
    """A line as candidates write it, and how to read it."""

    line: Annotated[Text, Meta(description="the line as it would stand in a résumé")]
    shows: Annotated[Text, Meta(description="what the line is fair evidence of")]
    does_not_show: Annotated[Text, Meta(description="what the line leaves open")]
    ask: Annotated[Text, Meta(description="the question that fills the gap")]


class Question(Part, frozen=True):
    """An interview question with what to listen for."""

    ask: Annotated[Text, Meta(description="the question, word for word as one would say it")]
    why: Annotated[Text, Meta(description="why one asks: what the answer tells you")]
    strong: Annotated[Text, Meta(description="what a good answer sounds like to someone who is not an engineer")]
    weak: Annotated[Text, Meta(description="what a weak answer sounds like to someone who is not an engineer")]
    follow_up: Annotated[Text, Meta(description="a neutral follow-up that gives the candidate another way in")]


class Level(Part, frozen=True):
    """What is expected of one level of experience."""

    years: Annotated[Label, Meta(description='usual years of experience, such as "2-5" or "5+"')]
    indicators: Annotated[tuple[Text, ...], Meta(min_length=1, description="what people at this level can usually do")]
    questions: Annotated[tuple[Question, ...], Meta(min_length=1, description="questions to ask at this level")]


class Levels(Part, frozen=True):
    """The three levels of experience."""

    junior: Annotated[Level, Meta(description="what to expect of a junior")]
    mid: Annotated[Level, Meta(description="what to expect at mid level")]
    senior: Annotated[Level, Meta(description="what to expect of a senior")]


class Place(Part, frozen=True):
    """Where people of this role can be found."""

    place: Annotated[Label, Meta(description="a kind of place: a community, an event, a type of company")]
    how: Annotated[Text, Meta(description="how to use it")]


class RedFlag(Part, frozen=True, kw_only=True):
    """Something a candidate says that deserves a second question."""

    flag: Annotated[Label, Meta(description="the sign, in at most 75 characters (Slack's limit for a checkbox)")]
    heard: Annotated[Label | None, Meta(description="how it sounds on a call, in at most 75 characters")] = None
    why_it_matters: Annotated[Text, Meta(description="why the sign matters in this role")]
    could_also_mean: Annotated[Text, Meta(description="the innocent explanations")]
    ask: Annotated[Text, Meta(description="a neutral question that tells the two apart")]


class Intake(Part, frozen=True):
    """A question for the hiring manager before the search starts."""

    ask: Annotated[Text, Meta(description="the question for the hiring manager")]
    why: Annotated[Text, Meta(description="what the answer changes in the search")]


class Search(Part, frozen=True):
    """Words for a candidate search."""

    titles: Annotated[tuple[Label, ...], Meta(min_length=1, description="job titles that such people carry")]
    skills: Annotated[tuple[Label, ...], Meta(description="skills and tools to search for")] = ()
    exclude: Annotated[tuple[Label, ...], Meta(description="words that mark the wrong profiles")] = ()


class Role(Part, frozen=True):
    """What a recruiter needs when people are hired under this title."""

    title: Annotated[Label, Meta(description="the usual job title, in the singular")]
    search: Annotated[Search, Meta(description="titles, skills and exclusions to search for")]
    where_to_find: Annotated[tuple[Place, ...], Meta(min_length=1, description="places to find such people")]
    levels: Annotated[Levels, Meta(description="what to expect of a junior, mid and senior")]
    # Ten is what Slack takes in one group of checkboxes.
    red_flags: Annotated[
        tuple[RedFlag, ...], Meta(min_length=1, max_length=10, description="signs that deserve a second question")
    ]
    intake: Annotated[tuple[Intake, ...], Meta(description="questions for the hiring manager")] = ()


class Reviewed(Part, frozen=True):
    """Who in your company has read the card, and when."""

    by: Annotated[Label, Meta(description="the reviewer's name or team")]
    on: Annotated[date, Meta(description="the date of the review, as 2026-05-31")]


class Card(Part, frozen=True, kw_only=True):
    """One term, or one role, explained to a recruiter."""

    term: Annotated[Label, Meta(description="the term as engineers write it")]
    aliases: Annotated[tuple[Label, ...], Meta(description="other names people use for exactly this")] = ()
    say_it: Annotated[Label | None, Meta(description="how it is said aloud, where that is not obvious")] = None
    kind: Annotated[Kind, Meta(description="role, practice, tool, platform, language or concept")]
    field: Annotated[Label, Meta(description='the field it belongs to, such as "Machine Learning"')]
    definition: Annotated[Text, Meta(description="what it is, in plain language, in at most 90 words")]
    analogy: Annotated[Text | None, Meta(description="a comparison from everyday life")] = None
    why_it_matters: Annotated[Text, Meta(description="what it means for this hire")]
    confused_with: Annotated[tuple[Confusion, ...], Meta(description="what it is mixed up with")] = ()
    related: Annotated[tuple[Label, ...], Meta(description="terms of other cards worth reading next")] = ()
    resume_lines: Annotated[tuple[ResumeLine, ...], Meta(description="résumé lines, decoded")] = ()
    questions: Annotated[tuple[Question, ...], Meta(description="questions that test this one term")] = ()
    wins: Annotated[tuple[Label, ...], Meta(description="aliases this card keeps though another card lists them")] = ()
    reviewed: Annotated[Reviewed | None, Meta(description="only once a person has reviewed the card")] = None
    same_role_as: Annotated[Label | None, Meta(description="a card whose role part serves for this one too")] = None
    role: Annotated[Role | None, Meta(description="only where people are hired under this title")] = None
