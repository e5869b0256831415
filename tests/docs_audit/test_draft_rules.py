"""A tried draft is told what the rules say of it before it is issued; nothing is written."""

import pytest

from docs_audit.models import RuleHit
from tests.docs_audit.drafts import ADDRESS, make_county, signed_in
from tests.rules.papers import framed

pytestmark = pytest.mark.django_db(transaction=True)

DEMAND = "请各乡镇于3月31日前将贯彻落实情况报送县政府办公室。"


@pytest.mark.parametrize(
    ("language", "told"), [("en", "in general"), ("zh-hans", "一般不要求下级报送贯彻落实情况")]
)
def test_draft_shows_rule_and_sentence(language: str, told: str) -> None:
    county = make_county()
    client = signed_in(county.cadre)
    draft = framed(DEMAND, issuer="安平县人民政府", to="各乡镇人民政府")

    answer = client.post(ADDRESS, {"text": draft}, headers={"accept-language": language})

    page = answer.content.decode()
    assert "GD-06" in page
    assert DEMAND in page
    assert told in page
    assert not RuleHit.objects.exists()


def test_clean_draft_is_told_nothing() -> None:
    county = make_county()
    draft = framed(issuer="安平县人民政府", to="各乡镇人民政府")

    answer = signed_in(county.cadre).post(ADDRESS, {"text": draft})

    assert answer.context["rules"] == []
