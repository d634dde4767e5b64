"""Alembic's entry point: one connection, and one transaction for all, so that a kill leaves nothing half."""

from alembic import context
from sqlalchemy import create_engine

from goodterms.record.schema import metadata

engine = create_engine(context.config.get_main_option("sqlalchemy.url") or "sqlite://")
with engine.begin() as connection:
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # the driver by itself begins one only for rows, not for tables
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
