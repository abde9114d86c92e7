"""The verbs, in the order of help: by what a recruiter is busy with. Help, Home and the README follow it."""

from bot.answers import compare, decode, define, find, help, levels, list, questions, redflags, resume, titles, where
from bot.verb import Verbs

VERBS = Verbs(
    (
        define.VERB,
        resume.VERB,
        decode.VERB,
        compare.VERB,
        titles.VERB,
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
    decoding="decode",
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
