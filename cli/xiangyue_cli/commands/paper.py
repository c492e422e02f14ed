"""Papers: which there are, making one, checking one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xiangyue.words import say
from xiangyue_cli.app import command
from xiangyue_cli.options import AsJson, CaseArgument, session_of
from xiangyue_cli.session import Session, now_of, office_of

if TYPE_CHECKING:
    from xiangyue.acts.paper.verify import Verified


@command("papers", "材料")
def papers_of(context: typer.Context, case: CaseArgument, as_json: AsJson = False) -> None:
    """List the papers of a case."""
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.screens import papers_screen  # noqa: PLC0415
    from xiangyue_cli.tell import machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session)
    number = case_meant(case, now=now_of(session, office))
    office.register.case(number)
    found = office.register.papers(number)
    if session.json:
        machine(found)
        return
    papers_screen(office, found)


@command("render", "生成")
def render(
    context: typer.Context,
    case: CaseArgument,
    kind: Annotated[str, typer.Option("--kind", metavar="KIND", help=say("help.paper_kind"))] = "",
    as_json: AsJson = False,
) -> None:
    """Make a paper of a case; the minutes, where nothing else is asked for, and of a council its opinion."""
    from xiangyue.acts.paper.kinds import kind_meant  # noqa: PLC0415
    from xiangyue.acts.paper.opinion import usual_kind  # noqa: PLC0415
    from xiangyue.acts.paper.render import render as render_paper  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415
    from xiangyue_cli.surroundings import key_of, press_of  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session, writing=True)
    now = now_of(session, office)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    number = case_meant(case, now=now)
    wanted = kind_meant(kind) if kind else usual_kind(office.register, number)
    made = render_paper(office, number, wanted, press=press_of(office), key=key_of(office), by=by, now=now)
    if session.json:
        machine({"paper": made.paper, "path": str(made.path), "sha256": made.sha256})
        return
    lines(say("told.rendered", path=str(made.path)))


@command("verify", "核验")
def verify(
    context: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...", help=say("help.papers"))] = None,
    register: Annotated[bool, typer.Option("--register", "--登记簿", help=say("help.verify_register"))] = False,
    against: Annotated[list[Path] | None, typer.Option("--against", metavar="FILE", help=say("help.against"))] = None,
    trust: Annotated[list[Path] | None, typer.Option("--trust", metavar="CERT", help=say("help.trust"))] = None,
    as_json: AsJson = False,
) -> None:
    """Check papers, or the whole register, also against the heads printed on papers that left it."""
    session = session_of(context, as_json=as_json)
    if register == bool(files) or (against and not register):
        raise typer.BadParameter("FILE", param_hint="FILE")
    whole = _verify_register(session, against or []) if register else _verify_files(session, files or [], trust or [])
    if not whole:
        raise typer.Exit(1)


def _verify_register(session: Session, papers: list[Path]) -> bool:
    from xiangyue.acts.paper.verify import printed_heads  # noqa: PLC0415
    from xiangyue.intake import content_of  # noqa: PLC0415
    from xiangyue.records import NotARegister, RegisterDamaged  # noqa: PLC0415
    from xiangyue.records import verify as verify_rows  # noqa: PLC0415
    from xiangyue_cli.screens import damages_screen  # noqa: PLC0415
    from xiangyue_cli.tell import machine, tell_refusal  # noqa: PLC0415

    try:
        office = office_of(session)
        heads = printed_heads([content_of(path) for path in papers], register=office.register.id)
        damages = verify_rows(office.register, against=heads)
    except (RegisterDamaged, NotARegister) as broken:
        tell_refusal(broken, as_json=session.json)  # the answer is no, in the words of why
        return False
    if session.json:
        machine(
            {
                "mode": office.register.mode,
                "whole": not damages,
                "head": None if damages else office.register.head(),
                "damages": damages,
            }
        )
    else:
        damages_screen(office, damages)
    return not damages


def _verify_files(session: Session, files: list[Path], trust: list[Path]) -> bool:
    from xiangyue.acts.paper.verify import verify_paper  # noqa: PLC0415
    from xiangyue.intake import content_of  # noqa: PLC0415
    from xiangyue.signing import read_certificate  # noqa: PLC0415
    from xiangyue_cli.screens import verified_screen  # noqa: PLC0415
    from xiangyue_cli.surroundings import office_if_any  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    office = office_if_any(session)
    now = now_of(session, office)
    known = [read_certificate(content_of(path), name=path.name) for path in trust]
    found = [(path, verify_paper(content_of(path), office=office, trust=known, now=now)) for path in files]
    if session.json:
        machine([{"file": str(path), "whole": verified.whole, **_plain(verified)} for path, verified in found])
    else:
        for path, verified in found:
            verified_screen(path, verified)
            if verified.newer:
                lines("  " + say("told.newer_printing", at=verified.newer.made_at))
            lines(*_corrected(verified))
    return all(verified.whole for _, verified in found)


def _corrected(verified: "Verified") -> list[str]:
    """更正: whether the print is void, or counts together with a page of its own."""
    from xiangyue.acts.paper.edition import numbers  # noqa: PLC0415

    did = verified.corrected
    if did is None:
        return []
    void = "told.void_edition" if did.rung == "edition" else "told.void"
    code = void if verified.void else "told.in_doubt" if did.again else "told.beside"
    return ["  " + say(code, words=did.words, numbers=numbers(did.was, did.tally), edition=did.edition)]


def _plain(verified: object) -> dict[str, object]:
    from xiangyue.canon import plain  # noqa: PLC0415

    told = plain(verified)
    return told if isinstance(told, dict) else {}
