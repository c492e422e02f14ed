"""What the township answers: 审核 before the vote, 备案 after it. In a real register its paper is registered (收件)."""

from pathlib import Path
from typing import Annotated, Any

import typer

from xiangyue.words import say
from xiangyue_cli.app import command
from xiangyue_cli.options import AsJson, CaseArgument, On, day, session_of
from xiangyue_cli.people import Behalf
from xiangyue_cli.session import Session, now_of, office_of

Number = Annotated[str, typer.Option("--number", help=say("help.number"))]
SignedBy = Annotated[str, typer.Option("--signed-by", help=say("help.signed_by"))]
SignedOn = Annotated[str | None, typer.Option("--signed-on", metavar="DAY", help=say("help.signed_on"))]
Where = Annotated[str, typer.Option("--where", help=say("help.where"))]
Scan = Annotated[Path | None, typer.Option("--scan", help=say("help.scan"))]
Defects = Annotated[str, typer.Option("--defects", metavar="FILE|-", help=say("help.defects_file"))]


@command("approve", "审核同意")
def approve(
    context: typer.Context,
    case: CaseArgument,
    advice: Annotated[str, typer.Option("--advice", help=say("help.advice"))] = "",
    number: Number = "",
    signed_by: SignedBy = "",
    signed_on: SignedOn = None,
    where: Where = "",
    scan: Scan = None,
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """Record that the township agreed, with advice or without."""
    known: dict[str, Any] = {"result": "agree_with_advice", "advice": advice} if advice else {"result": "agree"}
    behalf = _received(number, signed_by, signed_on, where, scan)
    _answer(session_of(context, as_json=as_json), case, "answer_review", known, behalf, on=day(on))


@command("return", "退回改")
def return_(
    context: typer.Context,
    case: CaseArgument,
    defects: Defects,
    number: Number = "",
    signed_by: SignedBy = "",
    signed_on: SignedOn = None,
    where: Where = "",
    scan: Scan = None,
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """Record that the township returned the draft, with all defects at once."""
    known = {"result": "return", "defects": _defects(defects)}
    behalf = _received(number, signed_by, signed_on, where, scan)
    _answer(session_of(context, as_json=as_json), case, "answer_review", known, behalf, on=day(on))


@command("file-accept", "已备案")
def file_accept(
    context: typer.Context,
    case: CaseArgument,
    number: Number = "",
    signed_by: SignedBy = "",
    signed_on: SignedOn = None,
    where: Where = "",
    scan: Scan = None,
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """Record that the township filed the text."""
    known: dict[str, Any] = {"result": "filed"} | ({"number": number} if number else {})
    behalf = _received(number, signed_by, signed_on, where, scan)
    _answer(session_of(context, as_json=as_json), case, "answer_filing", known, behalf, on=day(on))


@command("order-correction", "责令改正")
def order_correction(
    context: typer.Context,
    case: CaseArgument,
    defects: Defects,
    number: Number = "",
    signed_by: SignedBy = "",
    signed_on: SignedOn = None,
    where: Where = "",
    scan: Scan = None,
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """Record that the township ordered correction."""
    known = {"result": "order_correction", "defects": _defects(defects)}
    behalf = _received(number, signed_by, signed_on, where, scan)
    _answer(session_of(context, as_json=as_json), case, "answer_filing", known, behalf, on=day(on))


def _received(number: str, signed_by: str, signed_on: str | None, where: str, scan: Path | None) -> Behalf:
    came = signed_by or signed_on or where or scan
    return Behalf(
        kind="received" if came else None,
        where=where,
        number=number,
        signed_by=signed_by,
        signed_on=signed_on,
        scan=scan,
    )


def _defects(told: str) -> list[Any]:
    """Return the defects of a file: a list, or a mapping with one under `defects`."""
    import sys  # noqa: PLC0415

    from xiangyue.intake import content_of, read_json, read_yaml  # noqa: PLC0415

    raw = sys.stdin.buffer.read() if told == "-" else content_of(Path(told))
    as_json = raw.lstrip()[:1] in {b"{", b"["}
    found = read_json(raw, name=told) if as_json else read_yaml(raw, name=told)
    if isinstance(found, dict) and set(found) == {"defects"}:
        found = found["defects"]
    if found is None:  # an empty file
        return []
    return found if isinstance(found, list) else [found]


def _answer(session: Session, case: str, act: str, known: dict[str, Any], behalf: Behalf, *, on: Any) -> None:
    from xiangyue_cli.doing import Call, perform, tell_done  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant, only_step  # noqa: PLC0415

    office = office_of(session, writing=True)
    now = now_of(session, office)
    number = case_meant(case, now=now)
    path = only_step(office, number, act)
    answered_on = on or now.date()
    call = Call(behalf=behalf, known={**known, "answered_on": answered_on.isoformat()})
    tell_done(session, perform(session, office, number, path, call, now=now), dry_run=False, office=office)
