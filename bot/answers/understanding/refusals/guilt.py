"""Questions on who has done wrong, and whether somebody has."""

from bot.answers.understanding.cues import Cue, Line, words

_WRONG = words(
    r"violat\w*", r"bre[ae]ch\w*", r"against (?:the |international )?law", r"law ?full?",
    r"(?:legal|lawful)(?= (?:or|under|for|to|in) |$)",
    r"br(?:oke|oken|eak) (?:its|their|his|her) word",
    r"br(?:eak|oke|oken|eaking) (?:the |its |any |international )?"
    r"(?:law|@\d+|rules|obligations?|promise|treaty|convention|agreement|pledge)", r"war crim\w*", r"held accountable",
    r"guilty", r"illegal\w*", r"unlawful\w*", r"to blame", r"responsible (?:for)?", r"culpable", r"crimes?", r"genocide",
    r"infring\w*", r"complicit", r"contraven\w*", r"in compliance", r"comply(?:ing)? with", r"нарушил\w*", r"порушил\w*",
    r"преступлен\w*", r"злочин\w*", r"viole", r"violo", r"violado", r"crimes de guerre", r"crimenes de guerra",
    r"виновн\w*", r"винн\w*", r"liable", r"at fault",
    r"coupables?", r"responsables?", r"culpables?", r"enfreint", r"violee?s?", r"violaron", r"incumpli\w*", r"crimen\w*",
    r"виноват\w*", r"винен", r"ответствен\w*", r"відповідальн\w*", r"нарушал\w*", r"порушив", r"порушував\w*",
)  # fmt: skip
_ASKS_WHETHER = Cue(
    r"^(?:so |and |but |well |please |pls |tell me |can you tell me |do you know |is it true (?:that )?|"
    r"was it |isnt it |wasnt it |whether |if |in your view |@\d+ )*"
    r"(?:did|didnt|has|hasnt|have|had|was|were|wasnt|is|isnt|are|does|do|could|whether|si|est ce que|a t|ha|"
    r"violo|чи|does it mean)(?!\w)"
)
_NO_TASK = (
    r"(?! for (?:the |its |their )?(?:depositing|keeping|registering|clearing|clearance|demining|monitoring|verifying|"
    r"verification|implementing|implementation|handling|reporting|publishing|recording|translating|collecting|receiving|convening|chairing))"
)
"""Who has a task is not to blame for it: *who is responsible for registering notices*."""
_WHO_IS_GUILTY = words(
    rf"who (?:is|was|are|were|s) (?:\w+ )?(?:guilty|responsible{_NO_TASK}|to blame|culpable|at fault)",
    rf"whos (?:guilty|responsible{_NO_TASK}|to blame)",
    r"(?:нарушил|порушил)\w* ли",
    r"compl(?:iant|aint) (?:or )?in (?:violation|breach)",
    r"whose fault",
    r"(?:do|would|could|should|will) (?:you|we|i) (?:\w+ )?(?:convict|acquit|sentence|find (?:\S+ )?guilty)",
    r"(?<!що )(?<!что )@\d+ (?:\w+ )?(?:винн\w*|виновн\w+|виноват\w*)",
    r"(?:is|was|are|were) (?:\S+ ){1,3}(?:an? )?(?:war )?criminals?",
    r"кто виноват",
    r"хто винен",
    r"a t (?:elle|il) viole",
    r"виновн\w+ ли",
    r"винн\w+ ли",
    r"чи винн\w+",
    r"guilt of",
    r"guilty of",
    r"qui (?:est|sont|etait) (?:le |la |les )?(?:responsables?|coupables?)",
    r"(?:est|sont) (?:ils?|elles?) (?:coupable|responsable)s?",
    r"a qui la faute",
    r"(?:ont|a t) (?:ils?|elles?) (?:viole|enfreint)",
    r"a t (?:elle|il) commis",
    r"quien(?:es)? (?:es|son|fue|fueron) (?:el |la |los |las )?(?:responsable|culpable)s?",
    r"(?:es|son|fue) (?:@\d+ )?(?:culpable|responsable)s?",
    r"tienen? la culpa",
    r"(?:ha|han) (?:violado|incumplido)",
    r"кто (?:\w+ )?(?:ответствен|винов)\w*",
    r"вино(?:ват\w*|вен) ли",
    r"(?:чья|чия) вина",
    r"(?:хто|чи) (?:\w+ )?(?:@\d+ )?(?:відповідальн\w*|вин(?:ен|на|ні|уват\w*))",
    r"чи (?:@\d+ )?поруш(?:ив|ил\w*)",
)
_YES_OR_NO = words(
    r"yes or no", r"oui ou non", r"si o no", r"да или нет", r"так чи ні", r"true or false", r"vrai ou faux",
    r"verdadero o falso",
    r"правда или (?:нет|ложь)", r"правда чи (?:ні|брехня)",
)  # fmt: skip
_DID = words(
    r"use[ds]?", r"fired", r"dropped", r"deployed", r"employ\w*", r"utilis\w*", r"largue\w*", r"uso", r"usado", r"utilizo",
    r"utilizado", r"empleo", r"empleado", r"lanzo", r"примен[яи]л\w*", r"использовал\w*", r"сбрасывал\w*", r"сбросил\w*",
    r"застос\w+", r"використ\w+", r"вжи(?:в|ва)л\w*", r"скидал\w*",
)  # fmt: skip
_WHO_DID_WRONG = words(
    r"(?:who|which|whose)(?: (?:\w+|@\d+)){0,2} (?:has |have |had )?(?:violat\w+|breach\w+|infring\w+|contraven\w+|"
    r"broke(?! (?:the |a )?(?:news|story))|broken|committed)(?: \w+){0,3} (?:law|laws|@\d+|crimes?|obligations?|rules)",
)
_ASKS_FOR_A_VERDICT = words(
    r"would you (?:say|call|consider|conclude)",
    r"(?:is|was|would) it (?:be )?(?:fair|right|correct|accurate|reasonable|safe|true|ok|okay) to "
    r"(?:say|call|describe|write|claim)",
    r"can (?:one|we|i|you) (?:say|conclude|call)",
    r"do you consider",
    r"in your (?:\w+ )?(?:judge?ment|assessment|opinion|view|estimation|reading|eyes|book)",
    r"(?:may|can|could|should|shall|must) (?:i|we|one|you|he|she|they|the \w+) (?:\w+ ){0,3}(?:say|state|write|claim|call|"
    r"conclude|print|assert|run|publish|go with)",
    r"(?:may|can|could|should|shall|must) (?:i|we|one|you|the \w+) (?:\w+ ){0,2}"
    r"(?:report|tell (?:our |the |my )?(?:readers|viewers|listeners|audience|people|public)) (?:\w+ ){0,3}(?:that|the|@\d+) ",
    r"(?:wants?|wanted) to (?:say|write|print|run|publish|go with)",
    r"(?:ok|okay|fine|good|happy) (?:from|by|with) (?:your end|your side|you)",
)
_SOMEBODYS_CLAIM = Cue(
    r"(?<!\w)(?:that|say|state|write|claim|report|print|run|publish|readers|viewers|listeners|audience|people|public) "
    r"(?:the )?@\d+ (?:has |have |had |publicly )?"
    r"(?:says?|said|accus\w+|alleg\w+|claim\w*|call\w*|found|reports|reported|stat(?:es|ed)|conclud\w+)(?!\w)"
)
"""It is asked whether to report what somebody says: *can we write that HRW accuses Israel of it*."""
_ASKS_OF_A_NAME = Cue(
    r"(?<!\w)(?<!what )(?<!who )(?<!when )(?<!where )(?<!how )(?<!why )(?<!whom )(?:did|has|have|is|was|are|were) (?:the )?@\d+"
)
"""Yes or no of a name, wherever in a question."""
_OR_NOT = words(r"or not", r"or isnt it", r"or wasnt it")
_OF_THEM = Cue(
    r"(?<!\w)(?:did|have|has|does|do|is|was|were|are) (?:it|they|he|she|that|this) (?:\w+ )?"
    r"(?:break|broken?|violat\w+|breach\w*|commit\w*|infring\w+|illegal|unlawful|a (?:war )?crime|guilty|legal|lawful)(?!\w)"
    r"|(?<!\w)(?:would|does|did|will|do|doesnt|wouldnt) (?:that|this|it|he|she|they) (?:not |really )?make (?:\S+ ){1,3}"
    r"(?:an? )?(?:\w+ )?(?:criminals?|crimes?|guilty|violations?|breach(?:es)?|illegal|unlawful)(?!\w)"
    r"|(?<!\w)(?:should|must|can|could|cant|shouldnt) (?:the )?(?!be )(?:\S+ ){1,4}(?:be )?held (?:responsible|accountable|"
    r"liable)"
    r"|^(?:so|then|in other words|meaning) (?:the )?(?:@\d+|they|he|she|it) "
    r"(?:has |have |had |did |really |clearly |basically )*"
    r"(?:broke|broken|violated|breached|infringed|committed|is guilty|are guilty|was guilty)(?!\w)"
)
"""Of whoever was named before: *… dropping bombs from the air. Did they break the law*."""
_IS_IT = Cue(
    r"(?<!\w)(?:(?:was|is|did|does|has|have|were|are) (?:it|they|he|she|that|this)|right|correct|agreed)(?: please| pls)?$"
)
"""*A caller asks whether it was a war crime. Was it?*"""
_TAG = Cue(r"(?<!\w)(?:did|has|have|is|was|were)n ?t (?:it|they|he|she)$")
"""Yes or no at the end of a question: *…, didn't it*."""
_CALLS_IT_A_CRIME = Cue(r"(?<!\w)(?:это|це) (?:\w+ ){0,2}(?:преступлени|злочин)\w*")
_ATTRIBUTED = words(
    r"in (?:the )?@\d+ s (?:view|opinion|eyes|assessment|judge?ment|words|reading)",
    r"(?:view|opinion|assessment) of (?:the )?@\d+",
    r"(?<!your register )(?<!the register )(?<!your records )(?<!your data )sa(?:y|ys|id)", r"claim(?:s|ed)?", r"alleg\w*",
    r"accus\w*", r"den(?:y|ied|ies|ial)", r"according to(?! (?:the|your) register(?!\w))",
    r"(?<!we )(?<!i )(?<!one )report(?:s|ed)?",
    r"call(?:s|ed)?", r"admit\w*", r"condemn\w*", r"who says", r"states? that", r"object\w*",
    r"(?:go|goes|went|gone|going) (?:as|so) far as", r"(?:term|label|describ|characteri|brand)\w*", r"(?:speak|spoke) of",
    r"(?<!one )(?:word|term|phrase|expression|label)s?(?! on)",
    r"respond\w*", r"repl\w+", r"guilty by",
    r"(?<!you )(?<!we )(?<!i )(?:decide[sd]?|rule[sd]?|ruling|conclude[sd]?|declare[sd]?|deem(?:s|ed)?|determine[sd]?|"
    r"found (?:that|anyone|anybody|any))",
)  # fmt: skip
_SAID_WHO = words(
    r"(?<!you )(?<!we )(?<!i )(?<!one )(?:accus\w*|alleg\w*|claim\w*|find|finds|found|declar\w*|rul(?:e|es|ed)|pronounc\w*) "
    r"(?:that )?(?:\S+ ){0,4}(?:guilty|responsible|to blame|culpable|at fault)",
    r"(?:found|convicted|held|ruled) (?:\S+ ){0,2}guilty by",
    r"(?:say|said|claim|claimed|insist|insisted|plead|pleaded|pled) (?:that )?(?:\S+ ){0,4}not guilty",
    r"(?:has|have|did|does|do) (?:the )?@\d+ (?:ever |actually |itself )?"
    r"(?:say|said|state|stated|conclude|concluded|determine|determined|find|found|name|named|establish|established) who",
)
"""Somebody else is asked to have said who is to blame."""
_BY_WHOSE_ACCOUNT = words(
    r"according to (?!you|your|us|the (?:law|register|records?|evidence|facts)|international|article)\S+",
    r"(?:in|by) (?:the )?(?:words|account|view) of",
    r"(?:selon|d apres) (?!toi|vous|le droit|la loi)\S+",
    r"segun (?!usted|ustedes|el derecho|la ley)\S+", r"по словам", r"по мнению", r"по версии", r"по утверждению",
    r"за словами", r"на думку", r"за версією", r"за твердженням",
)  # fmt: skip
"""Whose account of it is asked for."""
SHOWN_BY = frozenset({_WHO_IS_GUILTY, _WHO_DID_WRONG, _WRONG, _YES_OR_NO})


