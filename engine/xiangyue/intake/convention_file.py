"""A convention as plain text: a title, then articles that begin with 第…条."""

import re

from xiangyue.intake.flaws import FileRefused, Flaw, decoded
from xiangyue.model import Article, Text, arabic, article_name

_BEGINS = re.compile(r"第([零〇一二三四五六七八九十百千0-9０-９]{1,9})条[\s\u3000:：]*(.*)")


def read_convention(content: bytes | str, *, name: str) -> Text:
    """Return the text, its articles numbered from 1 without a gap; ids follow the numbers this once.

    Raises:
        FileRefused: no title, a line before the first article, an article out of order or without words.

    """
    title, articles, begun = "", list[list[str]](), list[int]()
    for line, words in enumerate(decoded(content, name=name).split("\n"), start=1):
        told = words.strip().strip("\u3000")
        if not told:
            continue
        if begins := _BEGINS.match(told):
            if not title:
                raise FileRefused(name=name, line=line, column=1, flaw=Flaw.NO_TITLE)
            if arabic(begins[1]) != len(articles) + 1:
                what = article_name(len(articles) + 1)
                raise FileRefused(name=name, line=line, column=1, flaw=Flaw.OUT_OF_ORDER, what=what)
            articles.append([begins[2]])
            begun.append(line)
        elif articles:
            articles[-1].append(told)
        elif title:
            raise FileRefused(name=name, line=line, column=1, flaw=Flaw.NO_ARTICLE, what=told)
        else:
            title = told
    return _text(title, articles, begun, name)


def _text(title: str, articles: list[list[str]], begun: list[int], name: str) -> Text:
    whole = ["\n".join(filter(None, lines)) for lines in articles]
    if not whole:
        raise FileRefused(name=name, line=1, column=1, flaw=Flaw.OUT_OF_ORDER, what=article_name(1))
    for number, (words, line) in enumerate(zip(whole, begun, strict=True), start=1):
        if not words:
            raise FileRefused(name=name, line=line, column=1, flaw=Flaw.EMPTY_ARTICLE, what=article_name(number))
    numbered = enumerate(whole, start=1)
    return Text(title=title, articles=tuple(Article(id=f"a-{number:02}", words=words) for number, words in numbered))
