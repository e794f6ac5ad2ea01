"""Digests: subscriptions, their runs and messages, and the proof of what was delivered."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _subscriptions()
    _runs()
    _deliveries()


def downgrade() -> None:
    for table in ("effect_delivery", "delivery", "digest_message", "digest_run", "subscription"):
        op.drop_table(table)


def _subscriptions() -> None:
    op.create_table(
        "subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(40)),
        sa.Column("channel", sa.String(80), nullable=False),
        sa.Column("owner", sa.String(20)),
        sa.Column("cadence", sa.String(40), nullable=False),
        sa.Column("local_time", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("filter", sa.JSON(), nullable=False),
        sa.Column("ceiling", sa.String(40), nullable=False),
        sa.Column("floor", sa.Integer(), nullable=False),
        sa.Column("next_run_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("paused_reason", sa.Text()),
        sa.Column("paused_cure", sa.Text()),
        sa.Column("told_at", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_subscription"),
        sa.UniqueConstraint("name", name="uq_subscription_name"),
    )
    op.create_index("ix_subscription_state_next_run_at", "subscription", ["state", "next_run_at"])


def _runs() -> None:
    op.create_table(
        "digest_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(80), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("period_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_digest_run"),
        sa.ForeignKeyConstraint(["subscription_id"], ["subscription.id"], name="fk_digest_run_subscription_id_subscription"),
        sa.UniqueConstraint(
            "subscription_id", "local_date", "ordinal", name="uq_digest_run_subscription_id_local_date_ordinal"
        ),
    )
    op.create_table(
        "digest_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("ts", sa.String(40)),
        sa.Column("reason", sa.Text()),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asks_admin", sa.Boolean(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_digest_message"),
        sa.ForeignKeyConstraint(["run_id"], ["digest_run.id"], name="fk_digest_message_run_id_digest_run"),
        sa.UniqueConstraint("run_id", "page", name="uq_digest_message_run_id_page"),
        sa.UniqueConstraint("key", name="uq_digest_message_key"),
    )
    op.create_index("ix_digest_message_state_try_at", "digest_message", ["state", "try_at"])


def _deliveries() -> None:
    op.create_table(
        "delivery",
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("publication_seq", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer()),
        sa.PrimaryKeyConstraint("subscription_id", "publication_seq", name="pk_delivery"),
        sa.ForeignKeyConstraint(["subscription_id"], ["subscription.id"], name="fk_delivery_subscription_id_subscription"),
        sa.ForeignKeyConstraint(["publication_seq"], ["publication.seq"], name="fk_delivery_publication_seq_publication"),
        sa.ForeignKeyConstraint(["run_id"], ["digest_run.id"], name="fk_delivery_run_id_digest_run"),
    )
    op.create_index("ix_delivery_run_id_page", "delivery", ["run_id", "page"])
    op.create_table(
        "effect_delivery",
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer()),
        sa.PrimaryKeyConstraint("subscription_id", "record_id", "effective_on", name="pk_effect_delivery"),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name="fk_effect_delivery_subscription_id_subscription"
        ),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_effect_delivery_record_id_record"),
        sa.ForeignKeyConstraint(["run_id"], ["digest_run.id"], name="fk_effect_delivery_run_id_digest_run"),
    )
    op.create_index("ix_effect_delivery_run_id_page", "effect_delivery", ["run_id", "page"])
