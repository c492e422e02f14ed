"""录入条文: the first convention of a village that had none in writing when its register was opened."""

from pathlib import Path

from xiangyue.words import say
from xiangyue_cli.changing import day_told
from xiangyue_cli.first_answers import NotTakenError
from xiangyue_cli.session import Session, at_terminal, now_of, office_of
from xiangyue_cli.tell import lines, machine


def enter(session: Session, file: Path, *, since: str, basis: str) -> None:
    """Read the file, have it looked at where somebody sits there, and put it on record."""
    from xiangyue.acts.convention.entering import enter_text  # noqa: PLC0415 - help needs none of it
    from xiangyue.intake import MOST_DOCX, as_new_text, content_of, read_handed_in  # noqa: PLC0415
    from xiangyue_cli.first_files import text_of  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415

    office = office_of(session, writing=True)
    now = now_of(session, office)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    if at_terminal() and not session.json:
        try:
            text = text_of(str(file))
        except NotTakenError as no:
            lines(say("ask.not_taken", why=str(no)))
            return
    else:
        text = as_new_text(read_handed_in(content_of(file, most=MOST_DOCX), name=file.name), name=file.name)
    if text is None:
        return
    number = enter_text(office.register, text, since=day_told(since, now=now), basis=basis, by=by, now=now)
    if session.json:
        machine({"entry": number, "articles": len(text.articles)})
        return
    lines(
        say("told.text_entered", title=text.title, articles=len(text.articles)),
        say("told.roster_recorded", number=number),
    )
