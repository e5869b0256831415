import re
import tomllib

from tests.architecture.sources import CHECKOUT, kept_files, product_modules

TOP_LEVEL = {
    "burden",
    "docs",
    "docs_audit",
    "meetings",
    "static",
    "templates",
    "tests",
    "Dockerfile",
    "Makefile",
    "README.md",
    "docker-compose.yml",
    "manage.py",
    "pyproject.toml",
}
# A name that does not say the job collects everything that has none.
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "lib"}


def test_top_level_holds_what_the_design_names() -> None:
    tops = {path.relative_to(CHECKOUT).parts[0] for path in kept_files()}

    unknown = {
        top
        for top in tops - TOP_LEVEL
        if not top.startswith(".") and not re.fullmatch(r"requirements[\w-]*\.(in|txt)", top)
    }

    assert unknown == set()


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path for path in product_modules() if path.stem in EMPTY_NAMES] == []


def test_migrations_have_names_that_say_what_they_do() -> None:
    unnamed = [
        path
        for path in product_modules()
        if path.parent.name == "migrations" and re.match(r"\d+_(auto|merge)_", path.name)
    ]

    assert unnamed == []


def test_no_template_switches_escaping_off() -> None:
    unescaped = re.compile(r"\|\s*safe\b|\|\s*safeseq\b|autoescape\s+off")
    templates = [path for path in kept_files() if path.suffix == ".html"]

    assert [path for path in templates if unescaped.search(path.read_text(encoding="utf-8"))] == []


def test_no_page_loads_anything_from_another_host() -> None:
    foreign = re.compile(r"""(src|href|action|url\()\s*=?\s*["'(]?\s*(https?:)?//""", re.IGNORECASE)
    pages = [
        path
        for path in kept_files()
        if path.suffix in {".html", ".css", ".svg"}
        and path.relative_to(CHECKOUT).parts[0] in {"templates", "static"}
    ]

    found = [path for path in pages if foreign.search(path.read_text(encoding="utf-8"))]

    assert found == []


def test_every_app_has_its_place_in_the_layers() -> None:
    configuration = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = configuration["tool"]["importlinter"]["contracts"]
    layers = " ".join(contracts[0]["layers"])

    apps = {
        ".".join(path.parent.relative_to(CHECKOUT).parts)
        for path in product_modules()
        if path.name == "apps.py"
    }

    assert apps - set(re.findall(r"[\w.]+", layers)) == set()
