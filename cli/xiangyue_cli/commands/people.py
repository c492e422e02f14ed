"""花名册, 任职: who lives here, what becomes of them, and who holds which post."""

from pathlib import Path
from typing import Annotated

import typer

from xiangyue.words import say
from xiangyue_cli import chinese
from xiangyue_cli.app import app, command
from xiangyue_cli.options import AsJson, session_of

roster = typer.Typer(cls=chinese.ChineseGroup, help=say("help.roster"), rich_markup_mode=None)
posts = typer.Typer(cls=chinese.ChineseGroup, help=say("help.posts"), rich_markup_mode=None)
for group, name, twin in ((roster, "roster", "花名册"), (posts, "posts", "任职")):
    app.add_typer(group, name=name, cls=chinese.ChineseGroup, short_help=f"{twin}　{say(f'help.{name}')}")
    app.add_typer(group, name=twin, cls=chinese.ChineseGroup, hidden=True)

Who = Annotated[str, typer.Argument(metavar="PERSON", help=say("help.roster_person"))]
Day = Annotated[str, typer.Option("--on", metavar="DAY", help=say("help.change_day"))]
OnDay = Annotated[str | None, typer.Option("--on", metavar="DAY", help=say("help.roster_day"))]
Basis = Annotated[str, typer.Option("--basis", help=say("help.basis"))]
Unmask = Annotated[bool, typer.Option("--unmask", "--看全号", help=say("help.unmask"))]


@command("import", "导入", group=roster)
def roster_import(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("help.roster_file"))],
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help=say("help.import_day"))] = None,
    ignore: Annotated[bool, typer.Option("--ignore-unknown", help=say("help.ignore_unknown"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("help.roster_dry_run"))] = False,
    marked: Annotated[Path | None, typer.Option("--marked", metavar="FILE", help=say("help.marked"))] = None,
    problems: Annotated[Path | None, typer.Option("--problems", metavar="FILE", help=say("help.problems"))] = None,
    as_json: AsJson = False,
) -> None:
    """Take a roster in, and say what was otherwise."""
    from xiangyue_cli.rosters import Import, import_roster  # noqa: PLC0415

    wanted = Import(file=file, on=on, ignore_unknown=ignore, dry_run=dry_run, marked=marked, problems=problems)
    import_roster(session_of(context, as_json=as_json), wanted)


@command("list", "名单", group=roster)
def roster_list(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="[NAME]", help=say("help.part_of_name"))] = "",
    group: Annotated[int | None, typer.Option("--group", help=say("help.only_group"))] = None,
    household: Annotated[str | None, typer.Option("--household", help=say("help.only_household"))] = None,
    away: Annotated[bool, typer.Option("--away", help=say("help.only_away"))] = False,
    on: OnDay = None,
    unmask: Unmask = False,
    as_json: AsJson = False,
) -> None:
    """List who is of the village on a day."""
    from xiangyue_cli.residents import Sought, list_residents  # noqa: PLC0415

    sought = Sought(name=name, group=group, household=household, away=away, on=on, unmask=unmask)
    list_residents(session_of(context, as_json=as_json), sought)


@command("show", "查看", group=roster)
def roster_show(
    context: typer.Context,
    person: Who,
    on: OnDay = None,
    unmask: Unmask = False,
    reason: Annotated[str, typer.Option("--reason", help=say("help.why_look"))] = "",
    letter: Annotated[str, typer.Option("--letter", metavar="NUMBER", help=say("help.look_letter"))] = "",
    as_json: AsJson = False,
) -> None:
    """Show one person, and what became of him; in full only once, with a PIN and a reason."""
    from xiangyue_cli.residents import show_resident  # noqa: PLC0415
    from xiangyue_cli.unmasking import unmask_resident  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    if unmask:
        unmask_resident(session, person, reason=reason, letter=letter)
    else:
        show_resident(session, person, on=on)


