"""A whole drill on one engine: writers and bots at work, faults at random, a time to settle, and the verdict."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import msgspec
from sqlalchemy import and_, func, select

from bot.database import Database
from bot.digests.delivery.notices import AlreadyDecidedError
from bot.digests.model import UNSETTLED, DigestMessage, DigestRun, MessageKind, MessageState, Subscription, SubscriptionState
from bot.digests.service import Digests
from bot.names.keeper import LexiconKeeper
from bot.register.schema import migrate
from bot.register.writing import save
from bot.sandbox.server import Sandbox
from bot.sandbox.workspace import BOT_USER_ID, Channel
from tests.conversations.bench import MANIFEST, QUICK, environment
from tests.drill import stores
from tests.drill.faults import Faults
from tests.drill.fleet import Fleet
from tests.drill.interests import Interest, some_interest, subscribe
from tests.drill.judge import Verdict, judge
from tests.drill.ledger import Ledger, entered
from tests.drill.material import Subject, actor_key, place_key, references, treaty_key
from tests.drill.shared_clock import SharedClock
from tests.drill.stores import Store
from tests.drill.writer import Order, act_of
from tests.processes.programs import surroundings

MEMORY, ROOM = Path("/dev/shm"), 10**9
WRITERS = 3
WRITTEN = 0.75
"""The share of the time in which there is writing: the rest of the faults meets bots that have much to post."""
CHANNELS = 24
FIRST = "first"
"""Whose ledger comes before those of the writers: what was there before them."""
STAFF = ("reader", "recorder", "reviewer", "admin")
"""Who is told in direct messages. What guests and strangers may be shown is less, and another matter."""
DAY = 24 * 3600.0
_STEP = 0.1
Say = Callable[[str], None]


@dataclass(frozen=True)
class Scale:
    """How large a drill is. `minutes`: so long there is writing and faults; `settling`: so long it may take to come to rest."""

    minutes: float
    subscriptions: int
    changes: int
    processes: int
    seed: int
    settling: float = 20.0

    @property
    def names(self) -> int:
        """Give how many treaties, states and places there are, so that each subscription is told of a share of it all."""
        return max(6, self.subscriptions // 4)


WHOLE = Scale(minutes=15.0, subscriptions=200, changes=20_000, processes=4, seed=1, settling=45.0)
"""A channel takes a message a second: whoever is told of everything has two thousand of them."""
SMALL = Scale(minutes=0.6, subscriptions=30, changes=450, processes=3, seed=1, settling=8.0)


@dataclass
class Outcome:
    """What came of a drill. `unsettled` says what had not come to rest in time."""

    engine: str
    scale: Scale
    verdict: Verdict
    fleet: Counter[str]
    faults: Counter[str]
    unsettled: str = ""

    @property
    def failure(self) -> str:
        """Say in a sentence what is wrong; empty where all is well and something was tested."""
        if self.unsettled:
            return f"It did not come to rest: {self.unsettled}."
        if not self.verdict.is_clean:
            return "Something was lost, doubled or told to who had not asked."
        if not (self.verdict.publications and self.verdict.pairs and self.fleet["kills"] and self.faults):
            return "Nothing was tested: there were no changes, no matches, no kills or no faults."
        return ""


def run(engine: str, scale: Scale, say: Say) -> Outcome:
    """Run a drill on one engine; `say` is told how it goes. Where it fails, its folder stays, with what everybody wrote."""
    # In memory, where there is room: nothing here outlives a power cut, and a busy disk would only slow the drill down.
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    folder = Path(tempfile.mkdtemp(prefix="rapporteur-drill-", dir=MEMORY if roomy else None))
    with stores.opened(engine, folder) as store:
        outcome = _Drill(engine, scale, folder, store, say).run()
    if outcome.failure:
        say(f"{engine}: what everybody wrote is kept in {folder}")
    else:
        shutil.rmtree(folder)
    return outcome


class _Drill:
    def __init__(self, engine: str, scale: Scale, folder: Path, store: Store, say: Say) -> None:
        self._engine = engine
        self._scale = scale
        self._folder = folder
        self._store = store
        self._say = say
        self._chance = Random(scale.seed)
        self._clock = SharedClock(folder / "clock")
        self._began = time.monotonic()
        self._told_at = self._began
        self._first: list[Subject] = []

    def run(self) -> Outcome:
        """Do it all."""
        with Sandbox.run(manifest=MANIFEST, pace=QUICK) as sandbox, self._database() as database:
            interests = self._prepare(database, sandbox)
            environ = environment(sandbox) | {"RAPPORTEUR_DIGEST_CHANNEL": "", "DATABASE_URL": self._store.url}
            fleet = Fleet(self._folder, self._scale.processes, environ, self._clock.file, self._chance)
            try:
                faults = self._play(database, sandbox, fleet)
                faults.counts["writes without room"] = self._count_said("disk I/O error", "File too large", "is full")
                unsettled = self._settle(database, fleet)
            finally:
                fleet.close()
            self._tell(database, "judged")
            verdict = judge(database, entered(self._folder), interests, sandbox.inspect("messages"))
        return Outcome(self._engine, self._scale, verdict, fleet.counts, faults.counts, unsettled)

    @contextmanager
    def _database(self) -> Iterator[Database]:
        database = Database(self._store.url)
        try:
            yield database
        finally:
            database.dispose()

    def _prepare(self, database: Database, sandbox: Sandbox) -> dict[int, Interest]:
        """Make the register, its names, the channels and the subscriptions; what comes later is news to them."""
        migrate(database)
        names, now = self._scale.names, self._clock.now()
        with database.write() as session:
            save(session, references(names), who="drill", why="to write about", now=now)
            for number in range(names):
                made = Subject(
                    f"first-{number}", "allegation", treaty_key(number), actor_key(number), place_key(number), "CLEAR"
                )
                ids = save(session, [made.document()], who="drill", why=made.key, now=now).ids
                self._first.append(replace(made, record_id=ids[made.key]).told())
        Ledger(self._folder, FIRST).enter(act_of(each.key, each, news=True) for each in self._first)
        ours = [Channel(f"C0DRILL{number:03}", f"drill-{number}", [BOT_USER_ID]) for number in range(CHANNELS)]
        # No bot is there yet to see it happen.
        sandbox._stage.workspace.channels |= {channel.id: channel for channel in ours}
        channels = [*(channel.id for channel in ours), *(f"D{sandbox.users[role][1:]}" for role in STAFF)]
        digests = Digests(database, LexiconKeeper(database))
        keys = [each.key for each in self._first]
        wanted = [some_interest(self._chance, number, names, keys) for number in range(self._scale.subscriptions)]
        return subscribe(digests, self._chance, wanted, channels, now)

    def _play(self, database: Database, sandbox: Sandbox, fleet: Fleet) -> Faults:
        """Let everything go wrong while the writers write, and for a while after."""
        seconds = self._scale.minutes * 60
        while sandbox.inspect("connections") < self._scale.processes:
            fleet.tend()
            time.sleep(_STEP)
        faults = Faults(sandbox, fleet, self._store, self._clock, self._chance, seconds)
        began = time.monotonic()
        with self._writers(seconds * WRITTEN) as writers:
            while (
                time.monotonic() < began + seconds
                or any(writer.poll() is None for writer in writers)
                or (not faults.have_hit and time.monotonic() < began + 3 * seconds)  # on a machine that is busy with more
            ):
                if time.monotonic() > began + 4 * seconds + 120:
                    raise RuntimeError(f"The writers do not come to an end: {self._writers_said()}")
                fleet.tend()
                faults.go_on([writer.pid for writer in writers if writer.poll() is None])
                self._look_after(database)
                time.sleep(_STEP)
            faults.end([])
            if any(writer.returncode for writer in writers):
                raise RuntimeError(f"A writer failed: {self._writers_said()}")
        return faults

    @contextmanager
    def _writers(self, seconds: float) -> Iterator[list[subprocess.Popen[bytes]]]:
        writers = []
        try:
            for number in range(WRITERS):
                news = self._scale.changes // WRITERS + (number < self._scale.changes % WRITERS)
                seed = self._chance.randrange(2**32)
                order = Order(
                    number, self._store.url, str(self._folder), str(self._clock.file), seed, news, seconds, self._scale.names,
                    tuple(self._first[number::WRITERS]),
                )  # fmt: skip
                (ordered := self._folder / f"order-{number}.json").write_bytes(msgspec.json.encode(order))
                command = [sys.executable, "-m", "tests.drill.writer", str(ordered)]
                with (self._folder / f"writer-{number}.err").open("wb") as err:
                    writers.append(subprocess.Popen(command, cwd=self._folder, env=surroundings({}), stderr=err))
            yield writers
        finally:
            for writer in writers:
                writer.kill()
                writer.wait()

    def _count_said(self, *words: str) -> int:
        """Count the lines with any of these words that bots, writers and the database wrote."""
        logs = [self._store.log, *(log.read_text(errors="replace") for log in self._folder.rglob("*.err"))]
        return sum(any(each in line for each in words) for log in logs for line in log.splitlines())

    def _writers_said(self) -> str:
        return "\n".join(file.read_text()[-2000:] for file in sorted(self._folder.glob("writer-*.err")))

    def _settle(self, database: Database, fleet: Fleet) -> str:
        """Let days pass, without any fault, until no digest has anything new; say what is left where that takes too long."""
        give_up = time.monotonic() + self._scale.settling * 60
        told = -1
        while (now_told := self._told(database)) != told:
            told = now_told
            self._clock.jump(8 * DAY)
            while left := self._unsettled(database):
                if time.monotonic() > give_up:
                    return left
                fleet.tend()
                self._look_after(database)
                time.sleep(2 * _STEP)
        return ""

    def _told(self, database: Database) -> int:
        with database.read() as session:
            return session.scalar(select(func.count()).select_from(DigestRun).where(DigestRun.items > 0)) or 0

    def _unsettled(self, database: Database) -> str:
        """Say what is due or not known to be posted; empty where all has come to rest."""
        with database.read() as session:
            due = session.scalar(
                select(func.count()).select_from(Subscription).where(Subscription.next_run_at <= self._clock.now())
            )
            waits = DigestMessage.state.in_((*UNSETTLED, MessageState.FAILED))
            states = session.execute(select(DigestMessage.state, func.count()).where(waits).group_by(DigestMessage.state)).all()
        parts = [f"{count} messages are {state}" for state, count in states] + ([f"{due} subscriptions are due"] if due else [])
        return ", ".join(parts)

    def _look_after(self, database: Database) -> None:
        """Do what people do: resume what was paused, and let corrections be posted again. And tell how it goes."""
        if time.monotonic() - self._told_at < 10:
            return
        self._told_at = time.monotonic()
        try:
            with database.read() as session:
                paused = session.scalars(select(Subscription.id).where(Subscription.state == SubscriptionState.PAUSED)).all()
                refused = and_(
                    DigestMessage.kind == MessageKind.CORRECTION,
                    DigestMessage.state == MessageState.FAILED,
                    DigestMessage.told_at.is_not(None),
                )
                asked = session.execute(select(DigestMessage.id, DigestMessage.told_at).where(refused)).all()
            digests, now = Digests(database, LexiconKeeper(database)), self._clock.now()
            for each in paused:
                digests.resume(each, now)
            for message_id, asked_at in [(each.id, each.told_at) for each in asked if each.told_at]:
                with suppress(AlreadyDecidedError):  # the first of a channel decides on all of it
                    digests.decide(message_id, asked_at, is_there=False, now=now)
            self._tell(database, "")
        except Exception as fault:  # noqa: BLE001  (the database is away or full just now, as it is meant to be)
            self._say(f"{self._engine} {time.monotonic() - self._began:5.0f} s: {type(fault).__name__}")

    def _tell(self, database: Database, word: str) -> None:
        with database.read() as session:
            messages = dict(session.execute(select(DigestMessage.state, func.count()).group_by(DigestMessage.state)).all())
        lines = sum(1 for act in entered(self._folder) if act.news)
        states = ", ".join(f"{count} {state}" for state, count in messages.items())
        passed = time.monotonic() - self._began
        self._say(
            f"{self._engine} {passed:5.0f} s, day {self._clock.ahead / DAY:4.1f}: {lines} changes; messages: {states} {word}"
        )
