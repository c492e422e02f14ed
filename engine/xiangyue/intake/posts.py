"""职务: the posts of a village as people write them, and the roles and bodies they stand for."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from xiangyue.intake.councils import USUAL, council_id, council_post
from xiangyue.model import Body, Role

_POSTS: dict[str, tuple[str, str | None]] = {
    "村党组织书记": ("party_secretary", "party_committee"),
    "村党组织副书记": ("party_committee_member", "party_committee"),
    "村党组织委员": ("party_committee_member", "party_committee"),
    "村民委员会主任": ("committee_director", "villagers_committee"),
    "村民委员会副主任": ("committee_member", "villagers_committee"),
    "村民委员会委员": ("committee_member", "villagers_committee"),
    "村文书": ("clerk", None),
    "村务监督委员会主任": ("supervisor", "supervision_committee"),
    "村务监督委员会委员": ("supervisor", "supervision_committee"),
    "村民小组长": ("group_head", "group_meeting"),
    "村民代表": ("representative", "representatives_meeting"),
    "集体经济组织理事长": ("collective_head", "collective_assembly"),
    **{f"{name}会长": (f"council_head:{council}", f"council:{council}") for name, council in USUAL.items()},
    **{f"{name}成员": (f"council_member:{council}", f"council:{council}") for name, council in USUAL.items()},
}

POSTS: Mapping[str, tuple[Role, Body | None]] = MappingProxyType(
    {post: (Role(role), Body(body) if body else None) for post, (role, body) in _POSTS.items()}
)
"""A post's name on paper -> the role that follows from it, and the body it is held in; posts in other councils: `post_of`."""

POST_NAMES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("村支书", "村书记", "支书", "书记"), "村党组织书记"),
        **dict.fromkeys(("村支部书记", "村党支部书记", "村党总支书记", "党支部书记", "支部书记"), "村党组织书记"),
        **dict.fromkeys(("村支部副书记", "村党支部副书记", "支部副书记", "副书记"), "村党组织副书记"),
        **dict.fromkeys(("村支部委员", "村党支部委员", "支部委员", "支委"), "村党组织委员"),
        **dict.fromkeys(("村主任", "村委会主任", "村委主任"), "村民委员会主任"),
        **dict.fromkeys(("村委会副主任", "村副主任", "村委副主任"), "村民委员会副主任"),
        **dict.fromkeys(("村委会委员", "村委委员"), "村民委员会委员"),
        **dict.fromkeys(("文书",), "村文书"),
        **dict.fromkeys(("村监委主任", "监委会主任", "村务监督主任"), "村务监督委员会主任"),
        **dict.fromkeys(("村监委委员", "监委会委员", "监委会成员", "村务监督委员会成员"), "村务监督委员会委员"),
        **dict.fromkeys(("组长", "小组长", "社长"), "村民小组长"),
        **dict.fromkeys(("代表",), "村民代表"),
    }
)
"""What posts are called in tables -> what they are called on paper."""

_BETWEEN = re.compile(r"[、，,;；\/\n]|兼任?")
_NONE = {"", "无", "/", "-", "—"}


def post_of(post: str) -> tuple[Role, Body | None] | None:
    """Return the role and the body of a post, in a council of the village's own too; None of what is no post."""
    if post in POSTS:
        return POSTS[post]
    council = council_post(post)
    if council is None:
        return None
    name, heads = council
    id = council_id(name)
    return Role(f"{'council_head' if heads else 'council_member'}:{id}"), Body(f"council:{id}")


def posts_in(told: str, *, body: str = "") -> list[str]:
    """Return the posts in a cell under the names they have on paper; `body` is the council that stands beside it."""
    if told.strip() in _NONE:
        return []
    return [_named(word.strip(), body.strip()) for word in _BETWEEN.split(told) if word.strip()]


def _named(word: str, body: str) -> str:
    """会长 beside 红白理事会 is 红白理事会会长; what already says where it is held stays as it is."""
    whole = word if word.startswith(body) else f"{body}{word}"
    for one in (whole, word):
        if post_of(named := POST_NAMES.get(one, one)) is not None:
            return named
    return whole
