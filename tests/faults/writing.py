"""Run in a process of its own: write one entry after the other and say each that was kept; a refusal ends it.

python -m tests.faults.writing HOME how-many largest-file-in-bytes
"""

import resource
import sys
from datetime import timedelta
from pathlib import Path

from xiangyue.errors import Refusal
from xiangyue.model import happened
from xiangyue.records import Register

from ..records.story import Story  # noqa: TID252


def write(home: Path, times: int) -> str:
    story = Story()
    with Register.open(home) as register:
        story.now = register.entry(register.head()[0]).recorded_at + timedelta(days=1)
        for _ in range(times):
            draft = story.draft(happened.CaseArchived(box="柜" * 3000))
            try:
                register.keep(story.now.isoformat().encode() * 50)
                with register.writing(now=story.now) as journal:
                    number = journal.append(draft).number
            except Refusal as refusal:
                return f"refused {refusal.code} {refusal.status}"
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
    return "done"


if __name__ == "__main__":
    home_, times_, largest = sys.argv[1:]
    if int(largest):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), int(largest)))
    sys.stdout.write(f"{write(Path(home_), int(times_))}\n")
