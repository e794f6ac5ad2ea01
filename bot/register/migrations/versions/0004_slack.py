"""What was taken from Slack already."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seen_event",
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_seen_event"),
    )
    op.create_index("ix_seen_event_taken_at", "seen_event", ["taken_at"])


def downgrade() -> None:
    op.drop_table("seen_event")
