"""花名册 at a real terminal: a change by digits, and what it leaves open asked on the worklist until it is answered."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pexpect
import pytest

from tests.acceptance.terminal.desk import Desk
from tests.roster.conftest import ROWS
from tests.roster.test_command import Machine
from tests.roster.writing import HEADING, identity, person, write_csv
from xiangyue.records import Register, verify
from xiangyue_cli.tell import COLUMNS, width

BORN = date(1999, 3, 4)
CHOOSE, TODAY = "选：", "周二]："


@pytest.fixture
def machine(tmp_path: Path, root: Path) -> Machine:
    return Machine(tmp_path, root)


@pytest.fixture
def desk(machine: Machine, tmp_path: Path) -> Iterator[Desk]:
    assert machine("posts", "begin", "王娟", "村民代表", "--on", "2026-03-01", "--basis", "推选").status == 0
    one = Desk("--home", str(tmp_path / "home"), data=tmp_path / "data")
    yield one
    one.child.close(force=True)


def leave(desk: Desk) -> None:
    desk.answers((CHOOSE, "q"))
    desk.child.expect(pexpect.EOF)
    desk.seen += str(desk.child.before)
    told = desk.seen.replace("\r", "")
    assert [line for line in told.split("\n") if width(line) > COLUMNS] == []
    assert desk.too_tall() == []


def test_a_death_waits_for_its_paper_on_the_worklist(desk: Desk, tmp_path: Path) -> None:
    home = tmp_path / "home"
    desk.answers((CHOOSE, "r"), (CHOOSE, "1"), ("lxp）：", "lsf"), (TODAY, "11.26"))
    desk.answers(("等家里拿证明来]：", ""), ("等家里拿证明来]：", "０"))
    desk.sees("等证明：刘淑芬 11月26日去世")
    with Register.open_reading(home) as register:
        assert register.gone(date(2026, 12, 1)) == {}
    desk.answers((CHOOSE, "1"), (CHOOSE, "1"), ("直接写）：", "2"), ("接下来谁当户主：", "1"))
    desk.sees("第")
    leave(desk)
    assert "等证明" not in desk.seen.rpartition("记上了")[2]
    with Register.open_reading(home) as register:
        (change,) = register.gone(date(2026, 12, 1)).values()
        assert (change.kind, change.on) == ("died", date(2026, 11, 26))
        assert register.changes("p-0004")[0].basis == "户口簿（已注销）"
        assert verify(register) == ()


def test_the_post_of_who_moved_away_is_ended_from_its_line(desk: Desk, tmp_path: Path) -> None:
    desk.answers((CHOOSE, "r"), (CHOOSE, "2"), ("lxp）：", "wj"), (TODAY, "11.20"), ("拿证明来]：", "1"))
    desk.answers(("就回车）：", ""), ("直接写）：", "1"))
    desk.sees("职务还挂着：王娟（村民代表）")
    desk.answers((CHOOSE, "1"), ("周五]：", ""), ("直接写）：", "2"))
    leave(desk)
    with Register.open_reading(tmp_path / "home") as register:
        assert [one.until for one in register.tenures() if one.person == "p-0006"] == [date(2026, 11, 20)]


def test_who_comes_without_a_number_is_asked_for_it_until_it_is_there(desk: Desk, tmp_path: Path) -> None:
    number = identity(BORN, 118)
    desk.answers((CHOOSE, "r"), (CHOOSE, "3"), (CHOOSE, "1"), ("姓名：", "王小兰"), ("以后补）：", ""))
    desk.answers(("女]：", "2"), ("出生：", "1999.3.4"), (TODAY, ""), ("新的户号）：", "3"), ("直接写）：", "3"))
    desk.sees("补身份证号：王小兰（2组，1999年生）")
    desk.answers((CHOOSE, "1"), ("先不补）：", number[:-1]), ("先不补）：", identity(date(1999, 3, 5), 118)))
    desk.sees("对不上")
    desk.answers(("先不补）：", number))
    desk.sees(f"{number[:3]}***********{number[-4:]}")
    leave(desk)
    with Register.open_reading(tmp_path / "home") as register:
        assert register.sealed("p-0008", "identity") is not None


def test_a_newcomer_s_number_says_birth_and_sex(desk: Desk, tmp_path: Path) -> None:
    desk.answers((CHOOSE, "r"), (CHOOSE, "3"), (CHOOSE, "1"), ("姓名：", "王小兰"), ("以后补）：", identity(BORN, 118)))
    desk.answers((TODAY, "11.30"), ("新的户号）：", "9"), ("共 6 组）：", "5"), ("直接写）：", "1"))
    leave(desk)
    assert "补身份证号" not in desk.seen
    with Register.open_reading(tmp_path / "home") as register:
        one = register.person("p-0008")
        assert (one.born, one.sex, one.group) == (BORN, "female", 5)


def test_a_long_import_shows_how_far_it_is(machine: Machine, tmp_path: Path) -> None:
    born = date(1970, 1, 1)
    rows = [person(f"王{chr(0x4E00 + number)}", born, number, 户号=str(number + 10)) for number in range(1, 301)]
    file = write_csv(tmp_path / "大.csv", [HEADING, *ROWS, *rows])
    one = Desk(
        "--home",
        str(machine.folder / "home"),
        "--now",
        "2026-12-01T10:00",
        "roster",
        "import",
        str(file),
        data=tmp_path,
    )
    one.types("1", after="不收]：")
    one.child.expect(pexpect.EOF)
    told = str(one.child.before)
    shown = re.findall(r"封存号码 \[([#-]{40})\] (\d+)/(\d+)", told)
    assert [int(done) for _, done, _ in shown] == [0, 200, 400, 600]
    assert shown[0][0] == "-" * 40
    assert shown[-1] == ("#" * 40, "600", "600")
    assert all(width(line) <= COLUMNS for line in told.replace("\n", "\r").split("\r"))
