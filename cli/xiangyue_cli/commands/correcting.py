"""更正: a tally that was typed otherwise than the signed sheet has it."""

from typing import Annotated

import typer

from xiangyue.words import say
from xiangyue_cli.app import command
from xiangyue_cli.options import AsJson, CaseArgument, session_of


@command("correct", "更正")
def correct(
    context: typer.Context,
    case: CaseArgument,
    item: Annotated[int | None, typer.Option("--item", metavar="N", help=say("help.correct_item"))] = None,
    to: Annotated[str, typer.Option("--to", metavar="N N N", help=say("help.correct_to"))] = "",
    source: Annotated[str, typer.Option("--source", metavar="TEXT", help=say("help.correct_source"))] = "",
    found_by: Annotated[str, typer.Option("--found-by", metavar="PERSON", help=say("help.correct_found"))] = "",
    beside: Annotated[bool, typer.Option("--beside", help=say("help.correct_beside"))] = False,
    sheet: Annotated[str, typer.Option("--sheet", metavar="TEXT", help=say("help.correct_sheet"))] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("help.correct_dry"))] = False,
    as_json: AsJson = False,
) -> None:
    """Correct a tally."""
    from xiangyue_cli.correcting import correct_at_terminal, correct_once  # noqa: PLC0415
    from xiangyue_cli.keys import Away  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.session import at_terminal, now_of, office_of  # noqa: PLC0415
    from xiangyue_cli.tell import lines  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    number = case_meant(case, now=now_of(session, office_of(session)))
    if item is None:
        if not at_terminal():
            raise typer.BadParameter("--item", param_hint="--item")
        try:
            correct_at_terminal(session, number)
        except Away:
            lines(say("correcting.left"))
        return
    correct_once(
        session,
        number,
        item,
        to,
        source=source,
        found_by=found_by,
        beside=beside,
        sheet=sheet,
        dry_run=dry_run,
    )
