"""交接: what goes over, a line for each kind of thing; the paper has every single one."""

from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.tell import lines, pad, rule

if TYPE_CHECKING:
    from xiangyue.acts.village.inventory import Inventory
    from xiangyue.records import Register

LABEL = 34  # columns of what it is


def handover_screen(register: "Register", inventory: "Inventory") -> None:
    """Say how much of what goes over, and whether the register is whole."""
    from xiangyue.acts.paper.handover import parts_of  # noqa: PLC0415

    parties = inventory.parties
    one_sided = say("screen.handover_one_sided") if parties.one_sided else ""
    head = {"village": inventory.village, "post": inventory.post, "on": inventory.on}
    people = {"old": parties.person, "new": parties.successor, "supervisor": parties.supervisor}
    rule()
    lines(say("screen.handover", one_sided=one_sided, **head))
    lines(say("screen.handover_people", official=parties.official or "-", **people))
    rule()
    lines(
        *(f"{pad(part.name, LABEL)}  {part.count or say('handover.none')}" for part in list(parts_of(inventory))[:-1])
    )
    lines(_register(register, inventory), say("screen.handover_elsewhere"))
    rule()


def _register(register: "Register", inventory: "Inventory") -> str:
    from xiangyue.model import code_of  # noqa: PLC0415
    from xiangyue.records import verify  # noqa: PLC0415

    damages = verify(register)
    if damages:
        return say("screen.handover_damaged", count=len(damages))
    return say("screen.handover_register", number=inventory.entry, code=code_of(inventory.head)[:14])
