"""Alembic runs on the connection it is handed, inside that connection's transaction, and opens none of its own."""

from alembic import context

from counter_app.persistence.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
