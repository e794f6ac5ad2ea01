"""Settings in, a running Rapporteur out: the only place where parts are put together."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot import clock
from bot.answers.answering import Answerer
from bot.database import Database
from bot.names.lexicon import LexiconKeeper
from bot.register import schema
from bot.settings import Settings, Transport

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from slack_bolt import App

    from bot.digests.service import Digests
    from bot.operations.health import Health
    from bot.register.interchange import ImportSummary
    from bot.slack.desk import Desk
    from bot.slack.http import HttpServer

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
    """Open the register; `make` creates or migrates it, else one that is missing or of another version is an error."""
    database = Database(settings.database_url)
    try:
        if make:
            schema.migrate(database)
        else:
            schema.check_current(database)
        yield database
    finally:
        database.dispose()


@contextmanager
def answerer(settings: Settings) -> Iterator[Answerer]:
    """Give what answers questions from the register."""
    with register_of(settings) as database:
        yield Answerer(database, LexiconKeeper(database))


def export(
    settings: Settings,
    question: str | None,
    *,
    layout: str,
    today: date,
    ceiling: str,
    output: Path | None,
    all_names: bool = False,
) -> list[str]:
    """Write an export to a file, which is then whole, or to standard output; give what is to be told of it."""
    from bot.answers import exports
    from bot.operations.whole_file import whole_file
    from bot.register.vocabulary import Tlp

    with register_of(settings) as database, database.snapshot() as session:
        lexicon = LexiconKeeper(database).current(session)
        exporting = exports.export(
            session,
            lexicon,
            question,
            layout=exports.Layout(layout),
            today=today,
            ceiling=Tlp(ceiling),
            all_names=all_names,
        )
        with whole_file(output) if output else nullcontext(sys.stdout.buffer) as opened:
            for piece in exporting.pieces:
                opened.write(piece)
            opened.flush()
        return exporting.summary()


def import_files(settings: Settings, files: Sequence[Path], *, dry_run: bool) -> "ImportSummary":
    """Import files into the register, which is made where there is none; a dry run only looks."""
    from bot.answers.privacy import masking
    from bot.register import interchange, spreadsheet

    with register_of(settings, make=not dry_run) as database:
        is_compared = any(file.suffix.lower() in spreadsheet.SUFFIXES for file in files)
        masked = masking(LexiconKeeper(database).current()) if is_compared else str
        return interchange.import_files(database, files, who="import", now=clock.now(), dry_run=dry_run, masked=masked)


def migrate(settings: Settings) -> str:
    """Bring the database's tables to this version's shape, and say so."""
    with register_of(settings, make=True) as database:
        where = database.sqlite_path or database.url.render_as_string(hide_password=True)
        return f"The tables in {where} are those of this version."


def digest_list(settings: Settings) -> list[str]:
    """Give a line for each subscription."""
    from bot.digests.rendering import line_text

    with _unconnected_digests(settings) as digests:
        lines = [line_text(line) for line in digests.list()]
    return lines or ["There is no subscription yet. Set RAPPORTEUR_DIGEST_CHANNEL and start: rapporteur serve"]


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
    introduce(web)
    with register_of(settings, make=True) as database:
        tell = telling(SlackClient(web), settings.admins)
        digests = Digests(database, LexiconKeeper(database), DigestPoster(web), tell=tell)
        _configure(database, settings)
        digests.tick(clock.now())
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
        stop.wait()
        logger.info("stopping")
        _end_at_last()
    logger.info("stopped")


@contextmanager
def running(settings: Settings, database: Database, *, tick_seconds: float = TICK_SECONDS) -> Iterator[Bot]:
    """Run the whole bot on a register until the block ends; raise RapporteurError where a part can't start."""
    from bot.digests import schedule
    from bot.digests.service import Digests
    from bot.operations.health import Health
    from bot.slack.app import build_app, listener_threads
    from bot.slack.client import DigestPoster, SlackClient, introduce, make_client
    from bot.slack.desk import Desk
    from bot.slack.draining import drain
    from bot.slack.http import HttpServer
    from bot.slack.questions import Questions
    from bot.slack.recording import Recording
    from bot.slack.roles import People, Roles
    from bot.slack.seen import SeenEvents
    from bot.slack.socket import SocketMode
    from bot.slack.telling import telling

    over_http = settings.transport() is Transport.HTTP
    web = make_client(settings.slack_bot_token, settings.slack_api_url)
    identity = introduce(web)
    slack = SlackClient(web)
    lexicons = LexiconKeeper(database)
    lexicons.current()  # built before the first question waits for it
    digests = Digests(database, lexicons, DigestPoster(web), tell=telling(slack, settings.admins))
    _configure(database, settings)
    beat = Beat()
    connections: list[SocketMode] = []
    health = Health(
        lambda: schema.check_current(database),
        clock.now,
        slack_heard=None if over_http else lambda: connections[0].last_heard() if connections else None,
        ticked=lambda: beat.at,
    )
    desk = Desk(
        slack=slack,
        identity=identity,
        people=People(web, Roles(settings.admins, settings.recorders, settings.reviewers), identity.team_id),
        seen=SeenEvents(database),
        questions=Questions(database, Answerer(database, lexicons), clock.now, settings.timezone),
        recording=Recording(database, lexicons, clock.now),
        digests=digests,
        health=health.report,
        clock=clock.now,
    )
    threads = listener_threads()
    app = build_app(desk, web, threads, signing_secret=settings.slack_signing_secret if over_http else "")

    def tick() -> None:
        beat.at = clock.now()
        digests.tick(clock.now())

    with ExitStack() as ending:  # called in the reverse order: unready, nothing new, finish what runs, close
        http = HttpServer(settings.http_host, settings.http_port, health.response, app if over_http else None)
        http.start()
        ending.callback(http.stop)
        ending.callback(drain, threads, DRAIN_SECONDS)
        if not over_http:
            connections.append(SocketMode(app, settings.slack_app_token))
            connections[0].start()
            ending.callback(connections[0].stop)
        ending.callback(schedule.start(tick, tick_seconds).stop)
        ending.callback(digests.stop)
        ending.callback(http.refuse)
        yield Bot(desk, app, threads, http, health)


def _configure(database: Database, settings: Settings) -> None:
    from bot.digests.subscriptions import ensure_configured

    with database.write() as session:
        ensure_configured(session, settings.digest_channel, settings.digest_time, settings.timezone, clock.now())


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
