"""标题: how a long title breaks, so that no word and no 《name》 is torn (GB/T 9704-2012, 7.3.1)."""

import re

# A quoted name with what belongs to it, what leads to it, what follows.
_PHRASES = re.compile(r"《[^《》]*》[的和及与、]*|[^《]+")


def balanced(title: str, most: int = 20) -> tuple[str, ...]:
    """Return the lines of a title of which a line holds `most` characters; as few and as even as the phrases allow."""
    if len(title) <= most:
        return (title,)
    phrases = _PHRASES.findall(title)
    breaks = [sum(map(len, phrases[:count])) for count in range(1, len(phrases))]
    apt = [at for at in breaks if at <= most and len(title) - at <= most]
    if apt:
        at = min(apt, key=lambda at: abs(2 * at - len(title)))
        return (title[:at], title[at:])
    return _cut(title, most)


def _cut(title: str, most: int) -> tuple[str, ...]:
    """No phrase ends where a line could: cut into even lines."""
    lines = -(-len(title) // most)
    each = -(-len(title) // lines)
    return tuple(title[start : start + each] for start in range(0, len(title), each))
