"""What a user installs: the distributions our own asks for, as this environment has them, and their part of the lock."""

from collections.abc import Collection
from importlib.metadata import distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def runtime_set(root: str = "xiangyue") -> frozenset[str]:
    """Return the names of all distributions that `root` needs at run time, without itself."""
    found: dict[str, set[str]] = {}
    to_read: list[tuple[str, frozenset[str]]] = [(root, frozenset())]
    while to_read:
        name, extras = to_read.pop()
        seen = found.get(name)
        if seen is not None and extras <= seen:
            continue
        found[name] = (seen or set()) | extras
        to_read += [
            (canonicalize_name(needed.name), frozenset(needed.extras))
            for needed in map(Requirement, distribution(name).requires or ())
            if _wanted(needed, extras)
        ]
    return frozenset(found) - {root}


def _wanted(needed: Requirement, extras: Collection[str]) -> bool:
    return needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in ("", *extras))


def part_of_lock(lock: str, names: Collection[str]) -> str:
    """Return the requirements of these names with their hashes, as the lock has them."""
    kept, keeping = [], False
    for line in lock.splitlines(keepends=True):
        if not line[0].isspace():
            keeping = line.partition("==")[0].partition("[")[0] in names
        if keeping:
            kept.append(line)
    return "".join(kept)
