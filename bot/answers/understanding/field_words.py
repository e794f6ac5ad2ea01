"""The vocabulary of the register in the words that people use for it: stances, statuses, kinds of response, treaty actions."""

from collections.abc import Mapping
from functools import lru_cache

from bot.answers.understanding.meanings import MEANINGS, Meaning
from bot.answers.understanding.phrases import Phrases
from bot.answers.understanding.stop_words import STOP_WORDS
from bot.register.vocabulary import Action, ActorType, Kind, ResponseKind, Stance, Status

STANCES: Mapping[Stance, str] = {
    Stance.VOTED_AGAINST: """
        vote_against votes_against voted_against voting_against vote_no voted_no no_votes vote_~_against voted_~_against
        voting_~_against against_the_resolution* against_a_res_~ opposed_the_resolution* votaron_en_contra en_contra
        no_column against_column contre vote_contre проголосува*_проти голосува*_проти проголосова*_против голосова*_против
        noes nays no_vote
        against_it the_one_no lone_no sole_no only_no single_no
    """,
    Stance.VOTED_FOR: """
        vote_for votes_for voted_for voting_for vote_in_favo* votes_in_favo* voted_in_favo* voting_in_favo* vote_yes
        voted_yes yes_votes supported_the_resolution* backed_the_resolution* votaron_a_favor vote_pour голосова*_за
        голосува*_за проголосова*_за проголосува*_за ayes yeses in_favo* yes_vote votaron_si
    """,
    Stance.ABSTAINED: "abstain* abstention* abstuv* abstenc* abstenu* воздержа* утрима* on_the_fence fence_sitter*",
    Stance.ABSENT: "absent did_not_vote did_not_take_part didnt_vote not_voting no_show",
    Stance.JUSTIFIES: "justif* defend defends defended defending defence_of_the_use",
    Stance.CONDEMNS: "condemn* осуди* осужда* засуди* засуджу* conden* denounce_the denounced_the",
    Stance.WELCOMES: "welcom* thank thanks thanked hail hails hailed praise* приветств* вітав* привітав* salu*",
    Stance.OPPOSES: """
        oppos* spoke_against spoken_against came_out_against is_against are_against was_against were_against reject
        rejects rejected critic_of critics_of hostile_to
    """,
    Stance.SUPPORTS: """
        support supports supported supporting supporter* backs backed backing endors* in_favo* favo* advocat* approv*
        @_back to_back who_back states_back countries_back
    """,
    Stance.CALLS_FOR: """
        call_for calls_for called_for calling_for call_on calls_on called_on calling_on urg* demand demands demanded
        appeal* push_for pushed_for pushes_for pressed_for exhort* asked_~_to ask_~_to asks_~_to asked_@_to asks_@_to
        told_@_to tells_@_to told_@_and_@_to told_the_@_to
    """,
    Stance.COMMITS: """
        pledg* promis* committed commits_to commit_to undertook undertake* vow vows vowed commits commit_itself
    """,
    Stance.CONCERNED: "concern concerned concerns worr* alarm alarmed unease uneasy misgiving*",
    Stance.REGRETS: "regret*",
    Stance.DEPLORES: "deplor*",
    Stance.DECLINED: "declined_to_say declines_to_say declined_to_take refused_to_say refused_to_take",
}
STATUSES: Mapping[Status, str] = {
    Status.ALLEGED: "unverified unconfirmed uncorroborated unproven",
    Status.CORROBORATED: "corroborat* more_than_one_source independently_confirmed several_sources",
    Status.CONTESTED: "contested disputed in_dispute",
    Status.FINDING: """
        with_finding* with_a_finding status_finding official_finding* made_a_finding a_finding findings_by finding_by
        a_formal_finding actual_finding*
    """,
    Status.ACKNOWLEDGED: """
        acknowledged_allegation* status_acknowledged acknowledged_by_the_accused were_acknowledged been_acknowledged
    """,
    Status.NOT_SUBSTANTIATED: "not_substantiated unsubstantiated",
    Status.REFUTED: "refuted debunked disproved disproven",
    Status.RETRACTED: "retracted withdrawn_by_the_alleger withdrawn_by_its_alleger",
}
RESPONSES: Mapping[ResponseKind, str] = {
    ResponseKind.DENIAL: """
        deny denies denied denial denials denying reject rejects rejected rejection опроверг* отриц* спросту* запереч*
        dementi* desmint* nego negado
    """,
    ResponseKind.ADMISSION: """
        admit admits admitted admitting admission* confess* acknowledge_it acknowledged_it acknowledge_using
        acknowledged_using acknowledges_using own_up owned_up conced* acknowledge_use acknowledge_the_use
    """,
    ResponseKind.DECLINED_TO_COMMENT: """
        decline_to_comment declined_to_comment declines_to_comment declining_to_comment refused_to_comment
        refuse_to_comment no_comment without_comment couldnt_comment could_not_comment cannot_comment cant_comment
        unable_to_comment would_not_comment
    """,
    ResponseKind.NOT_AWARE: "not_aware unaware no_knowledge no_information",
    ResponseKind.COUNTER_ALLEGATION: """
        counter_allegation* counter_accus* counter_claim* accused_back accuse_back accused_them_back blame_back
        turned_the_tables
    """,
    ResponseKind.COMPLIANCE_ASSERTION: """
        comply complies complied compliance fully_implement* abid* in_line_with_its_obligations respect*_its_obligation*
        respect*_its_~_obligation* respect*_~_obligation* honour*_its_~_obligation* honour*_its_obligation*
        honor*_its_obligation* meet*_its_obligation* meet*_its_~_obligation* fulfil*_its_obligation*
        fulfil*_its_~_obligation* stand*_by_its_obligation*
    """,
    ResponseKind.JUSTIFICATION: "justif*",
}
"""An announced investigation is told by two words, see `slots`."""
ACTIONS: Mapping[Action, str] = {
    Action.OBJECTION: "object objects objected objecting objection* objector*",
    Action.SUSPENSION_CLAIMED: "suspen*",
    Action.WITHDRAWAL: """
        withdr* leave leaves left leaving quit quits quitting exit exits exited exiting denounc* вышл* выход* вийшл*
        вихід pull_out pulls_out pulled_out pulling_out out_of sortie retirada retrait выйти вийти retir* quitt*
        stops_binding walk*_away turned_~_back serving_notice serving_~_notice pulled_the_plug
    """,
    Action.RATIFICATION: """
        ratif* join joins joined joining acced* accession* became_a_party become_a_party became_a_state_party
        becomes_a_party became_party become_bound became_bound ратиф* adher* enter_into_force_for entered_into_force_for
        came_on_board come_on_board got_on_board get_on_board comes_on_board
    """,
    Action.PROVISIONAL_APPLICATION: "provisional* a_titre_provisoire временно_примен* тимчасово_застосов*",
    Action.SIGNATURE: """
        sign signs signed signing signature* подпис* підпис* firmo firmaron signe signature put_~_name_to
    """,
}
DECIDERS = frozenset({"parliament", "seimas", "rada", "sejm", "saeima", "riigikogu", "eduskunta", "decree", "vote", "voted"})
"""Who or what decides on leaving a treaty before the depositary is told."""
ACTOR_TYPES: Mapping[ActorType, str] = {
    ActorType.NGO: """
        ngo ngos non_governmental_org* nongovernmental_org* rights_group* campaign_group* civil_society charity charities
        ong ongs нпо
    """,
    ActorType.COALITION: "ngo ngos campaign_group* campaign_coalition* civil_society ong ongs",
    ActorType.TREATY_BODY: """
        meeting_of_states_parties meeting_of_the_states_parties meeting_of_the_parties meeting_of_parties msp
        conference_of_the_parties conference_of_states_parties review_conference
    """,
    ActorType.INTERNATIONAL_ORGANISATION: "international_org* igo igos intergovernmental_org*",
}
"""Kinds of actors that people ask about together."""
KINDS: Mapping[Kind, str] = {
    Kind.RESPONSE: "response responses reply replies answer answers denial denials reponse* respuesta* ответ* відповід*",
    Kind.ALLEGATION: "alleg* accus* claim claims incident* acusacion* обвин* звинувач* cases attacks",
    Kind.ASSESSMENT: "assessment* finding findings conclusion*",
    Kind.POSITION: """
        position positions statement statements quote quotes позици* позиці* declaracion* remark remarks speech*
    """,
}

