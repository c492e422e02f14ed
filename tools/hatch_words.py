"""The build hook: a wheel and an editable install carry the compiled sentences."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parents[1]))
from tools.compile_words import compile_words


class WordsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compile the catalog before anything is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        compile_words()
        build_data["artifacts"].append("engine/xiangyue/words/zh_CN/LC_MESSAGES/xiangyue.mo")
