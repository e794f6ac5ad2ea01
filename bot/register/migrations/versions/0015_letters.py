"""Letters to single people in one place: what reviewers were reminded of, and the week's lists of the admins."""

from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    letter = op.create_table(
        "letter",
        sa.Column("key", sa.String(160), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.Column("ts", sa.String(40)),
        sa.PrimaryKeyConstraint("key", name="pk_letter"),
    )
    moment = sa.DateTime(timezone=True)
    reminder = sa.table("review_reminder", sa.column("reviewer"), sa.column("day", sa.Date()), sa.column("settled_at", moment))
    weekly = sa.table("weekly_letter", sa.column("user_id"), sa.column("due_at", moment), sa.column("settled_at", moment))
    reminded, told = (op.get_bind().execute(sa.select(*table.c)).all() for table in (reminder, weekly))
    letters = [(_reminder(reviewer, day), settled_at) for reviewer, day, settled_at in reminded]
    letters += [(_weekly(user_id, due_at), settled_at) for user_id, due_at, settled_at in told]
    op.bulk_insert(letter, [{"key": key, "attempts": 1, "settled_at": settled_at, "ts": None} for key, settled_at in letters])
    op.drop_table("weekly_letter")
    op.drop_table("review_reminder")


def _reminder(reviewer: str, day: date) -> str:
    return f"review:{reviewer}:{day}"


def _weekly(user_id: str, due_at: datetime) -> str:
    in_utc = due_at if due_at.tzinfo is None else due_at.astimezone(UTC)
    return f"week-{in_utc:%Y-%m-%d}-{user_id}"


def downgrade() -> None:
    op.create_table(
        "review_reminder",
        sa.Column("reviewer", sa.String(80), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("reviewer", "day", name="pk_review_reminder"),
    )
    op.create_table(
        "weekly_letter",
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("due_at", "user_id", name="pk_weekly_letter"),
    )
    op.drop_table("letter")
