"""Questions on what is going to happen."""

from bot.answers.understanding.cues import Cue, Line, words

_FUTURE = frozenset((
    Cue(r"^(?:so |and |but |do you think |what |who |when |how )*(?:will|wont) (?!you|it show)"),
    Cue(r"^(?:\w+(?:ara|era|ira)) (?:la |el )?@\d+"),
    Cue(r"(?<!\w)(?:going to(?! @)|likely to|about to) (?!show|the)"),
    Cue(
        r"(?<!\w)will (?:the )?@\d+ (?:ever |really |soon )?(?:come back|return|rejoin|be back|change|use|attack|stop|join|"
        r"sign|ratify|follow|suspend|respond|answer|retaliate|give in|collapse)(?!\w)"
    ),
    Cue(
        r"^(?:ok |okay |so |and |but |then |well |do |you |(?:think|reckon|believe|guess|suppose|expect) )*"
        r"(?:they|he|she|(?:the )?@\d+) (?:will|ll) (?!you|it show)",
    ),
    Cue(
        r"(?<!\w)(?:which|what|where|who|whom) (?:\S+ ){0,6}will (?:the )?"
        r"(?:@\d+|they|\w+(?= (?:hit|strike|attack|use|shell|bomb|target|fire))) "
        r"(?!be (?:bound|out|allowed|able|permitted|required)|show)"
    ),
    Cue(
        r"(?<!\w)(?:do|dont|would|wouldnt) you (?:\w+ )?(?:think|reckon|guess|suppose|believe|expect|imagine) (?:that )?"
        r"(?!you |we |i )(?:\S+ ){1,6}?(?:will|ll|wont|is going to|are going to) (?!show)"
    ),
    Cue(r"^(?:so |and |you )*(?:think|reckon|guess) (?!of |about |i |we |tank|who |what )"),
    words(
        r"who (?:is|s) next", r"(?:wholl|(?:who|which \w+|what \w+)(?: ll| will)) be (?:the |our )?next",
        r"(?:who|which \w+|what \w+) (?:will be|is going to be|would be|is to be) next",
        r"(?:who|which (?:\w+|@\d+)|what \w+)(?: \S+){0,3} (?:will|ll) be (?:the )?(?:very )?(?:first|next|last)",
        r"what (?:comes|happens) next", r"what are the (?:odds|chances)",
        r"(?:who|which (?:\w+|@\d+)|what (?:state|country|government)|(?:do|would) you (?:reckon|think|guess|say))"
        r" (?=.*next)(?:\S+ ){0,4}(?:leaves?|quits?|walks?|joins?|ratif(?:y|ies)|accedes?|signs?|follows?|exits?|withdraws?|"
        r"go(?:es)?|falls?|pulls?|drops?|uses?|attacks?|breaks?|denounces?|suspends?|strikes?|bans?|gives?)"
        r" (?:\S+ ){0,5}next(?! (?:to|door|week|month|year))",
        r"how long (?:till|until|before) (?:the )?@\d+ \w+s", r"ballpark", r"(?:your|an?) outlook (?:for|on)",
        r"(?:brace|get ready) for", r"in the coming (?:days|weeks|months|years)",
        r"(?:скільки|сколько) (?:ще |еще )?\w+ (?:вийд|выйд|виид|выид|покин|приєдна|присоедин)\w*",
        r"(?:suppose|supposing|imagine|assuming|what if|if) .* (?:would|will) (?:the )?"
        r"(?:others?|@\d+|they|he|she|it|allies|parties|members|rest|other \w+) (?:\w+ )?"
        r"(?:take|let|agree|accept|back|join|respond|leave|react|follow|use|vote|retaliate|come|go|stop|attack|support|oppose|"
        r"object|sign|ratify|rejoin|return|withdraw)",
        r"crystal ball", r"(?:tenner|fiver|bet|wager) (?:says|that|on)",
        r"(?:tak\w+|make|place) (?:that|the|any|a) bets?",
        r"(?:cree|crees|creen|piensas?|opinas?) que (?:\S+ ){0,5}\w+(?:ara|era|ira)n?",
        r"(?:pensez|crois|croyez) (?:tu|vous) que (?:\S+ ){0,6}\w+(?:era|ira|ront)",
        r"(?:your|any) (?:best )?(?:bet|bets|guess|guesses|hunch|money s on)",
        r"will (?:win|lose|prevail|survive|collapse)",
        r"(?:could|might|may|would|will|is) (?:the )?@\d+ (?:be |become )?(?:the )?next(?! to (?:the|@|me|us|door))",
        r"(?:odds|chances?|likelihood) that",
        r"(?:odds|chances?|likelihood|risk) (?:of|on)(?: the)? @\d+(?: \w+)? (?:\w+ing|will|uses?|attacks?|leaves?)"),
    words(
        r"(?:do|would|should|can) (?:you|we|i|one) (?:expect|foresee|predict|anticipate)", r"expected to", r"set to",
        r"bound to(?! (?:raise|ask|bring|come up|mention|be asked|quote|say))",
        r"poised to", r"probable", r"probability", r"how likely", r"likely that",
        r"ever come back(?! (?:on|to (?:us|me)|with))",
        r"in your (?:estimation|forecast)", r"your (?:forecast|prediction)", r"next to (?:collapse|leave|fall|use|quit)",
        r"predict\w*", r"forecast\w*", r"chances? (?:of|that)", r"going to happen", r"(?:use|attack|happen) next", r"будет ли",
        r"станет ли", r"применит ли", r"чи буде", r"чи застосує", r"чи застосують",
        r"(?:va|vont)(?: t)?(?: il| elle| on| ils| elles)?(?: se| s| bientot| encore)? \w+(?:er|ir|re)",
        r"(?:va|van) a (?:\w+ar|\w+er|\w+ir)",
        r"(?:quittera|utilisera|emploiera|attaquera|retirera|signera|ratifiera|rejoindra|adherera|arrivera|passera|votera|"
        r"repondra)(?:nt)?",
        r"(?:pasara|ocurrira|sucedera|habra|abandonara|usara|empleara|utilizara|atacara|volvera|votara|firmara|ratificara|"
        r"respondera|saldra|retirara)n?",
        r"(?:выидет|выидут|покинет|подпишет|ратифицирует|нанесет|нападет|ударит|ответит|присоединится|вернется|изменит|"
        r"проголосует|начнет|сбросит|атакует|применят|будут) ли",
        r"чи варто (?:\w+ )?(?:очікувати|чекати)", r"(?:стоит|следует) ли (?:\w+ )?(?:ожидать|ждать)",
        r"(?:faut il|doit on|peut on) s attendre", r"(?:cabe|debemos|hay que|es de) esperar",
        r"что (?:будет|произоидет|случится)(?! с признан)", r"будет (?:применять|использовать|дальше)",
        r"чего (?:ждать|ожидать)", r"прогноз\w*", r"каковы шансы", r"как(?:ова|ая) вероятность",
        r"чи (?:виид|покин|підпиш|вдар|відповіст|приєдна[єю]т|змінит|проголосує|почн|скин[еу]|атакує|використа[єю]т?|напад|"
        r"повернет|будут)\w*",
        r"що (?:буде|станеться)", r"буде далі", r"чого (?:чекати|очікувати)", r"які шанси", r"яка имовірність",
        r"que (?:risque|risquent)", r"quelles sont les chances", r"cuales son las probabilidades", r"que probabilidad\w*",
        r"(?:prochaine?s?) (?:\w+ )?a (?:quitter|sortir|partir|denoncer|attaquer|employer|utiliser|se retirer|s en)",
        r"(?:sera|seront|serait|va etre) (?:le |la |les )?(?:prochaine?s?|suivante?s?)",
        r"(?:sera|seran|seria) (?:el |la |los |las )?(?:proxim[oa]s?|siguientes?)",
        r"(?:proxim[oa]|siguiente)s? (?:en|que) (?:\w+ )?"
        r"(?:abandonar|salir|retirar|dejar|usar|emplear|atacar|saldra|abandone|salga)\w*",
        r"кто (?:будет )?(?:следующи(?:и|м|ми|е))",
        r"следующ(?:им|ими|еи|ая|ии|ие) (?:\w+ )?(?:выид|покин|уид|денонсир|примен|удар)\w*",
        r"(?:кто|какая страна|какие страны|хто|яка країна|які країни) (?:\w+ )?"
        r"(?:выид(?:ет|ут)|покин(?:ет|ут|е|уть)|виид(?:е|уть))",
        r"(?:выид|покин|уид)ет (?:\w+ )?следующ\w+", r"какая страна следующая",
        r"хто (?:буде )?(?:наступни(?:и|м|ми))",
        r"наступн(?:им|ими|ою|а|ии|і) (?:\w+ )?(?:виид|покин|піде|денонсу|застосу|вдар)\w*",
        r"(?:виид|покин)е (?:\w+ )?наступн\w+", r"яка країна наступна",
    ),
))  # fmt: skip
_EFFECT = words(
    r"taken effect", r"effect",
    r"when will (?:the )?@\d+ (?:leave|exit|quit|withdraw|be out)", r"take effect", r"takes effect", r"in(?:to)? force",
    r"effective", r"(?:count|qualify|figure) as", r"remain (?:an? )?(?:state )?(?:party|bound|member)",
    r"be (?:\w+ )?(?:bound|a (?:state )?party|a member|out|in|inside)", r"kick\w* in", r"bites?",
    r"effet", r"en vigueur", r"efecto", r"en vigor", r"в силу", r"чинності",
    r"quand (?:la |le |l |les )?@\d+ (?:quitter|sortir|se retirer)a", r"cuando (?:abandonara|saldra|se retirara)",
    r"когда (?:@\d+ )?(?:выидет|покинет|уидет)", r"коли (?:@\d+ )?(?:виид|покин|піде)\w*",
)  # fmt: skip
_SAID_BY_SOMEBODY = words(
    r"(?:did|does|do|has|have|had) (?:(?:the )?@\d+|he|she|they|it|anyone|anybody|the \w+) (?:\w+ ){0,2}?"
    r"(?:say|said|think|thought|warn\w*|claim\w*|predict\w*|expect\w*|promis\w*|announc\w*|declar\w*|tell|told|believe\w*|"
    r"threaten\w*|argue\w*|suggest\w*|state|forecast\w*|foresee|foresaw|hope\w*)",
    r"(?:according to|selon|d apres|segun|по словам|по версии|за словами|за версією) (?:the |la |le |l |el )?@\d+",
    r"what (?:(?:the )?@\d+|he|she|they) (?:\w+ )?(?:said|says|told|thinks|thought|expects|promised|announced)",
    r"what (?:was|is|were|s) (?:the )?@\d+ s (?:\w+ )?(?:answer|reply|response|line|comment|words)",
    r"(?:who|which \w+|anyone|anybody) (?:has |have |had )?(?:said|warned|predicted|promised|announced|threatened|forecast)",
)
_ASKED_OF_US = words(r"you", r"your", r"next")
_BY_RULE = words(r"(?:under|by|per|in) (?:article|art) \w+")
"""What a treaty says of what is to happen is no prediction."""
SHOWN_BY = _FUTURE


def asks_for_the_future(line: Line) -> bool:
    """Tell whether a prediction is asked for; when a notice takes effect is none, nor what others said."""
    if not line.holds(_FUTURE) or _EFFECT.search(line) or _BY_RULE.search(line):
        return False
    return _SAID_BY_SOMEBODY.search(line) is None or _ASKED_OF_US.search(line) is not None
