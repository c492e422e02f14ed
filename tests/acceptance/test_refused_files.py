"""Files and folders that are not what they should be: refused in three lines, nothing changed, no traceback."""

import io
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.calling import call, head, refuses, refuses_plainly, rows, well_said
from tests.acceptance.conftest import At

PROGRAM = str(Path(sys.executable).with_name("xiangyue"))
NOW = ("--now", "2026-03-02T09:10")
MOTION = "source: villagers\nproposers: 罗永泰等5人联名\nsummary: 去掉罚款\n"
Spoil = Callable[[bytes], bytes]


def run(*words: object, **more: object) -> subprocess.CompletedProcess[str]:
    """Run the program itself."""
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, check=False, **more)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize(
    "content",
    [
        b"source: [a\n b: }",
        b'{"source": ',
        b"{'source': 1}",
        b"",
        b"- a list\n",
        b"just words",
        bytes(range(256)) * 8,
        "source: 村民".encode("gb18030"),
        b"a" * 20_000_000,
        b"[" * 100_000,
        b"a: &a [*a, *a]\n",
        b"a: !!python/object/apply:os.system [id]\n",
        b"source: villagers\nsource: cadres\n",
        b'{"source": 1, "source": 2}',
        b'{"source": NaN}',
        b'{"source": "\\ud800"}',
        b"source: 1.5\n",
        "source: \u202evillagers\x00\n".encode(),
        b"\xef\xbb\xbf",
        b"%YAML 9.9\n---\na: 1\n",
    ],
)
def test_answers_that_cannot_be_read_are_refused(at: At, content: bytes, tmp_path: Path) -> None:
    home, file = at("propose"), tmp_path / "answers.yaml"
    file.write_bytes(content)
    assert refuses(home, "do", "1", "--answers", file, clock=NOW)["code"] in {"file-refused", "answers-refused"}
    assert refuses(home, "do", "1", "--answers", "-", stdin=content, clock=NOW)["code"] in {
        "file-refused",
        "answers-refused",
    }


@pytest.mark.parametrize("name", ["nothing.yaml", ".", "/dev/null/x", "x" * 300])
def test_answers_that_cannot_be_opened_are_refused(at: At, name: str, tmp_path: Path) -> None:
    assert refuses(at("propose"), "do", "1", "--answers", tmp_path / name, clock=NOW)["code"] == "file-not-opened"


@pytest.mark.parametrize("content", [b"", b"a: [", b"[]", b"null", b"7", b'[1, {"a": {"b": []}}]'])
def test_defects_that_cannot_be_read_are_refused(at: At, content: bytes) -> None:
    clock = ("--now", "2026-04-14T16:00", "--as", "周明")
    refuses(at("review"), "return", "1", "--defects", "-", stdin=content, clock=clock)


def test_answers_come_from_a_file_from_standard_input_and_word_by_word(at: At, tmp_path: Path) -> None:
    (tmp_path / "motion.yaml").write_text(MOTION, encoding="utf-8")
    ways: list[tuple[tuple[str, ...], bytes]] = [
        (("--answers", str(tmp_path / "motion.yaml")), b""),
        (("--answers", "-"), b"\xef\xbb\xbf" + MOTION.encode()),
        (("--set", "source=villagers", "--set", "proposers=罗永泰等5人联名", "--set", "summary=去掉罚款"), b""),
    ]
    entries = set()
    for number, (words, stdin) in enumerate(ways):
        home = at("propose", number)
        assert call("--home", home, *NOW, "do", "1", *words, stdin=stdin).status == 0
        entries.add(head(home))
    assert len(entries) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("village.toml", b"a = ["),
        ("village.toml", b""),
        ("village.toml", None),
        ("village.toml", b"[village]\nname = 1\n"),
        ("roster.csv", None),
        ("roster.csv", b""),
        ("roster.csv", '姓名,性别\n"罗,男\n'.encode()),
        ("roster.csv", bytes(range(256))),
        ("posts.csv", "姓名,小组,职务,任职日期,依据\n张三丰,1,村文书,2026-01-01,公告\n".encode()),
        ("posts.csv", "姓名,小组,职务,任职日期,依据\n".encode()),
        ("convention.txt", None),
        ("convention.txt", b""),
        ("convention.txt", "第三条 从第三条开始。\n".encode()),
    ],
)
def test_a_village_with_a_spoiled_file_opens_no_register(
    root: Path, tmp_path: Path, name: str, content: bytes | None, surroundings: Path
) -> None:
    folder, home = tmp_path / "village", tmp_path / "home"
    shutil.copytree(root / "examples" / "shiqiao", folder)
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    keys = surroundings / "data" / "xiangyue" / "keys"
    before = set(keys.glob("*"))  # of the registers other tests have opened on this machine
    refuses_plainly(home, "init", "--from", folder)
    assert not home.exists()
    assert set(keys.glob("*")) == before


