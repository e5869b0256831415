"""The broker is not filled with messages that say the same."""

from burden.jobs import services
from burden.jobs.doorbell import Doorbell
from tests.faults.conftest import Site


def test_burst_of_requests_rings_far_less_often(site: Site) -> None:
    for number in range(50):
        services.enqueue("unheard-of", str(number))

    assert site.rings < 25


def test_muted_bell_rings_again_afterwards(site: Site) -> None:
    doorbell = Doorbell()

    with doorbell.muted():
        doorbell.ring()
    assert site.rings == 0

    doorbell.ring()
    assert site.rings == 1
