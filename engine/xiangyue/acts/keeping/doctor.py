"""自检: what a clerk should know of the machine, the register and the law packs."""

from datetime import date, timedelta

from xiangyue.acts.keeping.findings import Finding, Health, Surroundings, bad, good, hint
from xiangyue.acts.keeping.safety import safety
from xiangyue.acts.office import Office
from xiangyue.documents import find_fonts
from xiangyue.errors import Refusal
from xiangyue.records import verify
from xiangyue.records.place import refuse_network
from xiangyue.words import say

OLD_LAW = timedelta(days=365)  # a provision nobody has looked at for so long is worth a look; it still holds


def doctor(office: Office | None, around: Surroundings, *, on: date) -> tuple[Finding, ...]:
    """Look at everything a day's work needs."""
    found = [_fonts(office, around), _printing()]
    if office is not None:
        found += [
            *_place(office, around),
            _register(office),
            *safety(office.register, around.keys, on=on),
            *_law(office, on=on),
        ]
    return tuple(found)


def _fonts(office: Office | None, around: Surroundings) -> Finding:
    try:
        place = find_fonts(
            env=around.fonts_named,
            home=office.register.home if office else None,
            checkout=around.checkout,
            user=around.user,
        )
    except Refusal as refusal:
        return bad("fonts", refusal)
    return good("fonts", str(place))


def _printing() -> Finding:
    from xiangyue.documents import load_weasyprint  # noqa: PLC0415 - WeasyPrint loads its libraries here

    try:
        load_weasyprint()
    except Refusal as refusal:
        return bad("printing", refusal)
    return good("printing", say("doctor.ready"))


def _place(office: Office, around: Surroundings) -> list[Finding]:
    """Say where the register must not stand; nothing where it may."""
    try:
        refuse_network(office.register.home, mounts=around.mounts)
    except Refusal as refusal:
        return [bad("place", refusal)]
    return []


def _register(office: Office) -> Finding:
    damages = verify(office.register)
    if damages:
        return Finding(what=say("doctor.register"), health=Health.BAD, words=say("doctor.damaged", count=len(damages)))
    number, _ = office.register.head()
    return good("register", say("doctor.whole", number=number))


def _law(office: Office, *, on: date) -> list[Finding]:
    old = [shown for shown in office.law.show(on=on) if on - shown.checked_on > OLD_LAW]
    if not old:
        return [good("law", say("doctor.law_read"))]
    return [hint("law", say("doctor.law_old", count=len(old)))]
