"""Every model passes bpmn.io's lint and our own; every model is well drawn enough to be read by both."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from bpmn_io import BpmnModdle, ParseError
from bpmn_io.lint import Linter
from bpmn_io.lint.resolver import NodeResolver

from xiangyue import process

ROOT = Path(__file__).parents[1]
# flows that meet at a step are meant: a diamond before each would only hide where a case comes back to
LINT = {"extends": "bpmnlint:recommended", "rules": {"fake-join": "off"}}


def files(folder: Path, ending: str) -> dict[str, bytes]:
    """Return the files of a shelf by their path on it."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob(f"*{ending}"))}


def drawn(name: str, model: bytes) -> Iterator[str]:
    """Yield what bpmn.io says against one file."""
    try:
        read = BpmnModdle().from_xml(model.decode())
    except ParseError as fault:
        yield f"{name}: {fault.message}"
        return
    yield from (f"{name}: {warning.message}" for warning in read.warnings)
    reports = Linter(config=LINT, resolver=cast("Any", NodeResolver())).lint(cast("Any", read.root_element))
    for rule, told in reports.items():
        yield from (f"{name}: {one.get('id')}: {one.get('message')} ({rule})" for one in told)


def lawful(models: Mapping[str, bytes], forms: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what our own lint says against the models a village can start: those in a folder of their own name."""
    for name in models:
        folder, _, file = name.partition("/")
        if file == f"{folder}.bpmn":
            found = process.check(models, folder, forms=forms)
            yield from (f"{name}: {finding.element}: {finding.code}: {finding.said()}" for finding in found)


def main() -> int:
    """Name everything either lint finds."""
    models, forms = files(ROOT / "workflows", ".bpmn"), files(ROOT / "forms", ".schema.json")
    findings = [finding for name, model in models.items() for finding in drawn(name, model)]
    findings += lawful(models, forms)
    sys.stdout.writelines(f"{finding}\n" for finding in findings)
    sys.stdout.write(f"Models: {len(models)} read, {len(findings)} findings\n")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
