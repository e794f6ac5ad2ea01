"""Which side of the records a question is after, told from its shape: the exact words, the first, the evidence, the harm."""

from collections.abc import Mapping

from bot.answers.query import Aspect, Intent
from bot.answers.understanding.cues import Cue, Line, words

_RECORDS = frozenset(
    {Intent.POSITIONS, Intent.ALLEGATIONS, Intent.RESPONSES, Intent.RECORD, Intent.WHO, Intent.COUNT, Intent.COMPARE}
)
_SAID = frozenset({Intent.POSITIONS, Intent.RESPONSES, Intent.RECORD, Intent.ALLEGATIONS, Intent.WHO})
_ALLEGED = frozenset({Intent.ALLEGATIONS, Intent.RECORD, Intent.RESPONSES, Intent.WHO, Intent.COUNT})
_ORDERED = frozenset({Intent.POSITIONS, Intent.ALLEGATIONS, Intent.RESPONSES, Intent.WHO, Intent.WHEN, Intent.VOTES})
_LISTED = frozenset({Intent.TREATY_STATUS, Intent.WHEN})
"""Of these it is the first or the last state that is asked for, and not the latest of what is known."""

_NOT_SEVERAL = "".join(f"(?<!{number} )" for number in ("two", "three", "four", "five", "six", "ten", r"\d"))
"""Of several it is not only the last that is asked for: *the two most recent allegations*."""
NOTICE = words(
    r"(?:withdrawals|denunciations|exits|instruments?|retraits|denonciations|retiradas|denuncias)", r"deposit\w*",
    r"hand\w* (?:in|over)", r"depos\w*", r"lodg\w*", r"submit\w*", r"передал\w*", r"сда(?:л|ва)\w*", r"пода(?:л|в)\w*",
    r"serv(?:e|ed|ing)", r"gave", r"given", r"notif\w*", r"announc\w*", r"decid\w*", r"remi[st]\w*", r"annonc\w*",
    r"notifi\w*", r"anunci\w*", r"entreg\w*", r"present\w*", r"уведом\w*", r"объяв\w*", r"реши(?:л|т)\w*", r"депонирова\w*",
    r"повідом\w*", r"оголос\w*", r"виріши\w*", r"депонува\w*", r"здал\w*",
)  # fmt: skip
"""The day is asked for on which notice was given, and not that of its effect."""

