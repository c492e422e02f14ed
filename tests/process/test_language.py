import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xiangyue.model import FactValue
from xiangyue.process.asking import Asker
from xiangyue.process.kinds import FactKind
from xiangyue.process.language import Always, Among, Condition, Either, Every, Holds, Not, names
from xiangyue.process.parsing import LONGEST, NotAConditionError, parse

BOOLEANS = ["ruling.quorum.met", "ruling.majority.met", "case.published"]
WORDS = ("none", "agreed", "to_draft", "reopened")

ALWAYS = st.builds(Always, st.booleans())
HOLDS = st.builds(Holds, st.sampled_from(BOOLEANS))
AMONG = st.builds(Among, st.just("case.review"), st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple))
IS = st.builds(Among, st.sampled_from(BOOLEANS), st.lists(st.booleans(), min_size=1, max_size=3).map(tuple))
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    st.one_of(ALWAYS, HOLDS, AMONG, IS),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(Every, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Either, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)
KINDS: dict[str, FactKind] = {"case.review": WORDS, **dict.fromkeys(BOOLEANS, bool)}


def written(condition: Condition) -> str:
    match condition:
        case Always(value):
            return str(value).lower()
        case Holds(name):
            return name
        case Among(name, values):
            told = (f'"{value}"' if isinstance(value, str) else str(value).lower() for value in values)
            return f"{name} in ({', '.join(told)})"
        case Not(inner):
            return f"not ({written(inner)})"
        case Every(parts):
            return " and ".join(f"({written(part)})" for part in parts)
        case Either(parts):
            return " or ".join(f"({written(part)})" for part in parts)


@given(CONDITIONS)
def test_what_is_written_is_read_as_it_was_meant(condition: Condition) -> None:
    text = written(condition)
    assume(len(text) <= LONGEST)
    assert parse(text) == condition


@given(
    CONDITIONS,
    st.fixed_dictionaries({}, optional={name: st.booleans() for name in BOOLEANS}),
    st.sampled_from([None, *WORDS]),
)
def test_a_condition_is_always_true_or_false(condition: Condition, facts: dict[str, bool], review: str | None) -> None:
    told: dict[str, FactValue | None] = {**facts, "case.review": review}
    assert Asker(told.get, call="", kinds=KINDS).holds(condition) in {True, False}


@given(CONDITIONS, st.fixed_dictionaries({name: st.booleans() for name in BOOLEANS}))
def test_not_is_the_contrary(condition: Condition, facts: dict[str, FactValue]) -> None:
    asker = Asker(facts.get, call="", kinds=KINDS)
    assert asker.holds(Not(condition)) is not asker.holds(condition)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse(text)
    except NotAConditionError:
        return


@given(st.text(alphabet="()!=,.\"' andortinfaluesx_", max_size=60))
def test_any_text_of_its_own_letters_is_read_or_refused(text: str) -> None:
    try:
        parse(text)
    except NotAConditionError:
        return


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("ruling.quorum.met", Holds("ruling.quorum.met")),
        ('case.review == "agreed"', Among("case.review", ("agreed",))),
        ("case.review == 'agreed'", Among("case.review", ("agreed",))),
        ('case.review != "agreed"', Not(Among("case.review", ("agreed",)))),
        ('case.review in ("agreed", "none")', Among("case.review", ("agreed", "none"))),
        ("case.published == false", Among("case.published", (False,))),
        ("not case.published and true", Every((Not(Holds("case.published")), Always(True)))),
        ("case.a or case.b and case.c", Either((Holds("case.a"), Every((Holds("case.b"), Holds("case.c")))))),
        ("(case.a or case.b) and case.c", Every((Either((Holds("case.a"), Holds("case.b"))), Holds("case.c")))),
    ],
)
def test_it_reads(text: str, condition: Condition) -> None:
    assert parse(text) == condition


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "and",
        "case.a and",
        "not",
        "case.a case.b",
        "(case.a",
        "case.a)",
        "case.a == ",
        "case.a == case.b",
        '"a" == "a"',
        "case.a in ()",
        'case.a in ("x",)',
        'case.a in "x"',
        "case.a = true",
        "case.a < 3",
        "case.a > case.b",
        "case.a + 1",
        "9**9**9 > 0",
        "1/0",
        "1 < 'a'",
        "[1][3]",
        "len(5)",
        "case['a']",
        "case.a()",
        "case.__class__()",
        "lambda: 1",
        "(n := 1)",
        "case.a if case.b else case.c",
        "case..a",
        ".a",
        "a.",
        'case.a == "x',
        r'case.a == "\x41"',
        "case.a == “x”",
        "case.a; case.b",
        "case.a\x00",
        "案.是",
    ],
)
def test_it_refuses(text: str) -> None:
    with pytest.raises(NotAConditionError):
        parse(text)


def test_it_refuses_what_is_too_long() -> None:
    with pytest.raises(NotAConditionError):
        parse("case.published or " * (LONGEST // 10) + "case.published")


def test_it_refuses_brackets_without_end() -> None:
    with pytest.raises(NotAConditionError):
        parse("(" * 100 + "case.a" + ")" * 100)


def test_it_says_near_what_it_stopped() -> None:
    with pytest.raises(NotAConditionError) as refused:
        parse("case.a and 3 > 2")
    assert refused.value.near == "3 > 2"


def test_it_names_what_it_reads() -> None:
    assert names(parse('case.a and not (case.b == "x" or case.c)')) == ("case.a", "case.b", "case.c")
