"""The words by which a question goes on from the answer before it: what opens it, and what in it points back."""

import re
from enum import StrEnum

from bot.answers.understanding.cues import Cue, words
from bot.answers.understanding.markup import plain
from bot.answers.understanding.phrases import Phrases
from bot.register.folding import fold
from bot.register.members import QuickMembers
from bot.register.vocabulary import REF_PREFIXES, Kind


class Link(StrEnum, metaclass=QuickMembers):
    """How a phrase ties a question to what was said before."""

    ON = "goes on"
    ONLY = "narrows"
    IT = "a thing"
    THEY = "somebody"
    THERE = "a place"
    BEFORE = "before that"
    AFTER = "after that"
    ALL = "all of them"
    LIST = "which ones"
    WHY = "why"
    STILL = "still"
    THESE = "what was shown"
    NEXT_YEAR = "the year after"
    LAST_YEAR = "the year before"
    NEXT_DAY = "the day after"
    LAST_DAY = "the day before"
    NEXT_MONTH = "the month after"
    LAST_MONTH = "the month before"
    NEXT_WEEK = "the week after"
    LAST_WEEK = "the week before"
    ANY_TIME = "at any time"
    THEN = "then"
    SAME = "the same"


LINKS = Phrases(
    {
        Link.ON: """
            not_just not_only zoom_out zoom_in make_that make_it change_that_to change_it_to switch_to swap_in swap_that_for
            same_count same_question same_thing same_list same_again
            and also plus but or widen broaden expand extend now_for now_the now_with and_now what_about how_about what_of
            and_what_about same_for same_with the_same_for the_same_with likewise ditto as_for then et ou et_pour et_en mais
            aussi meme_chose y e pero tambien lo_mismo а и й і та ну але
            но также також то_же те_саме только_не
            idem pareil igualmente que_hay_de теж тоже те_ж_саме
        """,
        Link.ONLY: """
            only just narrow limit restrict filter without not_by not_from not_those not_in except except_for excluding
            apart_from minus leave_out leaving_out seulement sans sauf solo solamente sin только лишь лише тільки без кроме крім
            uniquement excepte a_part unicamente salvo исключая окрім за_исключением за_винятком
        """,
        Link.IT: """
            it this_one that_one about_this about_that to_this to_that of_that of_this with_that for_that by_that on_that
            on_this is_that was_that did_that do_that has_that have_those this_@ cela ca en_dit eso esto этом этому этого это
            цього цьому це that_sort_of that_kind_of this_sort_of this_kind_of the_same_sort_of such_a_thing such_things on_it
            about_it does_that
            про_це ceci ello этим цим do_so did_so done_so does_so do_the_same did_the_same
        """,
        Link.THEY: """
            they them their theirs he him his she her hers itself eux ils elles leur ellos ellas они их им вони їх їм він вона
            он она lui них ними него нее ему его йому його її
        """,
        Link.THERE: "there in_there over_there la_bas alli там туда sur_place ahi туди",
        Link.NEXT_YEAR: """
            the_year_after a_year_later one_year_later the_following_year the_next_year the_year_after_that l_annee_suivante
            l_annee_d_apres un_an_plus_tard el_ano_siguiente un_ano_despues на_следующий_год годом_позже через_год
            наступного_року роком_пізніше через_рік
        """,
        Link.LAST_YEAR: """
            the_year_before a_year_earlier one_year_earlier the_previous_year the_preceding_year the_year_before_that
            l_annee_precedente l_annee_d_avant un_an_plus_tot el_ano_anterior un_ano_antes годом_раньше в_предыдущем_году
            роком_раніше попереднього_року
        """,
        Link.NEXT_DAY: """
            the_day_after the_next_day the_following_day a_day_later le_lendemain el_dia_siguiente на_следующий_день
        """,
        Link.LAST_DAY: "the_day_before the_previous_day a_day_earlier la_veille el_dia_anterior днем_раньше",
        Link.NEXT_MONTH: "the_month_after the_next_month the_following_month a_month_later le_mois_suivant el_mes_siguiente",
        Link.LAST_MONTH: """
            the_month_before the_previous_month the_preceding_month a_month_earlier le_mois_precedent el_mes_anterior
        """,
        Link.NEXT_WEEK: "the_week_after the_following_week a_week_later",
        Link.LAST_WEEK: "the_week_before the_previous_week the_preceding_week a_week_earlier",
        Link.ANY_TIME: """
            over_the_years through_the_years all_years in_all_years every_year each_year all_the_years year_by_year
            au_fil_des_ans toutes_les_annees todos_los_anos за_все_годы за_всі_роки
        """,
        Link.THEN: """
            that_year that_month that_day that_same_year that_same_month that_same_day that_very_year that_very_day
            cette_annee_la ce_mois_la ce_jour_la ese_ano ese_mes ese_dia
            том_году том_же_году том_же_месяце тот_же_день того_року того_ж_року
        """,
        Link.SAME: "same_for same_with same_in the_same_for the_same_with the_same_in meme_chose_pour lo_mismo_para то_же_для",
        Link.BEFORE: """
            et_avant y_antes а_до
            the_years_before the_previous_years earlier_years the_months_before
            before_that before_then before_this before_it earlier_than_that avant_cela antes_de_eso до_этого
            до_цього перед_тем раньше раніше auparavant до_того прежде
        """,
        Link.AFTER: """
            the_years_after the_following_years later_years subsequent_years the_years_since the_months_after
            the_following_months
            after_that since_then after_then after_this afterwards later_than_that depuis_lors apres_cela
            despues_de_eso после_этого після_цього с_тех_пор відтоді ensuite par_la_suite desde_entonces потом затем
            згодом потім з_того_часу
        """,
        Link.ALL: """
            all_of_them all_of_those all_of_these all_of_it every_one_of_them show_all show_me_all see_all the_whole_list
            todas_ellas todos_ellos все_из_них всі_з_них усі_з_них
        """,
        Link.LIST: """
            which_weapon what_weapon which_weapons what_weapons where_exactly where_was_it where_was_that which_town which_place
            which_ones show_them list_them see_them give_me_them name_them read_them show_me_them
            lesquels lesquelles montre_les какие_именно покажи_их перечисли_их які_саме покажи_їх перелічи_їх
        """,
        Link.WHY: "why how_come pourquoi por_que почему зачем чому навіщо pour_quelle_raison из_за_чего через_що",
        Link.STILL: "still now nowadays currently",
        Link.THESE: """
            those these the_quote the_quotes the_words the_exact_words the_actual_words the_actual_quote the_actual_quotes
            the_exact_quote the_exact_quotes the_full_quote the_full_quotes the_direct_quotes the_original_words
            the_exact_wording the_wording the_sources the_source the_evidence the_reply the_replies the_response the_responses
            the_answer the_answers the_reaction the_reactions the_denial the_denials
            the_votes the_vote the_allegation the_allegations the_statement the_statements the_accusation the_accusations
            the_whole_thing the_whole_affair the_whole_story the_whole_case that_vote that_allegation that_statement that_treaty
            that_resolution that_claim this_allegation this_statement
            this_treaty this_vote this_resolution the_same_treaty the_same_place the_same_period the_accused
            ces_accusations cette_accusation cette_allegation cette_declaration ces_declarations ce_vote ce_traite
            cette_resolution la_reponse les_reponses la_source les_sources
            esas_acusaciones estas_acusaciones esa_acusacion esta_acusacion esa_declaracion ese_voto ese_tratado
            esa_resolucion la_respuesta las_respuestas la_fuente las_fuentes
            эти_обвинени* это_обвинени* эти_заявлени* это_заявлени* эти_слова этот_договор эта_резолюци*
            ці_звинувачен* це_звинувачен* ці_заяв* ця_заява ці_слова цей_договір ця_резолюці*
        """,
    }.items()
)
"""Pronouns that point nowhere (*is there*, *is it true that*) are told apart where these are used."""

