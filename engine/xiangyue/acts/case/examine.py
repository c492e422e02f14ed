"""流程: whether models are fit to run, and their pictures."""

from collections.abc import Mapping
from pathlib import Path

from xiangyue.acts.case.start import NoSuchWorkflow, files_of, workflows
from xiangyue.acts.office import Office
from xiangyue.assets import shelf
from xiangyue.intake import content_of
from xiangyue.process import Finding, check, diagram


def examine(name: str | None) -> Mapping[str, tuple[Finding, ...]]:
    """Return the findings on a shipped model, a model file of somebody's, or all shipped models."""
    if name is not None and name.endswith(".bpmn"):
        return {name: _examine_file(Path(name))}
    return {workflow: _examine(files_of(workflow), workflow) for workflow in ([name] if name else workflows())}


def _examine(files: Mapping[str, bytes], main: str) -> tuple[Finding, ...]:
    models = {path.removeprefix("workflows/"): raw for path, raw in files.items() if path.startswith("workflows/")}
    forms = {path.removeprefix("forms/"): raw for path, raw in files.items() if path.startswith("forms/")}
    return check(models, main, forms)


def _examine_file(path: Path) -> tuple[Finding, ...]:
    """A stranger's file is looked at together with what it may call; its own process is its file's name."""
    shared = {
        f"shared/{one.name}": one.read_bytes()
        for one in sorted((shelf("workflows") / "shared").glob("*.bpmn"))
        if one.stem != path.stem
    }
    return check({path.name: content_of(path), **shared}, path.stem)


def picture(name: str, *, office: Office | None = None, case: str | None = None) -> str:
    """Return the diagram of a model as SVG; with a case, where it stands is marked.

    Raises:
        NoSuchWorkflow: there is none of that name.

    """
    states: dict[str, str] = {}
    if office is not None and case is not None:
        shown = office.register.case(case)
        states = {step.partition(".")[0]: "done" for step in shown.answers}
        states |= {one.step.partition(".")[0]: "now" for one in shown.flow.waiting}
        states |= {one.timer.partition(".")[0]: "now" for one in shown.flow.due}
    return diagram(_file(name), states)


def _file(name: str) -> bytes:
    for path in (shelf("workflows") / name / f"{name}.bpmn", shelf("workflows") / "shared" / f"{name}.bpmn"):
        if path.is_file():
            return path.read_bytes()
    raise NoSuchWorkflow(workflow=name, known=workflows())
