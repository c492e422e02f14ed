"""拟定草案 on the terminal: which article, its new words, and why; the 修改对照表 is shown before it is kept."""

from collections.abc import Mapping
from typing import Any

from xiangyue.canon import read
from xiangyue.errors import Refusal
from xiangyue.model import Change, ChangeKind, Target, chinese, redline
from xiangyue.model.revise import revise
from xiangyue.words import say
from xiangyue_cli.ask import half_width
from xiangyue_cli.ask.field import NotTakenError
from xiangyue_cli.filling.articles import placed
from xiangyue_cli.filling.by_form import Answers, ByForm, Row
from xiangyue_cli.flagging import flag_lines
from xiangyue_cli.keys import Away, can_edit, edited, line, needed, pages, phrased, pick
from xiangyue_cli.screens import owed_line, redline_lines, text_lines
from xiangyue_cli.tell import lines, tell_refusal
from xiangyue_cli.wps import bring_back, by_wps, take_out

KINDS = (ChangeKind.CHANGE, ChangeKind.STRIKE, ChangeKind.ADD)
LOOK, DONE = len(KINDS) + 1, ""
BY_WPS = {str(LOOK + 1): take_out, str(LOOK + 2): bring_back}
AGAIN, DROP = 1, 2


class Drafting(ByForm):
    """Asks the changes of a revision, one article after the other."""

    def prepare(self) -> None:
        """Know the text in force; a draft that came back is gone on with."""
        from xiangyue.acts.convention.texts import text_on  # noqa: PLC0415

        self.base = text_on(self.at.office, on=self.at.today)

    def ask(self, known: Mapping[str, Any]) -> Answers:
        """Ask changes until Enter says that this was all."""
        from xiangyue.acts.case.owed import owed_of  # noqa: PLC0415

        told = self._begun(known)
        owed = owed_of(self.at.register, self.at.case.number)
        wanted = [one for one in owed if one.defect.target is Target.TEXT]
        lines(*map(owed_line, wanted))
        while True:
            lines(say("draft.so_far", count=len(told["changes"])) if told["changes"] else say("draft.none_yet"))
            lines(say("draft.choices"), say("wps.choices"))
            typed = line(say("draft.choose"))
            if typed == DONE and told["changes"]:
                return told
            if typed == str(LOOK):
                pages(text_lines(self.base))
            elif typed in BY_WPS:
                told = self._kept(by_wps(self.at, BY_WPS[typed]))
            elif typed.isdecimal() and 1 <= int(typed[:2]) <= len(KINDS):
                told = self._one_more(told, KINDS[int(typed[:2]) - 1])

    def complete(self, answers: Mapping[str, Any]) -> bool:
        """A draft that was broken off is always asked on: only Enter says that it is all."""
        del answers
        return False

    def rows(self, answers: Answers) -> tuple[Row, ...]:
        """A row a change."""
        return tuple(
            Row(name=str(place), title=self._title(change), words=say("draft.why", reason=change["reason"]))
            for place, change in enumerate(answers["changes"])
        )

    def again(self, answers: Answers, name: str) -> Answers:
        """Word a change anew, or leave it out."""
        place = int(name)
        change = answers["changes"][place]
        rest = [one for other, one in enumerate(answers["changes"]) if other != place]
        lines(say("draft.again_choices"))
        chosen = pick(say("screen.choose"), most=DROP)
        told = self._kept(rest)
        if chosen == AGAIN:
            kind = ChangeKind(change["kind"])
            worded = self._worded(kind, change["article"], change.get("words", ""), change["reason"])
            told = self._kept([*rest[:place], {**change, **worded}, *rest[place:]])
        return told if told["changes"] else self.ask(told)

    def echo(self, answers: Answers) -> tuple[str, ...]:
        """Return the 修改对照表, and what the township would send back."""
        from xiangyue.acts.convention.flags import flags_in  # noqa: PLC0415

        changes = tuple(read(Change, {"words": "", **change}) for change in answers["changes"])
        text = revise(self.base, changes)
        flags = flag_lines(flags_in(text, on=self.at.today))
        return (say("draft.redline"), *redline_lines(redline(self.base, text, changes)), *flags)

    def _begun(self, known: Mapping[str, Any]) -> Answers:
        before = self.at.register.revision(self.at.case.number)
        if known or before is None:
            return {"changes": [*known.get("changes", ())]}
        lines(say("draft.from_before", count=len(before.changes)))
        return self._kept([_plain(change) for change in before.changes])

    def _kept(self, changes: list[dict[str, Any]]) -> Answers:
        told: Answers = {"changes": changes}
        self._keep(told)
        return told

    def _one_more(self, told: Answers, kind: ChangeKind) -> Answers:
        """Ask one change; it is kept only if the text can be made of it."""
        try:
            change = self._added() if kind is ChangeKind.ADD else self._changed(kind, told)
            whole = [one for one in told["changes"] if one["article"] != change["article"]] + [change]
            revise(self.base, [read(Change, {"words": "", **one}) for one in whole])
        except Away:
            return told
        except NotTakenError as no:
            lines(say("ask.not_taken", why=str(no)))
            return told
        except Refusal as refusal:
            tell_refusal(refusal, as_json=False)
            return told
        return self._kept(whole)

    def _changed(self, kind: ChangeKind, told: Answers) -> dict[str, Any]:
        """Ask a change of an article; one that was written before is written anew."""
        article = placed(needed(say("draft.which")), self.base)
        before: Answers = next((one for one in told["changes"] if one["article"] == article), {})
        words, reason = str(before.get("words") or self._words(article)), str(before.get("reason", ""))
        return {"kind": kind.value, "article": article, **self._worded(kind, article, words, reason)}

    def _added(self) -> dict[str, Any]:
        typed = half_width(needed(say("draft.after", last=len(self.base.articles))))
        after = "" if typed == "0" else placed(typed, self.base)
        worded = self._worded(ChangeKind.ADD, "", "", "")
        return {"kind": ChangeKind.ADD.value, "article": self._new_id(), "after": after, **worded}

    def _worded(self, kind: ChangeKind, article: str, words: str, reason: str) -> dict[str, Any]:
        """Ask the words, which stand there to be changed, and the reason."""
        if article in {one.id for one in self.base.articles}:
            lines(say("screen.article", number=chinese(self.base.place(article)), words=self._words(article)))
        told: dict[str, Any] = {}
        if kind is not ChangeKind.STRIKE:
            lines(say("draft.new_words_how" if words and can_edit() else "draft.new_words"))
            told["words"] = edited("  > ", words)
        shown = say("ask.default", value=reason) if reason else ""
        return told | {"reason": phrased(say("draft.reason", default=shown), self._reasons(), default=reason)}

    def _reasons(self) -> tuple[str, ...]:
        item = self.fields["changes"]["items"]["properties"]
        return tuple(item["reason"].get("x-phrases", ()))

    def _words(self, article: str) -> str:
        return next(one.words for one in self.base.articles if one.id == article)

    def _title(self, change: Mapping[str, Any]) -> str:
        kind = say(f"changekind.{change['kind']}")
        if change["kind"] == ChangeKind.ADD:
            behind = self.base.place(change["after"]) if change.get("after") else 0
            return (
                say("draft.added", kind=kind, after=chinese(behind)) if behind else say("draft.added_first", kind=kind)
            )
        return say("draft.changed", kind=kind, number=chinese(self.base.place(change["article"])))

    def _new_id(self) -> str:
        """Return an id no article ever had, so that ids stay."""
        register = self.at.register
        texts = [register.text(one.digest) for one in register.texts_in_force()]
        taken = {article.id for text in texts for article in text.articles} | {
            change["article"] for change in self.kept.get("changes", ())
        }
        figures = [int(one.rpartition("-")[2]) for one in taken if one.rpartition("-")[2].isdecimal()]
        return f"a-{max(figures, default=0) + 1:02}"


def _plain(change: Change) -> dict[str, Any]:
    told = {"kind": change.kind.value, "article": change.article, "words": change.words, "reason": change.reason}
    if change.after is not None:
        told["after"] = change.after
    return {name: value for name, value in told.items() if value or name == "after"}
