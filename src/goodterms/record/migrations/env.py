"""Alembic's entry point: one connection, one transaction a migration."""

from alembic import context
from sqlalchemy import create_engine

from goodterms.record.schema import metadata

engine = create_engine(context.config.get_main_option("sqlalchemy.url") or "sqlite://")
with engine.begin() as connection:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
