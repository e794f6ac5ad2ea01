"""The field's own words: every list of words that the register knows."""

from enum import StrEnum

from bot.register.members import QuickMembers


class Kind(StrEnum, metaclass=QuickMembers):
    """What an entry of the register is."""

    ACTOR = "actor"
    TREATY = "treaty"
    WEAPON = "weapon"
    PLACE = "place"
    SOURCE = "source"
    POSITION = "position"
    ALLEGATION = "allegation"
    RESPONSE = "response"
    ASSESSMENT = "assessment"
    TREATY_ACTION = "treaty_action"


REFERENCE_KINDS = (Kind.ACTOR, Kind.TREATY, Kind.WEAPON, Kind.PLACE)
RECORD_KINDS = (Kind.POSITION, Kind.ALLEGATION, Kind.RESPONSE, Kind.ASSESSMENT, Kind.TREATY_ACTION)
REF_PREFIXES = {
    Kind.POSITION: "POS",
    Kind.ALLEGATION: "ALL",
    Kind.RESPONSE: "RSP",
    Kind.ASSESSMENT: "ASM",
    Kind.TREATY_ACTION: "TRA",
}


class Role(StrEnum):
    """The part that a named entry plays in a record."""

    SPEAKER = "speaker"
    ON_BEHALF_OF = "on_behalf_of"
    ABOUT = "about"
    ALLEGED_BY = "alleged_by"
    ALLEGED_ACTOR = "alleged_actor"
    RESPONDER = "responder"
    ASKED_BY = "asked_by"
    COUNTED_BY = "counted_by"
    BODY = "body"
    STATE = "state"
    WEAPON = "weapon"
    PLACE = "place"
    TREATY = "treaty"
    BREACH_SAID_BY = "breach_said_by"


SPEAKING_ROLES = (Role.SPEAKER, Role.ON_BEHALF_OF, Role.ALLEGED_BY, Role.RESPONDER, Role.BODY)
SPOKEN_ABOUT_ROLES = (Role.ABOUT, Role.ALLEGED_ACTOR)


class ActorType(StrEnum, metaclass=QuickMembers):
    """Kinds of actors."""

    STATE = "state"
    STATE_ORGAN = "state_organ"
    ARMED_FORCE = "armed_force"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    IO_ORGAN = "io_organ"
    TREATY_BODY = "treaty_body"
    NGO = "ngo"
    COALITION = "coalition"
    RESEARCH_INSTITUTE = "research_institute"
    MEDIA = "media"
    NON_STATE_ARMED_GROUP = "non_state_armed_group"
    DE_FACTO_AUTHORITY = "de_facto_authority"
    OFFICIAL = "official"
    PRIVATE_INDIVIDUAL = "private_individual"
    UNKNOWN = "unknown"


UNNAMED = "A private individual"
"""The name under which a private individual is exported: nobody is found by it in a text."""


class Level(StrEnum):
    """How narrow a weapon's name is."""

    FAMILY = "family"
    TYPE = "type"
    MODEL = "model"


class Activation(StrEnum):
    """What sets a weapon off."""

    VICTIM = "victim"
    COMMAND = "command"
    EITHER = "either"
    UNKNOWN = "unknown"


class PlaceType(StrEnum, metaclass=QuickMembers):
    """Kinds of places."""

    COUNTRY = "country"
    OBLAST = "oblast"
    RAION = "raion"
    SETTLEMENT = "settlement"
    AREA = "area"


class PlacePrecision(StrEnum):
    """How exactly a source places an event."""

    EXACT = "exact"
    VICINITY = "vicinity"
    LOCALITY = "locality"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"


