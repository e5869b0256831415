"""How many papers a scope issued is kept by the database and never differs from the papers."""

from collections import Counter
from datetime import date

import pytest

from burden.organisations.importing.sheets import Row
from burden.organisations.models import Level, Role, Unit, User
from burden.organisations.services import import_units
from docs_audit.issuing import sums
from docs_audit.models import IssuedSum, Paper, Receipt, Upload, UploadedFile
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import make_paper

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2025, 3, 1), date(2025, 3, 31)


class Tree:
    def __init__(self) -> None:
        self.city = make_unit(level=Level.CITY)
        self.county, self.other = (make_unit(parent=self.city) for _ in range(2))
        self.township = make_unit(level=Level.TOWNSHIP, parent=self.county)
        self.reader = make_person(Role.INSPECTOR, self.city)

    def issue(self, unit: Unit, *, title: str = "督办单", white: bool = True) -> Paper:
        paper = make_paper(unit, title=title)
        paper.issued_on, paper.is_white_head, paper.kind = date(2025, 3, 7), white, "通知"
        paper.number_key = "" if white else f"〔2025〕{paper.pk}"
        paper.save()
        return paper


@pytest.fixture
def tree() -> Tree:
    return Tree()


def kept(reader: User, unit: Unit) -> Counter[tuple[date, str, bool]]:
    return counted(sums.within(reader, unit))


def counted(rows: list[sums.Issued]) -> Counter[tuple[date, str, bool]]:
    found: Counter[tuple[date, str, bool]] = Counter()
    for one in rows:
        found[one.month, one.form, one.is_white_head] += one.papers
    return found


def agrees(tree: Tree) -> bool:
    """Whether every unit's sums are what its papers come to."""
    return all(
        kept(tree.reader, unit)
        == counted(sums.of_papers(Paper.objects.filter(unit__path__startswith=unit.path)))
        for unit in Unit.objects.filter(path__startswith=tree.city.path)
    )


def test_papers_that_come_change_and_go_are_counted_at_every_superior(tree: Tree) -> None:
    slip, notice = tree.issue(tree.township), tree.issue(tree.county, white=False)
    assert kept(tree.reader, tree.city) == {
        (FIRST, "supervision", True): 1,
        (FIRST, "通知", False): 1,
    }

    slip.title = "工作提示"
    slip.save()
    notice.unit = tree.other
    notice.save()
    assert kept(tree.reader, tree.county) == {(FIRST, "prompt", True): 1}
    assert agrees(tree)

    slip.delete()
    assert kept(tree.reader, tree.county) == {}
    assert agrees(tree)


def test_folding_changes_no_figure_and_leaves_one_row_of_many(tree: Tree) -> None:
    for _ in range(3):
        tree.issue(tree.township)
    sums.fold()
    tree.issue(tree.township)
    sums.fold()

    assert list(IssuedSum.objects.filter(scope=tree.city).values_list("papers")) == [(4,)]
    assert agrees(tree)


def test_papers_of_a_moved_unit_move_with_it(tree: Tree) -> None:
    tree.issue(tree.township)
    sums.fold()
    row = {
        "id": tree.township.code,
        "name": tree.township.name,
        "level": tree.township.level,
        "parent": tree.other.code,
    }
    import_units(rows=[Row(1, row)], name="units", by=None)

    assert kept(tree.reader, tree.county) == {}
    assert kept(tree.reader, tree.other) == {(FIRST, "supervision", True): 1}
    assert agrees(tree)


def test_readers_nobody_stated_and_scans_are_told_until_somebody_does(tree: Tree) -> None:
    paper = tree.issue(tree.county)
    receipt = Receipt.objects.create(paper=paper, unit=tree.township, basis="addressed")
    upload = Upload.objects.create(unit=tree.county, channel=Upload.Channel.WEB)
    UploadedFile.objects.create(upload=upload, size=1, sha256="0", paper=paper, recognised=2)
    assert sums.unsure_within(tree.reader, tree.city, FIRST, LAST) == sums.Unsure(1, 1, 1)

    # Who read the paper before it was flagged saves it without taking the flag away.
    paper.title = "催办单"
    paper.save()
    assert sums.unsure_within(tree.reader, tree.city, FIRST, LAST) == sums.Unsure(1, 1, 1)

    receipt.readers = 3
    receipt.save()
    assert sums.unsure_within(tree.reader, tree.city, FIRST, LAST) == sums.Unsure(1, 0, 1)


def test_a_marked_paper_counts_for_inspectors_and_for_who_brought_it(tree: Tree) -> None:
    paper = tree.issue(tree.county)
    Paper.objects.update(is_restricted=True)
    clerk = make_person(Role.UNIT_EDITOR, tree.county)
    assert sum(kept(tree.reader, tree.city).values()) == 1
    assert kept(clerk, tree.county) == {}

    upload = Upload.objects.create(unit=tree.county, by=clerk, channel=Upload.Channel.WEB)
    UploadedFile.objects.create(upload=upload, size=1, sha256="0", paper=paper)
    assert sum(kept(clerk, tree.county).values()) == 1
    assert sums.unsure_within(clerk, tree.county, FIRST, LAST).papers == 1


def test_the_sums_of_another_scope_are_closed(tree: Tree) -> None:
    tree.issue(tree.other)
    stranger = make_person(Role.INSPECTOR, tree.county)

    assert sums.within(stranger, tree.other) == []
    assert sums.unsure_within(stranger, tree.other, FIRST, LAST) == sums.Unsure()
