"""Indexes: an entry's history by its moments, and sources by their address and by the checksum of what was read."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # An entry of many changes is looked up as of a past day as fast as now.
    op.create_index("ix_change_entry_id_at_version", "change", ["entry_id", "at", "version"])
    # An address can be longer than what a tree of PostgreSQL takes; a hash takes any.
    op.create_index("ix_source_url", "source", ["url"], postgresql_using="hash")
    op.create_index("ix_source_sha256", "source", ["sha256"])


def downgrade() -> None:
    op.drop_index("ix_source_sha256", "source")
    op.drop_index("ix_source_url", "source")
    op.drop_index("ix_change_entry_id_at_version", "change")