_ORDINALS = {
    fold(word): at
    for words in (
        "first second third fourth fifth sixth seventh eighth ninth tenth",
        "premier deuxième troisième",
        "première seconde",
        "primero segundo tercero",
        "primera segunda tercera",
        "первое второе третье",
        "первая вторая третья",
        "первый второй третий",
        "перше друге третє",
        "перша друга третя",
        "перший другий третій",
    )
    for at, word in enumerate(words.split(), 1)
}
_NO_LONGER = (
    r"(?:(?:drop|remove|ignore|forget|lose|lift|clear|take (?:off|out|away)|leave out|disregard|regardless of|never mind|skip|"
    r"without|scrap|undo) (?:about )?(?:the |that |any |its |all |a )?|^(?:and |or |now |with |for |in |at |from |by )*"
    r"(?:any|all|every|whatever|whichever) (?:the |other )?)"
)
_FILTER = (
    r"(?:s|es)?(?: (?:filter|restriction|limit|constraint|condition|bit|part)s?)?(?: (?:please|pls|then|now|too|"
    r"altogether))*(?: (?:and )?not (?:just|only) \w+(?: \w+)?)?$"
)
DROPPED = {
    slots: Cue(rf"(?<!\w){_NO_LONGER}(?:{nouns}){_FILTER}{more}")
    for slots, nouns, more in (
        (("weapons",), "weapon|munition|weapon type|type of weapon|kind of weapon", ""),
        (
            ("said", "occurred", "since_recorded", "on"),
            "date|day|month|year|period|time|time frame|timeframe|time span|time range",
            "",
        ),
        (
            ("places",),
            "place|location|region|city|town|area|oblast",
            r"|^(?:and |or |now |but )*(?:anywhere|everywhere)(?: else)?(?: (?:and )?not (?:just|only) \w+(?: \w+)?)?$",
        ),
        (("speakers", "allegers"), "speaker|source|accuser|author", ""),
        (("actors",), "actor|perpetrator|accused|side|party|user", ""),
        (("treaties",), "treaty|convention", ""),
        (("statuses",), "status|statuse", ""),
        (("stances",), "stance", ""),
    )
}
"""What a follow-up lifts of the question before: *drop the weapon filter*, *any year*, *and anywhere else*."""
LIFTED_NAME = Cue(
    r"(?<!\w)(?:forget|drop|lose|remove|scrap|never mind|oublie[rz]?|olvida|забудь|прибери|убери) (?:about )?(?:the )?@\d+"
    r"(?: (?:please|pls|then|now|for now))*$"
)
"""A name of the question before is lifted: *forget Russia*."""
OTHER_WAY_ROUND = words(
    r"the other way (?:round|around)", r"vice versa", r"the reverse", r"conversely", r"(?:the |both )?roles reversed",
    r"l inverse", r"al reves", r"а наоборот", r"навпаки", r"the opposite direction",
    r"(?:by |from |of |about |for )?the other side(?: s)?",
)  # fmt: skip
"""Who was accused now speaks, and who spoke is accused."""
WHO_ELSE = words(r"who else", r"qui d autre", r"quien mas", r"кто еще", r"хто ще")
ANYBODY_ELSE = words(
    r"(?:who|anyone|anybody|someone|somebody|nobody|which \w+|any other (?:state|country|party)) else", r"any other \w+",
    r"(?:any |the )?others", r"qui d autre", r"quien mas", r"кто еще", r"хто ще",
)  # fmt: skip
"""Others than those asked about before are asked for: *who else left*."""
_NOUNS = {
    "allegation": Kind.ALLEGATION, "accusation": Kind.ALLEGATION, "claim": Kind.ALLEGATION, "incident": Kind.ALLEGATION,
    "response": Kind.RESPONSE, "reply": Kind.RESPONSE, "answer": Kind.RESPONSE, "denial": Kind.RESPONSE,
    "statement": Kind.POSITION, "position": Kind.POSITION, "vote": Kind.POSITION, "quote": Kind.POSITION,
    "assessment": Kind.ASSESSMENT,
}  # fmt: skip
_ANY = ("one", "record", "result", "item", "entry", "finding", "of them", "of these", "of those")
_NTH = re.compile(
    rf"(?<!\w)(?:(?:the|la|le|el) )?(?P<word>{'|'.join(_ORDINALS)}|(?P<digits>\d{{1,3}})(?:st|nd|rd|th))"
    rf" (?P<noun>{'|'.join((*_NOUNS, *_ANY))})(?!\w)"
)
_ALONE = re.compile(
    rf"(?:(?:and|et|y|а|і|и) )?(?P<all>(?:(?:the|la|le|el) )?(?P<word>{'|'.join(_ORDINALS)}|"
    r"(?P<digits>\d{1,3})(?:st|nd|rd|th)))\W*"
)
_NUMBER = re.compile(
    r"(?<!\w)(?P<noun>(?:allegation|response|reply|statement|position|record|item) )?(?:number|no\.?|nr\.?|numero|номер) ?"
    r"(?P<digits>\d{1,3})(?!\w)"
)


