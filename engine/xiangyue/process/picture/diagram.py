"""From the bytes of a model to its picture."""

from collections.abc import Iterable, Mapping

from xiangyue.process.picture.edges import draw_edge
from xiangyue.process.picture.ink import number
from xiangyue.process.picture.look import State, look_of
from xiangyue.process.picture.plane import NoPictureError, Shown, read_plane
from xiangyue.process.picture.shapes import BEHIND, draw_shape
from xiangyue.process.refusals import PictureMissing
from xiangyue.process.safe import UnsafeXmlError, parse

MARGIN = 20
BELOW = 34  # room for the words under a circle or a diamond
FONTS = "CunHei, Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, sans-serif"


def diagram(model: bytes, states: Mapping[str, str]) -> str:
    """Return the picture of one BPMN file as SVG text; `states` says of a node's id `done`, `now`, `late`, `returned`.

    Raises:
        PictureMissing: the file has no diagram that could be drawn.

    """
    try:
        shown = read_plane(parse(model))
    except (UnsafeXmlError, NoPictureError) as problem:
        raise PictureMissing from problem
    return _framed(shown, "".join(_draw(shown, states)))


def _draw(shown: tuple[Shown, ...], states: Mapping[str, str]) -> Iterable[str]:
    """Frames first, then arrows, then the shapes: what is drawn later lies above."""
    defaults = {one.element.get("default") for one in shown}
    yield from (draw_shape(one, one.box, look_of(None)) for one in shown if one.box and one.kind in BEHIND)
    yield from (draw_edge(one, default=one.element.get("id") in defaults) for one in shown if one.points)
    for one in shown:
        if one.box and one.kind not in BEHIND:
            state = states.get(one.element.get("id"))
            yield draw_shape(one, one.box, look_of(None if state is None else State(state)))


def _framed(shown: tuple[Shown, ...], drawn: str) -> str:
    xs, ys = zip(*_extent(shown), strict=True)
    x, y = min(xs) - MARGIN, min(ys) - MARGIN
    width, height = max(xs) - x + MARGIN, max(ys) - y + MARGIN
    frame = " ".join(number(one) for one in (x, y, width, height))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{frame}" width="{number(width)}"'
        f' height="{number(height)}" font-family="{FONTS}">{drawn}</svg>'
    )


def _extent(shown: tuple[Shown, ...]) -> Iterable[tuple[float, float]]:
    for one in shown:
        yield from one.points
        for box in (one.box, one.label):
            if box is not None:
                yield box.x, box.y
                below = BELOW if one.kind.endswith(("Event", "Gateway")) and one.label is None else 0
                yield box.x + box.width, box.y + box.height + below
