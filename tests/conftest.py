"""What the tests of every room may ask for."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def fonts(root: Path) -> Path:
    """The folder of the repaired fonts."""
    return Path(os.environ.get("XIANGYUE_FONTS") or root / ".tools" / "fonts")
