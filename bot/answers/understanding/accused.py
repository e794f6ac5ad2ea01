"""Whether a question asks of whom something is alleged, and who of those who allege or are accused stands in the most of it."""

from bot.answers.understanding.cues import words

_BLAMED = r"(?:accused|blamed|suspected|implicated|alleged to have|said to have)"
_IS = r"(?:is|s|are|was|were|stands?|stood|(?:has|have|had|s) been|(?:is|are) being)"
_FORCES = (
    r"(?:states?|countr(?:y|ies)|governments?|nations?|actors?|part(?:y|ies)|armed forces|forces|arm(?:y|ies)|sides?|groups?)"
)
ACCUSED_ASKED = words(
    rf"(?<!matter )(?<!of )who (?:else |all )?{_IS} (?:\w+ )?{_BLAMED}(?! (?:the )?@\d+)",
    rf"(?:which|what|whose) (?:\w+ )?{_FORCES} {_IS} (?:\w+ )?{_BLAMED}",
    rf"accused {_FORCES}",
    r"whom? (?:does|do|did|has|have) (?:the )?@\d+ (?:\w+ )?(?:accus|blam|implicat)\w+",
    r"against (?:whom|who|which \w+)",
    rf"(?:who|which {_FORCES}) (?:has|have|faces?|faced)(?: \w+){{0,3}} (?:allegation|accusation|claim|charge)s?"
    r"(?: \w+){0,2} against",
    rf"(?:who|which {_FORCES}) (?:faces?|faced)",
    r"qui (?:est|sont|a ete|ont ete|etait) (?:\w+ )?(?:accuse|mis|vise)\w*",
    r"quel(?:le)?s? \w+ (?:est|sont|a ete|ont ete) (?:\w+ )?(?:accuse|mis|vise)\w*",
    r"contre qui", r"qui (?:l |la |le )?@\d+ accuse\w*",
    r"quien(?:es)? (?:es|son|esta|estan|fue|fueron|ha sido|han sido) acusad\w+",
    r"a quien(?:es)? (?:se )?(?:ha |han )?acus\w+", r"contra quien(?:es)?",
    r"кого (?:\S+ )?(?:обвин|винит|винят|упрека)\w*", r"кто (?:был\w* )?обвин(?:яется|яются|ялся|ялась|ялись|ен|ена|ены)",
    r"против кого", r"кого (?:\S+ )?(?:звинувач|звинуват|обвинувач|обвинуват)\w*",
    r"хто (?:був |була |були )?(?:звинувачу|обвинувачу|звинувачен|обвинувачен)\w*", r"проти кого",
)  # fmt: skip
"""*Who is accused*, *whom does HRW accuse*: not *who is accusing*, and not *whoever is accused*."""
MOST_ASKED = words(
    r"(?:the )?(?:most|fewest|least) (?:allegations|accusations|claims|often|frequently|times)",
    r"(?:allege|alleges|alleged|accuse|accuses|accused|blamed) (?:the )?(?:most|least|more often)",
    r"le plus (?:souvent|d accusations|d allegations)", r"mas (?:acusaciones|veces|a menudo)", r"чаще всего",
    r"больше всего", r"найчастіше", r"найбільше",
)  # fmt: skip
"""*Who is accused most often*, *who makes the most allegations*."""
ALLEGERS_COUNTED = words(
    r"how many (?:\w+ )?(?:organi[sz]ations?|ngos?|states?|countries|governments?|actors?|bodies|parties|people|officials|"
    r"sides) (?:have |has |had |that |who )?(?:accus|alleg|blam)\w*",
    r"how many (?:alleging \w+|allegers|accusers|accusing \w+)",
)
"""Those who allege it are counted, and not what they allege."""
