"""The law of the country, read once."""

import pytest

from xiangyue.rules import Law


@pytest.fixture(scope="session")
def law() -> Law:
    return Law.national()
