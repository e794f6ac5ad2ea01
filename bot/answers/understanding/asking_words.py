"""The words by which a question shows what it is after, in five languages.

What is written here is how the field speaks, never a question. `phrases.Phrases` says how a phrase is written.
"""

from collections.abc import Mapping

from bot.answers.understanding.meanings import Meaning

ASKING: Mapping[Meaning, str] = {
    Meaning.WHO: """
        who whos whom whose which_state which_states which_countr* which_nation* which_organi* which_actor* which_government*
        which_official* which_bod* which_party which_parties which_member* which_@_member* which_delegation* which_minist*
        which_spokes* what_state what_states what_countr* what_government* qui quel_etat quels_etat* quels_pays quel_pays quien
        quienes que_estado* que_pais* кто кого кем хто ким какие_стран* какие_государств* какая_стран* які_країн* які_держав*
        яка_країн* name_the_bod* name_the_countr* name_the_state* name_the_organi* name_the_@_member* which_ngo* what_bod*
        whoever_said first_to first_~_to first_@_to first_@_~_to first_~_~_to last_to last_~_to which_@_general*
        which_@_official* which_@_minister* which_@_politician* which_@_bod* which_@_state* whichever any_@_member any_@_ally
        any_@_state first_time_anyone first_time_somebody first_time_someone first_time_anybody name_of_the_governor
        which_parliament* what_parliament* which_~_parliament* which_legislature*
        name_of_the_minister name_of_the_official* name_of_the_spokes* name_of_the_ambassador name_of_the_general
        name_of_the_politician quelle_organisation* quelles_organisation* quel_gouvernement quels_gouvernements quelle_ong
        quelles_ong quel_responsable quels_responsables quel_ministre quelles_delegations quelle_delegation lequel lesquels
        a_qui que_organizacion* que_gobierno* que_ong* que_funcionario* que_ministro* que_delegacion* a_quien a_quienes
        cuales_paises cuales_estados кому чей чья чье чьи какая_организаци* какие_организаци* какое_государств*
        какое_правительств* какие_правительств* какой_министр какая_делегаци* какие_делегаци* какие_нпо чий чия чиє чиї
        яка_організаці* які_організаці* яка_держав* який_уряд які_уряди який_міністр яка_делегаці* які_делегаці* which_@_call*
        which_@_said which_@_says which_@_told which_@_accus* which_@_describ* which_@_spoke which_@_put which_@_warned
        which_~_~_states which_~_~_countries which_~_@_states which_~_@_countries
        last_@_to last_@_~_to latest_~_to latest_@_to latest_@_~_to newest_@_~_to
        which_@_urged name_the_@_official* name_the_@_minister name_the_@_general name_the_official* name_the_minister
        name_the_spokes* name_the_ngo* name_whoever name_@_official* name_@_minister* name_@_general* name_@_spokes*
        which_@_claimed which_@_claims_that which_@_claim_that what_~_states which_~_state which_~_states which_~_government
        which_~_governments which_~_country which_~_countries what_~_country what_~_countries
    """,
    Meaning.WHEN: """
        when what_date what_day on_what_date on_which_date on_what_day on_which_day from_which_day from_what_day from_which_date
        date_of dates_of date_when the_date the_day date_@ @_date @_~_date since_when until_when from_when as_of_when quand
        cuando когда коли с_какого з_якого quel_jour a_quelle_date que_dia which_year what_year in_which_year in_what_year
        en_quelle_annee en_quel_mois quelle_date a_partir_de_quand depuis_quand date_d date_de date_du la_date a_quel_moment
        jusqu_a_quand en_que_fecha que_fecha a_que_fecha en_que_ano en_que_mes en_que_momento a_partir_de_cuando desde_cuando
        hasta_cuando fecha_de la_fecha в_какой_день какого_числа в_каком_году в_каком_месяце с_каких_пор с_какой_даты какая_дата
        дата_~ в_какую_дату до_какого в_який_день у_який_день якого_дня якого_числа в_якому_році у_якому_році в_якому_місяці
        у_якому_місяці яка_дата відколи з_яких_пір з_якої_дати до_якого which_day which_date exact_day exact_date precise_day
        precise_date
    """,
    Meaning.DATE: """
        accession_date ratification_date withdrawal_date signature_date effective_date exact_date date_of_@
        entry_into_force_date date_of_accession date_of_ratification date_of_withdrawal date_of_signature date_of_deposit
        date_of_entry_into_force date_please date_for_@ day_the the_day_when day_that date_when day_on_which date_on_which
        day_the_@ what_is_it_dated
        it_dated is_dated when_dated dated_when date_d_adhesion date_de_ratification date_de_retrait date_du_retrait
        date_de_signature date_d_entree_en_vigueur date_exacte effet_quand vigueur_quand fecha_de_adhesion
        fecha_de_ratificacion fecha_de_retirada fecha_de_la_retirada fecha_de_firma fecha_de_entrada_en_vigor fecha_exacta
        efecto_cuando vigor_cuando дата_вступлени* дата_ратификаци* дата_выхода дата_подписани* дата_присоединени* точная_дата
        точную_дату дату_выхода дату_вступлени* дату_ратификаци* силу_когда дата_набуття дата_ратифікаці* дата_виходу
        дата_підписання дата_приєднання точна_дата точну_дату дату_виходу дату_набуття дату_ратифікаці* чинності_коли
    """,
    Meaning.COUNT: """
        hm_many hw_many how_many number_of numbers_of total_number how_often how_much how_frequent* tally cuantos cuantas
        combien сколько скільки quantity_of amount_of total_of no_of total_no nr_of exact_figure exact_number the_figure_for
        headcount le_nombre_de le_nombre_d nombre_total el_numero_de numero_total количеств* скольким кількіст* скільком
        total_published total_allegations total_records total_positions total_~_allegations total_~_records total_votes
        head_count body_count count counts counted size_of_the size_of_~_membership
    """,
    Meaning.CORRECTION: """
        corrected correction* correcting erratum errat* tombstone* retractions taken_down taken_back исправлен* виправлен*
        amended amendment* revised put_right putting_right mistake* errors error fixed retraction to_correct you_correct
        correct_about correct_anything correct_~_entr* correct_~_record* correct_~_item* withdraw_~_entr*
        withdraw_~_record* withdraw_~_item* pull_~_entr* pull_~_record* fix fixes taken_off struck_off walk*_back_the
        removed_from_the_register corrige corriges
        corrigee corrigees rectifie* rectificatif* correccion* corrigio corrigieron corregid* corregir rectificacion* исправил*
        исправля* опечатк* виправил* виправля* помилк* pull_anything pulled_anything have_to_pull take_anything_down
        took_anything_down rectification* errata errate* rectifier corregido subsanad* поправк* поправил* уточнени* уточненн*
        правк* edited been_changed_since take_back_anything taken_anything_back take_anything_back had_to_take_back
        walked_anything_back and_then_pull_it pull_it pulled_it pull_that pulled_that did_you_retract you_retract* retract_after
        did_you_withdraw did_you_pull did_you_take you_withdraw pulled_from_the_register withdrawn_from_the_register
        deleted_from_the_register struck_from_the_register dropped_from_the_register taken_out_of_the_register
        taken_off_the_register erased_from_the_register had_to_retract have_to_retract had_to_amend have_to_amend had_to_correct
        amend amends
    """,
    Meaning.DURATION: """
        how_many_months how_many_days how_many_years how_many_weeks how_long how_much_time how_much_notice how_soon how_quickly
        how_fast how_many_more_days how_many_more_weeks how_many_more_months how_many_more_years combien_de_temps
        combien_de_mois combien_de_jours combien_d_annees dans_quel_delai quel_delai quels_delais sous_quel_delai cuanto_tiempo
        cuantos_meses cuantos_dias cuantos_anos en_que_plazo que_plazo que_plazos cual_es_el_plazo сколько_времени
        сколько_месяцев сколько_дней сколько_лет как_долго в_какой_срок за_какой_срок какой_срок какие_сроки в_какие_сроки
        скільки_часу скільки_місяців скільки_днів скільки_років як_довго в_який_строк у_який_строк за_який_строк який_строк
        в_який_термін у_який_термін за_який_термін який_термін які_строки які_терміни con_cuanta_antelacion con_cuanto_tiempo
        combien_de_temps_a_l_avance combien_de_temps_avant за_сколько за_скільки за_який_час за_какое_время how_far_in_advance
        how_far_ahead в_течение_какого протягом_якого через_сколько через_скільки au_bout_de_combien a_los_cuantos by_when_must
        by_when_and_how_must by_when_do_part* by_when_does_a_party by_when_should
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
        що_ви_можете що_ти_знаєш можна_питати можна_запитати можна_спитати тебе_питати тебе_запитати тебе_спитати можу_запитати
        можу_питати можу_спитати як_це_працює як_ти_працюєш як_користуватися як_тобою_користуватися хто_ти ти_хто які_питання
        допоможи допоможіть можеш_допомогти put_questions put_a_question ask_questions ask_a_question how_does_one how_to_ask
        te_poser vous_poser poser_une_question poser_des_questions m_expliquer_comment explique_moi_comment hacerte_una_pregunta
        hacerte_preguntas preguntarte explicarme_como explicame_como задать_вопрос задавать_вопрос* задать_тебе объясни_как
        объясните_как поставити_питання ставити_питання ставити_запитання поясни_як поясніть_як a_quoi_sert para_que_sirve
        для_чего_нужен what_sort_of_thing* what_sorts_of_thing* what_kind_of_thing* what_kinds_of_thing* things_do_you_answer
        things_can_i_ask how_does_this_~_work how_do_these_~_work talked_to_you talk_to_you spoken_to_you speak_to_you
        what_kind_of_thing_do_you what_sort_of_thing_do_you how_ought_one just_joined ve_just_joined kinds_of_questions_can
        kind_of_questions_can kinds_of_question_can sort_of_questions_can sorts_of_questions_can what_kinds_of_question*
        what_sort_of_question* what_kind_of_question* can_you_~_answer what_wont_you what_cant_you what_can_t_you what_won_t_you
        what_wont_you_answer what_cant_you_answer
    """,
    Meaning.ENTRIES: """
        record records entry entries item items enregistrement enregistrements fiche fiches registro registros запись записи
        записей запис записів
    """,
    Meaning.REMOVED: """
        withdrawn retracted removed deleted pulled taken_out struck pulled_from supprime supprimes supprimee supprimees
        retracte* eliminad* borrad* удален* удалил* отозван* видален* видалил* вилучен* відклик* retires retirees retirados
        retiradas se_retiraron снятые сняты отозвал* отозваны отозвано отзывал* снял снято изъят* изъял* відкликал* відкликан*
        зняли знято вилучил* retire retirez retiro retirasteis quitaron quitasteis annule annules annulees anulad* anularon
        enleve enleves enlevees take*_the_record_down took_the_record_down take*_a_record_down took_a_record_down
    """,
    Meaning.NEWS: """
        taken_in_anything taken_in_on register_taken_in added_to_the_register what_s_new whats_new what_is_new anything_new
        something_new any_new is_there_new what_new new_record* new_entr* new_item* new_since new_this new_today new_in new_from
        any_news what_news latest_news news_since news_about the_news latest_record* latest_addition* latest_update*
        latest_entr* update updates updated recently_added newly_added recently_recorded newly_recorded added_since added_#
        added_in was_added been_added anything_added any_adds any_additions new_adds new_additions adds_since additions_since
        adds_# additions_# added_to_the_register everything_since what_happened_since what_have_i_missed did_i_miss i_missed
        catch_me_up came_in come_in has_changed_in_the_register changed_since_# что_нового що_нового quoi_de_neuf novedades
        qu_y_a_t_il_de_nouveau fresh whats_fresh lately anything_fresh what_changed_in_the_register been_entered entered_in
        entered_since entered_into_the_register been_recorded_since recorded_since been_logged logged_since been_registered
        du_nouveau quoi_de_nouveau rien_de_nouveau quelque_chose_de_nouveau nouveaute nouveautes dernieres_nouvelles
        quelles_nouvelles des_nouvelles nouveaux_enregistrements nouvelles_entrees mises_a_jour mise_a_jour ajoute_depuis
        ajoutes_depuis ajoutees_depuis algo_nuevo algo_de_nuevo nada_nuevo hay_de_nuevo hay_nuevo novedad noticias actualizacion
        actualizaciones nuevos_registros nuevas_entradas anadido_desde anadidos_desde что_нибудь_новое что_то_новое чего_нового
        есть_новое есть_новые новости новостей новое_за новое_с нового_за нового_с новенького обновлени* новые_записи
        новых_записей добавлен* добавили появилось поступило щось_нове щось_новеньке що_небудь_нове є_нове є_нові новини новин
        нове_за нове_з нового_з оновлен* нові_записи нових_записів додано додали зявилося зявилось надійшло a_change_depuis
        entrees_ajoutees entrees_nouvelles ajoutes_# ajoutees_# ha_cambiado_desde cambio_desde anadidos_# anadidas_#
        что_изменилось_с что_изменилось_за добавлены_# що_змінилося_з що_змінилось_з що_змінилося_від що_змінилося_за
        into_the_register put_in_the_register freshly_added just_added freshly_logged newly_logged just_logged new_allegation*
        new_position* new_statement* what_s_landed whats_landed what_has_landed has_landed just_landed anything_entered
        anything_published anything_registered anything_that_landed anything_landed anything_that_has_landed
        land_in_the_register landed_in_the_register come_into_the_register came_into_the_register
    """,
    Meaning.SOURCE: """
        source_for source_of source_on source_behind sources_for sources_of sources_on sources_behind the_source the_sources
        your_source what_source* which_source* primary_source* secondary_source* original_source* original_source
        original_document original_version original_or translated translation* rewrite* rewritten rehash* copied_from reprint*
        got_a_link a_link any_link* the_link link_for links_for link_to links_to citation* cite cited cites provenance sourced
        originat* origin first_reported
        first_published taken_from based_on_what reference_for references_for independent_source* source* источник* джерел*
        fuente* which_document what_document which_@_document what_@_document which_~_document which_outlet* what_outlet*
        which_paper* which_newspaper* which_media which_publication* which_agency which_agencies first_hand firsthand
        second_hand secondhand see_it_themselves saw_it_themselves seen_it_themselves see_it_for_~ saw_it_for_~ quoting
        own_reporting is_it_from is_that_from is_this_from are_they_from hear_it_from heard_it_from d_ou_vient d_ou_viennent
        d_ou_provien* d_ou_sort d_ou_sortent d_ou_tire* d_ou_tient quel_document quel_journal quel_media quels_medias lien_vers
        document_original texte_original traduit* traduction* de_donde_sale de_donde_salen de_donde_viene de_donde_vienen
        de_donde_procede* de_donde_provien* de_donde_sac* que_documento que_periodico que_medio que_medios enlace_a
        texto_original documento_original traducid* traduccion* откуда_взят* откуда_взял* откуда_это откуда_эта откуда_эти
        откуда_цитат* откуда_сведени* откуда_информаци* откуда_данные откуда_слова откуда_обвинени* откуда_заявлени*
        откуда_утвержден* откуда_известно откуда_ид* первоисточник* какой_документ каком_документе какое_сми каком_сми
        где_опубликован* кто_опубликовал ссылку переведен* перевод переводе звідки_взят* звідки_взял* звідки_це звідки_ці
        звідки_ця звідки_цитат* звідки_відомо звідки_відомост* звідки_інформаці* звідки_дані звідки_слова звідки_звинувачен*
        звідки_заяв* звідки_твердженн* звідки_поход* першоджерел* який_документ якому_документі яке_змі якому_змі
        де_опублікован* хто_опублікував посилання перекладен* переклад quelle_agence que_agencia какая_газета какой_газете
        какое_издание каком_издании какое_агентство яка_газета якій_газеті яке_видання якому_виданні яке_агентство d_ou_tenez
        d_ou_tirez d_ou_savez d_ou_sait comment_sait_on comment_savez_vous como_se_sabe como_saben como_sabeis откуда_вы_зна*
        откуда_знаете откуда_взялось как_стало_известно звідки_ви_зна* звідки_знаєте звідки_взялося звідки_взялось
        як_стало_відомо quelle_est_l_origine cual_es_el_origen на_чем_основ* на_чому_ґрунту* what_paper_is what_paper
        what_newspaper* what_outlet_is do_we_hold_the hold_the_text the_text_itself the_document_itself do_we_rest_on
        does_it_rest_on do_they_rest_on independent_of_@ independent_of_the_@ independent_from_@ from_a_transcript
        from_the_transcript from_newspapers out_of_newspapers out_of_the_newspapers from_the_papers from_press_reports
        authority_for_saying our_authority what_authority which_authority whose_authority only_thing_we_have only_thing_we_ve
        only_thing_you_have only_one_we_have all_we_have_for all_we_have_on primary_text primary_texts only_press_reports
        press_reports_only who_do_i_credit who_do_we_credit who_to_credit who_should_i_credit who_should_we_credit
    """,
    Meaning.ORIGIN: "come_from comes_from came_from coming_from originat* stem_from stems_from get_this got_this from_where",
    Meaning.TIMELINE: """
        chrono chronos reconstruct* way_out_of retrac*_the_steps treaty_action* timeline* chronolog* step_by_step date_order
        chronological* sequence_of history_of course_of_events in_order_of_date blow_by_blow from_start_to_finish
        how_did_it_unfold unfold* хронолог* cronolog* walk_me_through date_by_date day_by_day path_out path_to path_from
        in_sequence from_signature_to from_accession_to from_ratification_to from_deposit_to from_start_to in_date_order
        in_time_order talk_me_through run_me_through take_me_through run_through_the in_order_with_dates have_in_order
        happened_in_order went_in_order play_by_play
        sequence_by_date historique deroulement par_date par_dates etape_par_etape jour_par_jour retrace* dans_l_ordre
        linea_de_tiempo linea_temporal paso_a_paso por_fecha por_fechas dia_a_dia en_orden historial_de по_датам по_порядку
        по_шагам шаг_за_шагом ход_событий ход_выхода истори*_выхода истори*_обвинени* поэтапн* таймлайн за_датами по_датах
        крок_за_кроком хід_подій перебіг* історі*_виходу історі*_звинувачен* поетапн* beginning_to_end start_to_end
        dates_in_order from_beginning_to dans_quel_ordre ordre_chronologique orden_cronologico paso_por_paso как_развивал*
        как_шел як_розвивал* этапы этап_за_этапом етапи in_order_who in_order_of in_order_from in_what_order in_which_order
        whole_story full_story entire_story from_signing_to from_signing_until from_joining_to from_joining_until
        from_signature_until from_ratification_until time_line steps_with_dates steps_and_dates
    """,
    Meaning.COMPARE: """
        compar* versus vs differ differs differed difference* different contrast* the_same_way side_by_side disagree* apart_on
        in_line_with same_account same_version_of same_story same_wording same_position same_view same_stance agree agrees
        diverg* сравн* порівн* next_to put_@_next_to alongside_@
        line_up lined_up stack_up set_against against_each_other differently @_v_@ differe differents concord* memes_positions
        meme_position diferencia diferencian diferencias diferente* misma_posicion misma_postura coincide coinciden отлича*
        различия различие различаются различается разница разницу разниц сопостав* совпада* расходятся відрізня* різниця різницю
        різниці відмінност* зістав* збігаються збігається розходяться said_the_same say_the_same saying_the_same
        said_the_same_thing say_the_same_thing @_frente_a_@ @_frente_al_@ @_face_a_@ @_face_a_l_@ @_face_a_la_@ @_face_au_@
        @_face_aux_@ dijeron_lo_mismo dicen_lo_mismo dijo_lo_mismo opinan_lo_mismo piensan_lo_mismo en_comparacion_con
        comparad*_con en_que_se_distinguen se_parecen la_meme_chose le_meme_avis du_meme_avis meme_avis par_rapport_a_@
        par_rapport_a_la_@ par_rapport_a_l_@ par_rapport_au_@ par_rapport_aux_@ sur_la_meme_ligne d_accord_entre
        en_quoi_different en_que_difieren difieren discrepan по_сравнению_с одно_и_то_же сказали_одно одинаков* по_разному
        сходятся сходств* відмінн* однаков* по_різному те_саме_сказали сказали_те_саме кажуть_те_саме говорят_одно_и_то_же
        одне_й_те_саме одне_і_те_саме одне_й_те_ж у_порівнянні в_порівнянні порівняно_з each_describe each_say each_said
        each_put each_report parted_ways part_ways part_company parted_company agreed_with agreed_on agreed_about ever_agreed
        @_agreed match matches matched tally_with tallies_with square_with squares_with chime_with
    """,
    Meaning.CHANGE: """
        change changed changes differently shift shifts shifted evol* revers* u_turn still_oppos* still_support* still_hold*
        flip* switch* backtrack* softened hardened toughened soften* harden* moved_on_from consistent* always_held always_voted
        always_said изменил* змінил* cambio cambiado change_d_avis reconsider* broke_ranks break_ranks broken_ranks moved_on_the
        moved_on_@ moved_from move_from moves_from moving_from moved_its moved_away moved_towards changer change_de modifie_sa
        modifie_son revirement volte_face cambia cambian cambiaron cambiar cambios giro менял* меняет меняется меняются поменял*
        сменил* изменени* передума* пересмотре* мінял* міняв змінив змінюва* змінює змінюють поміняв поміняла зміна зміни
        перегляну* go_from went_from gone_from going_from goes_from came_round_to come_round_to came_around_to come_around_to
        coming_round_to moved_over_to went_over_to go_over_to swung_to swing_to turned_from came_over_to est_passe* sont_passe*
        passer_de paso_de pasaron_de pasar_de перешл*_от перешел_от перейшл*_від перейшов_від still_stand*_by
        still_stand*_behind moved_between moved_since stop*_abstain* start*_voting began_voting begin_voting cease*_abstain*
        start*_abstain* stop*_voting began_abstain* used_to_abstain used_to_vote moved_on_the_resolution*
        moved_on_the_@_resolution* moved_on_@_resolution* delegations_moved states_moved countries_moved swung move_between
        moves_between shift_between shifts_between gone_back_on went_back_on go_back_on going_back_on reneg* walked_back
        walk_back row_back rowed_back
        flipped_on changed_sides change_sides
    """,
    Meaning.FACTS: """
        @_a_banned_@ @_a_banned_weapon @_a_banned_munition @_banned_weapons @_banned_munitions @_a_prohibited_@
        @_a_prohibited_weapon @_a_prohibited_munition @_prohibited_weapons @_prohibited_munitions @_an_outlawed_@
        @_an_outlawed_weapon @_an_outlawed_munition @_outlawed_weapons @_outlawed_munitions @_an_illegal_@ @_an_illegal_weapon
        @_an_illegal_munition @_illegal_weapons @_illegal_munitions @_a_forbidden_@ @_a_forbidden_weapon @_a_forbidden_munition
        @_forbidden_weapons @_forbidden_munitions @_an_unlawful_@ @_an_unlawful_weapon @_an_unlawful_munition @_unlawful_weapons
        @_unlawful_munitions what_kind_of_~_is_@ what_kind_of_~_is_the_@ what_type_of_~_is_@ what_type_of_~_is_the_@
        what_@_is_about what_the_@_is_about what_is_@_about what_is_the_@_about what_s_@_about does_@_let does_the_@_let
        do_@_let which_provision what_provision article_~ articles_~ art_~ notice_period depositar* banned_under banned_by
        banned_in prohibited_under prohibited_by prohibited_in forbidden_under forbidden_by covered cover covers covered_by
        can_a_state can_any_state can_a_country can_a_party can_states may_a_state may_states enter*_into_force entry_into_force
        in_force came_into_force opened_for_signature open_for_signature adopted @_banned @_prohibited @_outlawed @_legal
        @_illegal @_allowed @_covered @_lawful @_forbidden @_permitted what_does_@_say what_does_the_@_say what_does_@_ban
        what_does_the_@_ban what_does_@_prohibit what_does_the_@_prohibit what_does_@_cover what_does_the_@_cover
        what_does_@_require what_does_the_@_require what_does_@_forbid what_does_the_@_forbid ban_@ bans_@ prohibit_@
        prohibits_@ forbid_@ forbids_@ allow_@ allows_@ permit_@ permits_@ provision provisions obligation* how_long definition*
        define defines defined legal_under illegal_under lawful_under unlawful_under apply_to applies_to applicable_to
        fall_under falls_under fall_within falls_within come_within comes_within come_under comes_under fall_foul_of
        falls_foul_of within_the_scope scope_of withdrawal_clause withdrawal_rule* withdrawal_period withdrawal_procedure
        exception* exempt* permitted_under allowed_under regulat* articulo_~ статья_~ статьи_~ статью_~ статье_~ стаття_~
        статті_~ статтю_~ запреща* забороня* interdit interdi* prohibe under_@ under_the_@ count*_as qualif*_as considered_a
        classified_as legality @_forbid @_forbids @_ban @_bans @_prohibit @_prohibits @_cover @_covers @_allow @_allows @_permit
        @_permits @_require @_requires caught_by restricted_by governed_by subject_to time_limit* deadline_under
        under_the_treaty under_the_convention destruction_of stockpile_destruction may_a_party may_parties can_parties
        allowed_to permitted_to preavis deadline_in_@ deadline_in_the_@ deadline_for_destr* victim_activated command_detonated
        self_destruct* self_deactivat* self_neutrali* arts_~ may_a_@_party may_@_parties can_a_@_party withdrawal_period*
        notice_period* en_vigueur entree_en_vigueur depositair* prevoit prevoient stipule* couvre couvert couvertes s_applique*
        detruire_les destruction_des delai delais duree_du autorisees autorise permises permis en_vigor entrada_en_vigor
        prohiben prohibid* establece estipula plazo plazos preaviso cubre abarca se_aplica* definicion* destruir_las
        destruccion_de permite permiten permitidas permitido в_силу в_силе запрещен запрещена запрещены запрещено депозитари*
        предусматрива* предусмотрен* обязаны обязано обязан обязыва* гласит распространяется определени* уничтожить_запас*
        уничтожени* подпада* регулир* разрешен разрешены разрешает статей_~ пункт_~ набу*_чинност* набира*_чинност*
        набра*_чинност* чинний чинна чинне чинність заборонена заборонені заборонено депозитарі* передбача* передбачен*
        зобовязані зобовязаний зобовязує поширюється визначенн* знищити_запас* знищенн* підпада* регулю* дозволені дозволено
        дозволяє est_ce_legal est_il_legal est_ce_illegal est_il_illegal es_legal es_ilegal son_legales son_ilegales
        sont_~_legales sont_~_illegales законно законны незаконно законні незаконні reservations_to reservations_allowed
        reservations_permitted reservations_prohibit* make_reservations make_a_reservation enter_reservations
        formul*_des_reserves emettre_des_reserves faire_des_reserves reserves_a_la reserves_a_l reserves_au reserves_sont_elles
        formular_reservas formul*_reservas hacer_reservas admite_reservas permite_reservas reservas_a_la reservas_al оговорк*
        застереженн* retirarse_de se_retirer_de que_dit_le_texte que_dice_el_texto что_говорит_текст что_сказано_в_тексте
        що_каже_текст що_сказано_в_тексті what_does_the_text qu_est_ce_qui_est_interdit que_esta_prohibido что_запрещено
        що_заборонено what_does_the_convention_say what_does_the_treaty_say what_does_the_protocol_say what_do_the_treaties_say
        what_the_convention_says notice_needed notice_required how_much_notice any_treaty_against any_treaty_on
        any_treaty_banning any_treaty_that any_treaty_covering any_convention_against any_convention_on any_convention_banning
        treaty_against_@ treaty_banning_@ convention_against_@ convention_banning_@ a_treaty_against is_there_a_treaty
        deadline_for deadlines_for which_article what_article with_a_reservation attach_a_reservation come_into_force
        does_@_deal does_the_@_deal @_deal_with @_deals_with does_@_address does_the_@_address does_@_regulate
        does_the_@_regulate does_@_apply does_the_@_apply does_@_extend does_the_@_extend does_@_mention does_the_@_mention
        does_@_cover does_the_@_cover does_@_govern does_the_@_govern do_@_deal do_@_apply is_@_a_@ is_@_an_@ is_the_@_a_@
        is_the_@_an_@ is_a_@_a_@ is_a_@_an_@ are_@_@ what_is_forbidden what_exactly_is_forbidden what_is_prohibited
        what_exactly_is_prohibited what_is_banned what_exactly_is_banned what_is_allowed what_exactly_is_allowed
    """,
    Meaning.STATUS: """
        states_not_in members_not_in countries_not_in parties_not_in arent_in aren't_in isnt_in isn't_in are_not_in is_not_in
        estado_parte etat_partie party_to parties_to party_of
        parties_of party_in state_party states_party states_parties state_parties parties party member_of members_of member
        bound join joined joins joining ratif* sign signs signed signatory signatories signator* accede* acced* accession
        in_or_out status withdr* left leave leaves leaving quit quits quitting exit* denounc* still_in_@ still_in_the_@
        is_in_the are_in_the was_in_the were_in_the is_@_in_@ is_@_in_the_@ was_@_in_@ was_@_in_the_@ are_@_in_@ out_of suspen*
        parte участник* учасни* сторон* partie член* ратифік* ратифиц* подписал* підписа* object objects objected objection*
        opted_out outside holdout* adher* belong* pulled_out pull_out pulling_out вийшл* вышл* yet_to_join not_joined remain*_in
        stay*_in put_~_signature* lie_par liee_par liees_par lies_par engage_par obligad*_por связан* зв_язан* under_@
        under_the_@ remain*_bound
        succeeded_to succession_to accepted_@ accepted_the_@ approved_the_@ approved_@
        binding stops_binding bind retir* quitt* sorti* sali* выш* вих* вийш* signed_up sign_up put_~_name_to on_board
        walk*_away membership statut serving_notice serving_~_notice preavis retrait pulled_the_plug turned_~_back objector*
        signe signataire* adhes* rejoint rejoindre membre membres firmo firmaron firmado firmante* adhir* miembro* pertenece
        abandono abandona участву* присоедин* подпис* покинул* покида* денонсир* состоит_в входит_в возраз* возраж* бере_участь
        беруть_участь приєдна* підпис* покину* денонс* долучи* входить_до objecion* objeto_a objecte retraits выходы выходов
        виходи виходів adhesiones ratificaciones objeto_@ objetaron objetado objeta objetan objectent objecter
        заперечувала_проти заперечував_проти заперечували_проти заперечити_проти заперечують_проти заперечув*_@_проти
        заперечи*_@_проти in_the_@_now is_it_in_the_@ is_it_in_@ are_they_in_the_@ is_it_still_in_the_@ where_does_@_stand_is
        new_signature* signatures_in_# signatures_since @_signatures accessions ratifications signatures joiner* newest_joiner*
        departure departures signing ratifying acceding take*_issue took_issue taken_issue who_is_in_@ who_s_in_@ who_are_in_@
        is_in_both are_in_both @_in_both in_both_conventions in_both_treaties neither_in_@ neither_in_the_@ neither_party
        neither_bound acceptance
    """,
    Meaning.LISTED_STATES: """
        which_@_countr* which_@_state* which_@_nation* which_@_government* country_to state_to nation_to countries_to states_to
        nations_to recent_accession* latest_accession* last_accession first_accession recent_ratification* latest_ratification*
        last_ratification first_ratification recent_withdrawal* latest_withdrawal* last_withdrawal first_withdrawal
        newest_member* newest_state* newest_part* party_to parties_to party_of parties_of parties_in state_party states_party
        states_parties state_parties signatory signatories non_part* nonpart* states_outside states_inside states_bound
        states_not states_in countries_outside countries_inside countries_bound countries_not countries_in governments_outside
        holdout* outsiders states_that states_which states_who countries_that countries_which countries_who members_that
        members_which all_states all_countries members_of member_states members_outside members_inside members_not members_bound
        signed_but_not signed_but_never signed_not_ratified only_signed signed_only @_members @_parties @_states any_@_member
        any_@_ally any_@_state a_@_ally a_@_member a_@_state which_@_ally
        which_@_allies
        etats_parties etats_membres pays_membres etats_qui pays_qui quels_etats quels_pays estados_parte estados_partes
        estados_miembros paises_miembros paises_que estados_que государства_участники государств_участников страны_участни*
        стран_участни* страны_которые государства_которые держави_учасниці держав_учасниць країни_учасниці країн_учасниць
        країни_які держави_які membres_de_l_@ membre_de_l_@ pays_de_l_@ etats_de_l_@ allies_de_l_@ miembros_de_la_@
        miembro_de_la_@ paises_de_la_@ estados_de_la_@ aliados_de_la_@ члены_@ членов_@ член_@ страны_@ стран_@ государства_@
        государств_@ союзники_@ союзников_@ члени_@ членів_@ країни_@ країн_@ держави_@ держав_@ союзників_@ new_signature*
        new_ratification* new_accession* new_withdrawal* signatures_in_# ratifications_in_# accessions_in_# withdrawals_in_#
        signatures_since accessions_since ratifications_since withdrawals_since @_signatures @_ratifications @_accessions
        @_withdrawals parliaments_which parliaments_that parliaments_who of_the_@_which of_@_which of_the_@_who of_@_who
        of_the_@_how_many of_@_how_many which_of_the_@ which_of_@ joiner* newest_joiner* latest_joiner* which_of_them
        which_@_partner*
        any_@_partner*
        any_@_countr* any_@_nation* a_@_countr* an_@_countr* an_@_state an_@_member an_@_ally a_@_nation an_@_nation
        every_@_member every_@_state every_@_countr* each_@_member each_@_state each_@_countr* all_@_members all_@_states
        all_@_countr* whole_@ entire_@ whole_of_@ whole_of_the_@ all_of_@ all_of_the_@ share_of_@ share_of_the_@
        percentage_of_@ percentage_of_the_@ proportion_of_@ proportion_of_the_@
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
        has_rapporteur does_rapporteur does_the_register has_the_register rapporteur_hold* rapporteur_has the_register_holds
        the_register_has recorded on_record in_the_register do_you_have do_we_have anything_on anything_about anything_for
        anything_from
        have_you_got got_anything on_file logged filed on_the_books hold_anything hold_a in_your_records
        avez_vous as_tu que_sait_on tienes teneis que_se_sabe hay_algo что_есть есть_ли есть_что что_известно чи_є що_є є_щось
        що_відомо tout_ce_qu_on_a todo_lo_que_hay все_что_есть все_що_є усе_що_є
    """,
    Meaning.WHICH_TREATY: """
        which_treat* what_treat* which_convention* what_convention* which_protocol* what_protocol* which_law what_law
        which_agreement* which_instrument* which_legal_instrument* which_~_treat* which_~_convention* what_~_treat*
        what_~_convention* any_treaties treaties_is_@ treaties_has_@ treaties_@ treaties_the_@ treaties_of_@ treaties_did_@
        treaties_that_@ conventions_is_@ conventions_has_@ conventions_@ conventions_that_@ quels_traites que_tratados
        quels_~_traites каких_договор* какие_договор* які_договор* яких_договор* quel_traite quelle_convention
        quelles_conventions quel_protocole quels_protocoles quel_accord quels_accords que_tratado que_convencion* que_protocolo*
        que_convenio* que_acuerdo* cuales_tratados какой_договор каком_договоре каким_договор* какая_конвенци* какие_конвенци*
        каких_конвенц* каким_конвенц* какой_протокол какие_протокол* какое_соглашени* каких_соглашени* який_договір
        якому_договорі яким_договор* яка_конвенці* які_конвенці* яких_конвенц* яким_конвенц* який_протокол які_протокол*
        яка_угода яких_угод any_treaty is_there_a_treaty is_there_any_treaty any_convention is_there_a_convention
    """,
}