_ASPECTS: tuple[tuple[Aspect, frozenset[Intent], Cue], ...] = (
    (Aspect.SAME_INCIDENT, _RECORDS | {Intent.SOURCE}, words(
        r"same (?:incident|event|attack|strike|case|thing|one|occurrence|allegation)s?", r"duplicates?", r"one and the same",
        r"related to", r"part of the same", r"meme incident", r"mismo incidente", r"то же самое", r"та сама подія",
        r"(?:two|different|separate|distinct) (?:incidents|events|attacks|strikes)", r"linked to",
        r"meme (?:attaque|evenement|frappe)", r"mism[oa] (?:ataque|hecho|suceso)", r"duplicad\w*", r"doublons?",
        r"(?:тот же|один и тот же) (?:случаи|инцидент|удар)", r"одно и то же", r"те саме",
        r"(?:тои самии|тои же) (?:випадок|інцидент|удар)", r"ду(?:бли|блі)кат\w*",
    )),
    (Aspect.CONTRADICTION, _RECORDS | {Intent.SOURCE}, words(
        r"contradict\w*", r"conflict(?:ing)? (?:with|accounts?|reports?|versions?|sources?|claims?)",
        r"(?:sources?|reports?|accounts?|versions?|they) (?:all )?(?:agree|disagree|differ|conflict)\w*",
        r"inconsisten\w*", r"discrepanc\w*", r"disputed by", r"at odds",
        r"contredi\w*", r"contradi[cg]\w*", r"противореч\w*", r"расхожден\w*", r"суперечат\w*", r"суперечност\w*",
        r"розбіжност\w*",
    )),
    (Aspect.INVESTIGATION, _ALLEGED, words(
        r"investigat\w*", r"inquir(?:y|ies)", r"enquir(?:y|ies)", r"prob(?:e|es|ed|ing)", r"enquete", r"investigacion\w*",
        r"расследова\w*", r"розслідува\w*", r"fact finding", r"enquet\w*", r"расследу\w*", r"розсліду\w*",
    )),
    (Aspect.CASUALTIES, _ALLEGED, words(
        r"(?<!not )casualt\w*",
        r"(?:people|civilians?|children|persons?|workers|soldiers|many) (?:were |was |are |been )?(?:killed|"
        r"injured|wounded|hurt|maimed|dead|died?)",
        r"(?:people|civilians?|children|persons?|victims?|dead) (?:did|do|does|has|have) @\d+ "
        r"(?:count|record|report|document|register|tally|list)\w*", r"death tolls?", r"toll", r"deaths?",
        r"fatalit\w*", r"injuries",
        r"(?:killed|dead) (?:and|or) (?:injured|wounded)",
        r"(?:total|number|numbers|count) (?:of )?(?:killed|dead|injured|wounded)",
        r"how many (?:died|dead|victims?|killed|injured|wounded)",
        r"(?:number|numbers|count) of (?:victims?|dead|killed|injured|wounded)", r"victimes", r"victimas", r"погибл\w*",
        r"загибл\w*", r"жертв\w*", r"anyone (?:killed|hurt|injured)", r"(?:ete|personnes) tuee?s?", r"morts",
        r"blesses", r"bilan humain",
        r"muert[oa]s", r"murieron", r"herid[oa]s", r"fallecid[oa]s", r"погиб", r"погибш\w*", r"убит[оыаі]\w*", r"ранен\w*",
        r"пострадавш\w*", r"загину\w*", r"вбит\w*", r"поранен\w*", r"постраждал\w*",
    )),
    (Aspect.EVIDENCE, _ALLEGED | {Intent.SOURCE}, words(
        r"evidence", r"base[ds]?(?: \S+){0,5} on", r"basis",
        r"proofs?", r"prove[ns]?", r"substantiat\w*", r"corroborat\w* by", r"backed up",
        r"support(?:s|ed)? (?:the|this|that) (?:allegation|claim|accusation)s?", r"rests? on",
        r"(?:change|changes|move|raise|upgrade|downgrade|alter)\w* (?:the|its|that|this|their) status",
        r"(?:take|takes|need|needs|needed|require[sd]?) (?:for|to) .*(?:corroborat|confirm|status|finding)\w*",
        r"why (?:is|are|was) (?:it|this|that|record|@\d+|the) .*(?:only|still|just)? ?(?:alleged|corroborated|contested)",
        r"single sourced", r"uncorroborated",
        r"how (?:solid|reliable|credible|strong|well sourced)", r"preuves?", r"pruebas?", r"доказательств\w*", r"доказ\w*",
        r"sur quoi (?:se fonde|repose)\w*", r"en que se (?:basa|funda)\w*", r"на чем основан\w*", r"на чому (?:базу|грунту)\w*",
    )),
    (Aspect.WORDS, _SAID, words(
        r"(?:what|how|say|said) exactly", r"exactly (?:what|how|say|said)",
        r"exact (?:words?|wording|quotes?|phrase|phrasing|statement)",
        r"verbatim", r"word for word", r"in (?:\w+ )?own words", r"own words", r"precise (?:words?|wording)", r"literally",
        r"(?:quotes?|quotation|wording)", r"actual words?", r"what words",
        r"mot (?:pour|a) mot", r"palabras exactas", r"дословно", r"дослівно",
        r"(?:mots|termes|propos|paroles) exacte?s", r"textuellement", r"palabras textuales", r"textualmente", r"literalmente",
        r"слово в слово", r"точные слова", r"точн(?:ая|ую) цитат\w*", r"точні слова", r"точн[ау] цитат\w*", r"цитат\w*",
    )),
    (Aspect.FIRST, _ORDERED, words(
        r"first (?:to|one|time|ever|person|state|country|party|source|statement|allegation|response|reaction|vote)",
        r"first (?:said|alleged|accused|claimed|reported|denied|responded|replied|condemned|mentioned|raised|called|came|made|"
        r"announced|admitted|voted)", r"(?:say|said|saying|alleged|reported|accused|claimed|it|spoke) (?:so |it |this )?first",
        r"(?:who|which \w+|what \w+|when) (?:was |were |did |has |is )?(?:@\d+ )?(?:the )?first",
        r"(?:earliest|oldest)(?! first)", r"originally",
        r"initially", r"le premier", r"primero", r"первым", r"первои", r"вперше", r"впервые", r"першим",
        r"la premiere(?! commission)", r"en premier", r"premiere (?:fois|accusation|allegation|declaration|reponse)",
        r"les premiers", r"primer[oa]s? en", r"premiere?s? a",
        r"primera (?:vez|acusacion|declaracion|respuesta)", r"la primera(?! comision)", r"el primer",
        r"первыми", r"первое (?:обвинение|заявление)", r"первыи раз", r"раньше всех",
        r"першою", r"першими", r"перше звинувачення", r"перша заява", r"раніше (?:за )?всіх", r"наиперш\w*",
    )),
    (Aspect.FIRST, _LISTED, words(
        r"first (?:@\d+ )?(?:state|countr|nation|part(?=y|ies)|member|accession|ratification|withdrawal|signator)\w*",
        r"first to",
        r"(?:join|ratif|acced|sign|left|leave|quit|withdr)\w*(?: (?:to|from))?(?: the)?(?: @\d+)? first",
    )),
    (Aspect.LAST, _LISTED, words(
        r"(?:last|latest|newest|most recent) (?:@\d+ )?(?:state|countr|nation|part(?=y|ies)|member|accession|ratification|"
        r"withdrawal|signator|one|to )\w*", r"last to",
        r"(?:join|ratif|acced|sign|left|leave|quit|withdr)\w*(?: (?:to|from))?(?: the)?(?: @\d+)? (?:last|most recently)",
    )),
    (Aspect.LAST, _ORDERED, words(
        r"last (?:to|one|time|person|state|country|party|source|statement|allegation|response|reaction|vote|position|"
        r"word|words|thing|remark|reply|comment)",
        r"last (?:said|alleged|accused|claimed|reported|denied|responded|replied|condemned|mentioned|voted)",
        r"(?:say|said|saying|alleged|reported|accused|claimed|it|spoke) (?:so |it |this )?last",
        rf"{_NOT_SEVERAL}(?:latest|most recent\w*|newest)(?! first)",
        r"last (?:speak|say|vote|comment|talk|mention|respond|react|accuse|use|abstain|oppose|support)s?",
        r"в последнии раз", r"востаннє",
        r"en dernier", r"derniere (?:fois|declaration|position|reponse|accusation)", r"dernier vote",
        r"derniere?s? a", r"ultim[oa]s? en", r"последн(?:им|еи|ими)", r"останн(?:ім|ьою|іми)",
        r"ultima (?:vez|declaracion|posicion|respuesta|acusacion)", r"ultimo voto",
        r"последн(?:ее|ии|яя) (?:заявление|голосование|раз|ответ|обвинение|позиция)", r"останн(?:я|є|іи|ю) "
        r"(?:заяв|позиці|голосуван|раз|відповід|звинувачен)\w*",
    )),
    (Aspect.NOTICE, frozenset({Intent.WHEN}), NOTICE),
)  # fmt: skip
"""What shows that a question is after a side, and of which intents it can be; the first that fits is taken."""
_ALWAYS: Mapping[Intent, Aspect] = {Intent.SOURCE: Aspect.ORIGIN}


_OF_INTENT: Mapping[Intent, Mapping[Cue, Aspect]] = {
    intent: {cue: aspect for aspect, intents, cue in _ASPECTS if intent in intents} for intent in Intent
}


def aspect_of(line: Line, intent: Intent) -> Aspect | None:
    """Tell which side of the records a question's shape asks for; None where the records alone answer."""
    aspects = _OF_INTENT[intent]
    if not line.may_hold.isdisjoint(aspects):
        for cue, aspect in aspects.items():
            if cue in line.may_hold and cue.pattern.search(line):
                return aspect
    return _ALWAYS.get(intent)
