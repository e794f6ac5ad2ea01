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
        which_@_official* which_@_minister* which_@_politician* which_@_bod* which_@_state* whichever any_@_member any_@_ally
        any_@_state first_time_anyone first_time_somebody first_time_someone first_time_anybody name_of_the_governor
        name_of_the_minister name_of_the_official* name_of_the_spokes* name_of_the_ambassador name_of_the_general
        name_of_the_politician quelle_organisation* quelles_organisation* quel_gouvernement quels_gouvernements quelle_ong
        quelles_ong quel_responsable quels_responsables quel_ministre quelles_delegations quelle_delegation lequel lesquels
        a_qui que_organizacion* que_gobierno* que_ong* que_funcionario* que_ministro* que_delegacion* a_quien a_quienes
        cuales_paises cuales_estados кому чей чья чье чьи какая_организаци* какие_организаци* какое_государств*
        какое_правительств* какие_правительств* какой_министр какая_делегаци* какие_делегаци* какие_нпо чий чия чиє чиї
        яка_організаці* які_організаці* яка_держав* який_уряд які_уряди який_міністр яка_делегаці* які_делегаці*
    """,
    Meaning.WHEN: """
        when what_date what_day on_what_date on_which_date on_what_day on_which_day from_which_day from_what_day
        from_which_date date_of dates_of date_when the_date the_day date_@ @_date @_~_date since_when until_when from_when
        as_of_when quand cuando когда коли с_какого з_якого quel_jour a_quelle_date que_dia which_year what_year in_which_year
        in_what_year en_quelle_annee en_quel_mois quelle_date a_partir_de_quand depuis_quand date_d date_de date_du la_date
        a_quel_moment jusqu_a_quand en_que_fecha que_fecha a_que_fecha en_que_ano en_que_mes en_que_momento a_partir_de_cuando
        desde_cuando hasta_cuando fecha_de la_fecha в_какой_день какого_числа в_каком_году в_каком_месяце с_каких_пор
        с_какой_даты какая_дата дата_~ в_какую_дату до_какого в_який_день у_який_день якого_дня якого_числа в_якому_році
        у_якому_році в_якому_місяці у_якому_місяці яка_дата відколи з_яких_пір з_якої_дати до_якого
    """,
    Meaning.DATE: """
        accession_date ratification_date withdrawal_date signature_date effective_date exact_date date_of_@
        entry_into_force_date date_of_accession date_of_ratification date_of_withdrawal date_of_signature date_of_deposit
        date_of_entry_into_force day_the the_day_when day_that date_when day_on_which date_on_which day_the_@ what_is_it_dated
        it_dated is_dated when_dated dated_when date_d_adhesion date_de_ratification date_de_retrait date_du_retrait
        date_de_signature date_d_entree_en_vigueur date_exacte effet_quand vigueur_quand fecha_de_adhesion
        fecha_de_ratificacion fecha_de_retirada fecha_de_la_retirada fecha_de_firma fecha_de_entrada_en_vigor fecha_exacta
        efecto_cuando vigor_cuando дата_вступлени* дата_ратификаци* дата_выхода дата_подписани* дата_присоединени* точная_дата
        точную_дату дату_выхода дату_вступлени* дату_ратификаци* силу_когда дата_набуття дата_ратифікаці* дата_виходу
        дата_підписання дата_приєднання точна_дата точну_дату дату_виходу дату_набуття дату_ратифікаці* чинності_коли
    """,
    Meaning.COUNT: """
        how_many number_of numbers_of count_of count counts counted total_number how_often how_much how_frequent* tally
        cuantos cuantas combien сколько скільки quantity_of amount_of total_of no_of total_no nr_of exact_figure exact_number
        the_figure_for headcount le_nombre_de le_nombre_d nombre_total el_numero_de numero_total количеств* скольким кількіст*
        скільком
    """,
    Meaning.CORRECTION: """
        corrected correction* correcting erratum errat* tombstone* retractions taken_down taken_back исправлен* виправлен*
        amended amendment* revised put_right putting_right mistake* errors error fixed retraction to_correct you_correct
        correct_about correct_anything fix fixes taken_off struck_off walk*_back_the removed_from_the_register corrige
        corriges corrigee corrigees rectifie* rectificatif* correccion* corrigio corrigieron corregid* corregir rectificacion*
        исправил* исправля* опечатк* виправил* виправля* помилк*
    """,
    Meaning.DURATION: """
        how_many_months how_many_days how_many_years how_many_weeks how_long how_much_time how_much_notice how_soon
        how_quickly how_fast how_many_more combien_de_temps combien_de_mois combien_de_jours combien_d_annees dans_quel_delai
        quel_delai quels_delais sous_quel_delai cuanto_tiempo cuantos_meses cuantos_dias cuantos_anos en_que_plazo que_plazo
        que_plazos cual_es_el_plazo сколько_времени сколько_месяцев сколько_дней сколько_лет как_долго в_какой_срок
        за_какой_срок какой_срок какие_сроки в_какие_сроки скільки_часу скільки_місяців скільки_днів скільки_років як_довго
        в_який_строк у_який_строк за_який_строк який_строк в_який_термін у_який_термін за_який_термін який_термін які_строки
        які_терміни
    """,
    Meaning.HELP: """
        can_i_ask may_i_ask could_i_ask should_i_ask can_we_ask can_you_do can_you_help can_you_answer do_i_ask how_do_i
        how_can_i how_to_use how_do_you how_do_we new_here new_to_this what_are_you who_are_you what_do_you_know what_can_i
        what_can_you how_does_this_work how_does_it_work commands features instructions_for_use kind_of_question*
        kinds_of_question* type_of_question* types_of_question* sort_of_question* sorts_of_question* able_to_answer
        what_questions which_questions questions_can questions_do_you what_else_can_you what_can_you que_peux_tu que_peut_on
        que_pouvez_vous que_sais_tu que_savez_vous que_puis_je qu_est_ce_que_tu que_fais_tu comment_ca_marche
        comment_ca_fonctionne comment_fonctionne comment_t_utiliser comment_utiliser qui_es_tu qui_etes_vous a_quoi_sers_tu
        aide_moi aidez_moi tu_peux_faire tu_sais_faire puis_je_te puis_je_vous quelles_questions mode_d_emploi que_puedes
        que_puedo que_te_puedo que_se_te_puede que_podemos que_sabes que_haces como_funciona como_te_uso como_se_usa como_usar
        quien_eres que_eres para_que_sirves puedo_preguntar* te_puedo_preguntar que_preguntas ayudame что_ты_умеешь
        что_вы_умеете что_умеешь что_ты_можешь что_можешь что_вы_можете что_ты_знаешь можно_спросить можно_спрашивать
        тебя_спросить тебя_спрашивать могу_спросить как_это_работает как_ты_работаешь как_пользоваться как_тобой_пользоваться
        кто_ты ты_кто какие_вопросы помоги помогите можешь_помочь що_ти_вмієш що_ви_вмієте що_вмієш що_ти_можеш що_можеш
        що_ви_можете що_ти_знаєш можна_питати можна_запитати можна_спитати тебе_питати тебе_запитати тебе_спитати
        можу_запитати можу_питати можу_спитати як_це_працює як_ти_працюєш як_користуватися як_тобою_користуватися хто_ти
        ти_хто які_питання допоможи допоможіть можеш_допомогти
    """,
    Meaning.ENTRIES: """
        record records entry entries item items enregistrement enregistrements fiche fiches registro registros запись записи
        записей запис записів
    """,
    Meaning.REMOVED: """
        withdrawn retracted removed deleted pulled taken_out struck pulled_from supprime supprimes supprimee supprimees
        retracte* eliminad* borrad* удален* удалил* отозван* видален* видалил* вилучен* відклик* retires retirees retirados
        retiradas se_retiraron снятые сняты
    """,
    Meaning.NEWS: """
        what_s_new whats_new what_is_new anything_new something_new any_new is_there_new what_new new_record* new_entr*
        new_item* new_since new_this new_today new_in new_from any_news what_news latest_news news_since news_about the_news
        latest_record* latest_addition* latest_update* latest_entr* update updates updated recently_added newly_added
        recently_recorded newly_recorded added_since added_# added_in was_added been_added anything_added
        added_to_the_register everything_since what_happened_since what_have_i_missed did_i_miss i_missed catch_me_up came_in
        come_in has_changed_in_the_register changed_since_# что_нового що_нового quoi_de_neuf novedades qu_y_a_t_il_de_nouveau
        fresh whats_fresh lately anything_fresh what_changed_in_the_register been_entered entered_in entered_since
        entered_into_the_register been_recorded_since recorded_since been_logged logged_since been_registered du_nouveau
        quoi_de_nouveau rien_de_nouveau quelque_chose_de_nouveau nouveaute nouveautes dernieres_nouvelles quelles_nouvelles
        des_nouvelles nouveaux_enregistrements nouvelles_entrees mises_a_jour mise_a_jour ajoute_depuis ajoutes_depuis
        ajoutees_depuis algo_nuevo algo_de_nuevo nada_nuevo hay_de_nuevo hay_nuevo novedad noticias actualizacion
        actualizaciones nuevos_registros nuevas_entradas anadido_desde anadidos_desde что_нибудь_новое что_то_новое
        чего_нового есть_новое есть_новые новости новостей новое_за новое_с нового_за нового_с новенького обновлени*
        новые_записи новых_записей добавлен* добавили появилось поступило щось_нове щось_новеньке що_небудь_нове є_нове є_нові
        новини новин нове_за нове_з нового_з оновлен* нові_записи нових_записів додано додали зявилося зявилось надійшло
        a_change_depuis entrees_ajoutees entrees_nouvelles ajoutes_# ajoutees_# ha_cambiado_desde cambio_desde anadidos_#
        anadidas_# что_изменилось_с что_изменилось_за добавлены_# що_змінилося_з що_змінилось_з що_змінилося_від
        що_змінилося_за
    """,
    Meaning.SOURCE: """
        source_for source_of source_on source_behind sources_for sources_of sources_on sources_behind the_source the_sources
        your_source what_source* which_source* primary_source* secondary_source* original_source* original_source
        original_document original_version original_or translated translation* rewrite* rewritten rehash* copied_from reprint*
        link_for links_for link_to links_to citation* cite cited cites provenance sourced originat* origin first_reported
        first_published taken_from based_on_what reference_for references_for independent_source* source* источник* джерел*
        fuente* which_document what_document which_@_document what_@_document which_~_document which_outlet* what_outlet*
        which_paper* which_newspaper* which_media which_publication* which_agency which_agencies first_hand firsthand
        second_hand secondhand see_it_themselves saw_it_themselves seen_it_themselves see_it_for_~ saw_it_for_~ quoting
        own_reporting is_it_from is_that_from is_this_from are_they_from hear_it_from heard_it_from d_ou_vient d_ou_viennent
        d_ou_provien* d_ou_sort d_ou_sortent d_ou_tire* d_ou_tient quel_document quel_journal quel_media quels_medias
        lien_vers document_original texte_original traduit* traduction* de_donde_sale de_donde_salen de_donde_viene
        de_donde_vienen de_donde_procede* de_donde_provien* de_donde_sac* que_documento que_periodico que_medio que_medios
        enlace_a texto_original documento_original traducid* traduccion* откуда_взят* откуда_взял* откуда_это откуда_эта
        откуда_эти откуда_цитат* откуда_сведени* откуда_информаци* откуда_данные откуда_слова откуда_обвинени*
        откуда_заявлени* откуда_утвержден* откуда_известно откуда_ид* первоисточник* какой_документ каком_документе какое_сми
        каком_сми где_опубликован* кто_опубликовал ссылку переведен* перевод переводе звідки_взят* звідки_взял* звідки_це
        звідки_ці звідки_ця звідки_цитат* звідки_відомо звідки_відомост* звідки_інформаці* звідки_дані звідки_слова
        звідки_звинувачен* звідки_заяв* звідки_твердженн* звідки_поход* першоджерел* який_документ якому_документі яке_змі
        якому_змі де_опублікован* хто_опублікував посилання перекладен* переклад quelle_agence que_agencia какая_газета
        какой_газете какое_издание каком_издании какое_агентство яка_газета якій_газеті яке_видання якому_виданні
        яке_агентство
    """,
    Meaning.ORIGIN: "come_from comes_from came_from coming_from originat* stem_from stems_from get_this got_this",
    Meaning.TIMELINE: """
        treaty_action* timeline* chronolog* step_by_step date_order chronological* sequence_of history_of course_of_events
        in_order_of_date blow_by_blow from_start_to_finish how_did_it_unfold unfold* хронолог* cronolog* walk_me_through
        date_by_date day_by_day path_out path_to path_from in_sequence from_signature_to from_accession_to
        from_ratification_to from_deposit_to from_start_to in_date_order in_time_order talk_me_through run_me_through
        take_me_through run_through_the in_order_with_dates with_dates play_by_play sequence_by_date historique deroulement
        par_date par_dates etape_par_etape jour_par_jour retrace* dans_l_ordre linea_de_tiempo linea_temporal paso_a_paso
        por_fecha por_fechas dia_a_dia en_orden historial_de по_датам по_порядку по_шагам шаг_за_шагом ход_событий ход_выхода
        истори*_выхода истори*_обвинени* поэтапн* таймлайн за_датами по_датах крок_за_кроком хід_подій перебіг* історі*_виходу
        історі*_звинувачен* поетапн*
    """,
    Meaning.COMPARE: """
        compar* versus vs differ differs differed difference* different contrast* the_same_way side_by_side disagree* apart_on
        in_line_with same_position same_view same_stance agree agrees agreed diverg* сравн* порівн* next_to put_@_next_to
        alongside_@ line_up lined_up stack_up set_against against_each_other differently @_v_@ differe differents concord*
        memes_positions meme_position diferencia diferencian diferencias diferente* misma_posicion misma_postura coincide
        coinciden отлича* различия различие различаются различается разница разницу разниц сопостав* совпада* расходятся
        відрізня* різниця різницю різниці відмінност* зістав* збігаються збігається розходяться
    """,
    Meaning.CHANGE: """
        change changed changes differently shift shifts shifted evol* revers* u_turn still_oppos* still_support* still_hold*
        still_stand* flip* switch* backtrack* softened hardened toughened soften* harden* moved_on_from consistent*
        always_held always_voted always_said изменил* змінил* cambio cambiado change_d_avis reconsider* broke_ranks
        break_ranks broken_ranks moved_on_the moved_on_@ moved_from moved_its moved_away moved_towards changer change_de
        modifie_sa modifie_son revirement volte_face cambia cambian cambiaron cambiar cambios giro менял* меняет меняется
        меняются поменял* сменил* изменени* передума* пересмотре* мінял* міняв змінив змінюва* змінює змінюють поміняв
        поміняла зміна зміни перегляну*
    """,
    Meaning.FACTS: """
        article_~ articles_~ art_~ notice_period depositar* banned_under banned_by banned_in prohibited_under prohibited_by
        prohibited_in forbidden_under forbidden_by covered cover covers covered_by can_a_state can_any_state can_a_country
        can_a_party can_states may_a_state may_states enter*_into_force entry_into_force in_force came_into_force
        opened_for_signature open_for_signature adopted @_banned @_prohibited @_outlawed @_legal @_illegal @_allowed @_covered
        @_lawful @_forbidden @_permitted what_does_@_say what_does_the_@_say what_does_@_ban what_does_the_@_ban
        what_does_@_prohibit what_does_the_@_prohibit what_does_@_cover what_does_the_@_cover what_does_@_require
        what_does_the_@_require what_does_@_forbid what_does_the_@_forbid ban_@ bans_@ prohibit_@ prohibits_@ forbid_@
        forbids_@ allow_@ allows_@ permit_@ permits_@ provision provisions obligation* how_long definition* define defines
        defined legal_under illegal_under lawful_under unlawful_under apply_to applies_to applicable_to fall_under falls_under
        within_the_scope scope_of withdrawal_clause withdrawal_rule* withdrawal_period withdrawal_procedure exception* exempt*
        permitted_under allowed_under regulat* articulo_~ статья_~ статьи_~ статью_~ статье_~ стаття_~ статті_~ статтю_~
        запреща* забороня* interdit interdi* prohibe under_@ under_the_@ count*_as qualif*_as considered_a classified_as
        legality @_forbid @_forbids @_ban @_bans @_prohibit @_prohibits @_cover @_covers @_allow @_allows @_permit @_permits
        @_require @_requires caught_by restricted_by governed_by subject_to time_limit* deadline_under under_the_treaty
        under_the_convention destruction_of stockpile_destruction may_a_party may_parties can_parties allowed_to permitted_to
        preavis deadline_in_@ deadline_in_the_@ deadline_for_destr* victim_activated command_detonated self_destruct*
        self_deactivat* self_neutrali* arts_~ may_a_@_party may_@_parties can_a_@_party withdrawal_period* notice_period*
        en_vigueur entree_en_vigueur depositair* prevoit prevoient stipule* couvre couvert couvertes s_applique* detruire_les
        destruction_des delai delais duree_du autorisees autorise permises permis en_vigor entrada_en_vigor prohiben prohibid*
        establece estipula plazo plazos preaviso cubre abarca se_aplica* definicion* destruir_las destruccion_de permite
        permiten permitidas permitido в_силу в_силе запрещен запрещена запрещены запрещено депозитари* предусматрива*
        предусмотрен* обязаны обязано обязан обязыва* гласит распространяется определени* уничтожить_запас* уничтожени*
        подпада* регулир* разрешен разрешены разрешает статей_~ пункт_~ набу*_чинност* набира*_чинност* набра*_чинност* чинний
        чинна чинне чинність заборонена заборонені заборонено депозитарі* передбача* передбачен* зобовязані зобовязаний
        зобовязує поширюється визначенн* знищити_запас* знищенн* підпада* регулю* дозволені дозволено дозволяє est_ce_legal
        est_il_legal est_ce_illegal est_il_illegal es_legal es_ilegal son_legales son_ilegales sont_~_legales sont_~_illegales
        законно законны незаконно законні незаконні
    """,
    Meaning.STATUS: """
        party_to parties_to party_of parties_of party_in state_party states_party states_parties state_parties parties party
        member_of members_of member bound join joined joins joining ratif* sign signs signed signatory signatories signator*
        accede* acced* accession in_or_out status withdr* left leave leaves leaving quit quits quitting exit* denounc*
        still_in_@ still_in_the_@ is_in_the are_in_the was_in_the were_in_the is_@_in_@ is_@_in_the_@ was_@_in_@
        was_@_in_the_@ are_@_in_@ out_of suspen* parte участник* учасни* сторон* partie член* ратифік* ратифиц* подписал*
        підписа* object objects objected objection* opted_out outside holdout* adher* belong* pulled_out pull_out pulling_out
        вийшл* вышл* yet_to_join not_joined remain*_in stay*_in lie_par liee_par liees_par lies_par engage_par obligad*_por
        связан* зв_язан* under_@ under_the_@ remain*_bound binding stops_binding bind retir* quitt* sorti* sali* выш* вих*
        вийш* signed_up sign_up put_~_name_to on_board walk*_away membership statut serving_notice serving_~_notice preavis
        retrait pulled_the_plug turned_~_back objector* signe signataire* adhes* rejoint rejoindre membre membres firmo
        firmaron firmado firmante* adhir* miembro* pertenece abandono abandona участву* присоедин* подпис* покинул* покида*
        денонсир* состоит_в входит_в возраз* возраж* бере_участь беруть_участь приєдна* підпис* покину* денонс* долучи*
        входить_до objecion* objeto_a objecte
    """,
    Meaning.LISTED_STATES: """
        party_to parties_to party_of parties_of parties_in state_party states_party states_parties state_parties signatory
        signatories non_part* nonpart* states_outside states_inside states_bound states_not states_in countries_outside
        countries_inside countries_bound countries_not countries_in governments_outside holdout* outsiders states_that
        states_which states_who countries_that countries_which countries_who members_that members_which all_states
        all_countries members_of member_states members_outside members_inside members_not members_bound @_members @_states
        any_@_member any_@_ally any_@_state a_@_ally a_@_member a_@_state which_@_ally which_@_allies etats_parties
        etats_membres pays_membres etats_qui pays_qui quels_etats quels_pays estados_parte estados_partes estados_miembros
        paises_miembros paises_que estados_que государства_участники государств_участников страны_участни* стран_участни*
        страны_которые государства_которые держави_учасниці держав_учасниць країни_учасниці країн_учасниць країни_які
        держави_які
    """,
    Meaning.UNPUBLISHED: """
        draft drafts unpublished in_review amber not_yet_public not_yet_published confidential internal_note* tlp_red
        marked_red red_ones red_records system_prompt previous_instructions non_public brouillon* borrador* черновик* чернетк*
        неопубликованн* неопублікован*
    """,
    Meaning.LATEST: """
        latest most_recent last_statement last_position last_word* last_vote last_remark* last_said newest last_time
        current_position current_stance current_policy current_line most_recently last_comment* last_time_@
        derniere_declaration dernieres_declarations derniere_position dernier_vote derniers_propos derniere_fois plus_recent
        plus_recente plus_recentes position_actuelle ultima_declaracion ultimas_declaraciones ultima_posicion ultima_postura
        ultimo_voto ultimas_palabras ultima_vez mas_reciente* posicion_actual postura_actual последнее_заявлени*
        последние_заявлени* последняя_позици* последние_слова последний_раз нынешняя_позици* текущая_позици*
        последнее_голосовани* остання_заяв* останню_заяв* останні_заяв* остання_позиці* останні_слова останній_раз востаннє
        поточна_позиці* нинішня_позиці* останнє_голосуванн*
    """,
    Meaning.ON_RECORD: """
        recorded on_record in_the_register do_you_have do_we_have anything_on anything_about anything_for anything_from
        have_you_got got_anything on_file logged filed anything_logged on_the_books hold_anything hold_a in_your_records
        avez_vous as_tu que_sait_on tienes teneis que_se_sabe hay_algo что_есть есть_ли есть_что что_известно чи_є що_є є_щось
        що_відомо tout_ce_qu_on_a todo_lo_que_hay все_что_есть все_що_є усе_що_є
    """,
    Meaning.WHICH_TREATY: """
        which_treat* what_treat* which_convention* what_convention* which_protocol* what_protocol* which_law what_law
        which_agreement* which_instrument* which_legal_instrument* which_~_treat* which_~_convention* what_~_treat*
        what_~_convention* any_treaties treaties_is_@ treaties_has_@ treaties_@ treaties_the_@ treaties_of_@ treaties_did_@
        treaties_that_@ conventions_is_@ conventions_has_@ conventions_@ conventions_that_@ quels_traites que_tratados
        quels_~_traites каких_договор* какие_договор* які_договор* яких_договор* quel_traite quelle_convention
        quelles_conventions quel_protocole quels_protocoles quel_accord quels_accords que_tratado que_convencion*
        que_protocolo* que_convenio* que_acuerdo* cuales_tratados какой_договор каком_договоре каким_договор* какая_конвенци*
        какие_конвенци* каких_конвенц* каким_конвенц* какой_протокол какие_протокол* какое_соглашени* каких_соглашени*
        який_договір якому_договорі яким_договор* яка_конвенці* які_конвенці* яких_конвенц* яким_конвенц* який_протокол
        які_протокол* яка_угода яких_угод
    """,
    Meaning.SAY_NOUN: """
        position positions stance stances view views line lines statement statements reaction reactions comment comments
        remark remarks policy policies opinion opinions take_on s_take @_take the_take his_take her_take their_take quote
        quotes words wording argument arguments justification justifications pledge pledges promise promises speech speeches
        declaration* attitude* viewpoint* standpoint* message rhetoric talking_points explanation_of_vote explanations_of_vote
        stand narrative assurance* commitment* appeal appeals condemnation* criticism* concern concerns позици* позиці*
        заявлен* заяв* мнени* думк* posicion* declaracion* postura prise*_de_position propos موقف memo memos memorandum
        talking_point thing_@_put comeback quotation quotations full_text communique* outcome_document* final_document*
        press_release* readout* press_conference* outcome_doc final_doc legal_ground* legal_basis rationale grounds
        undertaking* reservations avis discours argument* promesse* paroles mots communique communiques appel appels
        point_de_vue raisons motifs reaction* postura* opinion* discurso* argumento* justificacion* promesa* palabras
        comunicado* motivos razones reaccion reacciones mensaje* llamamiento* слова словами высказывани* аргумент* обосновани*
        обещани* реакци* цитат* точка_зрения отношение призыв* осуждени* критик* висловлюван* обґрунтуванн* обіцянк* промов*
        реакці* точка_зору ставленн* заклик* засудженн*
    """,
    Meaning.SAY_VERB: """
        say says said saying stated @_states_that react reacts reacted welcom* justif* oppos* condemn* call_for calls_for
        called_for calling_for call_on calls_on called_on calling_on think thinks thought speak speaks spoke spoken promised
        promises pledged pledges commented comment_on comments_on urge urges urged deplor* regret regrets regretted warn warns
        warned told tell_@ critici* argue argues argued concerned support supports supported supporting favour* favor*
        in_favour in_favor advocat* endors* backs backed praise* declare declares declared announce announces announced defend
        defends defended reject rejects insist* reaffirm* stressed stresses emphasi* underlin* express* voice* denounce_the
        describe* characteri* where_does_@_stand stand_on stands_on stood_on dit disait dijo dice сказа* заяви* говор* высказ*
        вислов* казав казал* сообщи* повідоми* قال* order ordered quoted exprim* prononc* pronunci* @_tell @_tells did_~_tell
        выража* expresa* talk talks talked talking put_out puts_out put_forward came_out_with went_on_record weigh*_in
        spoke_up speak_up wrote written made_of make_of promise обеща* пообіця* обіця* recommend* @_write @_~_write @_writes
        expect expects expected hopes hoped @_back to_back who_back states_back countries_back rule_out rules_out ruled_out
        ruling_out contest contests contesting concluded conclude concludes invoke* invoking rely_on relied_on relies_on
        discourag* challeng* exprim* affirm* assert* maintain*_that posit* dire disent disaient affirme affirmer affirment
        affirmait declarent declarait pense pensent pensait estime estiment soutient soutenu soutiennent promet annonce
        annoncait demande demandent appelle appellent exige exigent reclame defendu explique expliquait condamn* salue
        regrette parle parlait mentionne souligne rejette rejete assure indique reagi* s_engage* s_est_~_engag*
        se_sont_~_engag* commente ecrit dijeron dicen decia decian dicho afirmo afirma afirmaron afirmado declaro declara
        declararon declarado sostiene sostuvo opina opinan opino piensa piensan considera aseguro asegura anuncio anuncia
        anunciaron promete prometio prometieron se_comprometi* explico explica condeno condena condenan condenaron condenado
        apoya apoyan apoyo apoyaron respald* pide piden pidio pidieron exigen exigio insto insta critico critica lamento
        lamenta advirtio habla hablo hablaron comento comenta menciono se_opone se_oponen se_opuso rechazo rechaza defiende
        defienden defendio reaccion* заявля* объяви* объявля* отмети* отмеча* подчеркн* подчеркива* пообеща* объясни* объясня*
        обоснов* оправд* осуди* осужда* поддерж* призва* призыва* требует требуют потребова* критикова* критику* предупре*
        думает думают думал* считает считают считал* полага* рассказ* выступил* выступа* приветств* написал* пишет
        прокомментир* комментир* обязал* обязуется обязуются упомина* упомян* отреагир* реагир* каже кажуть казати зазнач*
        наголо* підкресл* оголос* оголош* поясни* пояснює пояснюва* обґрунт* виправд* засуди* засуджу* підтрим* закли* вимага*
        розкритику* попере* думає думають думав думала вважа* розпові* виступи* виступа* вітає вітають вітал* привіта* написав
        пише прокоменту* коменту* зобовязав* зобовязал* зобовязу* згаду* згада* відреагу* реагу* a_trouve a_constate a_conclu
        a_decouvert ha_encontrado encontro concluyo constato
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
        обвинени* звинувачен* accusations allegations اتهام* alegacion* imputacion* reproche reproches претензи* жалоб* упрек*
        утверждени* нарушени* обвинувачен* твердженн* скарг* претензі* закид* порушенн*
    """,
    Meaning.CLAIM_VERB: """
        alleg* alleges accus* claim_that claims_that claimed claiming blam* acusa* accuse* обвиня* обвини* звинувачу*
        звинувати* утвержда* стверджу* implicat* point_the_finger points_the_finger pointed_the_finger suspected points_at
        point_at pointed_at porte*_contre висун* выдвига* выдвин* reproch* incrimin* met_en_cause mettent_en_cause alega
        alegan alego alegaron se_alega imputa denuncio denunciaron упрека* упрекн* винит винят вменя* инкримин* дорік*
        обвинувачу* обвинувати* закида* інкримін* обвинува*
    """,
    Meaning.ANSWER_NOUN: """
        reply replies response responses answer answers denial denials admission* rebuttal* rejection* no_comment
        right_of_reply reponse* respuesta* ответа denegacion dementi* спростуван* опроверж* counter_claim* comeback retort
        counter_statement counter_allegation* counter_accus* counterclaim* counterallegation* ответ відповідь відповіді
        відповіддю відповідей replique* aveu aveux contestacion desmentido* ответу ответом ответе ответы ответов ответами
        ответах
    """,
    Meaning.ANSWER_VERB: """
        replied replying reply_to replies_to respond responds responded responding answered answering answer_to answer_the
        deny denies denied denying admit admits admitted admitting rebut* refut*_the declined_to_comment declines_to_comment
        without_comment comment_on_the_alleg* reject_the_alleg* rejected rejects_the reject*_the_alleg* reject*_the_accus*
        reject*_the_claim* reject*_alleg* reject*_accus* say_back said_back says_back hit_back push*_back react*_to_the_alleg*
        react*_to_the_accus* respondio repondu repond nego negado desmint* опроверг* ответил* отвеча* отрица* запереч*
        спросту* acknowledge_it acknowledged_it acknowledge_using acknowledged_using acknowledge_use own_up owned_up confess*
        couldnt_comment could_not_comment cannot_comment cant_comment unable_to_comment would_not_comment come_back_with
        came_back_with comes_back_with got_back_to get_back_to gets_back_to fire_back fired_back fires_back shot_back
        shoot_back hits_back retort* clap*_back repondre repondent repondait dement dementent dementir nie nient niait avoue
        avouent admet admis admettent reconnu reconnait reconnaissent recuse conteste reagi*_au_rapport reagi*_aux_accus*
        reagi*_aux_alleg* reaction*_au_rapport reaction*_aux_accus* reaction*_aux_alleg* reaction*_@_aux_accus*
        reaction*_@_au_rapport responde responden respondieron respondido contesto contesta contestan contestaron contestado
        niega niegan negaron negar desmiente* admite admiten admitio admitieron admitido reconoce reconocen reconocio
        reconocieron reconocido confeso reaccion*_al_informe reaccion*_@_al_informe reaccion*_a_las_acus*
        reaccion*_@_a_las_acus* reaccion*_a_la_acus* reaccion*_@_a_la_acus* ответит ответят признал* признает признают
        признава* сознал* отверг* отреагир*_на_доклад отреагир*_на_отчет отреагир*_на_обвин* отреагир*_@_на_доклад
        отреагир*_@_на_обвин* отреагир*_ли_@_на_доклад отреагир*_ли_@_на_отчет отреагир*_ли_@_на_обвин* реакци*_на_обвин*
        реакци*_на_доклад реакци*_@_на_обвин* реакци*_@_на_доклад відповів відповіл* відповість відповідає відповідають
        відповідав відповідала відповідали відповідати визнав визнал* визнає визнають визнава* зізна* відкину* відкида*
        відреагу*_на_звіт відреагу*_на_доповід* відреагу*_на_звинувач* відреагу*_@_на_звіт відреагу*_@_на_звинувач*
        реакці*_на_звинувач* реакці*_на_звіт реакці*_@_на_звинувач* реакці*_@_на_звіт
    """,
    Meaning.REACTION: """
        reaction reactions react reacts reacted comment comments commented say said says respond* answer* statement* reagi*
        reaccion* отреагир* реакци* реакці* відреагу*
    """,
    Meaning.REPORT: """
        report reports finding findings paper briefing study rapport rapports informe informes доклад доклада докладе докладу
        отчет отчета отчете звіт звіту звіті доповідь доповіді
    """,
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
        w_o_any_response w_o_answer pas_repondu pas_encore_repondu jamais_repondu aucune_reponse personne_n_a_repondu
        no_respondi* no_ha_respondido no_han_respondido no_contest* no_ha_contestado no_han_contestado nadie_respondi*
        nadie_contest* nadie_ha_respondido sin_contestar sin_responder ninguna_respuesta не_ответил* не_ответили
        никто_не_ответил не_отреагир* нет_ответа не_было_ответа молчани* не_відповіл* не_відповів ніхто_не_відповів
        не_відреагу* немає_відповіді нема_відповіді не_було_відповіді мовчанн*
    """,
    Meaning.ASKED: "asked letter queried approached request_for_comment requested_for_comment wrote_to letters",
    Meaning.VOTE: """
        vote votes voted voting abstain* abstention* roll_call* a_res_~ votaron voto votos abstuv* abstenc* abstenu*
        votes_cast ballot* проголосова* голосова* проголосува* голосува* صوت* التصويت воздержа* утрима* утримав* vote_pour
        vote_contre vote_on votait votent sided_with resolution*_against resolution*_in_favour votado votar vota votan
        come_down_on came_down_on comes_down_on the_one_no lone_no sole_no only_no single_no voter scrutin* abstien* abstenir
        s_abst* voix_pour voix_contre votacion* votaba votaban abstenido abstener голосу* проголосу* голоса голосов голосами
        воздерж* голоси голосів утриму*
    """,
    Meaning.RESOLUTION: """
        resolution resolutions res @_text @_implementation_text @_draft_text unga_text резолюци* резолюці* resolucion*
    """,
    Meaning.DO_NOUN: """
        use usage uses employment deployment withdrawal* suspension* attack attacks violation* stockpile* transfer* production
        breach breaches exit ratification* accession* deposit* signature* compliance shelling* forces troops army military
        soldiers strike strikes strikes_on leaving suspending withdrawing quitting bombing* bombardment* raid raids mining
        emploi utilisation uso empleo использовани* применени* застосуванн* використанн* surrender
    """,
    Meaning.DO_VERB: """
        use used uses using fire fired fires firing shell shelled drop dropped drops deploy* lay lays laid mine mined
        mines_laid scatter* stockpil* produc* transfer transfers transferred suppl* violat* breach* broke break breaking
        attack attacked attacks plant planted plants bomb bombed bombing develop develops developed launch* suspend* withdr*
        leave left quit quits employ* hit kill killed comply refuse* transport* export* import* sell sells sold guilty
        responsible contaminat* strew strewn sow sowed sown litter* pepper* remotely_deliver* shipped ship ships sent send
        sends sending использовал* применил* применял* використ* застосов* застосув* usado uso utilise* employe usaron emploie
        emploient largue largues bombarde utilizo utilizaron utilizado emplearon empleado lanzo lanzaron lanzado dispararon
        использует используют применяет применяют сбросил* сбрасыва* выпустил* установил* заложил* разброс* обстрел* поставил*
        поставля* приостанов* наруши* скинув скинула скинули скида* випусти* встанови* заклал* розкида* обстріля* постача*
        призупини* зупини* поруши*
    """,
    Meaning.ACT: """
        use used uses using usage fire fired fires firing shell* dropp* drop drops deploy* attack* scatter* mined mining laid
        planted strike strikes struck bomb bombs bombed bombing* employ employed employment emploi utilisation usado uso
        empleo использова* применен* применя* використ* застосу* strewn littered employes employees utilises utilisees largue*
        frappe frappes attaque attaques bombarde* usaron usadas utilizo utilizaron utilizado utilizadas emplearon empleado
        lanzaron lanzadas ataque ataques удар удара удары ударов ударе атака атаки атак атаку обстрел* сбросил* сброс разброс*
        заминир* минировани* использу* удару удари ударів атаці обстріл* скинув скинули скида* розкида* замінован* мінуванн*
        застосов*
    """,
    Meaning.HAPPEN: """
        incident* casualt* killed injured wounded victim* happen* occurr* took_place take_place case cases confirmed attacked
        event events strike strikes s_est_il_passe est_il_passe s_est_passe que_paso ha_pasado ocurrio sucedio произошл*
        произошед* случил* инцидент* сталося сталось трапил* відбул* інцидент*
    """,
    Meaning.HARM: """
        casualt* killed injured wounded victim* death* dead died die dies deadly maimed hurt lives fatalit* body_count жертв*
        загибл* погиб* поранен* ранен* morts bless* muertos heridos deces ete_tues ete_tuees murieron murio muertes fallecid*
        убит* пострадав* загину* вбит* постраждал*
    """,
    Meaning.INVESTIGATION: """
        investigat* inquir* enquir* probe probes probed probing fact_finding расследовани* розслідуванн* enquete
        investigacion* enquete* enqueter investigo investiga investigan расследу* розсліду*
    """,
    Meaning.ANNOUNCE: """
        announc* promis* open opened opens launch* pledg* start* order* began begun commit* annonc* ouvert ouvre anunci* abrio
        abierto inicio iniciado объяви* начал* начат* открыл* оголос* почал* почав розпоча* відкри*
    """,
    Meaning.TREATY_ACT: """
        ratif* acced* accession* withdr* state_part* states_part* object objects objected objection* signator* sign_@ signed_@
        signed_the_@ join_@ joined_@ joined_the_@ leave_@ leave_the_@ left_@ left_the_@ quit_@ quit_the_@ under_@ under_the_@
        retir* quitt* signed_up put_~_name_to walk*_away objector* adhir* adher* ратифиц* ратифік* подписал* підписал*
        присоедин* приєдна* objecion* objecte возраз* возраж* заперечив_проти заперечила_проти заперечили_проти
    """,
    Meaning.OBJECT: """
        object objects objected objecting objection* objector* objecion* objecte возраз* возраж* заперечив_проти
        заперечила_проти заперечили_проти заперечує_проти
    """,
    Meaning.EXCEPT: """
        apart_from except except_for other_than excluding besides but_not not_come_from not_from not_by without than
        aside_from bar excepto sauf hormis кроме крім minus leaving_out leave_out ignoring not_~_by not_~_from not_made_by
        not_raised_by not_about not_on not_involving not_concerning not_in outside_of except_in not_coming_from everything_but
        everyone_but all_but nothing_to_do_with not_related_to unrelated_to not_to_do_with nothing_inside nothing_outside
        nothing_from skip skipping not_counting with_the_exception_of save_for barring none_of_the not_inside omit omitting
        exclude as_opposed_to beyond_the_borders_of beyond_@ excepte a_part mis_a_part en_dehors_de autre_que autres_que salvo
        aparte_de ademas_de fuera_de todos_menos todas_menos за_исключением помимо не_считая за_винятком окрім не_рахуючи sans
        sin без
    """,
    Meaning.IN: """
        in inside within around near outside at across throughout over territory_of parts_of areas_of area_of city_of
        region_of oblast_of vicinity_of town_of outskirts_of en dans в во у на під под біля около à au bei on_the_territory_of
        on_@_territory close_to next_to sur_le_territoire sur_le_sol en_territoire dans_la_region_de dans_l_oblast_de pres_de
        aux_environs_de autour_de a_proximite_de en_territorio en_el_territorio en_el_territorio_de en_suelo en_la_region_de
        cerca_de alrededor_de en_las_afueras_de на_территории на_земле в_районе близ возле рядом_с недалеко_от вокруг в_городе
        в_селе на_території на_землі в_районі у_районі поблизу неподалік неподалік_від навколо довкола в_місті у_місті в_селі
        у_селі
    """,
    Meaning.AGAINST: """
        against accuse accuses accused accusing accusation_of accusations_of accusation_about accusations_about blame blames
        blamed blaming contre contra против проти target* condemn condemns condemned condemning critici* denounce denounces
        denounced levelled_at leveled_at directed_at aimed_at made_against levelled_against incriminat* implicat*
        accusation*_vs allegation*_vs claim*_vs accusation*_versus allegation*_versus alleged_of points_at point_at pointed_at
        на_адресу в_адрес обвиня* обвини* звинувачу* звинувати* acusaron a_l_encontre_de visant vise visent accus*_t_~
        reproch*_aux reproch*_au reproch*_@_aux reproch*_@_au reproch*_@ reproch*_t_~ met_en_cause mettent_en_cause
        en_contra_de acus*_al acus*_@_al acus*_@ reproch*_al reproch*_@_al quien_acusa quien_acuso quienes_acusan se_acusa
        ha_acusado han_acusado culpa_a упрека* упрекн* винит винят обвинувачу* обвинувати* дорік* @_acusa @_acuso @_acusan
        @_acusaron обвиняет_ли_@ обвинил*_ли_@
    """,
    Meaning.BY: """
        by par por со_стороны з_боку on_the_part_of on_behalf_of de_la_part_de de_la_part_du de_la_part_des de_la_part_d
        au_nom_de de_parte_de por_parte_de por_parte_del en_nombre_de от_имени від_імені
    """,
    Meaning.FROM: """
        from according_to per selon segun по_словам за_словами by_way_of согласно згідно_з d_apres в_according_to
        in_the_words_of coming_from aux_dires_de a_en_croire de_l_avis_de de_acuerdo_con en_palabras_de en_opinion_de
        по_данным по_версии по_утверждени* по_заявлени* по_мнению по_информации со_слов за_даними за_версією за_інформацією
        зі_слів на_думку за_твердження* за_заяв* dijo dice dijeron afirmo afirma nego niega contesto contesta respondio
        responde declaro declara opina opino piensa admitio admite reconocio reconoce anuncio reacciono explico sostiene
        sostuvo prometio pidio pide exige exigio apoya rechazo rechaza hablo habla justifico aseguro denuncio condeno
        se_comprometio ha_admitido ha_reconocido ha_negado ha_dicho ha_respondido ha_contestado ha_condenado ha_declarado
        de_que_acus* отрица*_ли призна*_ли опроверг*_ли подтверд*_ли обязал*_ли что_утвержда* чи_запереч* чи_визна*
        чи_спросту* чи_підтверд* чи_зобовяз* що_стверджу* обвиняет_ли обвинил*_ли
    """,
    Meaning.TO: """
        to vis_a_vis toward towards into for with onto a alongside notify notifies notified inform informs informed notifying
        informing aux au al
    """,
    Meaning.ABOUT: """
        about regarding re concerning sobre о об про щодо of on toward towards called_on urged urges praised supports
        supported au_sujet_de as_regards as_to with_regard_to with_respect_to in_relation_to vis_a_vis concernant относительно
        стосовно acerca_de на_тему a_propos a_propos_de a_propos_du a_propos_des au_sujet_du au_sujet_des quant_a respecto_a
        respecto_de en_cuanto_a en_relacion_con по_поводу насчет в_отношении касательно з_приводу відносно
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
        administration government military army forces force officials official navy authorities ministry parliament president
        side troops soldiers command delegation leadership minister ministers mps mp deputies senators lawmakers deputy head
        heads capitals general generals armee ejercito армия армии gouvernement gobierno армию армией армію армією
        правительство правительства уряд уряду войска войск війська військ сейм сейма сейму сейме сеймас парламент парламента
        парламенту рада рады раду ради дума думы конгресс конгрес сенат сената сенату diete parlement parlamento congres
        congreso senat senado
    """,
    Meaning.EVENT: """
        decision decisions plan plans move announcement transfer transfers supply supplies shipment shipments delivery
        deliveries offer package
    """,
    Meaning.ACCUSED: """
        accused_of accused_by is_accused was_accused are_accused were_accused been_accused being_accused stands_accused
        alleged_to blamed_for blamed_by is_blamed was_blamed been_blamed said_to_have claimed_to reported_to_have suspected_of
        denounced_for charged_with faces facing est_accuse* est_~_accuse* sont_accuse* sont_~_accuse* esta_acusad* acusad*_de
        обвиняется обвиняются звинувачується звинувачуються
    """,
    Meaning.JOIN: """
        and or vs versus et y и або та і ou o или with as_well_as plus v next_to compared_to compared_with against_that_of чи
        либо
    """,
}

SAYING = frozenset({Meaning.SAY_NOUN, Meaning.SAY_VERB})
CLAIMING = frozenset({Meaning.CLAIM_NOUN, Meaning.CLAIM_VERB})
ANSWERING = frozenset({Meaning.ANSWER_NOUN, Meaning.ANSWER_VERB})
ACTING = frozenset({Meaning.ACT, Meaning.HAPPEN, Meaning.HARM})
REPORTS = frozenset({"report", "reports", "reported"})
"""What a body says that it found: it alleges more often than it takes a position."""
