"""接续: a matter half done on paper."""

from typing import Annotated

import typer

from xiangyue.words import say
from xiangyue_cli.app import command
from xiangyue_cli.options import AsJson, session_of


@command("resume", "接续")
def resume(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="WORKFLOW|CASE", help=say("help.resume_what"))],
    answers: Annotated[str | None, typer.Option("--answers", metavar="FILE|-", help=say("help.resume_answers"))] = None,
    as_json: AsJson = False,
) -> None:
    """Resume a matter half done on paper."""
    from xiangyue.acts.case.start import workflows  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.resuming_file import ResumeAnswersMissing, resume_from_file  # noqa: PLC0415
    from xiangyue_cli.session import at_terminal, now_of, office_of  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session, writing=True)
    known = what in workflows() or not what.replace("-", "").isdecimal()
    told = what if known else case_meant(what, now=now_of(session, office))
    if answers:
        resume_from_file(session, office, told, answers)
        return
    if not at_terminal():
        raise ResumeAnswersMissing
    from xiangyue_cli.half_done import resume_case_on, resume_new  # noqa: PLC0415

    (resume_new if known else resume_case_on)(session, office, told)
