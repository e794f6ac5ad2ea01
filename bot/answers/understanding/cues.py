"""Patterns over a question's shape (folded words, `@n` a name, `#n` a time), where what a phrase means is not enough.

Most cues cannot stand in most lines, and a word shows it: each cue knows parts of words of which its matches have one, and a
`Line` is searched only for those cues that one of its words may show.
"""

import re
from functools import cached_property, lru_cache

from bot.answers.understanding.cue_parts import parts_of, showing

_WORDS_KEPT = 10_000


class Cue:
    """A pattern, searched as `re` does, but not at all in a line of which no word can show a match."""

    def __init__(self, pattern: str) -> None:
        self._written = pattern
        _ALL.append(self)
        _shown_by.cache_clear()
        _cues_by_part.cache_clear()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compile: at the first question, since most programs start without ever being asked one."""
        return re.compile(self._written)

    @cached_property
    def parts(self) -> frozenset[str]:
        """Give the parts of words that show a match; any word does where they are none."""
        return showing(self._written) or frozenset()

    def fullmatch(self, line: str) -> re.Match[str] | None:
        """Give the match that is the whole line, or None."""
        return self.pattern.fullmatch(line)

    def search(self, line: str) -> re.Match[str] | None:
        """Give the first match, or None."""
        if isinstance(line, Line) and self not in line.may_hold:
            return None
        return self.pattern.search(line)


class Line(str):
    """The words of a shape as one line."""

    __slots__ = ("may_hold",)
    may_hold: frozenset[Cue]

    def __new__(cls, text: str) -> "Line":
        """Find out which cues the words may show."""
        line = super().__new__(cls, text)
        line.may_hold = frozenset().union(*filter(None, map(_shown_by, text.split(" "))))
        return line

    def holds(self, cues: frozenset[Cue]) -> bool:
        """Tell whether any of these cues is found in the line."""
        shown = cues & self.may_hold
        return bool(shown) and any(cue.pattern.search(self) for cue in shown)


_ALL: list[Cue] = []


@lru_cache(maxsize=_WORDS_KEPT)
def _shown_by(word: str) -> frozenset[Cue]:
    by_part = _cues_by_part()
    return frozenset(by_part[""]).union(*[by_part[part] for part in parts_of(word) if part in by_part])


@lru_cache(maxsize=1)
def _cues_by_part() -> dict[str, list[Cue]]:
    """Give the cues that each part of a word shows, and under the empty one those that any word does."""
    found: dict[str, list[Cue]] = {"": []}
    for cue in _ALL:
        for part in cue.parts or ("",):
            found.setdefault(part, []).append(cue)
    return found


def words(*patterns: str) -> Cue:
    """Make a cue that finds any of these as whole words."""
    return Cue(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")


HELP = Cue(
    r"(?:please )?(?:help|hi|hello)(?: me)?(?: please)?|(?:ok(?:ay)? |great |perfect )?(?:many )?thank(?:s| you)"
    r"(?: (?:a lot|very much|so much|again|for (?:that|this|your help)|that ?s \w+|(?:very )?helpful|perfect|great|all))*"
    r"|(?:what|how) (?:can|do|could|should) (?:i|we|you)(?: \w+)?"
    r" (?:ask|use|do|query)(?: you| this| for| it| the bot)*(?: here)?|(?:(?:how|what) (?:does|do) "
    r"(?:this|it|the|you)(?: (?:bot|thing|app|tool|register|service))?(?: actually| even)? (?:work|do)|what is this|who are you"
    r"|aide"
    r"|ayuda|comment (?:ca|cela) (?:marche|fonctionne)(?: t il)?"
    r"|bonjour|salut|merci(?: beaucoup)?|hola|buenos dias|(?:muchas )?gracias|привет|здравствуите|спасибо|помощь|справка"
    r"|привіт|вітаю|дякую|допомога|довідка)"
)
SAYS_SO = Cue(
    r"(?<=\S )(?:who (?:else )?(?:says?|said|claims?|claimed|alleges?|alleged)(?: so| it| that| this)?"
    r"|who (?:else )?reported (?:so|that|this)"
    r"|which (?:official|officer|minister|general|spokes\w+|ambassador|commander|governor|mayor|state|country|government|ngo|"
    r"organi[sz]ation|group|body) (?:says?|said|claims?|claimed|alleges?|alleged|reported)(?: so| it| that| this)?"
    r"|кто (?:об этом |это |так )?(?:говор\w+|сказал\w*|заявил\w*|утвержда\w+|сообщил\w*)"
    r"|хто (?:про це |це |так )?(?:каже|кажуть|казав|сказав|заявив|заявила|стверджу\w+|повідомив)"
    r"|qui (?:le dit|l a dit|l affirme)|quien lo (?:dice|dijo|afirma))$"
)
"""After what was done: *Russia, cluster bombs in Kharkiv: who says so*."""
_STATUS_NAMES = r"(?:alleged|corroborated|contested|findings?|acknowledged|not substantiated|refuted|retracted|status(?:es)?)"
MEANING = Cue(
    rf"^(?:so |and |but |please )*(?:what (?:does|do) (?:the |a |an |your )*{_STATUS_NAMES}(?: status)? (?:mean|stand for)"
    rf"|what (?:is|are|s) (?:the )?(?:difference|differences) between (?:a |an )?{_STATUS_NAMES} and "
    rf"|(?:define|explain|meaning of|definition of) (?:the |a |an )?{_STATUS_NAMES}"
    rf"|(?:que veut dire|que signifie|que significa|что (?:значит|означает)|що (?:значить|означає)) {_STATUS_NAMES})"
)
"""What asks for the meaning of a status."""
SUBSCRIBING = words(
    r"(?:how|where) (?:do|can|could|would|should) (?:i|we|one) (?:\w+ )?"
    r"(?:subscribe|get (?:pinged|notified|alerted|told)|be told)",
    r"how (?:do|can|could|would|should|to) (?:(?:i|we|you|one) )?(?:use|query|work with|talk to) (?:this|the|your) "
    r"(?:bot|tool|app|register|service|thing)", r"how (?:this|the|your) (?:bot|tool|app|register|service|thing) works?",
    r"what (?:this|the|your) (?:bot|tool|app|register|service|thing) (?:can|is able to|does|could|knows|will|may)(?: do)?",
    r"what (?:kinds?|sorts?) of things? (?:can|could|may|do) (?:i|we|you|one)(?: \w+)? "
    r"(?:get|ask|find|put|search|query|look|do|tell|answer|show)",
    r"how (?:do|does|should|can|would) (?:i|we|you|one) (?:put|pose|phrase|word) (?:a )?questions?",
    r"what (?:do|should|must|can) (?:i|we) (?:have to |need to )?(?:type|enter|key in) (?:here )?(?:to|for|in)",
    r"a quoi sert (?:ce|cet|cette|le) (?:registre|outil|bot|robot)",
    r"comment (?:lui |te |vous )?poser (?:une |des |mes )?questions?",
    r"para que sirve (?:este|esta|el) (?:registro|bot|herramienta)", r"как (?:тут |здесь )?задавать вопросы",
    r"як (?:тут )?ставити (?:запитання|питання)",
    r"is there a (?:subscription|digest|newsletter|feed)", r"how do(?:es)? (?:the )?(?:subscriptions?|digests?|alerts?) work",
)  # fmt: skip
"""What asks how to be told of what is new."""
WRITING = Cue(
    r"^(?:please |pls |can you |could you )*(?:proofread|rewrite|rephrase|reword|shorten|copyedit|"
    r"(?:cut|trim|edit|tighten|condense|polish) (?:my|our|this|these|the) (?:\S+ )?"
    r"(?:words?|copy|piece|draft|text|script|story)|"
    r"turn (?:my|our|these|those|this|the) .* into |"
    r"(?:write|draft|compose) (?:me |us )?(?:an?|the|my|our|some) (?!\w+ for)|translate (?!d))"
    r"|^(?:(?:pouvez|peux|pourriez|pourrais) (?:vous|tu) |s il (?:te|vous) plait )?tradui(?:re|s|sez) "
    r"|^(?:puedes |puede |podrias |por favor )*(?:traduce|traducir|traduzca|traduceme) "
    r"|^(?:можешь |можете |пожалуйста |будь ласка |можеш )*(?:переведи|переведите|перевести|переклади|перекладіть|перекласти) "
)
"""What asks for a text to be written: none is."""
UNPUBLISHED = words(
    r"drafts?", r"unpublished", r"in review", r"amber", r"not yet (?:public|published)", r"confidential", r"internal notes?",
    r"(?:tlp|marked) red", r"red (?:ones|records)", r"system prompt", r"previous instructions",
)  # fmt: skip
HISTORY = words(
    r"history", r"log", r"changelog", r"versions?", r"revisions?", r"chang(?:e|ed|es)", r"edit(?:s|ed)", r"amend(?:ed|ments?)",
    r"correct(?:ed|ions?)", r"истори\w*", r"істор\w*", r"historial", r"historique",
)  # fmt: skip
"""What asks for the log of a record, where one is named."""
