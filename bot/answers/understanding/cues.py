"""Patterns over a question's shape (folded words, `@n` a name, `#n` a time), where what a phrase means is not enough.

Most cues cannot stand in most lines, and a word shows it: each cue knows how its matches may begin, and a `Line` is searched
only for those cues that one of its words may open.
"""

import re
from functools import cached_property, lru_cache

_WORDS_KEPT = 10_000
_FREE = r"(?<!\w)"
_OPENED = ("(?:", "(?!", "(?=", "(?<!", "(?<=")
_OFTEN = re.compile(r"(?:[?*+]|\{[\d,]+\})[?+]?")

_ANY_DIGIT = "0"
_Beginnings = set[tuple[str, bool]]
"""Texts by which a match may begin, up to a space, each with whether what follows in the pattern goes on from it.

One that begins with a space stands at the beginning of a word.
"""


class Cue:
    """A pattern, searched as `re` does, but not at all in a line of which no word can begin a match."""

    def __init__(self, pattern: str, *, shown_by: tuple[str, ...] = ()) -> None:
        """Keep; `shown_by` are parts of words of which each match has one, where its pattern may begin with many words."""
        self._written = pattern
        self._shown_by = shown_by
        _ALL.append(self)
        _opened_by.cache_clear()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compile: at the first question, since most programs start without ever being asked one."""
        return re.compile(self._written)

    @cached_property
    def _begins(self) -> tuple[str, ...]:
        return self._shown_by or tuple({text for text, _ in _alternatives(self._written, 0)[0]})

    @cached_property
    def _anywhere(self) -> bool:
        return not all(text.strip() for text in self._begins)

    def fullmatch(self, line: str) -> re.Match[str] | None:
        """Give the match that is the whole line, or None."""
        return self.pattern.fullmatch(line)

    def search(self, line: str) -> re.Match[str] | None:
        """Give the first match, or None."""
        if isinstance(line, Line) and self not in line.may_hold:
            return None
        return self.pattern.search(line)

    def may_begin(self, word: str) -> bool:
        """Tell whether a match can begin with a word, or inside of it."""
        word = "".join(map(_digit, word))
        ends = [f"{word} "[at:] for at in range(len(word))]
        free = [f" {end}" for end in (ends[:1] if word.isalnum() else ends)]  # a sign sets what follows free
        return self._anywhere or any(text.startswith(self._begins) for text in (*ends, *free))


class Line(str):
    """The words of a shape as one line."""

    __slots__ = ("may_hold",)
    may_hold: frozenset[Cue]

    def __new__(cls, text: str) -> "Line":
        """Find out which cues the words may open."""
        line = super().__new__(cls, text)
        line.may_hold = frozenset().union(*filter(None, map(_opened_by, text.split(" "))))
        return line

    def holds(self, cues: frozenset[Cue]) -> bool:
        """Tell whether any of these cues is found in the line."""
        return any(cue.pattern.search(self) for cue in cues & self.may_hold)


_ALL: list[Cue] = []


@lru_cache(maxsize=_WORDS_KEPT)
def _opened_by(word: str) -> frozenset[Cue]:
    return frozenset(cue for cue in _ALL if cue.may_begin(word))


def words(*patterns: str, shown_by: str = "") -> Cue:
    """Make a cue that finds any of these as whole words.

    `shown_by` are beginnings of words, of which every match has one; raises ValueError where a pattern has none of them.
    """
    telling = tuple(shown_by.split())
    without = [pattern for pattern in patterns if telling and not any(each in pattern for each in telling)]
    if without:
        raise ValueError(f"nothing shows these cues: {without}")
    return Cue(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)", shown_by=telling)


def _digit(letter: str) -> str:
    """Give any digit as the same one: for how a match may begin, they are alike."""
    return _ANY_DIGIT if letter.isdecimal() else letter


def _alternatives(pattern: str, at: int) -> tuple[_Beginnings, int]:
    """Read a pattern up to its end or a closing bracket; give how its matches begin, and where it ended."""
    found: _Beginnings = set()
    begun: _Beginnings = {("", True)}
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            found, begun, at = found | begun, {("", True)}, at + 1
            continue
        part, at = _part(pattern, at)
        going_on = {text for text, goes_on in begun if goes_on}
        begun = {(text, goes_on) for text, goes_on in begun if not goes_on}
        begun |= {((text.strip() if more == " " else text) + more, goes_on) for text in going_on for more, goes_on in part}
    return found | begun, at


def _part(pattern: str, at: int) -> tuple[_Beginnings, int]:
    """Read one letter, class or group, and how often it stands; what is no plain letter ends a beginning, as a space does."""
    part: _Beginnings = {("", False)}
    opened = next((each for each in _OPENED if pattern.startswith(each, at)), "")
    if opened:
        part, at = _alternatives(pattern, at + len(opened))
        if opened != "(?:":  # it only looks at what stands there
            return {(" " if pattern[:at].endswith(_FREE[:-1]) else "", True)}, at + 1
    elif pattern[at] in "^$":
        return {(" " if pattern[at] == "^" else "", True)}, at + 1
    elif pattern[at] == "[":
        at = pattern.index("]", at + 2)
    elif pattern[at] == "\\":
        at += 1
        part = {(_ANY_DIGIT, True)} if pattern[at] == "d" else part
    elif pattern[at] not in ".(":
        part = {(_digit(pattern[at]), pattern[at] != " ")}
    elif pattern[at] == "(":
        raise ValueError(f"a cue is written without groups that are kept: {pattern}")
    at += 1
    often = _OFTEN.match(pattern, at)
    if often is None:
        return part, at
    part = part if often[0] == "?" else {(text, False) for text, _ in part}
    return part if often[0][0] == "+" else part | {("", True)}, often.end()


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
    r"is there a (?:subscription|digest|newsletter|feed)", r"how do(?:es)? (?:the )?(?:subscriptions?|digests?|alerts?) work",
)  # fmt: skip
"""What asks how to be told of what is new."""
WRITING = Cue(
    r"^(?:please |pls |can you |could you )*(?:proofread|rewrite|rephrase|reword|shorten|copyedit|"
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
