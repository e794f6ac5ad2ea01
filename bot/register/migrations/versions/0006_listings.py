"""What a search reads of records in place of the records: narrow rows, by record and by the names in it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "listing",
        sa.Column("record_id", sa.Integer(), nullable=False),
        *_listed(),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_listing_record_id_record"),
        sa.PrimaryKeyConstraint("record_id", name="pk_listing"),
    )
    op.create_table(
        "listed_name",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("reference_id", sa.Integer(), nullable=False),
        *_listed(),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_listed_name_record_id_record"),
        sa.ForeignKeyConstraint(["reference_id"], ["reference.id"], name="fk_listed_name_reference_id_reference"),
        sa.PrimaryKeyConstraint("record_id", "role", "reference_id", name="pk_listed_name"),
        sqlite_with_rowid=False,
    )
    op.execute(LIST_RECORDS)
    op.execute(LIST_NAMES)
    op.create_index("ix_listing_kind", "listing", ["kind", "is_vote", "latest", "earliest", "record_id", "tlp", "word"])
    is_about = sa.text("about_id IS NOT NULL")
    op.create_index(
        "ix_listing_about_id", "listing", ["about_id", "kind", "tlp"], sqlite_where=is_about, postgresql_where=is_about
    )
    op.create_index(
        "ix_listed_name_reference_id",
        "listed_name",
        ["reference_id", "role", "kind", "is_vote", "latest", "earliest", "record_id", "tlp", "word", "about_id"],
    )


def downgrade() -> None:
    op.drop_table("listed_name")
    op.drop_table("listing")


def _listed() -> list[sa.Column[object]]:
    return [
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("is_vote", sa.Boolean(), nullable=False),
        sa.Column("latest", sa.Date(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=False),
        sa.Column("tlp", sa.String(40)),
        sa.Column("word", sa.String(40)),
        sa.Column("happened_earliest", sa.Date(), nullable=False),
        sa.Column("happened_latest", sa.Date(), nullable=False),
        sa.Column("about_id", sa.Integer()),
    ]


# As the writer derives them from then on.
LIST_RECORDS = """
    INSERT INTO listing (record_id, kind, is_vote, latest, earliest, tlp, word, happened_earliest, happened_latest, about_id)
    SELECT record.id, entry.kind, coalesce(record.form = 'vote', FALSE),
        coalesce(listed_latest, '0001-01-01'), coalesce(listed_earliest, '0001-01-01'),
        CASE record.state WHEN 'published' THEN record.tlp END, coalesce(stance, status, conclusion, action),
        CASE WHEN occurred_earliest IS NULL AND occurred_latest IS NULL THEN coalesce(listed_earliest, '0001-01-01')
            ELSE coalesce(occurred_earliest, '0001-01-01') END,
        CASE WHEN occurred_earliest IS NULL AND occurred_latest IS NULL THEN coalesce(listed_latest, '0001-01-01')
            ELSE coalesce(occurred_latest, '0001-01-01') END,
        about_id
    FROM record JOIN entry ON entry.id = record.id
"""
LIST_NAMES = """
    INSERT INTO listed_name (record_id, role, reference_id,
        kind, is_vote, latest, earliest, tlp, word, happened_earliest, happened_latest, about_id)
    SELECT DISTINCT link.record_id, role, reference_id,
        kind, is_vote, latest, earliest, tlp, word, happened_earliest, happened_latest, about_id
    FROM link JOIN listing ON listing.record_id = link.record_id
"""