def asks_who_is_guilty(line: Line) -> bool:
    """Tell whether a question asks whom to blame, and not whether a named one is to blame."""
    if _SAID_WHO.search(line) or _BY_WHOSE_ACCOUNT.search(line):
        return False
    return bool(_WHO_IS_GUILTY.search(line) or (_WHO_DID_WRONG.search(line) and not _ATTRIBUTED.search(line)))


def asks_for_guilt(line: Line) -> bool:
    """Tell whether a verdict on somebody is asked for, and not who else gave one."""
    if asks_who_is_guilty(line) or (
        _YES_OR_NO.search(line) and (_DID.search(line) or _WRONG.search(line)) and not _ATTRIBUTED.search(line)
    ):
        return True
    if not _WRONG.search(line):
        return False
    if (_OF_THEM.search(line) or _OR_NOT.search(line) or _IS_IT.search(line)) and not _ATTRIBUTED.search(line):
        return True
    whether = _ASKS_WHETHER.search(line) or _ASKS_OF_A_NAME.search(line) or _TAG.search(line) or _CALLS_IT_A_CRIME.search(line)
    verdict = _ASKS_FOR_A_VERDICT.search(line) and not _SOMEBODYS_CLAIM.search(line)
    return bool(verdict or (whether and not _ATTRIBUTED.search(line)))
