"""A migration with a fault: it counts the votes anew."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("UPDATE vote SET in_favour = in_favour + 1")
