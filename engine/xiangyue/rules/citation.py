"""How a law, an article and a share are written in Chinese, in this one place."""

from fractions import Fraction

from xiangyue.model import chinese
from xiangyue.rules.provision import Provision, Source
from xiangyue.words import say

HALF = Fraction(1, 2)  # not of law: 过半数 is how one says more than a half


def law_name(source: Source) -> str:
    """Return 村民委员会组织法（2025年修正）."""
    return f"{source.name}（{source.edition}）" if source.edition else source.name


def article_words(article: str) -> str:
    """Return 第二十八条第三款 for 28-3."""
    number, _, paragraph = article.partition("-")
    words = f"第{chinese(int(number))}条" if number else ""
    return f"{words}第{chinese(int(paragraph))}款" if paragraph else words


def citation(provision: Provision) -> str:
    """Return 《村民委员会组织法》第二十六条（2025年修正）."""
    source = provision.source
    edition = f"（{source.edition}）" if source.edition else ""
    doubt = "" if provision.verified else say("rule.unverified")
    return f"《{source.name}》{article_words(provision.article)}{edition}{doubt}"


def clause(provision: Provision) -> str:
    """Return the deciding clause; where it is not the law's own words, that is said."""
    if provision.verbatim or not provision.wording:
        return provision.wording
    return say("rule.gist", wording=provision.wording)


def share_words(fraction: Fraction, *, strict: bool) -> str:
    """Return 过半数, 三分之二以上 or 超过三分之一."""
    if fraction == HALF:
        return say("share.more_than_half" if strict else "share.half")
    words = f"{chinese(fraction.denominator)}分之{chinese(fraction.numerator)}"
    return say("share.more_than" if strict else "share.at_least", fraction=words)
