"""The words for what was said, alleged, answered and done, in five languages.

What is written here is how the field speaks, never a question. `phrases.Phrases` says how a phrase is written.
"""

from collections.abc import Mapping

from bot.answers.understanding.meanings import Meaning

TELLING: Mapping[Meaning, str] = {
    Meaning.SAY_NOUN: """
        position positions stance stances view views line lines statement statements reaction reactions comment comments remark
        remarks policy policies opinion opinions take_on s_take the_take his_take her_take their_take quote quotes words
        wording argument arguments justification justifications pledge pledges promise promises speech speeches declaration*
        attitude* viewpoint* standpoint* message rhetoric talking_points explanation_of_vote explanations_of_vote s_stand
        its_stand their_stand the_stand his_stand her_stand stand_of narrative assurance* commitment* appeal appeals
        condemnation* criticism* concern concerns позици* позиці* заявлен* заяв* мнени* думк* posicion* declaracion* postura
        prise*_de_position propos موقف memo memos memorandum talking_point thing_@_put comeback quotation quotations full_text
        communique* outcome_document* final_document* press_release* readout* press_conference* outcome_doc final_doc
        legal_ground* legal_basis rationale grounds word_from word_out_of reasons_did reasons_does reasons_has reasons_@
        reason_@ undertaking* reservations avis discours argument* promesse* paroles mots communique communiques appel appels
        point_de_vue raisons motifs reaction* postura* opinion* discurso* argumento* justificacion* promesa* palabras
        comunicado* motivos razones reaccion reacciones mensaje* llamamiento* слова словами высказывани* аргумент* обосновани*
        обещани* реакци* цитат* точка_зрения отношение призыв* осуждени* критик* висловлюван* обґрунтуванн* обіцянк* промов*
        реакці* точка_зору ставленн* заклик* засудженн* prise_de_parole prises_de_parole выступлени* виступ виступи виступу
        announcement announcements track_record tone s_ask ask_of asks_of language any_reason any_reasons a_reason the_reason
        the_reasons their_reasons its_reasons reason_for reasons_for reason_given reasons_given give_reasons gave_reasons
        their_paper its_paper paper_on paper_against paper_by fact_sheet* factsheet*
    """,
    Meaning.SAY_VERB: """
        say says said saying stated @_states_that_@ @_states_that_the @_states_that_it @_states_that_its @_states_that_there
        @_states_that_no react reacts reacted asked_for asks_for asking_for ask_anyone ask_anybody requested welcom* justif*
        oppos* condemn* call_for calls_for
        called_for calling_for call_on calls_on called_on calling_on think thinks thought speak speaks spoke spoken promised
        promises pledged pledges commented comment_on comments_on urge urges urged deplor* regret regrets regretted warn warns
        warned told tell_@ critici* argue argues argued concerned support supports supported supporting favour* favor* in_favour
        in_favor advocat* endors* backs backed praise* declare declares declared announce announces announced defend defends
        defended reject rejects insist* reaffirm* stressed stresses emphasi* underlin* express* voice* denounce_the describe*
        characteri* where_does_@_stand where_do_@_stand where_does_the_@_stand where_do_the_@_stand where_did_@_stand
        where_did_the_@_stand telling_reporters been_telling stand_re stand_about stand_regarding stand_over stand_with_regard
        stand_on stands_on stood_on dit disait dijo dice сказа* заяви* говор* высказ* вислов* казав казал* сообщи* повідоми*
        قال* ordered quoted exprim* prononc* pronunci* @_tell @_tells did_~_tell выража* expresa* talk talks talked
        talking put_out puts_out put_forward came_out_with went_on_record weigh*_in spoke_up speak_up wrote written made_of
        make_of promise обеща* пообіця* обіця* recommend* @_write @_~_write @_writes expect expects expected hopes hoped @_back
        to_back who_back states_back countries_back rule_out rules_out ruled_out ruling_out contest contests contesting
        concluded conclude concludes invoke* invoking rely_on relied_on relies_on discourag* challeng* exprim* affirm* assert*
        maintain*_that posit* dire disent disaient affirme affirmer affirment affirmait declarent declarait pense pensent
        pensait estime estiment soutient soutenu soutiennent promet annonce annoncait demande demandent appelle appellent exige
        exigent reclame defendu explique expliquait condamn* salue regrette parle parlait mentionne souligne rejette rejete
        assure indique reagi* s_engage* s_est_~_engag* se_sont_~_engag* commente ecrit dijeron dicen decia decian dicho afirmo
        afirma afirmaron afirmado declaro declara declararon declarado sostiene sostuvo opina opinan opino piensa piensan
        considera aseguro asegura anuncio anuncia anunciaron promete prometio prometieron se_comprometi* explico explica condeno
        condena condenan condenaron condenado apoya apoyan apoyo apoyaron respald* pide piden pidio pidieron exigen exigio insto
        insta critico critica lamento lamenta advirtio habla hablo hablaron comento comenta menciono se_opone se_oponen se_opuso
        rechazo rechaza defiende defienden defendio reaccion* заявля* объяви* объявля* отмети* отмеча* подчеркн* подчеркива*
        пообеща* объясни* объясня* обоснов* оправд* осуди* осужда* поддерж* призва* призыва* требует требуют потребова*
        критикова* критику* предупре* думает думают думал* считает считают считал* полага* рассказ* выступил* выступа*
        приветств* написал* пишет прокомментир* комментир* обязал* обязуется обязуются упомина* упомян* отреагир* реагир* каже
        кажуть казати зазнач* наголо* підкресл* оголос* оголош* поясни* пояснює пояснюва* обґрунт* виправд* засуди* засуджу*
        підтрим* закли* вимага* розкритику* попере* думає думають думав думала вважа* розпові* виступи* виступа* вітає вітають
        вітал* привіта* написав пише прокоменту* коменту* зобовязав* зобовязал* зобовязу* згаду* згада* відреагу* реагу*
        a_trouve a_constate a_conclu a_decouvert ha_encontrado encontro concluyo constato take*_issue_with took_issue_with
        taken_issue_with kept_quiet keep_quiet keeps_quiet stay*_silent remain*_silent supportive speak_out speaks_out spoke_out
        spoken_out denonce denoncent denoncer denonca fustige* осуд* stand_behind stands_behind stood_behind go_public
        went_public goes_public going_public on_record_as on_the_record_as come_down_on came_down_on comes_down_on indicate
        indicates indicated indicating reserv*_the_right reserv*_its_right want_@_to wants_@_to wanted_@_to
    """,
    Meaning.UTTER: """
        state states report reports reported find finds found conclude* pledge commit commits committed taken took take ask
        asked put puts signal signals signalled change changed decline declines declined object objects objected decided decides
        discuss* mention* address* note notes noted raise raises raised admit* admits conced* confirm confirms confirmed
        document documents documented publish* testif* explain* answer answers given give gave notify notifies notified inform
        informs informed indicat* see saw seen witness witnessed
    """,
    Meaning.CLAIM_NOUN: """
        accusation* claim claims charge charges complaint* war_crime* violation* atrocit* denuncia* acusacion* обвинени*
        звинувачен* accusations اتهام* alegacion* imputacion* reproche reproches претензи* жалоб* упрек* утверждени* нарушени*
        обвинувачен* твердженн* скарг* претензі* закид* порушенн* held_against anything_against something_against incident
        incidents would_be_breached be_breached was_breached would_be_violated be_violated allegat* would_breach would_violate
        would_contravene breach_article breaches_article violate_article violates_article be_a_breach be_a_violation assessment
        assessments findings conclusions
    """,
    Meaning.CLAIM_VERB: """
        pinned_on pin_on pins_on lay_at lays_at laid_at level_at levels_at levelled_at leveled_at level_against levelled_against
        leveled_against alleg* alleges accus* claim_that claims_that claimed claiming blam* acusa* accuse* обвиня* обвини*
        звинувачу* звинувати* утвержда* стверджу* implicat* point_the_finger points_the_finger pointed_the_finger suspected
        points_at point_at pointed_at porte*_contre висун* выдвига* выдвин* reproch* incrimin* met_en_cause mettent_en_cause
        alega alegan alego alegaron se_alega imputa denuncio denunciaron упрека* упрекн* винит винят вменя* инкримин* дорік*
        обвинувачу* обвинувати* закида* інкримін* обвинува* impute imputent imputer imputait imputo imputan imputaron imputado
        став*_в_вину стави*_в_вину вменя*_в_вину ставлять_у_провину ставить_у_провину attribuent_a atribuy*_a culpa_a culpan_a
        culpo_a возлага*_вину покладаю*_провину s_en_prend* pointe*_du_doigt senala*_a denunciado denuncian acuso acusaron
        on_record_as_alleging on_record_as_claiming on_record_as_accusing on_the_record_as_alleging hold_responsible
        holds_responsible held_responsible hold_@_responsible holds_@_responsible held_@_responsible
    """,
    Meaning.ANSWER_NOUN: """
        reply replies response responses answer answers denial denials admission* rebuttal* rejection* no_comment right_of_reply
        reponse* respuesta* ответа denegacion dementi* спростуван* опроверж* counter_claim* comeback retort counter_statement
        counter_allegation* counter_accus* counterclaim* counterallegation* ответ відповідь відповіді відповіддю відповідей
        replique* aveu aveux contestacion desmentido* ответу ответом ответе ответы ответов ответами ответах side_of_the_story
        side_of_this_story
    """,
    Meaning.ANSWER_VERB: """
        confirm*_using confirm*_its_use confirm*_having confirm*_it_used відреагува* отреагирова* прореагирова* replied replying
        reply_to replies_to dispute_it disputes_it dispute_that disputes_that dispute_this disputes_this respond responds
        responded responding answered
        answering answer_to answer_the deny denies denied
        denying admit admits admitted admitting rebut* refut*_the declined_to_comment declines_to_comment without_comment
        comment_on_the_alleg* reject_the_alleg* rejected rejects_the reject*_the_alleg* reject*_the_accus* reject*_the_claim*
        reject*_alleg* reject*_accus* say_back said_back says_back hit_back push*_back react*_to_the_alleg* react*_to_the_accus*
        respondio repondu repond nego negado desmint* опроверг* ответил* отвеча* отрица* запереч* спросту* acknowledge_it
        acknowledged_it acknowledge_using acknowledged_using acknowledge_use own_up owned_up confess* couldnt_comment
        could_not_comment cannot_comment cant_comment unable_to_comment would_not_comment come_back_with came_back_with
        comes_back_with got_back_to get_back_to gets_back_to fire_back fired_back fires_back shot_back shoot_back hits_back
        retort* clap*_back repondre repondent repondait dement dementent dementir nie nient niait avoue avouent admet admis
        admettent reconnu reconnait reconnaissent recuse conteste reagi*_au_rapport reagi*_aux_accus* reagi*_aux_alleg*
        reaction*_au_rapport reaction*_aux_accus* reaction*_aux_alleg* reaction*_@_aux_accus* reaction*_@_au_rapport responde
        responden respondieron respondido contesto contesta contestan contestaron contestado niega niegan negaron negar
        desmiente* admite admiten admitio admitieron admitido reconoce reconocen reconocio reconocieron reconocido confeso
        reaccion*_al_informe reaccion*_@_al_informe reaccion*_a_las_acus* reaccion*_@_a_las_acus* reaccion*_a_la_acus*
        reaccion*_@_a_la_acus* ответит ответят признал* признает признают признава* сознал* отверг* отреагир*_на_доклад
        отреагир*_на_отчет отреагир*_на_обвин* отреагир*_@_на_доклад отреагир*_@_на_обвин* отреагир*_ли_@_на_доклад
        отреагир*_ли_@_на_отчет отреагир*_ли_@_на_обвин* реакци*_на_обвин* реакци*_на_доклад реакци*_@_на_обвин*
        реакци*_@_на_доклад відповів відповіл* відповість відповідає відповідають відповідав відповідала відповідали відповідати
        визнав визнал* визнає визнають визнава* зізна* відкину* відкида* відреагу*_на_звіт відреагу*_на_доповід*
        відреагу*_на_звинувач* відреагу*_@_на_звіт відреагу*_@_на_звинувач* реакці*_на_звинувач* реакці*_на_звіт
        реакці*_@_на_звинувач* реакці*_@_на_звіт a_responder responder_@ a_contestar contestar_@ avoir_repondu a_desmentir
        desmentir_@ ответить відповісти say_to_it say_to_that say_to_this said_to_it said_to_that hitting_back hit_back_at
        come_back_on came_back_on say_anything_back said_anything_back say_something_back said_something_back
        anything_back_about anything_back_on
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
        pas_recu_de_reponse pas_recu_la_moindre_reponse jamais_recu_de_reponse pas_eu_de_reponse jamais_eu_de_reponse
        no_recibieron_respuesta no_recibio_respuesta no_han_recibido_respuesta no_ha_recibido_respuesta sin_recibir_respuesta
        не_получил*_ответа не_отримал*_відповіді
        not_reply not_respond not_answer fail*_to_reply fail*_to_respond fail*_to_answer
        not_been_denied_or_answered never_denied_or_answered neither_denied_nor_answered not_denied_or_answered
        neither_answered_nor_denied not_been_answered_or_denied never_got_a_reply never_got_a_response never_got_an_answer
        never_got_any_reply never_got_any_response never_got_any_answer never_received_a_reply never_received_a_response
        never_received_an_answer never_received_any_response got_no_answer not_yet_been_denied_or_answered
        no_response* no_reply no_replies no_answer* no_~_response* no_~_reply no_~_answer* without_response* without_reply
        without_answer* without_a_response without_a_reply without_an_answer without_any_response* without_any_reply
        without_any_answer* not_responded not_replied not_answered never_responded never_replied never_answered not_yet_respond*
        not_yet_repl* not_yet_answer* yet_to_respond yet_to_reply yet_to_answer hasnt_responded havent_responded hasnt_replied
        havent_replied hasnt_answered havent_answered didnt_respond didnt_reply didnt_answer did_not_respond did_not_reply
        did_not_answer has_not_responded has_not_replied has_not_answered have_not_responded have_not_replied have_not_answered
        not_been_answered never_been_answered nobody_answered nobody_has_answered nobody_responded nobody_replied
        no_one_answered no_one_responded no_one_has_answered no_one_has_responded unanswered lack*_response* lack*_a_response
        missing_response* missing_a_response not_any_response* ignored silence silent still_open без_ответа без_відповіді
        sans_reponse sin_respuesta w_o_any_reply w_o_a_reply w_o_reply w_o_response w_o_any_response w_o_answer pas_repondu
        pas_encore_repondu jamais_repondu aucune_reponse personne_n_a_repondu no_respondi* no_ha_respondido no_han_respondido
        no_contest* no_ha_contestado no_han_contestado nadie_respondi* nadie_contest* nadie_ha_respondido sin_contestar
        sin_responder ninguna_respuesta не_ответил* не_ответили никто_не_ответил не_отреагир* нет_ответа не_было_ответа молчани*
        не_відповіл* не_відповів ніхто_не_відповів не_відреагу* немає_відповіді нема_відповіді не_було_відповіді мовчанн*
        attend*_une_reponse attend*_encore_une_reponse attend*_toujours_une_reponse attend*_reponse restee*_sans_reponse
        laissee*_sans_reponse ne_s_est_pas_exprime* n_a_pas_reagi n_ont_pas_reagi n_a_rien_repondu personne_n_a_reagi
        esper*_respuesta esper*_una_respuesta aguardan_respuesta pendiente*_de_respuesta no_reacciono no_reaccionaron
        no_ha_reaccionado не_ответила не_ответило не_отвечает не_отвечают не_отвечал* ждет_ответа ждут_ответа
        ждут_до_сих_пор_ответа без_реакции никто_не_отреагир* не_прокомментир* остались_без остались_неотвеченн* не_відповідає
        не_відповідають не_відповідал* чекає_на_відповідь чекають_на_відповідь чекають_відповіді очікують_відповіді без_реакції
        ніхто_не_відреагу* не_прокоменту* еще_не_ответил* досі_не_відповів досі_не_відповіл* ще_не_відповів ще_не_відповіл*
        так_и_не_ответил* так_і_не_відповів так_і_не_відповіл* await*_a_response await*_a_reply await*_an_answer await*_response
        nobody_on_the_@_side_respond* nobody_on_the_@_side_answer* nobody_in_@_has_respond* nobody_in_@_has_answer*
        nobody_has_responded nobody_has_replied no_one_has_replied nobody_on_the_@_side_has_respond*
        nobody_on_the_@_side_has_answer* nobody_on_the_@_side_has_repl* no_one_on_the_@_side_has_respond*
        no_one_on_the_@_side_has_answer* lack*_any_reply lack*_a_reply lack*_any_response lack*_any_answer lack*_an_answer
        lack*_reply lack*_replies lack*_answer* await*_any_reply await*_reply await*_answer
        did_@_not_answer did_@_not_respond did_@_not_reply has_@_not_answered has_@_not_responded has_@_not_replied
    """,
    Meaning.UNATTRIBUTED: """
        no_perpetrator no_perpetrators no_named_perpetrator no_culprit no_alleged_perpetrator no_alleged_actor no_one_is_blamed
        no_one_is_accused no_one_is_named nobody_is_blamed nobody_is_accused nobody_is_named blame_nobody blames_nobody
        blame_no_one blames_no_one accuse_nobody accuses_nobody accuse_no_one accuses_no_one name_nobody names_nobody
        name_no_one names_no_one name_no_side names_no_side name_no_actor names_no_actor blame_no_side without_a_perpetrator
        without_perpetrator* without_a_named_perpetrator without_a_culprit without_an_alleged_perpetrator without_blaming
        without_naming without_attribution no_attribution unattributed not_attributed never_attributed isnt_attributed
        arent_attributed not_been_attributed dont_say_who_did doesnt_say_who_did do_not_say_who_did does_not_say_who_did
        dont_name_a dont_name_any dont_name_anyone do_not_name_a do_not_name_any doesnt_name_anyone dont_blame_any*
        dont_accuse_any* do_not_blame_any* do_not_accuse_any* perpetrator_unknown unknown_perpetrator* unnamed_perpetrator*
        perpetrator_not_named perpetrator_is_not_named perpetrator_isnt_named perpetrator_unnamed n_accuse*_personne
        ne_designe*_personne ne_nomm*_personne ne_nomm*_aucun* ne_designe*_aucun* sans_auteur sans_responsable
        sans_auteur_designe non_attribuee* auteur_inconnu no_acusan_a_nadie no_acusa_a_nadie no_culpan_a_nadie
        no_nombran_a_nadie no_senalan_a_nadie sin_autor sin_responsable sin_atribuir sin_autoria никого_не_обвин*
        никого_не_назыв* без_виновн* без_указания_виновн* не_называ*_виновн* виновн*_не_назван* нікого_не_звинувач*
        нікого_не_назива* без_винуват* не_назива*_винуват* винуват*_не_названо
    """,
    Meaning.ASKED: """
        asked letter queried approached request_for_comment requested_for_comment wrote_to letters wrote_@ a_ecrit ecrit_a
        ecrit_au ecrit_aux ecrivit avait_ecrit lettre lettres courrier interroge interrogee sollicite sollicitee escribio
        escribio_a escribieron ha_escrito carta cartas pregunto_a consulto_a написал_в написала_в написали_в писал_в писала_в
        письмо письма письму запрос запросы запросил запросила обратился_к обратилась_к обратился_в обратилась_в написав_до
        написала_до написали_до писав_до писала_до лист листа листи листу запит запити звернувся_до звернулася_до
        звернулась_до звернулися_до
    """,
    Meaning.VOTE: """
        vote votes voted voting abstain* abstention* roll_call* a_res_~ votaron voto votos abstuv* abstenc* abstenu* votes_cast
        ballot* проголосова* голосова* проголосува* голосува* صوت* التصويت воздержа* утрима* утримав* vote_pour vote_contre
        vote_on votait votent sided_with resolution*_against resolution*_in_favour votado votar vota votan the_one_no lone_no
        sole_no single_no voter scrutin* abstien* abstenir s_abst* voix_pour voix_contre votacion* votaba votaban abstenido
        abstener голосу* проголосу* голоса голосов голосами воздерж* голоси голосів утриму* prononc*_a_l_@ prononc*_lors_du
        pronunci*_en_la_@ pronunci*_@_en_la_@ voix_de_~ suffrage* votantes votante высказал*_на_голосовании
        позиция_на_голосовании отдал*_голос отдал*_свой_голос віддал*_голос віддал*_свій_голос віддав_голос negative_vote*
        affirmative_vote* positive_vote* the_only_no which_way come*_down_on_the_resolution* come*_down_on_the_@_resolution*
        came_down_on_the_@_resolution* come*_down_on_~_resolution* did_each_go did_they_each_go how_did_@_go how_did_the_@_go
        how_@_went which_way_did_@_go which_way_@_went totals_for_resolution vote_total* voting_totals
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
        has_or_used had_or_used has_or_uses have_or_use mines_laid scatter* stockpil* produc* transfer transfers transferred
        suppl* violat* breach* broke break breaking
        attack attacked attacks plant planted plants bomb bombed bombing develop develops developed launch* suspend* withdr*
        leave left quit quits employ* hit kill killed comply refuse* transport* export* import* sell sells sold guilty
        responsible contaminat* strew strewn sow sowed sown litter* pepper* remotely_deliver* shipped ship ships sent send
        sends sending использовал* применил* применял* використ* застосов* застосув* usado uso utilise* employe usaron emploie
        emploient largue largues bombarde utilizo utilizaron utilizado emplearon empleado lanzo lanzaron lanzado dispararon
        использует используют применяет применяют сбросил* сбрасыва* выпустил* установил* заложил* разброс* обстрел* поставил*
        поставля* приостанов* наруши* скинув скинула скинули скида* випусти* встанови* заклал* розкида* обстріля* постача*
        призупини* зупини* поруши* enfreint enfreignent enfreins enfreindre transgresse transgressent viole violent_la
        violent_le violee violees violer viole_t contrevenu contrevient incumpl* infringe infringio infringieron infring*
        quebrant* violo violan violaron violado contravino vulner* нарушает нарушают нарушив порушує порушують порушив mine_t
        minees minee piege piegees pieges piegea miner seme semees minado minaron mino sembro sembraron sembrado заминирова*
        минирова* минирует минируют замінува* замінову* мінува* мінує мінують пошкод*
    """,
    Meaning.ACT: """
        use used uses using usage fire fired fires firing shell* dropp* drop drops deploy* attack* scatter* mined mining laid
        planted strike strikes struck bomb bombs bombed bombing* employ employed employment emploi utilisation usado uso empleo
        использова* применен* применя* використ* застосу* strewn littered employes employees utilises utilisees largue* frappe
        frappes attaque attaques bombarde* usaron usadas utilizo utilizaron utilizado utilizadas emplearon empleado lanzaron
        lanzadas ataque ataques удар удара удары ударов ударе атака атаки атак атаку обстрел* сбросил* сброс разброс* заминир*
        минировани* использу* удару удари ударів атаці обстріл* скинув скинули скида* розкида* замінован* мінуванн* застосов*
        left_behind leave_behind leaves_behind
    """,
    Meaning.HAPPEN: """
        incident* casualt* killed injured wounded victim* happen* occurr* took_place take_place case cases confirmed attacked
        event events strike strikes s_est_il_passe est_il_passe s_est_passe que_paso ha_pasado ocurrio sucedio произошл*
        произошед* случил* инцидент* сталося сталось трапил* відбул* інцидент*
    """,
    Meaning.HARM: """
        casualt* killed injured wounded victim* death* dead died die dies deadly maimed hurt lives fatalit* body_count жертв*
        загибл* погиб* поранен* ранен* morts bless* muertos heridos deces ete_tues ete_tuees murieron murio muertes fallecid*
        убит* пострадав* загину* вбит* постраждал* toll death_toll
    """,
    Meaning.INVESTIGATION: """
        @_looking_into @_look_into @_looked_into @_looks_into anyone_s_looked_into anyone_looked_into anybody_looked_into
        been_looked_into being_looked_into investigat* inquir* enquir* probe probes probed probing fact_finding расследовани*
        розслідуванн* enquete investigacion* enquete* enqueter investigo investiga investigan расследу* розсліду*
    """,
    Meaning.ANNOUNCE: """
        announc* promis* open opened opens launch* pledg* start* order* began begun commit* annonc* ouvert ouvre anunci* abrio
        abierto inicio iniciado объяви* начал* начат* открыл* оголос* почал* почав розпоча* відкри*
    """,
    Meaning.TREATY_ACT: """
        ratif* acced* accession* withdr* state_part* states_part* object objects objected objection* signator* sign_@ signed_@
        signed_the_@ join_@ joined_@ joined_the_@ leave_@ leave_the_@ left_@ left_the_@ quit_@ quit_the_@ under_@ under_the_@
        retir* quitt* signed_up put_~_name_to put_~_signature*
        walk*_away objector* adhir* adher* ратифиц* ратифік* подписал* підписал*
        присоедин* приєдна* objecion* objecte возраз* возраж* заперечив_проти заперечила_проти заперечили_проти retrait retraits
        выход_из выходы_из выходов_из вихід_з вихід_із виходи_з виходи_із виходів_з denonciation* denuncia_de denonce_le
        denonce_la objeto_@ objetaron objetado objeta objetan objectent objecter заперечувала_проти заперечував_проти
        заперечували_проти заперечити_проти заперечують_проти заперечув*_@_проти заперечи*_@_проти notification_of_withdrawal
        notifications_of_withdrawal notice_of_withdrawal notices_of_withdrawal suspension suspensions suspending withdrawals
    """,
    Meaning.OBJECT: """
        object objects objected objecting objection* objector* objecion* objecte возраз* возраж* заперечив_проти
        заперечила_проти заперечили_проти заперечує_проти objeto_@ objetaron objetado objeta objetan objectent objecter
        заперечувала_проти заперечував_проти заперечували_проти заперечити_проти заперечують_проти заперечув*_@_проти
        заперечи*_@_проти take*_issue took_issue taken_issue taking_issue
        protest*_the_suspension protest*_against_the_suspension
        protest*_@_s_suspension protest*_against_@_s_suspension reject*_the_suspension reject*_@_s_suspension
        reject*_@_suspension reject*_~_suspension oppos*_the_suspension oppos*_@_s_suspension oppos*_@_suspension
        oppos*_~_suspension contest*_the_suspension contest*_@_s_suspension
    """,
}
