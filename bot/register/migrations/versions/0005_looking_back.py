"""The history of one entry by its moments: an entry of many changes is looked up as of a past day as fast as now."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_change_entry_id_at_version", "change", ["entry_id", "at", "version"])


def downgrade() -> None:
    op.drop_index("ix_change_entry_id_at_version", "change")
