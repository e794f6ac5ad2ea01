"""Who got what: messages of every kind in one table with the records in them, corrections that follow, a channel's pace."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ONE_ON_ITS_WAY = sa.text("kind = 'correction' AND state IN ('pending', 'sending', 'unsure')")
_TAKES_BACK = sa.text("news IN ('corrected', 'withdrawn')")


def upgrade() -> None:
    _messages_of_every_kind()
    op.create_table(
        "carried",
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("message_id", "record_id", name="pk_carried"),
        sa.ForeignKeyConstraint(["message_id"], ["digest_message.id"], name="fk_carried_message_id_digest_message"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_carried_record_id_record"),
    )
    op.create_index("ix_carried_record_id_message_id", "carried", ["record_id", "message_id"])
    op.create_table(
        "followed_up",
        sa.Column("publication_seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("publication_seq", name="pk_followed_up"),
        sa.ForeignKeyConstraint(["publication_seq"], ["publication.seq"], name="fk_followed_up_publication_seq_publication"),
    )
    op.create_table(
        "channel_pace",
        sa.Column("channel", sa.String(80), nullable=False),
        sa.Column("free_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", name="pk_channel_pace"),
    )
    op.create_index("ix_publication_taken_back", "publication", ["seq"], sqlite_where=_TAKES_BACK, postgresql_where=_TAKES_BACK)
    for statement in (CARRIED_NEWS, CARRIED_EFFECTS, FOLLOWED_UP):
        op.execute(statement)


def downgrade() -> None:
    op.drop_index("ix_publication_taken_back", "publication")
    for table in ("channel_pace", "followed_up", "carried"):
        op.drop_table(table)
    for index in ("uq_digest_message_correction", "ix_digest_message_compared_state", "ix_digest_message_channel_thread_ts"):
        op.drop_index(index, "digest_message")
    op.execute("DELETE FROM digest_message WHERE run_id IS NULL")
    with op.batch_alter_table("digest_message") as messages:
        for column in ("compared", "cure", "thread_ts", "channel", "kind"):
            messages.drop_column(column)
        messages.alter_column("page", existing_type=sa.Integer(), nullable=False)
        messages.alter_column("run_id", existing_type=sa.Integer(), nullable=False)


def _messages_of_every_kind() -> None:
    op.add_column("digest_message", sa.Column("kind", sa.String(40), nullable=False, server_default="digest"))
    op.add_column("digest_message", sa.Column("channel", sa.String(80), nullable=False, server_default=""))
    op.add_column("digest_message", sa.Column("thread_ts", sa.String(40)))
    op.add_column("digest_message", sa.Column("cure", sa.Text()))
    op.add_column("digest_message", sa.Column("compared", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(OF_DIGESTS)
    with op.batch_alter_table("digest_message") as messages:
        messages.alter_column("run_id", existing_type=sa.Integer(), nullable=True)
        messages.alter_column("page", existing_type=sa.Integer(), nullable=True)
    op.create_index("ix_digest_message_channel_thread_ts", "digest_message", ["channel", "thread_ts"])
    op.create_index("ix_digest_message_compared_state", "digest_message", ["compared", "state"])
    op.create_index(
        "uq_digest_message_correction",
        "digest_message",
        ["channel", "thread_ts"],
        unique=True,
        sqlite_where=_ONE_ON_ITS_WAY,
        postgresql_where=_ONE_ON_ITS_WAY,
    )


# What was corrected before is not carried on now: later digests told it at their top.
OF_DIGESTS = """
    UPDATE digest_message SET
        compared = (state = 'posted'),
        channel = (SELECT digest_run.channel FROM digest_run WHERE digest_run.id = digest_message.run_id),
        thread_ts = CASE WHEN state = 'posted' THEN coalesce(
            (SELECT head.ts FROM digest_message AS head WHERE head.run_id = digest_message.run_id AND head.page = 0), ts) END
"""
CARRIED_NEWS = """
    INSERT INTO carried (message_id, record_id, seq)
    SELECT digest_message.id, publication.record_id, max(publication.seq)
    FROM digest_message
    JOIN delivery ON delivery.run_id = digest_message.run_id AND delivery.page = digest_message.page
    JOIN publication ON publication.seq = delivery.publication_seq
    WHERE digest_message.state IN ('posted', 'sending', 'unsure')
    GROUP BY digest_message.id, publication.record_id
"""
CARRIED_EFFECTS = """
    INSERT INTO carried (message_id, record_id, seq)
    SELECT DISTINCT digest_message.id, effect_delivery.record_id, coalesce(
        (SELECT max(seq) FROM publication WHERE publication.record_id = effect_delivery.record_id), 0)
    FROM digest_message
    JOIN effect_delivery ON effect_delivery.run_id = digest_message.run_id AND effect_delivery.page = digest_message.page
    WHERE digest_message.state IN ('posted', 'sending', 'unsure') AND NOT EXISTS (
        SELECT 1 FROM carried
        WHERE carried.message_id = digest_message.id AND carried.record_id = effect_delivery.record_id)
"""
FOLLOWED_UP = """
    INSERT INTO followed_up (publication_seq) SELECT max(seq) FROM publication HAVING max(seq) IS NOT NULL
"""
