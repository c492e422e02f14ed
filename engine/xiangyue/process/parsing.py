r"""The text of a condition, read by a parser of its own: the language is closed, and every text is read or refused.

    expression := all ("or" all)*            all    := one ("and" one)*
    one        := "not" one | "(" expression ")" | "true" | "false" | name (test)?
    test       := ("==" | "!=") value | "in" "(" value ("," value)* ")"
    value      := "text" | "true" | "false"  name   := word ("." word)+

No arithmetic, no call, no index: nothing here can run, hang or grow.
"""

import re

from xiangyue.process.language import Always, Among, Condition, Either, Every, Holds, Not, Value

LONGEST = 500  # characters
DEEPEST = 20  # brackets and nots inside one another

_TOKEN = re.compile(
    r"\s*(?:(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)"
    r"|(?P<text>\"[^\"\\]*\"|'[^'\\]*')|(?P<sign>==|!=|[(),]))",
    re.ASCII,
)
_WORDS = frozenset({"and", "or", "not", "in", "true", "false"})


class NotAConditionError(ValueError):
    """The text is not of the language; `near` is where it stops being so."""

    def __init__(self, near: str) -> None:
        self.near = near
        super().__init__(near)


def parse(text: str) -> Condition:
    """Return what a condition says.

    Raises:
        NotAConditionError: it is not of the language.

    """
    if len(text) > LONGEST:
        raise NotAConditionError(f"{text[:20]}…")
    reader = _Reader(_tokens(text))
    condition = reader.expression(0)
    if reader.rest:
        raise NotAConditionError(reader.rest[0])
    return condition


def _tokens(text: str) -> list[str]:
    tokens, at, text = [], 0, text.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise NotAConditionError(text[at : at + 20].strip())
        tokens.append(found.group(found.lastgroup or 0))
        at = found.end()
    return tokens


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self.rest = tokens

    def take(self, *wanted: str) -> str | None:
        return self.rest.pop(0) if self.rest and self.rest[0] in wanted else None

    def must(self, wanted: str) -> None:
        if self.take(wanted) is None:
            raise NotAConditionError(self.rest[0] if self.rest else "")

    def expression(self, depth: int) -> Condition:
        parts = [self.all(depth)]
        while self.take("or"):
            parts.append(self.all(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def all(self, depth: int) -> Condition:
        parts = [self.one(depth)]
        while self.take("and"):
            parts.append(self.one(depth))
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def one(self, depth: int) -> Condition:
        if depth > DEEPEST:
            raise NotAConditionError("(")
        if self.take("not"):
            return Not(self.one(depth + 1))
        if self.take("("):
            inner = self.expression(depth + 1)
            self.must(")")
            return inner
        if word := self.take("true", "false"):
            return Always(word == "true")
        return self.test(self.name())

    def name(self) -> str:
        if not self.rest or not (self.rest[0][0].isalpha() or self.rest[0][0] == "_") or self.rest[0] in _WORDS:
            raise NotAConditionError(self.rest[0] if self.rest else "")
        return self.rest.pop(0)

    def test(self, name: str) -> Condition:
        if sign := self.take("==", "!="):
            among = Among(name, (self.value(),))
            return among if sign == "==" else Not(among)
        if self.take("in"):
            self.must("(")
            values = [self.value()]
            while self.take(","):
                values.append(self.value())
            self.must(")")
            return Among(name, tuple(values))
        return Holds(name)

    def value(self) -> Value:
        if word := self.take("true", "false"):
            return word == "true"
        if not self.rest or self.rest[0][0] not in "\"'":
            raise NotAConditionError(self.rest[0] if self.rest else "")
        return self.rest.pop(0)[1:-1]
