"""Settings in, a running Rapporteur out: the only place where parts are put together."""

import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot import clock
from bot.answers.answering import Answerer
from bot.database import Database
from bot.names.keeper import LexiconKeeper
from bot.register import schema
from bot.settings import Settings, Transport

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from slack_bolt import App
    from slack_sdk import WebClient

    from bot.answers.looking_back import AsOf
    from bot.digests.service import Digests
    from bot.digests.weekly import Weekly
    from bot.operations.health import Health
    from bot.register.depositary.importing import TableSummary
    from bot.register.interchange.importing import ImportSummary, Progress
    from bot.slack.desk import Desk
    from bot.slack.http import HttpServer
    from bot.slack.people.roles import People

logger = logging.getLogger("rapporteur")

TICK_SECONDS = 10
DRAIN_SECONDS = 4.0
STOP_SECONDS = 9.0
"""Stopping takes no longer than this. What is cut off then is taken up again from the rows at the next start."""


@dataclass(slots=True)
class Beat:
    """The moment of the last tick, for the health address."""

    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot at work: its desk, the app and threads in which listeners use it, and the health address."""

    desk: "Desk"
    app: "App"
    threads: "ThreadPoolExecutor"
    http: "HttpServer"
    health: "Health"


@contextmanager
def register_of(settings: Settings, *, make: bool = False) -> Iterator[Database]:
    """Open the register; `make` creates it, or backs it up and migrates it; else it has to be there, and of this version."""
    with _database_of(settings) as database:
        if make:
            from bot.operations import backup

            backup.migrate(database, backup.folder_of(database, settings.backup_dir), clock.now())
        else:
            schema.check_current(database)
        yield database


@contextmanager
def answerer(settings: Settings) -> Iterator[Answerer]:
    """Give what answers questions from the register."""
    with register_of(settings) as database:
        yield Answerer(database, LexiconKeeper(database), settings.timezone)


def export(
    settings: Settings,
    question: str | None,
    *,
    layout: str,
    today: date,
    ceiling: str,
    output: Path | None,
    all_names: bool = False,
    as_of: "AsOf | None" = None,
) -> list[str]:
    """Write an export to a file, which is then whole, or to standard output; give what is to be told of it.

    Words of the question that look back go before `as_of`.
    """
    from bot.answers import exports
    from bot.operations.whole_file import whole_file
    from bot.register.history.past import seen_at
    from bot.register.vocabulary import Tlp

    asked = exports.Asked.read(question, today, settings.timezone, as_of)
    moment = asked.as_of.moment if asked.as_of else None
    with register_of(settings) as database, seen_at(database, moment) as session:
        lexicon = LexiconKeeper(database).current(session)
        exporting = exports.export(
            session, lexicon, asked, layout=exports.Layout(layout), ceiling=Tlp(ceiling), all_names=all_names
        )
        with whole_file(output) if output else nullcontext(sys.stdout.buffer) as opened:
            for piece in exporting.pieces:
                opened.write(piece)
            opened.flush()
        return exporting.summary()


def import_files(
    settings: Settings,
    files: Sequence[Path],
    *,
    dry_run: bool,
    treaty: str | None = None,
    reviewer: str | None = None,
    status_as_at: date | None = None,
    progress: "Callable[[Progress], None] | None" = None,
) -> "ImportSummary | TableSummary":
    """Import files into the register, which is made where there is none; a dry run only looks.

    `treaty`, `reviewer` and `status_as_at` are for a depositary's participation table, which is imported by itself.
    """
    from bot.answers.privacy import masking
    from bot.register.depositary import importing as mtdsg
    from bot.register.interchange import importing as interchange
    from bot.register.interchange import spreadsheet

    terms = mtdsg.Terms(treaty, reviewer, status_as_at or clock.today(settings.timezone))
    is_table = mtdsg.is_alone(files, has_terms=bool(treaty or reviewer or status_as_at))
    with register_of(settings, make=not dry_run) as database:
        if is_table:
            return mtdsg.import_table(database, files[0], terms, who="import", now=clock.now(), dry_run=dry_run)
        is_compared = any(map(spreadsheet.is_one, files))
        masked = masking(LexiconKeeper(database).current()) if is_compared else str
        return interchange.import_files(
            database, files, who="import", now=clock.now(), dry_run=dry_run, masked=masked, progress=progress
        )


def migrate(settings: Settings, revision: str = "head", *, discard: bool = False) -> str:
    """Bring the database's tables to a version's shape, and say what was done and where the register is kept as it was."""
    from bot.operations import backup

    with _database_of(settings) as database:
        folder = backup.folder_of(database, settings.backup_dir)
        return str(backup.migrate(database, folder, clock.now(), revision=revision, discard=discard))


def back_up(settings: Settings, file: Path | None) -> str:
    """Write a backup into a file, or one with a name of its own into the folder for backups, and say so."""
    from bot.operations import backup

    with _database_of(settings) as database:
        return str(backup.back_up(database, backup.folder_of(database, settings.backup_dir), clock.now(), file=file))


def restore(settings: Settings, file: Path) -> str:
    """Bring a backup into the database, which has to be empty, and say so."""
    from bot.operations import backup

    with _database_of(settings) as database:
        return str(backup.restore(database, file))


def digest_list(settings: Settings) -> list[str]:
    """Give a line for each subscription."""
    from bot.digests.rendering import line_text

    with _unconnected_digests(settings) as digests:
        lines = [line_text(line) for line in digests.list()]
    none = (
        "There is no subscription yet. Type “/rapporteur subscribe” in a channel in Slack, or set RAPPORTEUR_DIGEST_CHANNEL "
        "and start: rapporteur serve"
    )
    return lines or [none]


def digest_preview(settings: Settings) -> list[str]:
    """Give the text of each subscription's digest as it would be posted now."""
    from bot.digests.rendering import as_text

    with _unconnected_digests(settings) as digests:
        previews = [as_text(line, digests.preview(line.id, clock.now())) for line in digests.list()]
    return previews or digest_list(settings)


