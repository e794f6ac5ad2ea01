"""What Rapporteur declines: recognised by how a question is put, never by whom it is about."""

import re
from collections.abc import Callable

from bot.answers.answer import Refusal
from bot.answers.understanding.cues import Cue, Line, words

SAFETY = (
    "If you have found a mine or any unexploded munition: do not touch it, go back the way you came, mark or "
    "remember the place, "
    "keep others away, and call the local emergency or mine action service."
)
REASONS = {
    Refusal.GUILT: "Rapporteur does not determine violations; it shows what is recorded, and who says so.",
    Refusal.WHO_IS_RIGHT: "Rapporteur does not say who is right; it shows what each side says, in its own words.",
    Refusal.IDENTITY: "Rapporteur never names witnesses, victims or other private persons.",
    Refusal.COORDINATES: "Rapporteur does not give exact positions.",
    Refusal.PREDICTION: "Rapporteur makes no predictions; it holds only what has been said and recorded.",
    Refusal.HANDLING: "Rapporteur gives no advice on handling, building or disarming weapons.",
}

_HOW = words(
    r"how", r"(?:safest|best|right|proper) way",
    r"what (?:should|do|can|shall|must) (?:i|we)", r"can i", r"can we", r"should i", r"should we",
    r"(?:can|may|should|could) (?:he|she|they)",
    r"is it (?:still )?(?:ok|okay|alright|all right|fine|safe)",
    r"help me", r"steps", r"instructions?", r"guide", r"teach me", r"manual", r"как", r"як", r"comment", r"como",
    r"чем", r"чим", r"чи можна", r"можно ли", r"puedo", r"puis je", r"peut on",
)  # fmt: skip
_HANDLE = words(
    r"defus\w*", r"disarm(?:s|ed|ing)?", r"dismantl\w*", r"neutrali[sz]e", r"deactivat\w*", r"detonat\w*",
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
        r"(?:(?:i|we|our \w+|my \w+)(?: ve| have| has| just)* found|^found|"
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
        shown_by=(
            "next ", "near ", "beside ", "under ", "front ", "outside ", "behind ",
            "stuck", "lodged", "embedded", "lying", "sitting", "hanging",
        ),
    ),
    Cue(
        r"(?<!\w)(?:there s|theres|there is|there are) (?:an? |some |two |three )?(?:\w+ )?@\d+ (?:\w+ ){0,5}"
        r"(?:off|from|away|beside|under|by|near|on) (?:the|my|our|us|me|his|their)(?!\w)"
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
    r"who (?:do|should) (?:i|we) call",
    r"help",
    r"(?:can|may|should|could) (?:i|we|they|he|she|you|somebody|someone) (?:\w+ )?(?:shift|move|touch|lift|kick|carry|pick|"
    r"film|approach|open|step|drive|walk|go|take|creep|crawl|pass|squeeze|shoot|blow|tow|get)",
    r"(?:ok|okay|alright|fine|safe|allowed) to (?:\w+ )?(?:pull|move|touch|lift|pick|carry|take|open|kick|remove|drive|shift)",
    r"(?:i|we|they|he|she) (?:can|may|should|could) (?:\w+ )?(?:shift|move|touch|lift|kick|carry|pick|open)",
    r"que (?:faire|dois je faire|hago|hacemos|debo hacer)",
    r"что (?:мне |нам )?делать",
    r"що (?:мені |нам )?робити",
    r"(?:кому|куда) звонить",
    r"(?:кому|куди) (?:дзвонити|телефонувати)",
    r"qui appeler",
    r"a quien llamo",
)
_COORDINATES = words(
    r"coordinates?", r"exact (?:locations?|whereabouts|spots?|places?|position of the)", r"lat(?:itude)? ?(?:and )?lon\w*",
    r"longitude", r"grid ref\w*", r"gps", r"mgrs", r"geoloca\w*", r"pinpoint\w*", r"координат\w*", r"coordenadas",
    r"coordonnees", r"(?:lieu|endroit|emplacement) exact", r"ubicacion exacta", r"lugar exacto",
    r"точн(?:ое|ого|ые) (?:мест|располож)\w*", r"точн(?:е|ого|і) (?:місц|розташув)\w*", r"геолокац\w*",
)  # fmt: skip
_NOT_WANTED = re.compile(
    r"(?<!\w)(?:no|not|without|dont need|dont want|no need for) (?:the |any |exact )*(?:coordinates?|gps)(?!\w)"
)
"""What a question says it does not ask for is no reason to decline."""
_PRIVATE = (
    r"(?:witness\w*|victims?|survivors?|correspondents?|journalists?|reporters?|soldiers?|civilians?|persons?|"
    r"individuals?|casualt\w*|informants?|whistleblowers?|"
    r"child|children|man|men|woman|women|boys?|girls?|famil(?:y|ies)|farmers?|villagers?|interviewees?|"
    r"workers?|deminers?|residents?|locals|patients?|sources? who|dead|wounded|killed|injured|"
    r"свидетел\w*|жертв\w*|свідк\w*|victimes?|temoins?|victimas?|"
    r"testigos?|habitants?|riverains?|villageois|civils|soldats?|survivants?|agriculteurs?|journalistes?|blesses?|morts|"
    r"vecin[oa]s?|habitantes?|aldean[oa]s?|civiles|soldados?|supervivientes?|agricultor\w*|periodistas?|herid[oa]s?|muert[oa]s|"
    r"fallecid[oa]s?|очевид\w*|погибш\w*|пострадавш\w*|ранен\w*|убит\w*|жител\w*|граждан\w*|солдат\w*|выживш\w*|"
    r"загибл\w*|постраждал\w*|поранен\w*|вбит\w*|мешкан\w*|цивільн\w*|"
    r"ouvriers?|ouvrieres?|travailleurs?|employes?|enfants?|hommes|femmes|familles?|paysans?|patients?|medecins?|demineurs?|"
    r"personnes|gens|informateurs?|trabajador(?:es|as?)?|obrer[oa]s?|emplead[oa]s?|nin[oa]s?|hombres?|mujer(?:es)?|familias?|gente|"
    r"campesin[oa]s?|pacientes?|medic[oa]s|desminadores|personas?|informantes?|рабочи(?:е|х|м|ми)|работник\w*|сотрудник\w*|"
    r"дет(?:и|еи|ям|ьми)|ребен\w+|мужчин\w*|женщин\w*|сем(?:ьи|еи)|фермер\w*|крестьян\w*|пациент\w*|врач\w*|сапер\w*|"
    r"люд(?:и|еи|ям|ьми)|журналист\w*|информатор\w*|робітник\w*|працівник\w*|співробітник\w*|діт(?:и|еи|ям|ьми)|дитин\w*|"
    r"чоловіків|жінк\w*|жінок|родин\w*|селян\w*|пацієнт\w*|лікар\w*|журналіст\w*|інформатор\w*|погибл\w*)"
)
_IDENTITY = frozenset((
    Cue(
        rf"(?<!\w)(?:names?(?: \w+){{0,2}} of|named|identit(?:y|ies)|identif(?:y|ies)|home address|address of|phone numbers?|"
        rf"who (?:is|was|were|are)(?: the| that| this)?|"
        rf"как зовут|имена|імена|noms? d\w*|nombres de\w*|nombre de(?:l| la| los| las)|"
        r"noms?(?: et| ou) prenoms? d\w*|apellidos?|identites? d\w*|identidad(?:es)? de\w*|comment s appell\w+|"
        r"como se llama(?:n|ba|ban)?|"
        r"qui (?:est|sont|etait|etaient)(?! accus)|quien(?:es)? (?:es|son|era|eran|fue|fueron)(?! acus)|"
        r"имя|имен|фамили\w*|фио|личност\w+|кто (?:эти|был|была|были|такие)|"
        r"як (?:звати|звуть)|імен|імя|прізвищ\w*|піб|хто (?:ці|був|була|були|такі))(?: \w+| "
        rf"@\d+){{0,4}} {_PRIVATE}(?! (?:number|figure|count|toll|total))(?! (?:qui|que|котор\w+|які) (?:\w+ )?"
        r"(?:accus|acus|обвин|звинувач))(?!\w)"
    ),
    Cue(
        r"(?<!\w)names? (?:\w+ ){0,2}of (?:\w+ ){1,3}(?:who|that) (?:\w+ ){0,3}"
        r"(?:died|killed|injured|wounded|hurt|testified|witnessed)(?!\w)"
    ),
    Cue(rf"(?<!\w){_PRIVATE}(?: \w+){{0,3}} (?:names?|identit(?:y|ies)|called|home address)(?!\w)"),
    Cue(rf"(?<!\w)name (?:the |all |some )?{_PRIVATE}(?! (?:number|figure|count|toll|total))(?!\w)"),
    Cue(
        r"(?<!\w)(?:(?:people|persons?|ones?|those|two|three|four|five|men|women) |(?<=\d ))(?:who|that|which) (?:\w+ ){0,2}"
        r"(?:died|killed|injured|wounded|testified|witnessed|hurt)(?: \w+){0,6} "
        r"(?:names?|identit(?:y|ies)|who (?:they|he|she))(?!\w)"
    ),
    Cue(
        rf"(?<!\w){_PRIVATE}(?!\w).* "
        r"(?:who (?:are|is|were|was) (?:they|he|she)|where (?:do|does|did) (?:they|he|she) live)(?!\w)"
    ),
    Cue(
        rf"(?<!\w){_PRIVATE}(?: \w+| @\d+){{0,4}} "
        r"(?:leurs? (?:noms?|identites?)|sus? (?:nombres?|apellidos?)|как (?:их|его|ее) зовут|их (?:имена|фамилии)|"
        r"як (?:іх|иого|іі) (?:звати|звуть)|іхні (?:імена|прізвища))(?!\w)"
    ),
    Cue(rf"(?<!\w)(?:nomme[rz]?|nombra|назови|назовите|назви|назвіть)(?: \w+){{0,3}} {_PRIVATE}(?!\w)"),
    Cue(
        r"(?<!\w)(?:names? of|noms? d(?:e|es|u)?|nombres? de|имена|фамилии|имен|имя|імена|прізвища|імен|імя)"
        r"(?: \w+| @\d+){0,3} "
        r"(?:(?:those|ceux|celles|los|las|тех|тих) (?:who|qui|que|кто|кого|хто|що|которые|які)|quienes) (?:\w+ ){0,3}"
        r"(?:died|killed|injured|wounded|testified|witnessed|hurt|morts?|tues?|blesses?|temoigne\w*|peri|murieron|fallecieron|"
        r"resultaron|declararon|погиб\w*|ранен\w*|постра\w*|уб(?:ит|ил)\w*|загину\w*|поранен\w*|вби\w*|свидетел\w*|свідчи\w*)"
    ),
    Cue(
        r"(?<!\w)names? of (?:whoever(?! (?:made|said|wrote|spoke|signed))|"
        r"the (?:\w+ )?(?:pilot|driver|operator|gunner|sniper|crew)\w*)(?!\w)"
    ),
    Cue(r"(?<!\w)(?:his|her|their|real) (?:identit(?:y|ies)|real names?|home address|full names?)(?!\w)"),
))  # fmt: skip
_THEIR_NAME = Cue(r"(?<!\w)(?<!put )(?<!puts )(?<!putting )(?<!signed )(?<!lend )(?<!lent )(?:their|his|her) names?(?!\w)")
_IN_OFFICE = words(
    r"officials?", r"governors?", r"ministers?", r"ambassadors?", r"presidents?", r"spokes\w+", r"generals?", r"diplomats?",
    r"commissioners?", r"secretar(?:y|ies)",
)  # fmt: skip
"""Whoever holds one of these is no private person."""
_FUTURE = frozenset((
    Cue(r"^(?:so |and |but |do you think |what |who |when |how )*(?:will|wont) (?!you|it show)"),
    Cue(r"^(?:\w+(?:ara|era|ira)) (?:la |el )?@\d+", shown_by=("ara ", "era ", "ira ")),
    Cue(r"(?<!\w)(?:going to|likely to|about to) (?!show|the)"),
    Cue(
        r"^(?:ok |okay |so |and |but |then |well |do |you |(?:think|reckon|believe|guess|suppose|expect) )*"
        r"(?:they|he|she|@\d+) (?:will|ll) (?!you|it show)",
        shown_by=("will ", "ll "),
    ),
    Cue(
        r"(?<!\w)(?:which|what|where|who|whom) (?:\S+ ){0,6}will (?:the )?"
        r"(?:@\d+|they|\w+(?= (?:hit|strike|attack|use|shell|bomb|target|fire))) (?!be (?:bound|out)|show)"
    ),
    words(
        r"who (?:is|s) next", r"(?:who|which \w+|what \w+) (?:will be|is going to be|would be|is to be) next",
        r"what (?:comes|happens) next", r"what are the (?:odds|chances)",
        r"(?:who|which (?:\w+|@\d+)|what (?:state|country|government)|(?:do|would) you (?:reckon|think|guess|say))"
        r" (?:\S+ ){0,4}(?:leaves?|quits?|walks?|joins?|ratif(?:y|ies)|accedes?|signs?|follows?|exits?|withdraws?|go(?:es)?|"
        r"falls?|pulls?|drops?|uses?|attacks?|breaks?|denounces?|suspends?|strikes?|bans?|gives?)"
        r" (?:\S+ ){0,5}next(?! (?:to|door|week|month|year))",
        r"(?:your|any) (?:best )?(?:bet|bets|guess|guesses|hunch|money s on)",
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
    r"effective", r"be (?:bound|a party|out)", r"kick\w* in", r"bites?",
    r"effet", r"en vigueur", r"efecto", r"en vigor", r"в силу", r"чинності",
    r"quand (?:la |le |l |les )?@\d+ (?:quitter|sortir|se retirer)a", r"cuando (?:abandonara|saldra|se retirara)",
    r"когда (?:@\d+ )?(?:выидет|покинет|уидет)", r"коли (?:@\d+ )?(?:виид|покин|піде)\w*",
)  # fmt: skip
_RIGHT = words(
        r"(?:which|whose|who|whom)(?: \w+){0,3} (?:credible|believable|convincing|plausible|truthful|trustworthy|honest|"
    r"lying|liars?|"
    r"more reliable|more credible|to be believed|the truth)",
    r"who(?: is| s| are)? (?:right|correct|lying|wrong|telling the truth|to be believed|more credible|"
        r"in the right|at fault|more trustworthy)",
    r"whos (?:right|correct|lying|wrong|telling the truth)",
    r"(?:which|whose) (?:side|version|account|story|claim)s? (?:is|are|s) (?:\w+ )?(?:right|correct|true|credible|truth)",
    r"(?:should|can|do) (?:i|we) (?:believe|trust)", r"(?:which|whose|whom?)(?: \S+){0,10} (?:believe|trust)",
    r"pick (?:a )?side",
    r"whose (?:\S+ ){1,8}(?:is|are) (?:the )?(?:right|correct|true|better|valid)",
    r"(?:making|made|makes|make) (?:it|this|that|things|stuff|all this) (?:all )?up", r"your call",
    r"(?:whom?|which) (?:do|should|to|can) (?:\w+ ){0,2}(?:believe|trust)",
    r"(?:is|are|was|were) @\d+ (?:right|wrong|lying|telling the truth|correct|credible|a liar|liars)",
    r"do you (?:think|believe)", r"your (?:opinion|view)",
    r"(?<=^)(?:ok |okay |so |and |but |then )*(?:should|shouldnt|ought) (?:the )?@\d+ "
    r"(?!party|parties|states?|be (?:in|on|read|asked))\w+", r"кто (?:прав|врет|лжет)", r"хто (?:прав\w*|бреше|має рацію)",
    r"qui (?:a raison|ment)", r"quien (?:tiene razon|miente)", r"telling the truth",
    r"(?:dit|disent) (?:la verite|vrai)", r"(?:a )?qui (?:\w+ ){0,2}croire", r"(?:dice|dicen) la verdad",
    r"a quien (?:\w+ ){0,2}cre(?:er|o|emos)\w*", r"говор(?:ит|ят) правду", r"ком[уі] (?:\w+ ){0,2}(?:верить|доверять)",
    r"(?:каже|кажуть|говорить|говорять) правду", r"кому (?:\w+ ){0,2}(?:вірити|довіряти)", r"чья (?:правда|версия)",
    r"чия (?:правда|версія)", r"quelle version (?:croire|est)", r"que version es", r"можно ли (?:верить|доверять)",
    r"чи можна (?:вірити|довіряти)",
    r"(?:qui|lequel|laquelle|lesquels|quelle?s?)(?: \S+){0,9} (?:croire|fier|faire confiance|credibles?|"
    r"fiables?|mentent?|raison)",
    r"(?:quien|quienes|a quien|cual|cuales|en quien)(?: \S+){0,9} (?:creer|creerle|creible|creibles|confiar|fiables?|fiarse|"
    r"razon|mienten?|verdad)",
    r"(?:кому|кто|чьим|какои|чья|кого)(?: \S+){0,9} (?:верить|поверить|доверять|прав|правы|врет|врут|лжет|лгут|правдив\w*|"
    r"убедительн\w*|достоверн\w*)",
    r"(?:кому|хто|чиїм|якіи|чия|кого)(?: \S+){0,9} (?:вірити|повірити|довіряти|прави\w*|бреше|брешуть|рацію|правдив\w*|"
    r"переконлив\w*|достовірн\w*)",
    r"a (?:votre|ton) avis", r"selon (?:vous|toi)", r"d apres (?:vous|toi)", r"(?:en|a) (?:su|tu) (?:opinion|juicio|parecer)",
    r"(?:usted|ustedes) (?:cree|creen|opina|opinan|piensa|piensan)", r"(?:crees|opinas|piensas)",
    r"(?:по|на) (?:вашему|твоему)(?: мнению| взгляду)?", r"(?:ваше|твое) мнение", r"как (?:вы|ты) (?:думаете|думаешь|считаете|"
    r"считаешь)", r"на (?:вашу|твою) думку", r"ваша думка", r"як (?:ви|ти) (?:думаєте|думаєш|вважаєте|вважаєш)",
    r"(?:pensez|crois|croyez) (?:tu|vous)",
)  # fmt: skip
_WRONG = words(
    r"violat\w*", r"breach\w*",
    r"br(?:eak|oke|oken|eaking) (?:the |its |any |international )?(?:law|@\d+|rules|obligations?|promise)", r"war crim\w*",
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
_WHO_IS_GUILTY = words(
    r"who (?:is|was|are|were|s) (?:\w+ )?(?:guilty|responsible|to blame|culpable|at fault)",
    r"whos (?:guilty|responsible|to blame)",
    r"(?:нарушил|порушил)\w* ли",
    r"whose fault",
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
    shown_by="guilt respons blame culp fault наруш поруш вин faut viol commis coupab enfreint incumpl ответствен відповідальн",
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
    shown_by="violat breach infring contraven broke broken committed",
)
_ASKS_FOR_A_VERDICT = words(
    r"would you (?:say|call|consider|conclude)",
    r"is it (?:fair|right|correct) to say",
    r"can (?:one|we|i|you) (?:say|conclude|call)",
    r"do you consider",
    r"in your judge?ment",
    r"(?:may|can|could|should|shall|must) (?:i|we|one|you|he|she|they|the \w+) (?:\w+ ){0,3}(?:say|state|write|claim|call|"
    r"conclude|print|assert)",
)
_ASKS_OF_A_NAME = Cue(
    r"(?<!\w)(?<!what )(?<!who )(?<!when )(?<!where )(?<!how )(?<!why )(?<!whom )(?:did|has|have|is|was|are|were) (?:the )?@\d+"
)
"""Yes or no of a name, wherever in a question."""
_CALLS_IT_A_CRIME = Cue(r"(?<!\w)(?:это|це) (?:\w+ ){0,2}(?:преступлени|злочин)\w*")
_ATTRIBUTED = words(
    r"sa(?:y|ys|id)", r"claim(?:s|ed)?", r"alleg\w*", r"accus\w*", r"den(?:y|ied|ies|ial)", r"according to",
    r"report(?:s|ed)?", r"call(?:s|ed)?", r"admit\w*", r"condemn\w*", r"who says", r"states? that", r"object\w*",
    r"(?:go|goes|went|gone|going) (?:as|so) far as", r"(?:term|label|describ|characteri|brand)\w*", r"(?:speak|spoke) of",
    r"(?:word|term|phrase|expression|label)s?",
    r"respond\w*", r"repl\w+",
)  # fmt: skip


def refusal_in(line: Line) -> Refusal | None:
    """Tell whether the shape of a question asks for what Rapporteur declines, and which of it."""
    if line.may_hold.isdisjoint(_ANY):
        return None
    for refusal, shown_by, is_asked in _DECLINED:
        if not shown_by.isdisjoint(line.may_hold) and is_asked(line):
            return refusal
    return None


def _asks_to_handle(line: Line) -> bool:
    handles = (_HANDLE.search(line) and _HOW.search(line)) or _INSTRUCTIONS.search(line) or _STILL_LIVE.search(line)
    if _USES_THE_BOT.search(line):
        return False
    return bool(handles or (line.holds(_FOUND) and _WHAT_TO_DO.search(line)))


def _asks_who_somebody_is(line: Line) -> bool:
    return line.holds(_IDENTITY) or bool(_THEIR_NAME.search(line) and not _IN_OFFICE.search(line))


def _asks_for_the_future(line: Line) -> bool:
    return line.holds(_FUTURE) and not _EFFECT.search(line)


def asks_who_is_guilty(line: Line) -> bool:
    """Tell whether a question asks whom to blame, and not whether a named one is to blame."""
    return bool(_WHO_IS_GUILTY.search(line) or (_WHO_DID_WRONG.search(line) and not _ATTRIBUTED.search(line)))


def _asks_for_guilt(line: Line) -> bool:
    if asks_who_is_guilty(line) or (
        _YES_OR_NO.search(line) and (_DID.search(line) or _WRONG.search(line)) and not _ATTRIBUTED.search(line)
    ):
        return True
    if not _WRONG.search(line):
        return False
    whether = _ASKS_WHETHER.search(line) or _ASKS_OF_A_NAME.search(line) or _CALLS_IT_A_CRIME.search(line)
    return bool(_ASKS_FOR_A_VERDICT.search(line) or (whether and not _ATTRIBUTED.search(line)))


_DECLINED: tuple[tuple[Refusal, frozenset[Cue], Callable[[Line], bool]], ...] = (
    (Refusal.HANDLING, _FOUND | {_HANDLE, _INSTRUCTIONS, _STILL_LIVE}, _asks_to_handle),
    (Refusal.COORDINATES, frozenset({_COORDINATES}), lambda line: bool(_COORDINATES.search(_NOT_WANTED.sub("", line)))),
    (Refusal.IDENTITY, _IDENTITY | {_THEIR_NAME}, _asks_who_somebody_is),
    (Refusal.PREDICTION, _FUTURE, _asks_for_the_future),
    (Refusal.WHO_IS_RIGHT, frozenset({_RIGHT}), lambda line: bool(_RIGHT.search(line))),
    (Refusal.GUILT, frozenset({_WHO_IS_GUILTY, _WHO_DID_WRONG, _WRONG, _YES_OR_NO}), _asks_for_guilt),
)
"""What is declined, and how it is told: none of it where a line can hold none of its cues."""
_ANY = frozenset().union(*(shown_by for _, shown_by, _ in _DECLINED))
