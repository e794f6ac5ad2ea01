"""The words by which a question shows what it is after, and who plays which part: English first, sparingly in four others.

What is written here is how the field speaks, never a question. `phrases.Phrases` says how a phrase is written.
"""

from collections.abc import Mapping
from enum import StrEnum

from bot.register.members import plain_members


@plain_members
class Meaning(StrEnum):
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
    ASKED = "asked to comment"
    VOTE = "to vote"
    RESOLUTION = "a resolution"
    DO_NOUN = "what is done"
    DO_VERB = "to do"
    ACT = "an act alleged"
    HAPPEN = "to happen"
    HARM = "harm"
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


MEANINGS: Mapping[Meaning, str] = {
    Meaning.WHO: """
        who whom whose which_state which_states which_countr* which_nation* which_organi* which_actor* which_government*
        which_official* which_bod* which_party which_parties which_member* which_@_member* which_delegation* which_minist*
        which_spokes* what_state what_states what_countr* what_government* qui quel_etat quels_etat* quels_pays quel_pays
        quien quienes que_estado* que_pais* кто кого кем хто ким какие_стран* какие_государств* какая_стран* які_країн*
        які_держав* яка_країн* name_the_bod* name_the_countr* name_the_state* name_the_organi* name_the_@_member* which_ngo*
        what_bod* whoever_said first_to first_~_to first_@_to first_@_~_to first_~_~_to last_to last_~_to which_@_general*
        which_@_official* which_@_minister* which_@_politician* which_@_bod* which_@_state* whichever any_@_member
        any_@_ally any_@_state first_time_anyone first_time_somebody first_time_someone first_time_anybody
        name_of_the_governor name_of_the_minister name_of_the_official* name_of_the_spokes* name_of_the_ambassador
        name_of_the_general name_of_the_politician
    """,
    Meaning.WHEN: """
        when what_date what_day on_what_date on_which_date on_what_day on_which_day from_which_day from_what_day
        from_which_date date_of dates_of date_when the_date
        the_day date_@ @_date @_~_date since_when until_when from_when as_of_when quand cuando когда коли с_какого з_якого
        quel_jour a_quelle_date que_dia which_year what_year in_which_year in_what_year
    """,
    Meaning.DATE: """
        accession_date ratification_date withdrawal_date signature_date effective_date exact_date date_of_@
        entry_into_force_date date_of_accession date_of_ratification date_of_withdrawal date_of_signature date_of_deposit
        date_of_entry_into_force day_the the_day_when day_that date_when day_on_which date_on_which day_the_@
        what_is_it_dated it_dated is_dated when_dated dated_when
    """,
    Meaning.COUNT: """
        how_many number_of numbers_of count_of count counts counted total_number how_often how_much how_frequent* tally
        cuantos cuantas combien сколько скільки quantity_of amount_of total_of no_of total_no nr_of exact_figure
        exact_number the_figure_for headcount
    """,
    Meaning.CORRECTION: """
        corrected correction* correcting erratum errat* tombstone* retractions taken_down taken_back исправлен* виправлен*
        amended amendment* revised put_right putting_right mistake* errors error fixed retraction to_correct you_correct
        correct_about correct_anything fix fixes taken_off struck_off walk*_back_the removed_from_the_register
    """,
    Meaning.DURATION: """
        how_many_months how_many_days how_many_years how_many_weeks how_long how_much_time how_much_notice how_soon
        how_quickly how_fast how_many_more
    """,
    Meaning.HELP: """
        can_i_ask may_i_ask could_i_ask should_i_ask can_we_ask can_you_do can_you_help can_you_answer do_i_ask how_do_i
        how_can_i how_to_use how_do_you how_do_we new_here new_to_this what_are_you who_are_you what_do_you_know what_can_i
        what_can_you how_does_this_work how_does_it_work commands features instructions_for_use kind_of_question*
        kinds_of_question* type_of_question* types_of_question* sort_of_question* sorts_of_question* able_to_answer
        what_questions which_questions questions_can questions_do_you what_else_can_you what_can_you
    """,
    Meaning.ENTRIES: "record records entry entries item items",
    Meaning.REMOVED: "withdrawn retracted removed deleted pulled taken_out struck pulled_from",
    Meaning.NEWS: """
        what_s_new whats_new what_is_new anything_new something_new any_new is_there_new what_new new_record* new_entr*
        new_item* new_since new_this new_today new_in new_from any_news what_news latest_news news_since news_about the_news
        latest_record* latest_addition* latest_update* latest_entr* update updates updated recently_added newly_added
        recently_recorded newly_recorded added_since added_# added_in was_added been_added anything_added
        added_to_the_register everything_since what_happened_since what_have_i_missed did_i_miss i_missed catch_me_up
        came_in come_in has_changed_in_the_register changed_since_# что_нового що_нового quoi_de_neuf novedades
        qu_y_a_t_il_de_nouveau fresh whats_fresh lately anything_fresh what_changed_in_the_register been_entered entered_in
        entered_since entered_into_the_register been_recorded_since recorded_since been_logged logged_since been_registered
    """,
    Meaning.SOURCE: """
        source_for source_of source_on source_behind sources_for sources_of sources_on sources_behind the_source the_sources
        your_source what_source* which_source* primary_source* secondary_source* original_source* original_source
        original_document original_version original_or translated translation* rewrite* rewritten rehash* copied_from
        reprint* link_for links_for link_to links_to citation* cite cited cites provenance sourced originat* origin
        first_reported first_published taken_from based_on_what reference_for references_for independent_source* source*
        источник* джерел* fuente* which_document what_document which_@_document what_@_document which_~_document
        which_outlet* what_outlet* which_paper* which_newspaper* which_media which_publication* which_agency which_agencies
        first_hand firsthand second_hand secondhand see_it_themselves saw_it_themselves seen_it_themselves see_it_for_~
        saw_it_for_~ quoting own_reporting is_it_from is_that_from is_this_from are_they_from hear_it_from heard_it_from
    """,
    Meaning.ORIGIN: "come_from comes_from came_from coming_from originat* stem_from stems_from get_this got_this",
    Meaning.TIMELINE: """
        treaty_action* timeline* chronolog* step_by_step date_order chronological* sequence_of history_of course_of_events
        in_order_of_date blow_by_blow from_start_to_finish how_did_it_unfold unfold* хронолог* cronolog* walk_me_through
        date_by_date day_by_day path_out path_to path_from in_sequence from_signature_to from_accession_to
        from_ratification_to from_deposit_to from_start_to in_date_order in_time_order
        talk_me_through run_me_through take_me_through run_through_the in_order_with_dates with_dates play_by_play
        sequence_by_date
    """,
    Meaning.COMPARE: """
        compar* versus vs differ differs differed difference* different contrast* the_same_way side_by_side disagree*
         apart_on in_line_with same_position same_view same_stance agree agrees agreed diverg* сравн* порівн*
        next_to put_@_next_to alongside_@ line_up lined_up stack_up set_against against_each_other differently @_v_@
    """,
    Meaning.CHANGE: """
        change changed changes differently shift shifts shifted evol* revers* u_turn still_oppos* still_support* still_hold*
        still_stand* flip* switch* backtrack* softened hardened toughened soften* harden* moved_on_from consistent*
        always_held always_voted always_said изменил* змінил* cambio cambiado change_d_avis reconsider* broke_ranks
        break_ranks broken_ranks moved_on_the moved_on_@ moved_from moved_its moved_away moved_towards
    """,
    Meaning.FACTS: """
        article_~ articles_~ art_~ notice_period depositar* banned_under banned_by banned_in prohibited_under prohibited_by
        prohibited_in forbidden_under forbidden_by covered cover covers covered_by can_a_state can_any_state can_a_country
        can_a_party can_states may_a_state may_states enter*_into_force entry_into_force in_force came_into_force
        opened_for_signature open_for_signature adopted @_banned @_prohibited @_outlawed @_legal @_illegal @_allowed
        @_covered @_lawful @_forbidden @_permitted what_does_@_say what_does_the_@_say what_does_@_ban what_does_the_@_ban
        what_does_@_prohibit what_does_the_@_prohibit what_does_@_cover what_does_the_@_cover what_does_@_require
        what_does_the_@_require what_does_@_forbid what_does_the_@_forbid ban_@ bans_@ prohibit_@ prohibits_@ forbid_@
        forbids_@ allow_@ allows_@ permit_@ permits_@ provision provisions obligation* how_long definition* define defines
        defined
        legal_under illegal_under lawful_under unlawful_under apply_to applies_to applicable_to fall_under falls_under
        within_the_scope scope_of withdrawal_clause withdrawal_rule* withdrawal_period withdrawal_procedure exception*
        exempt* permitted_under allowed_under regulat* articulo_~ статья_~ статьи_~ статью_~ статье_~ стаття_~ статті_~
        статтю_~ запреща* забороня* interdit interdi* prohibe under_@ under_the_@ count*_as qualif*_as considered_a
        classified_as legality @_forbid @_forbids @_ban @_bans @_prohibit @_prohibits @_cover @_covers @_allow @_allows
        @_permit @_permits @_require @_requires caught_by restricted_by governed_by subject_to time_limit* deadline_under
        under_the_treaty under_the_convention destruction_of stockpile_destruction may_a_party may_parties can_parties
        allowed_to permitted_to preavis deadline_in_@ deadline_in_the_@ deadline_for_destr* victim_activated
        command_detonated self_destruct* self_deactivat* self_neutrali* arts_~ may_a_@_party may_@_parties can_a_@_party
        withdrawal_period* notice_period*
    """,
    Meaning.STATUS: """
        party_to parties_to party_of parties_of party_in state_party states_party states_parties state_parties parties party
        member_of members_of member bound join joined joins joining ratif* sign signs signed signatory signatories signator*
        accede* acced* accession in_or_out status withdr* left leave leaves leaving quit quits quitting exit* denounc*
        still_in_@ still_in_the_@ is_in_the are_in_the was_in_the were_in_the is_@_in_@ is_@_in_the_@ was_@_in_@
        was_@_in_the_@ are_@_in_@ out_of suspen* parte участник* учасни* сторон* partie член* ратифік* ратифиц* подписал*
        підписа* object objects objected objection* opted_out outside holdout* adher* belong* pulled_out pull_out
        pulling_out вийшл* вышл* yet_to_join not_joined remain*_in stay*_in lie_par liee_par liees_par lies_par engage_par
        obligad*_por связан* зв_язан* under_@ under_the_@ remain*_bound binding stops_binding bind retir* quitt* sorti*
        sali* выш* вих* вийш* signed_up sign_up put_~_name_to on_board walk*_away membership statut serving_notice
        serving_~_notice preavis retrait pulled_the_plug turned_~_back objector*
    """,
    Meaning.LISTED_STATES: """
        party_to parties_to party_of parties_of parties_in state_party states_party states_parties state_parties signatory
        signatories non_part* nonpart* states_outside states_inside states_bound states_not states_in countries_outside
        countries_inside countries_bound countries_not countries_in governments_outside holdout* outsiders states_that
        states_which states_who countries_that countries_which countries_who members_that members_which all_states
        all_countries members_of member_states members_outside members_inside members_not members_bound @_members @_states
        any_@_member any_@_ally any_@_state a_@_ally a_@_member a_@_state which_@_ally which_@_allies
    """,
    Meaning.UNPUBLISHED: """
        draft drafts unpublished in_review amber not_yet_public not_yet_published confidential internal_note* tlp_red
        marked_red red_ones red_records system_prompt previous_instructions non_public
    """,
    Meaning.LATEST: """
        latest most_recent last_statement last_position last_word* last_vote last_remark* last_said newest last_time
        current_position current_stance current_policy current_line most_recently last_comment* last_time_@
    """,
    Meaning.ON_RECORD: """
        recorded on_record in_the_register do_you_have do_we_have anything_on anything_about anything_for anything_from
        have_you_got got_anything on_file logged filed anything_logged on_the_books hold_anything hold_a in_your_records
    """,
    Meaning.WHICH_TREATY: """
        which_treat* what_treat* which_convention* what_convention* which_protocol* what_protocol* which_law what_law
        which_agreement* which_instrument* which_legal_instrument* which_~_treat* which_~_convention* what_~_treat*
        what_~_convention* any_treaties treaties_is_@ treaties_has_@ treaties_@ treaties_the_@ treaties_of_@ treaties_did_@
        treaties_that_@ conventions_is_@ conventions_has_@ conventions_@ conventions_that_@ quels_traites que_tratados
        quels_~_traites каких_договор* какие_договор* які_договор* яких_договор*
    """,
    Meaning.SAY_NOUN: """
        position positions stance stances view views line lines statement statements reaction reactions comment comments
        remark remarks policy policies opinion opinions take_on s_take @_take the_take his_take her_take their_take quote
        quotes words wording argument arguments justification
        justifications pledge pledges promise promises speech speeches declaration* attitude* viewpoint* standpoint* message
        rhetoric talking_points explanation_of_vote explanations_of_vote stand narrative assurance* commitment* appeal
        appeals condemnation* criticism* concern concerns позици* позиці* заявлен* заяв* мнени* думк* posicion* declaracion*
        postura prise*_de_position propos موقف memo memos memorandum talking_point thing_@_put comeback quotation quotations
        full_text communique* outcome_document* final_document* press_release* readout* press_conference* outcome_doc
        final_doc legal_ground* legal_basis rationale grounds undertaking* reservations
    """,
    Meaning.SAY_VERB: """
        say says said saying stated @_states_that react reacts reacted welcom* justif* oppos* condemn* call_for calls_for
        called_for calling_for call_on calls_on called_on calling_on think thinks thought speak speaks spoke spoken promised
        promises pledged pledges commented comment_on comments_on urge urges urged deplor* regret regrets regretted warn
        warns warned told tell_@ critici* argue argues argued concerned support supports supported supporting favour* favor*
        in_favour in_favor advocat* endors* backs backed praise* declare declares declared announce announces announced
        defend defends defended reject rejects insist* reaffirm* stressed stresses emphasi* underlin* express* voice*
        denounce_the describe* characteri* where_does_@_stand stand_on stands_on stood_on dit disait dijo dice сказа* заяви*
        говор* высказ* вислов* казав казал* сообщи* повідоми* قال* order ordered quoted exprim* prononc* pronunci* @_tell
        @_tells did_~_tell выража* expresa* talk talks talked talking put_out puts_out put_forward came_out_with
        went_on_record weigh*_in spoke_up speak_up wrote written made_of make_of promise обеща* пообіця* обіця* recommend*
        @_write @_~_write @_writes expect expects expected hopes hoped @_back to_back who_back states_back countries_back
        rule_out rules_out ruled_out ruling_out contest contests contesting concluded conclude concludes invoke* invoking
        rely_on relied_on relies_on discourag* challeng* exprim* affirm* assert* maintain*_that posit*
    """,
    Meaning.UTTER: """
        state states report reports reported find finds found conclude* pledge commit commits committed taken took take ask
        asked put puts signal signals signalled change changed decline declines declined object objects objected decided
        decides discuss* mention* address* note notes noted raise raises raised admit* admits conced* confirm confirms
        confirmed document documents documented publish* testif* explain* answer answers given give gave notify notifies
        notified inform informs informed indicat*
    """,
    Meaning.CLAIM_NOUN: """
        allegation* accusation* claim claims charge charges complaint* war_crime* violation* atrocit* denuncia* acusacion*
        обвинени* звинувачен* accusations allegations اتهام*
    """,
    Meaning.CLAIM_VERB: """
        alleg* alleges accus* claim_that claims_that claimed claiming blam* acusa* accuse* обвиня* обвини* звинувачу*
        звинувати* утвержда* стверджу* implicat* point_the_finger points_the_finger pointed_the_finger suspected points_at
        point_at pointed_at porte*_contre висун* выдвига* выдвин*
    """,
    Meaning.ANSWER_NOUN: """
        reply replies response responses answer answers denial denials admission* rebuttal* rejection* no_comment
        right_of_reply reponse* respuesta* ответ* ответа відповід* denegacion dementi* спростуван* опроверж* counter_claim*
        comeback retort counter_statement counter_allegation* counter_accus* counterclaim* counterallegation*
    """,
    Meaning.ANSWER_VERB: """
        replied replying reply_to replies_to respond responds responded responding answered answering answer_to answer_the
        deny denies denied denying admit admits admitted admitting rebut* refut*_the declined_to_comment declines_to_comment
        without_comment comment_on_the_alleg* reject_the_alleg* rejected rejects_the reject*_the_alleg* reject*_the_accus*
        reject*_the_claim* reject*_alleg* reject*_accus* say_back said_back says_back hit_back push*_back
        react*_to_the_alleg* react*_to_the_accus* respondio repondu repond nego negado desmint* опроверг* ответил* отвеча*
        отрица* відпові* запереч* спросту* acknowledge_it acknowledged_it acknowledge_using acknowledged_using
        acknowledge_use own_up owned_up confess* couldnt_comment could_not_comment cannot_comment cant_comment
        unable_to_comment would_not_comment come_back_with came_back_with comes_back_with got_back_to get_back_to
        gets_back_to fire_back fired_back fires_back shot_back shoot_back hits_back retort* clap*_back
    """,
    Meaning.REACTION: """
        reaction reactions react reacts reacted comment comments commented say said says respond* answer* statement*
    """,
    Meaning.REPORT: "report reports finding findings paper briefing study",
    Meaning.UNANSWERED: """
        no_response* no_reply no_replies no_answer* no_~_response* no_~_reply no_~_answer* without_response* without_reply
        without_answer* without_a_response without_a_reply without_an_answer without_any_response* without_any_reply
        without_any_answer* not_responded not_replied not_answered never_responded never_replied never_answered
        not_yet_respond* not_yet_repl* not_yet_answer* yet_to_respond yet_to_reply yet_to_answer hasnt_responded
        havent_responded hasnt_replied havent_replied hasnt_answered havent_answered didnt_respond didnt_reply didnt_answer
        did_not_respond did_not_reply did_not_answer has_not_responded has_not_replied has_not_answered have_not_responded
        have_not_replied have_not_answered not_been_answered never_been_answered nobody_answered nobody_has_answered
        nobody_responded nobody_replied no_one_answered no_one_responded no_one_has_answered no_one_has_responded unanswered
        lack*_response* lack*_a_response missing_response* missing_a_response not_any_response* ignored silence silent
        still_open без_ответа без_відповіді sans_reponse sin_respuesta w_o_any_reply w_o_a_reply w_o_reply w_o_response
        w_o_any_response w_o_answer
    """,
    Meaning.ASKED: "asked letter queried approached request_for_comment requested_for_comment wrote_to letters",
    Meaning.VOTE: """
        vote votes voted voting abstain* abstention* roll_call* a_res_~ votaron voto votos abstuv* abstenc* abstenu*
        votes_cast ballot* проголосова* голосова* проголосува* голосува* صوت* التصويت воздержа* утрима* утримав* vote_pour
        vote_contre vote_on votait votent sided_with resolution*_against resolution*_in_favour votado votar vota votan
        come_down_on came_down_on comes_down_on the_one_no lone_no sole_no only_no single_no
    """,
    Meaning.RESOLUTION: """
        resolution resolutions res @_text @_implementation_text @_draft_text unga_text резолюци* резолюці* resolucion*
    """,
    Meaning.DO_NOUN: """
        use usage uses employment deployment withdrawal* suspension* attack attacks violation* stockpile* transfer*
        production breach breaches exit ratification* accession* deposit* signature* compliance shelling* forces troops army
        military soldiers strike strikes strikes_on leaving suspending withdrawing quitting bombing* bombardment* raid raids
        mining emploi utilisation uso empleo использовани* применени* застосуванн* використанн* surrender
    """,
    Meaning.DO_VERB: """
        use used uses using fire fired fires firing shell shelled drop dropped drops deploy* lay lays laid mine mined
        mines_laid scatter* stockpil* produc* transfer transfers transferred suppl* violat* breach* broke break breaking
        attack attacked attacks plant planted plants bomb bombed bombing develop develops developed launch* suspend* withdr*
        leave left quit quits employ* hit kill killed comply refuse* transport* export* import* sell sells sold guilty
        responsible contaminat* strew strewn sow sowed sown litter* pepper* remotely_deliver* shipped ship ships sent send
        sends sending использовал* применил* применял* використ* застосов* застосув* usado uso utilise* employe usaron
    """,
    Meaning.ACT: """
        use used uses using usage fire fired fires firing shell* dropp* drop drops deploy* attack* scatter* mined mining
        laid planted strike strikes struck bomb bombs bombed bombing* employ employed employment emploi utilisation usado
        uso empleo использова* применен* применя* використ* застосу* strewn littered
    """,
    Meaning.HAPPEN: """
        incident* casualt* killed injured wounded victim* happen* occurr* took_place take_place case cases confirmed
        attacked event events strike strikes
    """,
    Meaning.HARM: """
        casualt* killed injured wounded victim* death* dead died die dies deadly maimed hurt lives fatalit* body_count
        жертв* загибл* погиб* поранен* ранен* morts bless* muertos heridos
    """,
    Meaning.INVESTIGATION: """
        investigat* inquir* enquir* probe probes probed probing fact_finding расследовани* розслідуванн* enquete
        investigacion*
    """,
    Meaning.ANNOUNCE: "announc* promis* open opened opens launch* pledg* start* order* began begun commit*",
    Meaning.TREATY_ACT: """
        ratif* acced* accession* withdr* state_part* states_part* object objects objected objection* signator* sign_@
        signed_@ signed_the_@ join_@ joined_@ joined_the_@ leave_@ leave_the_@ left_@ left_the_@ quit_@ quit_the_@ under_@
        under_the_@ retir* quitt* signed_up put_~_name_to walk*_away objector*
    """,
    Meaning.OBJECT: "object objects objected objecting objection* objector*",
    Meaning.EXCEPT: """
        apart_from except except_for other_than excluding besides but_not not_come_from not_from not_by without than
        aside_from bar excepto sauf hormis кроме крім minus leaving_out leave_out ignoring not_~_by not_~_from not_made_by
        not_raised_by not_about not_on not_involving not_concerning not_in outside_of except_in not_coming_from
        everything_but everyone_but all_but nothing_to_do_with not_related_to unrelated_to not_to_do_with nothing_inside
        nothing_outside nothing_from skip skipping not_counting with_the_exception_of save_for barring none_of_the
        not_inside omit omitting exclude as_opposed_to beyond_the_borders_of beyond_@
    """,
    Meaning.IN: """
        in inside within around near outside at across throughout over territory_of parts_of areas_of area_of city_of
        region_of oblast_of vicinity_of town_of outskirts_of en dans в во у на під под біля около à au bei
        on_the_territory_of on_@_territory close_to next_to
    """,
    Meaning.AGAINST: """
        against accuse accuses accused accusing accusation_of accusations_of accusation_about accusations_about blame blames
        blamed blaming contre contra против проти target* condemn condemns condemned condemning critici* denounce denounces
        denounced levelled_at leveled_at directed_at aimed_at made_against levelled_against incriminat* implicat*
        accusation*_vs allegation*_vs claim*_vs accusation*_versus allegation*_versus alleged_of points_at point_at
        pointed_at на_адресу в_адрес обвиня* обвини* звинувачу* звинувати* acusa acuso acusaron
    """,
    Meaning.BY: "by par por со_стороны з_боку on_the_part_of on_behalf_of",
    Meaning.FROM: """
        from according_to per selon segun по_словам за_словами by_way_of согласно згідно_з d_apres в_according_to
        in_the_words_of coming_from
    """,
    Meaning.TO: """
        to vis_a_vis toward towards into for with onto a alongside notify notifies notified inform informs informed
        notifying informing aux au
    """,
    Meaning.ABOUT: """
        about regarding re concerning sobre о об про щодо of on toward towards called_on urged urges praised supports
        supported au_sujet_de as_regards as_to with_regard_to with_respect_to in_relation_to vis_a_vis concernant
        относительно стосовно acerca_de на_тему
    """,
    Meaning.UNDER_TREATY: """
        party_to parties_to party_of parties_of member_of members_of bound_by ratif* sign signs signed signing join joins
        joined joining acced*_to accession_to accede_to leave leaves left leaving quit quits quitting exit exits exited
        exiting denounce denounces denounced withdr*_from withdrawal_from withdrawal*_from out_of outside_of pull*_out_of
        under breach_of violation_of violat* breach* suspen* suspension_of in_force obligations_under status_under adher*_to
        belong*_to exit_from retir*_du retir*_de quitt*
    """,
    Meaning.OF: "of de du des d del",
    Meaning.SOIL: "territory soil land towns cities waters villages frontline front airspace",
    Meaning.MEMBERS: """
        member_states members member states countries allies nations etats paises стран* країн* country ally member_country
    """,
    Meaning.BODY: """
        administration government military army forces force officials official navy authorities ministry parliament
        president side troops soldiers command delegation leadership minister ministers mps mp deputies senators lawmakers
        deputy head heads capitals general generals armee ejercito армия армии
    """,
    Meaning.EVENT: """
        decision decisions plan plans move announcement transfer transfers supply supplies shipment shipments delivery
        deliveries offer package
    """,
    Meaning.ACCUSED: """
        accused_of accused_by is_accused was_accused are_accused were_accused been_accused being_accused stands_accused
        alleged_to blamed_for blamed_by is_blamed was_blamed been_blamed said_to_have claimed_to reported_to_have
        suspected_of denounced_for charged_with faces facing
    """,
    Meaning.JOIN: """
        and or vs versus et y и або та і ou o или with as_well_as plus v next_to compared_to compared_with against_that_of
    """,
}

SAYING = frozenset({Meaning.SAY_NOUN, Meaning.SAY_VERB})
CLAIMING = frozenset({Meaning.CLAIM_NOUN, Meaning.CLAIM_VERB})
ANSWERING = frozenset({Meaning.ANSWER_NOUN, Meaning.ANSWER_VERB})
ACTING = frozenset({Meaning.ACT, Meaning.HAPPEN, Meaning.HARM})
REPORTS = frozenset({"report", "reports", "reported"})
"""What a body says that it found: it alleges more often than it takes a position."""
