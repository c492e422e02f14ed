"""Personal values: sealed with a key that lies apart, found without opening, recovered from paper."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiangyue.canon import digest
from xiangyue.model import happened
from xiangyue.records import (
    KeyBesideRegister,
    KeyDoesNotFit,
    KeyExists,
    KeyMissing,
    RecoveryCodeWrong,
    Register,
    Seals,
    verify,
)
from xiangyue.records.recovery import ALPHABET, code_of, key_of

from .story import Story

KEYS = st.binary(min_size=32, max_size=32)


def seals() -> Seals:
    return Seals(bytes(range(32)), register="r-shiqiao")


@given(value=st.text())
def test_what_was_sealed_opens_again(value: str) -> None:
    sealed = seals().seal(value, person="p-0001", kind="phone")
    assert seals().unseal(sealed.content, person="p-0001", kind="phone") == value
    assert sealed.digest == digest(sealed.content)
    assert not value.encode() or len(value) < 4 or value.encode() not in sealed.content


def test_the_same_value_is_sealed_otherwise_and_found_all_the_same() -> None:
    one, other = (seals().seal("13800000000", person=person, kind="phone") for person in ("p-0001", "p-0002"))
    assert one.content != other.content
    assert one.finder == other.finder
    assert one.finder != seals().finder("13800000000", kind="identity")
    assert one.finder != Seals(bytes(32), register="r-shiqiao").finder("13800000000", kind="phone")


@pytest.mark.parametrize(
    ("key", "register", "person", "kind"),
    [
        (bytes(32), "r-shiqiao", "p-0001", "phone"),
        (bytes(range(32)), "r-other", "p-0001", "phone"),
        (bytes(range(32)), "r-shiqiao", "p-0002", "phone"),
        (bytes(range(32)), "r-shiqiao", "p-0001", "identity"),
    ],
)
def test_a_value_opens_nowhere_else(key: bytes, register: str, person: str, kind: str) -> None:
    sealed = seals().seal("13800000000", person="p-0001", kind="phone")
    with pytest.raises(KeyDoesNotFit):
        Seals(key, register=register).unseal(sealed.content, person=person, kind=kind)


def test_a_bent_value_does_not_open() -> None:
    content = seals().seal("13800000000", person="p-0001", kind="phone").content
    for place in range(len(content)):
        bent = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        with pytest.raises(KeyDoesNotFit):
            seals().unseal(bent, person="p-0001", kind="phone")
    for size in (0, 1, 12, 20):
        with pytest.raises(KeyDoesNotFit):
            seals().unseal(content[:size], person="p-0001", kind="phone")


def test_a_key_is_made_once_for_its_owner_alone_and_comes_back_from_paper(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "keys" / "data.key"
    made, code = Seals.create(file, home=home, register="r")
    sealed = made.seal("13800000000", person="p", kind="phone")
    assert file.stat().st_mode & 0o077 == 0
    recovered = Seals.recover(code.lower(), tmp_path / "again.key", home=home, register="r")
    for one in (Seals.open(file, register="r"), Seals.open(tmp_path / "again.key", register="r"), recovered):
        assert one.unseal(sealed.content, person="p", kind="phone") == "13800000000"


def test_a_key_never_lies_in_the_home_and_never_goes_over_another(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "data.key"
    for inside in (home / "data.key", home / "deep" / "data.key", tmp_path / "x" / ".." / "home" / "data.key"):
        with pytest.raises(KeyBesideRegister):
            Seals.create(inside, home=home, register="r")
    Seals.create(file, home=home, register="r")
    before = file.read_bytes()
    with pytest.raises(KeyExists):
        Seals.create(file, home=home, register="r")
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [None, b"", b"half a key", b"\xff\xfe"])
def test_a_key_that_is_none_is_refused(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "data.key"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(KeyMissing):
        Seals.open(file, register="r")


@given(key=KEYS)
def test_a_recovery_code_gives_back_its_key_however_it_is_copied(key: bytes) -> None:
    code = code_of(key)
    assert not set("ILOU") & set(code)
    for copied in (
        code,
        code.lower(),
        code.replace("-", " "),
        code.replace("-", "").replace("\n", ""),
        f"\n {code} \n",
    ):
        assert key_of(copied) == key
    assert key_of(code.replace("0", "O").replace("1", "l")) == key


@given(key=KEYS, place=st.integers(0, 59), other=st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found_and_its_line_named(key: bytes, place: int, other: str) -> None:
    lines = code_of(key).replace("-", "").split("\n")
    line, column = divmod(place, 15)
    if lines[line][column] != other:
        lines[line] = lines[line][:column] + other + lines[line][column + 1 :]
        with pytest.raises(RecoveryCodeWrong) as refused:
            key_of("\n".join(lines))
        assert refused.value.facts == {"lines": (line + 1,)}


@given(key=KEYS, line=st.integers(0, 3), one=st.integers(0, 12), other=st.integers(0, 12))
def test_two_characters_that_changed_places_are_found(key: bytes, line: int, one: int, other: int) -> None:
    lines = code_of(key).replace("-", "").split("\n")
    signs = list(lines[line])
    signs[one], signs[other] = signs[other], signs[one]
    if "".join(signs) != lines[line]:
        lines[line] = "".join(signs)
        with pytest.raises(RecoveryCodeWrong):
            key_of("\n".join(lines))


def test_lines_that_changed_places_or_are_missing_are_named() -> None:
    lines = code_of(bytes(range(32))).split("\n")
    for wrong, named in (([1, 0, 2, 3], (1, 2)), ([0, 1, 2], (4,)), ([0], (2, 3, 4)), ([0, 1, 2, 3, 3], (5,))):
        with pytest.raises(RecoveryCodeWrong) as refused:
            key_of("\n".join(lines[number] for number in wrong))
        assert refused.value.facts == {"lines": named}


def test_a_sealed_value_goes_into_the_register_and_out_again(home: Path, story: Story) -> None:
    sealed = seals().seal("13800000000", person="p-0001", kind="phone")
    did = happened.ValueSealed(person="p-0001", kind="phone", sealed=sealed.digest, finder=sealed.finder)
    draft = story.draft(did, case=None)
    with Register.open(home) as register:
        with register.writing(now=story.now) as journal:
            journal.append_sealed(draft, sealed.content)
        content = register.sealed("p-0001", "phone")
        assert content is not None
        assert seals().unseal(content, person="p-0001", kind="phone") == "13800000000"
        assert register.whose(sealed.finder) == (("p-0001", "phone"),)
        assert verify(register) == ()
    assert all(b"13800000000" not in file.read_bytes() for file in home.rglob("*") if file.is_file())


def test_an_erased_value_is_gone_from_the_file(home: Path, story: Story) -> None:
    sealed = seals().seal("x" * 40, person="p-0001", kind="phone")
    did = happened.ValueSealed(person="p-0001", kind="phone", sealed=sealed.digest, finder=sealed.finder)
    drafts = story.draft(did, case=None), story.draft(happened.ValueErased(person="p-0001", kind="phone"), case=None)
    with Register.open(home) as register:
        with register.writing(now=story.now) as journal:
            journal.append_sealed(drafts[0], sealed.content)
        with register.writing(now=story.now) as journal:
            journal.append(drafts[1])
    assert all(sealed.content not in file.read_bytes() for file in home.rglob("*") if file.is_file())
