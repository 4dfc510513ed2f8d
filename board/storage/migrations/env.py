"""How Alembic runs here: on the connection that it is handed, inside its open transaction."""

from alembic import context

from board.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
