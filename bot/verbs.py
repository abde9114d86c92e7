"""The table of verbs. Help, the Home tab, did-you-mean and the README's table all come from it.

The order is the order of help: by what a recruiter is busy with.
"""

from bot.answers import define, examples, find, help, levels, list, questions, redflags, synonyms, where
from bot.message import Message
from bot.request import Request
from bot.verb import Verb
from knowledge.base import Knowledge


def _help(knowledge: Knowledge, request: Request) -> Message:
    return help.message(VERBS, knowledge)


VERBS: tuple[Verb, ...] = (
    Verb(
        name="define",
        label="What it is",
        group="Understand",
        usage="define [term]",
        help="what it means, in plain words",
        answer=define.answer,
        needs="card",
        names=("definition", "definition of", "explain", "meaning of", "whats"),
        phrases=("help me understand",),
    ),
    Verb(
        name="examples",
        label="Résumé lines",
        group="Understand",
        usage="examples [term]",
        help="résumé lines, and what they prove",
        answer=examples.answer,
        needs="card",
        names=("example", "resume", "resumes", "resume lines", "cv", "cv lines"),
        phrases=("on a resume", "on a cv", "on resumes", "resume lines", "resume examples"),
    ),
    Verb(
        name="synonyms",
        label="Job titles",
        group="Source",
        usage="synonyms [role]",
        help="titles to search for, ready to copy",
        answer=synonyms.answer,
        needs="role",
        names=("synonym", "titles", "title", "job titles", "aka", "similar titles"),
        phrases=("job titles", "what titles", "which titles", "other titles", "titles should i search", "also called"),
    ),
    Verb(
        name="where",
        label="Where to find them",
        group="Source",
        usage="where [role]",
        help="where such people are found",
        answer=where.answer,
        needs="role",
        names=("sources", "places", "where to find", "where can i find", "where do i find", "where are", "where is"),
        phrases=("where to find", "where can i find", "where do i find", "where do we find", "how do i find"),
    ),
    Verb(
        name="questions",
        label="Questions",
        group="Screen",
        usage="questions [junior/mid/senior] [role]",
        help="what to ask, and how good answers sound",
        answer=questions.answer,
        needs="card",
        names=("question", "ask", "interview", "interview questions", "qs", "what should i ask", "what should we ask"),
        phrases=(
            "interview questions",
            "what should i ask",
            "what do i ask",
            "what can i ask",
            "what could i ask",
            "what to ask",
            "questions to ask",
            "questions for",
            "how do i interview",
            "how to interview",
        ),
    ),
    Verb(
        name="levels",
        label="Levels",
        group="Screen",
        usage="levels [level] [role]",
        help="years, and what to expect of each level",
        answer=levels.answer,
        needs="role",
        names=("what should", "level", "seniority", "experience levels", "indicators", "years"),
        phrases=("what to expect", "what should i expect", "how many years", "should be able to", "should know"),
    ),
    Verb(
        name="redflags",
        label="Red flags",
        group="Screen",
        usage="redflags [role]",
        help="a fifteen-second check of what you heard",
        answer=redflags.answer,
        needs="role",
        names=("red flags", "red flag", "redflag", "flags", "warning signs", "checklist"),
        phrases=("red flags", "warning signs", "watch out for", "watch for", "look out for"),
    ),
    Verb(
        name="find",
        label="Find",
        group="Find your way",
        usage="find <words>",
        help="what all the cards say about some words",
        answer=find.answer,
        needs="words",
        names=("look for", "look up", "search for"),
    ),
    Verb(
        name="list",
        label="All cards",
        group="Find your way",
        usage="list",
        help="every card there is",
        answer=list.answer,
        needs="words",
        names=("ls", "cards", "list all", "list cards"),
    ),
    Verb(
        name="help",
        label="Help",
        group="Find your way",
        usage="help",
        help="this overview",
        answer=_help,
        names=("commands", "usage", "menu", "hi", "hello", "hey", "what can you do", "how do you work"),
    ),
)

FALLBACK = "define"  # what a bare term asks for
LEVEL_ALONE = "levels"  # what a bare level asks for
BY_NAME = {verb.name: verb for verb in VERBS}
