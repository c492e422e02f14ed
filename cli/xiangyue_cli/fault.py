"""What is kept of a fault of the program: where it happened, never what people typed."""

import tempfile
import traceback
from pathlib import Path


def keep_fault(fault: Exception) -> Path:
    """Write the lines of code the fault went through, without values, and return the file."""
    lines = [
        f"{type(fault).__module__}.{type(fault).__qualname__}",
        *(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in traceback.extract_tb(fault.__traceback__)),
    ]
    cause = fault.__cause__ or fault.__context__
    if cause is not None:
        lines.append(f"from {type(cause).__module__}.{type(cause).__qualname__}")
    with tempfile.NamedTemporaryFile("w", prefix="xiangyue-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return Path(file.name)
