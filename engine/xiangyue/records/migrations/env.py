"""Run by Alembic: the connection is handed over by `xiangyue.records.schema`, its transaction too."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