@command("change", "变动", group=roster)
def roster_change(
    context: typer.Context,
    person: Who,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=say("help.change_kind"))],
    on: Day,
    head: Annotated[str | None, typer.Option("--head", metavar="PERSON", help=say("help.next_head"))] = None,
    together: Annotated[list[str] | None, typer.Option("--with", metavar="PERSON", help=say("help.together"))] = None,
    household: Annotated[str | None, typer.Option("--household", help=say("help.into_household"))] = None,
    group: Annotated[int | None, typer.Option("--group", help=say("help.new_group"))] = None,
    sex: Annotated[str | None, typer.Option("--sex", help=say("help.sex"))] = None,
    born: Annotated[str | None, typer.Option("--born", metavar="DAY", help=say("help.born"))] = None,
    basis: Basis = "",
    as_json: AsJson = False,
) -> None:
    """Put on record that somebody died, left, came, formed a household."""
    from xiangyue_cli.changing import Told, change_person  # noqa: PLC0415

    told = Told(
        person=person,
        kind=kind,
        on=on,
        head=head,
        together=tuple(together or ()),
        household=household,
        group=group,
        sex=sex,
        born=born,
        basis=basis,
    )
    change_person(session_of(context, as_json=as_json), told)


@command("undo", "撤回", group=roster)
def roster_undo(
    context: typer.Context,
    entry: Annotated[int, typer.Argument(metavar="ENTRY", help=say("help.change_entry"))],
    reason: Annotated[str, typer.Option("--reason", help=say("help.undo_reason"))],
    as_json: AsJson = False,
) -> None:
    """Take back what one entry said of people."""
    from xiangyue_cli.changing import take_back_entry  # noqa: PLC0415

    take_back_entry(session_of(context, as_json=as_json), entry, reason=reason)


@command("list", "名单", group=posts)
def posts_list(context: typer.Context, on: OnDay = None, as_json: AsJson = False) -> None:
    """List who holds which post on a day."""
    from xiangyue_cli.offices import list_posts  # noqa: PLC0415

    list_posts(session_of(context, as_json=as_json), on)


@command("represented", "代表", group=posts)
def posts_represented(context: typer.Context, on: OnDay = None, as_json: AsJson = False) -> None:
    """List whom each representative represents on a day."""
    from xiangyue_cli.offices import list_represented  # noqa: PLC0415

    list_represented(session_of(context, as_json=as_json), on)


@command("represent", "代表户", group=posts)
def posts_represent(
    context: typer.Context,
    person: Who,
    households: Annotated[str, typer.Argument(metavar="HOUSEHOLDS", help=say("help.households"))],
    on: Day,
    basis: Annotated[str, typer.Option("--basis", help=say("help.basis"))],
    as_json: AsJson = False,
) -> None:
    """Put on record whom a representative represents."""
    from xiangyue_cli.offices import represent  # noqa: PLC0415

    represent(session_of(context, as_json=as_json), person, households, on=on, basis=basis)


@command("councils", "会", group=posts)
def posts_councils(
    context: typer.Context,
    add: Annotated[str | None, typer.Option("--add", metavar="NAME", help=say("help.council_add"))] = None,
    drop: Annotated[str | None, typer.Option("--drop", metavar="NAME", help=say("help.council_drop"))] = None,
    on: OnDay = None,
    basis: Basis = "",
    as_json: AsJson = False,
) -> None:
    """List the councils of the village, or say that there is another, or one fewer."""
    from xiangyue_cli.offices import dissolve_council, found_council, list_councils  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    if add:
        found_council(session, add, on=on, basis=basis)
    elif drop:
        dissolve_council(session, drop)
    else:
        list_councils(session)


@command("begin", "就任", group=posts)
def posts_begin(
    context: typer.Context,
    person: Who,
    post: Annotated[str, typer.Argument(metavar="POST", help=say("help.post"))],
    on: Day,
    basis: Annotated[str, typer.Option("--basis", help=say("help.basis"))],
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help=say("help.post_until"))] = None,
    as_json: AsJson = False,
) -> None:
    """Put on record that somebody holds a post."""
    from xiangyue_cli.changing import begin  # noqa: PLC0415

    begin(session_of(context, as_json=as_json), person, post, on=on, until=until, basis=basis)


@command("end", "卸任", group=posts)
def posts_end(
    context: typer.Context,
    person: Who,
    post: Annotated[str, typer.Argument(metavar="POST", help=say("help.post"))],
    on: Day,
    basis: Annotated[str, typer.Option("--basis", help=say("help.basis"))],
    as_json: AsJson = False,
) -> None:
    """Put on record that somebody holds a post no longer."""
    from xiangyue_cli.changing import end  # noqa: PLC0415

    end(session_of(context, as_json=as_json), person, post, on=on, basis=basis)
