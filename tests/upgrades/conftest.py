"""A register of the first schema, and migrations that were never issued to bring it to a second."""

from pathlib import Path

import pytest

from tests.records.conftest import home, story, whole
from xiangyue.records.schema import ISSUED, Migrations

__all__ = ["home", "story", "whole"]
HERE = Path(__file__).parent


def after(folder: str) -> Migrations:
    """Return the issued migrations with one more behind them."""
    return Migrations(newest=ISSUED.newest + 1, folders=(*ISSUED.folders, HERE / folder))


@pytest.fixture(scope="session")
def second() -> Migrations:
    """A migration that adds a table and makes another anew."""
    return after("second")
