"""What came of questions, which of them were taken back or dealt with, and who was sent the week's list."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("asked", sa.Column("found_nothing", sa.Boolean()))
    op.add_column("asked", sa.Column("unread", sa.Text()))
    op.add_column("asked", sa.Column("alike", sa.String(200)))
    op.add_column("asked", sa.Column("stopped_at", sa.DateTime(timezone=True)))
    op.add_column("asked", sa.Column("dealt_at", sa.DateTime(timezone=True)))
    op.add_column("asked", sa.Column("dealt_by", sa.String(40)))
    op.create_index("ix_asked_alike", "asked", ["alike"])
    op.create_table(
        "weekly_letter",
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("due_at", "user_id", name="pk_weekly_letter"),
    )


def downgrade() -> None:
    op.drop_table("weekly_letter")
    op.drop_index("ix_asked_alike", "asked")
    for column in ("dealt_by", "dealt_at", "stopped_at", "alike", "unread", "found_nothing"):
        op.drop_column("asked", column)
