"""What goes wrong, at random: in Slack, on the way to it, with the bots, their clock and their database."""

import time
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

from bot.sandbox.server import Sandbox
from tests.drill.fleet import Fleet
from tests.drill.shared_clock import SharedClock
from tests.drill.stores import Store

HOUR = 3600.0
FULL_SECONDS = 6.0
"""How long no file of the register can grow."""
_POSTS, _LOOKS = ("chat.postMessage",), ("conversations.history", "conversations.replies")
KINDS = ("ratelimited", "http_500", "http_503", "html_200", "accepted_no_answer", "slow", "error")
_WEIGHTS = (4, 3, 1, 1, 6, 4, 1)
_ENOUGH = 6
_BETWEEN_KILLS = (6.0, 25.0)
"""Seconds, at least: in a short drill, and in a long one."""
_DROPS = ("tcp", "close", "refresh_requested", "warning")


class Faults:
    """Makes one fault after another until it is told to stop; `counts` says how many of each there were."""

    def __init__(
        self, sandbox: Sandbox, fleet: Fleet, store: Store, clock: SharedClock, chance: Random, seconds: float
    ) -> None:
        """Begin now, and go on for so many seconds; past their middle the disk is full once."""
        self.counts: Counter[str] = Counter()
        self._sandbox = sandbox
        self._fleet = fleet
        self._store = store
        self._clock = clock
        self._chance = chance
        now = time.monotonic()
        self._next = now
        self._full_at: float | None = now + seconds * 0.5
        self._room_at: float | None = None
        self._limit_again_at = now
        self._days_pass = min(max(seconds / 8, 4.0), 60.0)
        self._next_jump = now + self._days_pass
        self._next_kill = now
        self._between_kills = min(max(seconds / 10, _BETWEEN_KILLS[0]), _BETWEEN_KILLS[1])
        self._set: dict[str, int] = {}
        self._deeds: list[tuple[float, Callable[[], None]]] = [
            (8, self._slack_fails),
            (3, self._kill),
            (0.5, fleet.restart),
            (1, self._freeze),
            (2, self._drop),
            (1, self._set_back),
            (1, self._outage),
        ]

    @property
    def have_hit(self) -> bool:
        """Tell whether enough went wrong where it matters: calls that failed, and bots that were killed."""
        return sum(self.counts[kind] for kind in KINDS) >= _ENOUGH and self._fleet.counts["kills"] >= _ENOUGH // 2

    def go_on(self, writers: list[int]) -> None:
        """Make whatever fault is due; `writers` are the processes of those who write to the register."""
        now = time.monotonic()
        self._keep_full(now, writers)
        if now >= self._next:
            (deed,) = self._chance.choices([deed for _, deed in self._deeds], [weight for weight, _ in self._deeds])
            deed()
            self._next = time.monotonic() + self._chance.uniform(0.2, 3)
        if now >= self._next_jump:  # so that slots come, many at once
            self.counts["clock jumps"] += 1
            self._clock.jump(self._chance.uniform(0.01, 24) * HOUR)
            self._next_jump = time.monotonic() + self._days_pass

    def end(self, writers: list[int]) -> None:
        """Let everything be well from now on."""
        self._note_hits()
        self._sandbox.faults()
        self._fleet.thaw()
        if self._room_at is not None:
            self._room_at = None
            self._store.find_room([*writers, *self._fleet.processes()])

    def _keep_full(self, now: float, writers: list[int]) -> None:
        if self._full_at is not None and now >= self._full_at:
            self._full_at, self._room_at = None, now + FULL_SECONDS
            self.counts["full disk"] += 1
        if self._room_at is not None and now < self._room_at and now >= self._limit_again_at:
            # Again and again: whoever has started since has no room either.
            self._store.lose_room([*writers, *self._fleet.processes()])
            self._limit_again_at = now + 1
        elif self._room_at is not None and now >= self._room_at:
            self._room_at = None
            self._store.find_room([*writers, *self._fleet.processes()])

    def _slack_fails(self) -> None:
        self._note_hits()
        rules = [self._rule() for _ in range(self._chance.randint(1, 3))]
        self._sandbox.faults(*rules)
        for rule in rules:
            self._set[rule["kind"]] = self._set.get(rule["kind"], 0) + rule["times"]

    def _rule(self) -> dict[str, Any]:
        chance = self._chance
        methods = (*_POSTS * 8, *_LOOKS * 2, "apps.connections.open")
        rule: dict[str, Any] = {"method": chance.choice(methods), "times": chance.randint(1, 4)}
        (kind,) = chance.choices(KINDS, _WEIGHTS)
        match kind:
            case "ratelimited":
                rule["seconds"] = chance.randint(1, 5)
            case "slow":
                rule["seconds"] = chance.choice((0.5, 2.0, 9.0, 12.0, 14.0))  # the longer ones outlast the bot's patience
            case "error":
                rule |= {"error": chance.choice(("channel_not_found", "is_archived", "not_in_channel")), "times": 1}
        return {**rule, "kind": kind}

    def _note_hits(self) -> None:
        """Count how many calls were hit by the rules that stand; what is left of them hit nothing."""
        left: Counter[str] = Counter()
        for rule in self._sandbox._client.get("faults")["faults"]:
            left[rule["kind"]] += rule["times"] or 0
        for kind, times in self._set.items():
            self.counts[kind] += times - left[kind]
        self._set = {}

    def _freeze(self) -> None:
        """Stop a bot, now and then for longer than a claim of it holds."""
        self._fleet.freeze(self._chance.choices((self._chance.uniform(0.2, 6), self._chance.uniform(31, 40)), (7, 1))[0])

    def _drop(self) -> None:
        self.counts["dropped sockets"] += self._sandbox.drop(self._chance.choice(_DROPS))

    def _kill(self) -> None:
        """Kill a bot, mostly when one of them has just called Slack; not so often that none gets to work any more."""
        if time.monotonic() < self._next_kill:
            self._slack_fails()
            return
        self._next_kill = time.monotonic() + self._between_kills
        pulse = self._sandbox._stage.journal.pulse
        pulse.wait(pulse.beats, self._chance.choice((0, 1, 3)))
        time.sleep(self._chance.uniform(0, 0.05))
        self._fleet.kill()

    def _set_back(self) -> None:
        self.counts["clock jumps"] += 1
        self._clock.jump(-self._chance.uniform(0.01, 1.5) * HOUR)

    def _outage(self) -> None:
        self.counts["database outages"] += 1
        self._store.be_away(self._chance.uniform(*self._chance.choices(self._store.outages, (4, 1))[0]))
