"""What waits for a second person: corrections that are proposed, corrections that are asked for, and who was reminded."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "proposed_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_decided(),
        sa.PrimaryKeyConstraint("id", name="pk_proposed_correction"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_proposed_correction_record_id_record"),
    )
    op.create_index("ix_proposed_correction_record_id", "proposed_correction", ["record_id"])
    op.create_index("ix_proposed_correction_outcome", "proposed_correction", ["outcome"])
    op.create_table(
        "correction_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wrong", sa.Text(), nullable=False),
        sa.Column("put_right", sa.Text()),
        sa.Column("behalf", sa.Text(), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        *_decided(),
        sa.PrimaryKeyConstraint("id", name="pk_correction_request"),
        sa.UniqueConstraint("fingerprint", name="uq_correction_request_fingerprint"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_correction_request_record_id_record"),
    )
    op.create_index("ix_correction_request_record_id", "correction_request", ["record_id"])
    op.create_index("ix_correction_request_outcome", "correction_request", ["outcome"])
    op.create_table(
        "review_reminder",
        sa.Column("reviewer", sa.String(80), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("reviewer", "day", name="pk_review_reminder"),
    )


def _decided() -> tuple[sa.Column[object], ...]:
    """Give the columns that say what came of it; but for the outcome NULL while it waits."""
    return (
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("decided_by", sa.Text()),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("answer", sa.Text()),
    )


def downgrade() -> None:
    op.drop_table("review_reminder")
    op.drop_table("correction_request")
    op.drop_table("proposed_correction")
