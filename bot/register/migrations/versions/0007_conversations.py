"""Conversations: what an answer leaves for the next question, and whether it helped."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("asked", sa.Column("kept", sa.JSON()))
    op.add_column("asked", sa.Column("context_id", sa.Integer()))
    op.create_table(
        "verdict",
        sa.Column("asked_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("helpful", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("intent", sa.String(40)),
        sa.Column("total", sa.Integer()),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("asked_id", "user_id", name="pk_verdict"),
        sa.ForeignKeyConstraint(["asked_id"], ["asked.id"], name="fk_verdict_asked_id_asked"),
    )
    op.create_index("ix_verdict_given_at", "verdict", ["given_at"])


def downgrade() -> None:
    op.drop_table("verdict")
    op.drop_column("asked", "context_id")
    op.drop_column("asked", "kept")
