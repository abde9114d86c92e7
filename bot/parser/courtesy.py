"""What people say around a question, and instead of one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.answers.courtesy import Kind

_SAID: Mapping[Kind | None, str] = {
    "greeting": """
        hi; hello; hey; hiya; heya; howdy; yo; sup; hola; hallo; bonjour; ciao; salut; greetings; good morning;
        morning; good afternoon; good evening; evening; evening all; morning all; good day; hi there; hey there; hello
        there; hi all; hi team; how are you; how are you doing; how are things; hows it going; how is it going; whats
        up; wassup; how do you do; are you there; anyone there; you there; are you up; nice to meet you; happy monday;
        happy friday; ping; test; testing
    """,
    "thanks": """
        thanks; thank you; grazie mille; ta; merci beaucoup; muchas gracias; vielen dank; mille grazie; thank you
        kindly; saved my life; thank u; thx; thanx; tks; ty; tysm; tyvm; cheers; merci; gracias; danke; grazie;
        obrigado; thanks a lot; thanks so much; thanks a million; many thanks; thank you so much; thank you very much;
        much appreciated; appreciate it; i appreciate it; appreciated; that helped; that helps; that was helpful; very
        helpful; super helpful; so helpful; helpful; that was super helpful; that was great; thats great; this is
        great; thats awesome; awesome; amazing; brilliant; perfect; great; excellent; fantastic; wonderful; lovely;
        nice; nice one; cool; sweet; wow; love it; i love it; love you; i love you; i love this; love this; youre the
        best; you are the best; youre awesome; you are awesome; youre great; you are great; you rock; youre a
        lifesaver; lifesaver; life saver; good bot; great bot; good job; great job; well done; nice work; great tool;
        great work; good work; you saved me; saved my day; you made my day; kudos; bravo; works like a charm; exactly
        what i needed; just what i needed; that makes sense; makes sense; got it thanks; youre a star; legend; youre a
        legend
    """,
    "farewell": """
        bye; goodbye; bye bye; see you; see ya; see you later; see you tomorrow; talk later; talk soon; ttyl; cya;
        later; laters; good night; have a great weekend; have a good weekend; have a nice weekend; have a great day;
        have a good day; have a nice day; have a good one; happy weekend; enjoy your weekend; take care; adios; until
        next time; gotta go; have a great week; have a good week; have a great evening; have a good evening; evening;
        evening all; morning all; goodnight
    """,
    "apology": """
        sorry; so sorry; im sorry; my bad; apologies; oops; whoops; pardon; excuse me; sorry to bother you; sorry to
        bother; sorry to bother you again; sorry for bothering you; never mind; nevermind; nvm; forget it; ignore that;
        wrong channel; wrong window; sorry wrong channel
    """,
    "nod": """
        ok; okay; okey; k; kk; okie; alright; all right; sure; yes; yep; yeah; yup; no; nope; nah; got it; understood;
        i see; ah ok; ah; oh; oh ok; hm; hmm; mm; right; fine; noted; will do; sounds good; fair enough; lol; haha;
        hahaha; lmao; interesting; good to know; no worries; no problem; np; all good; gotcha; roger; copy that;
        indeed; true; exactly; done
    """,
    "who": """
        who are you; what are you; are you a bot; are you a robot; are you human; are you real; are you ai; are you an
        ai; are you chatgpt; whats your name; what is your name; who made you; who built you; who created you; tell me
        about yourself; introduce yourself; is this a bot; are you a person; who is this; do you use ai; are you a
        human
    """,
    # Only around something else.
    None: """
        please; pls; plz; plss; kindly; quick q; quick question; quick one; a quick question; i have a question about;
        i have a question; ive got a question; got a question; one more question; another question; question for you;
        dumb question; stupid question; silly question; noob question; random question; one question; i was wondering;
        i wonder; just wondering; wondering; i would like to know; id like to know; i want to know; i need to know; i
        wanna know; let me know; do you know; do u know; can you tell me; could you tell me; can u tell me; would you
        tell me; could you please; can you please; can you; could you; would you; can u; could u; would you mind; if
        you can; if possible; when you can; when you get a chance; asap; urgent; help me out; help a recruiter out; im
        lost; im totally lost; im confused; so confused; im new to this; im new; bot; mate; buddy; folks; guys; team;
        everyone; everybody; all; dear; again; today; right now; real quick; for me; for us; btw; fyi; tia; cc; thanks
        in advance; thank you in advance; ahead of time; any idea; any ideas; any clue; any chance; remind me; once
        more; one more time; here; there; then; so; well; um; uh; er; anyway; actually; basically; literally; just;
        really; too; also; very; much; man; dude; friend; my friend; sir; madam
    """,
}


def _table() -> dict[str, list[tuple[tuple[str, ...], Kind | None]]]:
    table: dict[str, list[tuple[tuple[str, ...], Kind | None]]] = defaultdict(list)
    for kind, phrases in _SAID.items():
        for phrase in phrases.split(";"):
            words = tuple(phrase.split())
            table[words[0]].append((words, kind))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return dict(table)


_TABLE = _table()


def courtesies(words: tuple[str, ...], free: Sequence[bool]) -> tuple[set[int], list[Kind]]:
    """The words that are manners, and what they amount to, in order."""
    used: set[int] = set()
    kinds: list[Kind] = []
    at = 0
    while at < len(words):
        for phrase, kind in _TABLE.get(words[at], ()) if free[at] else ():
            stop = at + len(phrase)
            if words[at:stop] == phrase and all(free[at:stop]):
                used.update(range(at, stop))
                if kind:
                    kinds.append(kind)
                at = stop - 1
                break
        at += 1
    return used, kinds
