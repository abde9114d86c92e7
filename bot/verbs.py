"""The verbs, in the order of help: by what a recruiter is busy with. Help, Home and the README follow it."""

from bot.answers import (
    compare,
    define,
    find,
    help,
    levels,
    list,
    questions,
    redflags,
    resume,
    review,
    suggest,
    titles,
    where,
)
from bot.verb import Verbs

VERBS = Verbs(
    (
        define.VERB,
        resume.VERB,
        compare.VERB,
        titles.VERB,
        where.VERB,
        questions.VERB,
        levels.VERB,
        redflags.VERB,
        find.VERB,
        list.VERB,
        suggest.VERB,
        review.VERB,
        help.VERB,
    ),
    opening="define",
    level_alone="levels",
    comparing="compare",
    decoding="compare",
    suggesting="suggest",
    overview="help",
    contents="list",
    then={
        "define": ("resume", "questions"),
        "resume": ("questions", "define"),
        "titles": ("where", "questions"),
        "where": ("titles", "questions"),
        "questions": ("redflags", "levels", "resume"),
        "levels": ("questions", "titles"),
        "redflags": ("questions", "levels"),
    },
)
