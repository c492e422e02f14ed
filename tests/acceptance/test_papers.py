"""The minutes as a clerk meets them: made, made again, bent, of strangers, unreadable."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.acceptance.calling import call, head, refuses, rows, words_of
from tests.acceptance.conftest import At
from xiangyue.intake import Line, Scenario

NOW = ("--now", "2026-07-04T09:00")
MINUTES = Path("papers") / "2026-1" / "minutes.pdf"


def test_the_demos_minutes_are_whole_and_said_to_be_a_rehearsals(at: At) -> None:
    home = at("end")
    said = call("--home", home, *NOW, "verify", home / MINUTES)
    assert (said.status, said.out[:4]) == (0, "【演练】")
    told = call("--home", home, *NOW, "--json", "verify", home / MINUTES).told[0]
    assert (told["whole"], told["mode"], told["in_register"], told["head_known"]) == (True, "rehearsal", True, True)


@pytest.mark.parametrize("spoil", ["turned", "cut", "more", "text", "nothing"])
def test_a_spoiled_paper_is_not_whole_and_not_in_the_register(at: At, tmp_path: Path, spoil: str) -> None:
    home = at("end")
    raw = (home / MINUTES).read_bytes()
    middle = len(raw) // 2
    spoiled = {
        "turned": raw[:middle] + bytes([raw[middle] ^ 1]) + raw[middle + 1 :],
        "cut": raw[:-700],
        "more": raw + b"\n% one more line",
        "text": b"this is no PDF",
        "nothing": b"",
    }[spoil]
    (tmp_path / "spoiled.pdf").write_bytes(spoiled)
    for words in ((), ("--home", home)):
        said = call(*words, *(NOW if words else ()), "verify", tmp_path / "spoiled.pdf")
        assert (said.status, said.err) == (1, ""), said
        assert "不完整" in said.out
        assert "和登记簿里的一样" not in said.out
        heard = call(*words, *(NOW if words else ()), "--json", "verify", tmp_path / "spoiled.pdf")
        assert (heard.status, heard.told[0]["whole"]) == (1, False)
        assert heard.told[0].get("in_register") is not True


def test_a_strangers_paper_is_whole_and_its_signer_unknown_until_he_is_trusted(
    at: At, root: Path, tmp_path: Path
) -> None:
    stranger = at("end", 1)
    other = tmp_path / "other"
    scenario = root / "workflows" / "regulation_revision" / "rehearsals" / "not_taken_up.yaml"
    assert call("--home", other, "play", scenario).status == 0
    told = call("--home", other, *NOW, "--json", "verify", stranger / MINUTES)
    assert told.status == 0
    assert "in_register" not in told.told[0]  # this register has nothing to say of it
    assert told.told[0]["report"]["fields"][0]["doubts"] == ["signer_unknown"]
    keys = stranger.with_name(f"{stranger.name}.keys")
    certificate = next(path for path in keys.rglob("*") if path.suffix in {".der", ".cer", ".pem"})
    trusted = call("--home", other, *NOW, "--json", "verify", stranger / MINUTES, "--trust", certificate)
    assert trusted.told[0]["report"]["fields"][0].get("doubts", []) == []


def test_what_cannot_be_opened_is_refused_and_no_certificate_is_no_certificate(at: At, tmp_path: Path) -> None:
    home = at("end")
    (tmp_path / "letter.cer").write_text("no certificate", encoding="utf-8")
    assert refuses(home, "verify", tmp_path / "nothing.pdf", clock=NOW)["code"] == "file-not-opened"
    assert refuses(home, "verify", tmp_path, clock=NOW)["code"] == "file-not-opened"
    refuses(home, "verify", home / MINUTES, "--trust", tmp_path / "letter.cer", clock=NOW)
    refuses(home, "verify", home / MINUTES, tmp_path / "nothing.pdf", clock=NOW)


def test_an_earlier_printing_is_whole_and_said_to_be_an_earlier_one(at: At, tmp_path: Path) -> None:
    home = at("end")
    shutil.copy(home / MINUTES, tmp_path / "first.pdf")
    assert call("--home", home, *NOW, "render", "1").status == 0
    said = call("--home", home, *NOW, "verify", tmp_path / "first.pdf")
    assert said.status == 0
    assert "先前印的" in said.out
    assert "先前印的" not in call("--home", home, *NOW, "verify", home / MINUTES).out
    newer = call("--home", home, *NOW, "--json", "verify", tmp_path / "first.pdf").told[0]["newer"]
    listed = call("--home", home, *NOW, "--json", "papers", "1").told
    assert newer["id"] == listed[-1]["id"]


def test_a_character_no_font_has_is_refused_before_anything_is_signed(
    at: At, scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = at("assembly.deliberate")
    lines: Mapping[str, Line] = {line.do: line for line in scenario.lines}
    debate = words_of(lines["assembly.deliberate"], tmp_path / "debate.json")
    remarks = [{"speaker": "陈国富", "words": "这个字\ue123印不出来"}]
    (tmp_path / "debate.json").write_text(json.dumps({"remarks": remarks}), encoding="utf-8")
    refused = call("--home", home, *debate)
    assert (refused.status, "印不出来" in refused.err) == (3, True)
    with monkeypatch.context() as elsewhere:  # typed where no fonts are known, the paper is the last to say it
        elsewhere.setenv("XIANGYUE_FONTS", str(tmp_path))
        assert call("--home", home, *debate).status == 0
    assert call("--home", home, *words_of(lines["assembly.vote"], tmp_path / "vote.json")).status == 0
    content = sorted((home / "content").rglob("*"))
    assert refuses(home, "render", "1", clock=("--now", "2026-06-08T08:40"))["code"] == "glyph-missing"
    assert sorted((home / "content").rglob("*")) == content
    assert not (home / "papers").exists()


@pytest.mark.parametrize("keys", ["gone", "others"])
def test_without_its_own_key_the_register_makes_no_paper(at: At, keys: str) -> None:
    home = at("render")
    folder = home.with_name(f"{home.name}.keys")
    before = head(home), rows(home)
    shutil.rmtree(folder)
    if keys == "others":
        (folder).mkdir()
        (folder / "something.pem").write_text("no key", encoding="utf-8")
    refuses(home, "render", "1", clock=("--now", "2026-06-08T08:40"))
    assert (head(home), rows(home)) == before
