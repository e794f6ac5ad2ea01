"""The words by which a question shows what it is after: in English, and sparingly in four other languages.

All patterns are read over a question's shape: folded words, `@n` for a name, `#n` for a date.
"""

import re

from bot.register.vocabulary import Action, Kind, ResponseKind, Stance, Status


def words(*patterns: str) -> re.Pattern[str]:
    """Make a pattern that finds any of these as whole words."""
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")


HELP = re.compile(
    r"(?:please )?(?:help|hi|hello|\?)(?: me)?(?: please)?|(?:what|how) (?:can|do|could|should) (?:i|we|you)(?: \w+)?"
    r" (?:ask|use|do|query)(?: you| this| for| it| the bot)*(?: here)?|(?:how does this work|what is this|who are you|aide"
    r"|ayuda)"
)
UNPUBLISHED = words(
    r"drafts?", r"unpublished", r"in review", r"amber", r"not yet (?:public|published)", r"confidential", r"internal notes?",
    r"(?:tlp|marked) red", r"red (?:ones|records)", r"system prompt", r"previous instructions",
)  # fmt: skip

ALLEGE = words(
    r"alleg\w*", r"accus\w*", r"claims? (?:against|about|of|on|made|by|that)",
    r"(?:war crimes?|violations?|atrocit\w*) (?:by|against|in)",
    r"acusacion\w*", r"acusa\w*", r"denuncia\w*", r"обвин\w*", r"звинувач\w*", r"утвержда\w*", r"стверджу\w*", r"ات?هام\w*",
)  # fmt: skip
DONE = words(
    r"us(?:e|ed|es|ing|age)", r"fir(?:e|ed|es|ing)", r"shell(?:ed|ing|s)?", r"dropp?(?:ed|ing|s)?", r"deploy\w*",
    r"attack\w*", r"scatter\w*", r"mined", r"mining", r"laid", r"planted", r"incidents?", r"casualt\w*", r"killed",
    r"injured", r"wounded", r"victims?", r"strikes?", r"bomb(?:ed|ings?)", r"happen\w*", r"employ(?:ed|ment)?", r"emploi",
    r"utilisation", r"usado", r"uso", r"empleo", r"использова\w*", r"применен\w*", r"применя\w*", r"використ\w*",
    r"застосу\w*", r"cases?", r"confirmed",
)  # fmt: skip
SAY = words(
    r"positions?", r"stances?", r"sa(?:y|ys|id|ying)", r"statements?", r"stat(?:e|ed|es)", r"quotes?", r"quoted", r"view",
    r"views", r"line", r"lines", r"think\w*", r"thought", r"call(?:s|ed|ing)? (?:for|on)", r"calls?", r"condemn\w*",
    r"oppos\w*", r"support(?:s|ed)?", r"welcom\w*", r"justif\w*", r"reaction\w*", r"react\w*", r"react(?:ed|s)?",
    r"comment(?:s|ed)? on", r"spoke", r"speak\w*", r"remarks?", r"promis\w*", r"pledg\w*", r"committ?ed", r"opinions?",
    r"polic(?:y|ies)", r"announc\w*", r"speech\w*", r"urg(?:e|ed|es)", r"declar\w*",
    r"(?:anything|everything|something|all|have) (?:we have )?from", r"regrets?", r"deplor\w*", r"warn(?:s|ed)?", r"told",
    r"tell", r"posicion", r"posiciones", r"declaracion\w*", r"dijo", r"dice", r"позиц[иі]\w*", r"موقف", r"قال\w*",
    r"заяв\w*", r"сказа\w*",
    r"dit", r"declare", r"declaration\w*", r"order", r"ordered", r"critici[sz]\w*", r"argu(?:e|ed|es)", r"concern\w*",
    r"stand(?:s)? on", r"where does @\d+ stand",
)  # fmt: skip
ANSWER = words(
    r"repl(?:y|ies|ied)", r"respon(?:d|ds|ded|se|ses|ding)", r"answer(?:s|ed|ing)?", r"den(?:y|ies|ied|ials?|ying)",
    r"admit(?:s|ted)?", r"admissions?", r"(?:say|said|says) back", r"rebut\w*", r"declin(?:ed|es) to comment",
    r"(?:no|without) comment", r"reject(?:s|ed|ion)", r"unanswered", r"investigations? (?:was |were )?announced",
    r"(?:announc\w*|promis\w*|open\w*) (?:an? |any )?(?:investigation|inquiry)", r"reponses?", r"repondu", r"dementi\w*",
    r"respuestas?", r"respondio", r"nego", r"ответ\w*", r"опроверг\w*", r"відпові\w*", r"запереч\w*", r"спростув\w*",
    r"acknowledge[sd]? (?:it|using|use)",
)  # fmt: skip
VOTE = words(
    r"vot(?:e|es|ed|ing)", r"abstain(?:s|ed|ing)?", r"abstentions?", r"roll calls?", r"a/res/\S+",
    r"resolutions? .*\b(?:against|favou?r)", r"votaron", r"voto", r"votos", r"abstuv\w*", r"abstenc\w*", r"abstenus?",
    r"abstenues?", r"(?:про)?голосова\w*", r"(?:про)?голосува\w*", r"صوت\w*", r"التصويت", r"воздержа\w*", r"утрима\w*",
)  # fmt: skip
COUNT = re.compile(
    r"(?<!\w)(?:how many|number of|count of|count|total number|how often|cuantos|cuantas|combien|сколько|скільки)(?!\w)"
)
WHEN = re.compile(
    r"^(?:so |and )?(?:when|what (?:date|day)|on (?:what|which) (?:date|day)|(?:the )?dates? of|since when|"
    r"quand|cuando|когда|коли)(?!\w)"
)
TIMELINE = words(
    r"treaty actions?",
    r"timeline",
    r"chronolog\w*",
    r"step by step",
    r"(?:in )?date order",
    r"sequence of events",
    r"history of",
    r"хронолог\w*",
    r"cronolog\w*",
)
CHANGE = words(
    r"chang(?:e|ed|es|ing)", r"differently", r"shift(?:s|ed)?", r"evol(?:ve|ved|ution)", r"revers(?:e|ed|al)", r"u turn",
    r"still (?:oppose|support|hold|stand)", r"flip\w*", r"изменил\w*", r"змінил\w*", r"cambi(?:o|ado)", r"change d avis",
)  # fmt: skip
COMPARE = words(
    r"compar\w*",
    r"versus",
    r"vs",
    r"differ(?:s|ed|ences?|ent)?",
    r"contrast\w*",
    r"the same way",
    r"side by side",
    r"disagree\w*",
)
SOURCE = words(
    r"sources? (?:for|of|on|behind)", r"where (?:does|did|do) .* (?:come|comes|came) from", r"primary source",
    r"secondary source", r"(?:original|translated|translation)", r"rewrite", r"what is (?:the|your) source",
    r"links? (?:for|to)", r"citations?", r"provenance", r"sourced",
)  # fmt: skip
HISTORY = words(
    r"history", r"log", r"changelog", r"versions?", r"revisions?", r"chang(?:e|ed|es)", r"edit(?:s|ed)", r"amend(?:ed|ments?)",
    r"correct(?:ed|ions?)", r"истори\w*", r"істор\w*", r"historial", r"historique",
)  # fmt: skip
"""What asks for the log of a record, where one is named."""
CORRECTIONS = words(
    r"correct(?:ed|ions?)", r"records? .*(?:withdrawn|retracted|removed|deleted)",
    r"(?:withdrawn|retracted|removed) (?:records?|entries|items)", r"tombstones?", r"errat\w*",
)  # fmt: skip
NEWS = words(
    r"(?:what s|whats|what is|anything|something|any|whats) new(?: \w+)?",
    r"new (?:records?|entries|items|since|this|today)", r"latest (?:news|records?|additions?|updates?|entries)",
    r"updates?", r"(?:recently|newly) (?:added|recorded)", r"added (?:since|this|today|yesterday|#\d+)", r"что нового",
    r"що нового", r"quoi de neuf", r"novedades",
)  # fmt: skip
WHO = re.compile(
    r"^(?:so |and )?(?:who|whom|whose|which (?:states?|countr\w+|organi[sz]ations?|actors?|governments?|officials?|bodies"
    r"|parties)|what (?:states|countries)|qui|quels? (?:etats|pays)|quien|quienes|que (?:estados|paises)|кто|хто"
    r"|какие (?:страны|государства)|які (?:країни|держави))(?!\w)"
)
STATUS = words(
    r"part(?:y|ies) (?:to|of|in)", r"state part(?:y|ies)", r"states part(?:y|ies)", r"part(?:y|ies)", r"members? of",
    r"member", r"bound", r"(?:join|joined|joining)", r"ratif\w*", r"sign(?:s|ed|atory|atories)", r"acced(?:e|ed)",
    r"accession", r"in or out", r"status", r"withdr\w*", r"(?:left|leave|leaving|quit|quits|quitting|exit\w*|denounc\w*)",
    r"(?:is|are|was|were|still) in the", r"is @\d+ (?:still )?in @\d+", r"out of", r"suspen\w*", r"parte", r"участник\w*",
    r"учасни\w*", r"сторон\w*", r"ratifi\w*", r"partie", r"член\w*", r"ратифік\w*", r"подписал\w*", r"is @\d+ in",
    r"was @\d+ in", r"object(?:s|ed|ions?)", r"opted out", r"outside", r"holdouts?",
)  # fmt: skip
FACTS = words(
    r"articles? \w+", r"art \d+", r"notice period", r"depositar\w*", r"banned (?:under|by|in)",
    r"prohibited (?:under|by|in)", r"cover(?:s|ed)?(?: by)?", r"can (?:a|any|the) (?:state|country|party)",
    r"enter(?:s|ed)? into force", r"entry into force", r"in force", r"opened for signature", r"open for signature",
    r"adopted", r"(?:is|are) (?:the )?@\d+ (?:banned|prohibited|outlawed|legal|illegal|allowed|covered|lawful|forbidden)",
    r"what does (?:the )?@\d+ (?:say|ban|prohibit|cover|require|forbid)",
    r"(?:ban|bans|prohibit|prohibits|forbid|forbids|allow|allows|permit|permits) @\d+", r"provisions?", r"obligations?",
    r"how long", r"definition", r"defin(?:e|es|ed)", r"legal under", r"apply to", r"withdrawal (?:clause|rule|period)",
)  # fmt: skip
LATEST = words(
    r"latest",
    r"most recent",
    r"last (?:statement|position|word|vote|remark|said)",
    r"newest",
    r"current (?:position|stance|policy|line)",
)
UNANSWERED = words(
    r"(?:no|without|without any|not any|lack\w*|missing)(?: \w+)? (?:response|reply|answer)s?",
    r"(?:not|never|hasnt|havent|didnt|has not|have not|yet to)(?: \w+)? (?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?)",
    r"unanswered", r"без ответа", r"без відповіді", r"sans reponse", r"sin respuesta",
)  # fmt: skip
ASKED = words(r"asked", r"letter", r"queried", r"approached", r"request(?:ed)? for comment")

