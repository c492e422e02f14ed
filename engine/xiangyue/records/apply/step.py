"""What every entry of a case leaves: its step's answers, facts, rulings, and where the case now stands."""

from dataclasses import fields
from typing import Any

from xiangyue.canon import read
from xiangyue.model import About, Entry, Flow, Ruling
from xiangyue.records.apply.rows import Rows, written

_SAID = tuple(field.name for field in fields(Ruling) if field.name != "about")
_ABOUT = tuple(field.name for field in fields(About))


def stands(rows: Rows, entry: Entry) -> None:
    """Write the parts of a payload that mean the same in every event."""
    _rulings(rows, entry)
    if entry.case is None:
        return
    _answers(rows, entry)
    facts = entry.payload["facts"]
    rows.put("fact", [_of(entry, name=name, value=written(value)) for name, value in facts.items()])
    moved: dict[str, Any] = {"version": entry.number}
    if entry.payload["flow"] is not None:
        flow = read(Flow, entry.payload["flow"], where="flow")
        moved |= {"state": flow.state, "stage": flow.stage, "ended": flow.ended}
        _waiting(rows, entry, flow)
        _due(rows, entry, flow)
    rows.change("cases", moved, number=entry.case)


def _of(entry: Entry, **values: object) -> dict[str, object]:
    return {"case_number": entry.case, "entry": entry.number, **values}


def _answers(rows: Rows, entry: Entry) -> None:
    """Put a step's answers down; an entry that goes with a step and typed nothing leaves those that were typed."""
    if (step := entry.payload["step"]) is None:
        return
    typed = entry.payload["answers"]
    happened = {"happened_at": entry.happened_at, "entry": entry.number}
    if typed or not rows.many("answer", case_number=entry.case, step=step):
        rows.put("answer", [_of(entry, step=step, answers=written(typed)) | happened])
    else:
        rows.change("answer", happened, case_number=entry.case, step=step)


def _rulings(rows: Rows, entry: Entry) -> None:
    """Put rulings down; a later one of the same rule about the same thing stands in an earlier one's place."""
    for place, told in enumerate(entry.payload["rulings"]):
        ruling = read(Ruling, told, where=f"rulings[{place}]")
        about = {name: getattr(ruling.about, name) for name in _ABOUT}
        same = {"case_number": entry.case, "rule": ruling.rule, "voided_by": None} | about
        rows.change("ruling", {"voided_by": entry.number}, **same)
        said = {name: getattr(ruling, name) for name in _SAID} | about
        rows.add("ruling", _of(entry, place=place, step=entry.payload["step"], voided_by=None, **said))


def _waiting(rows: Rows, entry: Entry, flow: Flow) -> None:
    """Put down what waits now; a step that waited before, and was not the one done, has waited since then."""
    before = rows.found("waiting", case_number=entry.case)
    since = {one.step: one.since for one in before if one.step != entry.payload["step"]}
    if before:
        rows.drop("waiting", case_number=entry.case)
    rows.add(
        "waiting",
        *(
            {
                "case_number": entry.case,
                "place": place,
                "step": one.step,
                "name": one.name,
                "role": one.role,
                "form": one.form,
                "act": one.act,
                "since": since.get(one.step, entry.happened_at.date()),
            }
            for place, one in enumerate(flow.waiting)
        ),
    )


def _due(rows: Rows, entry: Entry, flow: Flow) -> None:
    rows.drop("due", case_number=entry.case)
    rows.add(
        "due",
        *(
            {"case_number": entry.case, "place": place, "timer": due.timer, "rule": due.rule, "at": due.at}
            for place, due in enumerate(flow.due)
        ),
    )
