"""What stands around every page is rendered once, and yet is each person's own on each page."""

from typing import Any

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client
from django.utils.html import escape

from burden.organisations.models import Role
from tests.factories.administration import make_person, make_unit

pytestmark = pytest.mark.django_db


def test_frame_is_that_of_the_person_the_page_and_the_language() -> None:
    county = make_unit("安平县")
    first, second = make_person(Role.INSPECTOR, county), make_person(Role.CADRE, county)
    second.full_name = "<name><role>&"
    second.single_keys = False
    second.save()
    clients = {}
    for person in (first, second):
        clients[person] = Client()
        clients[person].force_login(person, "django.contrib.auth.backends.ModelBackend")

    ours = clients[first].get("/own-burden/?period=2025").text
    theirs = clients[second].get("/search/", {"words": '"<words>'}).text
    english = clients[second].get("/search/", headers={"accept-language": "en"}).text
    again = clients[first].get("/search/").text

    assert str(first) in ours
    assert str(second) not in ours
    assert 'name="next" value="/own-burden/?period=2025"' in ours
    assert "&lt;name&gt;&lt;role&gt;&amp;" in theirs
    assert str(first) not in theirs
    assert 'value="&quot;&lt;words&gt;"' in theirs
    assert 'placeholder="文号、标题或单位"' in theirs
    assert 'placeholder="文号、标题或单位"' not in ours
    assert "Sign out" in english
    assert "Sign out" not in theirs
    assert 'data-search value=""' in again
    assert 'name="next" value="/search/"' in again


def test_value_named_like_a_tag_of_the_page_leaves_the_tag_alone() -> None:
    page = Template("{% load frame %}{% once title=title %}<title>{{ title }}</title>{% endonce %}")
    for title in ("森林防火", "<b>"):
        shown = page.render(Context({"title": title}))
        assert shown == f"<title>{escape(title)}</title>"


def test_what_is_rendered_once_sees_nothing_of_the_page() -> None:
    page = Template("{% load frame %}{% once name=name %}{{ name }}{{ secret }}{% endonce %}")

    def said(**values: Any) -> str:
        return page.render(Context(values))

    assert said(name="<name>", secret="a") == "&lt;name&gt;"
    assert said(name="b", secret="c") == "b"
    assert said(name=None, secret="d") == ""
    for values in ("name", "name=name by state", "name=name by state=state name"):
        with pytest.raises(TemplateSyntaxError):
            Template(f"{{% load frame %}}{{% once {values} %}}{{% endonce %}}")


def test_what_decides_how_a_text_looks_is_told_apart_and_what_fills_it_is_escaped() -> None:
    page = Template(
        "{% load frame %}{% once row.words day=day by state=row.state %}"
        '<b title="{{ title }}">{% if state == "open" %}100% {{ day }}'
        "{% else %}{{ state }}{% endif %}"
        "{{ unit }}</b>{{ secret }}{% endonce %}"
    )

    def said(state: str, day: str, **words: Any) -> str:
        row = {"words": {"unit": "安平县", **words}, "state": state}
        return page.render(Context({"row": row, "day": day, "secret": "a"}))

    assert said("open", "<day>", title='"%s') == '<b title="&quot;%s">100% &lt;day&gt;安平县</b>'
    assert said("done", "5", title="%(unit)s") == '<b title="%(unit)s">done安平县</b>'
    assert said("open", "", title="<unit>") == '<b title="&lt;unit&gt;">100% 安平县</b>'
