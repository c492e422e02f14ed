"""What the paper says, as somebody reads it who has only the paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path

import pytest

from xiangyue.documents import MinutesFacts, Press
from xiangyue.documents.codes import code_words
from xiangyue.model import CountedBy, Mark, Tally


@pytest.fixture(scope="module")
def facts(facts: MinutesFacts) -> MinutesFacts:
    """A meeting at which little was said, so that two pages are enough at once."""
    return replace(facts, remarks=facts.remarks[:1])


@pytest.fixture
def read(press: Press, tmp_path: Path, read_text: Callable[[Path], str]) -> Callable[[MinutesFacts], str]:
    def told(facts: MinutesFacts) -> str:
        file = tmp_path / "paper.pdf"
        file.write_bytes(press.minutes(facts).pdf)
        return read_text(file)

    return told


Read = Callable[[MinutesFacts], str]


def test_numbers_of_the_vote_stand_beside_what_was_needed(facts: MinutesFacts, read: Read) -> None:
    assert "到会61户，举手表决，同意55票，反对4票，弃权2票。通过需31票，通过。" in read(facts)


def test_a_vote_is_of_people_where_people_are_counted(facts: MinutesFacts, read: Read) -> None:
    adults = replace(facts, turnout=replace(facts.turnout, counted_by=CountedBy.ADULTS))
    assert "到会61人，举手表决" in read(adults)


def test_a_vote_that_failed_is_not_called_passed(facts: MinutesFacts, read: Read) -> None:
    lost = replace(facts.votes[0], tally=Tally(in_favour=30, against=29, abstained=1, invalid=1), adopted=False)
    text = read(replace(facts, votes=(lost,)))
    assert "弃权1票，无效1票。通过需31票，未通过。" in text
    assert "31票，通过" not in text


def test_every_ruling_has_its_numbers_and_its_article(facts: MinutesFacts, read: Read) -> None:
    text = read(facts)
    assert "要58户（全村农户86户），实际61户" in text
    assert "《村民委员会组织法》第二十六条（2025年修正）" in text
    assert "补录：4月2日记入" in text
    assert text.count("符合") - text.count("不符合") == 5


def test_who_typed_for_whom_and_on_what_evidence(facts: MinutesFacts, read: Read) -> None:
    assert "由李秀芳代录：党组织研究，陈国富，凭支部会议记录本第18页；镇审核，周明（青溪镇）" in read(facts)


def test_the_integrity_signature_is_called_no_persons(facts: MinutesFacts, read: Read) -> None:
    assert "不是任何人的签名；纪要不盖公章" in read(facts)


def test_a_line_to_sign_on_gives_way_to_how_it_was_signed(facts: MinutesFacts, read: Read) -> None:
    chair, recorder, scrutineer = facts.signers
    text = read(
        replace(
            facts,
            signers=(
                replace(chair, mark=Mark.INK, signed_on=date(2026, 6, 28)),
                recorder,
                replace(scrutineer, reason="对计票有不同看法"),
            ),
        )
    )
    assert "主持人陈国富：已在纸上签字（2026年6月28日）" in text
    assert "记录人李秀芳（签字）：" in text
    assert "记录人李秀芳：尚缺" in text
    assert "监票人赵德全：没有签字，对计票有不同看法" in text


def test_a_later_edition_says_what_was_put_right(facts: MinutesFacts, read: Read) -> None:
    text = read(replace(facts, edition=2, printing=2, correction="第1项反对5改4，弃权1改2"))
    assert "（第2版：第1项反对5改4，弃权1改2）" in text
    assert "第2次打印" in text


def test_moments_are_told_in_the_time_of_beijing(facts: MinutesFacts, read: Read) -> None:
    elsewhere = replace(facts.sitting, held_from=facts.sitting.held_from.astimezone(UTC))
    assert "2026年6月27日14:00至16:30" in read(replace(facts, sitting=elsewhere))


def test_what_was_typed_without_a_full_stop_gets_one(facts: MinutesFacts, read: Read) -> None:
    said = replace(facts.remarks[0], words="这样改我赞成")
    assert "罗永泰：这样改我赞成。" in read(replace(facts, remarks=(said,)))


def test_markup_in_what_people_typed_stays_text(facts: MinutesFacts, read: Read) -> None:
    assert "<b>一、</b>&amp;<script>alert(1)</script>" in read(
        replace(facts, resolution=("<b>一、</b>&amp;<script>alert(1)</script>",))
    )


def test_the_picture_holds_register_entry_and_hash(facts: MinutesFacts) -> None:
    kind, version, register, entry, head = code_words(facts.head).split(":")
    assert (kind, version, int(entry)) == ("XIANGYUE", "1", facts.head.entry)
    assert (register.lower(), head.lower()) == (facts.head.register, facts.head.hash)
