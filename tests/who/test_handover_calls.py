"""交接 on the command line: the list is a paper three people sign; then another sits down and changes the envelope."""

import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pexpect
import pytest

from tests.acceptance.calling import call, head, refuses
from tests.who.conftest import EXAMPLE, GOOD
from tests.who.test_calls import secret, terminal
from xiangyue.model import BEIJING
from xiangyue.records import Register

CLERK, SECRETARY, NEW = "李秀芳", "陈国富", "唐军"
WHO = ("--to", NEW, "--supervisor", SECRETARY, "--township", "何林")


@pytest.fixture(autouse=True)
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "xiangyue"


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A register with a promise in it."""
    home = tmp_path / "own"
    assert call("--home", home, "init", "--from", EXAMPLE).status == 0
    assert call("--home", home, "promises", "add", "堰塘清淤", "--who", "二组", "--until", "12-20").status == 0
    return home


def text_of(file: Path) -> str:
    command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
    return re.sub(r"\s", "", subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def clerks(home: Path) -> list[str]:
    with Register.open_reading(home) as register:
        today = datetime.now(BEIJING).date()
        return [register.person(one.person).name for one in register.tenures(today) if one.role == "clerk"]


def test_the_list_is_a_paper_then_signed_then_on_record(village: Path, tmp_path: Path) -> None:
    told = call("--home", village, "handover", *WHO, "--out", tmp_path / "list", "--json").told
    (paper,) = (tmp_path / "list").glob("*.pdf")
    words = text_of(paper)
    for said in ("交接清册", "一式3份", f"移交人{CLERK}", f"接交人{NEW}", "镇上到场何林", "堰塘清淤（二组", "公章"):
        assert said in words, said
    assert told["code"][:9] in words
    assert call("--home", village, "verify", paper).status == 0
    assert refuses(village, "交接", *WHO, "--signed", "22222222")["code"] == "handover-other-list"
    before = head(village)
    done = call("--home", village, "交接", *WHO, "--signed", told["code"][:9], "--json").told
    assert (done["entry"], clerks(village)) == (before[0] + 1, [NEW])
    assert refuses(village, "--as", CLERK, "start", "regulation_revision")["code"] == "not-yours"
    assert call("--home", village, "start", "regulation_revision").status == 0


def test_the_same_list_is_printed_again_and_not_made_anew(village: Path) -> None:
    first = call("--home", village, "handover", *WHO, "--json").told
    after = head(village)
    assert call("--home", village, "handover", *WHO, "--json").told["paper"] == first["paper"]
    assert head(village) == after
    other = call("--home", village, "handover", *WHO[:-1], "周明", "--json").told
    assert other["paper"] != first["paper"]


def test_a_secretary_hands_over_for_a_clerk_who_has_left_and_she_signs_later(village: Path, tmp_path: Path) -> None:
    pin = secret(tmp_path / "pin", GOOD)
    code = call("--home", village, "login", SECRETARY, "--give-code", "--json").told["code"]
    assert call("--home", village, "--pin-file", pin, "login", SECRETARY, "--first", code).status == 0
    who = ("--to", NEW, "--supervisor", "罗喆", "--township", "何林", "--one-sided")
    told = call("--home", village, "handover", *who, "--out", tmp_path / "list", "--json").told
    (paper,) = (tmp_path / "list").glob("*.pdf")
    assert "【单方清点】" in text_of(paper)
    assert call("--home", village, "handover", *who, "--signed", told["code"], "--json").status == 0
    assert call("--home", village, "logout").status == 0
    today = f"{datetime.now(BEIJING):%Y-%m-%d}"
    with terminal(village) as clerk:
        clerk.expect(rf"(\d+) +{CLERK}补签交接清册")
        place = clerk.match[1]
        clerk.expect("下次报送时告诉镇上文书换人")
        clerk.sendline(place)
        clerk.expect("哪天补签的")
        clerk.sendline("")
        clerk.expect("放在哪")
        clerk.sendline("文件柜")
        clerk.expect(f"补签记上了：{CLERK}")
        clerk.expect("q 退出")
        clerk.sendline("q")
        clerk.expect(pexpect.EOF)
    assert refuses(village, "handover", "--countersigned", today)["code"] == "nothing-to-countersign"


def test_at_the_terminal_it_is_shown_printed_signed_and_taken_over(village: Path) -> None:
    with terminal(village, "交接") as clerk:
        for asked, typed in (
            ("谁接：", NEW),
            ("谁监交：", SECRETARY),
            ("镇上谁到场", "何林"),
            ("2 补一条答应过的事", "2"),
            ("答应了什么", "路灯2盏"),
            ("谁去办", ""),
            ("哪天以前", ""),
            ("哪一件里定的", ""),
            (r"答应过的（会上定了还没办的） +2 条[\s\S]*2 补一条", "1"),
            ("三方都签好了按 1", "1"),
            ("现在设口令吗", ""),
            ("请设你的口令", "12345678"),  # refused there and then
            ("请设你的口令", GOOD),
            ("再来一遍", GOOD),
            ("换一个恢复信封吗", ""),
        ):
            clerk.expect(asked)
            if asked != "太好猜":
                clerk.sendline(typed)
        clerk.expect("旧信封当面撕掉")
        clerk.expect("1 抄好、对过一遍了")
        clerk.sendline("1")
        clerk.expect("旧码作废")
        clerk.expect(pexpect.EOF)
    assert clerks(village) == [NEW]
    assert call("--home", village, "login", "--json").told["sitting"] is not None


def test_old_and_new_papers_are_known_here_and_elsewhere(village: Path, tmp_path: Path, user: Path) -> None:
    code = tmp_path / "code.txt"
    told = call("--home", village, "keys", "renew-code", "--json").told
    code.write_text(told["recovery_code"], encoding="utf-8")
    papers = [sealed(village, tmp_path / "old")]
    assert call("--home", village, "keys", "renew-seal", "--reason", "快到期了").status == 0
    papers.append(sealed(village, tmp_path / "new"))
    assert call("--home", village, "backup", tmp_path / "stick").status == 0
    (folder,) = (user / "keys").iterdir()
    shutil.rmtree(folder)
    other = tmp_path / "other"
    assert call("--home", other, "restore", tmp_path / "stick", "--code-file", code).status == 0
    papers.append(sealed(other, tmp_path / "there"))
    for paper in papers:
        heard = call("--home", other, "verify", paper)
        assert (heard.status, "签名者已核对" in heard.out) == (0, True), heard
    assert [call("--home", village, "verify", paper).status for paper in papers] == [0, 0, 1]  # one it never made
    assert call("--home", other, "verify", "--register").status == 0


def sealed(home: Path, folder: Path) -> Path:
    """Return a paper sealed with the key of that day: something new is put down before."""
    assert call("--home", home, "promises", "add", "路灯").status == 0
    assert call("--home", home, "handover", *WHO, "--out", folder).status == 0
    (paper,) = folder.glob("*.pdf")
    return paper


def test_promises_are_listed_added_and_done(village: Path) -> None:
    assert "堰塘清淤" in call("--home", village, "答应的事", "列").out
    assert call("--home", village, "promises", "done", "1", "--how", "请挖机清了").status == 0
    assert call("--home", village, "promises", "list").out == "没有答应了还没办的事。\n"
    assert "请挖机清了" in call("--home", village, "promises", "list", "--all").out
    assert refuses(village, "promises", "done", "7")["code"] == "no-such-promise"
    assert refuses(village, "promises", "add", " ")["code"] == "nothing-promised"
