"""The long form of the fuzz, by hand: `python tests/process/fuzz_long.py 20000`."""

import os
import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    os.environ["XIANGYUE_FUZZ"] = sys.argv[1] if len(sys.argv) > 1 else "20000"
    sys.exit(pytest.main([str(Path(__file__).with_name("test_fuzz.py")), "-v", "-s", "-p", "no:randomly"]))
