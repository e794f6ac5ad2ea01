"""The fields of the forms for records: of each kind only what it needs, in the order in which they stand."""

from bot.register.vocabulary import (
    Act,
    Action,
    Activation,
    Capacity,
    Conclusion,
    Form,
    Kind,
    ResponseKind,
    Scope,
    Sensitivity,
    SourceType,
    Stance,
    Tlp,
)
from bot.slack.views.forms import DATE_HINT, Choice, Field, Filled, listed

IN_REVIEW, AS_DRAFT = "in_review", "draft"
YES, NO = "yes", "no"
_POSITION, _ALLEGATION, _RESPONSE = (Kind.POSITION,), (Kind.ALLEGATION,), (Kind.RESPONSE,)
_ASSESSMENT, _ACTION = (Kind.ASSESSMENT,), (Kind.TREATY_ACTION,)
_STATED = (Kind.POSITION, Kind.RESPONSE)
_COUNT_HINT = "As 12, 12-15, at least 12 or up to 12."
_LANGUAGE_HINT = "A code such as en, uk or ru."
_REF_HINT = "Type its ref, such as ALL-0017, or words of it."

SENSITIVITY = Field(
    "sensitivity",
    "What in it could do harm",
    Filled.CHOICE,
    required=True,
    choices=listed(tuple(Sensitivity)),
    first_choice=Sensitivity.NONE,
    heading="Review",
)
TLP = Field(
    "tlp",
    "Who may see it",
    Filled.CHOICE,
    required=True,
    hint="Its reviewer decides in the end. Channels and digests show TLP:CLEAR and TLP:GREEN; guests see TLP:CLEAR alone.",
    choices=(
        Choice(Tlp.CLEAR, "TLP:CLEAR, everybody"),
        Choice(Tlp.GREEN, "TLP:GREEN, the community"),
        Choice(Tlp.AMBER, "TLP:AMBER, the organisation and those who need it"),
        Choice(Tlp.AMBER_STRICT, "TLP:AMBER+STRICT, the organisation only"),
        Choice(Tlp.RED, "TLP:RED, nobody else"),
    ),
    first_choice=Tlp.AMBER,
)

