"""条文."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from xiangyue.canon import read
from xiangyue.model import Article, Text, TextInForce
from xiangyue.records import tables
from xiangyue.records.questions.journal import OfTheJournal
from xiangyue.records.refusals import NoSuchText

if TYPE_CHECKING:
    from xiangyue.model.happened import TextRevised


class OfTexts(OfTheJournal):
    """Questions about the convention and its drafts."""

    def text(self, digest: str) -> Text:
        """Return a text.

        Raises:
            NoSuchText: the register has none of that digest.

        """
        text, article = tables.of("text"), tables.of("article")
        articles = select(article.c.id, article.c.words).where(article.c.text == digest).order_by(article.c.place)
        with self._asking() as ask:
            title = ask.execute(select(text.c.title).where(text.c.digest == digest)).scalar()
            found = ask.execute(articles).all()
        if title is None:
            raise NoSuchText(text=digest)
        return Text(title=title, articles=tuple(Article(id=one.id, words=one.words) for one in found))

    def text_in_force(self, on: date) -> Text | None:
        """Return the convention of a day."""
        past = [one for one in self.texts_in_force() if one.since <= on]
        return self.text(past[-1].digest) if past else None

    def texts_in_force(self) -> tuple[TextInForce, ...]:
        """Return which text was the convention from when, the oldest first."""
        in_force = tables.of("in_force")
        query = select(in_force).order_by(in_force.c.since, in_force.c.entry)
        with self._asking() as ask:
            return tuple(
                TextInForce(digest=row.text, since=row.since, basis=row.basis, case=row.case_number)
                for row in ask.execute(query)
            )

    def revision(self, case: str) -> "TextRevised | None":
        """Return the last draft of a case with its changes; of a vote item by item, what was adopted."""
        from xiangyue.model.happened import TextRevised, VotesCounted  # noqa: PLC0415 - a list to do needs no event

        drafted, voted = self.entries_of(case, TextRevised), self.entries_of(case, VotesCounted)
        if voted and voted[-1].number > drafted[-1].number:
            adopted = read(VotesCounted, voted[-1].payload["did"])
            if adopted.changes:
                return TextRevised(base=adopted.base, changes=adopted.changes, text=adopted.text)
        return read(TextRevised, drafted[-1].payload["did"]) if drafted else None
