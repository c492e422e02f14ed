"""Faults are tried on the register of `tests/records`."""

from tests.records.conftest import home, story, whole

__all__ = ["home", "story", "whole"]
