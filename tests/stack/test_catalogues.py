import gettext
from pathlib import Path

import pytest

from burden.stack.catalogues import Catalogue

_TEMPLATE = """{% load i18n %}
<p class="it's">
  {% translate "Sign in" %}
    {% blocktranslate count total=n trimmed %}
      {{ total }} paper{% plural %}{{ total }} papers
    {% endblocktranslate %}
</p>"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(_TEMPLATE)
    return path


@pytest.fixture
def catalogue(tmp_path: Path, source: Path) -> Catalogue:
    catalogue = Catalogue("zh_Hans_CN", tmp_path / "locale", (source,))
    catalogue.update()
    return catalogue


def translate(catalogue: Catalogue, english: str, chinese: str) -> None:
    po = catalogue.folder / "django.po"
    before, after = po.read_text().split(english, 1)
    po.write_text(before + english + after.replace('""', f'"{chinese}"', 1))
    catalogue.update()


def test_catalogue_names_what_is_not_translated(catalogue: Catalogue) -> None:
    assert list(catalogue.faults()) == [
        "not translated: %(total)s paper",
        "not translated: Sign in",
    ]


def test_catalogue_is_complete_and_usable_when_all_is_translated(catalogue: Catalogue) -> None:
    translate(catalogue, 'msgid "Sign in"', "登录")
    translate(catalogue, 'msgid_plural "%(total)s papers"', "%(total)s 份")

    with (catalogue.folder / "django.mo").open("rb") as file:
        loaded = gettext.GNUTranslations(file)

    assert list(catalogue.faults()) == []
    assert loaded.gettext("Sign in") == "登录"


def test_catalogue_names_a_translation_that_lost_its_placeholder(catalogue: Catalogue) -> None:
    translate(catalogue, 'msgid_plural "%(total)s papers"', "份")

    assert "other placeholders in the translation: %(total)s paper" in catalogue.faults()


def test_catalogue_keeps_translations_and_drops_what_is_gone(
    catalogue: Catalogue, source: Path
) -> None:
    translate(catalogue, 'msgid "Sign in"', "登录")
    source.write_text('{% load i18n %}{% translate "Sign in" %}{% translate "Sign out" %}')

    catalogue.update()

    assert list(catalogue.faults()) == ["not translated: Sign out"]


def test_check_names_sources_that_changed_since_the_last_update(
    catalogue: Catalogue, source: Path
) -> None:
    source.write_text('{% load i18n %}{% translate "Sign out" %}')

    faults = list(catalogue.faults())

    assert "not in the catalogue: Sign out" in faults
    assert "no longer used: Sign in" in faults
