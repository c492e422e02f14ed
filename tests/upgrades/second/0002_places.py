"""Keep where postings hang, and how many sheets a paper has; cut off where the test says."""

import os
import signal

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    cut("begin")
    op.create_table("board", sa.Column("id", sa.String, primary_key=True))
    cut("middle")
    with op.batch_alter_table("meeting", recreate="always") as meeting:
        meeting.add_column(sa.Column("sheets_counted", sa.Integer, nullable=True))
    cut("end")


def cut(point: str) -> None:
    """Pull the plug."""
    if os.environ.get("CUT_AT") == point:
        os.kill(os.getpid(), signal.SIGKILL)
