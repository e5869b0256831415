"""Settings that fail loudly: each case is a process of its own with its own environment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.stack.product import CHECKOUT

SERVED = {
    "DATABASE_URL": "postgres://burden:x@db.invalid:5432/burden",
    "CELERY_BROKER_URL": "redis://redis.invalid:6379/0",
    "SECRET_KEY": "0123456789" * 5,
    "AUDIT_SEAL_KEY": "9876543210" * 5,
    "ALLOWED_HOSTS": "audit.example.org",
}


def show(expression: str, tmp_path: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Load the settings in a bare environment and print a value of them."""
    code = f"from django.conf import settings; print({expression})"
    bare = {"PATH": os.defpath, "DJANGO_SETTINGS_MODULE": "burden.settings"}
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**bare, "BURDEN_DATA": str(tmp_path), **environment},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", ["SECRET_KEY", "AUDIT_SEAL_KEY", "ALLOWED_HOSTS"])
def test_served_installation_is_refused_without(missing: str, tmp_path: Path) -> None:
    environment = {name: value for name, value in SERVED.items() if name != missing}

    result = show("settings.DEBUG", tmp_path, **environment)

    assert result.returncode != 0
    assert missing in result.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "k" * 50),
        ("SECRET_KEY", "django-insecure-" + "x" * 50),
        ("AUDIT_SEAL_KEY", "short"),
        ("ALLOWED_HOSTS", "*"),
        ("SECRET_KEY_FILE", "/nonexistent/key"),
    ],
)
def test_served_installation_is_refused_with_an_unsafe_value(
    name: str, value: str, tmp_path: Path
) -> None:
    environment = {**SERVED, name: value}
    if name == "SECRET_KEY_FILE":
        del environment["SECRET_KEY"]

    result = show("settings.DEBUG", tmp_path, **environment)

    assert result.returncode != 0
    assert "ImproperlyConfigured" in result.stderr


def test_secret_is_read_from_the_file_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("fedcba" * 9 + "\n")
    environment = {name: value for name, value in SERVED.items() if name != "SECRET_KEY"}

    result = show(
        "settings.SECRET_KEY", tmp_path, **environment, SECRET_KEY_FILE=str(tmp_path / "key")
    )

    assert result.stdout.strip() == "fedcba" * 9


def test_embedded_installation_needs_nothing_set(tmp_path: Path) -> None:
    result = show("settings.EMBEDDED, settings.DEBUG, settings.HTTPS", tmp_path)

    assert result.stdout.strip() == "True False False"
    assert not any(tmp_path.iterdir())


def test_served_installation_speaks_https_and_keeps_cookies_to_its_host(tmp_path: Path) -> None:
    names = "settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_NAME"

    result = show(names, tmp_path, **SERVED)

    assert result.stdout.strip() == "True __Host-session"


def test_what_assessors_ask_for_holds_until_it_is_set_otherwise(tmp_path: Path) -> None:
    shown = (
        "settings.AXES_FAILURE_LIMIT, settings.AXES_COOLOFF_TIME.seconds, "
        "settings.SESSION_IDLE_SECONDS, settings.PASSWORD_DAYS, settings.UNUSED_DAYS"
    )
    changed = {
        "SIGN_IN_FAILURES": "3",
        "SIGN_IN_LOCK_MINUTES": "30",
        "SIGN_IN_IDLE_MINUTES": "10",
        "PASSWORD_DAYS": "0",
        "UNUSED_DAYS": "60",
    }

    assert show(shown, tmp_path, **SERVED).stdout.strip() == "5 900 1800 90 90"
    assert show(shown, tmp_path, **SERVED, **changed).stdout.strip() == "3 1800 600 0 60"


def test_network_that_is_none_is_refused(tmp_path: Path) -> None:
    result = show("settings.DEBUG", tmp_path, **SERVED, ADMIN_ADDRESSES="10.1.0.0/16, office")

    assert result.returncode != 0
    assert "ADMIN_ADDRESSES" in result.stderr.splitlines()[-1]


def test_role_that_is_none_is_refused_where_a_second_factor_is_asked_for(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "manage.py", "check"],
        env={
            "PATH": os.defpath,
            "BURDEN_DATA": str(tmp_path),
            "SECOND_FACTOR_ROLES": "leader,sysadmin",
            **SERVED,
        },
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode != 0
    assert "SECOND_FACTOR_ROLES: no such role: sysadmin" in result.stderr


def test_deployment_check_finds_nothing(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        env={"PATH": os.defpath, "BURDEN_DATA": str(tmp_path), **SERVED},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr
