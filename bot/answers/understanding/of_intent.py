"""What only one intent knows of a question: acts under treaties, votes, who was to answer, and how states are to stand."""

from collections.abc import Iterable

from msgspec.structs import replace

from bot.answers.query import Aspect, Intent, Query, Span, Standing
from bot.answers.understanding.asked_kinds import VOTES_CAST
from bot.answers.understanding.cues import Cue, Line
from bot.answers.understanding.decisions import votes_at_home
from bot.answers.understanding.meanings import ANSWERING, SAYING, Meaning
from bot.answers.understanding.parts import OWN_VOICES
from bot.answers.understanding.phrases import words
from bot.answers.understanding.shape import Mention, Shape
from bot.answers.understanding.standings import standing_asked
from bot.answers.understanding.terms import (
    actions_asked,
    is_answered_beside,
    response_kinds_asked,
    response_kinds_left_out,
    sides_of_change,
    stances_asked,
    votes_asked,
)
from bot.answers.wording import name_of, own_left_out
from bot.names.lexicon import Lexicon
from bot.register.vocabulary import Action, ActorType, Kind, ResponseKind

_ACTED = frozenset({Intent.WHEN, Intent.WHO, Intent.TREATY_STATUS, Intent.COUNT})
_COUNTING_VOTES = frozenset({Intent.COUNT, Intent.CHANGE, Intent.WHO, Intent.WHEN})
_SAID_BY = frozenset({Intent.POSITIONS, Intent.WHO, Intent.COUNT})
_ANSWERED = frozenset({Intent.ALLEGATIONS, Intent.RESPONSES, Intent.WHO})
_ANSWERED_ACTS = frozenset({Action.SUSPENSION_CLAIMED, Action.OBJECTION})
"""Of these the act and the objections to it are shown together."""
_LEFT_INSIDE = Cue(
    r"(?<!\w)how many (?:states? |state )?(?:parties|members|countries|states) (?:were |are |was |did (?:it|that|this) )?"
    r"(?:(?:still )?(?:left|leave|remain(?:ed|ing)?|stayed)|still (?:in|bound|party))(?! (?:the|from|a) )(?!\w)"
    r"|(?<!\w)size of (?:the )?@\d+ (?:club|membership|family)(?!\w)"
    r"|(?<!\w)how many (?:states? |state )?(?:parties|members) (?:had|did) (?:the )?@\d+(?: have)? (?:when|on|at|by)(?!\w)"
)
"""Those that are bound are counted: *how many parties were left on that day*."""
_OF_MEMBERS = frozenset({Intent.TREATY_STATUS, Intent.COUNT, Intent.WHEN, Intent.WHO})
_MAY_ACT = ("speakers", "actors", "anyone")
_ANSWERS = tuple([kind for kind in ResponseKind if kind is not ResponseKind.NO_REPLY])
_EDGES = frozenset({Aspect.FIRST, Aspect.LAST})
"""The first or the last vote that was cast so: *the first time that it voted in favour*."""
_SEVERAL_ACTS = words(
    "withdrawals departures exits denunciations accessions ratifications signatures joiners retraits adhesions ratificaciones "
    "retiradas adhesiones выходы выходов ратификаций ратификации виходи виходів"
)
"""Of several states a timeline of just these is asked for; how one came about takes more."""
_CHANGED_VOTES = VOTES_CAST | {Meaning.RESOLUTION}


