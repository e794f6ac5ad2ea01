"""What Alembic runs to migrate: `bot.register.schema` hands it an open transaction."""

from alembic import context

from bot.database import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
