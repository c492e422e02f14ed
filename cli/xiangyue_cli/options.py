"""Options that several commands take."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, cast

import typer

from xiangyue.words import say
from xiangyue_cli.session import Session


class Kept(StrEnum):
    """The kinds of evidence a clerk can name when he types for somebody else."""

    RECORD_BOOK = "record_book"
    SIGNED_PAPER = "signed_paper"
    RECEIVED = "received"
    PIN = "pin"
    OWED = "owed"


CaseArgument = Annotated[str, typer.Argument(metavar="CASE", help=say("help.case"))]
AsJson = Annotated[bool, typer.Option("--json", help=say("help.json"))]
On = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help=say("help.on"))]


def session_of(context: typer.Context, *, as_json: bool = False) -> Session:
    """Return what the global options say."""
    return cast("Session", context.find_root().obj).with_json(as_json)


def day(moment: datetime | None) -> date | None:
    """Return the day of an option."""
    return moment.date() if moment else None
