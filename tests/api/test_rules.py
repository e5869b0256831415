"""What the rules say of a paper, for programs."""

import pytest

from burden.organisations.models import Role, Unit
from docs_audit.models import Paper
from tests.api.conftest import program
from tests.factories.papers import bring, work
from tests.rules.papers import framed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("language", "name"), [("en", "reports or supporting papers"), ("zh-hans", "要求报送落实情况")]
)
def test_program_reads_the_sentences_with_rule_and_marks(
    city: Unit, language: str, name: str
) -> None:
    demand = "请各县于3月31日前将贯彻落实情况报送市政府办公室。"
    bring(framed(demand, issuer="临江市人民政府", to="各县人民政府"), unit=city)
    work()

    answer = program(Role.LEADER, city, language).get(
        f"/api/documents/{Paper.objects.get().uuid}/rules/"
    )

    (hit,) = answer.json()
    assert (hit["rule"], hit["softness"], hit["confidence"], hit["check"]) == (
        "GD-06",
        "general",
        "V",
        "C+A",
    )
    assert name in hit["name"]
    assert hit["showing"] == 1
    assert Paper.objects.get().text[hit["start"] : hit["end"]] == hit["sentence"] == demand
