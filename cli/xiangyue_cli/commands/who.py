"""Who sits there, the village's keys, and handing over."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xiangyue.words import say
from xiangyue_cli import chinese
from xiangyue_cli.app import app, command
from xiangyue_cli.options import AsJson, Kept, On, day, session_of
from xiangyue_cli.session import Session, home_of, now_of, office_of

if TYPE_CHECKING:
    from datetime import datetime

    from xiangyue.acts.office import Office

keys = typer.Typer(cls=chinese.ChineseGroup, help=say("help.keys"), rich_markup_mode=None)
app.add_typer(keys, name="keys", cls=chinese.ChineseGroup, short_help=f"钥匙　{say('help.keys')}")
app.add_typer(keys, name="钥匙", cls=chinese.ChineseGroup, hidden=True)


@command("login", "换人办")
def login(
    context: typer.Context,
    person: Annotated[str | None, typer.Argument(metavar="[PERSON]", help=say("help.person"))] = None,
    give_code: Annotated[bool, typer.Option("--give-code", "--发码", help=say("help.give_code"))] = False,
    first: Annotated[str | None, typer.Option("--first", metavar="CODE", help=say("help.first_code"))] = None,
    recovery: Annotated[bool, typer.Option("--recovery", help=say("help.login_recovery"))] = False,
    code_file: Annotated[Path | None, typer.Option("--code-file", help=say("help.code_file"))] = None,
    as_json: AsJson = False,
) -> None:
    """Have somebody else sit down, or say who does."""
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session, writing=True)
    now = now_of(session, office)
    if person is None:
        _tell_sitting(session, office, now=now)
        return
    meant = person_meant(office.register, person, on=now.date())
    if give_code:
        _give_code(session, office, meant, now=now)
    elif recovery or code_file:
        _recover(session, office, meant, code_file, now=now)
    else:
        from xiangyue_cli.sitting import sit  # noqa: PLC0415

        sit(session, office, meant, first, now=now)


@command("logout", "离开")
def logout(context: typer.Context, as_json: AsJson = False) -> None:
    """Have nobody sit there any more."""
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session, writing=True)
    office.register.pins.leave()
    if session.json:
        machine({"sitting": None})
        return
    lines(say("told.logged_out"))


def _tell_sitting(session: Session, office: "Office", *, now: "datetime") -> None:
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    sitting = office.register.pins.sitting(now=now)
    if session.json:
        machine({"sitting": sitting})
        return
    lines(say("told.sitting", who=name_of(office.register, sitting)) if sitting else say("told.nobody_sits"))


def _give_code(session: Session, office: "Office", person: str, *, now: "datetime") -> None:
    from xiangyue.acts.village.login import give_code as give  # noqa: PLC0415
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    code = give(office.register, person, by=by, now=now)
    if session.json:
        machine({"person": person, "code": code})
        return
    lines(*say("told.code_given", who=name_of(office.register, person), code=f"{code[:4]} {code[4:]}").split("\n"))


def _recover(session: Session, office: "Office", person: str, file: Path | None, *, now: "datetime") -> None:
    from xiangyue.acts.village.login import refuse_weak, villager_of  # noqa: PLC0415
    from xiangyue.acts.village.recovering import set_pin_by_recovery  # noqa: PLC0415
    from xiangyue_cli.pins import secret  # noqa: PLC0415
    from xiangyue_cli.recovery import recovery_code  # noqa: PLC0415
    from xiangyue_cli.sitting import tell_sits  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_of  # noqa: PLC0415

    villager = villager_of(office.register, person, now=now)
    who, told = villager.name, recovery_code(file)
    pin = secret(
        session.pin_file,
        first=say("ask.new_pin", who=who),
        again=say("ask.new_pin_again"),
        refuse=lambda typed: refuse_weak(typed, villager),
    )
    set_pin_by_recovery(office.register, person, recovery_code=told, pin=pin, keys=keys_of(office), now=now)
    tell_sits(session, person, who)


@command("vouch", "补凭据")
def vouch(
    context: typer.Context,
    entry: Annotated[int, typer.Argument(metavar="ENTRY", help=say("help.vouch_entry"))],
    evidence: Annotated[Kept | None, typer.Option("--evidence", metavar="KIND", help=say("help.evidence"))] = None,
    where: Annotated[str, typer.Option("--where", help=say("help.where"))] = "",
    scan: Annotated[Path | None, typer.Option("--scan", help=say("help.scan"))] = None,
    as_json: AsJson = False,
) -> None:
    """Say on what evidence something was typed for somebody else, where that was left open."""
    from xiangyue_cli.owing import vouch_for  # noqa: PLC0415
    from xiangyue_cli.people import Behalf  # noqa: PLC0415

    vouch_for(session_of(context, as_json=as_json), entry, Behalf(kind=evidence, where=where, scan=scan))


@command("proxies", "代录单")
def proxies(
    context: typer.Context,
    person: Annotated[str | None, typer.Argument(metavar="[PERSON]", help=say("help.proxies_of"))] = None,
    month: Annotated[str | None, typer.Option("--month", metavar="MONTH", help=say("help.proxies_month"))] = None,
    signed: Annotated[str | None, typer.Option("--signed", metavar="DAY", help=say("help.proxies_signed"))] = None,
    where: Annotated[str, typer.Option("--where", help=say("help.proxies_where"))] = "",
    reason: Annotated[str, typer.Option("--reason", help=say("help.proxies_reason"))] = "",
    to: Annotated[Path | None, typer.Option("--to", metavar="DIR", help=say("help.print_to"))] = None,
    as_json: AsJson = False,
) -> None:
    """List what was typed for others and not signed for, make a sheet of it, or say that it came back signed."""
    from xiangyue_cli.proxies import Told, proxies_by  # noqa: PLC0415

    told = Told(month=month, person=person, signed=signed, where=where, reason=reason, to=to)
    proxies_by(session_of(context, as_json=as_json), told)


@command("looks", "查阅登记")
def looks(context: typer.Context, as_json: AsJson = False) -> None:
    """List who looked at whose numbers in full, and why."""
    from xiangyue_cli.unmasking import tell_looks  # noqa: PLC0415

    tell_looks(session_of(context, as_json=as_json))


@command("list", "列", group=keys)
def keys_list(context: typer.Context, as_json: AsJson = False) -> None:
    """List the keys of the register."""
    from xiangyue.acts.village.keys import list_keys  # noqa: PLC0415
    from xiangyue.model import code_of  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_of  # noqa: PLC0415
    from xiangyue_cli.tell import machine, table  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session)
    found = list_keys(office.register, keys_of(office))
    if session.json:
        machine(found)
        return
    table(
        tuple(say(f"head.{head}") for head in ("key", "there", "whose", "until", "code")),
        [
            (
                say(f"key.{one.what}"),
                say("key.there" if one.there else "key.not_there"),
                "、".join(one.whose),
                say("key.since", since=one.since) if one.since and one.there else str(one.until or ""),
                code_of(one.certificate)[:9] if one.certificate else "",
            )
            for one in found
        ],
    )


@command("new", "新做", group=keys)
def keys_new(
    context: typer.Context,
    person: Annotated[str, typer.Option("--for", metavar="PERSON", help=say("help.key_for"))],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=say("help.key_out"))],
    passphrase_file: Annotated[
        Path | None, typer.Option("--passphrase-file", metavar="FILE", help=say("help.passphrase_file"))
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a personal key under a passphrase of its owner's."""
    from xiangyue.acts.village.keys import issue  # noqa: PLC0415
    from xiangyue.acts.village.login import villager_of  # noqa: PLC0415
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415
    from xiangyue_cli.pins import secret  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_of  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session, writing=True)
    now = now_of(session, office)
    owner = villager_of(office.register, person_meant(office.register, person, on=now.date()), now=now)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    told = secret(passphrase_file, first=say("ask.passphrase", who=owner.name), again=say("ask.new_pin_again"))
    did = issue(office.register, owner.id, folder=keys_of(office), out=out, passphrase=told, by=by, now=now)
    if session.json:
        machine(did)
        return
    lines(*say("told.key_made", who=owner.name, path=str(out), until=did.until).split("\n"))


