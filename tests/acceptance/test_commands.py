"""Every command of the house: by its English name and by its Chinese twin, for people and for machines."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer

from tests.acceptance.calling import call, head, well_said
from tests.acceptance.conftest import At
from xiangyue_cli import commands
from xiangyue_cli.app import app

TWINS = {
    "init": "启用", "start": "新办", "todo": "待办", "do": "办理", "show": "查看", "log": "流水", "why": "卡在哪",
    "withdraw": "撤回", "supply": "补件", "approve": "审核同意", "return": "退回改", "file-accept": "已备案",
    "order-correction": "责令改正", "papers": "材料", "render": "生成", "verify": "核验", "play": "演练", "demo": "演示",
    "backup": "备份", "restore": "恢复", "doctor": "自检", "tick": "到期处理", "rules": "规定", "text": "条文",
    "workflows": "流程", "login": "换人办", "logout": "离开", "keys": "钥匙", "handover": "交接",
}  # fmt: skip
LATER = {"rules": ("show", "check"), "text": ("show", "redline"), "workflows": ("list", "check", "diagram")}
LATER |= {"keys": ("list", "new", "recover")}
ENGLISH = re.compile(r"[a-z]{2,} [a-z]{2,}")

READING = [
    ("todo", "propose", ()),
    ("show", "end", ("1",)),
    ("log", "end", ("2026-1",)),
    ("log", "propose", ()),
    ("why", "assembly.no_quorum", ("1",)),
    ("papers", "end", ("1",)),
    ("verify", "end", ("--register",)),
    ("doctor", "propose", ()),
    ("rules show", "propose", ("--on", "2026-06-06")),
    ("text show", "end", ("--on", "2026-07-02")),
    ("text redline", "end", ("1",)),
    ("workflows list", "propose", ()),
    ("workflows check", "propose", ("regulation_revision",)),
]
DEFECTS = [{"target": "text", "article": "a-20", "what": "罚款不能设", "remedy": "删去"}]


class Deed(NamedTuple):
    """A command that writes: where the case stands, when and by whom it is given."""

    command: str
    place: str
    now: str
    who: str
    more: tuple[str, ...]


WRITING = [
    Deed("start", "start", "2026-03-02T09:00", "李秀芳", ("regulation_revision", "--title", "又一件")),
    Deed("do", "propose", "2026-03-02T09:10", "李秀芳", ("1", "--answers", "-")),
    Deed("withdraw", "propose", "2026-03-02T09:10", "李秀芳", ("1", "--reason", "村民不办了")),
    Deed("supply", "supply", "2026-04-15T09:00", "李秀芳", ("1", "3", "--how", "补了说明")),
    Deed("approve", "review", "2026-04-14T16:00", "周明", ("1", "--advice", "再写短一点")),
    Deed("return", "review", "2026-04-14T16:00", "周明", ("1", "--defects", "-")),
    Deed("file-accept", "filing", "2026-06-15T15:00", "文静波", ("1", "--number", "青府备〔2026〕6号")),
    Deed("order-correction", "filing", "2026-06-15T15:00", "文静波", ("1", "--defects", "-")),
    Deed("tick", "tick-2", "2026-03-16T00:00", "李秀芳", ()),
]
TYPED = {
    "do": {"source": "villagers", "proposers": "罗永泰等5人联名", "summary": "去掉罚款"},
    "return": DEFECTS,
    "order-correction": {"defects": DEFECTS},
}


def twin(command: str) -> tuple[str, ...]:
    """Return the command in Chinese, a second word by its own twin."""
    first, _, second = command.partition(" ")
    seconds = {"show": "看", "check": "核对" if first == "rules" else "查", "redline": "对照"}
    seconds |= {"list": "列", "diagram": "图", "new": "新做", "recover": "找回"}
    return (TWINS[first], *([seconds[second]] if second else []))


def found() -> Iterator[tuple[str, typer.core.TyperCommand]]:
    """Yield every command with its whole name, groups with what they hold."""
    commands.load()
    whole: Any = typer.main.get_command(app)
    for name, command in whole.commands.items():
        yield name, command
        for second, inner in getattr(command, "commands", {}).items():
            yield f"{name} {second}", inner


def test_every_command_of_the_issue_is_there_with_its_twin_and_means_the_same() -> None:
    known = dict(found())
    assert set(TWINS) | set(TWINS.values()) <= {name for name in known if " " not in name}
    for english, chinese in TWINS.items():
        alike = [(name, param.opts) for name in (english, chinese) for param in known[name].params]
        assert [opts for name, opts in alike if name == english] == [opts for name, opts in alike if name == chinese]
    for first, seconds in LATER.items():
        for second in seconds:
            assert " ".join(twin(f"{first} {second}")) in known


@pytest.mark.parametrize(("command", "place", "more"), READING, ids=lambda one: one if isinstance(one, str) else "")
def test_a_question_is_answered_alike_in_both_languages_and_for_machines(
    at: At, command: str, place: str, more: tuple[str, ...]
) -> None:
    home = at(place)
    english = call("--home", home, "--now", "2026-07-03T10:00", *command.split(), *more)
    assert english.status == 0, english
    assert english.out
    assert call("--home", home, "--now", "2026-07-03T10:00", *twin(command), *more).out == english.out
    before = call("--home", home, "--now", "2026-07-03T10:00", "--json", *command.split(), *more)
    after = call("--home", home, "--now", "2026-07-03T10:00", *twin(command), *more, "--json")
    assert before.told == after.told
    assert (before.status, before.err, after.err) == (0, "", "")


@pytest.mark.parametrize("deed", WRITING, ids=lambda deed: deed.command)
def test_a_deed_is_done_alike_in_both_languages_and_for_machines(at: At, deed: Deed) -> None:
    typed = json.dumps(TYPED.get(deed.command), ensure_ascii=False).encode()
    ways: list[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = [
        ((), (deed.command,), ()),
        ((), twin(deed.command), ()),
        (("--json",), (deed.command,), ()),
        ((), twin(deed.command), ("--json",)),
    ]
    answers = []
    for number, (before, words, after) in enumerate(ways):
        home = at(deed.place, number)
        entries = head(home)[0]
        said = ("--home", home, "--now", deed.now, "--as", deed.who, *before, *words, *deed.more, *after)
        answers.append(call(*said, stdin=typed))
        assert answers[-1].status == 0, answers[-1]
        assert head(home)[0] > entries
    assert answers[0] == answers[1]
    assert answers[2].told == answers[3].told


def test_minutes_are_made_copied_and_checked_in_chinese(at: At, tmp_path: Path) -> None:
    home = at("render")
    made = call("--home", home, "--now", "2026-06-08T08:40", "生成", "1", "--json").told
    checked = call("--home", home, "--now", "2026-06-08T09:00", "核验", made["path"], "--json")
    assert (checked.status, checked.told[0]["whole"], checked.told[0]["mode"]) == (0, True, "rehearsal")
    assert call("--home", home, "备份", tmp_path / "copy", "--json").told == {"backup": str(tmp_path / "copy")}
    assert call("--home", tmp_path / "again", "恢复", tmp_path / "copy", "--json").status == 0
    assert head(tmp_path / "again") == head(home)


def test_a_rehearsal_is_played_in_chinese_and_told_to_a_machine(root: Path, surroundings: Path) -> None:
    scenario = root / "workflows" / "regulation_revision" / "rehearsals" / "not_taken_up.yaml"
    told = call("演练", scenario, "--json").told
    assert (told["ended"], told["departures"]) == ("not_taken_up", [])
    assert surroundings not in Path(told["home"]).parents


def test_the_demo_is_played_over_an_earlier_one_and_is_whole(at: At, tmp_path: Path) -> None:
    at("end").rename(tmp_path / "out")
    (tmp_path / "out" / "papers" / "2026-1" / "left-over.pdf").write_bytes(b"of an earlier demo")
    played = call("demo", "--out", tmp_path / "out")
    assert (played.status, played.err) == (0, "")
    assert call("--home", tmp_path / "out", "verify", "--register").status == 0
    papers = sorted((tmp_path / "out" / "papers").rglob("*.pdf"))
    assert [path.relative_to(tmp_path / "out").as_posix() for path in papers] == ["papers/2026-1/minutes.pdf"]


@pytest.mark.parametrize("name", sorted({name for name, _ in found()}))
def test_help_is_chinese(name: str) -> None:
    helped = call(*name.split(), "--help")
    assert helped.status == 0
    assert helped.out.startswith("用法：")
    assert ENGLISH.search(re.sub(r"xiangyue [^\n]*|--set \S+", "", helped.out)) is None, helped.out
    for line in helped.out.splitlines():
        if line.startswith("  "):
            assert re.search("[\u4e00-\u9fff]", line) or re.fullmatch(r" +\S+", line), line


def test_the_help_of_the_whole_names_every_command_with_its_twin() -> None:
    told = call("--help").out
    for english, chinese in TWINS.items():
        assert re.search(rf"^  {english} +{chinese}　", told, re.MULTILINE)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("xiangyue fi", {"file-accept"}), ("xiangyue rules ", {"show", "check"}), ("xiangyue do --ans", {"--answers"})],
)
def test_the_shell_completes_what_was_begun(typed: str, offered: set[str]) -> None:
    words = typed.split(" ")
    environment = {
        **os.environ,
        "_XIANGYUE_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(words) - 1),
    }
    ran = subprocess.run(
        [Path(sys.executable).with_name("xiangyue")], env=environment, capture_output=True, text=True, check=True
    )
    assert offered == set(ran.stdout.split())


@pytest.mark.parametrize(
    "words",
    [
        ("fly",), ("todo", "--fly"), ("show",), ("todo", "1", "2"), ("do", "1", "--set"), ("show", "-1"),
        ("do", "1", "--on", "2026-13-01"), ("--now", "garbage", "todo"), ("verify",), ("verify", "--register", "x.pdf"),
        ("do", "1", "--evidence", "gossip"), ("supply", "1", "x", "--how", "y"), ("text",), ("text", "zzz"),
        ("--home",), ("show", "a\x00b"), ("show", "\x1b[31m"), ("withdraw", "1", "--reason", "撤\n回"), ("init",),
    ],
)  # fmt: skip
def test_a_call_that_is_wrong_in_itself_is_2_in_three_lines_and_as_json(at: At, words: tuple[str, ...]) -> None:
    home = () if words[0] == "--home" else ("--home", at("start"))
    said = call(*home, *words)
    assert (said.status, said.out) == (2, "")
    assert well_said(said.sentences), said.err
    assert call(*home, "--json", *words).refusal["code"].startswith(("usage.", "not-text"))


def test_bytes_that_are_no_text_are_wrong_usage(at: At) -> None:
    assert call("--home", at("start"), "show", "\udcff").status == 2


@pytest.mark.parametrize("typed", ["１", "1", "2026-1", "01"])
def test_a_case_is_named_in_whichever_digits(at: At, typed: str) -> None:
    assert call("--home", at("propose"), "--now", "2026-03-02T09:10", "why", typed).status == 0


@pytest.mark.parametrize("folder", ["备份", "todo", "verify"])
def test_a_folder_may_be_called_like_a_command(at: At, folder: str, tmp_path: Path) -> None:
    home = at("propose").rename(tmp_path / folder)
    program = Path(sys.executable).with_name("xiangyue")
    words = [str(program), "--home", folder, "start", "--help"]
    ran = subprocess.run(words, cwd=home.parent, capture_output=True, text=True, check=True)
    assert ran.stderr == ""


def test_a_name_that_looks_like_an_option_is_said_after_an_equals_sign(at: At) -> None:
    said = call("--home", at("propose"), "--now", "2026-03-02T09:10", "--as=--json", "todo")
    assert said.status == 0
    refused = call("--home", at("propose", 1), "--now", "2026-03-02T09:10", "--as=-x", "do", "1", "--set", "source=x")
    assert refused.status == 3
