"""读回条文: what somebody changed in WPS or Word, against the text in force; nothing is written here."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from xiangyue.acts.convention.at_hand import Said, reasons_given, text_at_hand
from xiangyue.acts.convention.reshaped import Noticed, noticed
from xiangyue.acts.convention.texts import text_on
from xiangyue.acts.office import Office
from xiangyue.errors import Refusal
from xiangyue.intake import HandedIn, Known, TextFlaw, TextNotRead, matched, read_handed_in, tidy
from xiangyue.model import Article, Change, ChangeKind, RedlineRow, Text, redline
from xiangyue.model.revise import changes_between

_NUMBERED = re.compile(r"a-([0-9]+)")


class NothingChanged(Refusal):
    """The file holds the text in force, word for word."""

    code = "nothing-changed"

    def __init__(self, *, name: str, count: int) -> None:
        super().__init__(name=name, count=count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A text read back beside the text in force; reasons stand where they were given before."""

    base: Text
    text: Text
    changes: tuple[Change, ...]

    @property
    def rows(self) -> tuple[RedlineRow, ...]:
        """The 修改对照表."""
        return redline(self.base, self.text, self.changes)

    @property
    def noticed(self) -> tuple[Noticed, ...]:
        """What became of articles as wholes."""
        return tuple(noticed(self.base, self.text))

    @property
    def untouched(self) -> int:
        """How many articles in force stay as they are, to the letter."""
        return len(self.base.articles) - self.count(ChangeKind.CHANGE) - self.count(ChangeKind.STRIKE)

    def count(self, kind: ChangeKind) -> int:
        """Return how many articles are changed, added or struck."""
        return sum(change.kind is kind for change in self.changes)


def compare(office: Office, number: str, content: bytes, *, name: str, on: date) -> Compared:
    """Return what the file would change; articles keep their ids, those of the case's last draft too.

    Raises:
        DocxRefused, FileRefused, TextNotRead: the file cannot be read.
        NothingChanged: it says what is in force already.
        NoTextInForce, NoSuchCase: there is nothing to compare it with.

    """
    draft = text_at_hand(office, number, on=on)
    base = text_on(office, on=on)
    standing = frozenset(line.strip() for text in (base, draft) for one in text.articles for line in _lines(one))
    handed_in = read_handed_in(content, name=name, standing=standing)
    _check_title(base, handed_in, name)
    compared = _compared(base, draft, handed_in, _new_ids(office, base, draft))
    if not compared.changes:
        raise NothingChanged(name=name, count=len(compared.base.articles))
    return _with_old_reasons(compared, reasons_given(office, number))


def _lines(article: Article) -> list[str]:
    return article.words.split("\n")


def _check_title(base: Text, handed_in: HandedIn, name: str) -> None:
    """A revision says nothing of the title; blanks within it are a matter of layout."""
    if handed_in.title and "".join(handed_in.title.split()) != "".join(base.title.split()):
        raise TextNotRead(name=name, flaw=TextFlaw.TITLE_CHANGED, what=base.title)


def _compared(base: Text, draft: Text, handed_in: HandedIn, new_ids: Iterator[str]) -> Compared:
    known = {one.id: one for one in _known(base, draft)}
    found = matched(handed_in.pieces, tuple(known.values()))
    order = [one.id for one in base.articles]
    stay = _longest_run(order, [article for article in found if article in order])
    articles = []
    for piece, article in zip(handed_in.pieces, found, strict=True):
        # An article found at another place: no change can say that, so it is struck there and added here.
        moved = article in order and article not in stay
        kept = next(new_ids) if article is None or moved else article
        # Blanks nobody sees are no change: the words stay those of the record.
        same = (words for words in (known[article].words if article else ()) if tidy(words) == piece.words)
        articles.append(Article(id=kept, words=next(same, piece.words)))
    text = Text(title=base.title, articles=tuple(articles))
    return Compared(base=base, text=text, changes=changes_between(base, text))


def _known(base: Text, draft: Text) -> list[Known]:
    """Return every article there is, with its words in force and in the draft, numbered as it was handed out."""
    numbers = {one.id: number for number, one in enumerate(draft.articles, start=1)}
    words: dict[str, tuple[str, ...]] = {}
    for one in (*base.articles, *draft.articles):
        words[one.id] = (*words.get(one.id, ()), one.words)
    return [Known(id=article, words=told, number=numbers.get(article)) for article, told in words.items()]


def _longest_run(order: Sequence[str], found: Sequence[str]) -> frozenset[str]:
    """Return the most articles that stand in the file in the order they had; the others were moved."""
    places = {article: place for place, article in enumerate(order)}
    ends: list[int] = []  # the first place at which a run of each length may end
    runs: list[tuple[str, ...]] = []
    for article in found:
        length = bisect_left(ends, places[article])
        run = (*(runs[length - 1] if length else ()), article)
        ends[length : length + 1], runs[length : length + 1] = [places[article]], [run]
    return frozenset(runs[-1] if runs else ())


def _new_ids(office: Office, base: Text, draft: Text) -> Iterator[str]:
    """Yield ids no article of this convention ever had."""
    past = [office.register.text(one.digest) for one in office.register.texts_in_force()]
    used = [one.id for text in (*past, base, draft) for one in text.articles]
    last = max((int(told[1]) for article in used if (told := _NUMBERED.fullmatch(article))), default=0)
    return (f"a-{number:02}" for number in count(last + 1))


def _with_old_reasons(compared: Compared, reasons: Mapping[Said, str]) -> Compared:
    """Keep the reason of a change that was made before in the same words."""
    changes = (replace(one, reason=reasons.get((one.kind, one.article, one.words), "")) for one in compared.changes)
    return replace(compared, changes=tuple(changes))
