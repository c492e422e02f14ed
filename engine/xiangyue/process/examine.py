"""Looking at a model and the models it calls, from the bytes to the positions they can be in."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from xiangyue.canon import digest
from xiangyue.process.drawing import Drawing, Kind
from xiangyue.process.findings import Finding
from xiangyue.process.forms import Form, NotAFormError, read_form
from xiangyue.process.grammar import check_grammar
from xiangyue.process.kinds import Scope
from xiangyue.process.lint import check_arrows, check_choices, check_ids, check_steps, check_ways
from xiangyue.process.lint.choices import kinds_of, read_conditions
from xiangyue.process.lint.ways import passes_at_once
from xiangyue.process.net import NetFaultError, positions
from xiangyue.process.paths import check_paths
from xiangyue.process.reading import read_drawings
from xiangyue.process.safe import UnsafeXmlError, parse
from xiangyue.process.weave import Plan

ACTIONS = frozenset({"publish", "file", "take_office"})


@dataclass(slots=True, kw_only=True)
class Examined:
    """What was found, and as much of the model as could be read."""

    main: str
    findings: list[Finding] = field(default_factory=list)
    drawings: dict[str, Drawing] = field(default_factory=dict)  # only those that are used, called ones first
    digests: dict[str, str] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)  # empty if anything was found


def examine(
    files: Mapping[str, bytes], main: str, forms: Mapping[str, bytes] | None, actions: Collection[str]
) -> Examined:
    """Return the model as far as it goes, with everything that is wrong with it."""
    seen = Examined(main=main)
    _gather(seen, files)
    if not seen.findings:
        seen.digests.update({drawing.file: digest(files[drawing.file]) for drawing in seen.drawings.values()})
        known = None if forms is None else _read_forms(seen, forms)
        _check_drawings(seen, known, actions)
        if not seen.findings:
            _plan(seen, known)
    return seen


def _gather(seen: Examined, files: Mapping[str, bytes]) -> None:
    """Collect the processes that are used; a broken file matters only if something is missing."""
    found: dict[str, list[Drawing]] = {}
    faults: dict[str, list[Finding]] = {}
    for file in sorted(files):
        drawings, faults[file] = _read(files[file], file)
        for drawing in drawings:
            found.setdefault(drawing.id, []).append(drawing)
    _follow(seen, found, seen.main, ())
    used = {drawing.file for drawing in seen.drawings.values()}
    missing = any(finding.code == "process-missing" for finding in seen.findings)
    for file, problems in faults.items():
        if file in used or missing:
            seen.findings.extend(problems)


def _read(raw: bytes, file: str) -> tuple[tuple[Drawing, ...], list[Finding]]:
    try:
        root = parse(raw)
    except UnsafeXmlError as problem:
        return (), [Finding(code=problem.code, element=file, facts={"file": file, **problem.facts})]
    findings = [*check_grammar(root, file=file), *check_ids(root, file=file)]
    drawings = read_drawings(root, file=file)
    if len(drawings) != 1:
        findings.append(Finding(code="one-process", element=file, facts={"file": file, "count": len(drawings)}))
    return drawings, findings


def _follow(seen: Examined, found: Mapping[str, list[Drawing]], name: str, callers: tuple[str, ...]) -> None:
    if name in callers:
        seen.findings.append(Finding(code="calls-itself", element=name, facts={"file": found[name][0].file}))
    elif name not in seen.drawings:
        drawings = found.get(name, [])
        if not drawings:
            file = found[callers[-1]][0].file if callers else ""
            seen.findings.append(Finding(code="process-missing", element=name, facts={"file": file}))
            return
        for other in drawings[1:]:
            seen.findings.append(Finding(code="process-twice", element=name, facts={"file": other.file}))
        for call in drawings[0].of(Kind.CALL):
            _follow(seen, found, call.called, (*callers, name))
        seen.drawings[name] = drawings[0]


def _read_forms(seen: Examined, forms: Mapping[str, bytes]) -> dict[str, Form]:
    """Read the forms that are used, and no others."""
    used = {
        step.properties.get("formJsonSchemaFilename", "")
        for one in seen.drawings.values()
        for step in one.of(Kind.STEP)
    }
    read = {}
    for name in sorted(used & forms.keys()):
        try:
            read[name] = read_form(forms[name])
        except NotAFormError:
            seen.findings.append(Finding(code="form-not-read", element=name, facts={"file": name}))
    return read


def _check_drawings(seen: Examined, forms: Mapping[str, Form] | None, actions: Collection[str]) -> None:
    instant: set[str] = set()
    for name, drawing in seen.drawings.items():
        structure = list(check_arrows(drawing))
        seen.findings += structure
        if not any(finding.code == "arrow-from-nothing" for finding in structure):
            seen.findings += check_ways(drawing, instant=instant)
        seen.findings += check_steps(drawing, forms=forms, actions=actions, called=name != seen.main)
        seen.findings += check_choices(drawing, Scope(drawing=drawing, drawings=seen.drawings, forms=forms))
        if not structure and passes_at_once(drawing, instant=instant):
            instant.add(name)
    seen.findings += check_paths(seen.drawings, seen.main)


def _plan(seen: Examined, forms: Mapping[str, Form] | None) -> None:
    plans = {}
    for name, drawing in seen.drawings.items():
        conditions = read_conditions(drawing)
        scope = Scope(drawing=drawing, drawings=seen.drawings, forms=forms)
        try:
            plans[name] = Plan(
                drawing=drawing,
                conditions=conditions,
                kinds=kinds_of(conditions, scope),
                positions=positions(drawing),
            )
        except NetFaultError as fault:
            seen.findings.extend(_told(fault, drawing))
    if not seen.findings:
        seen.plans.update(plans)


def _told(fault: NetFaultError, drawing: Drawing) -> Iterator[Finding]:
    node = drawing.nodes.get(fault.node)
    name = drawing.name if node is None else node.name
    yield Finding(code=fault.code, element=fault.node, facts={"file": drawing.file, "name": name})
