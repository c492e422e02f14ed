"""查阅 on the terminal: a number in full is shown once, after a PIN and a reason; and who looked so far."""

from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.session import Session, at_terminal, now_of, office_of

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.model import By
    from xiangyue.records import Seals

REASONS = ("check", "form", "letter")


def unmask_resident(session: Session, told: str, *, reason: str, letter: str) -> None:
    """Show one person's numbers in full, once.

    Raises:
        PinWanted, PinWrong, PinTooSoon, NobodyToAsk: who looks did not show the PIN now.
        Away: whoever was asked left.

    """
    from xiangyue.acts.village.meant import name_of, person_meant  # noqa: PLC0415
    from xiangyue.acts.village.unmasking import unmask  # noqa: PLC0415
    from xiangyue_cli.pins import confirm_now  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    office = office_of(session, writing=True)
    now = now_of(session, office)
    person = person_meant(office.register, told, on=now.date())
    if not reason and at_terminal() and not session.json:
        reason, letter = _ask_why(letter)
    by = _looker(session, office)
    confirm_now(session, office, by.typed_by, now=now)
    found = unmask(office.register, person, seals=lambda: _seals(office), reason=reason, letter=letter, by=by, now=now)
    if session.json:
        machine({"person": person, "entry": found.entry, "values": found.values})
        return
    lines(say("told.unmasked", who=name_of(office.register, person), entry=found.entry))
    lines(*(f"  {say(f'sealed.{kind}')} {value}" for kind, value in found.values.items()))
    lines(say("told.unmasked_once"))


def tell_looks(session: Session) -> None:
    """查阅登记: who looked at whose numbers, when, and why."""
    from xiangyue.acts.village.unmasking import looks  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    found = looks(office_of(session).register)
    if session.json:
        machine(found)
        return
    if not found:
        lines(say("told.nobody_looked"))
    for one in found:
        kinds = "、".join(say(f"sealed.{kind}") for kind in one.kinds)
        lines(say("told.look", number=one.number, at=one.at, who=one.who, whose=one.whose, kinds=kinds))
        letter = say("told.look_letter", letter=one.letter) if one.letter else ""
        lines("    " + say("told.look_why", reason=one.reason) + letter)


def _ask_why(letter: str) -> tuple[str, str]:
    """Ask for the reason by a digit, or as it is written; a letter has a number."""
    from xiangyue_cli.keys import needed, text  # noqa: PLC0415
    from xiangyue_cli.tell import lines  # noqa: PLC0415

    choices = {str(place): say(f"look.{why}") for place, why in enumerate(REASONS, start=1)}
    lines("  ".join(f"{place} {words}" for place, words in choices.items()))
    typed = needed(say("ask.why_look"))
    reason = choices.get(typed, typed)
    if reason == say("look.letter") and not letter:
        letter = text(say("ask.look_letter"))
    return reason, letter


def _looker(session: Session, office: "Office") -> "By":
    """Return who looks: never asked twice for the PIN, the one at this moment lets in as well."""
    from xiangyue.model import By, Evidence, EvidenceKind  # noqa: PLC0415
    from xiangyue_cli.people import typist  # noqa: PLC0415

    person = typist(session, office, on=now_of(session, office).date())
    return By(typed_by=person, responsible=person, evidence=Evidence(kind=EvidenceKind.SELF))


def _seals(office: "Office") -> "Seals":
    from xiangyue.acts.village.open import DATA_KEY  # noqa: PLC0415
    from xiangyue.records import Seals  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_of  # noqa: PLC0415

    return Seals.open(keys_of(office) / DATA_KEY, register=office.register.id)
