"""A matter shows what descended from it, and nothing of what happened elsewhere."""

from collections.abc import Callable
from datetime import date

from django.test import Client

from burden.organisations.models import Level, Role, Unit
from docs_audit.models import Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import paper_of

Reader = Callable[[Unit], Client]


def test_matter_shows_its_tree_to_the_scope_above(db: None, reader: Reader) -> None:
    city = make_unit("city")
    root = paper_of(city, "root paper")
    paper_of(make_unit("county", parent=city), "lower paper", root)

    page = reader(city).get(f"/matters/{root.uuid}/").content.decode()

    assert "root paper" in page
    assert "lower paper" in page


def test_branch_of_another_county_leaves_no_trace(db: None, reader: Reader) -> None:
    city = make_unit("city")
    own, other = make_unit("own county", parent=city), make_unit("other county", parent=city)
    root = paper_of(city, "root paper")
    lower = paper_of(own, "lower paper", root)
    paper_of(other, "stranger paper", root)

    page = reader(own).get(f"/matters/{lower.uuid}/").content.decode()

    assert "lower paper" in page
    assert "root paper" not in page
    assert "stranger paper" not in page
    assert "other county" not in page


def test_head_that_the_reader_may_not_open_is_told_by_its_level(db: None, reader: Reader) -> None:
    city = make_unit("江州市人民政府", level=Level.CITY)
    root = paper_of(city, "root paper")
    root.number, root.occurred_on = "江政发〔2025〕3号", date(2025, 4, 7)
    root.save()
    own = make_unit("own county", parent=city)
    lower = paper_of(own, "lower paper", root)

    page = reader(own).get(f"/matters/{lower.uuid}/", headers={"accept-language": "en"})

    tree = page.content.decode().split("<main", 1)[1]
    assert "a paper outside your scope" in tree
    assert ">city</span>" in tree
    for secret in ("root paper", "江政发〔2025〕3号", "江州市人民政府", "April 7, 2025"):
        assert secret not in tree


def test_paper_kept_to_inspectors_is_told_by_its_level_to_others_of_its_scope(
    db: None, reader: Reader
) -> None:
    county = make_unit("county")
    root = paper_of(county, "internal paper")
    Paper.objects.update(is_restricted=True)
    lower = paper_of(county, "lower paper", root)
    cadre = Client()
    cadre.force_login(make_person(Role.CADRE, county), "django.contrib.auth.backends.ModelBackend")

    page = cadre.get(f"/matters/{lower.uuid}/").content.decode()

    assert "internal paper" not in page
    assert "lower paper" in page


def test_matter_without_anything_open_is_not_found(db: None, reader: Reader) -> None:
    root = paper_of(make_unit("city"), "root paper")

    assert reader(make_unit("elsewhere")).get(f"/matters/{root.uuid}/").status_code == 404
