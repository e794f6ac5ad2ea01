"""Questions on how to handle, build or disarm a weapon, and on one that somebody has found."""

from collections.abc import Collection

from bot.answers.understanding.cues import Cue, Line, words
from bot.register.vocabulary import Kind

_HOW = words(
    r"how(?! (?:many|much|often|come|did|was|were)(?!\w))", r"(?:safest|best|right|proper) way",
    r"what (?:should|do|can|shall|must) (?:i|we)", r"can i", r"can we", r"should i", r"should we",
    r"(?:can|may|should|could) (?:he|she|they)",
    r"is it (?:still )?(?:ok|okay|alright|all right|fine|safe)",
    r"(?:can|could) (?:an? |the |this |that )?@\d+ (?:\w+ )?be",
    r"help me", r"steps", r"instructions?", r"guide", r"teach me", r"manual", r"как", r"як", r"comment", r"como",
    r"чем", r"чим", r"чи можна", r"можно ли", r"puedo", r"puis je", r"peut on",
)  # fmt: skip
_HANDLE = words(
    r"defus\w*",
    r"disarm(?:s|ed|ing)?(?! (?:people|those|critics|readers|anyone|somebody|someone|arguments?|the argument))",
    r"dismantl\w*", r"neutrali[sz]e", r"deactivat\w*", r"detonat\w*",
    r"(?:build|make|assembl\w*|arm|plant|lay|trigger|set off|rig) (?:an? |the |my |some |one )?(?:home ?made )?@\d+",
    r"(?:remove|clear|move|touch|pick up|handle|open|carry|transport|store|throw) (?:an? |the |this |that |it|one )",
    r"(?:take|taking|pull|break) (?:it |them |one |this |that )?apart",
    r"pick(?:ing)? (?:it |this |one |that |them )?up", r"how to (?:use|fire|launch) (?:an? |the )?@\d+",
    r"(?:pull|remov|unscrew|extract|tak)(?:e|es|ing)? (?:out )?(?:the |its |a )?(?:fu[sz]es?|detonators?|pins?)",
    r"render(?:ing|s|ed)?(?: (?:it|them|one|this|that|the|an?))?(?: @\d+)? safe",
    r"safe to (?:touch|pick|move|handle|open|approach)", r"обезвре\w*", r"разминир\w*", r"знешкод\w*", r"desactiv\w*",
    r"desamorc\w*", r"neutralis\w*", r"neutraliza\w*", r"разрядить", r"розмін\w*", r"розрядити",
    r"(?:fabriquer|construire|poser|fabricar|construir|hacer|armar|изготовить|собрать|сделать|взорвать|виготовити|зібрати|"
    r"зробити|підірвати) (?:une? |una? |la |le |el )?@\d+",
)  # fmt: skip
_INSTRUCTIONS = Cue(
    r"(?<!\w)(?:instructions?|manual|guide|steps|recipe|tutorial|diagram|blueprint|plans?)(?: \w+){0,3} (?:an? |the )?@\d+"
    r"|(?<!\w)(?:how to|how (?:do|can|should|would|could|does|might) (?:i|we|you|one|he|she|they|somebody|someone|a \w+)) "
    r"(?:safely |best |\w+ly )?(?:use|set up|setting up|fire|launch|shoot|drop|deploy|arm|build|make|assembl\w*|plant|lay|rig|"
    r"trigger|explode|detonate|disable|destroy|blow up|dispose of|get rid of|approach|touch|pick|move|remove|clear)"
    r"(?: \w+){0,2} (?:@\d+|it|them|one|this|that)(?!\w)"
)
"""What somebody would do with a weapon, not what somebody did."""
_STILL_LIVE = Cue(
    r"(?<!\w)how (?:do|can|could|would|should|to) (?:i |we |you |one |he |she |they )?(?:check|tell|test|know|find out|see) "
    r"(?:if|whether) (?:it|its|this|that|one|they|(?:the |an? )?@\d+)"
    r"(?: s| is| are| has been)? (?:still )?(?:armed|live|active|loaded|safe|dangerous|primed)(?!\w)"
)
_USES_THE_BOT = Cue(
    r"(?:^(?:so |and |ok |okay |please )*(?:how (?:do|can|should|would) (?:i|we|you|one)|how to) use (?:this|it)(?: \w+)?$"
    r"|(?<!\w)use (?:this|the|your) (?:bot|tool|app|register|service|thing)(?!\w))"
)
_FOUND = frozenset((
    Cue(
        r"(?:(?:i|we|our \w+|my \w+)(?: ve| have| has| just)* found|^found)"
        r"(?! (?:an?|the|this|some) (?:\w+ )?(?:references?|refs?|links?|notes?|mentions?|records?|articles?|reports?|claims?|"
        r"statements?|quotes?|clips?|posts?|tweets?|sources?|allegations?|documents?|files?|numbers?|keys?|answers?)(?!\w))"
        r"|(?:"
        r"(?:there s|there is|theres) (?:an? )?.*(?:garden|yard|field|street|road|"
        r"house)|stepped on|(?:i|we) (?:see|saw) an? |(?:i|we) (?:just )?(?:find|discover) (?:an?|one|some|this) (?:\w+ )?@\d+ "
        r"(?:behind|in|on|near|under|at|outside|inside|beside|by|next|close|along|here|there) |"
        r"(?:(?<=j ai )|(?<=on a )|(?<=nous avons ))(?:trouve|decouvert) |(?<!\w)(?:encontre|"
        r"encontramos|he encontrado|hemos encontrado|encuentro|je trouve) |(?<!\w)(?:нашел|нашла|нашли|наиду|знаишов|знаишла|"
        r"знаишли|знаиду|увидел|увидела|побачив|побачила) )"
    ),
    Cue(
        r"(?:got|have|has|ve|theres|is|spotted|see) (?:an? |the |some )?(?:old |unexploded )?@\d+ (?:@\d+ )?(?:right |just )?"
        r"(?:(?:next to|near|beside|under|in front of|outside|behind) (?:the|my|our|a|this) |"
        r"(?:stuck|lodged|embedded|lying|sitting|hanging) )",
    ),
    Cue(
        r"(?<!\w)(?:there s|theres|there is|there are) (?:an? |some |two |three )?(?:\w+ )?@\d+ (?:\w+ ){0,5}"
        r"(?:off|from|away|beside|under|by|near|on) (?:the|my|our|us|me|his|their)(?!\w)"
    ),
    Cue(
        r"(?<!\w)(?:i|we|(?:my|our) \w+|one of (?:my|our|the) \w+|an? (?:friend|mate|colleague|neighbour|neighbor|kid|farmer)"
        r"(?: of (?:ours|mine))?)(?: (?:in|at|near|from|over in) (?:the )?@\d+)?"
        r"(?: ve| have| has| s| just| also)* "
        r"(?:found|picked up|dug up|came across|come across|stumbled (?:on|upon|across)|spotted|unearthed|saw|seen|noticed|"
        r"brought (?:in|back|home)|hit|ran over|turned up) "
        r"(?:(?:what|something|a \w+|an \w+) (?:that |which )?(?:looks?|seems?|appears?|could|might|may) (?:like |to be |"
        r"be )?)?(?:an? |the |this |some |two |"
        r"three )?(?:\w+ ){0,3}@\d+"
    ),
    Cue(
        r"(?<!\w)(?:came|come|comes|walked) (?:home|in) with (?:an? |some |this |the |two |three )?"
        r"(?:\S+ ){0,9}?@\d+|"
        r"(?<!\w)(?:came|come|comes|walked|turned up|been) (?:home|back|in|here) with (?:an? |some |this )(?:\S+ ){1,6}"
        r"(?:from|in|near|off|outside) (?:an? |the |our |my )?(?:\S+ )?"
        r"(?:field|garden|yard|road|roadside|forest|woods?|park|river|beach|trench)"
    ),
    Cue(
        r"(?<!\w)(?:got|found|spotted) (?:an? |some )(?:\w+ )?"
        r"(?:shell|bomb|grenade|rocket|munition|ordnance|device|mortar)(?!\w)"
    ),
))  # fmt: skip
_WHAT_TO_DO = words(
    r"what (?:should|do|can|shall|must) (?:i|we)",
    r"what to do",
    r"is it safe",
    r"(?:safest|best|right|proper|easiest|quickest) (?:way|thing)(?: \w+){0,3} to \w+",
    r"who (?:do|should) (?:i|we) call",
    r"help",
    r"(?:can|may|should|could) (?:i|we|they|he|she|you|somebody|someone) (?:\w+ )?(?:shift|move|touch|lift|kick|carry|pick|"
    r"pull|drag|tow|tie|roll|dig|cover|put|wash|cut|throw|"
    r"film|approach|open|step|drive|walk|go|take|creep|crawl|pass|squeeze|shoot|blow|tow|get|put|leave|keep|bury|drop)",
    r"(?:ok|okay|alright|fine|safe|allowed) to \w+",
    r"(?:how|where) (?:do|should|can) (?:i|we|they|he|she) \w+",
    r"(?:i|we|they|he|she) (?:can|may|should|could) (?:\w+ )?(?:shift|move|touch|lift|kick|carry|pick|open)",
    r"(?:как|як) (?:\w+ ){0,3}(?:снять|убрать|перенести|утилизир\w+|зняти|прибрати|забрати|перенести|утилізув\w+)",
    r"(?:можна|можно)(?: \w+){0,3} \w+(?:ти|ть)",
    r"comment (?:\w+ ){0,3}(?:enlever|retirer|deplacer)",
    r"como (?:\w+ ){0,3}(?:quitar\w*|mover\w*|retirar\w*|sacar\w*)",
    r"que (?:faire|dois je faire|hago|hacemos|debo hacer)",
    r"что (?:мне |нам )?делать",
    r"що (?:мені |нам )?робити",
    r"(?:кому|куда) звонить",
    r"(?:кому|куди) (?:дзвонити|телефонувати)",
    r"qui appeler",
    r"a quien llamo",
)
_THING = (
    r"(?:bomb(?:let)?s?|shells?|grenades?|rockets?|mines?|mortars?|fu[sz]es?|detonators?|trip ?wires?|ordnance|uxos?|"
    r"explosives?|munitions?|warheads?|duds?|obus|bombes?|minas?|bombas?|granadas?|розтяжк\w+|растяжк\w+|снаряд\w*|гранат\w+|бомб\w+)"
)
_DEEDS = (
    r"(?:touch|move|lift|poke|prod|push|kick|throw|chuck|toss|lob|burr?y|dig|burn|unscrew|cut|snip|shoot|blow|detonate|defuse|"
    r"disarm|dismantle|transport|drag|store|carry|pick(?= it| them| one| up)|plant|lay|rig|arm|prime|assemble|build|bag|"
    r"roll|step|saw|drill|hammer|(?:take|keep|bring|drive|hide|hang|clean|hold|handle) (?:it|one)|"
    r"(?:mix|brew|cook|hold|handle|drive)(?: up)? (?:\w+ ){0,2}?@\d+)"
)
_NOBODY_HERE = (
    r"(?!army|military|forces?|troops|states?|government|party|parties|country|countries|"
    r"desk|team|us|register|bot|treaty|convention)"
)
"""After *can the* these are no persons beside whoever asks."""
_ADVICE = words(
    rf"(?:can|could|may|should|shall|must) (?:i|we|he|she|they|somebody|someone|(?:my|our) \w+|the {_NOBODY_HERE}\w+)"
    rf"(?: just| still| safely| simply)? {_DEEDS}",
    rf"(?:ok|okay|alright|fine|safe) to {_DEEDS}",
    r"what (?:would|do|does|should|will) (?:i|he|she|one|somebody|someone) need(?! to)",
    r"(?:is|would|s) (?:that|this|it) (?:be )?(?:an? )?(?:safe|good|okay|ok|sensible|bad|smart|proper) "
    r"(?:way|idea|method|plan)",
    r"(?:be|get|is|are) (?:made|rendered|turned) (?:harmless|safe|inert)",
    rf"how (?:to|do (?:i|we|you)|can (?:i|we)|should (?:i|we)) {_DEEDS}",
    r"how (?:do|can|should|would|to) (?:i |we |you |one )?set (?:an? |the |one )",
    rf"how (?:an? |the )?{_NOBODY_HERE}\w+ (?:would|could|can|might|should) (?:\w+ )?{_DEEDS}",
    r"which (?:wire|cable|pin|screw|end|part|bit) (?:do|should|can|would|must|to|is)",
    r"how long (?:do|should|must|would|does) (?:you|i|we|one|they|he|she|somebody) (?:have to |need to |got to )?wait",
    r"(?:ok|okay|safe|alright|fine) to (?:walk|go|get|come|drive) (?:up|near|close|over|past|by)",
    r"how (?:far|close)(?: away)? (?:do|should|can|must|is|would|from) (?:\S+ ){0,4}"
    r"(?:stand|stay|be|keep|get|approach|go|safe|away)",
    r"(?:best|safest|easiest|quickest|right|proper|simplest) way (?:to|of) "
    r"(?:destroy\w*|get(?:ting)? rid of|dispos\w+ of|remov\w+|"
    r"neutrali[sz]\w+|clear\w*|defus\w+|disarm\w*|detonat\w+) (?:an?|the|one|it|this|some|old)",
    r"how (?:is|are|s|do(?:es)? (?:you|they|people|one|somebody|someone)|would (?:you|one|somebody|someone)) "
    r"(?:(?:an? |the )?@\d+ (?:actually )?(?:made|produced|manufactured|mixed|synthesi[sz]ed|brewed|cooked|built|assembled|"
    r"armed|primed|detonated|set off|triggered|fired|defused|disarmed)(?! (?:by|illegal|legal|available|public))|"
    r"(?:make|produce|manufacture|mix|synthesi[sz]e|brew|cook|build|assemble|arm|prime|detonate|set off|trigger) "
    r"(?:an? |the )?@\d+)",
    r"what (?:would|do|does|should|must) (?:i|we|he|she|they|you|one|somebody|someone|an? \w+|the \w+) have to do to "
    r"(?:take|remove|get|move|lift|clear|make|build|arm|defuse|disarm|set)",
    r"how (?:an? |the |one of these )?@\d+ (?:is|are|gets?|can be|could be) (?:\w+ )?(?:built|assembled|armed|primed|detonated|"
    r"set off|triggered|fired|defused|disarmed|rigged)(?! (?:by|under|illegally|legally))",
    r"(?:which|what) (?:part|bit|wire|screw|end|piece|component|pin|side)(?: \S+){0,4} "
    r"(?:do|does|should|must|would|to|gets?|is|are) (?:\S+ ){0,3}?(?:unscrew|cut|pull|remove|take off|snip|twist|lift|press|"
    r"disconnect|touch|come off|go first)\w*",
    r"how (?:\w+ |@\d+ )?(?:gets?|is|are|can be|could be) (?:turned|made|weaponi[sz]ed|built|assembled|mixed|armed) "
    r"(?:into|from|at|with)",
    rf"(?:trick|knack|secret|best|safest|easiest|right|proper|quickest|simplest)(?: way| spot| place| method| thing)? "
    rf"(?:to|of|for) (?:getting|taking|pulling|removing|making|building|setting|laying|planting|arming|cutting|"
    rf"(?:put|place|set|hide) (?:\w+ ){{0,2}}?@\d+|{_DEEDS})",
    r"what (?:would|do|does|should|will) (?:i|we|he|she|you|one|somebody|someone|(?:my|our|a|the) \w+) need to "
    r"(?:buy|get|mix|make|build|cook|assemble|set|arm|fire|use)",
    r"(?:pop|go off|go bang|going bang|explode|blow up|detonate) if (?:i|we|you|he|she|somebody|someone)",
    r"(?:render safe|disposal|defusal|disarming|arming|firing|assembly|loading) (?:steps|procedures?|instructions|drill)",
    r"(?:je peux|peut on|on peut|puis je|je dois|comment)(?: \w+){0,2} (?:pousser|bouger|toucher|deplacer|enlever|retirer|"
    r"ouvrir|garder|ramasser|jeter|bruler|enterrer|fabriquer|soulever)",
    r"(?:puedo|podemos|se puede|como)(?: \w+){0,2} (?:mover|tocar|empujar|levantar|quitar|abrir|guardar|tirar|quemar|enterrar|"
    r"fabricar|recoger)\w*",
    r"(?:как|можно(?: ли)?|чем|куда)(?: \w+){0,3} (?:снять|убрать|тронуть|трогать|сдвинуть|поднять|взять|выбросить|закопать|"
    r"сжечь|разобрать|вскрыть|открыть|перенести|поставить|установить|зарядить)",
    r"(?:як|можна|чим|куди)(?: \w+){0,3} (?:зняти|прибрати|чіпати|зрушити|підняти|взяти|викинути|закопати|спалити|розібрати|"
    r"відкрити|перенести|поставити|встановити|зарядити)",
)
"""Of a weapon, what somebody would do with it; *can we put that claim in our piece* asks for no such thing."""
_NAMES_A_THING = Cue(rf"(?<!\w){_THING}(?!\w)")
_IN_PRINT = words(
    r"(?:piece|story|copy|article|script|headline|caption|quot\w+|report|draft|graphic|text|paragraph|sentence|"
    r"(?<!on the )line|wording|print|"
    r"claim|allegations?|statements?|figures?|numbers?)"
)
_AS_SOMEBODY_SAYS = words(r"according to (?:the )?@\d+")
SHOWN_BY = _FOUND | {_HANDLE, _INSTRUCTIONS, _STILL_LIVE, _ADVICE}


def asks_to_handle(line: Line, kinds: Collection[Kind]) -> bool:
    """Tell whether somebody asks what to do with a weapon, or how it is built or used."""
    handles = (_HANDLE.search(line) and _HOW.search(line)) or _INSTRUCTIONS.search(line) or _STILL_LIVE.search(line)
    if _USES_THE_BOT.search(line):
        return False
    is_there = (Kind.WEAPON in kinds or _NAMES_A_THING.search(line)) and Kind.TREATY not in kinds
    if is_there and _ADVICE.search(line) and not (_IN_PRINT.search(line) or _AS_SOMEBODY_SAYS.search(line)):
        return True
    return bool(handles or (line.holds(_FOUND) and _WHAT_TO_DO.search(line) and not _IN_PRINT.search(line)))
