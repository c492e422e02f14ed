"""Templates are a township's own, so they may be wrong or worse: they reach nothing but the facts."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from xiangyue.assets import shelf
from xiangyue.documents import (
    AddressRefused,
    MadePaper,
    MinutesFacts,
    PaperBroken,
    Press,
    TemplateBroken,
    TemplateMissing,
)

Township = Callable[[str, str], Press]
OURS = (shelf("templates") / "papers" / "minutes.html.j2").read_text(encoding="utf-8")
STYLE = (shelf("templates") / "papers" / "paper.css").read_text(encoding="utf-8")
SVG = base64.b64encode(
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/hostname" width="9" height="9"/></svg>'
).decode()


def behind(text: str) -> str:
    """Our own template with something behind the resolution."""
    return OURS.replace('<p class="empty">', text + '\n<p class="empty">')


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ facts.__class__.__init__.__globals__ }}",
        "{{ facts.title.__class__ }}",
        "{{ facts.title.format.__self__ }}",
        "{{ '{0.__class__.__mro__}'.format(facts) }}",
        "{{ (facts.made_at.strftime).__globals__ }}",
        "{% set x = facts.agenda.__add__.__objclass__ %}{{ x }}",
        "{{ 'x' * 1000000000 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 9 ** 999999999 }}",
        "{% for i in range(1000000000) %}{% endfor %}",
        "{{ lipsum(1000000) }}",
        "{{ 'x'.center(1000000000) }}",
        "{{ '{:1000000000}'.format(1) }}",
        "{{ 'x' | center(1000000000) }}",
        "{{ facts.title | safe }}",
        "{{ [1, 2, 3] | random }}",
        "{{ facts | attr('__class__') }}",
        "{{ facts.made_at.now() }}",
        "{{ facts.nothing }}",
        "{{ 1 / 0 }}",
        "{{ facts.resolution[99] }}",
        "{% for %}",
        "{{ facts.title | nothing }}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
    ],
)
def test_a_template_that_does_what_it_may_not_is_refused(township: Township, facts: MinutesFacts, text: str) -> None:
    with pytest.raises(TemplateBroken) as refused:
        township("minutes.html.j2", behind(text)).minutes(facts)
    assert refused.value.facts["template"] == "minutes.html.j2"


def test_the_refusal_names_the_template_and_the_line(township: Township, facts: MinutesFacts) -> None:
    checklist = (shelf("templates") / "papers" / "checklist.html.j2").read_text(encoding="utf-8")
    with pytest.raises(TemplateBroken) as refused:
        township("checklist.html.j2", "\n\n{{ facts.nothing }}" + checklist).minutes(facts)
    assert (refused.value.facts["template"], refused.value.facts["line"]) == ("checklist.html.j2", 3)
    assert str(refused.value.facts["problem"]).startswith("用了没有的内容")


@pytest.mark.parametrize(
    "text",
    [
        '<img alt="" src="file:///etc/hostname">',
        '<img alt="" src="http://example.org/logo.png">',
        '<img alt="" src="logo.png">',
        '<img alt="" src="//example.org/logo.png">',
        f'<img alt="" src="data:image/svg+xml;base64,{SVG}">',
        '<object data="file:///etc/hostname"></object>',
        '<embed src="file:///etc/hostname">',
        '<link rel="stylesheet" href="file:///etc/hostname">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<a rel="attachment" href="file:///etc/hostname">hostname</a>',
        '<style>@import url("file:///etc/hostname");</style>',
        '<style>@font-face { font-family: x; src: url("file:///etc/hostname") }</style>',
        '<p style="background: url(file:///etc/hostname)">x</p>',
        '<base href="file:///etc/"><img alt="" src="hostname">',
    ],
)
def test_a_template_that_reads_a_file_or_an_address_is_refused(
    township: Township, facts: MinutesFacts, text: str
) -> None:
    with pytest.raises(AddressRefused):
        township("minutes.html.j2", behind(text)).minutes(facts)


@pytest.mark.parametrize(
    "text", ['@import url("file:///etc/hostname");', "p { background: url(http://example.org/x) }"]
)
def test_a_style_that_reads_a_file_or_an_address_is_refused(township: Township, facts: MinutesFacts, text: str) -> None:
    with pytest.raises(AddressRefused):
        township("paper.css", text + STYLE).minutes(facts)


@pytest.mark.parametrize("name", ["../../../etc/hostname", "/etc/hostname", "nothing.j2"])
def test_a_template_that_includes_what_there_is_not_is_refused(
    township: Township, facts: MinutesFacts, name: str
) -> None:
    with pytest.raises(TemplateMissing) as refused:
        township("minutes.html.j2", behind("{% include '" + name + "' %}")).minutes(facts)
    assert refused.value.facts["template"] == name


@pytest.mark.parametrize(("lost", "named"), [('id="checklist"', "程序核对表"), ('name="sig-integrity"', "防改签名栏")])
def test_a_paper_without_what_it_must_have_is_refused(
    township: Township, facts: MinutesFacts, lost: str, named: str
) -> None:
    checklist = (shelf("templates") / "papers" / "checklist.html.j2").read_text(encoding="utf-8")
    with pytest.raises(PaperBroken, match=named):
        township("checklist.html.j2", checklist.replace(lost, "")).minutes(facts)


def test_a_template_that_is_not_text_is_refused(fonts: Path, cache: Path, tmp_path: Path) -> None:
    (tmp_path / "minutes.html.j2").write_bytes("会议纪要".encode("gb18030"))
    with pytest.raises(TemplateBroken):
        Press.open(fonts=fonts, cache=cache, templates=[tmp_path])


def test_no_templates_at_all_are_refused(fonts: Path, cache: Path, tmp_path: Path, facts: MinutesFacts) -> None:
    with pytest.raises(TemplateMissing):
        Press.open(fonts=fonts, cache=cache, templates=[tmp_path / "nothing"]).minutes(facts)


def test_a_townships_template_stands_in_front_and_is_told(
    township: Township, facts: MinutesFacts, made: MadePaper
) -> None:
    own = township("minutes.html.j2", behind("<p>镇里自己加的一句。</p>"))
    assert "镇里自己加的一句" in own.page(facts, short=0, tight=False)
    told = own.minutes(facts).made_with
    assert {name for name in told if told[name] != made.made_with[name]} == {"template:minutes.html.j2"}


def test_our_own_templates_give_the_layout_engine_nothing_to_complain_of(
    fonts: Path, cache: Path, facts: MinutesFacts, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("WARNING", logger="weasyprint"), caplog.at_level("ERROR", logger="fontTools"):
        Press.open(fonts=fonts, cache=cache, templates=[shelf("templates") / "papers"]).minutes(facts)
    assert caplog.messages == []
