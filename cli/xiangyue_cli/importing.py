"""读回条文: what was changed in WPS becomes the draft of a case (walkthrough a4)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.model import ChangeKind, article_name
from xiangyue.words import say
from xiangyue_cli.keys import shown
from xiangyue_cli.people import Behalf
from xiangyue_cli.session import Session, at_terminal, now_of, office_of
from xiangyue_cli.tell import machine

if TYPE_CHECKING:
    from xiangyue.acts.convention.importing import Compared
    from xiangyue.acts.office import Office

STEP = "revise_text"
ASKED = 3  # lines of the first question that follows


class NotKept(Refusal):
    """Whoever read a text back left before it was put on record; the reasons are kept."""

    code = "import-left"

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What one call of `text import` says."""

    file: Path
    reasons: Path | None = None
    reason: str = ""
    dry_run: bool = False
    behalf: Behalf = field(default_factory=Behalf)
    on: date | None = None


def import_text(session: Session, case: str, asked: Import) -> None:
    """Read the file, say what it changes, and do the waiting step with it."""
    from xiangyue_cli.numbers import case_meant, only_step  # noqa: PLC0415

    office = office_of(session, writing=not asked.dry_run)
    now = now_of(session, office)
    number = case_meant(case, now=now)
    if asked.dry_run:
        _look(session, _read(office, number, asked, now=now), on=asked.on or now.date())
        return
    path = only_step(office, number, STEP)
    compared = _read(office, number, asked, now=now)
    if not session.json:
        shown(compared_lines(compared), below=ASKED)
    compared = _with_reasons(session, office, number, path, compared, asked)
    _record(session, office, number, path, compared, asked, now=now)


def _read(office: "Office", number: str, asked: Import, *, now: datetime) -> "Compared":
    from xiangyue.acts.convention.importing import compare  # noqa: PLC0415
    from xiangyue.intake import MOST_DOCX, content_of  # noqa: PLC0415

    content = content_of(asked.file, most=MOST_DOCX)
    return compare(office, number, content, name=asked.file.name, on=asked.on or now.date())


def compared_lines(compared: "Compared") -> list[str]:
    """Return 读回 22 条, with what became of articles as wholes."""
    counts = {kind.value: compared.count(kind) for kind in ChangeKind}
    return [
        say("import.compared", count=len(compared.text.articles), untouched=compared.untouched, **counts),
        *(
            f"  {say(f'reshape.{one.kind}', before=article_name(one.before), after=article_name(one.after))}"
            for one in compared.noticed
        ),
    ]


def _look(session: Session, compared: "Compared", *, on: date) -> None:
    """Show what the file would change, and change nothing."""
    from xiangyue.acts.convention.flags import flags_in  # noqa: PLC0415
    from xiangyue_cli.flagging import flag_lines  # noqa: PLC0415
    from xiangyue_cli.screens import redline_lines  # noqa: PLC0415

    flags = flags_in(compared.text, on=on)
    if session.json:
        machine({"changes": compared.changes, "noticed": compared.noticed, "flags": flags, "dry_run": True})
        return
    rows = [line for line in redline_lines(compared.rows) if line != say("screen.reason", reason="")]
    shown([*compared_lines(compared), *rows, *flag_lines(flags), say("import.looked")])


def _with_reasons(
    session: Session, office: "Office", number: str, path: str, compared: "Compared", asked: Import
) -> "Compared":
    from xiangyue.acts.convention.reasons import answers_of, offered_reasons, with_reasons  # noqa: PLC0415
    from xiangyue.intake import content_of, read_answers  # noqa: PLC0415
    from xiangyue_cli.keys import Away  # noqa: PLC0415
    from xiangyue_cli.reasons import ask_reasons  # noqa: PLC0415

    told = read_answers(content_of(asked.reasons), name=asked.reasons.name) if asked.reasons else {}
    if told or asked.reason or session.json or not at_terminal():
        return with_reasons(compared, told, rest=asked.reason)
    try:
        return ask_reasons(
            compared,
            offered_reasons(office, number),
            lambda half: office.register.save_draft(number, path, answers_of(half)),
        )
    except Away:
        raise NotKept(name=asked.file.name) from None


def _record(
    session: Session, office: "Office", number: str, path: str, compared: "Compared", asked: Import, *, now: datetime
) -> None:
    from xiangyue.acts.convention.reasons import answers_of  # noqa: PLC0415
    from xiangyue_cli.doing import Call, perform, tell_done  # noqa: PLC0415

    call = Call(known=answers_of(compared), behalf=asked.behalf, on=asked.on)
    done = perform(session, office, number, path, call, now=now)
    tell_done(session, done, dry_run=False, office=office)
