"""Questions that were asked, for the buttons under their answers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "asked",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(40)),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.String(40)),
        sa.Column("channel_id", sa.String(40)),
        sa.Column("team_id", sa.String(40)),
        sa.Column("thread_ts", sa.String(40)),
        sa.PrimaryKeyConstraint("id", name="pk_asked"),
    )
    op.create_index("ix_asked_asked_at", "asked", ["asked_at"])
    op.create_index("ix_asked_thread_ts", "asked", ["thread_ts"])


def downgrade() -> None:
    op.drop_table("asked")
