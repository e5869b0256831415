"""A server has read what pages are made of before the first is asked for."""

from pathlib import Path

from django.template import engines
from django.template.backends.django import DjangoTemplates

from burden.stack.first_pages import read_ahead


def test_every_template_is_compiled_before_the_first_page() -> None:
    backend = engines["django"]
    assert isinstance(backend, DjangoTemplates)
    [loader] = backend.engine.template_loaders
    loader.reset()

    read_ahead()

    [folder] = map(Path, backend.dirs)
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    assert names
    assert names <= set(vars(loader)["get_template_cache"])
