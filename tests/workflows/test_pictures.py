"""The models as pictures: what a township sees when it opens them."""

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any, cast

import pytest
from bpmn_io import BpmnModdle
from bpmn_io.lint import Linter
from bpmn_io.lint.resolver import NodeResolver
from lxml import etree

SPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
FILES = (
    "regulation_revision/regulation_revision.bpmn",
    "shared/meeting.bpmn",
    "shared/posting.bpmn",
    "council_deliberation/council_deliberation.bpmn",
)
FRAMES = {"participant", "lane", "group"}  # they hold boxes; arrows cross their borders
EDGE = 1  # an arrow ends on the border of its box


@dataclass(frozen=True)
class Box:
    of: str
    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


class Picture:
    """The boxes, labels and arrows of a file."""

    def __init__(self, raw: bytes) -> None:
        self.root = etree.fromstring(raw)
        self.elements = {one.get("id"): one for one in self.all("//bpmn:*[@id]")}
        self.boxes = [
            _box(shape.get("bpmnElement"), shape.find("dc:Bounds", SPACES))
            for shape in self.all("//bpmndi:BPMNShape")
            if self.kind(shape.get("bpmnElement")) not in FRAMES
        ]
        self.labels = [
            _box(bounds.getparent().getparent().get("bpmnElement"), bounds)
            for bounds in self.all("//bpmndi:BPMNLabel/dc:Bounds")
        ]
        self.arrows = {
            edge.get("bpmnElement"): [
                (float(p.get("x")), float(p.get("y"))) for p in edge.findall("di:waypoint", SPACES)
            ]
            for edge in self.all("//bpmndi:BPMNEdge")
        }

    def all(self, path: str) -> list[Any]:
        return cast("list[Any]", self.root.xpath(path, namespaces=SPACES))

    def kind(self, element: str) -> str:
        return str(etree.QName(self.elements[element]).localname)

    def stretches(self) -> list[Box]:
        """Every straight piece of an arrow, a pixel wide."""
        return [
            Box(arrow, min(x, u), min(y, v), max(abs(u - x), EDGE), max(abs(v - y), EDGE))
            for arrow, points in self.arrows.items()
            for (x, y), (u, v) in pairwise(points)
        ]


def _box(of: str, bounds: Any) -> Box:
    x, y, width, height = (float(bounds.get(side)) for side in ("x", "y", "width", "height"))
    return Box(of, x, y, width, height)


@pytest.fixture(params=FILES)
def raw(request: pytest.FixtureRequest, models: dict[str, bytes]) -> bytes:
    return models[request.param]


@pytest.fixture
def picture(raw: bytes) -> Picture:
    return Picture(raw)


def test_bpmn_io_reads_the_model_without_a_warning(raw: bytes) -> None:
    assert BpmnModdle().from_xml(raw.decode()).warnings == []


def test_bpmn_io_finds_no_error(raw: bytes) -> None:
    """Flows that meet at a step are meant: a diamond before each would only hide where a case comes back to."""
    read = BpmnModdle().from_xml(raw.decode())
    lint = Linter(config={"extends": "bpmnlint:recommended"}, resolver=cast("Any", NodeResolver()))
    reports = lint.lint(cast("Any", read.root_element))
    told = {(rule, one["id"]) for rule, found in reports.items() for one in found if rule != "fake-join"}
    assert told == set()


def test_every_node_and_every_flow_is_drawn(picture: Picture) -> None:
    owed = {one.get("id") for one in picture.all("//bpmn:process/*[@id]")} - {
        one.get("id") for one in picture.all("//bpmn:laneSet")
    }
    drawn = {one.get("bpmnElement") for one in picture.all("//bpmndi:BPMNShape | //bpmndi:BPMNEdge")}
    assert owed <= drawn


def test_every_node_says_which_flows_come_and_go(picture: Picture) -> None:
    said = {(one.text, etree.QName(one).localname) for one in picture.all("//bpmn:incoming | //bpmn:outgoing")}
    flows = [one.get("id") for one in picture.all("//bpmn:sequenceFlow")]
    assert said == {(flow, way) for flow in flows for way in ("incoming", "outgoing")}


def test_every_node_stands_in_one_lane(picture: Picture) -> None:
    members = [one.text for one in picture.all("//bpmn:flowNodeRef")]
    nodes = {one.of for one in picture.boxes}
    assert sorted(members) == sorted(nodes)


def test_no_boxes_overlap(picture: Picture) -> None:
    assert [(a.of, b.of) for a, b in combinations(picture.boxes, 2) if a.overlaps(b)] == []


def test_no_arrow_runs_through_a_box(picture: Picture) -> None:
    through = []
    for piece in picture.stretches():
        flow = picture.elements[piece.of]
        ends = {flow.get("sourceRef"), flow.get("targetRef")}
        through += [(piece.of, box.of) for box in picture.boxes if box.of not in ends and box.overlaps(piece)]
    assert through == []


def test_no_label_lies_on_a_box_an_arrow_or_another_label(picture: Picture) -> None:
    things = picture.boxes + picture.stretches()
    hidden = [(label.of, thing.of) for label in picture.labels for thing in things if label.overlaps(thing)]
    hidden += [(a.of, b.of) for a, b in combinations(picture.labels, 2) if a.overlaps(b)]
    assert hidden == []


def test_a_flow_that_is_chosen_says_when(picture: Picture) -> None:
    chosen = picture.all("//bpmn:sequenceFlow[@sourceRef = //bpmn:exclusiveGateway[count(bpmn:outgoing) > 1]/@id]")
    assert [flow.get("id") for flow in chosen if not flow.get("name")] == []


def test_the_five_stages_stand_side_by_side_in_their_order(models: dict[str, bytes]) -> None:
    picture = Picture(models[FILES[0]])
    named = {one.get("id"): one.get("value") for one in picture.all("//bpmn:categoryValue")}
    frames = sorted(
        (
            _box(shape.get("bpmnElement"), shape.find("dc:Bounds", SPACES))
            for shape in picture.all("//bpmndi:BPMNShape")
        ),
        key=lambda box: box.x,
    )
    groups = [box for box in frames if picture.kind(box.of) == "group"]
    assert [named[picture.elements[box.of].get("categoryValueRef")] for box in groups] == [
        "一、征集民意",
        "二、拟定草案",
        "三、提请审核",
        "四、审议表决",
        "五、备案公布",
    ]
    assert not any(a.overlaps(b) for a, b in pairwise(groups))


def test_every_step_stands_in_the_frame_of_its_stage(models: dict[str, bytes]) -> None:
    picture = Picture(models[FILES[0]])
    frames = {
        picture.elements[shape.get("bpmnElement")].get("categoryValueRef"): _box("", shape.find("dc:Bounds", SPACES))
        for shape in picture.all("//bpmndi:BPMNShape")
        if picture.kind(shape.get("bpmnElement")) == "group"
    }
    named = {picture.elements[value].get("value").split("、")[1]: box for value, box in frames.items()}
    for box in picture.boxes:
        stage = picture.elements[box.of].xpath("string(.//*[@name='stage']/@value)")
        if stage:
            assert named[stage].x < box.x < box.x + box.width < named[stage].x + named[stage].width, box.of
