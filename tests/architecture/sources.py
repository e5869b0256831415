"""What is in the repository, as the rules about it see it."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PRODUCT = ("burden", "docs_audit", "meetings")


def kept_files() -> list[Path]:
    """Every file that belongs to the product: all but what .gitignore names."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return [CHECKOUT / name for name in listed if (CHECKOUT / name).exists()]


def product_modules() -> Iterator[Path]:
    for path in kept_files():
        if path.suffix == ".py" and path.relative_to(CHECKOUT).parts[0] in PRODUCT:
            yield path


def imported_packages(path: Path) -> set[str]:
    """The first part of every absolute import of a module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found
