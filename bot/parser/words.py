"""Words that the slots go by: what they mean is said by where they stand."""

LINKS = frozenset(["and", "or", "vs", "versus", "und", "y", "et"])  # between things of a kind
# Beside one of these stands what a card is compared with.
JOINS = LINKS | frozenset(["with", "to", "from", "as", "than", "between", "oder", "ou", "o"])
# What a question or a request begins with.
OPENERS = frozenset(
    """
    what whats wat how hows who wheres where which when why is are do does did can could would should any define
    explain tell give show list find compare start name
    """.split()
)
# Behind the bot's own name, one of these says that the bot is called and not asked about.
CALLING = frozenset("bot what whats how who where define explain tell can do please".split())
ARTICLES = frozenset(["a", "an", "the", "this", "that", "these", "those"])
PRONOUNS = frozenset(["it", "that", "this", "they", "those", "these", "them"])
FILLING = ARTICLES | frozenset("for of my our some to find please".split())  # between a verb and its role
# Behind one of these, a card says what somebody works with, not what is asked about.
QUALIFIERS = frozenset(
    """
    who whos that with using knows know knowing in on about having doing for at uses use
    """.split()
)
