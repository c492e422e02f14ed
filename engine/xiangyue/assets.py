"""Where the workflows, forms, templates and examples stand: inside a wheel, or at the top of a checkout."""

from importlib import resources
from pathlib import Path
from typing import Literal

Shelf = Literal["workflows", "forms", "templates", "examples"]


def shelf(name: Shelf) -> Path:
    """Return the folder of that name which came with this copy of the program."""
    packed = Path(str(resources.files("xiangyue"))) / "_assets" / name
    return packed if packed.is_dir() else Path(__file__).parents[2] / name
