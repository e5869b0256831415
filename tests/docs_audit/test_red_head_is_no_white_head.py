"""A paper printed under a red head is not taken for a white one, though its number is unread."""

import pytest

from burden.organisations.models import Level
from docs_audit.models import Paper
from tests.factories.administration import make_unit
from tests.factories.papers import bring, work
from tests.samples.office import red_head_docx, red_head_pdf

pytestmark = pytest.mark.django_db(transaction=True)

HEAD = "安平县防汛抗旱指挥部"
LINES = (
    "工作提示",
    "各乡镇（街道）：",
    "请务必于今天下午5点前将防汛排查台账、现场照片报送至",
    "县防汛办邮箱，逾期通报批评。联系人：李四。",
    "县防汛办",
    "2025年7月1日",
)


@pytest.mark.parametrize(("is_red", "layout"), [(True, ["red_head"]), (False, None)])
@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_paper_without_number_is_a_white_head_unless_its_head_is_red(
    ending: str, is_red: bool, layout: list[str] | None
) -> None:
    head_points = 36 if is_red else 16
    make_page = red_head_pdf if ending == "pdf" else red_head_docx
    county = make_unit("安平县人民政府", level=Level.COUNTY)

    bring(make_page(*LINES, head=HEAD, points=head_points), name=f"tip.{ending}", unit=county)
    work()

    paper = Paper.objects.get()
    assert paper.number == ""
    assert paper.is_white_head is not is_red
    assert paper.read.get("layout") == layout
