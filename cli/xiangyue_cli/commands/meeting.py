"""会场: the meeting as a stream of events, live or afterwards."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xiangyue.words import say
from xiangyue_cli.app import command
from xiangyue_cli.options import AsJson, CaseArgument, session_of
from xiangyue_cli.session import Session, at_terminal, now_of, office_of

if TYPE_CHECKING:
    from xiangyue.acts.meeting.sitting import Sitting


@command("room", "会场")
def room(
    context: typer.Context,
    case: CaseArgument,
    events: Annotated[Path | None, typer.Option("--events", metavar="FILE", help=say("help.events"))] = None,
    scrutineer: Annotated[str, typer.Option("--scrutineer", metavar="PERSON", help=say("help.scrutineer"))] = "",
    counter: Annotated[str, typer.Option("--counter", metavar="PERSON", help=say("help.counter"))] = "",
    by_adults: Annotated[bool, typer.Option("--by-adults", help=say("help.by_adults"))] = False,
    by_item: Annotated[bool, typer.Option("--by-item", help=say("help.by_item"))] = False,
    book: Annotated[str, typer.Option("--book", metavar="TEXT", help=say("help.book"))] = "",
    sheet: Annotated[str, typer.Option("--sheet", metavar="TEXT", help=say("help.tally_sheet"))] = "",
    settle: Annotated[bool, typer.Option("--settle", help=say("help.settle"))] = False,
    as_json: AsJson = False,
) -> None:
    """Keep the room of a meeting."""
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.room import sit  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    number = case_meant(case, now=now_of(session, office_of(session)))
    if events is None and not settle:
        if not at_terminal():
            raise typer.BadParameter(say("room.needs_events"), param_hint="--events")
        sit(session, number)
        return
    from xiangyue.acts.meeting.room import Beginning  # noqa: PLC0415
    from xiangyue.model import CountedBy  # noqa: PLC0415

    beginning = Beginning(
        scrutineer=scrutineer,
        counter=counter,
        counted_by=CountedBy.ADULTS if by_adults else CountedBy.HOUSEHOLDS,
        by_item=by_item,
    )
    sitting = _from_file(session, number, beginning, events, book=book, sheet=sheet, settle=settle)
    _tell(session, sitting)


def _from_file(
    session: Session, number: str, beginning: object, events: Path | None, *, book: str, sheet: str, settle: bool
) -> "Sitting":
    from dataclasses import replace  # noqa: PLC0415

    from xiangyue.acts.meeting.closing import settle_room, vouched  # noqa: PLC0415
    from xiangyue.acts.meeting.room import Beginning, RoomNotBegun, begin, meeting_of  # noqa: PLC0415
    from xiangyue.acts.meeting.sitting import BY_ROSTER, sitting_of  # noqa: PLC0415
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415
    from xiangyue.model import CountedBy  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415
    from xiangyue_cli.room.script import play_lines  # noqa: PLC0415

    office = office_of(session, writing=True)
    with office.register as register:
        now = now_of(session, office)
        by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
        meeting = meeting_of(register, number)
        sitting = sitting_of(register, meeting)
        if sitting is None and isinstance(beginning, Beginning):
            if not (beginning.scrutineer and beginning.counter):
                raise RoomNotBegun(case=number)
            on = meeting.called.held_at.date()
            counted_by = beginning.counted_by if meeting.body in BY_ROSTER else CountedBy.ADULTS
            opened = replace(
                beginning,
                counted_by=counted_by,
                scrutineer=person_meant(register, beginning.scrutineer, on=on),
                counter=person_meant(register, beginning.counter, on=on),
            )
            sitting = begin(office, number, opened, by=by, now=now)
        if sitting is None:
            raise RoomNotBegun(case=number)
        if events is not None:
            sitting = play_lines(office, number, sitting, events, by=by, now=now)
        if settle:
            settle_room(office, number, vouched(sitting, by, book=book, sheet=sheet), now=now)
        return sitting


def _tell(session: Session, sitting: "Sitting") -> None:
    from xiangyue_cli.room.tables import result  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    office = office_of(session)
    if not session.json:
        lines(say("room.kept", count=len(sitting.room.lines)))
        result(office, sitting)
        return
    room = sitting.room
    machine(
        {
            "meeting": sitting.meeting.id,
            "lines": len(room.lines),
            "entitled": len(room.entitled),
            "here": len(room.here),
            "most": room.most,
            "late": len(room.late),
            "absent": len(room.absent),
            "closed": room.closed_at is not None,
            "counts": room.counts,
        }
    )
