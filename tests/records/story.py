"""The story of a register that has a row in every table."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from xiangyue.canon import digest
from xiangyue.model import (
    About,
    Article,
    Body,
    By,
    Called,
    Change,
    ChangeKind,
    Council,
    CountedBy,
    Defect,
    Draft,
    Due,
    Event,
    Evidence,
    EvidenceKind,
    FilingResult,
    Flow,
    Household,
    Mark,
    Matter,
    Mode,
    Official,
    OpinionGroup,
    Outcome,
    Person,
    PersonChange,
    PersonChangeKind,
    Present,
    Remark,
    Representation,
    ReviewResult,
    Role,
    Roll,
    Ruling,
    Sex,
    Signature,
    SignIn,
    Subject,
    Tally,
    Target,
    Tenure,
    Text,
    Village,
    VoteMethod,
    Waiting,
    happened,
)

BEIJING = timezone(timedelta(hours=8))
OPENED = datetime(2026, 3, 2, 9, 0, tzinfo=BEIJING)
CASE = "2026-1"
CERTIFICATE = b"certificate of the register"
MODEL = b"<definitions/>"
PAPER = b"%PDF-1.7 minutes"
SCAN = b"scan of a signed paper"
CLERK = By(typed_by="p-0001", responsible="p-0001", evidence=Evidence(kind=EvidenceKind.SELF))
SECRETARY = By(
    typed_by="p-0001",
    responsible="p-0002",
    evidence=Evidence(kind=EvidenceKind.RECORD_BOOK, where="党组织会议记录本第18页", scan=digest(SCAN)),
)
OLD_TEXT = Text(title="石桥村村规民约", articles=(Article(id="a-01", words="红事新办，白事简办。"),))
NEW_TEXT = Text(
    title="石桥村村规民约",
    articles=(Article(id="a-01", words="红事新办，白事简办，随礼不攀比。"), Article(id="a-02", words="爱护𠮷祥渠。")),
)
SEALED = b"\x01sealed bytes of a telephone number"
ERASED = b"\x01sealed bytes that were taken out again"


def flow(*steps: str, due: tuple[Due, ...] = (), ended: str | None = None) -> Flow:
    waiting = tuple(Waiting(step=step, name=f"办{step}", role="clerk", form=f"{step}.json", act=step) for step in steps)
    return Flow(state=f'{{"at":"{",".join(steps)}"}}', waiting=waiting, due=due, stage="征集民意", ended=ended)


def ruling(rule: str, *, meeting: str | None = None, item: str | None = None, text: str | None = None) -> Ruling:
    return Ruling(
        rule=rule,
        subject=Subject.QUORUM,
        outcome=Outcome.MET,
        base="households",
        needed=2,
        actual=2,
        of=3,
        law="VCOL-2025",
        law_name="村民委员会组织法（2025年修正）",
        article="26",
        citation="《村民委员会组织法》第二十六条（2025年修正）",
        wording="三分之二以上的户",
        note="补录",
        about=About(meeting=meeting, item=item, text=text),
    )


class Story:
    """The drafts of a whole case, one after the other, an hour apart."""

    def __init__(self) -> None:
        self.now = OPENED

    def opened(self) -> happened.RegisterOpened:
        return happened.RegisterOpened(
            register="r-shiqiao",
            mode=Mode.REAL,
            village=Village(name="石桥村", code="510000000000", township="青溪镇", groups=6, clerk_phone="000"),
            integrity_certificate=digest(CERTIFICATE),
            township_certificate=digest(CERTIFICATE),
            program="0.1.0",
        )

    def draft(  # noqa: PLR0913
        self,
        did: Event,
        *,
        case: str | None = CASE,
        step: str | None = None,
        flow: Flow | None = None,
        rulings: tuple[Ruling, ...] = (),
        by: By = CLERK,
    ) -> Draft:
        self.now += timedelta(hours=1)
        return Draft(
            case=case,
            by=by,
            happened_at=self.now - timedelta(minutes=30),
            did=did,
            step=step,
            answers={"typed": ["as", "the", "form", 1, True]} if step else {},
            facts={"published": False, "review": "none"} if step else {},
            rulings=rulings,
            flow=flow,
        )

    def village(self) -> Iterator[Draft]:
        people = tuple(
            Person(
                id=f"p-000{n}",
                name=name,
                sex=Sex.FEMALE if n % 2 else Sex.MALE,
                born=date(1970 + 8 * n, 3, 2),
                household=f"h-000{n}",
                group=1,
                party_member_since=date(2001, 7, 1) if n == 2 else None,
            )
            for n, name in enumerate(("李秀芳", "王建国", "赵喆"), start=1)
        )
        yield self.draft(
            happened.RosterTaken(
                households=tuple(Household(id=f"h-000{n}", group=1, head=f"p-000{n}") for n in (1, 2, 3)),
                people=people,
                officials=(Official(id="o-1", name="周明", role=Role("township_reviewer"), office="青溪镇司法所"),),
            ),
            case=None,
        )
        secretary = Tenure(
            person="p-0002",
            post="村党组织书记",
            role=Role("party_secretary"),
            body=Body("party_committee"),
            since=date(2021, 1, 1),
            until=date(2026, 3, 10),
            basis="换届选举结果公告",
        )
        clerk = Tenure(person="p-0001", post="村文书", role=Role("clerk"), body=None, since=date(2021, 1, 1))
        yield self.draft(happened.TenuresBegun(tenures=(secretary, clerk)), case=None)
        yield self.draft(
            happened.TextEntered(text=OLD_TEXT, in_force_from=date(2020, 1, 1), basis="2019年村民会议"), case=None
        )

    def proposal(self) -> Iterator[Draft]:
        yield self.draft(
            happened.CaseOpened(
                workflow="regulation_revision",
                models={"regulation_revision.bpmn": digest(MODEL)},
                title="修订村规民约",
                matter=Matter.CONVENTION_REVISION,
            ),
            flow=flow("propose"),
        )
        yield self.draft(
            happened.MotionTaken(source="villagers", proposers="赵喆等12户", summary="随礼太重"),
            step="propose",
            flow=flow("study"),
        )
        yield self.draft(
            happened.PartyStudied(held_on=date(2026, 3, 2), should_attend=3, present=3, in_favour=3, agreed=True),
            step="study",
            flow=flow("hang"),
            rulings=(ruling("R-PTY-01"),),
            by=SECRETARY,
        )
        due = Due(timer="opinions.wait", rule="P10D", at=OPENED + timedelta(days=10))
        yield self.draft(
            happened.PostingBegun(
                posting="s-2026-1-1",
                what="opinions",
                places=("村口公示栏", "二组活动室"),
                posted_on=date(2026, 3, 2),
                posted_by="p-0001",
                until=date(2026, 3, 12),
                witness="p-0003",
                scan=digest(SCAN),
            ),
            step="hang",
            flow=flow(due=(due,)),
        )
        yield self.draft(happened.TimerFired(timer="opinions.wait", rule="P10D"), flow=flow("opinions"))
        yield self.draft(happened.PostingEnded(posting="s-2026-1-1"))
        yield self.draft(happened.PostingTakenDown(posting="s-2026-1-1", on=date(2026, 3, 3)))
        group = OpinionGroup(summary="随礼定个上限", count=9, treatment="adopted")
        yield self.draft(
            happened.OpinionsTaken(posting="s-2026-1-1", received=12, written=3, groups=(group,)),
            step="opinions",
            flow=flow("revise"),
        )
        yield self.draft(self.revised(NEW_TEXT), step="revise", flow=flow("request"))

    def revised(self, text: Text) -> happened.TextRevised:
        change = Change(kind=ChangeKind.CHANGE, article="a-01", words=text.articles[0].words, reason="群众提议")
        return happened.TextRevised(base=OLD_TEXT.digest, changes=(change,), text=text)

    def review(self) -> Iterator[Draft]:
        text = NEW_TEXT.digest
        yield self.draft(
            happened.ReviewRequested(number="石桥村委〔2026〕1号", sent_on=date(2026, 3, 3), text=text),
            step="request",
            flow=flow("review"),
        )
        defects = (
            Defect(target=Target.MATERIAL, what="缺会议记录", remedy="补上", step="study"),
            Defect(target=Target.TYPO, what="错字", remedy="改正", rule="公文格式", article="a-01"),
        )
        yield self.draft(
            happened.ReviewAnswered(result=ReviewResult.RETURN, text=text, defects=defects),
            step="review",
            flow=flow("review"),
        )
        yield self.draft(happened.DefectsSupplied(defects=(1,), how="已补"), flow=flow("review"))

    def meeting(self, number: int = 1, *, text: str = NEW_TEXT.digest) -> Iterator[Draft]:
        meeting = f"m-2026-1-{number}"
        yield self.called(meeting)
        yield self.draft(
            happened.MeetingSignedIn(
                meeting=meeting,
                roll=Roll(households=("h-0001", "h-0002", "h-0003"), adults=("p-0001", "p-0002", "p-0003")),
                sign_in=SignIn(
                    counted_by=CountedBy.HOUSEHOLDS,
                    present=(
                        Present(person="p-0001", household="h-0001"),
                        Present(person="p-0003", household="h-0003"),
                    ),
                    women=2,
                ),
                sheets="签到表第1页",
            ),
            step="assembly.sign_in",
            flow=flow("assembly.debate"),
            rulings=(ruling("R-ASM-05", meeting=meeting, text=text),),
        )
        yield self.draft(
            happened.MeetingDebated(meeting=meeting, remarks=(Remark(speaker="p-0003", words="同意定上限。"),)),
            step="assembly.debate",
            flow=flow("assembly.vote"),
        )
        yield self.draft(
            happened.VoteCounted(
                meeting=meeting,
                item="convention",
                text=text,
                method=VoteMethod.HANDS,
                tally=Tally(in_favour=2, against=0, abstained=0),
                scrutineer="p-0003",
                counter="p-0001",
                adopted=True,
            ),
            step="assembly.vote",
            flow=flow("assembly.sign"),
            rulings=(ruling("R-ASM-06", meeting=meeting, item="convention", text=text),),
        )
        yield self.draft(
            happened.MinutesSigned(
                meeting=meeting,
                signatures=(
                    Signature(
                        person="p-0002", capacity="主持人", mark=Mark.INK, signed_on=date(2026, 3, 4), page=1, reason=""
                    ),
                ),
            ),
            step="assembly.sign",
            flow=flow("file"),
        )

    def called(self, meeting: str, *, call: str = "assembly") -> Draft:
        return self.draft(
            happened.MeetingCalled(
                meeting=meeting,
                body=Body("villagers_assembly"),
                call=call,
                notice_on=date(2026, 3, 3),
                called=Called(
                    held_at=OPENED + timedelta(days=12),
                    places=("村委会院坝",),
                    chair="p-0002",
                    recorder="p-0001",
                    means=("大喇叭", "微信群"),
                ),
            ),
            step=f"{call}.call",
            flow=flow(f"{call}.sign_in"),
        )

    def filing(self) -> Iterator[Draft]:
        text = NEW_TEXT.digest
        yield self.draft(
            happened.FilingReported(number="石桥村委〔2026〕2号", sent_on=date(2026, 3, 5), text=text),
            step="file",
            flow=flow("filed"),
        )
        due = Due(timer="announce.wait", rule="R-PUB-04", at=OPENED + timedelta(days=30))
        yield self.draft(
            happened.FilingAnswered(result=FilingResult.FILED, text=text, number="青府备〔2026〕3号"),
            step="filed",
            flow=flow("announce", due=(due,)),
        )
        yield self.draft(
            happened.ConventionPublished(text=text, in_force_from=date(2026, 3, 6)),
            step="announce",
            flow=flow("archive", due=(due,)),
        )
        yield self.draft(happened.CaseArchived(box="柜2盒3"), step="archive", flow=flow("look", due=(due,)))

    def changes(self) -> Iterator[Draft]:
        away = PersonChange(person="p-0003", kind=PersonChangeKind.AWAY, on=date(2026, 3, 1))
        yield self.draft(happened.RosterChanged(changes=(away,), basis="听说的"), case=None)
        yield self.draft(happened.RosterChangeUndone(entry=26, reason="没有外出"), case=None)
        group_head = Tenure(
            person="p-0003", post="村民小组长", role=Role("group_head"), body=None, since=date(2021, 1, 1)
        )
        yield self.draft(happened.TenuresBegun(tenures=(group_head,)), case=None)
        yield self.draft(
            happened.TenureEnded(person="p-0003", post="村民小组长", until=date(2026, 3, 1), basis="辞职"), case=None
        )
        council = Council(id="ceremony", name="红白理事会", since=date(2021, 1, 1), basis="换届选举结果公告")
        yield self.draft(happened.CouncilsNamed(councils=(council,)), case=None)
        speaks_for = Representation(person="p-0003", households=("h-0001",), since=date(2021, 1, 1))
        yield self.draft(happened.RepresentationsSaid(representations=(speaks_for,)), case=None)

    def seals(self, person: str = "p-0003", content: bytes = SEALED) -> Draft:
        sealed = happened.ValueSealed(person=person, kind="phone", sealed=digest(content), finder="f" * 64)
        return self.draft(sealed, case=None)
