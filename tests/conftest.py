"""Fixtures for every test: one PostgreSQL for the session, whatever number of processes run it."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase
from pytest_django import Settings

from burden.celery import app
from burden.stack.folders import DataFolder
from burden.stack.postgres import ROLE
from tests import rows
from tests.engines import TestPostgres

_SOCKET_FOLDER = "BURDEN_TEST_POSTGRES"


def pytest_configure(config: pytest.Config) -> None:
    """Start the server in the process that the others are started from, and let them find it."""
    # Pages are rendered from the sources of the static files, not from a collected copy.
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    # Hashing a password takes a quarter of a second on purpose; tests sign in often.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Django's own hook, called after each transactional test.
    TransactionTestCase._fixture_teardown = lambda _case: rows.empty()  # type: ignore[attr-defined]
    _keep_data_in(Path(tempfile.mkdtemp(prefix="burden-test-", dir="/tmp")), config)
    if _SOCKET_FOLDER in os.environ or "DATABASE_URL" in os.environ or config.option.collectonly:
        return
    postgres = TestPostgres()
    config.add_cleanup(postgres.stop)
    postgres.start()
    os.environ[_SOCKET_FOLDER] = str(postgres.socket_folder)


def _keep_data_in(folder: Path, config: pytest.Config) -> None:
    """No test touches the files or wakes the workers of an installation on this machine."""
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    settings.DATA = DataFolder(folder)
    settings.FILES_ROOT = settings.DATA.files
    settings.QUARANTINE_ROOT = settings.DATA.quarantine
    settings.REPORTS_ROOT = settings.DATA.reports
    settings.STATIC_ROOT = settings.DATA.static
    settings.CELERY_BROKER_URL = settings.DATA.broker_url
    app.conf.update(broker_url=settings.CELERY_BROKER_URL)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Point Django at the session's server; DATABASE_URL names another one, as in production."""
    if _SOCKET_FOLDER in os.environ:
        place = {"HOST": os.environ[_SOCKET_FOLDER], "USER": ROLE, "NAME": "postgres"}
        settings.DATABASES["default"].update(place)
        connections["default"].settings_dict.update(place)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """Let pytest-django empty what is only added to between transactional tests, by TRUNCATE."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("DROP TRIGGER IF EXISTS audit_entry_not_emptied ON audit_entry")
        cursor.execute("DROP TRIGGER IF EXISTS audit_seal_not_emptied ON audit_seal")
        cursor.execute("DROP TRIGGER IF EXISTS ledger_entry_not_emptied ON ledger_entry")


@pytest.fixture
def once(db: None, settings: Settings, tmp_path: Path) -> rows.Once:
    """Makes a world once for all tests that ask for it; its files lie in the test's own folder."""
    folder = tmp_path / "data"
    settings.FILES_ROOT = folder / "files"
    settings.QUARANTINE_ROOT = folder / "quarantine"
    settings.REPORTS_ROOT = folder / "reports"
    folder.mkdir()
    return rows.Once(folder, settings.DATA.root / "worlds")
