"""Ask one form at a real terminal: `prompt.py FORM DRAFT`."""

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from xiangyue_cli.ask import Left, form, typed_line
from xiangyue_cli.tell import lines, machine, tell_refusal


def main() -> int:
    schema, draft = json.loads(Path(sys.argv[1]).read_text("utf-8")), Path(sys.argv[2])

    def keep(answers: Mapping[str, Any]) -> None:
        draft.write_text(json.dumps(answers), "utf-8")

    known = json.loads(draft.read_text("utf-8")) if draft.exists() else {}
    try:
        answers = form(schema, today=date(2026, 12, 3), known=known, say=lines, read=typed_line, keep=keep)
    except Left as left:
        sys.stdout.write("\n")
        tell_refusal(left, as_json=False)
        return 3
    machine(answers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
