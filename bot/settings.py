"""What an operator sets, as one typed value.

Every setting is a variable of the environment and stands once, in `VARIABLES`: the help text, the table in the README and
`load` are all made from it. Importing this module reads nothing.
"""

import difflib
import re
import zoneinfo
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.errors import RapporteurError

_HOLDER_ID = re.compile(r"[UWS][A-Z0-9]{2,}")
_CHANNEL = re.compile(r"#?[^\s#@,<>]{1,80}")
_CLOCK_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_DATABASES = ("sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg", "postgres")


class SettingsError(RapporteurError):
    """Settings that cannot be used. `faults` names each variable with its cure; no fault repeats a secret."""

    def __init__(self, faults: list[str]) -> None:
        count = "One setting is" if len(faults) == 1 else f"{len(faults)} settings are"
        super().__init__(
            what=f"{count} wrong:\n" + "\n".join(f"- {fault}" for fault in faults),
            kept="Nothing was started or changed.",
            cure="Set them in the environment or in the file .env, and start again.",
        )
        self.faults = tuple(faults)


class Transport(StrEnum):
    """How Slack's events reach the bot."""

    SOCKET = "socket"
    HTTP = "http"


class Outsiders(StrEnum):
    """What guests and people of other organisations may do."""

    READ = "read"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable of the environment: its name, what is taken where it is unset, what it is, and whether to hide its value."""

    name: str
    default: str
    meaning: str
    secret: bool = False


VARIABLES: tuple[Variable, ...] = (
    Variable(
        "DATABASE_URL",
        "sqlite:///rapporteur.db",
        "where the register is: a SQLite file, or `postgresql://user:password@host/name`",
        secret=True,
    ),
    Variable(
        "RAPPORTEUR_BACKUP_DIR",
        "",
        "the folder for backups (where it is unset: beside the SQLite file; `backups` in the current folder for PostgreSQL)",
    ),
    Variable("SLACK_BOT_TOKEN", "", "the app's bot token, `xoxb-…`", secret=True),
    Variable("SLACK_APP_TOKEN", "", "the app-level token for Socket Mode, `xapp-…`, with `connections:write`", secret=True),
    Variable("SLACK_SIGNING_SECRET", "", "the app's signing secret: HTTP mode, where there is no app-level token", secret=True),
    Variable("SLACK_API_URL", "https://slack.com/api/", "another Slack: GovSlack, a proxy, the sandbox"),
    Variable("RAPPORTEUR_DIGEST_CHANNEL", "", "the channel of the daily digest: its id `C…` (no digest where it is unset)"),
    Variable("RAPPORTEUR_DIGEST_TIME", "09:00", "when the digest is posted, in the zone below"),
    Variable("RAPPORTEUR_TIMEZONE", "UTC", "the zone of the digest and of “today”, such as `Europe/Vienna`"),
    Variable("RAPPORTEUR_HTTP_HOST", "127.0.0.1", "the address to listen on for HTTP mode and the health check"),
    Variable("RAPPORTEUR_HTTP_PORT", "3000", "the port for HTTP mode and the health check; 0 takes any free one"),
    Variable(
        "RAPPORTEUR_ADMINS",
        "",
        "the admins: ids of people `U…` and of user groups `S…`, with commas between: `U012AB3CD,S045EF6GH`",
    ),
    Variable("RAPPORTEUR_RECORDERS", "", "those who may record, likewise"),
    Variable("RAPPORTEUR_REVIEWERS", "", "those who may publish what others recorded, likewise"),
    Variable(
        "RAPPORTEUR_OUTSIDERS",
        "read",
        "what guests and people of other organisations may do: `read` what is TLP:CLEAR, or `nothing`",
    ),
    Variable("RAPPORTEUR_LOG_LEVEL", "INFO", f"how much is logged: {', '.join(_LOG_LEVELS)}"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, checked. An empty string or set, or None, means that the variable is unset."""

    database_url: str
    backup_dir: Path | None
    slack_bot_token: str
    slack_app_token: str
    slack_signing_secret: str
    slack_api_url: str
    digest_channel: str
    digest_time: time
    timezone: ZoneInfo
    http_host: str
    http_port: int
    admins: frozenset[str]
    recorders: frozenset[str]
    reviewers: frozenset[str]
    outsiders: Outsiders
    log_level: str

    def __repr__(self) -> str:
        """Show every setting, with the secrets hidden: a log line or a traceback may print this."""
        shown = (f"{field.name}={self._shown(field.name)}" for field in fields(self))
        return f"Settings({', '.join(shown)})"

    def _shown(self, name: str) -> str:
        value = getattr(self, name)
        if value and name in _HIDDEN:
            return "'…'"
        return repr(value)

    def transport(self) -> Transport:
        """Choose Socket Mode or HTTP for `serve`.

        Raises SettingsError with all that is missing: the bot token, or both the app-level token and the signing secret.
        """
        faults = []
        if not self.slack_bot_token:
            faults.append("SLACK_BOT_TOKEN is not set. Copy it from the app's page in Slack, under “OAuth & Permissions”.")
        if not self.slack_app_token and not self.slack_signing_secret:
            faults.append(
                "SLACK_APP_TOKEN is not set. Make one on the app's page, under “Basic Information”, “App-Level Tokens”, with "
                "the scope connections:write. (For HTTP mode set SLACK_SIGNING_SECRET instead.)"
            )
        if faults:
            raise SettingsError(faults)
        return Transport.SOCKET if self.slack_app_token else Transport.HTTP


