import json
from pathlib import Path
from typing import Any

import pytest


def _shelf(folder: Path, ending: str) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob(f"*{ending}"))}


@pytest.fixture(scope="session")
def models(root: Path) -> dict[str, bytes]:
    return _shelf(root / "workflows", ".bpmn")


@pytest.fixture(scope="session")
def forms(root: Path) -> dict[str, bytes]:
    return _shelf(root / "forms", ".schema.json")


@pytest.fixture(scope="session")
def schemas(forms: dict[str, bytes]) -> dict[str, Any]:
    return {name: json.loads(raw) for name, raw in forms.items()}