Word = Meaning | Stance | Status | ResponseKind | Action | ActorType | Kind
PHRASES: Phrases[Word] = Phrases(
    MEANINGS.items(), STANCES.items(), STATUSES.items(), RESPONSES.items(), ACTIONS.items(), ACTOR_TYPES.items(), KINDS.items()
)
"""All that words can mean, looked for in one pass."""
TERMS: frozenset[Word] = frozenset({*STANCES, *STATUSES, *RESPONSES, *ACTIONS, *ACTOR_TYPES, *KINDS})
"""What the register's own vocabulary knows of it."""
_TELLS_NO_TASK = frozenset(
    {Meaning.DO_NOUN, Meaning.DO_VERB, Meaning.EVENT, Meaning.BODY, Meaning.UTTER, Meaning.INVESTIGATION}
)
"""What tells only which part a name plays: the words themselves may still be searched for."""
_TELLING = (frozenset(Meaning) - _TELLS_NO_TASK) | {*STANCES, *ACTOR_TYPES}


@lru_cache(maxsize=10_000)
def is_cue(word: str) -> bool:
    """Tell whether a word by itself already said what the question is after."""
    return not PHRASES.means(word).isdisjoint(_TELLING)


@lru_cache(maxsize=10_000)
def is_left_over(word: str) -> bool:
    """Tell whether neither a name, a date nor what a word says by itself accounts for it."""
    return word[0] not in "@#" and len(word) > 1 and word not in STOP_WORDS and not is_cue(word)