class SourceType(StrEnum, metaclass=QuickMembers):
    """Kinds of documents."""

    OFFICIAL_TRANSCRIPT = "official_transcript"
    OFFICIAL_STATEMENT = "official_statement"
    TREATY_DEPOSITARY = "treaty_depositary"
    UN_REPORT = "un_report"
    NGO_REPORT = "ngo_report"
    WIRE = "wire"
    NEWSPAPER = "newspaper"
    STATE_MEDIA = "state_media"
    BROADCASTER = "broadcaster"
    SOCIAL_POST = "social_post"
    DATA_SET = "data_set"
    AGGREGATOR_REWRITE = "aggregator_rewrite"
    MACHINE_TRANSLATION = "machine_translation"
    INTERVIEW = "interview"
    CONFIDENTIAL = "confidential"


class Proximity(StrEnum):
    """How near a source is to what it reports."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"


class Reliability(StrEnum):
    """The Admiralty grade of a source; internal."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Tlp(StrEnum):
    """The Traffic Light Protocol's markings, the most open first."""

    CLEAR = "CLEAR"
    GREEN = "GREEN"
    AMBER = "AMBER"
    AMBER_STRICT = "AMBER+STRICT"
    RED = "RED"

    @property
    def and_more_open(self) -> tuple["Tlp", ...]:
        """Give this marking and all that are more open: what may be shown under this ceiling."""
        order = tuple(Tlp)
        return order[: order.index(self) + 1]

    def or_more_open(self, other: "Tlp") -> "Tlp":
        """Give this marking or another, whichever lets less be shown as a ceiling."""
        return self if self in other.and_more_open else other


