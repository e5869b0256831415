"""Reading what pages are made of before anyone asks for one."""

from pathlib import Path

from django.conf import settings
from django.template import engines
from django.utils.translation import gettext, override


def read_ahead() -> None:
    """Compile every template and read every language's messages.

    Else whoever asks first after a start waits a tenth of a second longer; with this a start takes
    half a second more.
    """
    for engine in engines.all():
        for folder in map(Path, engine.dirs):
            for path in sorted(folder.rglob("*.html")):
                engine.get_template(path.relative_to(folder).as_posix())
    for language, _name in settings.LANGUAGES:
        with override(language):
            gettext("Findings")
