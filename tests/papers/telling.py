"""A village and a case, told as the entries that acts would have written: any village a test wants, at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.render import render
from xiangyue.acts.village.open import Opened, open_village
from xiangyue.documents import Press
from xiangyue.intake import VillageFolder
from xiangyue.model import (
    Article,
    Body,
    By,
    Called,
    Change,
    ChangeKind,
    Draft,
    Event,
    Evidence,
    EvidenceKind,
    Flow,
    Household,
    Matter,
    Mode,
    Official,
    PaperKind,
    Person,
    Role,
    Sex,
    Tenure,
    Text,
    Village,
    happened,
)
from xiangyue.model.revise import revise
from xiangyue.rules import Law

CASE = "2026-1"
BEFORE = (
    PaperKind.OPINIONS_NOTICE,
    PaperKind.DRAFT_NOTICE,
    PaperKind.REDLINE,
    PaperKind.REVIEW_REQUEST,
    PaperKind.NOTICE,
    PaperKind.AGENDA,
    PaperKind.SIGN_IN_SHEET,
    PaperKind.BALLOT,
    PaperKind.TALLY_SHEET,
)
_WAITING_FOR_NOBODY = Flow(state="{}", waiting=(), due=(), stage="征集民意", ended=None)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a test may want otherwise; the rest is as it usually is."""

    village: str = "白果村"
    township: str = "清水乡"
    phone: str = "0999-1000001"
    receiver: str | None = None
    said_phone: str | None = None
    convention: str = "白果村村规民约"
    articles: int = 6
    changes: tuple[Change, ...] = (
        Change(kind=ChangeKind.CHANGE, article="a-02", words="垃圾分类投放，不乱倒。", reason="群众意见"),
        Change(kind=ChangeKind.ADD, article="a-99", after="a-03", words="防范电信诈骗。", reason="有人受骗"),
        Change(kind=ChangeKind.STRIKE, article="a-05", reason="和法律不合"),
    )
    about: str = "垃圾和办席两条要改"
    places: tuple[str, ...] = ("老祠堂坝子",)
    posted: tuple[str, ...] = ("村务公开栏",)
    until: date = date(2026, 4, 20)
    held_at: datetime = datetime(2026, 5, 30, 9, 30, tzinfo=BEIJING)
    number: str = "白果村委〔2026〕3号"
    people: tuple[Person, ...] = ()
    households: tuple[Household, ...] = ()


def small(groups: Sequence[int] = (3,), *, heads: Sequence[str] = ("万长河", "左小满", "时春生")) -> Facts:
    """Return a village with so many households in each group, each of a head and one more."""
    people: list[Person] = []
    households: list[Household] = []
    for group, count in enumerate(groups, start=1):
        for _ in range(count):
            place = len(households) + 1
            household = f"h-{place:04}"
            name = heads[place - 1] if place <= len(heads) else f"户主{place}"
            for number, called in ((1, name), (2, f"家人{place}")):
                people.append(
                    Person(
                        id=f"p-{2 * place + number - 2:04}",
                        name=called,
                        sex=Sex.MALE if number == 1 else Sex.FEMALE,
                        born=date(1960 + place % 40, 1 + place % 12, 1 + place % 28),
                        household=household,
                        group=group,
                    )
                )
            households.append(Household(id=household, group=group, head=people[-2].id, number=str(place)))
    return Facts(people=tuple(people), households=tuple(households))


@dataclass
class Told:
    """A register in which a case has come so far that every paper before the meeting can be made."""

    opened: Opened
    press: Press
    facts: Facts
    clerk: By
    now: datetime
    made: dict[PaperKind, Path] = field(default_factory=dict)

    @property
    def office(self) -> Office:
        return Office(register=self.opened.register, law=Law.national())

    def tell(self, did: Event, *, on: datetime) -> None:
        """Put one entry down, typed as it happens."""
        self.now = max(self.now, on) + timedelta(minutes=1)
        with self.opened.register.writing(now=self.now) as journal:
            of_case = not isinstance(did, happened.RosterChanged)
            journal.append(
                Draft(
                    case=CASE if of_case else None,
                    by=self.clerk,
                    happened_at=on,
                    did=did,
                    flow=_WAITING_FOR_NOBODY if of_case else None,
                )
            )

    def print(self, kind: PaperKind) -> Path:
        """Make a paper anew, where there is something new."""
        self.now += timedelta(minutes=1)
        key = self.opened.key
        return render(self.office, CASE, kind, press=self.press, key=key, by=self.clerk, now=self.now).path

    def paper(self, kind: PaperKind) -> Path:
        """Make a paper once."""
        if kind not in self.made:
            self.made[kind] = self.print(kind)
        return self.made[kind]


