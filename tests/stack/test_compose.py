import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from burden.stack.postgres import Postgres
from tests.stack.product import CHECKOUT

SECRETS = {
    "ALLOWED_HOSTS": "audit.example.org",
    "AUDIT_SEAL_KEY": "9876543210" * 5,
    "POSTGRES_PASSWORD": "from-the-file",
    "REDIS_PASSWORD": "from-the-file",
    "SECRET_KEY": "0123456789" * 5,
}


@pytest.fixture(autouse=True)
def docker_compose() -> None:
    if shutil.which("docker-compose") is None:
        if "CI" in os.environ:
            pytest.fail("docker-compose is missing")
        pytest.skip("not run: apt-get install docker-compose")


def config(environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["docker-compose", "config"],
        env={"PATH": os.environ["PATH"], **environment},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )


def services() -> dict[str, Any]:
    result = config(SECRETS)
    assert result.returncode == 0, result.stderr
    services: dict[str, Any] = yaml.safe_load(result.stdout)["services"]
    return services


def test_compose_file_is_valid_and_names_every_process() -> None:
    assert set(services()) == {"prepare", "web", "worker", "beat", "redis", "postgres"}


@pytest.mark.parametrize("name", sorted(SECRETS))
def test_compose_refuses_to_start_without(name: str) -> None:
    result = config({key: value for key, value in SECRETS.items() if key != name})

    assert result.returncode != 0
    assert f"set {name}" in result.stderr


def test_every_lasting_service_is_watched_and_comes_back() -> None:
    for name, service in services().items():
        if name != "prepare":
            assert "healthcheck" in service, name
            assert service["restart"] == "unless-stopped", name


def test_data_of_every_service_lies_in_a_volume() -> None:
    volumes = {name: service.get("volumes", []) for name, service in services().items()}

    assert all(volumes.values()), volumes


def test_redis_writes_every_message_down() -> None:
    command = services()["redis"]["command"]

    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command


def test_web_is_published_to_this_machine_only_unless_told_otherwise() -> None:
    assert services()["web"]["ports"] == ["127.0.0.1:8000:8000/tcp"]


def test_postgresql_writes_its_log_as_the_embedded_one_does() -> None:
    embedded = Postgres(Path("/home"), Path("/home"), None).command()

    for name in ("max_wal_size", "checkpoint_timeout"):
        (setting,) = (part for part in embedded if part.startswith(f"{name}="))
        assert setting in services()["postgres"]["command"]
