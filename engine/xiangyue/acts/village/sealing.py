"""封存: the numbers of a whole roster, sealed at once."""

from collections.abc import Callable, Mapping

from xiangyue.canon import digest
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
    for place, (person, kind, content, finder) in enumerate(seals.seal_all(sorted(values.items()))):
        if place % STEP == 0:
            tell(place, len(values))
        contents[person, kind] = content
        sealed.append(Sealed(person=person, kind=kind, sealed=digest(content), finder=finder))
    if sealed:
        journal.append_all_sealed(draft(ValuesSealed(values=tuple(sealed))), contents)
        tell(len(values), len(values))
