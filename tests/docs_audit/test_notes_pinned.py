"""What notes can be pinned to: demands that grow, and sentences with names of other places."""

import pytest

from burden.findings import services
from burden.findings.models import Finding
from burden.findings.registry import kind_of
from burden.organisations.models import Level, Role, Unit
from docs_audit import escalating, foreign
from tests.docs_audit.chains import Line
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work
from tests.textreuse.office import framed

pytestmark = pytest.mark.django_db(transaction=True)


def places(finding: Finding, unit: Unit) -> dict[str, str]:
    return dict(kind_of(finding).places(finding, make_person(Role.INSPECTOR, unit)))


def test_sentence_of_each_demand_that_grew_is_a_place() -> None:
    line = Line()
    line.bring()
    finding = Finding.objects.get(kind=escalating.KIND, unit=line.county)

    spots = places(finding, line.county)

    assert set(spots) == {f"demand:{one['position']}" for one in finding.evidence}
    place, quote = next(iter(spots.items()))
    assert quote in line.paper_of(line.county).text
    inspector = make_person(Role.INSPECTOR, line.county)
    note = services.remark(finding=finding, by=inspector, text="核实", place=place)
    assert note.quote == quote
    assert places(finding, make_unit("外地")) == {}


def test_each_sentence_with_a_foreign_name_is_a_place() -> None:
    city = make_unit("临江市人民政府", level=Level.CITY, staff=60)
    make_unit("白水县人民政府", level=Level.COUNTY, parent=city, staff=30)
    county = make_unit("安平县人民政府", level=Level.COUNTY, parent=city, staff=30)
    asking = "三、各单位年度结余资金须经白水县财政局审批后方可结转使用。"
    text = framed(
        f"{asking}\n",
        title="安平县人民政府关于印发财务管理办法的通知",
        issuer="安平县人民政府",
        number="安政发〔2025〕8号",
        to="各乡镇人民政府",
    )
    bring(text, name="paper.txt", unit=county)
    work()
    finding = Finding.objects.get(kind=foreign.KIND)

    ((place, quote),) = places(finding, county).items()

    assert "白水县财政局" in quote
    inspector = make_person(Role.INSPECTOR, county)
    note = services.remark(finding=finding, by=inspector, text="核实", place=place)
    assert note.quote == quote
    assert places(finding, make_unit("外地")) == {}
