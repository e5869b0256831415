"""A script that asks for another gets the very file a page would name: nothing is fetched twice."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage

from burden.stack.static_files import StaticFiles

CHART, PICTURE, LIBRARY = "js/chart.js", "js/picture.js", "echarts/echarts.esm.min.js"
NAMES = (CHART, PICTURE, LIBRARY)


def test_script_asks_for_others_by_the_names_pages_use(tmp_path: Path) -> None:
    files = StaticFiles(location=tmp_path, base_url="/static/")
    for name in NAMES:
        source = finders.find(name)
        assert source, name
        with Path(source).open("rb") as opened:
            StaticFilesStorage.save(files, name, opened)
    for _name, _stored, processed in files.post_process({name: (files, name) for name in NAMES}):
        assert isinstance(processed, bool), processed
    script = (tmp_path / files.stored_name(CHART)).read_text()
    for asked in (PICTURE, LIBRARY):
        assert f'/{Path(files.stored_name(asked)).name}"' in script
