"""Questions on who a private person is: a witness, a victim, a soldier."""

from bot.answers.understanding.cues import Cue, Line, words

_PRIVATE = (
    r"(?:witness\w*|victims?|survivors?|correspondents?|journalists?|reporters?|soldiers?|civilians?|persons?|"
    r"surgeons?|doctors?|nurses?|medics?|teachers?|pensioners?|engineers?|translators?|fixers?|cousins?|"
    r"individuals?|casualt\w*|informants?|whistleblowers?|"
    r"child|children|man|men|woman|women|boys?|girls?|famil(?:y|ies)|farmers?|villagers?|interviewees?|"
    r"people (?:(?:who|that|were|was|got) ){0,2}(?:hurt|injured|wounded|killed|maimed|burned|burnt)|"
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
        rf"who (?:exactly |precisely )?(?:is|was|were|are)(?: the| that| this)?|"
        rf"как зовут|имена|імена|noms? d\w*|nombres de\w*|nombre de(?:l| la| los| las)|"
        r"noms?(?: et| ou) prenoms? d\w*|apellidos?|identites? d\w*|identidad(?:es)? de\w*|comment s appel\w+|"
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
    Cue(
        rf"(?<!\w){_PRIVATE}(?!\w).* (?:need|want|get|got|give|have|send|know|publish|print|find|share|their|all|any|the) "
        r"(?:me |us |the |their |all |an? )*(?:full |real |first |last )?(?:sur)?(?:names?|identit(?:y|ies))(?: and \w+)?"
        r"(?: for| please| pls|$)"
    ),
    Cue(rf"(?<!\w)name (?:the |all |some )?{_PRIVATE}(?! (?:number|figure|count|toll|total))(?!\w)"),
    Cue(
        r"(?<!\w)(?:(?:people|persons?|ones?|those|two|three|four|five|men|women) |(?<=\d ))(?:who|that|which) (?:\w+ ){0,2}"
        r"(?:died|killed|injured|wounded|testified|witnessed|hurt)(?: \w+){0,6} "
        r"(?:names?|identit(?:y|ies)|who (?:they|he|she))(?!\w)"
    ),
    Cue(
        rf"(?<!\w){_PRIVATE}(?!\w).* "
        r"(?:who (?:are|is|were|was) (?:they|he|she)|who (?:they|he|she) (?:are|is|were|was)|"
        r"where (?:do|does|did|are|is) (?:they|he|she) liv(?:e|ing))(?!\w)"
    ),
    Cue(
        rf"(?<!\w){_PRIVATE}(?: \w+| @\d+){{0,4}} "
        r"(?:leurs? (?:noms?|identites?)|sus? (?:nombres?|apellidos?)|как (?:их|его|ее) зовут|их (?:имена|фамилии)|"
        r"як (?:іх|иого|іі) (?:звати|звуть)|іхні (?:імена|прізвища))(?!\w)"
    ),
    Cue(
        r"(?<!\w)(?:names?|identit(?:y|ies)) of (?:\S+ ){0,4}(?:people|persons|those|ones|folk) (?:\S+ ){0,6}"
        r"(?:killed|died|dead|injured|wounded|hurt|burned|burnt|poisoned|maimed|affected|sickened)(?!\w)"
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
        r"(?<!\w)who (?:is|was|were|are) (?:the |those |these )?(?:\w+ )?(?:people|ones|dead|bodies)"
        r"(?: (?:who|that|were|was|got|had)){0,3} (?:died|killed|injured|wounded|hurt|maimed|interviewed|quoted|found)(?!\w)"
    ),
    Cue(
        rf"(?<!\w){_PRIVATE}(?!\w).* (?:whats|what (?:is|s|was|were)) (?:he|she|they|his|her|their) "
        r"(?:called|(?:sur)?names?)(?!\w)"
    ),
    Cue(
        rf"(?<!\w){_PRIVATE}(?!\w).* (?:(?:phone|fone|telegram|whatsapp|facebook|email) "
        r"(?:numbers?|handles?|address\w*|accounts?|pages?)|contact details|home ?town|how to reach)(?!\w)"
        rf"|(?:phone|fone|telegram|whatsapp|facebook|email|contacts?)(?: \S+){{0,4}} (?:for|of)(?: \S+){{0,5}} {_PRIVATE}(?!\w)"
    ),
    Cue(
        r"(?<!\w)(?:which|what) (?:\w+ )?"
        r"(?:doctors?|surgeons?|nurses?|witness\w*|soldiers?|villagers?|residents?|survivors?|farmers?|patients?|"
        r"workers?)(?: \S+){0,6} (?:spoke|speak|talk|talked|testif\w+|interview\w*|quoted?)(?!\w)"
    ),
    Cue(r"(?<!\w)who (?:\w+ )?(?:leaked|tipped off|tipped|blabbed|blew the whistle)(?!\w)"),
    Cue(
        r"(?<!\w)names?(?: and \w+)? of (?:whoever(?! (?:made|said|wrote|spoke|signed))|"
        r"the (?:\w+ )?(?:pilot|driver|operator|gunner|sniper|crew)\w*)(?!\w)"
    ),
    Cue(r"(?<!\w)first and last names?(?!\w)"),
    Cue(
        r"(?<!\w)who (?:the |those |these )(?:\w+ ){0,2}(?:people|persons?|victims?|workers?|witness\w*|civilians?|dead|ones|"
        r"men|women)"
        r"(?: \S+){0,8} (?:were|was|are|is)(?= |$)"
    ),
    Cue(
        r"(?<!\w)(?:witness|source|informant|whistleblower|interviewee|survivor|resident|villager|doctor|soldier|farmer)"
        r"(?!\w).* who (?:was|is) (?:it|that|this|he|she)(?: please| pls)?$"
    ),
    Cue(
        r"(?<!\w)(?:i|we|wed|id|ive|weve|our \w+|my \w+) (?:\S+ ){0,5}"
        rf"(?:interview|contact|reach|get hold of|get in touch with|track down|trace|(?:speak|talk) (?:to|with)|"
        rf"meet)(?: up with)? (?:(?!about |on |over |for )\S+ ){{0,4}}{_PRIVATE}(?!\w)"
    ),
    Cue(
        r"(?<!\w)(?:(?:his|her|their) (?:identit(?:y|ies)|home address)|real (?:identit(?:y|ies)|names?|full names?))(?!\w)"
        r"|(?<!\w)names?(?: and| or|) ages?(?!\w)"
    ),
    Cue(
        r"(?<!\w)(?:list|name|identify|tell (?:me|us)|give (?:me|us)|write down|print) who (?:\S+ ){0,2}"
        r"(?:died|killed|hurt|injured|wounded|perished)(?!\w)"
    ),
))  # fmt: skip
_THEIR_NAME = Cue(
    r"(?<!\w)(?<!put )(?<!puts )(?<!putting )(?<!signed )(?<!lend )(?<!lent )(?:their|his|her)"
    r"(?: (?:actual|real|full|own|first|last))? names?(?!\w)"
)
_IN_OFFICE = words(
    r"officials?", r"governors?", r"ministers?", r"ambassadors?", r"presidents?", r"spokes\w+", r"generals?", r"diplomats?",
    r"commissioners?", r"secretar(?:y|ies)",
)  # fmt: skip
"""Whoever holds one of these is no private person."""
_PUBLIC_NAME = words(
    r"names? of (?:the |all |any |those )?(?:\w+ )?(?:states?|countries|organi[sz]ations?|ministr(?:y|ies)|bod(?:y|ies)|ngos?|"
    r"governments?|agenc(?:y|ies)|treat(?:y|ies)|conventions?|weapons?|towns?|villages?|places?|outlets?|resolutions?)",
    r"named? the (?:number|figure|toll|count)",
    r"names? of (?:the |a |an |any )?(?:\w+ |@\d+ ){0,2}(?:officials?|governors?|ministers?|ambassadors?|presidents?|spokes\w+|"
    r"generals?|diplomats?|commissioners?|secretar(?:y|ies))",
)
"""What bears these names is no person."""
SHOWN_BY = _IDENTITY | {_THEIR_NAME}


def asks_who_somebody_is(line: Line) -> bool:
    """Tell whether it is asked who a private person is."""
    if _PUBLIC_NAME.search(line):
        line = Line(_PUBLIC_NAME.pattern.sub("of", line))
    return line.holds(_IDENTITY) or bool(_THEIR_NAME.search(line) and not _IN_OFFICE.search(line))
