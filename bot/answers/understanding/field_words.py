"""The vocabulary of the register in the words that people use for it: stances, statuses, kinds of response, treaty actions."""

from collections.abc import Mapping
from functools import lru_cache

from bot.answers.understanding.asking_words import ASKING
from bot.answers.understanding.meanings import Meaning
from bot.answers.understanding.part_words import PARTS
from bot.answers.understanding.phrases import Phrases, words
from bot.answers.understanding.stop_words import STOP_WORDS
from bot.answers.understanding.telling_words import TELLING
from bot.register.vocabulary import Act, Action, ActorType, Kind, ResponseKind, SourceType, Stance, Status

STANCES: Mapping[Stance, str] = {
    Stance.VOTED_AGAINST: """
        vote_against votes_against voted_against voting_against vote_no voted_no no_votes vote_~_against voted_~_against
        voting_~_against against_the_resolution* against_a_res_~ opposed_the_resolution* votaron_en_contra en_contra no_column
        against_column contre vote_contre проголосува*_проти голосува*_проти проголосова*_против голосова*_против noes nays
        no_vote against_it the_one_no lone_no sole_no single_no votent_contre voto_en_contra votan_en_contra голосу*_против
        голоса_против голоси_проти проголосу*_против oppos*_the_@_resolution* oppos*_@_resolution* reject*_the_@_resolution*
        against_the_@_resolution* against_@_resolution* say_no says_no said_no saying_no dit_non ont_dit_non a_dit_non vote_non
        dijeron_que_no dijo_que_no votaron_que_no voto_que_no votaron_no voto_no сказал*_нет проголосовал*_нет сказав_ні
        сказали_ні сказала_ні said_no_to_the_resolution* высказал*_против to_a_no to_no from_no from_a_no no_to_yes no_to_abst*
        negative_vote* vote*_negative* votes_negatifs voto*_negativo* the_only_no many_no how_many_no cast_the_no cast_a_no
        cast_no cast_the_lone_no cast_the_only_no the_no_on голосует_против голосуют_против голосуе_проти голосують_проти
    """,
    Stance.VOTED_FOR: """
        voting_yes to_yes vote_for votes_for voted_for voting_for vote_in_favo* votes_in_favo* voted_in_favo* voting_in_favo*
        vote_yes voted_yes yes_votes supported_the_resolution* backed_the_resolution* votaron_a_favor vote_pour голосова*_за
        голосува*_за проголосова*_за проголосува*_за ayes yeses in_favo* yes_vote votaron_si votent_pour voix_pour
        vote_en_faveur en_faveur voto_a_favor votan_a_favor votos_a_favor голоса_за голоси_за support*_the_@_resolution*
        support*_@_resolution* back*_the_@_resolution* in_favo*_of_the_@_resolution* yes_column say_yes says_yes said_yes
        saying_yes dit_oui ont_dit_oui a_dit_oui vote_oui dijeron_que_si dijo_que_si votaron_que_si voto_que_si сказал*_да
        to_a_yes a_yes from_yes from_a_yes yes_to_abst* yes_to_no affirmative_vote* positive_vote* vote*_affirmative*
        votes_positifs voto*_afirmativo* many_yes how_many_yes голосует_за голосуют_за голосует_в_пользу голосуе_за голосують_за
    """,
    Stance.ABSTAINED: """
        abstain* abstention* abstuv* absten* воздержа* утрима* on_the_fence fence_sitter* abstien* воздерж*
        утриму*
    """,
    Stance.ABSENT: """
        absent did_not_vote did_not_take_part didnt_vote not_voting no_show n_a_pas_vote n_ont_pas_vote pas_vote no_voto
        no_votaron ausente* не_голосова* не_голосу* отсутствова* відсутн*
    """,
    Stance.JUSTIFIES: """
        justif* defend defends defended defending defence_of_the_use defendu defiende* defendio обоснов* оправд* обґрунт*
        виправд*
    """,
    Stance.CONDEMNS: """
        condemn* осуди* осужда* засуди* засуджу* conden* denounce_the denounced_the condamn* denonce denoncent denoncer
        denonca dénoncé осужд* осуд* fustige* repud*
    """,
    Stance.WELCOMES: """
        welcom* thank thanks thanked thanking hail hails hailed praise* приветств* вітав* привітав* salu* felicit* remerci*
        agradec* благодар* дякує дякував* подякува* вітає вітають
    """,
    Stance.OPPOSES: """
        oppos* spoke_against spoken_against speak_against speaks_against speaking_against spoke_out_against spoken_out_against
        speak_out_against speaks_out_against came_out_against come_out_against comes_out_against argued_against argues_against
        argue_against lobbied_against stood_against is_against are_against was_against were_against reject rejects rejected
        critic_of critics_of hostile_to se_opone se_oponen se_opuso se_opusieron opone* выступа*_против выступи*_против
        возраж*_против виступа*_проти виступи*_проти противник* discourag* criticise criticised criticises criticize criticized
        criticizes criticising coming_out_against turned_against
    """,
    Stance.SUPPORTS: """
        support supports supported supporting supporter* backs backed backing endors* in_favo* favo* advocat* approv* @_back
        to_back who_back states_back countries_back soutient soutiennent soutenu soutenir soutien apoya apoyan apoyo apoyaron
        respald* поддерж* підтрим* supportive in_support_of stand_behind stands_behind stood_behind vouch* spoke_up_for
        spoken_up_for speaks_up_for stood_up_for stand_up_for
    """,
    Stance.CALLS_FOR: """
        требова* call_for calls_for called_for calling_for call_on calls_on called_on calling_on urg* demand demands demanded
        appeal* push_for pushed_for pushes_for pressed_for exhort* asked_~_to ask_~_to asks_~_to asked_@_to asks_@_to told_@_to
        tells_@_to told_@_and_@_to told_the_@_to appelle appellent exige exigent demande demandent reclame pide piden pidio
        pidieron exigio insta insto призва* призыва* требует требуют потребова* закли* вимага* a_reclame ont_reclame reclament
        reclamer a_demande_une_enquete a_exige ont_exige exigieron reclamo reclamaron reclaman exigido pedido_una_investigacion
        потребовал* требовал* вимагал* вимагав should_stop should_end should_cease must_stop ought_to_stop needs_to_stop
    """,
    Stance.COMMITS: """
        commitments_made commitments_by commitment_by pledg* promis* committed commits_to commit_to undertook undertake* vow
        vows vowed commits commit_itself s_engage* s_est_~_engag* se_sont_~_engag* promet se_comprometi* promete* prometi*
        compromiso* обеща* пообеща* обязал* обязуется обязуются обіця* пообіця* зобовязав* зобовязал* зобовязу*
        what_commitment* which_commitment* @_s_commitment* @_commitment*
    """,
    Stance.CONCERNED: """
        concern concerned concerns worr* alarm alarmed unease uneasy misgiving* preoccup* inquiet* preocup* обеспоко* озабоч*
        стурбован* занепоко*
    """,
    Stance.REGRETS: "regret* lamento lamenta lamentaron сожале* шкоду*",
    Stance.DEPLORES: "deplor*",
    Stance.NO_POSITION: """
        no_position no_public_position took_no_position takes_no_position taken_no_position take_no_position without_a_position
        no_stance aucune_position sans_position ninguna_posicion без_позиции не_зайня*_позиці* не_заня*_позици*
        не_зайняв_позиці* не_занял*_позици*
    """,
    Stance.NEUTRAL: "stay*_neutral remain*_neutral stood_neutral neutral_on neutral_about",
    Stance.TAKES_NOTE: "takes_note took_note taken_note take_note taking_note prend_note prendre_note pris_note toma_nota",
    Stance.DECLINED: "declined_to_say declines_to_say declined_to_take refused_to_say refused_to_take",
}
STATUSES: Mapping[Status, str] = {
    Status.ALLEGED: """
        at_alleged only_alleged still_alleged still_only_alleged unverified unconfirmed uncorroborated unproven non_confirme*
        sin_confirmar no_confirmad* неподтвержден* непідтверджен* status_alleged status_of_alleged with_status_alleged
        plain_alleged just_alleged
        merely_alleged simply_alleged mere_allegation* mere_claims
    """,
    Status.CORROBORATED: """
        corroborat* more_than_one_source independently_confirmed several_sources status_of_corroborated corroboree* corroborad*
        corroborees status_corroborated подтвержденн*_обвинени* підтверджен*_звинувачен*
    """,
    Status.CONTESTED: """
        contested disputed in_dispute controverse* disputad* оспаривае* оспорен* спірн* contestee* status_contested impugnad*
    """,
    Status.FINDING: """
        which_findings what_findings any_findings with_finding* with_a_finding status_finding official_finding* made_a_finding
        a_finding findings_by finding_by a_formal_finding actual_finding* status_of_a_finding status_of_finding any_finding
        finding_against findings_against findings_only only_findings only_the_findings just_findings just_the_findings
        formal_finding* nor_finding* nor_a_finding
    """,
    Status.ACKNOWLEDGED: """
        acknowledged_allegation* status_acknowledged acknowledged_by_the_accused were_acknowledged been_acknowledged
    """,
    Status.NOT_SUBSTANTIATED: "not_substantiated unsubstantiated",
    Status.REFUTED: """
        refuted debunked disproved disproven turn*_out_wrong turn*_out_false turn*_out_untrue turn*_out_to_be_wrong
        turn*_out_to_be_false turn*_out_to_be_untrue prove*_wrong prove*_false prove*_untrue shown_to_be_wrong
        shown_to_be_false shown_to_be_untrue found_to_be_false found_to_be_wrong
    """,
    Status.RETRACTED: """
        retracted withdrawn_by_the_alleger withdrawn_by_its_alleger retract retracts retracting take_back took_back
        taken_back walk*_back
        allegation*_withdrawn accusation*_withdrawn claim*_withdrawn withdrawn_allegation* withdrawn_accusation*
        withdrawn_claim* allegation*_were_withdrawn accusation*_were_withdrawn claims_were_withdrawn
    """,
}
RESPONSES: Mapping[ResponseKind, str] = {
    ResponseKind.DENIAL: """
        deny denies denied dispute_it disputes_it dispute_that disputes_that dispute_this disputes_this denial denials denying
        reject rejects rejected rejection опроверг* отриц* спросту* запереч*
        dementi* desmint* desmentid* спростов* nego negado nie nient niait dement dementent recuse niega niegan negaron
        desmiente* отверг* відкину*
        відкида*
    """,
    ResponseKind.PARTIAL_DENIAL: """
        partial_denial* partially_den* partly_den* half_den* den*_in_part den*_only_in_part dementi_partiel desmentido_parcial
        частичн*_опровержени* частково_запереч* часткове_спростуванн*
    """,
    ResponseKind.COMMITMENT: """
        commit_to commits_to committed_to commitment* promise promises promised promising pledge pledges pledged undertook
        undertaken_to undertakes_to undertake_to vow* agreed_to_investigate
        undertaking* s_engage* engagement* compromiso* se_comprometi* обещан* обещал* зобовязал* зобовязав* обіцянк*
    """,
    ResponseKind.ADMISSION: """
        confirm*_using confirm*_its_use confirm*_the_use confirm*_having confirm*_it_used admit admits admitted admitting
        admission* confess* acknowledge_it acknowledged_it acknowledge_using acknowledged_using acknowledges_using own_up
        owned_up conced* acknowledge_use acknowledge_the_use reconnu reconnait reconnaissent admis admet avoue aveu aveux
        admite admitio admitieron admitido reconoce reconocen reconocio reconocieron reconocido признал* признает признают
        признава* признани* сознал* визнав визнал* визнає визнають визнава* визнанн* зізна*
    """,
    ResponseKind.DECLINED_TO_COMMENT: """
        decline_to_comment declined_to_comment declines_to_comment declining_to_comment refused_to_comment refuse_to_comment
        no_comment without_comment couldnt_comment could_not_comment cannot_comment cant_comment unable_to_comment
        would_not_comment
    """,
    ResponseKind.NOT_AWARE: "not_aware unaware no_knowledge no_information",
    ResponseKind.COUNTER_ALLEGATION: """
        turn*_the_accusation*_back turn*_it_back turn*_the_~_back_on counter_allegation* counter_accus* counter_claim*
        accused_back accuse_back accused_them_back blame_back turned_the_tables accusation*_of_~_own allegation*_of_~_own
        accus*_in_return hit_back_with accus*_the_other_side accus*_the_other_side_back accus*_back accus*_the_accuser
        turn*_around_and_accus*
    """,
    ResponseKind.COMPLIANCE_ASSERTION: """
        comply complies complied compliance fully_implement* abid* in_line_with_its_obligations respect*_its_obligation*
        respect*_its_~_obligation* respect*_~_obligation* honour*_its_~_obligation* honour*_its_obligation*
        honor*_its_obligation* meet*_its_obligation* meet*_its_~_obligation* fulfil*_its_obligation* fulfil*_its_~_obligation*
        stand*_by_its_obligation* respecte_ses respecte_la respecte_le cumple cumplio cumplimiento соблюда*
        выполня*_обязательств* дотриму* викону*_зобовязан* obligation*_are_being_respect* obligation*_are_respect*
        obligation*_are_met obligation*_are_being_met
    """,
    ResponseKind.JUSTIFICATION: "justif* обоснов* оправд* обґрунт* виправд*",
}
"""An announced investigation is told by two words, see `slots`."""
ACTIONS: Mapping[Action, str] = {
    Action.OBJECTION: """
        object objects objected objecting objection* objector* objecion* objecte возраз* возраж* заперечив_проти
        заперечила_проти заперечили_проти objeto_@ objetaron objetado objeta objetan objectent objecter заперечувала_проти
        заперечував_проти заперечували_проти заперечити_проти заперечують_проти заперечув*_@_проти заперечи*_@_проти take*_issue
        took_issue taken_issue taking_issue protest*_the_suspension protest*_against_the_suspension
        protest*_@_s_suspension protest*_against_@_s_suspension reject*_the_suspension reject*_@_s_suspension
        reject*_@_suspension reject*_~_suspension oppos*_the_suspension oppos*_@_s_suspension oppos*_@_suspension
        oppos*_~_suspension contest*_the_suspension contest*_@_s_suspension
    """,
    Action.SUSPENSION_CLAIMED: """
        on_hold on_ice pause_button paus*_@ suspen* приостанов* призупин* зупини*_ді*
    """,
    Action.WITHDRAWAL: """
        withdr* leave leaves left leaving quit quits quitting exit exits exited exiting denounc* вышл* выход* вийшл* вихід
        pull_out pulls_out pulled_out pulling_out out_of sortie retirada retrait выйти вийти retir* quitt* stops_binding
        walk*_away turned_~_back serving_notice serving_~_notice pulled_the_plug вышел выйдет вийшов вийде виходу виходом виході
        виходит* salida salio денонсир* денонсув* retraits выходы выходов виходи виходів salidas retiradas denonc* denunciado
        denunciaron покинул* покинув выходил* выходят виходил* виходять dejo dejaron dejado dejar abandono abandonaron
        abandonado abandonar departure departures cess*_d_etre cess*_t_elle_d_etre cess*_t_il_d_etre cess*_d_appliquer
        dej*_de_ser переста*_быть переста*_бути stop*_being_bound stop*_being_a_party cease*_to_be_bound cease*_to_be_a_party
        no_longer_be_bound instrument*_of_denunciation notice*_of_denunciation no_longer_bound no_longer_a_party no_longer_party
        no_longer_a_state_party they_out be_out it_out get_out gets_out got_out it_get_out finally_out actually_out really_out
        fully_out are_they_actually_out
        @_lose @_lost lost_part* lost_member* lose_part* lose_member* losing_part* losing_member*
    """,
    Action.RATIFICATION: """
        ratif* join joins joined joining acced* accession* became_a_party become_a_party became_a_state_party becomes_a_party
        became_party become_bound became_bound ратиф* adher* enter_into_force_for entered_into_force_for came_on_board
        come_on_board got_on_board get_on_board comes_on_board adhes* adhir* присоедин* приєдна* долучи* joiner joiners
        acceptance
    """,
    Action.PROVISIONAL_APPLICATION: """
        provisional* a_titre_provisoire временно_примен* тимчасово_застосов* apply*_~_~_provisionally appliqu*_provisoirement
        aplic*_provisionalmente provisional_application
    """,
    Action.SIGNATURE: """
        sign signs signed signing signature* подпис* підпис* firmo firmaron signe signature put_~_name_to firma firmado
        signataire* firmante*
    """,
}
ACTS: Mapping[Act, str] = {
    Act.PRODUCTION: """
        production produc* manufactur* making_a making_banned making_of fabrication fabriqu* fabrica* производств* виробництв*
    """,
    Act.TRANSFER: "transfer_of transfers_of alleged_transfer* transfert* transferencia* передач*",
    Act.STOCKPILING: "stockpiling stockpile_of stockpiled hoarding stockage almacenamiento накоплен* накопиченн*",
    Act.ASSISTANCE: "assistance_in assisting_with aiding complicity",
    Act.FAILURE_TO_CLEAR: "failure_to_clear failed_to_clear failing_to_clear not_clearing",
    Act.FAILURE_TO_REPORT: "failure_to_report failed_to_report failing_to_report not_reporting",
    Act.HARM: "as_harm alleged_harm harm_from harm_by harmed_by",
}
"""What is alleged to have been done, beside the use that nearly all allegations are of."""
SOURCE_TYPES: Mapping[SourceType, str] = {
    SourceType.STATE_MEDIA: "state_media state_run_media state_broadcaster* state_outlet* media_d_etat medios_estatales госсми",
    SourceType.WIRE: "wire_report* wire_stor* news_agenc* newswire* the_wires agences_de_presse agencias_de_noticias",
    SourceType.NEWSPAPER: "newspaper* newspapers journaux periodicos газет*",
    SourceType.BROADCASTER: "broadcaster* broadcasters",
    SourceType.SOCIAL_POST: "social_media social_network* social_post* tweet* telegram_post* telegram_channel*",
    SourceType.UN_REPORT: "un_reports un_report",
}
"""Kinds of documents that records are asked to rest on."""
DECIDERS = words("""
    parliament parliaments legislature legislatures lawmakers seimas rada sejm saeima riigikogu eduskunta
    decree vote voted parlement parlamento diete decret decreto сейм
    сейма сейму сеймом сеймас парламент парламента рада рады раду ради указ указом решение решения решил решила решили
    рішення вирішив вирішила вирішили ухвалив ухвалила ухвалили постановив постановил постанова
""")
"""Who or what decides on leaving a treaty before the depositary is told."""
ACTOR_TYPES: Mapping[ActorType, str] = {
    ActorType.NGO: """
        ngo ngos non_governmental_org* nongovernmental_org* rights_group* campaign_group* civil_society charity charities ong
        ongs нпо organisation*_non_gouvernementale* organizacion*_no_gubernamental* неправительственн*_организаци*
        неурядов*_організаці* правозащитник* правозащитн*_организаци* правозахисник* правозахисн*_організаці*
        defenseurs_des_droits нуо
    """,
    ActorType.COALITION: "ngo ngos campaign_group* campaign_coalition* civil_society ong ongs нпо нуо",
    ActorType.TREATY_BODY: """
        meeting_of_states_parties meeting_of_the_states_parties meeting_of_the_parties meeting_of_parties msp
        conference_of_the_parties conference_of_states_parties review_conference reunion_des_etats_parties
        assemblee_des_etats_parties conference_des_etats_parties conference_des_parties conference_d_examen
        reunion_de_los_estados_partes reunion_de_los_estados_parte reunion_de_estados_partes reunion_de_estados_parte
        conferencia_de_los_estados_partes conferencia_de_las_partes conferencia_de_examen conferencia_de_revision
        совещани*_государств_участников встреч*_государств_участников конференци*_государств_участников конференци*_участников
        конференци*_по_рассмотрению обзорн*_конференци* зустріч*_держав_учасниць нарад*_держав_учасниць
        конференці*_держав_учасниць оглядов*_конференці*
    """,
    ActorType.INTERNATIONAL_ORGANISATION: """
        international_org* igo igos intergovernmental_org* organisations_internationales organizaciones_internacionales
        международные_организации международных_организаций міжнародні_організації міжнародних_організацій
    """,
}
"""Kinds of actors that people ask about together."""
KINDS: Mapping[Kind, str] = {
    Kind.RESPONSE: """
        response responses reply replies answer answers denial denials reponse* respuesta* ответ ответы ответа ответов ответил*
        відповідь відповіді відповів відповіл* answering replying responding counter_allegation*
    """,
    Kind.ALLEGATION: "alleg* accus* claim claims incident* acusacion* обвин* звинувач* cases attacks denuncias reproch*",
    Kind.ASSESSMENT: "assessment* finding findings conclusion*",
    Kind.POSITION: """
        position positions statement statements quote quotes позици* позиці* declaracion* remark remarks speech* заявлен*
        заяв* высказыван* висловлюван* propos discours discurso*
    """,
}

Word = Meaning | Stance | Status | ResponseKind | Action | ActorType | Kind | Act | SourceType
PHRASES: Phrases[Word] = Phrases(
    ASKING.items(),
    TELLING.items(),
    PARTS.items(),
    STANCES.items(),
    STATUSES.items(),
    RESPONSES.items(),
    ACTIONS.items(),
    ACTOR_TYPES.items(),
    KINDS.items(),
    ACTS.items(),
    SOURCE_TYPES.items(),
)
"""All that words can mean, looked for in one pass."""
TERMS: frozenset[Word] = frozenset({*STANCES, *STATUSES, *RESPONSES, *ACTIONS, *ACTOR_TYPES, *KINDS, *ACTS, *SOURCE_TYPES})
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
