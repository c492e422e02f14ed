"""The pack that comes with the program, and the code around it."""

import ast
from datetime import date
from pathlib import Path

import pytest

import xiangyue.rules
from xiangyue.model import Base, Body, Matter, Subject
from xiangyue.rules import DayNotCovered, Law, NoSuchRule
from xiangyue.rules.citation import article_words, citation
from xiangyue.rules.provision import Provision
from xiangyue.words import known, say

PROVISIONS = [(rule.id, said) for rule in Law.national().rules for said in rule.provisions]
CODE = sorted(Path(xiangyue.rules.__file__).parent.glob("*.py"))
NOT_OF_LAW = {
    "calendar.py": {5},  # Saturday
    "citation.py": {2},  # how a half is said
    "duties.py": {12, 3},  # months of a year and of a quarter
    "join.py": {2},  # pairs
    "periods.py": {8},  # the time zone
    "table.py": {2},  # the second part of a pattern
}


@pytest.mark.parametrize(("rule", "said"), PROVISIONS, ids=lambda one: one if isinstance(one, str) else one.source.id)
def test_every_provision_has_a_source_and_the_day_it_was_read(rule: str, said: Provision) -> None:
    assert said.source.name
    assert said.checked_on >= date(2026, 11, 23)
    assert said.article or not said.verified, rule
    assert said.wording


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.name)
def test_no_number_of_law_stands_in_code(path: Path) -> None:
    numbers = {
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool)
    }
    assert numbers <= {0, 1} | NOT_OF_LAW.get(path.name, set())


@pytest.mark.parametrize(
    "on", [date(2018, 12, 29), date(2025, 4, 30), date(2025, 12, 31), date(2026, 1, 1), date(2040, 1, 1)]
)
def test_every_covered_day_has_its_law_shown_in_words(law: Law, on: date) -> None:
    shown = law.show(on=on)
    assert {one.subject for one in shown} >= {Subject.QUORUM, Subject.MAJORITY, Subject.NOTICE}
    assert all(one.asks and one.citation.startswith("《") for one in shown)


def test_party_study_the_fifteen_days_and_the_yearly_assembly_stand_only_in_the_new_text(law: Law) -> None:
    before = {one.rule for one in law.show(on=date(2025, 12, 31))}
    after = {one.rule for one in law.show(on=date(2026, 1, 1))}
    assert after - before == {"R-ASM-04", "R-ASM-09", "R-PUB-04"}
    assert before <= after


def test_one_rule_is_shown_alone(law: Law) -> None:
    (shown,) = law.show(on=date(2026, 3, 1), rule="R-ASM-05")
    assert shown.asks == "到会：18周岁以上村民的过半数，或者户的三分之二以上"


def test_words_that_are_not_the_laws_own_are_said_to_be_so(law: Law) -> None:
    shown = {one.rule: one.wording for one in law.show(on=date(2026, 3, 1))}
    assert shown["R-PUB-04"].endswith("（要点，非原文）")
    assert shown["R-ASM-09"] == "应当先经村党组织研究讨论"


def test_a_rule_on_a_day_it_said_nothing_is_not_shown(law: Law) -> None:
    assert law.show(on=date(2025, 12, 31), rule="R-PUB-04") == ()
    assert law.cite_rule("R-PUB-04", date(2025, 12, 31)) == ""


def test_a_rule_nobody_wrote_is_refused(law: Law) -> None:
    with pytest.raises(NoSuchRule):
        law.show(on=date(2026, 3, 1), rule="R-NO-01")


def test_a_day_before_the_packs_is_refused(law: Law) -> None:
    with pytest.raises(DayNotCovered):
        law.show(on=date(2018, 12, 28))


@pytest.mark.parametrize(("article", "words"), [("26", "第二十六条"), ("28-3", "第二十八条第三款"), ("", "")])
def test_an_article_is_written_as_laws_write_it(article: str, words: str) -> None:
    assert article_words(article) == words


def test_a_law_known_in_one_text_is_cited_without_an_edition(law: Law) -> None:
    found = law.find(Subject.MAJORITY, body=Body("party_members_meeting"), on=date(2026, 3, 1))
    assert found is not None
    assert citation(found.provision) == "《中国共产党支部工作条例（试行）》第十一条"


@pytest.mark.parametrize("kind", [Base, Matter, Subject])
def test_every_word_a_ruling_may_show_is_known_in_chinese(kind: type[Base | Matter | Subject]) -> None:
    assert all(known(f"{kind.__name__.lower()}.{word}") for word in kind)


@pytest.mark.parametrize("body", sorted(Body.fixed))
def test_every_body_has_its_name(body: str) -> None:
    assert known(f"body.{body}")


def test_a_body_in_a_sentence_is_called_by_its_name() -> None:
    sentence = say("base-not-given", body=Body("council:moral"), wanted=(Base.MEMBERS,))
    assert "道德评议会的到会按组成人员算" in sentence
