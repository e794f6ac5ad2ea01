"""What the slots of a sentence may hold: names, refs, numbers, dates and words of the vocabulary, as patterns."""

import re
from collections.abc import Iterable

from bot.answers.compose import _CONCLUSIONS, _STATUS_SAID
from bot.answers.outcomes.evidence import _NEEDED
from bot.answers.query import Standing
from bot.answers.wording import (
    ACTION_WORDS,
    ACTOR_TYPE_WORDS,
    KIND_WORDS,
    PROCESS_WORDS,
    RELATION_WORDS,
    RESPONSE_WORDS,
    SOURCE_WORDS,
    STANCE_WORDS,
    STATUS_MEANINGS,
    STATUS_WORDS,
)
from bot.register.vocabulary import Proximity


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


def _list(one: str, joint: str = "and") -> str:
    return f"{one}(?:, {one})*(?: {joint} {one})?"


_DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"
TEXT = "¤"
_PRIVATE = r"(?:[Aa] private individual|[\d,]+ private individuals)"
_NAME = f"(?:{TEXT}|{_PRIVATE}|nobody named|an entry added just now)"
_NUMBER = r"[\d,]+"
_REF = r"(?:POS|ALL|RSP|ASM|TRA)-\d{4,}"
_DATE = f"(?:{_DAY}|\\d{{4}}|[A-Z][a-z]+ \\d{{4}}|between {_DAY} and {_DAY}|by {_DAY}|from {_DAY} on|{TEXT}|date unknown)"
_KINDS = _list(_either(RESPONSE_WORDS.values()))
_ANSWERED = (
    f"(?:{_NUMBER} responses? recorded|[Nn]o response recorded as of {_DAY}|"
    f"[Aa]sked for a response; no reply recorded as of {_DAY})"
)
_HOW_MANY = f"{_NUMBER} (?:with a recorded response|asked without a recorded reply|without a recorded response as of {_DAY})"
_TALLY_OF_STATUSES = _list(f"{_NUMBER} {_either(STATUS_WORDS.values())}")
_COUNTED = f"{_NUMBER} {_either(['record', 'records', *(word for words in KIND_WORDS.values() for word in words)])}"
_RANGE = f"(?:at least {_NUMBER}|{_NUMBER}(?: to {_NUMBER})?)"
_SOURCE_KIND = f"{_NUMBER} {_either(word for words in SOURCE_WORDS.values() for word in words)}(?: \\({_either(Proximity)}\\))?"
_DAY_OR_MORE = f"(?:{_DAY}|(?:[A-Z][a-z]+ )?\\d{{4}})"
_WHEN = f"(?:on {_DAY}|in {_DAY_OR_MORE}|between {_DAY_OR_MORE} and {_DAY_OR_MORE})"
_SOURCE_SAID = f"{TEXT}(?: \\((?:a rewrite|a machine translation|{_either(Proximity)}|language: [a-z]+|, )*\\))?"
SLOTS: dict[str, str] = {
    "text": TEXT,
    "name": _NAME,
    "names": f"(?:{_list(_NAME)}(?: and {_NUMBER} others?)?)",
    "either": _list(_NAME, "or"),
    "n": _NUMBER,
    "ref": _REF,
    "refs": f"(?:{_list(_REF)}(?: and {_NUMBER} others?)?)",
    "day": _DAY,
    "date": _DATE,
    "dated": (
        f"(?:{_DATE}|asked {_DATE}|alleged: {_DATE}(?:; said to have occurred: {_DATE})?|"
        f"(?:; |decided {_DATE}|deposited {_DATE}|in effect from {_DATE})+)"
    ),
    "when": _WHEN,
    "maybe_when": f"(?:, {_WHEN})?",
    "status": _either(STATUS_WORDS.values()),
    "meaning": _either(STATUS_MEANINGS.values()),
    "needed": _either([*_NEEDED.values(), "a cited source of another independence group that supports it"]),
    "answered": _ANSWERED,
    "statuses": f"{_TALLY_OF_STATUSES}; {_HOW_MANY}(?:, {_HOW_MANY})*",
    "tally": _TALLY_OF_STATUSES,
    "kinds": _KINDS,
    "responses": _list(f"{_NUMBER} {_either(RESPONSE_WORDS.values())}"),
    "stances": _list(f"{_NUMBER} {_either(STANCE_WORDS.values())}"),
    "stance": _either(STANCE_WORDS.values()),
    "stance_or": _list(_either(STANCE_WORDS.values()), "or"),
    "response_or": _list(_either(RESPONSE_WORDS.values()), "or"),
    "action": _either(ACTION_WORDS.values()),
    "counted": _COUNTED,
    "by_kind": f"(?:{_COUNTED}(?: \\({_list(_COUNTED)}\\)| \\({_TALLY_OF_STATUSES}; {_HOW_MANY}(?:, {_HOW_MANY})*\\))?)",
    "allegation": f"{_REF} \\(status: {_either(STATUS_WORDS.values())}; {_ANSWERED}\\)",
    "harm": f"(?:(?:, )?(?:[Kk]illed|[Ii]njured) {_RANGE})+(?:, counted by {_NAME}|, by a count of nobody named)",
    "weighed": f"{_NUMBER} citations? in {_NUMBER} independence groups?(?:: {_list(_SOURCE_KIND)}|: )",
    "sources": _list(_SOURCE_SAID),
    "process": _either(PROCESS_WORDS.values()),
    "relation": _either(RELATION_WORDS.values()),
    "conclusion": _either(_CONCLUSIONS.values()),
    "treaty_status": _either(_STATUS_SAID.values()),
    "said_to_investigate": _list(f"{_REF} \\({_KINDS}\\)"),
    "stood": r"(?:is|are|was|were|has|have|had)",
    "cited": f"{TEXT}(?:, (?:{TEXT}|{_DATE}|undated|https?://\\S+))*",
    "characterised": f"{TEXT}: {_KINDS}(?:; {TEXT}: {_KINDS})*",
    "lang": "[a-z]{2}",
    "word": r"[^“”]*",
    "number_of_states": f"(?:{_NUMBER} states?|No state)",
}
_STANDING = (
    r"(?:(?:is|was) bound by|(?:is|was) bound still, with a withdrawal deposited, by|(?:is|was) not a party to|"
    rf"(?:has|had) signed, and (?:is|was) not bound by,|(?:has|had) left) the {_list(_NAME)}"
)
_NUMBER_OF_ONE = f"{_NAME} {_NUMBER}(?: \\(and {_list(_COUNTED)}\\))?"
_ONE_TALLIED = f"{_NAME} \\({_NUMBER}\\)"
_TALLIED = f"(?:{_list(_ONE_TALLIED)}(?: and {_NUMBER} others?)?)"
_VOTES_OF_ONE = f"{_NAME} (?:{SLOTS['stances']}|{SLOTS['stance']}|{_NUMBER})"
SLOTS |= {
    "s": "s?",
    "voted": "(?:voted for|voted against|abstained on|absent on|absent|abstained)",
    "resolution_or_more": (
        f"(?:both resolutions|all {_NUMBER} resolutions?|resolution {TEXT}|{_NUMBER} resolutions? \\({_list(_NAME)}\\))"
    ),
    "ballots": f"{TEXT} \\({_DATE}\\): {SLOTS['stances']}(?:; {TEXT} \\({_DATE}\\): {SLOTS['stances']})*",
    "ballots_named": _list(f"{TEXT} \\({_DATE}\\)"),
    "most": "(?:most|fewest)",
    "ask_with": f"ask with the names of states(?:, or with {_list(_NAME, 'or')})?",
    "by": "(?:alleged by|said by|answered by|published by|done by|by)",
    "tallied_names": _TALLIED,
    "accused": f"(?:{_TALLIED}(?:; {_NUMBER} of them names? nobody who did it)?|nobody named)",
    "are": "(?:is|are)",
    "quoted_words": "“[^“”]*”(?:, “[^“”]*”)*(?: and “[^“”]*”)?",
    "quoted": (
        f"{_list(_NAME)} \\({SLOTS['dated']}\\): “{TEXT}”(?: \\(translation(?: by {TEXT})?: “{TEXT}”\\)| \\({TEXT}\\))?\\."
    ),
    "under": "(?:it|each)",
    "standings": f"{_STANDING}(?:; {_STANDING})*",
    "edge": "(?:first|last)",
    "overlap": "(?:other overlaps|others overlap)",
    "give": "(?:gives|give)",
    "of": f"(?:{SLOTS['allegation']}|{_REF})",
    "of_any": f"(?:{SLOTS['allegation']}|{_REF}|these {_COUNTED})",
    "disagreement": _list(
        f"(?:{_COUNTED} (?:is|are) contested|{_COUNTED} (?:is|are) described differently by sources \\({_list(_REF)}\\)|"
        f"{_NUMBER} contradictions? between records (?:is|are) recorded)"
    ),
    "rest": "(?:rests|rest)",
    "maybe_lang": "(?: in the language “[a-z]{2}”)?",
    "step": f"“{SLOTS['stance']}” \\({_NAME}, {_DATE}\\)",
    "steps": f"(?:(?:, )?“{SLOTS['stance']}” \\({_NAME}, {_DATE}\\))+(?:, and {_NUMBER} more steps?)?",
    "vote_change": f"{_NAME}, from “{SLOTS['stance']}” \\({_DATE}\\) to “{SLOTS['stance']}” \\({_DATE}\\)",
    "sides": "(?:Positions|Responses|Votes)",
    "stances_or_one": f"(?:{SLOTS['stances']}|{SLOTS['stance']})",
    "votes_of_each": f"{_VOTES_OF_ONE}(?:; {_VOTES_OF_ONE})*(?: and {_NUMBER} others)?",
    "numbers": f"{_NUMBER_OF_ONE}(?:, {_NUMBER_OF_ONE})*(?: and {_NUMBER} others)?",
    "of_others": _list(_COUNTED),
    "resolution": f"(?:resolution {TEXT}|{_NUMBER} resolutions?)",
    "since": f"(?:, since {_DAY}(?: at the latest)?)?",
    "effect": f"(?:{_DAY}|a day that is open \\({TEXT}\\)|a day that is not recorded)",
    "objections": f"(?: \\(objections are recorded of {_list(_NAME)}\\))?",
    "members": f"(?: that (?:are members|is a member) of the {_list(_NAME)})?(?: outside of the {_list(_NAME, 'or')})?",
    "stand": (
        r"(?:(?:is|are|was|were) bound by|(?:is|are|was|were) not party to|(?:has|have|had) left|"
        r"(?:has|have|had) never been party to|(?:is|are|was|were) neither signatory nor party to|"
        r"(?:has|have|had) signed, and (?:has|have|had) deposited no consent to be bound by,?|"
        r"(?:has|have|had) a withdrawal pending from|(?:has|have|had) signed, and (?:is|are|was|were) not bound by,|"
        r"(?:has|have|had) left, or (?:has|have|had) a withdrawal pending from,)"
    ),
    "as_of": "(?:on|as of)",
    "acted": (
        r"(?:consented to be bound by|acceded to|succeeded to|accepted|approved|signed|gave notice of a withdrawal from|"
        r"declared a provisional application of|took a domestic decision on)"
    ),
    "in_time": f"(?: by {_DAY}| in the time asked for \\((?:{_DAY} to {_DAY}|since {_DAY}|until {_DAY}|[A-Za-z0-9 ]+)\\))?",
    "left": "left(?: or (?:is|are) to leave)?",
    "within": f"(?:on {_DAY}|in the time asked for \\((?:{_DAY} to {_DAY}|since {_DAY}|[A-Za-z0-9 ]+)\\))",
    "unsure": f"{_list(_NAME)} \\((?:not )?counted\\)(?:, {_list(_NAME)} \\((?:not )?counted\\))?",
    "article": r"\w+",
    "entered": "(?:entered into force|was opened for signature|was adopted)",
    "act": "(?:[Aa] withdrawal from|[Aa] consent to be bound by)",
    "rule": (
        r"(?:\d+ (?:months|days) after the deposit|on the first day of month \d+ after the month of the deposit)"
        r"(?: \((?:three|six|twelve) months\))?(?:; where the state is engaged in an armed conflict at that time, not before "
        rf"the end of the armed conflict)?(?: \(article {TEXT}\))?"
    ),
    "how": "(?:the victim|command|the victim or command)",
    "made": "(?:took effect|was made)",
    "say": "(?:says|say)",
    "take": "(?:takes|took)",
    "then": "(?:on that date|throughout that time)",
    "maybe_article": f"(?:, article {TEXT})?",
}
_LEADS = (
    "Positions", "Allegations", "Responses", "Assessments", "Treaty actions", "Records", "Votes", "Treaty status",
    "What a treaty says", "Timeline", "Changes of position", "Comparison", "What is new", "Corrections", "Sources", "When",
    "Who", "How many", "Record", "History",
)  # fmt: skip
_LABELS = (
    "by", "by members of", "not by", "not by members of", "not in", "not with", "not against", "about", "against",
    "with", "answering", "treaty", "weapon", "place", "stance", "status", "response", "action", "resolution", "said",
    "occurred", "recorded", "on", "record", "not said", "not occurred", "changed from", "changed to", "act", "citing",
    "standing",
)  # fmt: skip
_WHOLE = f"(?:{_DAY}|(?:[A-Z][a-z]+ )?\\d{{4}}|[A-Z][a-z]+)"
_SPAN = f"(?:since |until )?{_WHOLE}(?: to {_WHOLE})?"
_SLOT_SAID = "|".join(
    [
        SLOTS["names"], SLOTS["either"], SLOTS["stance_or"], SLOTS["response_or"], _list(SLOTS["status"], "or"),
        _list(SLOTS["action"], "or"), _SPAN, _list(_REF), _list(TEXT, "or"),
        _list(_either(ACTOR_TYPE_WORDS.values()), "or"), _either(each.replace("_", " ") for each in Standing),
        "[a-z0-9.-]+",
    ]
)  # fmt: skip
_KINDS_SAID = _list(_either(many for _, many in KIND_WORDS.values()))
_KINDS_FIRST = _list(
    _either([many.capitalize() for _, many in KIND_WORDS.values()] + [many for _, many in KIND_WORDS.values()])
)
UNDERSTOOD = re.compile(
    f"Understood as: (?:{_either(_LEADS)}(?:: {_KINDS_SAID})?|{_KINDS_FIRST})"
    f"(?: · (?:{_either(_LABELS)}: (?:{_SLOT_SAID})|without a recorded response|naming nobody who did it))*"
)

_ALSO_SAID = f"(?:without a recorded response|naming nobody who did it|the latest|article {TEXT}|“[^“”]*”)"
_TAKEN = f"(?:in )?(?:{_either(_LABELS)} )?(?:{_SLOT_SAID}|{_either(_LEADS)}|{_KINDS_FIRST}|{_ALSO_SAID})"
SLOTS["months"] = f"{_WHOLE}(?: to {_WHOLE})?"
SLOTS["taken"] = f"(?i:{_TAKEN}(?:, {_TAKEN})*)"
