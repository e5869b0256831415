"""A copied paper with its superior's, as the product itself read and matched them."""

from burden.organisations.models import Level, Unit
from docs_audit.models import Match
from tests.factories.administration import make_unit
from tests.factories.compared_papers import lower_text, upper_text
from tests.factories.papers import bring, work


def make_pair() -> Match:
    """安平县 and 青河镇 below it; the township has copied the county's flood paper."""
    county = make_unit("安平县", staff=40)
    township = make_unit("青河镇", level=Level.TOWNSHIP, parent=county, staff=20)
    return bring_pair(county, township)


def bring_pair(county: Unit, township: Unit) -> Match:
    """The county's paper and the township's copy, matched."""
    bring(upper_text(), name="upper.txt", unit=county)
    bring(lower_text(), name="lower.txt", unit=township)
    work()
    return Match.objects.select_related("lower__unit", "upper__unit").get()
