"""任职: posts begin and end on a day, on a basis."""

from collections.abc import Collection
from datetime import date, datetime, time

from xiangyue.acts.office import BEIJING
from xiangyue.acts.village.change_refusals import GoneAlready
from xiangyue.acts.village.councils import councils_on
from xiangyue.acts.village.roster import refuse_future
from xiangyue.errors import Refusal
from xiangyue.intake import POSTS, council_id, council_post, post_of
from xiangyue.model import By, Draft, Event, PersonChangeKind, Tenure
from xiangyue.model.happened import TenureEnded, TenuresBegun
from xiangyue.records import Register


class NoSuchPost(Refusal):
    """A post nobody knows."""

    code = "no-such-post"

    def __init__(self, *, post: str, known: tuple[str, ...]) -> None:
        super().__init__(post=post, known=known)


class PostHeld(Refusal):
    """Somebody holds the post already."""

    code = "post-held"

    def __init__(self, *, who: str, post: str, since: date) -> None:
        super().__init__(who=who, post=post, since=since)


class PostNotHeld(Refusal):
    """Somebody does not hold the post on that day."""

    code = "post-not-held"

    def __init__(self, *, who: str, post: str, day: date) -> None:
        super().__init__(who=who, post=post, day=day)


def begin_post(
    register: Register, person: str, post: str, *, on: date, until: date | None, basis: str, by: By, now: datetime
) -> int:
    """Put on record that somebody holds a post from a day on.

    Raises:
        NoSuchPost: nobody knows it.
        PostHeld: he holds it already.
        GoneAlready: he died or left before.

    """
    refuse_future(on, now=now)
    found = post_of(post)
    councils = {one.id for one in councils_on(register, on=on)}
    if found is None or _elsewhere(post, councils):
        raise NoSuchPost(post=post, known=tuple(POSTS))
    who = register.person(person)
    gone = register.gone(on).get(person)
    if gone is not None:
        raise GoneAlready(who=who.name, day=gone.on, what=gone.kind)
    for held in register.tenures(on):
        if (held.person, held.post) == (person, post):
            raise PostHeld(who=who.name, post=post, since=held.since)
    tenure = Tenure(person=person, post=post, role=found[0], body=found[1], since=on, until=until, basis=basis)
    return _put(register, TenuresBegun(tenures=(tenure,)), on=on, by=by, now=now)


def _elsewhere(post: str, councils: Collection[str]) -> bool:
    """Whether the post is one in a council the village does not have: more likely a slip than a new council."""
    told = council_post(post)
    return told is not None and post not in POSTS and council_id(told[0]) not in councils


def end_post(register: Register, person: str, post: str, *, on: date, basis: str, by: By, now: datetime) -> int:
    """Put on record that somebody holds a post no longer.

    Raises:
        PostNotHeld: he did not hold it that day.

    """
    refuse_future(on, now=now)
    gone = register.gone(on).get(person)
    died_before = gone is not None and gone.kind is PersonChangeKind.DIED and gone.on < on
    held = any((one.person, one.post) == (person, post) and one.held(on=on) for one in register.tenures())
    if not held or died_before:  # who dies holds nothing from that day on, and that day it may be put down
        raise PostNotHeld(who=register.person(person).name, post=post, day=on)
    return _put(register, TenureEnded(person=person, post=post, until=on, basis=basis), on=on, by=by, now=now)


def posts_left_open(register: Register, *, on: date) -> tuple[Tenure, ...]:
    """Return the posts that stand as held by who died or moved away: nobody has put down that they ended."""
    gone = {person for person, change in register.gone(on).items() if change.kind is not PersonChangeKind.ARRIVED}
    return tuple(one for one in register.tenures() if one.person in gone and one.held(on=on)) if gone else ()


def _put(register: Register, did: Event, *, on: date, by: By, now: datetime) -> int:
    today = now.astimezone(BEIJING).date()
    happened_at = now if on == today else datetime.combine(on, time.min, tzinfo=BEIJING)
    with register.writing(now=now) as journal:
        return journal.append(Draft(case=None, by=by, happened_at=happened_at, did=did)).number
