"""A pack that cannot be relied on is not taken, and the refusal names the file, the rule and the problem."""

from datetime import date
from pathlib import Path

import pytest

from xiangyue.model import Base, Body, Outcome, Subject
from xiangyue.rules import Law, PackProblem, PackRefused
from xiangyue.words import refused

PACK = """
covers_from = 2018-12-29
[profile]
late_after_working_days = 3
period_late_after_days = 1
[[law]]
id = "OLD"
name = "某法"
edition = "旧"
from = 2018-12-29
to = 2025-12-31
[[law]]
id = "NEW"
name = "某法"
edition = "新"
from = 2026-01-01
[[rule]]
id = "R-1"
subject = "quorum"
bodies = ["group_meeting"]
[[rule.version]]
law = "OLD"
article = "1"
wording = "三分之二以上"
from = 2018-12-29
to = 2025-12-31
verified = true
checked_on = 2026-11-23
any_of = [{ base = "members", at_least = "2/3" }]
[[rule.version]]
law = "NEW"
article = "2"
wording = "三分之二以上"
from = 2026-01-01
verified = true
checked_on = 2026-11-23
any_of = [{ base = "members", at_least = "2/3" }]
"""
PACK_DAY = date(2026, 6, 30)
SECOND = PACK[PACK.index("[[rule]]") :]


def load(folder: Path, text: str, name: str = "local.toml") -> Law:
    pack = folder / name
    pack.write_text(text, encoding="utf-8")
    return Law.load(pack)


def changed(old: str, new: str) -> str:
    assert old in PACK
    return PACK.replace(old, new, 1)


def test_a_good_pack_is_taken(tmp_path: Path) -> None:
    assert [rule.id for rule in load(tmp_path, PACK).rules] == ["R-1"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('law = "OLD"\n', "", PackProblem.NO_SOURCE),
        ('law = "OLD"\n', 'law = "LOST"\n', PackProblem.NO_SOURCE),
        ('article = "1"\n', "", PackProblem.NO_SOURCE),
        ('article = "1"\n', 'article = "first"\n', PackProblem.NO_SOURCE),
        ('wording = "三分之二以上"\n', "", PackProblem.NO_WORDING),
        ("checked_on = 2026-11-23\n", "", PackProblem.MISSING_KEY),
        ("verified = true\n", "", PackProblem.MISSING_KEY),
        ("verified = true\n", 'verified = "yes"\n', PackProblem.BAD_VALUE),
        ("verified = true\nchecked_on = 2026-11-23", "verified = true\nchecked_on = 3", PackProblem.BAD_VALUE),
        ("from = 2026-01-01\nverified", "from = 2025-12-31\nverified", PackProblem.OUTSIDE_LAW),
        ("to = 2025-12-31\nverified", "to = 2025-12-30\nverified", PackProblem.GAP),
        ("to = 2025-12-31\nverified", "verified", PackProblem.OUTSIDE_LAW),
        (
            "from = 2018-12-29\nto = 2025-12-31\nverified",
            "from = 2025-12-31\nto = 2025-12-30\nverified",
            PackProblem.OVERLAP,
        ),
        ('"2/3"', '"4/3"', PackProblem.SHARE),
        ('"2/3"', '"0/3"', PackProblem.SHARE),
        ('at_least = "2/3"', 'more_than = "3/3"', PackProblem.SHARE),
        ('"2/3"', '"2/0"', PackProblem.BAD_VALUE),
        ('"2/3"', '"0.67"', PackProblem.BAD_VALUE),
        ('at_least = "2/3"', 'at_least = "2/3", more_than = "1/2"', PackProblem.UNKNOWN_KEY),
        ('at_least = "2/3"', 'atleast = "2/3"', PackProblem.MISSING_KEY),
        ('base = "members"', 'base = "people"', PackProblem.UNKNOWN_WORD),
        ('subject = "quorum"', 'subject = "weather"', PackProblem.UNKNOWN_WORD),
        ('subject = "quorum"', 'subject = "late"', PackProblem.UNKNOWN_WORD),
        ('subject = "quorum"', 'subject = "notice"', PackProblem.MISSING_KEY),
        ('bodies = ["group_meeting"]', 'bodies = ["parliament"]', PackProblem.UNKNOWN_WORD),
        ('bodies = ["group_meeting"]', 'body = "group_meeting"', PackProblem.UNKNOWN_KEY),
        ("[profile]", "[[profile]]", PackProblem.BAD_VALUE),
        ("late_after_working_days = 3", "late_after_working_days = true", PackProblem.BAD_VALUE),
        ("covers_from = 2018-12-29", "covers_from = 2018-12-29T00:00:00", PackProblem.BAD_VALUE),
        ("covers_from = 2018-12-29", "", PackProblem.MISSING_KEY),
        ('id = "NEW"', 'id = "OLD"', PackProblem.TWICE),
        ("[profile]", "[profile", PackProblem.BROKEN),
    ],
)
def test_a_slip_in_a_pack_is_found_when_it_loads(tmp_path: Path, old: str, new: str, problem: PackProblem) -> None:
    with pytest.raises(PackRefused) as answer:
        load(tmp_path, changed(old, new))
    message, remedy = refused(answer.value)
    assert (answer.value.facts["file"], answer.value.facts["problem"]) == ("local.toml", problem)
    assert len(f"{message}\n{remedy}".splitlines()) == 3


