"""Faults on demand: what Slack does on a bad day, one rule at a time."""

from dataclasses import dataclass
from enum import StrEnum

from bot.sandbox.workspace import Json


class FaultKind(StrEnum):
    """How a call of the Web API goes wrong."""

    RATELIMITED = "ratelimited"
    HTTP_500 = "http_500"
    HTTP_503 = "http_503"
    HTML_200 = "html_200"
    ACCEPTED_NO_ANSWER = "accepted_no_answer"
    SLOW = "slow"
    ERROR = "error"


@dataclass(slots=True)
class Fault:
    """One rule: which calls it hits, how, and how often still (None: until cleared)."""

    method: str
    kind: FaultKind
    channel: str | None = None
    times: int | None = None
    seconds: float | None = None
    error: str | None = None

    def hits(self, method: str, channel: str | None) -> bool:
        """Say whether this rule is for that call."""
        return self.method in ("*", method) and self.channel in (None, channel) and self.times != 0

    def as_json(self) -> Json:
        """Return the rule as the client API shows it."""
        shown: Json = {"method": self.method, "kind": str(self.kind), "times": self.times}
        optional = {"channel": self.channel, "seconds": self.seconds, "error": self.error}
        return shown | {key: value for key, value in optional.items() if value is not None}


def read_faults(raw: object) -> list[Fault]:
    """Read the rules that a client sent; raises ValueError with a sentence for a person."""
    rules = raw if isinstance(raw, list) else [raw]
    return [_read_fault(item) for item in rules]


def _read_fault(item: object) -> Fault:
    rule = item if isinstance(item, dict) else {}
    method = str(rule.get("method") or "")
    if not method:
        raise ValueError('Each fault needs a method, such as "chat.postMessage" or "*".')
    kinds = [str(kind) for kind in FaultKind]
    if rule.get("kind") not in kinds:
        raise ValueError(f"A fault's kind is one of {', '.join(kinds)}.")
    times = rule.get("times")
    if times is not None and (not isinstance(times, int) or times < 1):
        raise ValueError("A fault's times is a number from 1, or null.")
    return Fault(method, FaultKind(rule["kind"]), rule.get("channel"), times, rule.get("seconds"), rule.get("error"))


class Faults:
    """Hold the active rules, first match first."""

    def __init__(self) -> None:
        self.active: list[Fault] = []

    def take(self, method: str, channel: str | None) -> Fault | None:
        """Return the rule that hits this call, and use it up by one."""
        for fault in self.active:
            if fault.hits(method, channel):
                if fault.times is not None:
                    fault.times -= 1
                self.active = [rule for rule in self.active if rule.times != 0]
                return fault
        return None
