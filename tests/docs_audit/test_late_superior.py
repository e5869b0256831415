"""A superior paper that arrives late meets every copy made of it, however many there are."""

import pytest

from burden.jobs import services as jobs
from burden.organisations.models import Level
from docs_audit import indexing
from docs_audit.models import Match
from docs_audit.textreuse.store import POSTINGS
from tests.factories.administration import make_unit
from tests.factories.papers import make_paper, work
from tests.textreuse.office import FIRE

pytestmark = pytest.mark.django_db(transaction=True)

COPIES = POSTINGS + 16


def test_late_superior_is_named_as_the_source_of_more_copies_than_a_question_reads() -> None:
    county = make_unit("安平县人民政府", level=Level.COUNTY)
    for number in range(COPIES):
        town = make_unit(f"第{number}镇人民政府", level=Level.TOWNSHIP, parent=county)
        copied = FIRE.replace("全省", "全镇")
        indexing.index_paper(make_paper(town, title=f"第{number}镇消防工作要点", body=copied))
    top = make_paper(county, body=FIRE)
    indexing.index_paper(top)

    jobs.enqueue("paper.meet", str(top.uuid))
    work()

    sources = Match.objects.filter(upper=top)
    assert sources.count() == COPIES
    assert set(sources.values_list("relation", flat=True)) == {"copied"}