def test_overlapping_texts_of_one_rule_are_refused(tmp_path: Path) -> None:
    text = PACK.replace("to = 2025-12-31\n[[law]]", "[[law]]").replace("to = 2025-12-31\nverified", "verified")
    with pytest.raises(PackRefused) as answer:
        load(tmp_path, text)
    assert (answer.value.facts["rule"], answer.value.facts["problem"]) == ("R-1", PackProblem.OVERLAP)


def test_a_rule_without_any_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackRefused) as answer:
        load(tmp_path, PACK[: PACK.index("[[rule.version]]")])
    assert answer.value.facts["problem"] is PackProblem.NO_SOURCE


def test_two_rules_on_one_question_are_refused_naming_both(tmp_path: Path) -> None:
    with pytest.raises(PackRefused) as answer:
        load(tmp_path, PACK + SECOND.replace("R-1", "R-2"))
    assert (answer.value.facts["rule"], answer.value.facts["detail"]) == ("R-2", "R-1")
    assert answer.value.facts["problem"] is PackProblem.TWO_AT_ONCE


def test_one_rule_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackRefused) as answer:
        load(tmp_path, PACK + SECOND)
    assert answer.value.facts["problem"] is PackProblem.TWICE


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackRefused) as answer:
        Law.load(tmp_path / "lost.toml")
    assert answer.value.facts["problem"] is PackProblem.UNREADABLE


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a = " + b"[" * 100_000])
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, content: bytes) -> None:
    pack = tmp_path / "local.toml"
    pack.write_bytes(content)
    with pytest.raises(PackRefused) as answer:
        Law.load(pack)
    assert answer.value.facts["problem"] is PackProblem.BROKEN


def test_an_unverified_rule_advises_and_is_not_demanded(tmp_path: Path) -> None:
    law = load(tmp_path, PACK.replace("verified = true", "verified = false"))
    body, on = Body("group_meeting"), PACK_DAY
    ruling = law.check_quorum(body, on=on, bases={Base.MEMBERS: 30}, present={Base.MEMBERS: 1})
    assert (ruling.outcome, ruling.needed) == (Outcome.ADVICE, 20)
    assert not law.asks(Subject.QUORUM, body=body, on=on)


def test_a_local_document_past_its_day_only_advises(tmp_path: Path) -> None:
    law = load(tmp_path, PACK.replace("verified = true", "verified = true\nvalid_until = 2026-06-30"))
    body = Body("group_meeting")
    assert law.asks(Subject.QUORUM, body=body, on=PACK_DAY)
    assert not law.asks(Subject.QUORUM, body=body, on=PACK_DAY.replace(month=7))


def test_a_law_hands_out_what_it_read(tmp_path: Path) -> None:
    assert load(tmp_path, PACK).packs == {"local.toml": PACK.encode()}
