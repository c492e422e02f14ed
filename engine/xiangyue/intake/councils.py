"""会: the councils a village keeps beside the bodies of the law; five are usual, none is prescribed, a village names its own."""

import hashlib
import re
import string
from collections.abc import Mapping
from types import MappingProxyType

USUAL: Mapping[str, str] = MappingProxyType(
    {
        "村民议事会": "deliberation",
        "道德评议会": "moral",
        "红白理事会": "ceremony",
        "禁毒禁赌会": "antidrug",
        "村民监督会": "supervision",
    }
)
"""The five most villages have: a default, and no more than that."""

OTHERS: Mapping[str, str] = MappingProxyType(
    {"爱心互助会": "mutualaid", "老年协会": "elders", "矛盾调解会": "mediation", "乡贤参事会": "sages"}
)
"""What else is found."""

_SAME = {
    "议事会": "deliberation",
    "民主议事会": "deliberation",
    "红白喜事理事会": "ceremony",
    "村民监事会": "supervision",
    "村民调解会": "mediation",
    "孝老敬老会": "elders",
    "乡贤理事会": "sages",
}
_POST = re.compile(r"(?P<council>.{2,11}会)(?P<place>会长|理事长|副会长|副理事长|秘书长|成员|会员|理事|委员)")
_HEADS = {"会长", "理事长"}
# Bodies of the law, of the Party and of the collective, however they are shortened: a slip in one is no new council.
_NO_COUNCIL = re.compile(r"委员会|党|支部|村委|监委|合作社|经济|两委|大会|会议|代表")
_NAME = re.compile(r"[^\W\d_]{2,11}会")
_LETTERS = 8


def is_council(name: str) -> bool:
    """Whether a council may be called so."""
    return _NAME.fullmatch(name) is not None and _NO_COUNCIL.search(name) is None


def council_id(name: str) -> str:
    """Return the id of a council: what it is for, where that is known; of any other the same for the same name."""
    if known := {**USUAL, **OTHERS, **_SAME}.get(name):
        return known
    figures = hashlib.sha256(name.encode()).digest()[:_LETTERS]
    return "local_" + "".join(string.ascii_lowercase[figure % 26] for figure in figures)


def council_post(post: str) -> tuple[str, bool] | None:
    """Return the council in which that is a post, and whether it is the head's; None of any other post."""
    found = _POST.fullmatch(post)
    if found is None or not is_council(found["council"]):
        return None
    return found["council"], found["place"] in _HEADS
