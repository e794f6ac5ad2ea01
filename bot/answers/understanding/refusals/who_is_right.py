"""Questions on whom to believe, and on what Rapporteur itself thinks."""

from bot.answers.understanding.cues import Line, words

_RIGHT = words(
        r"(?:which|whose|who|whom)(?: \w+){0,3} (?:credible|believable|convincing|plausible|truthful|trustworthy|honest|"
    r"lying(?! (?:in|on|around|under|there|near|at|by|beside|along|across))|liars?|"
    r"more reliable|more credible|to be believed|the truth)"
    r"(?! (?:reports?|evidence|sources?|information|allegations?|claims?|accounts?))",
    r"(?:which|whose) (?:version|account|story|side|narrative)s?(?: \S+){0,8} (?:is|are|was|were) (?:the )?(?:\w+ )?"
    r"(?:true|right|correct|accurate|honest|truthful)",
    r"who(?: is| s| are)? (?:right|correct|lying|wrong|telling the truth|to be believed|more credible|"
        r"in the right|at fault|more trustworthy)",
    r"(?:which|who|whose) of (?:the |these |those |them|its )?(?:\S+ ){0,4}(?:is|are|was|were|s) "
    r"(?:right|correct|lying|wrong|telling the truth|to be believed|honest)",
    r"(?:whose|which|who) (?:.* )?(?:holds? up|stacks? up|adds? up|holds? water|"
    r"(?:has|got|have) it (?:straight|right)(?! (?:i e|how|when|what))|credence)",
    r"(?:is|are|was|were) (?:he|she|they) (?:just |really )?(?:lying|telling the truth|making it up|a liar|liars|honest)",
    r"(?:is|are|was|were) (?:the )?@\d+ (?:more|less|any more) (?:credible|reliable|trustworthy|believable|honest|accurate)",
    r"^(?:so |and |but )*(?:did|has|have) (?:the )?@\d+ (?:\w+ )?(?:lie|lied)(?= (?:about|to|when|over)(?!\w)|$)",
    r"(?:is|was|are|were) (?:the )?@\d+ s (?:\w+ )?(?:denial|rebuttal|answer|reply|explanation|version)s? (?:\w+ )?"
    r"(?:credible|believable|true|convincing|plausible|honest)",
    r"high ground", r"take sides", r"(?:better|stronger|weaker) (?:\w+ )?(?:case(?! law)|argument|claim)s?",
    r"would you (?:go with|pick|choose|back|side with|run with|prefer|put your money)",
    r"(?:somebody|someone|one of (?:them|these|the two)|one side) (?:is|s|has to be|must be|was) lying",
    r"making (?:it|this|that|these|the) (?:\S+ ){0,4}up(?! (?:its|his|her|their) mind)",
    r"who (?:wins|won)(?! the)",
    r"your (?:\w+ )?(?:opinion|view|take|verdict|judge?ment)",
    r"whos (?:right|correct|lying|wrong|telling the truth)",
    r"(?:which|whose) (?:side|version|account|story|claim)s? (?:is|are|s) (?:\w+ )?(?:right|correct|true|credible|truth)",
    r"(?:should|can|do) (?:i|we) (?:believe|trust)",
    r"(?:which|whose|whom?) (?!.*(?<!should)(?<!must)(?<!could)(?<!can)(?<!do) (?:i|we) believe$)(?:.* )?"
    r"(?<!reason to )(?<!reasons to )(?:believe|trust)",
    r"pick (?:a )?side",
    r"whose (?:\S+ ){1,8}(?:is|are) (?:the )?(?:right|correct|true|better|valid)",
    r"(?:making|made|makes|make) (?:it|this|that|things|stuff|all this) (?:all )?up", r"your call",
    r"(?:whom?|which) (?:do|should|to|can) (?:\w+ ){0,2}(?:believe|trust)",
    r"(?:is|are|was|were) (?:the )?@\d+ (?:\w+ )?(?:right(?! (?:now|away|next|after|before|at|in|on|to))|wrong|"
    r"lying(?! (?:in|on|around|under|there|near|at|by|beside|along|across))|correct|"
    r"telling the truth|credible|reliable|trustworthy|believable|honest|a liar|liars|making (?:it|this|that) up)",
    r"(?:which|whose|who|whom) (?:\S+ ){0,12}(?:more|most|less|least) (?:credible|believable|convincing|plausible|truthful|"
    r"trustworthy|persuasive|reliable)(?! (?:reports?|evidence|sources?|information|allegations?|claims?|accounts?|"
    r"statements?))",
    r"true or (?:is (?:it|this|that) )?(?:just |not |only |mere |merely |all )*(?:propaganda|fake|made up|an? lie|lies|"
    r"invented|fabricated|fiction|disinformation|misinformation)",
    r"(?:is|are|was) (?:it|this|that|these|they) (?:just |all |only |mere |merely |simply )*"
    r"(?:propaganda|disinformation|misinformation|fake news|fakes?)",
    r"what (?:do|would) you make of", r"do you agree", r"(?:has|have|had) (?:the )?law on (?:its|their|his|her) side",
    r"how (?:credible|reliable|trustworthy|believable) (?:is|are|was|were)",
    r"(?:is|are|was|were) (?:it|that|this|they|he|she|these|those) (?:\w+ )?(?:credible|reliable|believable|trustworthy)",
    r"can (?:\S+ ){1,4}be (?:trusted|believed|relied (?:on|upon))",
    r"do you (?:think|believe)", r"your (?:opinion|view)",
    r"(?<=^)(?:ok |okay |so |and |but |then )*(?:should|shouldnt|ought) (?:the )?@\d+ "
    r"(?!party|parties|states?|"
    r"be (?:in|on|read|asked|listed|counted|treated|described|called|spelt|spelled|shown|recorded))\w+",
    r"кто (?:прав|врет|лжет)", r"хто (?:прав\w*|бреше|має рацію)",
    r"qui (?:a raison|ment)", r"quien (?:tiene razon|miente)", r"telling the truth",
    r"(?:dit|disent) (?:la verite|vrai)", r"(?:a )?qui (?:\w+ ){0,2}croire", r"(?:dice|dicen) la verdad",
    r"a quien (?:\w+ ){0,2}cre(?:er|o|emos)\w*", r"говор(?:ит|ят) правду", r"ком[уі] (?:\w+ ){0,2}(?:верить|доверять)",
    r"(?:каже|кажуть|говорить|говорять) правду", r"кому (?:\w+ ){0,2}(?:вірити|довіряти)", r"чья (?:правда|версия)",
    r"чия (?:правда|версія)", r"quelle version (?:croire|est)", r"que version es", r"можно ли (?:верить|доверять)",
    r"чи можна (?:вірити|довіряти)",
    r"(?:qui|lequel|laquelle|lesquels|quelle?s?) (?:.* )?(?:croire|fier|faire confiance|credibles?|"
    r"fiables?|mentent?|raison)",
    r"(?:quien|quienes|a quien|cual|cuales|en quien) (?:.* )?(?:creer|creerle|creible|creibles|confiar|fiables?|fiarse|"
    r"razon|mienten?|verdad)",
    r"(?:кому|кто|чьим|какои|чья|кого) (?:.* )?(?:верить|поверить|доверять|прав|правы|врет|врут|лжет|лгут|правдив\w*|"
    r"убедительн\w*|достоверн\w*)",
    r"(?:кому|хто|чиїм|якіи|чия|кого) (?:.* )?(?:вірити|повірити|довіряти|прави\w*|бреше|брешуть|рацію|правдив\w*|"
    r"переконлив\w*|достовірн\w*)",
    r"a (?:votre|ton) avis", r"selon (?:vous|toi)", r"d apres (?:vous|toi)", r"(?:en|a) (?:su|tu) (?:opinion|juicio|parecer)",
    r"(?:usted|ustedes) (?:cree|creen|opina|opinan|piensa|piensan)", r"(?:crees|opinas|piensas)",
    r"(?:по|на) (?:вашему|твоему)(?: мнению| взгляду)?", r"(?:ваше|твое) мнение", r"как (?:вы|ты) (?:думаете|думаешь|считаете|"
    r"считаешь)", r"на (?:вашу|твою) думку", r"ваша думка", r"як (?:ви|ти) (?:думаєте|думаєш|вважаєте|вважаєш)",
    r"(?:pensez|crois|croyez) (?:tu|vous)",
)  # fmt: skip
SHOWN_BY = frozenset({_RIGHT})


def asks_who_is_right(line: Line) -> bool:
    """Tell whether it is asked who is right, or for an opinion."""
    return _RIGHT.search(line) is not None
