import pytest
from django.conf import settings
from django.test import Client


@pytest.mark.parametrize(
    ("token", "header", "status"),
    [
        ("", "Bearer ", 404),
        ("", "", 404),
        ("secret", "Bearer other", 404),
        ("secret", "Bearer secret", 200),
    ],
)
def test_metrics_are_shown_to_the_holder_of_the_token(
    client: Client, monkeypatch: pytest.MonkeyPatch, token: str, header: str, status: int
) -> None:
    monkeypatch.setattr(settings, "METRICS_TOKEN", token)

    answer = client.get("/metrics/", headers={"authorization": header})

    assert answer.status_code == status
