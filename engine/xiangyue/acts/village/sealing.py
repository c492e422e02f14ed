"""封存: the numbers of a whole roster, sealed at once."""

from collections.abc import Callable, Mapping

from xiangyue.model import Draft
from xiangyue.model.happened import Sealed, ValuesSealed
from xiangyue.records import Journal, Seals

Values = Mapping[tuple[str, str], str]
"""By person and kind (`identity`, `phone`)."""

Tell = Callable[[int, int], None]
"""How far a long piece of work has come: so many of so many."""

STEP = 200


def silent(_: int, __: int) -> None:
    """Tell nobody."""


def seal_all(
    journal: Journal, seals: Seals, values: Values, *, draft: Callable[[ValuesSealed], Draft], tell: Tell
) -> None:
    """Seal the values and put that down in one entry."""
    sealed: list[Sealed] = []
    contents: dict[tuple[str, str], bytes] = {}
    for place, ((person, kind), value) in enumerate(sorted(values.items())):
        if place % STEP == 0:
            tell(place, len(values))
        one = seals.seal(value, person=person, kind=kind)
        contents[person, kind] = one.content
        sealed.append(Sealed(person=person, kind=kind, sealed=one.digest, finder=one.finder))
    if sealed:
        journal.append_all_sealed(draft(ValuesSealed(values=tuple(sealed))), contents)
        tell(len(values), len(values))