@command("recover", "找回", group=keys)
def keys_recover(
    context: typer.Context,
    code_file: Annotated[Path | None, typer.Option("--code-file", help=say("help.code_file"))] = None,
    as_json: AsJson = False,
) -> None:
    """Bring the keys back with the recovery code."""
    from xiangyue_cli.recovery import recover_after_restore, tell_missing  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    missing = recover_after_restore(home_of(session), code_file)
    if session.json:
        machine({"missing": missing})
    elif missing:
        tell_missing(missing)
    else:
        lines(say("told.keys_there"))


@command("renew-code", "换信封", group=keys)
def keys_renew_code(context: typer.Context, as_json: AsJson = False) -> None:
    """Change the recovery envelope; the old code is void."""
    from xiangyue_cli.renewing import renew_code  # noqa: PLC0415

    renew_code(session_of(context, as_json=as_json))


@command("renew-seal", "换防改", group=keys)
def keys_renew_seal(
    context: typer.Context,
    reason: Annotated[str | None, typer.Option("--reason", metavar="WORDS", help=say("help.why_new_key"))] = None,
    as_json: AsJson = False,
) -> None:
    """Change the integrity key; papers sealed with the old one stay good."""
    from xiangyue_cli.renewing import renew_seal  # noqa: PLC0415

    renew_seal(session_of(context, as_json=as_json), reason)


@command("handover", "交接")
def handover(
    context: typer.Context,
    successor: Annotated[str | None, typer.Option("--to", metavar="PERSON", help=say("help.handover_to"))] = None,
    supervisor: Annotated[
        str | None, typer.Option("--supervisor", metavar="PERSON", help=say("help.supervisor"))
    ] = None,
    person: Annotated[str | None, typer.Option("--from", metavar="PERSON", help=say("help.handover_from"))] = None,
    official: Annotated[str, typer.Option("--township", metavar="NAME", help=say("help.handover_township"))] = "",
    one_sided: Annotated[bool, typer.Option("--one-sided", help=say("help.one_sided"))] = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="FOLDER", help=say("help.handover_out"))] = None,
    signed: Annotated[
        str | None, typer.Option("--signed", "--已签", metavar="CODE", help=say("help.handover_signed"))
    ] = None,
    late: Annotated[str | None, typer.Option("--countersigned", metavar="DAY", help=say("help.handover_late"))] = None,
    where: Annotated[str | None, typer.Option("--where", metavar="WORDS", help=say("help.handover_where"))] = None,
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """Hand the clerk's post over, by a list that three people sign."""
    from xiangyue_cli.handing_over import Told, countersigned, hand_over_by  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session, writing=True)
    if late is not None:
        from xiangyue_cli.ask import parse_date  # noqa: PLC0415

        countersigned(session, office, parse_date(late, today=now_of(session, office).date()), where)
        return
    told = Told(
        person=person,
        successor=successor,
        supervisor=supervisor,
        official=official,
        one_sided=one_sided,
        on=day(on),
        out=out,
        signed=signed,
    )
    hand_over_by(session, office, told)