def digest_run(settings: Settings) -> list[str]:
    """Post what is due now, as the running bot would, and give the list; raise RapporteurError where Slack is out of reach."""
    from bot.digests.rendering import line_text
    from bot.digests.service import Digests
    from bot.slack.client import DigestPoster, SlackClient, introduce, make_client
    from bot.slack.telling import telling

    settings.transport()
    web = make_client(settings.slack_bot_token, settings.slack_api_url)
    identity = introduce(web)
    with register_of(settings, make=True) as database:
        people = _people(web, database, settings, identity.team_id)
        tell = telling(SlackClient(web), people.admins)
        poster = DigestPoster(web, people)
        digests = Digests(database, LexiconKeeper(database), poster, tell=tell, zone=settings.timezone)
        _configure(database, settings)
        digests.tick(clock.now(), longest=None)
        return [line_text(line) for line in digests.list()]


def serve(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT, then end in order. Raises RapporteurError where it can't start."""
    settings.transport()
    os.environ.pop("SLACK_BOT_TOKEN", None)  # bolt reads it by itself, and warns that it is not needed
    stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    with register_of(settings, make=True) as database, running(settings, database) as bot:
        logger.info("at work; health at http://%s:%d/healthz", settings.http_host, bot.http.port)
        gc.collect()
        gc.freeze()  # what stays for good would be gone through again and again, for 0.2 s in which no listener moves
        stop.wait()
        logger.info("stopping")
        _end_at_last()
    logger.info("stopped")


@contextmanager
def running(settings: Settings, database: Database, *, tick_seconds: float = TICK_SECONDS) -> Iterator[Bot]:
    """Run the whole bot on a register until the block ends; raise RapporteurError where a part can't start."""
    from bot.digests import schedule
    from bot.operations.health import Health
    from bot.slack.app import build_app, listener_threads
    from bot.slack.client import make_client
    from bot.slack.draining import drain
    from bot.slack.http import HttpServer
    from bot.slack.socket import SocketMode

    over_http = settings.transport() is Transport.HTTP
    web = make_client(settings.slack_bot_token, settings.slack_api_url)
    beat = Beat()
    connections: list[SocketMode] = []
    health = Health(
        lambda: schema.check_current(database),
        clock.now,
        slack_heard=None if over_http else lambda: connections[0].last_heard() if connections else None,
        ticked=lambda: beat.at,
    )
    desk = _desk(settings, database, web, health)
    _configure(database, settings)
    weekly = _weekly(settings, database, desk, web)
    threads = listener_threads()
    app = build_app(desk, web, threads, signing_secret=settings.slack_signing_secret if over_http else "")

    def tick() -> None:
        beat.at = clock.now()
        with ExitStack() as each:  # in the reverse order; a fault of one is no reason not to do the others
            each.callback(lambda: weekly.tick(clock.now()))
            each.callback(lambda: desk.reminding.tick(clock.now()))
            each.callback(lambda: desk.digests.tick(clock.now()))

    with ExitStack() as ending:  # called in the reverse order: unready, nothing new, finish what runs, close
        http = HttpServer(settings.http_host, settings.http_port, health.response, app if over_http else None)
        http.start()
        ending.callback(http.stop)
        ending.callback(drain, threads, DRAIN_SECONDS)
        ticking = ending.enter_context(ExitStack())  # ended once nothing new comes: it waits for a tick that is under way
        if not over_http:
            connections.append(SocketMode(app, settings.slack_app_token))
            connections[0].start()
            ending.callback(connections[0].stop)
        ticking.callback(schedule.start(tick, tick_seconds).stop)
        ending.callback(desk.digests.stop)
        ending.callback(http.refuse)
        yield Bot(desk, app, threads, http, health)


def _desk(settings: Settings, database: Database, web: "WebClient", health: "Health") -> "Desk":
    """Put together what listeners work with; raise RapporteurError where Slack is out of reach."""
    from bot.answers.prompts import Prompts
    from bot.digests.delivery.carried import CarriedAnswers
    from bot.digests.letters import Letters
    from bot.digests.service import Digests
    from bot.slack.agent import AgentThreads
    from bot.slack.client import DigestPoster, SlackClient, introduce
    from bot.slack.desk import Desk
    from bot.slack.editing.drafts import Drafts
    from bot.slack.editing.moving import Moving
    from bot.slack.editing.new_names import NewNames
    from bot.slack.editing.recording import Recording
    from bot.slack.editing.reminding import Reminding
    from bot.slack.editing.requesting import Requesting
    from bot.slack.editing.reviewing import Reviewing
    from bot.slack.people.given import GivenRoles
    from bot.slack.people.giving import Giving
    from bot.slack.questions import Questions
    from bot.slack.seen import SeenEvents
    from bot.slack.subscriptions import Subscriptions
    from bot.slack.telling import telling
    from bot.slack.unanswered import Unanswering

    identity, slack = introduce(web), SlackClient(web)
    lexicons = LexiconKeeper(database)
    lexicons.current()  # built before the first question waits for it
    people = _people(web, database, settings, identity.team_id)
    tell = telling(slack, people.admins)
    poster = DigestPoster(web, people)
    digests = Digests(database, lexicons, poster, tell=tell, zone=settings.timezone)
    answering = Answerer(database, lexicons, settings.timezone)
    return Desk(
        slack=slack,
        identity=identity,
        people=people,
        seen=SeenEvents(database),
        questions=Questions(database, answering, clock.now, settings.timezone),
        recording=Recording(database, lexicons, clock.now),
        drafts=Drafts(database, clock.now),
        new_names=NewNames(database, lexicons, clock.now),
        reviewing=Reviewing(database, lexicons, clock.now, settings.timezone),
        moving=Moving(database, lexicons, clock.now, settings.timezone),
        requesting=Requesting(database, clock.now),
        reminding=Reminding(
            database, Letters(database, poster), people, slack, zone=settings.timezone, at=settings.digest_time
        ),
        digests=digests,
        carried=CarriedAnswers(database),
        subscriptions=Subscriptions(database, lexicons, digests, people, slack, clock.now, settings.timezone),
        giving=Giving(people, GivenRoles(database), clock.now),
        unanswering=Unanswering(database, lexicons, clock.now, settings.timezone),
        agent=AgentThreads(web),
        prompts=Prompts(database, lexicons, answering),
        health=health.report,
        clock=clock.now,
    )


def _people(web: "WebClient", database: Database, settings: Settings, team_id: str) -> "People":
    from bot.slack.people.given import GivenRoles
    from bot.slack.people.groups import Groups
    from bot.slack.people.roles import People, Roles
    from bot.slack.text import is_group_id

    named = (settings.admins, settings.recorders, settings.reviewers)
    groups = Groups(web, filter(is_group_id, frozenset().union(*named)))
    groups.look()
    return People(web, Roles(*named, groups, GivenRoles(database)), team_id, settings.outsiders)


def _weekly(settings: Settings, database: Database, desk: "Desk", web: "WebClient") -> "Weekly":
    """Put together what writes to the admins once a week, at the digest's time."""
    from bot.digests.letters import Letters
    from bot.digests.weekly import Weekly
    from bot.slack.client import DigestPoster
    from bot.slack.unanswered import WeeklyList

    letters = Letters(database, DigestPoster(web, desk.people))
    write = WeeklyList(desk.unanswering, desk.slack, desk.people).post
    return Weekly(letters, write, desk.people.admins, settings.digest_time, settings.timezone)


def _configure(database: Database, settings: Settings) -> None:
    from bot.digests.subscriptions import ensure_configured

    with database.write() as session:
        ensure_configured(session, settings.digest_channel, settings.digest_time, settings.timezone, clock.now())


@contextmanager
def _database_of(settings: Settings) -> Iterator[Database]:
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        database.dispose()


@contextmanager
def _unconnected_digests(settings: Settings) -> "Iterator[Digests]":
    from bot.digests.service import Digests

    with register_of(settings) as database:
        yield Digests(database, LexiconKeeper(database))


def _end_at_last() -> None:
    """End the process hard if ending in order takes too long, as when a call to Slack hangs."""

    def end() -> None:
        logger.error(
            "not stopped after %.0f seconds: ended hard; what was under way is resumed at the next start", STOP_SECONDS
        )
        os._exit(1)

    last = threading.Timer(STOP_SECONDS, end)
    last.daemon = True
    last.start()
