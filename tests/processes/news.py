"""News for digests: records that are imported, and what stands of them in a channel."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from bot import clock, settings
from bot.database import Database
from bot.digests.model import Subscription
from bot.digests.subscriptions import ensure_configured
from bot.register.interchange.importing import import_files
from bot.register.model import Record
from bot.sandbox.server import Sandbox
from tests.conversations.bench import environment
from tests.conversations.dialogue import as_text

CHANNEL = "treaty-digest"
PREFIX = "news-"


def write_news(file: Path, first: int, count: int) -> Path:
    """Write positions, numbered from `first`, in the interchange format."""
    lines = (json.dumps(_position(number)) for number in range(first, first + count))
    file.write_text("".join(f"{line}\n" for line in lines))
    return file


def import_news(database: Database, folder: Path, first: int, count: int) -> None:
    """Import positions that are published, and so are news."""
    file = write_news(folder / f"news-{first}.jsonl", first, count)
    summary = import_files(database, [file], who="tests", now=clock.now())
    assert summary.published == count


def refs_of_news(database: Database) -> set[str]:
    """Give the refs of all that was imported as news."""
    with database.read() as session:
        return set(session.scalars(select(Record.ref).where(Record.key.startswith(PREFIX))))


def subscribe(database: Database, sandbox: Sandbox) -> None:
    """Make the subscription that the settings of a bot in the sandbox make at its start: what comes later is news."""
    configure(database, environment(sandbox))


def configure(database: Database, environ: Mapping[str, str]) -> None:
    """Make the subscription that the settings in an environment ask for."""
    configured = settings.load(environ)
    with database.write() as session:
        ensure_configured(session, configured.digest_channel, configured.digest_time, configured.timezone, clock.now())


def make_due(database: Database, at: datetime) -> None:
    """Set the moment of the next digest, as if the subscription had been waiting for it."""
    with database.write() as session:
        (subscription,) = session.scalars(select(Subscription))
        subscription.next_run_at = at


def told(sandbox: Sandbox) -> Counter[str]:
    """Count in how many messages of the channel and its threads each ref stands."""
    reader = sandbox.as_user("admin")
    counted: Counter[str] = Counter()
    for head in reader.history(CHANNEL):
        for message in reader.history(CHANNEL, head["ts"]) if head.get("reply_count") else [head]:
            if (message.get("metadata") or {}).get("event_type") == "rapporteur_digest":
                counted.update(set(re.findall(r"\bPOS-\d+\b", as_text(message["blocks"]))))
    return counted


def heads(sandbox: Sandbox) -> list[dict[str, object]]:
    """Give the digests in the channel, without their threads."""
    return [message for message in sandbox.as_user("admin").history(CHANNEL) if message.get("metadata")]


def _position(number: int) -> dict[str, object]:
    return {
        "type": "position",
        "key": f"{PREFIX}{number}",
        "speaker": "nor",
        "stance": "calls_for",
        "weapons": ["ap-mine"],
        "said": "2026-11-20",
        "summary": f"Norway called for an end to anti-personnel mines, news number {number}.",
        "citations": [{"source": "briefings", "locator": f"page {number}"}],
        "state": "published",
        "author": "first",
        "reviewer": "second",
        "tlp": "CLEAR",
        "sensitivity": "none",
    }
