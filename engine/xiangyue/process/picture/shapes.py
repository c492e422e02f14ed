"""Shapes: lanes and groups behind, boxes, circles and diamonds in front."""

from xiangyue.process.grammar import BPMN
from xiangyue.process.picture.ink import SMALL, Hand, number, written
from xiangyue.process.picture.look import Look, stroke
from xiangyue.process.picture.marks import CLOCK, GATEWAYS, PLUS, TASKS
from xiangyue.process.picture.plane import Box, Shown

BEHIND = frozenset({"participant", "lane", "group"})
_FRAME = 'fill="none" stroke="#777" stroke-dasharray="8 3 2 3"'


def draw_shape(shown: Shown, box: Box, look: Look) -> str:
    """Return the SVG of one shape."""
    match shown.kind:
        case "participant" | "lane":
            return _lane(shown, box)
        case "group":
            return f'<rect {_at(box)} rx="8" {_FRAME}/>' + _heading(shown, box)
        case "textAnnotation":
            return _note(shown, box)
        case kind if kind.endswith("Event"):
            return _event(shown, box, look)
        case kind if kind.endswith("Gateway"):
            return _gateway(shown, box, look)
        case _:
            return _task(shown, box, look)


def _at(box: Box) -> str:
    return f'x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}"'


def _mark(path: str, at: tuple[float, float], colour: str, *, scale: float = 1, width: float = 1.2) -> str:
    return (
        f'<path transform="translate({number(at[0])} {number(at[1])}) scale({scale:.2f})" d="{path}"'
        f' fill="none" stroke="{colour}" stroke-width="{width:g}"/>'
    )


def _lane(shown: Shown, box: Box) -> str:
    fill = "#fafafa" if shown.kind == "participant" else "none"
    frame = f'<rect {_at(box)} fill="{fill}" stroke="#555"/>'
    if not shown.name:
        return frame
    x, y = box.x, box.y
    if not shown.horizontal:
        title = written(shown.name, at=(box.middle[0], y + 15), width=box.width - 8)
        return f'{frame}<path d="M{number(x)} {number(y + 30)}h{number(box.width)}" stroke="#555"/>{title}'
    title = written(shown.name, at=(0, 0), width=box.height - 8)
    turned = f'<g transform="translate({number(x + 15)} {number(box.middle[1])}) rotate(-90)">{title}</g>'
    return f'{frame}<path d="M{number(x + 30)} {number(y)}v{number(box.height)}" stroke="#555"/>{turned}'


def _heading(shown: Shown, box: Box) -> str:
    label = shown.label or Box(x=box.x, y=box.y - 20, width=box.width, height=16)
    return written(shown.name, at=label.middle, width=max(label.width, 90), hand=Hand(size=13, colour="#555"))


def _note(shown: Shown, box: Box) -> str:
    x, y, height = number(box.x), number(box.y), number(box.height)
    bracket = f'<path d="M{number(box.x + 10)} {y}H{x}v{height}h10" fill="none" stroke="#777"/>'
    return bracket + written(shown.name, at=(box.middle[0] + 4, box.middle[1]), width=box.width - 8, hand=SMALL)


def _event(shown: Shown, box: Box, look: Look) -> str:
    (x, y), radius = box.middle, box.width / 2
    waits = shown.kind in {"intermediateCatchEvent", "boundaryEvent"}
    width = max(look.width, 3) if shown.kind == "endEvent" else look.width
    circle = f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" {stroke(look, width=width)}/>'
    dashes = ' stroke-dasharray="4 3"' if shown.element.get("cancelActivity") == "false" else ""
    if waits:
        inner = number(radius - 3)
        circle += f'<circle cx="{number(x)}" cy="{number(y)}" r="{inner}" fill="none" stroke="{look.line}"{dashes}/>'
    if shown.element.find(f"{{{BPMN}}}timerEventDefinition") is not None:
        circle += _mark(CLOCK, box.middle, look.line, scale=radius / 18)
    return circle + _below(shown, box) + _word(look, x, box.y - 8)


def _gateway(shown: Shown, box: Box, look: Look) -> str:
    (x, y), path = box.middle, GATEWAYS.get(shown.kind, "")
    corners = f"M{number(x)} {number(box.y)} L{number(box.x + box.width)} {number(y)}"
    corners += f" L{number(x)} {number(box.y + box.height)} L{number(box.x)} {number(y)}z"
    diamond = f'<path d="{corners}" {stroke(look)}/>'
    if shown.marked or shown.kind != "exclusiveGateway":
        diamond += _mark(path, box.middle, look.line, scale=box.width / 50, width=2.4)
    return diamond + _below(shown, box)


def _task(shown: Shown, box: Box, look: Look) -> str:
    (x, y), width = box.middle, 3.5 if shown.kind == "callActivity" else look.width
    rectangle = f'<rect {_at(box)} rx="9" {stroke(look, width=width)}/>'
    if shown.kind in TASKS:
        rectangle += _mark(TASKS[shown.kind], (box.x + 13, box.y + 13), look.line, width=1)
    if shown.kind == "callActivity":
        rectangle += _mark(PLUS, (x, box.y + box.height - 9), look.line, width=1)
        y -= 6
    most = max(1, int((box.height - 14) // 15))
    name = written(shown.name, at=(x, y), width=box.width - 12, most=most)
    return rectangle + name + _word(look, box.x + box.width - 16, box.y + 11)


def _below(shown: Shown, box: Box) -> str:
    if shown.label is not None:
        return written(shown.name, at=shown.label.middle, width=max(shown.label.width, 70), hand=SMALL)
    return written(shown.name, at=(box.middle[0], box.y + box.height + 14), width=110, hand=SMALL)


def _word(look: Look, x: float, y: float) -> str:
    return written(look.word, at=(x, y), width=60, hand=Hand(size=9, colour=look.line)) if look.word else ""
