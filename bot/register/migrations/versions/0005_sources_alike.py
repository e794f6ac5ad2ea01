"""Sources by their address, and by the checksum of what was read."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # An address can be longer than what a tree of PostgreSQL takes; a hash takes any.
    op.create_index("ix_source_url", "source", ["url"], postgresql_using="hash")
    op.create_index("ix_source_sha256", "source", ["sha256"])


def downgrade() -> None:
    op.drop_index("ix_source_sha256", "source")
    op.drop_index("ix_source_url", "source")
