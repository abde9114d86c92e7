"""Whether a text is a job ad or somebody's own words: told by how it speaks."""

import re

STRONG = 3  # what a turn of phrase weighs that hardly ever stands in the other kind
_WORD = re.compile(r"[^\W_]+")

_AD_SURELY = """
we are looking for|we re looking for|we are hiring|we re hiring|is looking for|are looking for|looking for an
you will|you ll|your profile|your tasks|your role|your responsibilities|what you bring|what you ll|what we offer
we offer|nice to have|nice to haves|must have|must haves|join us|join our|apply now|to apply|please apply
ideal candidate|the candidate|successful candidate|candidates|m f d|m w d|f m d|m f x|equal opportunity|about the role
about you|you have|you bring|you know|you are|you need|bonus points|the right person|wanted|day rate
""".replace("\n", "|").strip("|")
_AD_PERHAPS = """
requirements|qualifications|responsibilities|required|preferred|benefits|salary|is a plus|a plus|about us|hiring
needed|desired|our team|our platform|our stack|we need|seeking|minimum|is a must|are a must|remote ok|start date
""".replace("\n", "|").strip("|")
_LINE = frozenset(
    """
    built led designed reduced deployed managed migrated implemented developed introduced improved automated maintained
    wrote ran worked trained created launched delivered owned mentored certified operated set took cut helped moved
    used joined scaled shipped tuned rebuilt replaced established configured monitored responsible present i my
    """.split()
)


def is_ad(text: str) -> bool:
    """Whether it speaks as a job ad does. What is unclear is none."""
    words = _WORD.findall(text.casefold())
    said = f" {' '.join(words)} "
    ad = STRONG * sum(f" {cue} " in said for cue in _AD_SURELY.split("|"))
    ad += sum(f" {cue} " in said for cue in _AD_PERHAPS.split("|"))
    return ad > 0 and ad > sum(word in _LINE for word in words)