def test_a_real_register_takes_no_clock_from_the_first_entry_on(root: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    refuses_plainly(home, "--now", "2026-03-02", "init", "--from", root / "examples" / "shiqiao")
    assert not home.exists()


@pytest.mark.parametrize("words", [("todo",), ("do", "1", "--set", "a=1"), ("verify", "--register"), ("render", "1")])
def test_where_there_is_no_register_nothing_is_done(tmp_path: Path, words: tuple[str, ...], surroundings: Path) -> None:
    (tmp_path / "a file").write_text("x", encoding="utf-8")
    for home in (tmp_path / "nothing", tmp_path / "a file", tmp_path):
        refuses_plainly(home, *words)
    assert call(*words).status == 3
    assert not (surroundings / "data" / "xiangyue" / "registers").exists()


def pragma(home: Path, sql: str) -> None:
    with closing(sqlite3.connect(home / "register.db")) as raw:
        raw.execute(sql)
        raw.commit()


WORDS = [("todo",), ("show", "1"), ("log",), ("do", "1/propose", "--set", "a=1"), ("tick",), ("text", "show")]


def test_a_register_of_a_later_program_is_left_as_it_is(at: At) -> None:
    home = at("end")
    pragma(home, "PRAGMA user_version=99")
    before = (home / "register.db").read_bytes()
    for words in (*WORDS, ("verify", "--register"), ("backup", home / "copy"), ("doctor",)):
        assert refuses(home, *words)["code"] == "register-newer"
    assert (home / "register.db").read_bytes() == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"no register at all" * 999,
        lambda _: b"",
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:8192] + b"\xff" * 20_000 + raw[28_192:],
        lambda raw: raw[:100] + bytes(4_000) + raw[4_100:],
    ],
    ids=["other", "empty", "cut", "inside", "head"],
)
def test_a_damaged_register_is_refused_and_verified_as_not_whole(at: At, spoil: Spoil) -> None:
    home = at("end")
    (home / "register.db").write_bytes(spoil((home / "register.db").read_bytes()))
    for words in WORDS:
        said = call("--home", home, *words)
        assert said.status == 3 or (said.status == 0 and words[0] in {"todo", "tick"}), said  # what is whole is read
        assert said.status == 0 or well_said(said.sentences), said
    verified = call("--home", home, "verify", "--register")
    assert verified.status == 1
    assert well_said(verified.sentences), verified


def test_a_bent_row_is_named(at: At) -> None:
    home = at("end")
    assert call("--home", home, "verify", "--register").status == 0
    pragma(home, "UPDATE cases SET title = '别的事'")
    found = call("--home", home, "--json", "verify", "--register")
    assert (found.status, found.told["whole"]) == (1, False)
    assert [(one["table"], one["column"]) for one in found.told["damages"]] == [("cases", "title")]
    assert call("--home", home, "doctor").status == 1


def test_a_desk_that_is_spoiled_stops_nothing(at: At) -> None:
    home = at("propose")
    (home / "desk.db").write_bytes(b"spoiled" * 500)
    assert refuses(home, "do", "1", "--answers", "-", stdin=b"{}", clock=NOW)["code"] == "answers-refused"
    assert call("--home", home, *NOW, "do", "1", "--answers", "-", stdin=MOTION.encode()).status == 0


def test_contents_that_are_gone_are_named(at: At) -> None:
    home = at("review")
    shutil.rmtree(home / "content")
    refuses_plainly(home, "show", "1")
    refuses_plainly(home, "--now", "2026-04-14T16:00", "--as", "周明", "approve", "1")
    found = call("--home", home, "--json", "verify", "--register")
    assert {one["table"] for one in found.told["damages"]} == {"content"}


def test_a_backup_gets_a_folder_of_its_own_and_a_copy_writes_over_no_register(at: At, tmp_path: Path) -> None:
    home = at("review")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("x", encoding="utf-8")
    assert refuses(home, "backup", tmp_path / "full")["code"] == "folder-not-empty"
    assert call("--home", home, "backup", tmp_path / "copy").status == 0
    assert refuses(home, "restore", tmp_path / "copy")["code"] == "register-exists"
    for source in (tmp_path / "nothing", tmp_path / "full"):
        refuses_plainly(tmp_path / "new", "restore", source)
    pragma(tmp_path / "copy", "UPDATE cases SET title = '别的事'")
    refuses_plainly(tmp_path / "new", "restore", tmp_path / "copy")
    assert not (tmp_path / "new" / "register.db").exists()


