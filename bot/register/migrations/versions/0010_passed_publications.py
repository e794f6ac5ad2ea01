"""How far each subscription has got, what it has to look at again, and the days on which treaty actions take effect."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("subscription", sa.Column("passed", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE subscription SET passed = floor")
    op.create_table(
        "postponed",
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("publication_seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("subscription_id", "publication_seq", name="pk_postponed"),
        sa.ForeignKeyConstraint(["subscription_id"], ["subscription.id"], name="fk_postponed_subscription_id_subscription"),
        sa.ForeignKeyConstraint(["publication_seq"], ["publication.seq"], name="fk_postponed_publication_seq_publication"),
    )
    op.create_index("ix_digest_run_subscription_id_frozen_at", "digest_run", ["subscription_id", "frozen_at"])
    few = sa.text("effective_earliest IS NOT NULL")
    op.create_index("ix_record_effective_earliest", "record", ["effective_earliest"], sqlite_where=few, postgresql_where=few)


def downgrade() -> None:
    op.drop_index("ix_record_effective_earliest", "record")
    op.drop_index("ix_digest_run_subscription_id_frozen_at", "digest_run")
    op.drop_table("postponed")
    op.drop_column("subscription", "passed")
