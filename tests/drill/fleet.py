"""The bots of a drill: real processes, started again whenever they end, as a supervisor does."""

import signal
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.processes.programs import Program


@dataclass
class Bot:
    """One place in the fleet, and who is in it.

    `stopped_until`: it is frozen until then; `start_at`: it is to be started then; `is_leaving`: it was asked to end.
    """

    folder: Path
    program: Program | None = None
    start_at: float = 0.0
    stopped_until: float | None = None
    is_leaving: bool = False


class Fleet:
    """So many bots on one register in one workspace."""

    def __init__(self, folder: Path, count: int, environ: Mapping[str, str], clock_file: Path, chance: Random) -> None:
        self._environ = environ
        self._clock_file = clock_file
        self._chance = chance
        self._bots = [Bot(folder / f"bot-{number}") for number in range(count)]
        for bot in self._bots:
            bot.folder.mkdir()
        self.counts: Counter[str] = Counter()

    def tend(self) -> None:
        """Start whoever is not there, and let whoever was frozen for long enough go on."""
        now = time.monotonic()
        for bot in self._bots:
            if bot.program is not None and bot.program.process.poll() is not None:
                self.counts["ended by themselves"] += not bot.is_leaving
                self._leave(bot, 0.5)
            if bot.program is None and now >= bot.start_at:
                arguments = (str(self._clock_file), "serve")
                bot.program = Program(bot.folder, *arguments, environ=self._environ, module="tests.drill.jumping")
                self.counts["starts"] += 1
            if bot.stopped_until is not None and now >= bot.stopped_until:
                self._go_on(bot)

    def kill(self) -> None:
        """SIGKILL one that is at work."""
        for bot in self._some():
            self.counts["kills"] += 1
            if bot.program is not None:
                bot.program.end(signal.SIGKILL)
            self._leave(bot, self._chance.uniform(0, 2))

    def restart(self) -> None:
        """End one in order."""
        for bot in self._some():
            self.counts["restarts"] += 1
            if bot.program is not None:
                bot.program.process.send_signal(signal.SIGTERM)
            bot.is_leaving = True

    def freeze(self, seconds: float) -> None:
        """SIGSTOP one, and SIGCONT it later."""
        for bot in self._some():
            if bot.program is not None:
                self.counts["freezes"] += 1
                bot.program.process.send_signal(signal.SIGSTOP)
                bot.stopped_until = time.monotonic() + seconds

    def thaw(self) -> None:
        """Let all go on that are frozen."""
        for bot in self._bots:
            if bot.stopped_until is not None:
                self._go_on(bot)

    def processes(self) -> list[int]:
        """Give the ids of all that run."""
        return [bot.program.process.pid for bot in self._bots if bot.program is not None]

    def close(self) -> None:
        """End all at once."""
        for bot in self._bots:
            if bot.program is not None:
                bot.program.process.kill()
                bot.program.process.wait()

    def _some(self) -> list[Bot]:
        """Choose one, mostly among those that are at work: a start that is cut off again and again tests nothing else."""
        running = [
            (bot, 10 if "at work" in bot.program.err else 1)
            for bot in self._bots
            if bot.program is not None and bot.stopped_until is None and not bot.is_leaving
        ]
        if not running or (all(weight == 1 for _, weight in running) and self._chance.random() < 0.8):
            return []
        return self._chance.choices([bot for bot, _ in running], [weight for _, weight in running])

    def _go_on(self, bot: Bot) -> None:
        if bot.program is not None:
            bot.program.process.send_signal(signal.SIGCONT)
        bot.stopped_until = None

    def _leave(self, bot: Bot, seconds: float) -> None:
        bot.program, bot.stopped_until, bot.is_leaving, bot.start_at = None, None, False, time.monotonic() + seconds
