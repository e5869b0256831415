"""The same bytes brought again make a removed paper whole; an import alone brings nothing back."""

from pathlib import Path

from docs_audit import storage
from docs_audit.importing import import_folder
from docs_audit.models import Paper, StoredFile
from tests.factories.papers import bring, work
from tests.factories.removals import carried_out
from tests.retention.conftest import OLD_COPY, World


def test_it_is_whole_again_under_its_old_row(world: World) -> None:
    world.settle("dismissed")
    former = world.copy
    carried_out(world.province)

    bring(OLD_COPY, unit=world.county)
    work()

    paper = world.copy
    assert (paper.pk, paper.text, paper.title) == (former.pk, former.text, former.title)
    assert paper.removed_at is None
    assert paper.item is not None
    assert former.item is not None
    assert (paper.item.title, paper.item.removed_at) == (former.item.title, None)
    assert storage.stored_path(paper.file.sha256).read_bytes() == OLD_COPY.encode()
    assert Paper.objects.count() == StoredFile.objects.count() == 2


def test_folder_that_is_imported_again_brings_nothing_back(world: World, tmp_path: Path) -> None:
    world.settle("dismissed")
    carried_out(world.province)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "本级文件.txt").write_text(OLD_COPY)

    report = import_folder(folder, uploader=world.county)
    work()

    assert (report.known, report.taken) == (1, 0)
    assert world.copy.removed_at is not None
