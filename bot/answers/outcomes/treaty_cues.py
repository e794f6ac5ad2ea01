"""The words by which a question on a treaty shows which of its dates and rules it asks for, in five languages."""

import re

from bot.answers.understanding.cues import Cue, words

EFFECT = words(
    r"effect",
    r"effective",
    r"end(?:s|ed)?",
    r"stop\w* being",
    r"becom\w*",
    r"became",
    r"bound",
    r"binds?",
    r"bites?",
    r"bit",
    r"party",
    r"member\w*",
    r"since when",
    r"kick\w* in",
    r"(?:c[ao]mes?|ent(?:ers?|ered|ry)) into",
    r"in force",
    r"(?:prend\w*|pris|prit) effet",
    r"(?<!pas l )effet",
    r"(?:en )?vigueur",
    r"(?:etat )?partie",
    r"membre",
    r"liee? par",
    r"depuis quand",
    r"(?:surti\w*|tiene|tendra|tuvo) efecto",
    r"(?<!no el )efecto",
    r"(?:en )?vigor",
    r"parte",
    r"miembro",
    r"desde cuando",
    r"(?:вступ\w+|вошл\w+|вошел) в силу",
    r"в силу",
    r"(?<!не )деиств\w+",
    r"участни\w+",
    r"член\w*",
    r"сторон\w+",
    r"с каких пор",
    r"с какого (?:числа|дня|года|времени)",
    r"с какои даты",
    r"чинності",
    r"чинн\w+",
    r"учасни\w+",
    r"відколи",
    r"з яких пір",
    r"з якого (?:числа|дня|року|часу)",
    r"з якої дати",
)
TOOK_EFFECT = words(r"effect\w*", r"force", r"effet", r"vigueur", r"efecto", r"vigor", r"силу", r"чинності")
NO_LONGER = words(
    r"no (?:more|longer)", r"any ?more", r"ceas\w*", r"stop\w*", r"plus (?:liee?s?|partie|membre)", r"ya no", r"dej\w+ de ser",
    r"больше не", r"перестал\w*", r"більше не",
)  # fmt: skip
BOUND = words(
    r"part(?:y|ies|ie|e)", r"bound", r"binds?", r"members?", r"membres?", r"miembros?", r"liee?s? par", r"obligad\w+",
    r"участ\w+", r"член\w*", r"сторон\w+", r"учасн\w+", r"бере участь", r"связан\w+", r"зв язан\w+",
)  # fmt: skip
"""It is asked since when a state is bound, whatever act made it so."""
AS_OF = Cue(
    r"(?<!\w)(?:had(?: already)? \w+|have (?:on|at|by) (?=#\d)|"
    r"(?:as (?:of|at|on)|by|au|al|à la date du) (?=#\d)|на (?=#\d)|станом на|по состоянию на)"
)
"""It is asked how states stood on a day, and not what they did in a time."""
NOT_ASKED = re.compile(r"(?<!\w)(?:not|а не|et non|y no) (?:when |the |its |the day of |of )?.*")
"""What a question says is not asked: *the deposit, not when it took effect*."""
FACT_DATES = (
    (
        "in_force",
        words(
            r"enter(?:s|ed)? into force",
            r"entry into force",
            r"in force",
            r"came into force",
            r"take effect",
            r"en vigueur",
            r"en vigor",
            r"(?:вступ\w+|вошел|вошла) в силу",
            r"в силе",
            r"чинності",
            r"чинн(?:ии|а)",
        ),
        "entered into force on",
    ),
    (
        "opened",
        words(
            r"open(?:ed)? for signature",
            r"opened",
            r"ouverte?",
            r"abri(?:o|eron)",
            r"abiert[oa]",
            r"открыт\w*",
            r"відкри\w*",
        ),
        "was opened for signature on",
    ),
    (
        "adopted",
        words(
            r"adopted",
            r"concluded",
            r"agreed",
            r"negotiated",
            r"adoptee?",
            r"conclue?",
            r"negociee?",
            r"adopt(?:o|ado|ada)",
            r"negoci(?:o|ado|ada)",
            r"принят\w*",
            r"приняли",
            r"заключен\w*",
            r"согласован\w*",
            r"приинят\w*",
            r"приинял\w*",
            r"ухвал\w*",
            r"укла(?:ден|ли)\w*",
            r"узгоджен\w*",
        ),
        "was adopted on",
    ),
)
OPENING_DAY = words(
    r"on (?:the |its )?(?:very )?(?:first|opening) day",
    r"day (?:that |when |on which )?(?:it |they |the \w+ |@\d+ )?(?:was |were )?open\w*",
)
"""The day on which a treaty was opened for signature, told by the treaty itself."""
DUTIES = words(
    r"stockpil\w*",
    r"destr\w*",
    r"clearance",
    r"clear",
    r"blow up",
    r"запас\w*",
    r"existencias",
    r"stocks",
    r"reserv\w*",
    r"оговор\w*",
    r"застереж\w*",
)
DEPOSITARY = words(
    r"who (?:handles|receives|registers|collects|keeps) (?:the )?"
    r"(?:notices|instruments|notifications|ratifications|withdrawals)",
    r"depositar\w*",
    r"depositair\w*",
    r"депозитар\w*",
    r"депозитарі\w*",
)
SCOPE = words(r"definitions?", r"scope", r"general obligations?", r"prohibitions?")
LEAVING = words(
    r"withdraw\w*", r"leav\w*", r"(?:notice period|(?:how )?much notice)",
    r"(?:pull|walk|back|opt)\w* (?:out|away)", r"quit\w*", r"exit\w*", r"denounc\w*", r"get out",
    r"retir\w*", r"retrait", r"sorti\w*", r"quitter\w*", r"denonc\w*", r"preavis", r"sali(?:r|da|rse)", r"abandon\w*",
    r"denunci\w*", r"preaviso", r"выи(?:ти|дя)", r"выход\w*", r"покин\w*", r"денонс\w*", r"виити", r"вихід",
    r"вих(?:оду|оді|одити)",
    r"покину\w*",
)  # fmt: skip
JOINING = words(
    r"ent(?:ry|ers?|ered) into force for",
    r"join\w*",
    r"accession",
    r"acced\w*",
    r"(?:after|from) (?:its )?(?:deposit|ratif)\w*",
    r"(?:adher|adhes|adhir)\w*",
    r"(?:apres|despues de) (?:le |la |el |su )?(?:depot|deposito|ratif\w*)",
    r"присоедин\w*",
    r"после (?:сдачи|передачи|ратификации|депонирования)",
    r"приєдна\w*",
    r"після (?:здачі|передачі|ратифікації|депонування)",
)
OF_ALL_MEMBERS = words(
    r"(?:whole|entire|every|each|all|everyone|everybody|unanimous\w*)", r"(?:share|percentage|proportion|fraction) of",
    r"tou(?:s|tes)", r"tod[oa]s", r"каждая|все", r"кожна|всі",
)  # fmt: skip
"""Of an organisation it is asked whether all its members stand so: those that do not are told too."""
ONLY_DECIDED = words(
    r"(?:decid|announc|vot|declar|plan|intend)\w* .*(?:but|and|yet|without|though) .*"
    r"(?:not|never|havent|hasnt|yet to|without|no|didnt)(?: \w+){0,2} (?:deposit|notif|lodg|submit|fil|instrument|hand)\w*"
)
"""Those are asked for that decided to leave, and have not told the depositary."""
COUNTS_STATES = words(r"how many (?:\S+ ){0,2}(?:states|countries|nations|members|parties|governments)")
_EVENT = r"(?:enter(?:s|ed)?|came|come|went|go) into force|took effect|become effective|became effective"
IN_FORCE_DAY = words(
    rf"(?:when|before|until|at the time|by the time|(?:on )?the day)(?: that| when| on which)? "
    rf"(?:it|they|the (?:treaty|convention)|(?:the )?@\d+) (?:first |itself )?(?:{_EVENT})",
    r"(?:before|at|on|by|upon) (?:the |its |their )?(?:day of (?:its |the )?)?entry into force",
)
"""The day on which a treaty entered into force, told by the treaty itself."""
INVASION_DAY = words(
    r"when (?:the )?@\d+ (?:first |fully |again )?(?:invaded|launched (?:its|the) (?:full scale )?invasion)",
    r"(?:when|at the time|on the day|at the start|at the outset|at the beginning)(?: that| of)? "
    r"(?:the |@\d+ s |@\d+ )?(?:full scale )?invasion",
)
CONSENTED_BY = words(
    r"deposit\w*", r"instruments?", r"ratifications?", r"had (?:already )?(?:ratified|acceded|consented|joined or ratified)"
)
"""Consents are asked for, and not who is bound."""
TO_A_WITHDRAWAL = Cue(
    r"^(?!.*(?:suspen|приостан|призупин)).*(?<!\w)object\w* .*(?<!\w)"
    r"(?:withdraw\w*|exit\w*|leav\w*|departure|denunciation)(?!\w)"
)
NOT_OBJECTED = words(
    r"(?:not|never|didnt|havent|hasnt|yet to|failed to|no)(?: yet| ever| formally| \w+)? object(?:ed|s|ing)?(?: to)?",
    r"without objecting", r"(?:pas|jamais) (?:fait )?objecte?", r"no (?:han )?objet\w+", r"не возраз\w+", r"не запереч\w+",
)  # fmt: skip
EITHER = words(
    r"either (?:of )?(?:the )?@\d+ or (?:the )?@\d+",
    r"either (?:of )?(?:the )?(?:two |both |these )?(?:treat(?:y|ies)|conventions?)",
    r"either of them", r"at least one of (?:the )?(?:@\d+|them|two|these|treat\w+|conven\w+)",
)  # fmt: skip
OF_PARTIES = words(
    r"part(?:y|ies) to", r"states? part(?:y|ies)", r"@\d+ parties",
    r"(?:non )?signator\w+", r"(?:etats )?parties a", r"estados parte",
    r"государств\w* участни\w*", r"держав\w* учасни\w*",
)  # fmt: skip
"""Who voted is asked for by how they stand to the treaty: an answer without it has to say so."""
