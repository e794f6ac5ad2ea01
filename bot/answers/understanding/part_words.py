"""The words that tell which part a name plays in a question, in five languages.

What is written here is how the field speaks, never a question. `phrases.Phrases` says how a phrase is written.
"""

from collections.abc import Mapping

from bot.answers.understanding.meanings import Meaning

PARTS: Mapping[Meaning, str] = {
    Meaning.EXCEPT: """
        apart_from except except_for other_than excluding besides but_not not_come_from not_from not_by without than aside_from
        bar excepto sauf hormis кроме крім minus leaving_out leave_out ignoring not_~_by not_~_from not_made_by not_raised_by
        not_about not_on not_involving not_concerning not_in outside_of except_in not_coming_from everything_but everyone_but
        all_but nothing_to_do_with not_related_to unrelated_to not_to_do_with nothing_inside nothing_outside nothing_from skip
        skipping not_counting with_the_exception_of save_for barring none_of_the not_inside omit omitting exclude as_opposed_to
        beyond_the_borders_of beyond_@ excepte a_part mis_a_part en_dehors_de autre_que autres_que salvo aparte_de ademas_de
        fuera_de todos_menos todas_menos за_исключением помимо не_считая за_винятком окрім не_рахуючи sans sin без leaving_aside
        leave_aside setting_aside set_aside putting_aside put_aside ne_viennent_pas_de ne_viennent_pas_des ne_viennent_pas_d
        ne_vient_pas_de ne_vient_pas_d ne_proviennent_pas_de ne_proviennent_pas_des ne_proviennent_pas_d n_emanent_pas_de
        n_emanent_pas_d n_emanent_pas_des pas_de_la_part_de no_vengan_de no_vienen_de no_provengan_de no_provienen_de
        no_procedan_de no_proceden_de no_sean_de no_son_de не_от не_со_стороны не_исходят_от не_исходящие_от не_из не_від
        не_з_боку не_походять_від не_виходять_від dejando_de_lado dejando_a_un_lado dejando_aparte dejando_fuera exceptuando
        excluyendo sin_contar sin_incluir con_excepcion_de con_la_excepcion_de a_excepcion_de quitando hors hors_de hors_d
        exception_faite_de exception_faite_d exception_faite_des exception_faite_du a_l_exception_de a_l_exception_d
        a_l_exception_des a_l_exception_du en_excluant en_exceptant en_laissant_de_cote laissant_de_cote en_mettant_de_cote
        sans_compter sans_parler_de sans_parler_des abstraction_faite_de abstraction_faite_des исключая исключив не_учитывая
        если_не_считать оставив_в_стороне оставляя_в_стороне не_беря_в_расчет не_касаясь виключаючи виключивши не_враховуючи
        якщо_не_рахувати залишивши_осторонь залишаючи_осторонь не_беручи_до_уваги не_торкаючись поза leaving_to_one_side beyond
        anywhere_but everywhere_but anyone_but anybody_but everybody_but nobody_but no_one_but nowhere_but anything_but
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
        pinned_on pin_on pins_on lay_at lays_at laid_at level_at levels_at level_@_at levelled_@_at against accuse accuses
        accused accusing accusation_of accusations_of accusation_about accusations_about blame blames blamed blaming contre
        contra против проти target* condemn condemns condemned condemning critici* denounce denounces denounced levelled_at
        leveled_at directed_at aimed_at made_against levelled_against incriminat* implicat* accusation*_vs allegation*_vs
        claim*_vs accusation*_versus allegation*_versus alleged_of points_at point_at pointed_at на_адресу в_адрес обвиня*
        обвини* звинувачу* звинувати* acusaron a_l_encontre_de visant vise visent accus*_t_~ reproch*_aux reproch*_au
        reproch*_@_aux reproch*_@_au reproch*_@ reproch*_t_~ met_en_cause mettent_en_cause en_contra_de acus*_al acus*_@_al
        acus*_@ reproch*_al reproch*_@_al quien_acusa quien_acuso quienes_acusan se_acusa ha_acusado han_acusado culpa_a упрека*
        упрекн* винит винят обвинувачу* обвинувати* дорік* @_acusa @_acuso @_acusan @_acusaron обвиняет_ли_@ обвинил*_ли_@
        point_the_finger_at points_the_finger_at pointed_the_finger_at pointing_the_finger_at reproch*_les_@_aux
        reproch*_les_@_a reproch*_la_@_aux reproch*_la_@_a reproch*_l_@_aux reproch*_l_@_a reproch*_le_@_aux reproch*_le_@_a
        reproch*_los_@_a reproch*_las_@_a reproch*_el_@_a reproch*_@_a imput*_a imput*_aux imput*_@_a imput*_@_aux став*_в_вину
        стави*_в_вину ставят_@_в_вину ставлят*_у_провину вменя*_в_вину reproch*_los_@ reproch*_las_@ reproch*_el_@ reproch*_la_@
        reproch*_l_@ reproch*_les_@ imput*_@ imput*_la_@ imput*_el_@ imput*_l_@ imput*_los_@ imput*_les_@ attributed_to
        blamed_on ascribed_to imputed_to reproch*_a reproch*_a_l reproch*_a_la reproch*_a_les
    """,
    Meaning.BY: """
        by par por со_стороны з_боку on_the_part_of on_behalf_of de_la_part_de de_la_part_du de_la_part_des de_la_part_d
        au_nom_de de_parte_de por_parte_de por_parte_del en_nombre_de от_имени від_імені
    """,
    Meaning.FROM: """
        going_by going_by_the judging_by from according_to per selon segun по_словам за_словами by_way_of согласно згідно_з
        d_apres в_according_to in_the_words_of coming_from aux_dires_de a_en_croire de_l_avis_de de_acuerdo_con en_palabras_de
        en_opinion_de по_данным по_версии по_утверждени* по_заявлени* по_мнению по_информации со_слов за_даними за_версією
        за_інформацією зі_слів на_думку за_твердження* за_заяв* dijo dice dijeron afirmo afirma nego niega contesto contesta
        respondio responde declaro declara opina opino piensa admitio admite reconocio reconoce anuncio reacciono explico
        sostiene sostuvo prometio pidio pide exige exigio apoya rechazo rechaza hablo habla justifico aseguro denuncio condeno
        se_comprometio ha_admitido ha_reconocido ha_negado ha_dicho ha_respondido ha_contestado ha_condenado ha_declarado
        de_que_acus* отрица*_ли призна*_ли опроверг*_ли подтверд*_ли обязал*_ли что_утвержда* чи_запереч* чи_визна* чи_спросту*
        чи_підтверд* чи_зобовяз* що_стверджу* обвиняет_ли обвинил*_ли был_ли_у была_ли_у было_ли_у были_ли_у есть_ли_у
        какой_ответ_у какая_позиция_у какова_позиция_у чи_є_у чи_був_у чи_була_у чи_було_у чи_були_у чи_є_в чи_була_в чи_був_в
        чи_було_в яка_позиція_у яка_позиція_в яка_відповідь_у que_reproch* que_les_reproch* que_le_reproch* que_imput*
        que_les_imput* que_le_imput* как_отреагир* як_відреагу* как_реагир* як_реагу* comment_a_reagi como_reacciono
        como_reaccionaron как_ответил* як_відповів як_відповіл* что_сказал* що_сказав що_сказал* что_заяви* що_заяви*
        что_ответил* що_відповів що_відповіл* что_говорил* що_казав que_repond* qu_a_repondu qu_a_dit qu_a_declare que_dit
        que_disait
    """,
    Meaning.TO: """
        to give gives giving gave supply supplies supplying supplied provide provides providing provided send sends sending
        sent arm arms arming vis_a_vis toward towards into for with onto a alongside notify notifies notified inform informs
        informed notifying informing aux au al
    """,
    Meaning.ABOUT: """
        about regarding re concerning sobre о об про щодо of on toward towards called_on urged urges praised supports
        supported au_sujet_de as_regards as_to with_regard_to with_respect_to in_relation_to vis_a_vis concernant относительно
        стосовно acerca_de на_тему a_propos a_propos_de a_propos_du a_propos_des au_sujet_du au_sujet_des quant_a respecto_a
        respecto_de en_cuanto_a en_relacion_con по_поводу насчет в_отношении касательно з_приводу відносно
    """,
    Meaning.UNDER_TREATY: """
        pausing pauses paused pause inside_the_@ party_to parties_to party_of parties_of member_of members_of bound_by ratif*
        sign signs signed signing join joins joined joining acced*_to accession_to accede_to leave leaves left leaving quit
        quits quitting exit exits exited exiting denounce denounces denounced withdr*_from withdrawal_from withdrawal*_from
        out_of outside_of pull*_out_of under breach_of violation_of violat* breach* suspen* suspension_of in_force
        obligations_under status_under adher*_to belong*_to exit_from retir*_du retir*_de quitt* enfreint viole incumpl* наруш*
        поруш* sorti_du sortie_du salir_de salio_de вышл*_из вийшл*_з get_out_of got_out_of getting_out_of covered_by banned_by
        prohibited_by caught_by exits_from departure_from departures_from withdrawals_from retreat_from walkout_from
    """,
    Meaning.OF: "of de du des d del",
    Meaning.SOIL: "territory soil land towns cities waters villages frontline front airspace",
    Meaning.MEMBERS: """
        member_states members member states countries allies nations etats paises стран* країн* country ally member_country
        partners delegations missions capitals
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
        deliveries offer package рішення рішенню рішенням решение решению решением решения
    """,
    Meaning.ACCUSED: """
        accused_of accused_by is_accused was_accused are_accused were_accused been_accused being_accused stands_accused
        alleged_to blamed_for blamed_by is_blamed was_blamed been_blamed said_to_have claimed_to reported_to_have suspected_of
        denounced_for charged_with faces facing est_accuse* est_~_accuse* sont_accuse* sont_~_accuse* esta_acusad* acusad*_de
        обвиняется обвиняются звинувачується звинувачуються est_mis*_en_cause sont_mis*_en_cause est_~_mis*_en_cause
        sont_~_mis*_en_cause ete_mis*_en_cause mis*_en_cause ete_accuse* fut_accuse* etait_accuse* soupconne*_de soupconne*_d
        accuse*_de accuse*_d fue_acusad* ha_sido_acusad* han_sido_acusad* son_acusad* es_acusad* fueron_acusad* senalad*_por
        sospechos*_de обвинен_в обвинена_в обвинены_в был_обвинен была_обвинена были_обвинены обвинялся обвинялась обвинялись
        подозревается подозреваются подозревают_в обвинувачується обвинувачуються звинувачений звинувачена звинувачені
        звинувачувалася звинувачувався звинувачувалися підозрюється підозрюються
    """,
    Meaning.JOIN: """
        and or vs versus et y и або та і ou o или with as_well_as plus v next_to compared_to compared_with against_that_of чи
        либо
    """,
}