class RecordState(StrEnum):
    """Where the editing of a record stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Sensitivity(StrEnum):
    """What in a record could do harm."""

    NONE = "none"
    PERSONAL_INFORMATION = "personal_information"
    GRAPHIC = "graphic"
    WITNESS = "witness"


class Relation(StrEnum):
    """How one record stands to another."""

    SAME_EVENT = "same_event"
    PART_OF = "part_of"
    DUPLICATE_OF = "duplicate_of"
    CONTRADICTS = "contradicts"
    FOLLOWS = "follows"


class Stance(StrEnum, metaclass=QuickMembers):
    """Where an actor stands; the diplomatic registers are kept apart."""

    SUPPORTS = "supports"
    CALLS_FOR = "calls_for"
    COMMITS = "commits"
    WELCOMES = "welcomes"
    TAKES_NOTE = "takes_note"
    CONCERNED = "concerned"
    REGRETS = "regrets"
    DEPLORES = "deplores"
    CONDEMNS = "condemns"
    OPPOSES = "opposes"
    JUSTIFIES = "justifies"
    RESERVES = "reserves"
    NEUTRAL = "neutral"
    NO_POSITION = "no_position"
    DECLINED = "declined"
    VOTED_FOR = "voted_for"
    VOTED_AGAINST = "voted_against"
    ABSTAINED = "abstained"
    ABSENT = "absent"


VOTES = (Stance.VOTED_FOR, Stance.VOTED_AGAINST, Stance.ABSTAINED, Stance.ABSENT)


class Capacity(StrEnum):
    """In which office somebody speaks."""

    HEAD_OF_STATE = "head_of_state"
    MINISTER = "minister"
    SPOKESPERSON = "spokesperson"
    DELEGATE = "delegate"
    OFFICIAL = "official"
    EXPERT = "expert"
    NGO = "ngo"
    UNNAMED_OFFICIAL = "unnamed_official"


class Form(StrEnum):
    """The form in which a position was taken."""

    VERBATIM_QUOTE = "verbatim_quote"
    PARAPHRASE = "paraphrase"
    VOTE = "vote"
    RESOLUTION_TEXT = "resolution_text"
    JOINT_STATEMENT = "joint_statement"
    PRESS_RELEASE = "press_release"
    LAW = "law"


class Scope(StrEnum):
    """How far a position reaches."""

    ANYWHERE = "anywhere"
    COUNTRY = "country"
    CONFLICT = "conflict"
    OWN_STATE = "own_state"


class Act(StrEnum, metaclass=QuickMembers):
    """What somebody is alleged to have done."""

    USE = "use"
    PRODUCTION = "production"
    TRANSFER = "transfer"
    STOCKPILING = "stockpiling"
    ASSISTANCE = "assistance"
    FAILURE_TO_CLEAR = "failure_to_clear"
    FAILURE_TO_REPORT = "failure_to_report"
    HARM = "harm"


class Status(StrEnum, metaclass=QuickMembers):
    """The evidence for an allegation."""

    ALLEGED = "alleged"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"
    FINDING = "finding"
    ACKNOWLEDGED = "acknowledged"
    NOT_SUBSTANTIATED = "not_substantiated"
    REFUTED = "refuted"
    RETRACTED = "retracted"


class Process(StrEnum):
    """Where an inquiry into an allegation stands."""

    NONE = "none"
    CLARIFICATION_REQUESTED = "clarification_requested"
    INVESTIGATION_ANNOUNCED = "investigation_announced"
    ONGOING = "ongoing"
    CONCLUDED = "concluded"
    REFERRED = "referred"


class ResponseKind(StrEnum, metaclass=QuickMembers):
    """What a response amounts to; one response can be of several kinds."""

    DENIAL = "denial"
    PARTIAL_DENIAL = "partial_denial"
    ADMISSION = "admission"
    JUSTIFICATION = "justification"
    COMPLIANCE_ASSERTION = "compliance_assertion"
    RECEIPT = "receipt"
    INVESTIGATION_ANNOUNCED = "investigation_announced"
    INVESTIGATION_CONCLUDED = "investigation_concluded"
    COMMITMENT = "commitment"
    DECLINED_TO_COMMENT = "declined_to_comment"
    NOT_AWARE = "not_aware"
    NO_REPLY = "no_reply"
    COUNTER_ALLEGATION = "counter_allegation"
    REFERRAL = "referral"


class Conclusion(StrEnum):
    """What a named body concluded on an allegation."""

    FINDING = "finding"
    NOT_SUBSTANTIATED = "not_substantiated"
    REFUTED = "refuted"


class Action(StrEnum, metaclass=QuickMembers):
    """What a state did under a treaty."""

    SIGNATURE = "signature"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    PROVISIONAL_APPLICATION = "provisional_application"
    WITHDRAWAL = "withdrawal"
    SUSPENSION_CLAIMED = "suspension_claimed"
    DECLARATION = "declaration"
    RESERVATION = "reservation"
    OBJECTION = "objection"
    DOMESTIC_DECISION = "domestic_decision"


CONSENTS_TO_BE_BOUND = (Action.RATIFICATION, Action.ACCEPTANCE, Action.APPROVAL, Action.ACCESSION, Action.SUCCESSION)


class PartyStatus(StrEnum):
    """How a state stands to a treaty on a day; computed from its treaty actions, never recorded."""

    STATE_PARTY = "state_party"
    SIGNATORY = "signatory"
    NOT_PARTY = "not_party"
    WITHDRAWAL_PENDING = "withdrawal_pending"
    WITHDRAWN = "withdrawn"


SUSPENSION_CLAIMED = "suspension_claimed"
"""The flag on a status: the state says that it suspended the treaty, and others contest that it can."""

PROVISIONAL = "provisional_application"
"""The flag on a status: the state is not bound, and applies the treaty provisionally."""


class EffectRule(StrEnum):
    """How a treaty counts from the deposit of an instrument to the day on which it takes effect."""

    FIRST_DAY_OF_NTH_MONTH_AFTER = "first_day_of_nth_month_after"
    DAYS_AFTER = "days_after"
    MONTHS_AFTER = "months_after"


class Precision(StrEnum):
    """How exact a date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


class ChangeAct(StrEnum):
    """What a change did to an entry."""

    CREATED = "created"
    UPDATED = "updated"
    SUBMITTED = "submitted"
    PUBLISHED = "published"
    SENT_BACK = "sent_back"
    REJECTED = "rejected"
    STATUS_MOVED = "status_moved"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"


class News(StrEnum):
    """Why a publication is news to a subscriber, in the order in which digests tell it."""

    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    STATUS_MOVED = "status_moved"
    NEW = "new"
