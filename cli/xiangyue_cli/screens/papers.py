"""材料: which there are, and whether one is whole."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.keys import shown
from xiangyue_cli.tell import laid_out, lines

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.acts.paper.verify import Verified
    from xiangyue.model import PaperSeen


def papers_screen(office: "Office", found: "Sequence[PaperSeen]") -> None:
    """材料: each printing by its number, and the folder of the last one."""
    if not found:
        lines(say("told.no_papers"))
        return
    listed = laid_out(
        (say("head.paper"), say("head.made_at"), say("head.entry")),
        [
            (
                say("screen.paper", kind=paper.kind, printing=paper.id.rpartition("/")[2]),
                say("screen.moment", at=paper.made_at),
                str(paper.of_entry),
            )
            for paper in found
        ],
    )
    lie = say("screen.papers_lie", folder=str(office.register.home / "papers" / (found[-1].case or "")))
    shown([*listed, lie])


def verified_screen(path: Path, verified: "Verified") -> None:
    """核验: one line for people, 演练 first."""
    from xiangyue.model import Mode  # noqa: PLC0415

    rehearsal = say("screen.rehearsal") if verified.mode is Mode.REHEARSAL else ""
    lines(f"{rehearsal}{path.name}：{say(f'verdict.{verified.report.verdict}')}")
    for problem in verified.report.problems:
        lines(f"  {say(f'problem.{problem}')}")
    for field in verified.report.fields:
        if field.of_test:
            lines(f"  {say('told.of_test', who=field.signer)}")
    if verified.of_another:
        lines(f"  {say('told.of_another')}")
    if verified.in_register is False:
        lines(f"  {say('told.not_in_register')}")
    elif verified.in_register:
        lines(f"  {say('told.in_register')}")
    if verified.on_behalf:
        lines(f"  {say('told.on_behalf', count=verified.on_behalf)}")
    if verified.owed:
        lines(f"  {say('told.paper_owed', count=verified.owed)}")
    if verified.head_known is False:
        lines(f"  {say('told.head_unknown')}")