STANCES: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    (Stance.VOTED_AGAINST, words(
        r"vot(?:e|es|ed|ing) (?:\w+ )?(?:against|no)", r"votes? against", r"votaron en contra", r"en contra", r"contre",
        r"(?:про)?голосува\w+ проти", r"(?:про)?голосова\w+ против", r"no votes",
    )),
    (Stance.VOTED_FOR, words(
        r"vot(?:e|es|ed|ing) (?:in favou?r|for|yes)", r"votes? (?:in favou?r|for)", r"votaron a favor", r"(?:про)?голос\w+ за",
    )),
    (Stance.ABSTAINED, words(
        r"abst(?:ain|ained|aining|ains|ention|entions)", r"abstuv\w*", r"abstenc\w*", r"abstenus?", r"abstenues?",
        r"воздержа\w*", r"утрима\w*",
    )),
    (Stance.ABSENT, words(r"absent", r"did not (?:take part|vote)")),
    (Stance.JUSTIFIES, words(r"justif\w*", r"defend(?:s|ed|ing)?")),
    (Stance.CONDEMNS, words(r"condemn\w*", r"осуди\w*", r"осужда\w*", r"засуди\w*", r"conden\w*")),
    (Stance.WELCOMES, words(r"welcom\w*", r"thank(?:s|ed)?", r"hail(?:s|ed)?", r"прив[еі]тств\w*")),
    (Stance.OPPOSES, words(r"oppos(?:e|es|ed|ing|ition)", r"(?:spoke|came out|is|are|was|were) against", r"reject(?:s|ed)?")),
    (Stance.SUPPORTS, words(r"support(?:s|ed|ing|ers)?", r"back(?:s|ed)", r"endors\w*")),
    (Stance.CALLS_FOR, words(r"call(?:s|ed|ing)? (?:for|on)", r"urg(?:e|es|ed)", r"demand(?:s|ed)?", r"appeal(?:s|ed)")),
    (Stance.COMMITS, words(r"pledg\w*", r"promis(?:e|es|ed)", r"committ?ed", r"undert(?:ook|ake)")),
    (Stance.CONCERNED, words(r"concern(?:ed|s)?", r"worr(?:y|ied)", r"alarm(?:ed)?")),
    (Stance.REGRETS, words(r"regret\w*")),
    (Stance.DEPLORES, words(r"deplor\w*")),
    (Stance.DECLINED, words(r"declin(?:ed|es) to (?:say|take)")),
)  # fmt: skip
STATUSES: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (Status.CORROBORATED, words(r"corroborat\w*")),
    (Status.CONTESTED, words(r"contested", r"disputed")),
    (Status.FINDING, words(r"with (?:a )?findings?", r"status finding", r"official findings?")),
    (Status.ACKNOWLEDGED, words(r"acknowledged")),
    (Status.NOT_SUBSTANTIATED, words(r"(?:not |un)substantiated")),
    (Status.REFUTED, words(r"refuted", r"debunked")),
    (Status.RETRACTED, words(r"retracted", r"withdrawn by (?:the|its) alleger")),
)
RESPONSES: tuple[tuple[ResponseKind, re.Pattern[str]], ...] = (
    (ResponseKind.DENIAL, words(
        r"den(?:y|ies|ied|ial|ials|ying)", r"reject(?:s|ed)", r"опроверг\w*", r"спростув\w*", r"запереч\w*", r"dementi\w*",
        r"nego",
    )),
    (ResponseKind.ADMISSION, words(
        r"admit(?:s|ted|ting)?", r"admissions?", r"confess\w*", r"acknowledge[sd]? (?:it|using|use)",
    )),
    (ResponseKind.INVESTIGATION_ANNOUNCED, words(
        r"(?:investigat\w*|inquir\w*|prob(?:e|es)) .*(?:announc|promis|open|launch|pledg)\w*",
        r"(?:announc|promis|open|launch|pledg)\w* .*(?:investigat\w*|inquir\w*|prob(?:e|es))",
    )),
    (ResponseKind.DECLINED_TO_COMMENT, words(r"declin(?:e|ed|es) (?:to )?comment", r"refus(?:e|ed) to comment", r"no comment")),
    (ResponseKind.NOT_AWARE, words(r"not aware", r"unaware")),
    (ResponseKind.COUNTER_ALLEGATION, words(r"counter (?:allegations?|accus\w+)", r"accused? (?:them )?back")),
    (ResponseKind.COMPLIANCE_ASSERTION, words(r"compl(?:y|ies|ied|iance)")),
    (ResponseKind.JUSTIFICATION, words(r"justif\w*")),
)  # fmt: skip
ACTIONS: tuple[tuple[Action, re.Pattern[str]], ...] = (
    (Action.OBJECTION, words(r"object(?:s|ed|ions?)?")),
    (Action.SUSPENSION_CLAIMED, words(r"suspen\w*")),
    (Action.DOMESTIC_DECISION, words(
            r"(?:parliament\w*|seimas|rada|sejm|saeima|riigikogu|decree\w*|decid\w*|decision\w*|vot(?:e|ed)) .*(?:quit|"
            r"withdraw\w*|leave|leaving|exit)",
    )),
    (Action.WITHDRAWAL, words(
        r"withdr\w*", r"le(?:ft|ave|aving)", r"quit\w*", r"exit\w*", r"denounc\w*", r"вышл\w*", r"вийшл\w*",
        r"pull(?:ed)? out",
    )),
    (Action.RATIFICATION, words(
        r"ratif\w*", r"join(?:ed)?", r"acced(?:e|ed)", r"accession", r"bec(?:a|o)m\w* (?:a (?:state )?party|bound)",
        r"ратифі?и?ц?\w*",
    )),
    (Action.SIGNATURE, words(r"sign(?:s|ed|ature)?", r"подпис\w*", r"підпис\w*", r"firm(?:o|aron)")),
)  # fmt: skip
COUNTED: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.RESPONSE, words(
        r"responses?", r"repl(?:y|ies)", r"answers?", r"denials?", r"reponses", r"respuestas", r"ответ\w*", r"відповід\w*",
    )),
    (Kind.ALLEGATION, words(r"alleg\w*", r"accus\w*", r"claims?", r"incidents?", r"acusaciones", r"обвин\w*", r"звинувач\w*")),
    (Kind.ASSESSMENT, words(r"assessments?", r"findings?")),
    (Kind.POSITION, words(r"positions?", r"statements?", r"quotes?", r"позиц[иі]\w*", r"declaraciones")),
)  # fmt: skip
