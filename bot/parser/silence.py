"""Words that say nothing about what is meant."""

from knowledge.english import EVERYDAY, frequencies
from knowledge.lexicon import JOBS, QUESTION

SHORT = 4  # words; in a text as short as this, every word is meant

# What recruiters speak of all day: none of it names a term.
RECRUITING = frozenset(
    """
    candidate candidates applicant applicants person people someone somebody anyone folks guy guys client
    clients hire hires hiring hired recruiters recruiting recruitment sourcer sourcing
    interview interviews interviewing interviewer screen screening call calls phone meeting chat intro req reqs
    requisition role roles job jobs position positions opening vacancy jd jds description spec cv cvs resume
    resumes profile profiles linkedin title titles experience experienced exp years year yrs yr level levels
    skill skills skillset background team teams company companies good best strong weak decent solid proper
    right great nice any some one two few more most other others term terms word words topic topics stuff thing
    things question questions qs answer answers name names card cards today tomorrow tonight monday tuesday
    wednesday thursday friday week morning afternoon minutes mins min hour hours tech technical engineering
    engineer engineers it market pipeline shortlist offer offers notice salary pay need needs want wants looking
    look help get got give show tell find know knows understand
    """.split()
)
GRAMMAR = frozenset(
    """
    a an the and or of to in on for from with without at by about as into is are was were be been being am do
    does did doing can could would should will shall may might must it its this that these those i im ive id me
    we us our my mine you your u ur he she they them him her his their what whats wat wats wht wut wtf which why
    how hows who whos whose when where there here if not no dont doesnt isnt cant but only so then just also
    very really for per vs versus than like up out off over under between and/or etc eg ie de la el le les des
    du der die das den ein eine einen un une una para pour fur von con avec mit que es est ist sind
    """.split()
)
# Trades that the cards know nothing of, though their names are words of everyday speech.
OTHER_TRADES = frozenset(
    """
    accountant accountants actor actors actuary artist attorney auditor baker banker barber bartender bookkeeper
    broker builder butcher buyer carpenter cashier chef cleaner clerk coach controller cook counselor dentist
    designer designers director doctor doctors driver drivers editor electrician farmer firefighter hairdresser
    housekeeper instructor janitor journalist judge lawyer lawyers librarian mechanic nurse nurses officer
    painter paralegal paramedic pharmacist photographer physician pilot plumber police professor receptionist
    sales salesman salesperson secretary seller soldier surgeon tailor teacher teachers technician therapist
    trader translator trucker tutor vet waiter waitress welder writer marketer marketing
    """.split()
)
_NOTHING = GRAMMAR | RECRUITING | QUESTION
_TRADES = JOBS | OTHER_TRADES


def says_nothing(word: str, *, in_sentence: bool = False) -> bool:
    """Whether a word left over means no term. In a sentence, neither does any other word of everyday speech."""
    if word in _NOTHING or word.isdigit():
        return True
    return in_sentence and word not in _TRADES and frequencies().get(word, 0) >= EVERYDAY
