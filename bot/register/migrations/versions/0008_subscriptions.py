"""Subscriptions that people make: on which days, in whose words, and who stopped them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("subscription", sa.Column("days", sa.SmallInteger(), nullable=False, server_default="127"))
    op.add_column("subscription", sa.Column("words", sa.Text(), nullable=False, server_default="everything"))
    op.add_column("subscription", sa.Column("looked_at", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("subscription", sa.Column("says_nothing_new", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("subscription", sa.Column("stopped_by", sa.String(80)))
    op.execute("UPDATE subscription SET looked_at = floor")
    op.drop_column("subscription", "cadence")
    op.create_index("ix_subscription_state_days_looked_at", "subscription", ["state", "days", "looked_at"])


def downgrade() -> None:
    # What was deleted must not be served again, and version 0007 knows of no other way to stop.
    op.execute("UPDATE subscription SET state = 'paused', paused_reason = 'It was deleted.' WHERE state = 'deleted'")
    op.drop_index("ix_subscription_state_days_looked_at", "subscription")
    op.add_column("subscription", sa.Column("cadence", sa.String(40), nullable=False, server_default="daily"))
    for column in ("stopped_by", "says_nothing_new", "looked_at", "words", "days"):
        op.drop_column("subscription", column)
