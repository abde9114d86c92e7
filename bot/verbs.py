"""The verbs, in the order of help: by what a recruiter is busy with. Help, Home and the README follow it."""

from bot.answers import (
    compare,
    define,
    find,
    help,
    intake,
    levels,
    list,
    questions,
    redflags,
    resume,
    search,
    titles,
    where,
)
from bot.verb import Verbs

VERBS = Verbs(
    (
        define.VERB,
        resume.VERB,
        compare.VERB,
        intake.VERB,
        titles.VERB,
        search.VERB,
        where.VERB,
        questions.VERB,
        levels.VERB,
        redflags.VERB,
        find.VERB,
        list.VERB,
        help.VERB,
    ),
    opening="define",
    level_alone="levels",
    comparing="compare",
    decoding="compare",
    overview="help",
    contents="list",
    then={
        "define": ("resume", "questions"),
        "resume": ("questions", "define"),
        "intake": ("search", "levels"),
        "titles": ("search", "where"),
        "search": ("where", "questions"),
        "where": ("search", "questions"),
        "questions": ("redflags", "levels", "resume"),
        "levels": ("questions", "titles"),
        "redflags": ("questions", "levels"),
    },
)
