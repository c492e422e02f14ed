"""What meetings promised, until it is done."""

from typing import Annotated

import typer

from xiangyue.words import say
from xiangyue_cli import chinese
from xiangyue_cli.app import app, command
from xiangyue_cli.options import AsJson, On, day, session_of
from xiangyue_cli.session import now_of, office_of

promises = typer.Typer(cls=chinese.ChineseGroup, help=say("help.promises"), rich_markup_mode=None)
app.add_typer(promises, name="promises", cls=chinese.ChineseGroup, short_help=f"答应的事　{say('help.promises')}")
app.add_typer(promises, name="答应的事", cls=chinese.ChineseGroup, hidden=True)


@command("list", "列", group=promises)
def promises_list(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help=say("help.promises_all"))] = False,
    as_json: AsJson = False,
) -> None:
    """List what is promised and not done."""
    from xiangyue.acts.village.promises import open_promises  # noqa: PLC0415
    from xiangyue.acts.village.promises import promises as all_promises  # noqa: PLC0415
    from xiangyue_cli.keys import shown  # noqa: PLC0415
    from xiangyue_cli.promising import said_of  # noqa: PLC0415
    from xiangyue_cli.tell import laid_out, lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    register = office_of(session).register
    found = all_promises(register) if every else open_promises(register)
    if session.json:
        machine(found)
    elif found:
        heads = ("promise", "promised", "promise_who", "promise_until", "case", "promise_kept")
        shown(laid_out(tuple(say(f"head.{head}") for head in heads), [said_of(one) for one in found]))
    else:
        lines(say("told.no_promises"))


@command("add", "记", group=promises)
def promises_add(
    context: typer.Context,
    what: Annotated[str | None, typer.Argument(metavar="WORDS", help=say("help.promise_what"))] = None,
    who: Annotated[str, typer.Option("--who", metavar="NAME", help=say("help.promise_who"))] = "",
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help=say("help.promise_until"))] = None,
    case: Annotated[str | None, typer.Option("--case", metavar="CASE", help=say("help.promise_case"))] = None,
    as_json: AsJson = False,
) -> None:
    """Put a promise on record."""
    from xiangyue_cli.ask import parse_date  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.promising import ask_promise, put_down  # noqa: PLC0415
    from xiangyue_cli.session import at_terminal  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session, writing=True)
    if what is None and at_terminal() and not session.json:
        ask_promise(session, office)
        return
    now = now_of(session, office)
    by_day = parse_date(until, today=now.date()) if until else None
    about = case_meant(case, now=now) if case else None
    number = put_down(session, office, what or "", who=who, until=by_day, about=about)
    if session.json:
        machine({"number": number})
        return
    lines(say("told.promised", number=number))


@command("done", "办了", group=promises)
def promises_done(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1, help=say("help.promise_number"))],
    how: Annotated[str, typer.Option("--how", metavar="WORDS", help=say("help.promise_how"))] = "",
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """Put on record that a promise is done."""
    from xiangyue.acts.village.promises import keep_promise  # noqa: PLC0415
    from xiangyue_cli.renewing import own_by  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session, writing=True)
    now = now_of(session, office)
    by, kept_on = own_by(session, office), day(on) or now.date()
    done = keep_promise(office.register, number, on=kept_on, how=how, by=by, now=now)
    if session.json:
        machine(done)
        return
    lines(say("told.promise_kept", number=done.number, what=done.what))
