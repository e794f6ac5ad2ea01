"""The register: entries, references, sources, records, history, and the full-text index of either engine."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _entries()
    _references()
    _sources()
    _records()
    _parts_of_records()
    _history()
    for statement in _ON_SQLITE if op.get_bind().dialect.name == "sqlite" else _ON_POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    for table in (
        "publication", "change", "search_text", "response_character", "related_record", "citation", "link", "record", "source",
        "coverage", "membership", "alias", "reference", "counter", "entry",
    ):  # fmt: skip
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_to_alter_history, placed_words")


def _date(name: str) -> list[sa.Column[object]]:
    return [
        sa.Column(f"{name}_earliest", sa.Date()),
        sa.Column(f"{name}_latest", sa.Date()),
        sa.Column(f"{name}_precision", sa.String(40)),
        sa.Column(f"{name}_text", sa.Text()),
    ]


def _entries() -> None:
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_entry"),
        sa.UniqueConstraint("key", name="uq_entry_key"),
    )
    op.create_table(
        "counter",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counter"),
    )


def _references() -> None:
    op.create_table(
        "reference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Integer()),
        sa.Column("note", sa.Text()),
        sa.Column("iso3", sa.String(3)),
        sa.Column("activation", sa.String(40)),
        sa.Column("actor_type", sa.String(40)),
        sa.Column("full_name", sa.Text()),
        *_date("adopted"),
        *_date("opened"),
        *_date("in_force"),
        sa.Column("depositary", sa.Text()),
        sa.Column("entry_rule", sa.JSON(none_as_null=True)),
        sa.Column("withdrawal_rule", sa.JSON(none_as_null=True)),
        sa.Column("provisions", sa.JSON(none_as_null=True)),
        sa.Column("level", sa.String(40)),
        sa.Column("place_type", sa.String(40)),
        sa.Column("lat", sa.Double()),
        sa.Column("lon", sa.Double()),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name="fk_reference_id_entry"),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["reference.id"], name="fk_reference_parent_id_reference", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reference"),
    )
    op.create_index("ix_reference_parent_id", "reference", ["parent_id"])
    op.create_table(
        "alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("lang", sa.String(35)),
        sa.Column("ambiguous", sa.Boolean(), nullable=False),
        sa.Column("exact_case", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["reference_id"], ["reference.id"], name="fk_alias_reference_id_reference"),
        sa.PrimaryKeyConstraint("id", name="pk_alias"),
    )
    op.create_index("ix_alias_reference_id", "alias", ["reference_id"])
    op.create_table(
        "membership",
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["reference.id"], name="fk_membership_actor_id_reference"),
        sa.ForeignKeyConstraint(["group_id"], ["reference.id"], name="fk_membership_group_id_reference"),
        sa.PrimaryKeyConstraint("actor_id", "group_id", name="pk_membership"),
    )
    op.create_index("ix_membership_group_id", "membership", ["group_id"])
    op.create_table(
        "coverage",
        sa.Column("weapon_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("treaty_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.ForeignKeyConstraint(["treaty_id"], ["reference.id"], name="fk_coverage_treaty_id_reference"),
        sa.ForeignKeyConstraint(["weapon_id"], ["reference.id"], name="fk_coverage_weapon_id_reference"),
        sa.PrimaryKeyConstraint("weapon_id", "ordinal", name="pk_coverage"),
    )
    op.create_index("ix_coverage_treaty_id", "coverage", ["treaty_id"])


def _sources() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("lang", sa.String(35)),
        *_date("published_on"),
        *_date("retrieved_on"),
        sa.Column("archive_url", sa.Text()),
        sa.Column("sha256", sa.String(64)),
        sa.Column("source_type", sa.String(40), nullable=False),
        sa.Column("proximity", sa.String(40)),
        sa.Column("independence_group", sa.Text(), nullable=False),
        sa.Column("reliability", sa.String(40), nullable=False),
        sa.Column("tlp", sa.String(40), nullable=False),
        sa.Column("note", sa.Text()),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name="fk_source_id_entry"),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
    )


def _records() -> None:
    op.create_table(
        "record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(20), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("words_text", sa.Text()),
        sa.Column("words_lang", sa.String(35)),
        sa.Column("words_translation", sa.Text()),
        sa.Column("words_translated_by", sa.Text()),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("author", sa.Text()),
        sa.Column("reviewer", sa.Text()),
        sa.Column("tlp", sa.String(40), nullable=False),
        sa.Column("sensitivity", sa.String(40)),
        sa.Column("note", sa.Text()),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        *_date("said"),
        *_date("listed"),
        sa.Column("capacity", sa.String(40)),
        sa.Column("venue", sa.Text()),
        sa.Column("about_id", sa.Integer()),
        sa.Column("stance", sa.String(40)),
        sa.Column("form", sa.String(40)),
        sa.Column("scope", sa.String(40)),
        sa.Column("resolution", sa.String(60)),
        sa.Column("ask", sa.Text()),
        sa.Column("supersedes_id", sa.Integer()),
        sa.Column("act", sa.String(40)),
        sa.Column("activation", sa.String(40)),
        sa.Column("status", sa.String(40)),
        *_date("status_since"),
        *_date("occurred"),
        sa.Column("process", sa.String(40)),
        sa.Column("killed_least", sa.Integer()),
        sa.Column("killed_most", sa.Integer()),
        sa.Column("injured_least", sa.Integer()),
        sa.Column("injured_most", sa.Integer()),
        sa.Column("casualties_civilian", sa.Boolean()),
        *_date("asked_on"),
        sa.Column("conclusion", sa.String(40)),
        sa.Column("standard_of_proof", sa.Text()),
        sa.Column("action", sa.String(40)),
        *_date("decided"),
        *_date("deposited"),
        *_date("effective"),
        sa.Column("action_text", sa.Text()),
        sa.ForeignKeyConstraint(
            ["about_id"], ["record.id"], name="fk_record_about_id_record", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(["id"], ["entry.id"], name="fk_record_id_entry"),
        sa.ForeignKeyConstraint(
            ["supersedes_id"], ["record.id"], name="fk_record_supersedes_id_record", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_record"),
        sa.UniqueConstraint("ref", name="uq_record_ref"),
    )
    op.create_index("ix_record_about_id", "record", ["about_id"])
    op.create_index("ix_record_resolution", "record", ["resolution"])
    op.create_index("ix_record_stance", "record", ["stance"])
    op.create_index("ix_record_state_listed_latest", "record", ["state", "listed_latest"])
    op.create_index("ix_record_status", "record", ["status"])
    op.create_index("ix_record_supersedes_id", "record", ["supersedes_id"])


def _parts_of_records() -> None:
    op.create_table(
        "link",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("reference_id", sa.Integer(), nullable=False),
        sa.Column("detail", sa.Text()),
        sa.Column("under", sa.Integer()),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_link_record_id_record"),
        sa.ForeignKeyConstraint(["reference_id"], ["reference.id"], name="fk_link_reference_id_reference"),
        sa.PrimaryKeyConstraint("record_id", "role", "ordinal", name="pk_link"),
    )
    op.create_index("ix_link_reference_id_role_record_id", "link", ["reference_id", "role", "record_id"])
    op.create_table(
        "citation",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("locator", sa.Text()),
        sa.Column("quote", sa.Text()),
        sa.Column("lang", sa.String(35)),
        sa.Column("credibility", sa.Integer()),
        sa.Column("tlp", sa.String(40)),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_citation_record_id_record"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_citation_source_id_source"),
        sa.PrimaryKeyConstraint("record_id", "ordinal", name="pk_citation"),
    )
    op.create_index("ix_citation_source_id", "citation", ["source_id"])
    op.create_table(
        "related_record",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["other_id"], ["record.id"], name="fk_related_record_other_id_record"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_related_record_record_id_record"),
        sa.PrimaryKeyConstraint("record_id", "ordinal", name="pk_related_record"),
    )
    op.create_index("ix_related_record_other_id", "related_record", ["other_id"])
    op.create_table(
        "response_character",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("source_id", sa.Integer()),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_response_character_record_id_record"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_response_character_source_id_source"),
        sa.PrimaryKeyConstraint("record_id", "ordinal", name="pk_response_character"),
    )
    op.create_index("ix_response_character_kind", "response_character", ["kind"])
    op.create_table(
        "search_text",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_search_text_record_id_record"),
        sa.PrimaryKeyConstraint("record_id", name="pk_search_text"),
    )


def _history() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("citation", sa.JSON(none_as_null=True)),
        sa.Column("before", sa.JSON(none_as_null=True)),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name="fk_change_entry_id_entry"),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
        sa.UniqueConstraint("entry_id", "version", name="uq_change_entry_id_version"),
    )
    op.create_index("ix_change_at", "change", ["at"])
    op.create_table(
        "publication",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("news", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name="fk_publication_change_id_change"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_publication_record_id_record"),
        sa.PrimaryKeyConstraint("seq", name="pk_publication"),
        sa.UniqueConstraint("change_id", name="uq_publication_change_id"),
    )
    op.create_index("ix_publication_record_id", "publication", ["record_id"])


# Stems are folded and cut in Python, so neither engine's own parser may cut them again: each would find something else.
_SEARCH_ON_SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5 (stems, content='search_text', content_rowid='record_id', tokenize='ascii')",
    """CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
        INSERT INTO search_index (rowid, stems) VALUES (new.record_id, new.stems);
    END""",
    """CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN
        INSERT INTO search_index (search_index, rowid, stems) VALUES ('delete', old.record_id, old.stems);
    END""",
    """CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN
        INSERT INTO search_index (search_index, rowid, stems) VALUES ('delete', old.record_id, old.stems);
        INSERT INTO search_index (rowid, stems) VALUES (new.record_id, new.stems);
    END""",
)
# A word's place (PostgreSQL counts to 16,383) lets the rank go by how often and how near the words stand.
_SEARCH_ON_POSTGRESQL = (
    """CREATE FUNCTION placed_words(stems text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CAST(coalesce(string_agg(quote_literal(word) || ':' || least(place, 16383), ' '), '') AS tsvector)
        FROM unnest(string_to_array(stems, ' ')) WITH ORDINALITY AS listed (word, place)
    $$""",
    "ALTER TABLE search_text ADD COLUMN words tsvector GENERATED ALWAYS AS (placed_words(stems)) STORED",
    "CREATE INDEX ix_search_text_words ON search_text USING gin (words)",
)
_HISTORY = ("change", "publication")
_REFUSAL_ON_SQLITE = tuple(
    f"""CREATE TRIGGER {table}_is_never_{done} BEFORE {act} ON {table} BEGIN
        SELECT RAISE(ABORT, 'history is never altered: {table}');
    END"""
    for table in _HISTORY
    for act, done in (("UPDATE", "updated"), ("DELETE", "deleted"))
)
_REFUSAL_ON_POSTGRESQL = (
    """CREATE FUNCTION refuse_to_alter_history() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'history is never altered: %', TG_TABLE_NAME; END
    $$""",
    *(
        f"CREATE TRIGGER {table}_is_never_altered BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_alter_history()"
        for table in _HISTORY
    ),
)
_ON_SQLITE = (*_SEARCH_ON_SQLITE, *_REFUSAL_ON_SQLITE)
_ON_POSTGRESQL = (*_SEARCH_ON_POSTGRESQL, *_REFUSAL_ON_POSTGRESQL)
