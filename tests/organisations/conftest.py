import pytest

from burden.organisations.models import Unit
from tests.organisations.tree import plant


@pytest.fixture
def units(db: None) -> dict[str, Unit]:
    """Province P, city C, counties K1 and K2 with departments, townships T1-T4, villages V1-V3."""
    return plant()
