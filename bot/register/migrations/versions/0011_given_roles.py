"""Roles that an admin gave somebody in Slack, or took back: each change a row, the latest counts."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_REFUSE_ON_SQLITE = tuple(
    f"""CREATE TRIGGER given_role_is_never_{done} BEFORE {act} ON given_role BEGIN
        SELECT RAISE(ABORT, 'history is never altered: given_role');
    END"""
    for act, done in (("UPDATE", "updated"), ("DELETE", "deleted"))
)
_REFUSE_ON_POSTGRESQL = """CREATE TRIGGER given_role_is_never_altered BEFORE UPDATE OR DELETE OR TRUNCATE ON given_role
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_alter_history()"""


def upgrade() -> None:
    op.create_table(
        "given_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("given_by", sa.String(40), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_given_role"),
    )
    op.create_index("ix_given_role_user_id", "given_role", ["user_id"])
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    for statement in [_REFUSE_ON_POSTGRESQL] if on_postgresql else _REFUSE_ON_SQLITE:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("given_role")