def load(environ: Mapping[str, str]) -> Settings:
    """Read the settings from a mapping such as the environment; empty values count as unset.

    Raises SettingsError with every fault at once, never with the value of a secret.
    """
    faults = _misspelt(environ)
    values: dict[str, Any] = {}
    for variable in VARIABLES:
        attribute = _attribute(variable.name)
        raw = environ.get(variable.name, "").strip() or variable.default
        try:
            values[attribute] = _PARSERS[variable.name](raw)
        except ValueError as fault:
            shown = "" if variable.secret or not raw else f" (it is “{raw}”)"
            faults.append(f"{variable.name}{shown} {fault}")
    if faults:
        raise SettingsError(faults)
    return Settings(**values)


def markdown_table() -> str:
    """Render the table of settings for the README, ending with a newline."""
    rows = [(f"`{v.name}`", f"`{v.default}`" if v.default else "", v.meaning) for v in VARIABLES]
    lines = ["| variable | default | what it is |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines) + "\n"


def help_text() -> str:
    """Render the settings for `--help`: a line for each, with its default."""
    width = max(len(v.name) for v in VARIABLES)
    lines = []
    for variable in VARIABLES:
        default = f" [{variable.default}]" if variable.default else ""
        lines.append(f"{variable.name:<{width}}  {variable.meaning.replace('`', '')}{default}")
    return "\n".join(lines) + "\n"


def _attribute(name: str) -> str:
    return name.removeprefix("RAPPORTEUR_").lower()


def _misspelt(environ: Mapping[str, str]) -> list[str]:
    """Find variables that are almost a setting: a digest must not stay away for the want of one letter."""
    names = [v.name for v in VARIABLES]
    faults = []
    for name in sorted(environ):
        if not name.startswith("RAPPORTEUR_") or name in names:
            continue
        near = difflib.get_close_matches(name, names, n=1, cutoff=0.9)
        if near:
            faults.append(f"{name} is not a setting. Did you mean {near[0]}?")
    return faults


def _database_url(raw: str) -> str:
    scheme, separator, rest = raw.partition("://")
    if not separator or scheme not in _DATABASES:
        raise ValueError("is no database address: write sqlite:///FILE or postgresql://user:password@host/name")
    if scheme.startswith("postgres") and not urlsplit(f"postgresql://{rest}").path.strip("/"):
        raise ValueError("names no database: end it with /NAME, as in postgresql://user:password@host/name")
    return raw


def _folder(raw: str) -> Path | None:
    return Path(raw) if raw else None


def _token(prefix: str, kind: str) -> Callable[[str], str]:
    homes = {"xoxb-": "SLACK_BOT_TOKEN", "xapp-": "SLACK_APP_TOKEN"}

    def parse(raw: str) -> str:
        for other, home in homes.items():
            if other != prefix and raw.startswith(other):
                raise ValueError(f"holds a token that starts with {other}: that one belongs into {home}. Were they swapped?")
        if raw and not raw.startswith(prefix):
            raise ValueError(f"is no {kind}: those start with {prefix}. Copy it again from the app's page in Slack.")
        return raw

    return parse


def _signing_secret(raw: str) -> str:
    if raw.startswith(("xoxb-", "xapp-", "xoxp-")):
        raise ValueError("holds a token. The signing secret is on the app's page, under “Basic Information”.")
    return raw


def _api_url(raw: str) -> str:
    try:
        parts = urlsplit(raw)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable:
        raise ValueError("is no web address: write it as https://slack.com/api/")
    return raw if raw.endswith("/") else f"{raw}/"


def _channel(raw: str) -> str:
    if raw and not _CHANNEL.fullmatch(raw):
        raise ValueError("is no channel: open the channel's details in Slack and copy its id, C…, from the bottom")
    return raw.removeprefix("#")


def _clock_time(raw: str) -> time:
    match = _CLOCK_TIME.fullmatch(raw)
    if not match:
        raise ValueError("is no time of the day: write it as 09:00")
    return time(int(match[1]), int(match[2]))


def _zone(raw: str) -> ZoneInfo:
    try:
        return ZoneInfo(raw)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        near = difflib.get_close_matches(raw, sorted(zoneinfo.available_timezones()), n=1)
        hint = f"did you mean {near[0]}?" if near else "write it as Europe/Vienna"
        raise ValueError(f"is no time zone: {hint}") from None


def _port(raw: str) -> int:
    if not (raw.isascii() and raw.isdecimal() and int(raw) <= 65535):
        raise ValueError("is no port: a number from 0 to 65535")
    return int(raw)


def _host(raw: str) -> str:
    if "/" in raw or any(character.isspace() for character in raw):
        raise ValueError("is no address to listen on: write 127.0.0.1 for this machine only, 0.0.0.0 for every network")
    return raw


def _holders(raw: str) -> frozenset[str]:
    ids = frozenset(part for part in re.split(r"[,\s]+", raw) if part)
    wrong = sorted(part for part in ids if not _HOLDER_ID.fullmatch(part))
    if wrong:
        raise ValueError(
            f"has what is no id of a person or a user group: {', '.join(wrong)}. People's look like U012AB3CD: open the "
            "profile in Slack, then the three dots, then “Copy member ID”. Groups' look like S045EF6GH, and end their address."
        )
    return ids


def _outsiders(raw: str) -> Outsiders:
    if raw.lower() not in set(Outsiders):
        raise ValueError(f"is not known: one of {', '.join(Outsiders)}")
    return Outsiders(raw.lower())


def _log_level(raw: str) -> str:
    if raw.upper() not in _LOG_LEVELS:
        raise ValueError(f"is no log level: one of {', '.join(_LOG_LEVELS)}")
    return raw.upper()


_PARSERS: Mapping[str, Callable[[str], Any]] = {
    "DATABASE_URL": _database_url,
    "RAPPORTEUR_BACKUP_DIR": _folder,
    "SLACK_BOT_TOKEN": _token("xoxb-", "bot token"),
    "SLACK_APP_TOKEN": _token("xapp-", "app-level token"),
    "SLACK_SIGNING_SECRET": _signing_secret,
    "SLACK_API_URL": _api_url,
    "RAPPORTEUR_DIGEST_CHANNEL": _channel,
    "RAPPORTEUR_DIGEST_TIME": _clock_time,
    "RAPPORTEUR_TIMEZONE": _zone,
    "RAPPORTEUR_HTTP_HOST": _host,
    "RAPPORTEUR_HTTP_PORT": _port,
    "RAPPORTEUR_ADMINS": _holders,
    "RAPPORTEUR_RECORDERS": _holders,
    "RAPPORTEUR_REVIEWERS": _holders,
    "RAPPORTEUR_OUTSIDERS": _outsiders,
    "RAPPORTEUR_LOG_LEVEL": _log_level,
}
_HIDDEN = frozenset(_attribute(v.name) for v in VARIABLES if v.secret)
