"""Lists of a million rows are counted only so far as anybody reads them."""

import pytest

from burden.organisations.models import Level, Unit
from burden.organisations.paging import MOST, LongPaginator
from tests.benchmarks.dashboards.province import make_province

pytestmark = pytest.mark.django_db

LONG = ((Level.PROVINCE, 1, 1), (Level.CITY, 100, 1), (Level.COUNTY, 100, 1))


def test_long_list_is_counted_and_paged_up_to_a_bound() -> None:
    make_province(LONG)

    paginator = LongPaginator(Unit.objects.order_by("path"), 25)

    assert Unit.objects.count() > MOST
    assert (paginator.count, paginator.is_cut, paginator.num_pages) == (MOST, True, MOST // 25)
    assert len(paginator.get_page(paginator.num_pages)) == 25


def test_short_list_is_counted_exactly() -> None:
    make_province(LONG[:2])

    paginator = LongPaginator(Unit.objects.order_by("path"), 25)

    assert (paginator.count, paginator.is_cut, paginator.num_pages) == (101, False, 5)