class OfIntent:
    """Fills what the intent of a question alone decides; `assumptions` tells what was left out."""

    def __init__(self, shape: Shape, lexicon: Lexicon, intent: Intent) -> None:
        self.shape, self.lexicon, self.intent = shape, lexicon, intent
        self.assumptions: list[str] = []

    def filled(self, query: Query, of_states: Line) -> Query:
        """Fill a query that has its names and times; `of_states` is the line without organisations that are left out."""
        query = self._of_those_inside(self._voted(self._alleged(self._acted(query))))
        if query.kinds == (Kind.TREATY_ACTION,):
            standing = standing_asked(of_states, query.actions)
            if self.intent is Intent.WHEN and standing is Standing.NOT_PARTY and not query.actions:
                query = replace(query, actions=(Action.WITHDRAWAL,))  # since when is Finland not a party
            query = replace(query, standing=standing)
        return self._with_stances(query)

    def _of_those_inside(self, query: Query) -> Query:
        """Leave out after whose exit those who are still bound are counted."""
        if self.intent is Intent.COUNT and query.treaties and _LEFT_INSIDE.search(self.shape.line):
            day = query.on or query.said.last or query.said.first
            bound = replace(query, kinds=(Kind.TREATY_ACTION,), speakers=(), actors=(), anyone=(), actions=())
            return replace(bound, on=day, said=Span())
        return query

    def _of_members(self, query: Query) -> Query:
        """Take an organisation for its members, since none is bound itself: *the G7 – how many are in the CCM*."""
        named = (*query.speakers, *query.actors, *query.anyone)
        groups = tuple([key for key in named if self._is_of_states(key)])
        if query.kinds != (Kind.TREATY_ACTION,) or self.intent not in _OF_MEMBERS or not groups:
            return query
        if len(groups) < len(named) and Action.OBJECTION not in query.actions:  # it told the UN
            if self.intent is Intent.TREATY_STATUS and query.treaties:
                left_out = (name_of(self.lexicon.named(found)) for key in groups if (found := self.lexicon.id_of(key)))
                self.assumptions += [f"Not understood, and left out: “{name}”." for name in left_out]
            return query
        others = {slot: tuple([key for key in getattr(query, slot) if key not in groups]) for slot in _MAY_ACT}
        return replace(query, groups=tuple(dict.fromkeys((*query.groups, *groups))), **others)

    def _acted(self, query: Query) -> Query:
        """Fill the acts under treaties, and put the states beside them that did them."""
        about_treaties = (
            query.treaties
            or self.intent is Intent.TREATY_STATUS
            or query.kinds == (Kind.TREATY_ACTION,)
            or (self.intent is Intent.WHEN and not query.weapons)
        )
        if self.intent in _ACTED and about_treaties and not query.speaker_types and query.kinds != (Kind.POSITION,):
            query = replace(query, actions=actions_asked(self.shape)[:1])
        query = self._of_members(query)
        if self.intent is Intent.TIMELINE and query.treaties and not _SEVERAL_ACTS.isdisjoint(self.shape.words):
            query = replace(query, kinds=(Kind.TREATY_ACTION,), actions=actions_asked(self.shape)[:1])
        if self.intent is Intent.COMPARE and query.treaties and not self.shape.means(SAYING):
            actions = actions_asked(self.shape)
            if actions or Meaning.STATUS in self.shape.meanings:
                query = replace(query, kinds=(Kind.TREATY_ACTION,), actions=actions[:1])
        if self.intent is Intent.TREATY_STATUS or (self.intent is Intent.WHEN and query.actions):
            query = replace(
                query, anyone=(), actors=tuple(dict.fromkeys((*query.speakers, *query.actors, *query.anyone))), speakers=()
            )
        if self.intent is Intent.TREATY_STATUS and (query.actors or not query.treaties or _ANSWERED_ACTS & {*query.actions}):
            query = replace(query, aspect=None)  # no state is picked out of those under a treaty
        return query

    def _alleged(self, query: Query) -> Query:
        """Tell who alleges and who is accused, who is to have answered, and whether nobody is accused."""
        if query.kinds == (Kind.RESPONSE,) and len(query.speakers) > 1 and not query.allegers:
            voices = tuple([key for key in query.speakers if self._only_speaks(key)])
            if len(voices) < len(query.speakers):  # HRW came back with more: any reply from Kyiv?
                others = tuple([key for key in query.speakers if key not in voices])
                query = replace(query, allegers=voices, speakers=others)
        counting_claims = self.intent is Intent.COUNT and (
            Meaning.CLAIM_NOUN in self.shape.meanings or query.kinds == (Kind.ALLEGATION,)
        )
        may_be_open = self.intent in _ANSWERED or counting_claims
        if may_be_open and Meaning.UNANSWERED in self.shape.meanings and Meaning.ASKED not in self.shape.meanings:
            query = self._not_answered(replace(query, unanswered=True, kinds=(Kind.ALLEGATION,)))
        if query.kinds == (Kind.ALLEGATION,) and query.actors and query.speakers:  # nobody accuses itself
            query = replace(query, speakers=self._others_than(query.speakers, query.actors))
        if query.kinds == (Kind.ALLEGATION,) and not query.actors and Meaning.UNATTRIBUTED in self.shape.meanings:
            query = replace(query, unattributed=True)
        return query

    def _voted(self, query: Query) -> Query:
        counted = self.intent is Intent.COUNT and self.shape.means(VOTES_CAST)
        any_states = self.shape.opens(Meaning.WHO) or self.shape.opens(Meaning.LISTED_STATES)
        by_anybody = any_states and Kind.ACTOR not in self.shape.kinds  # who changed sides on landmines
        changed = self.intent is Intent.CHANGE and (self.shape.means(_CHANGED_VOTES) or by_anybody)
        voted = Meaning.VOTE in self.shape.meanings and not votes_at_home(self.shape)
        dated = self.intent is Intent.WHEN and self.shape.means(VOTES_CAST)
        if query.kinds == (Kind.POSITION,) and (counted or changed or voted or dated):
            query = replace(query, votes=True)
        if query.not_speakers and query.kinds == (Kind.POSITION,):
            query = self._of_other_members(query)
            return self._without_members(query) if query.votes else query
        return query

    def _of_other_members(self, query: Query) -> Query:
        """Take an organisation of which a member is left out for its members: *NATO minus the US*."""
        without = {found for key in query.not_speakers if (found := self.lexicon.id_of(key)) is not None}
        groups = tuple([key for key in query.speakers if self._members(key) & without])
        others = tuple([key for key in query.speakers if key not in groups])
        return replace(query, speakers=others, groups=tuple(dict.fromkeys((*query.groups, *groups))))

    def _without_members(self, query: Query) -> Query:
        """Leave out the members of an organisation, which casts no vote itself: *who abstained, except the EU*."""
        groups = tuple([key for key in query.not_speakers if self._has_members(key)])
        others = tuple([key for key in query.not_speakers if key not in groups])
        return replace(query, not_speakers=others, not_groups=tuple(dict.fromkeys((*query.not_groups, *groups))))

    def _others_than(self, speakers: Iterable[str], accused: Iterable[str]) -> tuple[str, ...]:
        """Leave out whoever is accused, and their own officials: *Putin says Russia never did; who says the opposite*."""
        ids = [found for key in accused if (found := self.lexicon.id_of(key)) is not None]
        below = [self.lexicon.named(each) for found in ids for each in self.lexicon.below(found)]
        own = {entry.key: entry for entry in below if entry.id in ids or entry.subtype == ActorType.OFFICIAL}
        self.assumptions += [own_left_out(name_of(own[key])) for key in speakers if key in own and own[key].id not in ids]
        return tuple([key for key in speakers if key not in own])

    def _counted_by_answer(self, query: Query) -> Query:
        """Keep of the claims that are counted those that were answered so: *how many of HRW's claims has Russia denied*."""
        if query.unanswered:
            return query
        if left_out := response_kinds_left_out(self.shape):
            return self._not_answered(replace(query, not_responses=left_out))
        any_answer = _ANSWERS if self.shape.means(ANSWERING) else ()
        responses = response_kinds_asked(self.shape) or any_answer
        if not responses:
            return query
        claimed = self._claimed_by()
        answered = tuple([key for key in query.speakers if not (self._only_speaks(key) or key in claimed)])
        speakers = tuple([key for key in query.speakers if key not in answered])
        actors = tuple(dict.fromkeys((*query.actors, *answered)))
        return replace(query, responses=responses, speakers=speakers, actors=actors)

    def _not_answered(self, query: Query) -> Query:
        """Take those who did not answer for the accused: of who speaks, those who hardly ever are accused alleged it."""
        claimed = self._claimed_by() if len(query.speakers) > 1 or query.actors else frozenset()
        voices = tuple([key for key in query.speakers if self._only_speaks(key) or key in claimed])
        accused = tuple([key for key in query.speakers if key not in voices])
        return replace(
            query,
            actors=tuple(dict.fromkeys((*[key for key in query.actors if not self._only_speaks(key)], *accused))),
            speakers=tuple(dict.fromkeys((*voices, *[key for key in query.actors if self._only_speaks(key)]))),
        )

    def _claimed_by(self) -> frozenset[str]:
        """Give whoever the claims are said to be made by: *claims made by the Ukrainian side that Moscow never answered*."""
        shape = self.shape

        def claims(each: Mention) -> bool:
            own = shape.starting(each.at + 1 + (shape.word(each.at + 1) == "s"), (Meaning.CLAIM_NOUN,))
            return bool(own or shape.ending(each.left, (Meaning.BY,)))

        by = filter(claims, shape.mentions)
        return frozenset(entry.key for each in by for entry in each.actors)

    def _members(self, key: str) -> frozenset[int]:
        found = self.lexicon.id_of(key)
        return self.lexicon.members(found) if found is not None else frozenset()

    def _has_members(self, key: str) -> bool:
        return bool(self._members(key))

    def _is_of_states(self, key: str) -> bool:
        """Tell whether a name is that of an organisation of states, if only of such whose members are not recorded."""
        found = self.lexicon.id_of(key)
        is_organisation = found is not None and self.lexicon.named(found).subtype == ActorType.INTERNATIONAL_ORGANISATION
        return is_organisation or self._has_members(key)

    def _only_speaks(self, key: str) -> bool:
        """Tell whether an actor speaks about what others did, and is hardly ever accused: it left nothing unanswered."""
        found = self.lexicon.id_of(key)
        return found is not None and self.lexicon.named(found).subtype in OWN_VOICES

    def _with_stances(self, query: Query) -> Query:
        if query.intent is Intent.VOTES or (
            query.intent in _COUNTING_VOTES and (Meaning.VOTE in self.shape.meanings or query.votes)
        ):
            if self.intent is Intent.CHANGE and (sides := sides_of_change(self.shape)):
                return replace(query, **sides)
            of_one = query.speakers and query.intent not in {Intent.COUNT, Intent.WHEN} and query.aspect not in _EDGES
            return replace(query, stances=() if of_one else votes_asked(self.shape))
        if query.intent in _SAID_BY and query.kinds == (Kind.POSITION,):
            return replace(query, stances=stances_asked(self.shape))
        if query.intent is Intent.COUNT and query.kinds == (Kind.ALLEGATION,):
            return self._counted_by_answer(query) if Meaning.CLAIM_NOUN in self.shape.meanings else query
        answered = query.intent is Intent.ALLEGATIONS and not query.unanswered and Meaning.ACCUSED not in self.shape.meanings
        if answered or query.intent is Intent.RESPONSES or query.kinds == (Kind.RESPONSE,):
            left_out = response_kinds_left_out(self.shape) if query.kinds == (Kind.ALLEGATION,) else ()
            if left_out:
                query = self._not_answered(replace(query, not_responses=left_out))
                return replace(query, responses=_ANSWERS) if is_answered_beside(self.shape) else query
            if query.statuses and query.kinds == (Kind.ALLEGATION,):
                return self._counted_by_answer(query)  # corroborated claims that it denied
            return replace(query, responses=response_kinds_asked(self.shape))
        return query
