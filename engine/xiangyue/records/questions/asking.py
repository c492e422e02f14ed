"""How a question reaches the rows."""

import json
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from sqlalchemy import Connection

from xiangyue.canon import read

T = TypeVar("T")


class Asked(ABC):
    """Something that can be asked: a register, or a journal being written."""

    @abstractmethod
    def _asking(self) -> AbstractContextManager[Connection]:
        """Open the rows for one question: all it reads stood there at one moment."""


def told(kind: type[T], written: str) -> T:
    """Return the word of the domain that stands in a column as JSON."""
    return read(kind, json.loads(written))


def plain_told(written: str) -> Any:
    """Return what stands in a column as JSON."""
    return json.loads(written)
