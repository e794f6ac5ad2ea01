"""The question as a value: what was understood, in keys of the reference tables."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from bot.register.members import QuickMembers
from bot.register.vocabulary import Act, Action, ActorType, Kind, ResponseKind, SourceType, Stance, Status


class Intent(StrEnum, metaclass=QuickMembers):
    """What a question is after."""

    POSITIONS = "positions"
    ALLEGATIONS = "allegations"
    RESPONSES = "responses"
    RECORD = "record"
    WHO = "who"
    WHEN = "when"
    COUNT = "count"
    TIMELINE = "timeline"
    CHANGE = "change"
    COMPARE = "compare"
    VOTES = "votes"
    TREATY_STATUS = "treaty_status"
    TREATY_FACTS = "treaty_facts"
    NEWS = "news"
    CORRECTIONS = "corrections"
    SOURCE = "source"
    HELP = "help"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Aspect(StrEnum, metaclass=QuickMembers):
    """Which side of the records found a question is after; the records are the same, the sentence that answers is not."""

    WORDS = "words"
    FIRST = "first"
    LAST = "last"
    EVIDENCE = "evidence"
    CASUALTIES = "casualties"
    INVESTIGATION = "investigation"
    SAME_INCIDENT = "same_incident"
    CONTRADICTION = "contradiction"
    ORIGIN = "origin"
    NOTICE = "notice"


class Standing(StrEnum, metaclass=QuickMembers):
    """How the states that are asked for stand to a treaty, where it is not asked which are bound."""

    NOT_PARTY = "not_party"
    NEVER_PARTY = "never_party"
    NOT_SIGNED = "not_signed"
    ONLY_SIGNED = "only_signed"
    NOT_RATIFIED = "not_ratified"
    LEFT = "left"
    LEAVING = "leaving"
    LEFT_OR_LEAVING = "left_or_leaving"


class Span(Struct, frozen=True, gc=False):
    """A stretch of plain days, inclusive; None is an open end. Two Nones mean that no date was asked for."""

    first: date | None = None
    last: date | None = None

    def __bool__(self) -> bool:
        """Tell whether any bound was asked for."""
        return self.first is not None or self.last is not None


class Query(Struct, frozen=True, gc=False):
    """What a question asks for. `speakers` say, `actors` are spoken about; all names are keys of reference entries.

    `text` holds the left-over words that were not understood as names; they search the records' text. `refs` are refs or
    keys of records; `resolutions` are document symbols such as A/RES/74/61.

    `anyone` are actors in whatever part they play. `not_speakers` are left out of what is said, `not_places` of where it
    happened, `not_weapons` of what with, `not_actors` of whom it is alleged, `not_responses` of what was answered to it;
    `groups` are organisations whose members are asked about, `not_groups` those whose members are left out; `speaker_types` are
    kinds of actors who say, `not_speaker_types` those left out; `changed_from` and `changed_to` are the sides of a changed
    vote; `allegers` are those whom a response answers.
    `votes` asks for votes only, `unanswered` for allegations on which no response is recorded, `unattributed` for those that
    name nobody who is to have done it, `latest` for the last record only.
    `acts` are what is alleged to have been done; `publishers` (as typed) and `source_types` are of sources that are cited.

    `standing` tells which states of a treaty are listed, where not those that are bound; `on` is the day of a treaty status;
    `since_recorded` is the stretch in which records were published; `article` is the article of a treaty that is asked for.
    `in_any` are stretches of which a record's date must fall into one: a day whose year the question leaves open; a record
    that lies wholly in one of `not_said` or `not_occurred` is left out. `history` asks for the log of a record, as far as it
    falls into `since_recorded`. `aspect` is the side of the records that the sentence tells. `beside` are names of a thread
    that gave way to those asked about now, for *both*.
    """

    intent: Intent = Intent.UNKNOWN
    kinds: tuple[Kind, ...] = ()
    speakers: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    treaties: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = ()
    statuses: tuple[Status, ...] = ()
    responses: tuple[ResponseKind, ...] = ()
    not_responses: tuple[ResponseKind, ...] = ()
    said: Span = Span()
    occurred: Span = Span()
    text: str = ""
    refs: tuple[str, ...] = ()
    resolutions: tuple[str, ...] = ()
    anyone: tuple[str, ...] = ()
    not_speakers: tuple[str, ...] = ()
    not_places: tuple[str, ...] = ()
    not_weapons: tuple[str, ...] = ()
    not_actors: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    not_groups: tuple[str, ...] = ()
    speaker_types: tuple[ActorType, ...] = ()
    not_speaker_types: tuple[ActorType, ...] = ()
    allegers: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    acts: tuple[Act, ...] = ()
    publishers: tuple[str, ...] = ()
    source_types: tuple[SourceType, ...] = ()
    changed_from: tuple[Stance, ...] = ()
    changed_to: tuple[Stance, ...] = ()
    votes: bool = False
    unanswered: bool = False
    unattributed: bool = False
    latest: bool = False
    oldest_first: bool = False
    standing: Standing | None = None
    on: date | None = None
    since_recorded: Span = Span()
    in_any: tuple[Span, ...] = ()
    not_said: tuple[Span, ...] = ()
    not_occurred: tuple[Span, ...] = ()
    article: str = ""
    history: bool = False
    aspect: Aspect | None = None
    beside: tuple[str, ...] = ()

    @property
    def has_names(self) -> bool:
        """Tell whether any actor, treaty, weapon or place is asked for."""
        said = self.speakers or self.groups or self.speaker_types or self.allegers
        return bool(said or self.actors or self.anyone or self.treaties or self.weapons or self.places)
