"""Nothing is bent unseen: every value of every table, every row, every entry, every file, each named."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import groupby, zip_longest
from pathlib import Path

import pytest

from tests.records.conftest import Bend, without_triggers
from tests.records.story import CASE, PAPER, SCAN, Story
from xiangyue.canon import digest
from xiangyue.model import happened
from xiangyue.records import Damage, DamageKind, NotARegister, Register, tables, verify, verify_at

OTHER = {
    "VARCHAR": "'bent'",
    "VARCHAR(32)": "'bent'",
    "INTEGER": "{0} + 1000",
    "BOOLEAN": "NOT {0}",
    "DATE": "'1999-12-31'",
    "BLOB": "x'00'",
}


def columns(raw: sqlite3.Connection) -> Iterator[tuple[str, str, str, bool]]:
    """Yield table, column, type and whether the column is of the key."""
    names = [row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name")]
    for table in names:
        for _, column, kind, _, _, key in raw.execute(f'PRAGMA table_info("{table}")').fetchall():
            yield table, column, kind, bool(key)


def named(damages: tuple[Damage, ...]) -> set[tuple[str, str, str]]:
    return {(one.table, one.key, one.column) for one in damages}


def key_of(raw: sqlite3.Connection, table: str, rowid: int) -> str:
    info = raw.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = [row[1] for row in info if row[5]] or [row[1] for row in info]
    chosen = ", ".join(f'"{key}"' for key in keys)
    found = raw.execute(f'SELECT {chosen} FROM "{table}" WHERE rowid = ?', (rowid,)).fetchone()
    return "/".join(str(part) for part in found)


def test_a_whole_register_is_whole(whole: Path) -> None:
    with Register.open_reading(whole) as register:
        assert verify(register) == ()
    assert verify_at(whole) == ()


def test_every_table_has_a_row(whole: Path) -> None:
    with closing(sqlite3.connect(whole / "register.db")) as raw:
        empty = [name for name in tables.every().tables if not raw.execute(f"SELECT 1 FROM {name}").fetchone()]
    assert empty == []


def test_a_bent_value_of_any_column_is_named(home: Path) -> None:
    """One value of every column: of each table one column at a time, of the journal nothing else beside it."""
    missed: list[object] = []
    bent = 0
    for round_ in rounds(home):
        untouched = (home / "register.db").read_bytes()
        with without_triggers(home) as raw:
            expected = {bend_one(raw, table, column, kind, of_key=of_key) for table, column, kind, of_key in round_}
        found = named(verify_at(home))
        missed += sorted(expected - found)
        bent += len(expected)
        restore_bytes(home, untouched)
    assert missed == []
    assert bent > 200


def rounds(home: Path) -> list[list[tuple[str, str, str, bool]]]:
    """Return the columns of all tables, so that no round bends two of one table."""
    with closing(sqlite3.connect(home / "register.db")) as raw:
        every = list(columns(raw))
    journal = [[one] for one in every if one[0] == "entry"]
    others = [list(found) for table, found in groupby(every, key=lambda one: one[0]) if table != "entry"]
    return journal + [[one for one in found if one is not None] for found in zip_longest(*others)]


def bend_one(raw: sqlite3.Connection, table: str, column: str, kind: str, *, of_key: bool) -> tuple[str, str, str]:
    """Bend one value and return what is to be named: the row, where its key was bent."""
    rowid = raw.execute(f'SELECT max(rowid) FROM "{table}"').fetchone()[0]
    key = key_of(raw, table, rowid)
    bent = OTHER[kind].format(f'coalesce("{column}", 0)')
    raw.execute(f'UPDATE "{table}" SET "{column}" = {bent} WHERE rowid = ?', (rowid,))
    return (table, key, "" if of_key else column)


def test_a_deleted_row_of_any_table_is_named(home: Path) -> None:
    missed = []
    with closing(sqlite3.connect(home / "register.db")) as raw:
        every = sorted({table for table, *_ in columns(raw)})
    for table in every:
        untouched = (home / "register.db").read_bytes()
        with without_triggers(home) as raw:
            rowid = raw.execute(f'SELECT min(rowid) FROM "{table}"').fetchone()[0]
            key = key_of(raw, table, rowid)
            raw.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))
        if (table, key, "") not in named(verify_at(home)):
            missed.append((table, key, verify_at(home)))
        restore_bytes(home, untouched)
    assert missed == []


def restore_bytes(home: Path, content: bytes) -> None:
    for beside in ("-wal", "-shm"):
        (home / f"register.db{beside}").unlink(missing_ok=True)
    (home / "register.db").write_bytes(content)


@pytest.mark.parametrize("table", ["waiting", "fact", "ruling", "attendance", "sealed", "in_force"])
def test_an_added_row_is_named(home: Path, bend: Bend, table: str) -> None:
    with closing(sqlite3.connect(home / "register.db")) as raw:
        info = raw.execute(f"PRAGMA table_info({table})").fetchall()
    last = [row for row in info if row[5]][-1]
    changed = f"{last[1]} + 7" if last[2] == "INTEGER" else "'another'"
    chosen = ", ".join(changed if row[1] == last[1] else f'"{row[1]}"' for row in info)
    bend(f"INSERT INTO {table} SELECT {chosen} FROM {table} LIMIT 1")
    assert [(one.table, one.kind) for one in verify_at(home) if one.kind is DamageKind.SURPLUS] == [
        (table, DamageKind.SURPLUS)
    ]


def test_a_truncated_journal_is_named(home: Path, bend: Bend) -> None:
    with Register.open_reading(home) as register:
        last = register.head()[0]
    bend("DELETE FROM entry WHERE number = ?", last)
    found = named(verify_at(home))
    assert ("head", "r-shiqiao", "number") in found
    assert ("sealed", "p-0003/phone", "") in found


def test_a_journal_truncated_with_its_head_and_rows_is_known_by_a_paper_beside_it(home: Path) -> None:
    with Register.open_reading(home) as register:
        number, head = register.head()
    with without_triggers(home) as raw:
        raw.execute("DELETE FROM sealing")
        raw.execute("DELETE FROM sealed")
        raw.execute("DELETE FROM entry WHERE number = ?", (number,))
        raw.execute("UPDATE head SET (number, hash) = (SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1)")
    assert verify_at(home) == ()
    assert verify_at(home, against={number: head}) == (
        Damage(table="entry", key=str(number), column="hash", kind=DamageKind.OTHER_HEAD),
    )


def test_an_entry_taken_out_of_the_middle_is_named(home: Path, bend: Bend) -> None:
    bend("DELETE FROM entry WHERE number = 9")
    found = verify_at(home)
    assert Damage(table="entry", key="9", kind=DamageKind.MISSING) in found


def test_two_entries_that_changed_places_are_named(home: Path) -> None:
    with without_triggers(home) as raw:
        for old, new in ((9, 9000), (10, 9), (9000, 10)):
            raw.execute("UPDATE entry SET number = ? WHERE number = ?", (new, old))
    found = {(one.key, one.kind) for one in verify_at(home)}
    assert {("9", DamageKind.BROKEN_CHAIN), ("10", DamageKind.BROKEN_CHAIN)} <= found


def test_a_line_bent_with_its_hash_breaks_the_chain_behind_it(home: Path) -> None:
    with without_triggers(home) as raw:
        (line,) = raw.execute("SELECT line FROM entry WHERE number = 6").fetchone()
        bent = line.replace("赵喆等12户", "赵喆等92户")
        assert bent != line
        raw.execute("UPDATE entry SET line = ?, hash = ? WHERE number = 6", (bent, digest(bent.encode())))
    assert Damage(table="entry", key="7", column="line", kind=DamageKind.BROKEN_CHAIN) in verify_at(home)


def test_a_bent_line_is_told_from_a_bent_hash(home: Path, bend: Bend) -> None:
    bend("UPDATE entry SET line = replace(line, '赵喆等12户', '赵喆等92户') WHERE number = 6")
    assert Damage(table="entry", key="6", column="line", kind=DamageKind.BENT) in verify_at(home)


def test_a_line_that_says_the_same_in_other_bytes_is_named(home: Path, bend: Bend) -> None:
    bend("UPDATE entry SET line = replace(line, '{\"act\":', '{ \"act\":') WHERE number = 6")
    assert Damage(table="entry", key="6", column="line", kind=DamageKind.NOT_CANONICAL) in verify_at(home)


@pytest.mark.parametrize("line", ["", "{}", "[]", "null", '{"number":"x"}', "\ud800", "9" * 5000])
def test_a_line_that_says_no_entry_is_named_and_nothing_breaks(home: Path, line: str) -> None:
    with without_triggers(home) as raw:
        raw.execute("UPDATE entry SET line = CAST(? AS TEXT) WHERE number = 6", (line.encode(errors="surrogatepass"),))
    assert Damage(table="entry", key="6", column="line", kind=DamageKind.UNREADABLE) in verify_at(home)


def test_a_register_whose_genesis_is_gone_can_still_be_proved_broken(home: Path, bend: Bend) -> None:
    bend("DELETE FROM entry WHERE number = 1")
    assert Damage(table="entry", key="1", kind=DamageKind.MISSING) in verify_at(home)


@pytest.mark.parametrize(
    ("sql", "key"),
    [
        ("DROP TRIGGER entry_refuses_update", "trigger entry_refuses_update"),
        ("CREATE TABLE beside (x)", "table beside"),
        ("CREATE VIEW waiting_too AS SELECT 1", "view waiting_too"),
        ("DROP INDEX ix_waiting_since", "index ix_waiting_since"),
        (
            "CREATE TRIGGER planted AFTER INSERT ON vote BEGIN UPDATE vote SET adopted = 1; END",
            "trigger planted",
        ),
    ],
)
def test_whatever_was_done_to_the_schema_is_named(home: Path, sql: str, key: str) -> None:
    with closing(sqlite3.connect(home / "register.db", isolation_level=None)) as raw:
        raw.execute(sql)
    assert [(one.table, one.key) for one in verify_at(home)] == [("sqlite_schema", key)]


def test_a_weakened_trigger_is_named(home: Path) -> None:
    with closing(sqlite3.connect(home / "register.db", isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER entry_refuses_delete")
        raw.execute("CREATE TRIGGER entry_refuses_delete BEFORE DELETE ON entry BEGIN SELECT 1; END")
    assert [one.kind for one in verify_at(home)] == [DamageKind.BENT]


@pytest.mark.parametrize("pragma", ["user_version=0", "application_id=7"])
def test_a_bent_header_is_named(home: Path, pragma: str) -> None:
    with closing(sqlite3.connect(home / "register.db", isolation_level=None)) as raw:
        raw.execute(f"PRAGMA {pragma}")
    assert [(one.table, one.key) for one in verify_at(home)] == [("pragma", pragma.partition("=")[0])]


def test_a_bent_content_file_is_named(home: Path) -> None:
    key = digest(PAPER)
    file = home / "content" / key[:2] / key[2:]
    file.chmod(0o644)
    file.write_bytes(PAPER + b" ")
    assert verify_at(home) == (Damage(table="content", key=key, kind=DamageKind.BENT),)


def test_a_missing_content_file_is_named(home: Path) -> None:
    shutil.rmtree(home / "content" / digest(SCAN)[:2])
    assert verify_at(home) == (Damage(table="content", key=digest(SCAN), kind=DamageKind.MISSING),)


def test_an_erased_value_leaves_no_bytes_and_no_damage(home: Path, story: Story) -> None:
    erase = story.draft(happened.ValueErased(person="p-0003", kind="phone"), case=None)
    with Register.open(home) as register:
        with register.writing(now=story.now) as journal:
            journal.append(erase)
        assert register.sealed("p-0003", "phone") is None
        assert verify(register) == ()


def test_a_page_of_the_file_overwritten_is_told_and_not_raised(home: Path) -> None:
    file = home / "register.db"
    content = bytearray(file.read_bytes())
    content[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    file.write_bytes(content)
    assert any(one.kind is DamageKind.FILE for one in verify_at(home))


def test_a_file_that_is_no_database_is_refused(home: Path) -> None:
    (home / "register.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(NotARegister):
        verify_at(home)


def test_a_database_of_somebody_else_is_refused(home: Path) -> None:
    (home / "register.db").unlink()
    with closing(sqlite3.connect(home / "register.db")) as raw:
        raw.execute("CREATE TABLE notes (x)")
    with pytest.raises(NotARegister):
        verify_at(home)


def test_proof_reads_one_moment_while_another_writes(home: Path, story: Story) -> None:
    draft = story.draft(happened.CaseWithdrawn(reason="不改了"))
    with Register.open_reading(home) as reader, Register.open(home) as writer:
        with writer.writing(now=story.now) as journal:
            journal.append(draft)
            assert verify(reader) == ()
        assert verify(reader) == ()
        assert reader.case(CASE).withdrawn
