"""修改对照表: gathering what a draft changes, from the entry that made it."""

from datetime import date

from xiangyue.acts.paper.heading import heading
from xiangyue.acts.paper.revised import revised
from xiangyue.acts.paper.subject import Subject
from xiangyue.documents import RedlineFacts
from xiangyue.model import BEIJING
from xiangyue.records import Register
from xiangyue.words import say


def gather_redline(subject: Subject) -> RedlineFacts:
    """Return what the 修改对照表 says.

    Raises:
        NoDraft: nothing was changed yet.

    """
    draft = revised(subject)
    return RedlineFacts(
        **heading(subject, draft.entry),
        title=say("paper.redline", convention=draft.text.title),
        convention=draft.text.title,
        in_force_from=_since(subject.register, draft.base),
        was=len(subject.register.text(draft.base).articles),
        now=len(draft.text.articles),
        change=draft.words,
        rows=draft.rows,
        drafted_on=draft.entry.happened_at.astimezone(BEIJING).date(),
    )


def _since(register: Register, text: str) -> date | None:
    return next((one.since for one in register.texts_in_force() if one.digest == text), None)
