"""Open the record: the journal, and the rows that come from it."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _journal()
    _village()
    _texts()
    _cases()
    _steps()
    _meetings()
    _papers()
    _guards()


def _journal() -> None:
    op.create_table(
        "entry",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("case_number", sa.String, nullable=True),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("typed_by", sa.String, nullable=False),
        sa.Column("responsible", sa.String, nullable=False),
        sa.Column("happened_at", sa.String, nullable=False),
        sa.Column("recorded_at", sa.String, nullable=False),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("line", sa.String, nullable=False),
        sa.UniqueConstraint("hash"),
    )
    op.create_index("entry_of_case", "entry", ["case_number", "act"])
    op.create_table(
        "head",
        sa.Column("village", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )


def _village() -> None:
    op.create_table(
        "village",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("mode", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("code", sa.String, nullable=False),
        sa.Column("township", sa.String, nullable=False),
        sa.Column("groups", sa.Integer, nullable=False),
        sa.Column("clerk_phone", sa.String, nullable=False),
        sa.Column("integrity_certificate", sa.String, nullable=False),
        sa.Column("township_certificate", sa.String, nullable=True),
        sa.Column("program", sa.String, nullable=False),
        sa.Column("opened_at", sa.String, nullable=False),
    )
    op.create_table(
        "household",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("group", sa.Integer, nullable=False),
        sa.Column("head", sa.String, nullable=False),
        sa.Column("number", sa.String, nullable=True),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("sex", sa.String, nullable=False),
        sa.Column("born", sa.Date, nullable=False),
        sa.Column("household", sa.String, nullable=False),
        sa.Column("group", sa.Integer, nullable=False),
        sa.Column("party_member_since", sa.Date, nullable=True),
        sa.Column("politics", sa.String, nullable=True),
    )
    op.create_index("ix_person_household", "person", ["household"])
    op.create_table(
        "change",
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.number"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("household", sa.String, nullable=True),
        sa.Column("basis", sa.String, nullable=False),
        sa.Column("undone_by", sa.Integer, sa.ForeignKey("entry.number"), nullable=True),
    )
    op.create_index("ix_change_person", "change", ["person"])
    op.create_table(
        "official",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("office", sa.String, nullable=False),
    )
    op.create_table(
        "tenure",
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.number"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("post", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("body", sa.String, nullable=True),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("until", sa.Date, nullable=True),
        sa.Column("basis", sa.String, nullable=False),
    )
    op.create_index("ix_tenure_person", "tenure", ["person"])
    op.create_table(
        "sealing",
        sa.Column("person", sa.String, primary_key=True),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("sealed", sa.String, nullable=False),
        sa.Column("finder", sa.String, nullable=False),
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.number"), nullable=False),
    )
    op.create_index("ix_sealing_finder", "sealing", ["finder"])
    op.create_table(
        "sealed",
        sa.Column("person", sa.String, primary_key=True),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )


def _texts() -> None:
    op.create_table(
        "text",
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("title", sa.String, nullable=False),
    )
    op.create_table(
        "article",
        sa.Column("text", sa.String, sa.ForeignKey("text.digest"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
    )
    op.create_table(
        "in_force",
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.number"), primary_key=True, autoincrement=False),
        sa.Column("text", sa.String, sa.ForeignKey("text.digest"), nullable=False),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("basis", sa.String, nullable=False),
        sa.Column("case_number", sa.String, sa.ForeignKey("cases.number"), nullable=True),
    )
    op.create_index("ix_in_force_since", "in_force", ["since"])


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("number", sa.String, primary_key=True),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("workflow", sa.String, nullable=False),
        sa.Column("models", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("matter", sa.String, nullable=False),
        sa.Column("opened_at", sa.String, nullable=False),
        sa.Column("version", sa.Integer, sa.ForeignKey("entry.number"), nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("ended", sa.String, nullable=True),
        sa.Column("text", sa.String, sa.ForeignKey("text.digest"), nullable=True),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.Column("box", sa.String, nullable=True),
        sa.UniqueConstraint("year", "seq"),
    )
    op.create_table(
        "waiting",
        sa.Column("case_number", sa.String, sa.ForeignKey("cases.number"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("form", sa.String, nullable=True),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("since", sa.Date, nullable=False),
    )
    op.create_index("ix_waiting_since", "waiting", ["since"])
    op.create_table(
        "due",
        sa.Column("case_number", sa.String, sa.ForeignKey("cases.number"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("timer", sa.String, nullable=False),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_index("ix_due_at", "due", ["at"])


def _steps() -> None:
    op.create_table(
        "fact",
        sa.Column("case_number", sa.String, sa.ForeignKey("cases.number"), primary_key=True),
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.number"), nullable=False),
    )
    op.create_table(
        "answer",
        sa.Column("case_number", sa.String, sa.ForeignKey("cases.number"), primary_key=True),
        sa.Column("step", sa.String, primary_key=True),
        sa.Column("answers", sa.String, nullable=False),
        sa.Column("happened_at", sa.String, nullable=False),
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.number"), nullable=False),
    )
    op.create_table(
        "ruling",
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.number"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("case_number", sa.String, sa.ForeignKey("cases.number"), nullable=True),
        sa.Column("step", sa.String, nullable=True),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("base", sa.String, nullable=False),
        sa.Column("needed", sa.Integer, nullable=True),
        sa.Column("actual", sa.Integer, nullable=True),
        sa.Column("of", sa.Integer, nullable=True),
        sa.Column("law", sa.String, nullable=False),
        sa.Column("law_name", sa.String, nullable=False),
        sa.Column("article", sa.String, nullable=False),
        sa.Column("citation", sa.String, nullable=False),
        sa.Column("wording", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("meeting", sa.String, nullable=True),
        sa.Column("item", sa.String, nullable=True),
        sa.Column("text", sa.String, nullable=True),
        sa.Column("voided_by", sa.Integer, sa.ForeignKey("entry.number"), nullable=True),
    )
    op.create_index("ix_ruling_case_number", "ruling", ["case_number"])


def _meetings() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("case_number", sa.String, sa.ForeignKey("cases.number"), nullable=False),
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.number"), nullable=False),
        sa.Column("body", sa.String, nullable=False),
        sa.Column("call", sa.String, nullable=False),
        sa.Column("notice_on", sa.Date, nullable=False),
        sa.Column("held_at", sa.String, nullable=False),
        sa.Column("called", sa.String, nullable=False),
        sa.Column("roll", sa.String, nullable=True),
        sa.Column("counted_by", sa.String, nullable=True),
        sa.Column("women", sa.Integer, nullable=True),
        sa.Column("sheets", sa.String, nullable=False),
        sa.Column("lapsed", sa.String, nullable=True),
    )
    op.create_index("ix_meeting_case_number", "meeting", ["case_number"])
    op.create_table(
        "attendance",
        sa.Column("meeting", sa.String, sa.ForeignKey("meeting.id"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("household", sa.String, nullable=True),
    )
    op.create_table(
        "remark",
        sa.Column("meeting", sa.String, sa.ForeignKey("meeting.id"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("speaker", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
    )
    op.create_table(
        "vote",
        sa.Column("meeting", sa.String, sa.ForeignKey("meeting.id"), primary_key=True),
        sa.Column("item", sa.String, primary_key=True),
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.number"), nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("method", sa.String, nullable=False),
        sa.Column("in_favour", sa.Integer, nullable=False),
        sa.Column("against", sa.Integer, nullable=False),
        sa.Column("abstained", sa.Integer, nullable=False),
        sa.Column("invalid", sa.Integer, nullable=False),
        sa.Column("not_cast", sa.Integer, nullable=False),
        sa.Column("scrutineer", sa.String, nullable=False),
        sa.Column("counter", sa.String, nullable=False),
        sa.Column("adopted", sa.Boolean, nullable=False),
    )
    op.create_table(
        "signature",
        sa.Column("meeting", sa.String, sa.ForeignKey("meeting.id"), primary_key=True),
        sa.Column("person", sa.String, primary_key=True),
        sa.Column("capacity", sa.String, primary_key=True),
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.number"), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("mark", sa.String, nullable=False),
        sa.Column("signed_on", sa.Date, nullable=True),
        sa.Column("page", sa.Integer, nullable=True),
        sa.Column("reason", sa.String, nullable=False),
    )


def _papers() -> None:
    op.create_table(
        "posting",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("case_number", sa.String, sa.ForeignKey("cases.number"), nullable=False),
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.number"), nullable=False),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("places", sa.String, nullable=False),
        sa.Column("posted_on", sa.Date, nullable=False),
        sa.Column("posted_by", sa.String, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("witness", sa.String, nullable=False),
        sa.Column("scan", sa.String, nullable=False),
        sa.Column("text", sa.String, nullable=True),
        sa.Column("ended_at", sa.String, nullable=True),
    )
    op.create_index("ix_posting_case_number", "posting", ["case_number"])
    op.create_table(
        "opinion",
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.number"), primary_key=True, autoincrement=False),
        sa.Column("case_number", sa.String, sa.ForeignKey("cases.number"), nullable=False),
        sa.Column("posting", sa.String, sa.ForeignKey("posting.id"), nullable=False),
        sa.Column("received", sa.Integer, nullable=False),
        sa.Column("written", sa.Integer, nullable=False),
        sa.Column("groups", sa.String, nullable=False),
    )
    op.create_index("ix_opinion_case_number", "opinion", ["case_number"])
    op.create_table(
        "defect",
        sa.Column("case_number", sa.String, sa.ForeignKey("cases.number"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.number"), nullable=False),
        sa.Column("told_at", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("remedy", sa.String, nullable=False),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("article", sa.String, nullable=True),
        sa.Column("step", sa.String, nullable=True),
        sa.Column("supplied_by", sa.Integer, sa.ForeignKey("entry.number"), nullable=True),
        sa.Column("gone_by", sa.Integer, sa.ForeignKey("entry.number"), nullable=True),
    )
    op.create_table(
        "paper",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("case_number", sa.String, sa.ForeignKey("cases.number"), nullable=True),
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.number"), nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("meeting", sa.String, nullable=True),
        sa.Column("of_entry", sa.Integer, sa.ForeignKey("entry.number"), nullable=False),
        sa.Column("head", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("made_with", sa.String, nullable=False),
        sa.Column("made_by", sa.String, nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
    )
    op.create_index("ix_paper_case_number", "paper", ["case_number"])


def _guards() -> None:
    refuse = "BEGIN SELECT RAISE(ABORT, 'the journal is only appended to'); END"
    op.execute(f"CREATE TRIGGER entry_refuses_update BEFORE UPDATE ON entry {refuse}")
    op.execute(f"CREATE TRIGGER entry_refuses_delete BEFORE DELETE ON entry {refuse}")
    # INSERT OR REPLACE deletes without asking a delete trigger
    behind_the_last = "WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry)"
    op.execute(f"CREATE TRIGGER entry_refuses_replace BEFORE INSERT ON entry {behind_the_last} {refuse}")
