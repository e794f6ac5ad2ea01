"""Forms that somebody has begun, and sources found by the beginnings of their words."""

import sqlalchemy as sa
from alembic import op

from bot.register.folding import plain_words

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_AT_ONCE = 1_000


def upgrade() -> None:
    op.create_table(
        "form_draft",
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("form_id", sa.String(80), nullable=False),
        sa.Column("typed", sa.JSON(), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "form_id", name="pk_form_draft"),
    )
    op.create_index("ix_form_draft_kept_at", "form_draft", ["kept_at"])
    op.add_column("source", sa.Column("found_by", sa.Text(), nullable=False, server_default=""))
    _fill()
    for statement in _ON_SQLITE if op.get_bind().dialect.name == "sqlite" else _ON_POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for trigger in ("source_added", "source_removed", "source_changed"):
            op.execute(f"DROP TRIGGER {trigger}")
        op.execute("DROP TABLE search_index_of_sources")
    else:
        op.drop_index("ix_source_words", "source")
        op.drop_column("source", "words")
    op.drop_column("source", "found_by")
    op.drop_table("form_draft")


def _fill() -> None:
    """Write what each source is found by, as the writer derives it from then on."""
    source = sa.table("source", *map(sa.column, ("id", "publisher", "title", "url", "found_by")))
    bind, last = op.get_bind(), 0
    while rows := bind.execute(
        sa.select(source.c.id, source.c.publisher, source.c.title, source.c.url)
        .where(source.c.id > last)
        .order_by(source.c.id)
        .limit(_AT_ONCE)
    ).all():
        bind.execute(
            sa.update(source).where(source.c.id == sa.bindparam("own_id")).values(found_by=sa.bindparam("spelt")),
            [{"own_id": row.id, "spelt": plain_words(f"{row.publisher} {row.title} {row.url or ''}")} for row in rows],
        )
        last = rows[-1].id


# As for the records' words: they are folded and cut in Python, and neither engine's own parser may cut them again.
_ON_SQLITE = (
    """CREATE VIRTUAL TABLE search_index_of_sources
        USING fts5 (found_by, content='source', content_rowid='id', tokenize='ascii', prefix='2 3')""",
    "INSERT INTO search_index_of_sources (search_index_of_sources) VALUES ('rebuild')",
    """CREATE TRIGGER source_added AFTER INSERT ON source BEGIN
        INSERT INTO search_index_of_sources (rowid, found_by) VALUES (new.id, new.found_by);
    END""",
    """CREATE TRIGGER source_removed AFTER DELETE ON source BEGIN
        INSERT INTO search_index_of_sources (search_index_of_sources, rowid, found_by) VALUES ('delete', old.id, old.found_by);
    END""",
    """CREATE TRIGGER source_changed AFTER UPDATE OF found_by ON source BEGIN
        INSERT INTO search_index_of_sources (search_index_of_sources, rowid, found_by) VALUES ('delete', old.id, old.found_by);
        INSERT INTO search_index_of_sources (rowid, found_by) VALUES (new.id, new.found_by);
    END""",
)
_ON_POSTGRESQL = (
    "ALTER TABLE source ADD COLUMN words tsvector GENERATED ALWAYS AS (placed_words(found_by)) STORED",
    "CREATE INDEX ix_source_words ON source USING gin (words)",
)
