import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.calling import call
from xiangyue.acts.office import Office
from xiangyue.acts.paper.opening import render_opening
from xiangyue.acts.paper.printing import NoPrinter, send_to_printer
from xiangyue.acts.village.open import Opened
from xiangyue.documents import Press
from xiangyue.model import By
from xiangyue_cli.sticks import plugged_in, take_away_folder

from .conftest import MORNING

COPY = "石桥村-登记簿启用及交接表-第1次打印.pdf"
Lay = Callable[[str, str], Path]


@pytest.fixture
def home(office: Office, opened: Opened, press: Press, clerk: By, user: Path) -> Path:
    """A register whose first page was made, closed again."""
    assert user.is_dir()
    render_opening(office, press=press, key=opened.key, by=clerk, now=MORNING)
    opened.register.close()
    return opened.register.home


@pytest.fixture
def no_printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))


@pytest.fixture
def printer(executable: Lay, tmp_path: Path) -> Path:
    """An lp that keeps what it was told and given."""
    folder = tmp_path / "spool"
    folder.mkdir()
    executable(
        "lp",
        f'for word in "$@"; do printf "%s\\n" "$word"; done > "{folder}/words"\n'
        f'cat > "{folder}/paper.pdf"\necho "request id is office-7 (1 file(s))"',
    )
    return folder


def test_a_paper_goes_to_the_printer_as_it_was_recorded(home: Path, printer: Path) -> None:
    (home / "papers" / "opening.pdf").write_bytes(b"somebody wrote over it")
    said = call("--home", home, "print", "--copies", "2", "--printer", "office")
    assert said.status == 0, said.err
    assert "已交给打印机" in said.out
    assert (printer / "paper.pdf").read_bytes().startswith(b"%PDF-")
    assert (printer / "words").read_text().splitlines() == ["-d", "office", "-n", "2", "-t", COPY[:-4], "-"]


def test_no_shell_reads_what_is_told(home: Path, printer: Path, tmp_path: Path) -> None:
    said = call("--home", home, "打印", "--printer", f"$(touch {tmp_path}/gone); rm -rf x")
    assert said.status == 0, said.err
    assert (printer / "words").read_text().splitlines()[1] == f"$(touch {tmp_path}/gone); rm -rf x"
    assert not (tmp_path / "gone").exists()


@pytest.mark.usefixtures("no_printer")
def test_without_a_printer_it_says_so_and_writes_one_pdf(home: Path, user: Path) -> None:
    (user / "下载").mkdir()
    said = call("--home", home, "print")
    assert said.status == 0, said.err
    assert "没有打印：这台电脑没有装打印程序" in said.out
    assert [path.name for path in (user / "下载").iterdir()] == [COPY]
    told = call("--home", home, "--json", "print").told
    assert (told["job"], Path(told["copy"]).read_bytes()[:5]) == (None, b"%PDF-")


def test_a_printer_that_refuses_costs_nothing(home: Path, user: Path, executable: Lay) -> None:
    executable("lp", 'echo "lp: Error - No default destination available." >&2\nexit 1')
    said = call("--home", home, "print")
    assert said.status == 0, said.err
    assert "打印程序没有收" in said.out
    assert (user / COPY).is_file()


def test_a_printer_that_was_named_is_the_only_one(home: Path, user: Path, executable: Lay) -> None:
    executable("lp", "exit 1")
    said = call("--home", home, "print", "--printer", "nowhere")
    assert said.status == 3
    assert len(said.sentences) == 3, said.err
    assert not (user / COPY).exists()


def test_to_a_folder_it_is_not_printed(home: Path, printer: Path, tmp_path: Path) -> None:
    said = call("--home", home, "print", "--to", tmp_path / "stick")
    assert said.status == 0, said.err
    assert (tmp_path / "stick" / COPY).read_bytes().startswith(b"%PDF-")
    assert list(printer.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_refused(home: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    said = call("--home", home, "print", "--to", tmp_path / "file")
    assert said.status == 3
    assert len(said.sentences) == 3, said.err


def test_a_case_that_is_not_there_is_refused(home: Path) -> None:
    said = call("--home", home, "--json", "print", "7")
    assert (said.status, json.loads(said.err)["code"]) == (3, "no-such-case")


@pytest.mark.usefixtures("no_printer")
def test_lp_that_is_not_there_is_a_refusal() -> None:
    with pytest.raises(NoPrinter):
        send_to_printer(b"%PDF-", path=os.environ["PATH"], title="x")


def test_a_stick_is_taken_before_the_downloads(tmp_path: Path) -> None:
    (tmp_path / "Downloads").mkdir()
    stick = tmp_path / "media" / "li" / "USB"
    stick.mkdir(parents=True)
    environment = {"HOME": str(tmp_path)}
    media = [tmp_path / "media"]
    assert take_away_folder(environment, media=media) == tmp_path / "Downloads"
    (tmp_path / "media" / "li").chmod(0o755)
    assert take_away_folder(environment, media=[stick.parent], mounted_only=False) == stick
    assert plugged_in(media=[stick.parent], mounted_only=False) == stick
    assert plugged_in(media=media) is None  # never a folder of this computer


def test_the_downloads_are_where_the_desktop_says(tmp_path: Path) -> None:
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config" / "user-dirs.dirs").write_text('XDG_DOWNLOAD_DIR="$HOME/Téléchargements"\n')
    (tmp_path / "Téléchargements").mkdir()
    assert take_away_folder({"HOME": str(tmp_path)}, media=[]) == tmp_path / "Téléchargements"