_WHO: tuple[Field, ...] = (
    Field("responds_to", "The allegation that it answers", Filled.NAME, _RESPONSE, True, _REF_HINT, named=Kind.ALLEGATION),
    Field("assesses", "The allegation that it is about", Filled.NAME, _ASSESSMENT, True, _REF_HINT, named=Kind.ALLEGATION),
    Field("speaker", "Who said it", Filled.NAME, _POSITION, required=True, named=Kind.ACTOR),
    Field("responder", "Who answers", Filled.NAME, _RESPONSE, required=True, named=Kind.ACTOR),
    Field("body", "Which body concluded", Filled.NAME, _ASSESSMENT, required=True, named=Kind.ACTOR),
    Field("actor", "Which state", Filled.NAME, _ACTION, required=True, named=Kind.ACTOR),
    Field("treaty", "Treaty", Filled.NAME, _ACTION, required=True, named=Kind.TREATY),
    Field("on_behalf_of", "On behalf of", Filled.NAME, _STATED, named=Kind.ACTOR),
    Field("capacity", "In which capacity", Filled.CHOICE, _STATED, choices=listed(tuple(Capacity))),
    Field("alleged_by", "Who alleges it", Filled.NAMES, _ALLEGATION, required=True, named=Kind.ACTOR),
    Field("alleged_actor", "Who is alleged to have done it", Filled.NAMES, _ALLEGATION, named=Kind.ACTOR),
)
_WHAT: tuple[Field, ...] = (
    Field("stance", "Stance", Filled.CHOICE, _POSITION, required=True, choices=listed(tuple(Stance))),
    Field("form", "In which form", Filled.CHOICE, _POSITION, choices=listed(tuple(Form))),
    Field("resolution", "Resolution", Filled.LINE, _POSITION, hint="Of a vote: its symbol, such as A/RES/78/42."),
    Field("act", "What is alleged", Filled.CHOICE, _ALLEGATION, required=True, choices=listed(tuple(Act))),
    Field(
        "kinds", "What the answer amounts to", Filled.CHOICES, _RESPONSE, True,
        "One or several. A bare “we comply” is a compliance assertion and no denial.", listed(tuple(ResponseKind)),
    ),
    Field("conclusion", "What it concluded", Filled.CHOICE, _ASSESSMENT, required=True, choices=listed(tuple(Conclusion))),
    Field(
        "standard_of_proof", "Standard of proof", Filled.LINE, _ASSESSMENT,
        hint="As the body states it, such as “reasonable grounds to believe”.",
    ),
    Field("action", "What it did", Filled.CHOICE, _ACTION, required=True, choices=listed(tuple(Action))),
    Field(
        "summary", "Summary", Filled.TEXT, (*_STATED, *_ALLEGATION, *_ASSESSMENT), required=True,
        hint="One neutral sentence that names who says it. Never stronger than the words.",
    ),
    Field("summary", "Summary", Filled.TEXT, _ACTION, True, "One neutral sentence: which state did what, and when."),
)  # fmt: skip
_WHEN: tuple[Field, ...] = (
    Field("said", "When it was said", Filled.WHEN, (*_POSITION, *_ALLEGATION, *_ASSESSMENT), required=True, hint=DATE_HINT),
    Field("said", "When it was said", Filled.WHEN, _RESPONSE, hint=f"Empty only where nobody replied. {DATE_HINT}"),
    Field("occurred", "When it is said to have happened", Filled.WHEN, _ALLEGATION, hint=DATE_HINT),
    Field("asked_by", "Who asked for a reply", Filled.NAME, _RESPONSE, named=Kind.ACTOR),
    Field("asked_on", "When they asked", Filled.WHEN, _RESPONSE, hint=DATE_HINT),
    Field("decided", "When it was decided", Filled.WHEN, _ACTION, hint="Such as a parliament's vote: it is not the deposit."),
    Field("deposited", "When it was deposited", Filled.WHEN, _ACTION, hint=DATE_HINT),
    Field("effective", "When it takes effect", Filled.WHEN, _ACTION, hint="It may be yet to come."),
    Field("venue", "Where it was said", Filled.LINE, _STATED, hint="A meeting or medium, such as the First Committee."),
)
_ABOUT: tuple[Field, ...] = (
    Field("actors", "About whom", Filled.NAMES, _POSITION, named=Kind.ACTOR),
    Field("treaties", "Treaties", Filled.NAMES, (*_POSITION, *_ALLEGATION), named=Kind.TREATY),
    Field("article", "Article", Filled.LINE, _ALLEGATION, hint="Where one treaty alone is named: such as 1.1 (a)."),
    Field(
        "said_by", "Who says that it would breach the treaty", Filled.NAMES, _ALLEGATION, named=Kind.ACTOR,
        hint="Rapporteur says this of nobody: leave it empty where no source does.",
    ),
    Field("weapons", "Weapons", Filled.NAMES, (*_POSITION, *_ALLEGATION), named=Kind.WEAPON),
    Field("activation", "What sets the weapon off", Filled.CHOICE, _ALLEGATION, choices=listed(tuple(Activation))),
    Field("places", "Places", Filled.NAMES, (*_POSITION, *_ALLEGATION), named=Kind.PLACE),
    Field("scope", "How far it reaches", Filled.CHOICE, _POSITION, choices=listed(tuple(Scope))),
    Field("killed", "Killed", Filled.LINE, _ALLEGATION, hint=_COUNT_HINT, heading="Casualties"),
    Field("injured", "Injured", Filled.LINE, _ALLEGATION, hint=_COUNT_HINT),
    Field("civilian", "Civilians", Filled.CHOICE, _ALLEGATION, choices=(Choice(YES, "Yes"), Choice(NO, "No"))),
    Field("counted_by", "Who counts them", Filled.NAME, _ALLEGATION, named=Kind.ACTOR),
    Field("text", "Text of the instrument", Filled.TEXT, _ACTION, hint="Of a declaration, reservation or objection."),
    Field(
        "supersedes", "Which position it takes the place of", Filled.NAME, _POSITION, named=Kind.POSITION,
        hint="The old one stays. Type its ref, such as POS-0042, or words of it.",
    ),
)  # fmt: skip
_WORDS: tuple[Field, ...] = (
    Field("words", "The words, as they were said", Filled.TEXT, heading="The words"),
    Field("words_lang", "Language of the words", Filled.LINE, hint=_LANGUAGE_HINT),
    Field("translation", "Their translation into English", Filled.TEXT),
    Field("translated_by", "Who translated them", Filled.LINE, hint="A person, an office or a machine; readers are told."),
)
NEW_SOURCE: tuple[Field, ...] = (
    Field("publisher", "Source: who published it", Filled.LINE, required=True),
    Field("title", "Source: title", Filled.LINE, required=True),
    Field("url", "Source: address", Filled.ADDRESS),
    Field("published_on", "Source: published on", Filled.WHEN, hint=DATE_HINT),
    Field("source_type", "Source: what it is", Filled.CHOICE, required=True, choices=listed(tuple(SourceType))),
)
"""The fields of a source that is put in with the record: not there where one of the register is chosen."""
_SOURCE: tuple[Field, ...] = (
    Field(
        "source", "Source, if it is in the register", Filled.NAME, named=Kind.SOURCE, heading="Source",
        hint="Type its publisher, title or address. If it is not there, put it in below.",
    ),
    *NEW_SOURCE,
    Field("locator", "Where in the source", Filled.LINE, hint="Such as page 12, paragraph 34 or minute 5."),
    Field("quote", "What the source says there, word for word", Filled.TEXT),
    Field("quote_lang", "Language of the quote", Filled.LINE, hint=_LANGUAGE_HINT),
)  # fmt: skip

FIELDS: tuple[Field, ...] = (
    *_WHO, *_WHAT, *_WHEN, *_ABOUT, *_WORDS, *_SOURCE,
    SENSITIVITY,
    TLP,
    Field(
        "next",
        "And then",
        Filled.CHOICE,
        required=True,
        choices=(Choice(IN_REVIEW, "Send it to review"), Choice(AS_DRAFT, "Keep it as a draft")),
        first_choice=IN_REVIEW,
    ),
)  # fmt: skip


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """Give the fields that a record of this kind has, in their order."""
    return tuple(field for field in FIELDS if not field.kinds or kind in field.kinds)
