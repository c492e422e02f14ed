"""条文体检: what a convention should not say, found by patterns with a day and a source; it advises and never blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Self

from xiangyue.model import Article, Text
from xiangyue.rules.citation import citation
from xiangyue.rules.pack import read_toml, sources_of
from xiangyue.rules.pack_refused import PackProblem
from xiangyue.rules.provision import Provision, Source
from xiangyue.rules.table import Table

_SENTENCE = re.compile(r"[^。；;！!？?\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """One kind of clause, how it is recognised, and what to write in its place."""

    id: str  # F-FINE
    name: str
    why: str
    instead: str
    words: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """提示: a clause of the text to be looked at, and the lawful wording."""

    flag: str
    article: str
    number: int
    words: str
    name: str
    why: str
    instead: str
    citation: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlags:
    """The list of a pack. What the law of the day does not speak of is not flagged."""

    flags: tuple[RedFlag, ...]
    content: bytes = field(repr=False)

    @classmethod
    def load(cls, path: Path | Traversable) -> Self:
        """Read a pack.

        Raises:
            PackRefused: it cannot be read, or says something this program does not know.

        """
        content, table = read_toml(path)
        sources = sources_of(table)
        flags = tuple(_flag(Table(told, file=path.name, where="flag"), sources) for told in table.tables("flag"))
        table.done()
        return cls(flags=flags, content=content)

    @classmethod
    def national(cls) -> Self:
        """Read the list that comes with the program."""
        return cls.load(resources.files("xiangyue.rules") / "packs" / "red_flags.toml")

    def check_words(self, text: Text, *, on: date) -> tuple[Flagged, ...]:
        """Return what to look at, article by article; of one kind only the first place in an article."""
        return tuple(
            _flagged(flag, said, article, number, words)
            for number, article in enumerate(text.articles, start=1)
            for flag in self.flags
            if (said := _in_force(flag, on)) is not None
            if (words := next(_found(flag, article), None)) is not None
        )


def _flag(table: Table, sources: dict[str, Source]) -> RedFlag:
    table.rule = table.take("id", str)
    flag = RedFlag(
        id=table.rule,
        name=table.take("name", str),
        why=table.take("why", str),
        instead=table.take("instead", str),
        words=_patterns(table, "words"),
        unless=_patterns(table, "unless"),
        provisions=tuple(
            _provision(Table(told, file=table.file, rule=table.rule, where="version"), sources)
            for told in table.tables("version")
        ),
    )
    table.done()
    return flag


def _patterns(table: Table, key: str) -> tuple[re.Pattern[str], ...]:
    try:
        return tuple(re.compile(one) for one in table.may(key, list, []))
    except (re.error, TypeError):
        raise table.refused(PackProblem.BAD_VALUE, key) from None


def _provision(table: Table, sources: dict[str, Source]) -> Provision:
    law = table.take("law", str)
    if law not in sources:
        raise table.refused(PackProblem.NO_SOURCE, law)
    provision = Provision(
        source=sources[law],
        article=table.may("article", str, ""),
        wording="",
        verbatim=False,
        in_force_from=table.take("from", date),
        in_force_to=table.day_or_none("to"),
        verified=table.take("verified", bool),
        checked_on=table.take("checked_on", date),
    )
    table.done()
    return provision


def _in_force(flag: RedFlag, on: date) -> Provision | None:
    return next((one for one in flag.provisions if one.in_force(on=on)), None)


def _found(flag: RedFlag, article: Article) -> Iterator[str]:
    """Yield the words a flag stands on, sentence by sentence, but for those that say the opposite."""
    for sentence in _SENTENCE.findall(article.words):
        spared = [one.span() for pattern in flag.unless for one in pattern.finditer(sentence)]
        for pattern in flag.words:
            for one in pattern.finditer(sentence):
                if not any(begin < one.end() and one.start() < end for begin, end in spared):
                    yield one.group()


def _flagged(flag: RedFlag, said: Provision, article: Article, number: int, words: str) -> Flagged:
    return Flagged(
        flag=flag.id,
        article=article.id,
        number=number,
        words=words,
        name=flag.name,
        why=flag.why,
        instead=flag.instead,
        citation=citation(said),
        verified=said.verified,
    )
