"""A migration with a fault: half of it cannot be done."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("DROP TABLE remark")
    op.execute("ALTER TABLE nowhere ADD COLUMN x")