def tell(home: Path, press: Press, facts: Facts, *, mode: Mode = Mode.REAL) -> Told:
    """Open the village's register and tell the case up to the notice of the meeting."""
    begun = datetime(2026, 3, 2, 9, 0, tzinfo=BEIJING)
    opened = open_village(home, _folder(facts), mode=mode, keys=home.parent / "keys", now=begun)
    clerk = By(typed_by="p-0002", responsible="p-0002", evidence=Evidence(kind=EvidenceKind.SELF))
    told = Told(opened=opened, press=press, facts=facts, clerk=clerk, now=begun)
    text = _text(facts)
    for day, did in (
        (date(2026, 3, 3), happened.CaseOpened(
            workflow="regulation_revision",
            models={},
            title=f"修订《{facts.convention}》",
            matter=Matter.CONVENTION_REVISION,
        )),
        (date(2026, 3, 4), happened.MotionTaken(source="villagers", proposers="万长河等3人联名", summary=facts.about)),
        (date(2026, 3, 5), happened.PartyStudied(
            held_on=date(2026, 3, 5), should_attend=3, present=3, in_favour=3, agreed=True
        )),
        (date(2026, 3, 6), _posting(facts, 1, "opinions", date(2026, 3, 6), None)),
        (date(2026, 4, 1), happened.TextRevised(base=text.digest, changes=facts.changes, text=_new(facts))),
        (date(2026, 4, 2), _posting(facts, 2, "draft", date(2026, 4, 2), _new(facts).digest)),
        (date(2026, 4, 25), happened.ReviewRequested(
            number=facts.number, sent_on=date(2026, 4, 25), text=_new(facts).digest
        )),
        (date(2026, 5, 11), called(facts)),
    ):  # fmt: skip
        told.tell(did, on=datetime.combine(day, time(10), tzinfo=BEIJING))
    return told


def called(facts: Facts, *, number: int = 1, notice_on: date = date(2026, 5, 11)) -> happened.MeetingCalled:
    """Return that the assembly was called."""
    return happened.MeetingCalled(
        meeting=f"m-{CASE}-{number}",
        body=Body("villagers_assembly"),
        call="assembly",
        notice_on=notice_on,
        called=Called(
            held_at=facts.held_at, places=facts.places, chair="p-0001", recorder="p-0002", means=("大喇叭", "张贴")
        ),
    )


def _posting(facts: Facts, number: int, what: str, on: date, text: str | None) -> happened.PostingBegun:
    return happened.PostingBegun(
        posting=f"s-{CASE}-{number}",
        what=what,
        places=facts.posted,
        posted_on=on,
        posted_by=facts.people[1].name,
        until=facts.until,
        text=text,
        receiver=facts.receiver,
        phone=facts.said_phone,
    )


def _text(facts: Facts) -> Text:
    words = "第{}件事大家都要照办，互相提醒，不添麻烦。"
    articles = tuple(Article(id=f"a-{one:02}", words=words.format(one)) for one in range(1, facts.articles + 1))
    return Text(title=facts.convention, articles=articles)


def _new(facts: Facts) -> Text:
    return revise(_text(facts), facts.changes)


def _folder(facts: Facts) -> VillageFolder:
    since = date(2026, 1, 16)
    held = (("村民委员会主任", "committee_director", 0), ("村文书", "clerk", 1))
    return VillageFolder(
        village=Village(
            name=facts.village,
            code="",
            township=facts.township,
            groups=max(one.group for one in facts.households),
            clerk_phone=facts.phone,
        ),
        households=facts.households,
        people=facts.people,
        officials=(Official(id="o-one", name="安平", role=Role("township_reviewer"), office=facts.township),),
        tenures=tuple(
            Tenure(person=facts.people[place].id, post=post, role=Role(role), body=None, since=since)
            for post, role, place in held
        ),
        convention=_text(facts),
        in_force_from=date(2021, 5, 1),
        basis="2021年村民会议通过",
        phones={},
    )


def with_facts(facts: Facts, **other: object) -> Facts:
    """Return the same village with some facts otherwise."""
    return replace(facts, **other)  # type: ignore[arg-type]
