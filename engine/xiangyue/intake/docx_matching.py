"""Which article each piece of a text handed in is: by the hidden bookmark, by its number, by how much of it stayed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from xiangyue.intake.docx_text import Piece, mark_of, tidy

# What counts how much. Words that stayed as they were win over any bookmark: whoever types a new article right before
# another one leaves that one's bookmark on the new article.
_BY_MARK, _BY_NUMBER = 0.5, 0.1
_ALIKE, _ALIKE_AND_NUMBERED = 0.6, 0.35
_SAME = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An article there is: its id, the words it has or had in the draft, its number in what was handed out."""

    id: str
    words: tuple[str, ...]
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """A piece that may be an article; the greater, the likelier."""

    weight: float
    place: int
    article: str


def matched(pieces: Sequence[Piece], known: Sequence[Known]) -> list[str | None]:
    """Return for each piece the id of the article it is, None for a new one."""
    found: dict[int, str] = {}
    _take(found, (pair for place, piece in enumerate(pieces) for pair in _the_same(place, piece, known)))
    left = [article for article in known if article.id not in found.values()]
    rest = [(place, piece) for place, piece in enumerate(pieces) if place not in found]
    _take(found, (pair for place, piece in rest for pair in _alike(place, piece, left)))
    return [found.get(place) for place in range(len(pieces))]


def _take(found: dict[int, str], pairs: Iterable[_Pair]) -> None:
    """Take the likeliest pairs first; no piece and no article is taken twice."""
    taken = set(found.values())
    for pair in sorted(pairs, key=lambda one: (-one.weight, one.place, one.article)):
        if pair.place not in found and pair.article not in taken:
            found[pair.place] = pair.article
            taken.add(pair.article)


def _the_same(place: int, piece: Piece, known: Sequence[Known]) -> Iterable[_Pair]:
    """Yield what stayed word for word; of several alike, the bookmark decides, then the number."""
    for article in known:
        if any(tidy(one) == piece.words for one in article.words):
            bonus = _BY_MARK * _marked(piece, article) + _BY_NUMBER * _numbered(piece, article)
            yield _Pair(weight=_SAME + bonus, place=place, article=article.id)


def _alike(place: int, piece: Piece, known: Sequence[Known]) -> Iterable[_Pair]:
    """Yield what may be one article."""
    for article in known:
        marked, numbered = _marked(piece, article), _numbered(piece, article)
        least = 0.0 if marked else _ALIKE_AND_NUMBERED if numbered else _ALIKE
        likeness = max(_likeness(tidy(one), piece.words, least) for one in article.words)
        if likeness >= least:
            weight = likeness + _BY_MARK * marked + _BY_NUMBER * numbered
            yield _Pair(weight=weight, place=place, article=article.id)


def _marked(piece: Piece, article: Known) -> bool:
    return mark_of(article.id) in piece.marks


def _numbered(piece: Piece, article: Known) -> bool:
    return piece.number is not None and piece.number == article.number


def _likeness(old: str, new: str, least: float) -> float:
    """Return how much of the words stayed; what is cheaply seen to be too little is not counted."""
    compared = SequenceMatcher(a=old, b=new, autojunk=False)
    if compared.real_quick_ratio() < least or compared.quick_ratio() < least:
        return -_SAME
    return compared.ratio()
