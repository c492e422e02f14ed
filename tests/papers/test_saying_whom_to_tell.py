"""What hangs out to be answered says until when, to whom, and by which phone; without them it is not made."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.papers.conftest import Tell, said
from tests.papers.telling import Told, small, with_facts
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.called import NotCalledYet
from xiangyue.acts.paper.kinds import RECIPES
from xiangyue.acts.paper.posted import NothingPosted, NoticeWithoutContact
from xiangyue.acts.paper.review_request import NotReviewedYet
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.rehearse.play import Departure, Stage, play
from xiangyue.acts.village.open import open_village
from xiangyue.documents import Press
from xiangyue.errors import Refusal
from xiangyue.intake import Expectation, Scenario, read_scenario, read_village
from xiangyue.model import Mode, PaperKind
from xiangyue.rules import Law

K = PaperKind
HUNG = (K.OPINIONS_NOTICE, K.DRAFT_NOTICE)


@pytest.mark.parametrize("kind", HUNG)
def test_it_says_until_when_to_whom_and_the_phone(village: Told, kind: PaperKind) -> None:
    words = said(village.paper(kind))
    assert "到哪天为止2026年4月20日（星期一）24时" in words
    assert "意见交给谁村文书家人1" in words
    assert "电话0999-1000001" in words


@pytest.mark.parametrize("kind", HUNG)
def test_without_a_phone_it_is_refused_and_nothing_is_on_record(telling: Tell, kind: PaperKind) -> None:
    told = telling(with_facts(small((1,)), phone=""))
    with pytest.raises(NoticeWithoutContact):
        told.print(kind)
    assert told.opened.register.papers("2026-1") == ()


@pytest.mark.parametrize("kind", HUNG)
def test_what_the_village_said_at_the_posting_goes_before(telling: Tell, kind: PaperKind) -> None:
    words = said(telling(with_facts(small((1,)), receiver="村委会值班室", said_phone="0999-7654321")).print(kind))
    assert "意见交给谁村委会值班室电话0999-7654321" in words
    assert "0999-1000001" not in words


def test_a_notice_without_a_phone_names_nobody_to_ask(telling: Tell) -> None:
    words = said(telling(with_facts(small((1,)), phone="")).print(K.NOTICE))
    assert "有事要问" not in words
    assert "电话" not in words


@pytest.mark.parametrize("phone", [None, "0999-1234567"])
def test_a_village_without_a_phone_is_asked_for_one_when_it_posts(
    root: Path, tmp_path: Path, press: Press, phone: str | None
) -> None:
    folder = read_village(root / "examples" / "shiqiao")
    folder = replace(folder, village=replace(folder.village, clerk_phone=""), phones={})
    scenario = read_scenario(root / "workflows" / "regulation_revision" / "rehearsals" / "straight.yaml")
    place = next(number for number, line in enumerate(scenario.lines) if line.do.endswith(".post"))
    posted = scenario.lines[place]
    asked = Expectation(refused=None if phone else "posting-without-contact")
    answers = {**posted.answers, **({"phone": phone} if phone else {})}
    lines = (*scenario.lines[:place], replace(posted, answers=answers, expected=asked))
    assert _played(replace(scenario, lines=lines), folder, tmp_path, press) == ()


def _played(scenario: Scenario, folder: object, home: Path, press: Press) -> tuple[Departure, ...]:
    opened = open_village(
        home / "home",
        folder,  # type: ignore[arg-type]
        mode=Mode.REHEARSAL,
        keys=home,
        now=datetime(2026, 3, 1, 9, tzinfo=BEIJING),
    )
    stage = Stage(office=Office(register=opened.register, law=Law.national()), press=lambda: press, key=opened.key)
    with opened.register:
        return play(stage, scenario, tell=lambda _: None)


@pytest.mark.parametrize(
    ("kind", "refusal"),
    [
        (K.OPINIONS_NOTICE, NothingPosted),
        (K.DRAFT_NOTICE, NothingPosted),
        (K.REVIEW_REQUEST, NotReviewedYet),
        (K.NOTICE, NotCalledYet),
        (K.AGENDA, NotCalledYet),
    ],
)
def test_a_paper_of_what_has_not_happened_is_refused(village: Told, kind: PaperKind, refusal: type[Refusal]) -> None:
    register = village.opened.register
    subject = Subject(
        register=register,
        law=village.office.law,
        case=register.case("2026-1"),
        meeting=None,
        entries=(),
        printing=1,
    )
    with pytest.raises(refusal):
        RECIPES[kind].gather(subject)
