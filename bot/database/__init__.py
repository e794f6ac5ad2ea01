"""Engine and transactions, and all that differs between SQLite and PostgreSQL."""

from bot.database.faults import DatabaseUnusableError, OvertakenError
from bot.database.locks import hold_writers, lock_publications, lock_roles, lock_schema
from bot.database.statements import Common, aside, bytewise, inserting, probed
from bot.database.transactions import Database, Transaction
from bot.database.types import Base, UTCDateTime
from bot.database.upkeep import check_integrity, leave_uncompiled, refresh_statistics

__all__ = [
    "Base",
    "Common",
    "Database",
    "DatabaseUnusableError",
    "OvertakenError",
    "Transaction",
    "UTCDateTime",
    "aside",
    "bytewise",
    "check_integrity",
    "hold_writers",
    "inserting",
    "leave_uncompiled",
    "lock_publications",
    "lock_roles",
    "lock_schema",
    "probed",
    "refresh_statistics",
]