def test_a_case_stays_on_the_model_it_began_with(at: At, root: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    for folder in ("workflows", "forms", "templates", "examples", "engine", "cli"):
        shutil.copytree(root / folder, shelf / folder, ignore=shutil.ignore_patterns("__pycache__"))
    form = shelf / "forms" / "regulation_revision" / "propose.schema.json"
    form.write_text(form.read_text("utf-8").replace('"proposers"', '"movers"'), encoding="utf-8")
    model = shelf / "workflows" / "regulation_revision" / "regulation_revision.bpmn"
    model.write_text(model.read_text("utf-8").replace('"propose"', '"moved"'), encoding="utf-8")
    home = at("propose")
    words = ("do", "1/propose", "--set", "source=villagers", "--set", "proposers=5人", "--set", "summary=去掉罚款")
    environment = {**os.environ, "PYTHONPATH": f"{shelf / 'engine'}:{shelf / 'cli'}"}
    done = run("--home", home, *NOW, *words, env=environment)
    assert (done.returncode, done.stderr) == (0, "")


# What a disk can do


def test_a_disk_that_is_full_changes_nothing_and_keeps_the_old_minutes(at: At) -> None:
    home = at("end")
    before, paper = rows(home), home / "papers" / "2026-1" / "minutes.pdf"
    old = paper.read_bytes()
    largest = (home / "register.db").stat().st_size
    for words in (
        ("render", "1"),
        ("start", "regulation_revision", "--title", "长" * 30_000),
    ):
        ran = run(
            "--home", home, "--now", "2026-07-04T09:00", *words,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest // 8, largest // 8)),
        )  # fmt: skip
        assert (ran.returncode, ran.stdout) == (3, ""), ran
        assert "Traceback" not in ran.stderr
    assert rows(home) == before
    assert paper.read_bytes() == old


def mounted(home: Path, options: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the program with its home on a disk of its own, in a namespace of its own."""
    disk = home.parent / "disk"
    disk.mkdir()
    script = (
        f"mount -t tmpfs -o size=3m tmpfs '{disk}' && cp -r '{home}' '{disk}/home' && mount -o remount,{options} '{disk}'"
        f" && exec '{PROGRAM}' --home '{disk}/home' --now 2026-03-02T09:10 \"$@\""
    )
    return subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", *words],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ("do", "1", "--set", "source=villagers", "--set", "proposers=5人", "--set", "summary=去掉罚款"),
        ("start", "regulation_revision"),
    ],
)
def test_a_disk_that_may_not_be_written_is_read_and_refuses_deeds(at: At, words: tuple[str, ...]) -> None:
    home = at("propose")
    ran = mounted(home, "ro", *words)
    if "unshare" in ran.stderr or "mount" in ran.stderr:
        pytest.skip("this machine lets nobody mount a disk of his own")
    assert (ran.returncode, ran.stdout) == (3, ""), ran
    assert well_said(ran.stderr.splitlines())


def test_a_disk_that_may_not_be_written_is_read(at: At) -> None:
    ran = mounted(at("propose"), "ro", "todo", "--json")
    if "unshare" in ran.stderr or "mount" in ran.stderr:
        pytest.skip("this machine lets nobody mount a disk of his own")
    assert (ran.returncode, ran.stderr) == (0, ""), ran


# The terminal and its pipes


def test_a_pipe_nobody_reads_any_longer_is_no_fault(at: At) -> None:
    program = f"'{PROGRAM}' --home '{at('end')}'"
    for words in ("log", "--help"):
        script = f"{{ {program} {words}; echo $? >&2; }} | head -c 20 >/dev/null"
        ran = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
        assert ran.stderr == "0\n", words


def test_what_cannot_be_shown_is_said_and_a_closed_terminal_is_borne(at: At) -> None:
    program = f"'{PROGRAM}' --home '{at('end')}'"
    for script, status in (
        (f"{program} log >/dev/full", 70),
        (f"{program} show 9 2>/dev/full", 3),
        (f"{program} show 9 2>&-", 3),
        (f"{program} log >&- 2>&-", 0),
        (f"{program} do 1 <&-", 3),
    ):
        ran = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
        assert ran.returncode == status, (script, ran)
        assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("locale", ["C", "zh_CN.GBK"])
def test_an_old_terminal_gets_question_marks_and_never_a_traceback(at: At, locale: str) -> None:
    environment = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    home = at("end")
    for words, status in ((("show", "1"), 0), (("show", "9"), 3)):
        ran = subprocess.run([PROGRAM, "--home", home, *words], env=environment, capture_output=True, check=False)
        assert ran.returncode == status
        assert b"Traceback" not in ran.stderr


def test_standard_input_that_is_no_text_is_refused(at: At) -> None:
    home = at("propose")
    assert refuses(home, "do", "1", "--answers", "-", stdin=b"\x00\xff", clock=NOW)["code"] == "file-refused"
    assert call("rules", "check", stdin=b"\xff").status == 3
    assert isinstance(sys.stdin, io.TextIOBase) or sys.stdin is not None