def place_asked(folded: str) -> tuple[int, int, int, Kind | None] | None:
    """Find what points to a record of a list by its place: where that begins and ends, the place, and of which kind."""
    if alone := _ALONE.fullmatch(folded):
        start, end = alone.span("all")
        return start, end, int(alone["digits"] or _ORDINALS.get(alone["word"], 0)), None
    found = _NTH.search(folded) or _NUMBER.search(folded)
    if found is None:
        return None
    at = int(found["digits"]) if found["digits"] else _ORDINALS[found["word"]]
    return found.start(), found.end(), at, _NOUNS.get((found["noun"] or "").strip())


def shown_at(shown: tuple[str, ...], at: int, kind: Kind | None) -> str | None:
    """Give the ref at a place of a list, counted among the records of one kind where one is named."""
    of_kind = [ref for ref in shown if kind is None or ref.startswith(f"{REF_PREFIXES[kind]}-")]
    return of_kind[at - 1] if 0 < at <= len(of_kind) else None


_CLEARED = (
    r"(?:(?:ok|okay|please|now|so|well|thx|thanks|thank you|great|cheers|perfect|right|good|got it|merci|gracias)\W+)*"
    r"(?:(?P<topic>(?:a )?(?:new|different|another) (?:question|topic|subject))"
    r"|(?:different|another|new|separate|unrelated|other) (?:thing|matter)|something (?:else|different)|"
    r"change of (?:topic|subject)|forget (?:that|it|this|all that|everything|about (?:that|it))"
    r"|start (?:over|again|anew|afresh)"
    r"|never ?mind|reset|clear|nouvelle question|oublie(?:z)? (?:ca|cela)|nueva pregunta|olvidalo"
    rf"|{fold('новый вопрос')}|{fold('забудь')}|{fold('нове питання')})"
)
_ANEW = re.compile(rf"\W*{_CLEARED}(?:\W*$|(?(topic)\W|\s*[:;,.!?–—-])\W*(?P<rest>.*))", re.DOTALL)


def begun_anew(folded: str) -> int | None:
    """Tell from which character on a question stands for itself, where words before it clear what was said; else None."""
    found = _ANEW.fullmatch(folded)
    if found is None:
        return None
    return found.start("rest") if found["rest"] else len(folded)


def is_begun_anew(question: str) -> bool:
    """Tell whether a question does nothing but clear what was said before."""
    folded = fold(plain(question))
    return begun_anew(folded) == len(folded)
