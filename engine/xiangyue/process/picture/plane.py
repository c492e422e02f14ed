"""The diagram of a file: where its shapes and arrows are."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from xiangyue.process.grammar import BPMN, PICTURE

_CORNERS = "http://www.omg.org/spec/DD/20100524/DC"
_POINTS = "http://www.omg.org/spec/DD/20100524/DI"
FARTHEST = 100_000


class NoPictureError(ValueError):
    """The file has no diagram, or one that cannot be drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle of the diagram."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A shape or an arrow, with the element it shows."""

    element: Any
    kind: str
    name: str
    box: Box | None = None  # of a shape
    points: tuple[tuple[float, float], ...] = ()  # of an arrow
    label: Box | None = None
    horizontal: bool = True  # of a lane
    marked: bool = True  # of a choice: the cross is shown


def read_plane(root: Any) -> tuple[Shown, ...]:
    """Return what the diagram shows, in its order.

    Raises:
        NoPictureError: there is nothing to show.

    """
    plane = root.find(f".//{{{PICTURE}}}BPMNPlane")
    if plane is None:
        raise NoPictureError
    elements = {one.get("id"): one for one in root.iter(f"{{{BPMN}}}*") if one.get("id")}
    names = {one.get("id"): one.get("value", "") for one in root.iter(f"{{{BPMN}}}categoryValue")}
    shown = tuple(_read(plane, elements, names))
    if not shown:
        raise NoPictureError
    return shown


def _read(plane: Any, elements: dict[str, Any], names: dict[str, str]) -> Iterator[Shown]:
    for one in plane:
        element = elements.get(one.get("bpmnElement", ""))
        if element is None:
            continue
        name = element.get("name") or names.get(element.get("categoryValueRef", "")) or ""
        name = name or element.findtext(f"{{{BPMN}}}text") or ""
        points = tuple((_length(at, "x"), _length(at, "y")) for at in one.findall(f"{{{_POINTS}}}waypoint"))
        box, label = _box(one), one.find(f"{{{PICTURE}}}BPMNLabel")
        if box is not None or len(points) > 1:
            yield Shown(
                element=element,
                kind=etree.QName(element).localname,
                name=name,
                box=box,
                points=points,
                label=None if label is None else _box(label),
                horizontal=one.get("isHorizontal") != "false",
                marked=one.get("isMarkerVisible") != "false",
            )


def _box(element: Any) -> Box | None:
    bounds = element.find(f"{{{_CORNERS}}}Bounds")
    if bounds is None:
        return None
    x, y, width, height = (_length(bounds, name) for name in ("x", "y", "width", "height"))
    return Box(x=x, y=y, width=width, height=height)


def _length(element: Any, name: str) -> float:
    try:
        length = float(element.get(name, ""))
    except ValueError as problem:
        raise NoPictureError from problem
    if not math.isfinite(length) or abs(length) > FARTHEST:
        raise NoPictureError
    return length
