from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiangyue.process import PictureMissing, diagram
from xiangyue.process.picture.ink import broken, columns

if TYPE_CHECKING:
    from tests.process.conftest import Sketch

    Make = type[Sketch]

DI = (
    '<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"'
    ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI">'
    "<bpmndi:BPMNPlane>{}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"
)
SHAPE = '<bpmndi:BPMNShape bpmnElement="{}"><dc:Bounds x="{}" y="100" width="100" height="80"/></bpmndi:BPMNShape>'
EDGE = (
    '<bpmndi:BPMNEdge bpmnElement="f_begin_draft"><di:waypoint x="200" y="140"/>'
    '<di:waypoint x="300" y="140"/></bpmndi:BPMNEdge>'
)


def pictured(sketch: Make, shapes: str | None = None, name: str = "村党组织研究") -> bytes:
    drawn = sketch().straight("draft")
    drawn.names["draft"] = name
    shapes = SHAPE.format("draft", 300) + SHAPE.format("begin", 100) + EDGE if shapes is None else shapes
    return drawn.xml().replace(b"</definitions>", DI.format(shapes).encode() + b"</definitions>")


def texts(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_a_picture_shows_the_names(sketch: Make) -> None:
    assert "村党组织研究" in texts(diagram(pictured(sketch), {}))


@pytest.mark.parametrize(("state", "word"), [("done", "已办"), ("now", "待办"), ("late", "逾期"), ("returned", "退回")])
def test_a_state_is_told_by_a_word(sketch: Make, state: str, word: str) -> None:
    assert word in texts(diagram(pictured(sketch), {"draft": state}))


def test_a_state_is_told_by_a_line_without_colour(sketch: Make) -> None:
    plain, now = diagram(pictured(sketch), {}), diagram(pictured(sketch), {"draft": "now"})
    assert ('stroke-width="3"' in plain, 'stroke-width="3"' in now) == (False, True)


def test_a_state_that_is_none_is_a_fault(sketch: Make) -> None:
    with pytest.raises(ValueError, match="perhaps"):
        diagram(pictured(sketch), {"draft": "perhaps"})


def test_an_arrow_ends_in_a_drawn_head(sketch: Make) -> None:
    assert 'd="M300 140 L290 144 L290 136z"' in diagram(pictured(sketch), {})


def test_a_name_with_markup_is_only_text(sketch: Make) -> None:
    svg = diagram(pictured(sketch, name='<script>&"x"'), {})
    assert ("<script" in svg, "".join(texts(svg)).replace(" ", "")) == (False, '<script>&"x"名begin')


@pytest.mark.parametrize(
    "shapes",
    [
        "",
        SHAPE.format("nobody", 1),
        SHAPE.format("draft", "nan"),
        SHAPE.format("draft", "1e999"),
        SHAPE.format("draft", "x"),
        SHAPE.format("draft", ""),
        '<bpmndi:BPMNShape bpmnElement="draft"/>',
        '<bpmndi:BPMNEdge bpmnElement="f_begin_draft"/>',
    ],
)
def test_a_picture_that_cannot_be_drawn_is_refused(sketch: Make, shapes: str) -> None:
    with pytest.raises(PictureMissing):
        diagram(pictured(sketch, shapes), {})


@pytest.mark.parametrize("raw", [b"", b"<", b"<a/>", b"<!DOCTYPE a><a/>"])
def test_what_is_no_model_has_no_picture(raw: bytes) -> None:
    with pytest.raises(PictureMissing):
        diagram(raw, {})


@given(st.text(alphabet="村规民约 abc，。（", max_size=40), st.floats(min_value=20, max_value=200))
def test_breaking_loses_nothing_but_spaces(text: str, width: float) -> None:
    assert "".join(broken(text, width=width, size=12)).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet="村规民约", min_size=1, max_size=40))
def test_lines_are_of_like_width(text: str) -> None:
    lines = [columns(line) for line in broken(text, width=70, size=12)]
    assert max(lines) - min(lines) <= 2 * len(lines)


def test_the_picture_of_the_same_model_is_the_same(sketch: Make) -> None:
    assert diagram(pictured(sketch), {"draft": "now"}) == diagram(pictured(sketch), {"draft": "now"})
