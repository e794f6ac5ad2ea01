"""What the words of a question can mean: what it is after, what was said and done, and who plays which part."""

from enum import StrEnum

from bot.register.members import QuickMembers


class Meaning(StrEnum, metaclass=QuickMembers):
    """What a phrase tells about a question."""

    # what is asked
    WHO = "who"
    WHEN = "when"
    DATE = "a date"
    COUNT = "count"
    CORRECTION = "correction"
    ENTRIES = "entries of the register"
    DURATION = "how long"
    HELP = "help"
    REMOVED = "removed"
    NEWS = "news"
    SOURCE = "source"
    ORIGIN = "to come from"
    TIMELINE = "timeline"
    COMPARE = "compare"
    CHANGE = "change"
    FACTS = "facts"
    STATUS = "status"
    LISTED_STATES = "listed states"
    UNPUBLISHED = "unpublished"
    LATEST = "latest"
    ON_RECORD = "on record"
    WHICH_TREATY = "which treaty"
    # what is said and done
    SAY_NOUN = "what is said"
    SAY_VERB = "to say"
    UTTER = "to put it somehow"
    CLAIM_NOUN = "what is alleged"
    CLAIM_VERB = "to allege"
    ANSWER_NOUN = "what is answered"
    ANSWER_VERB = "to answer"
    REACTION = "to react"
    REPORT = "a report"
    UNANSWERED = "unanswered"
    UNATTRIBUTED = "alleged of nobody"
    ASKED = "asked to comment"
    VOTE = "to vote"
    RESOLUTION = "a resolution"
    DO_NOUN = "what is done"
    DO_VERB = "to do"
    ACT = "an act alleged"
    HAPPEN = "to happen"
    HARM = "to harm"
    INVESTIGATION = "investigation"
    ANNOUNCE = "to announce"
    TREATY_ACT = "treaty act"
    OBJECT = "to object"
    # which part a name plays
    EXCEPT = "except"
    IN = "in"
    AGAINST = "against"
    BY = "by"
    FROM = "from"
    TO = "to"
    ABOUT = "about"
    UNDER_TREATY = "under a treaty"
    OF = "of"
    SOIL = "the land of"
    MEMBERS = "members"
    BODY = "a body of"
    EVENT = "a decision"
    ACCUSED = "accused of"
    JOIN = "and"


SAYING = frozenset({Meaning.SAY_NOUN, Meaning.SAY_VERB})
CLAIMING = frozenset({Meaning.CLAIM_NOUN, Meaning.CLAIM_VERB})
ANSWERING = frozenset({Meaning.ANSWER_NOUN, Meaning.ANSWER_VERB})
ACTING = frozenset({Meaning.ACT, Meaning.HAPPEN, Meaning.HARM})
REPORTS = frozenset({"report", "reports", "reported", "see", "saw", "seen", "witness", "witnessed"})
"""What a body says that it found: it alleges more often than it takes a position."""
