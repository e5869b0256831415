"""read_documents: a folder of files made to harm is read to its end, each with a reason."""

from pathlib import Path

import pytest

from tests.docs_audit.folders import read_folder, save, write_manifest
from tests.samples.hostile import HOSTILE
from tests.samples.office import zipped


@pytest.mark.slow
def test_every_hostile_file_is_named_with_its_reason_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = []
    for number, hostile in enumerate(HOSTILE):
        save(tmp_path, hostile.name, hostile.make())
        rows.append({"id": f"h{number}", "path": hostile.name})
        rows.append(save(tmp_path, f"good{number}.txt", f"关于第{number}项工作的通知\n各乡镇：\n"))

    code, lines = read_folder(write_manifest(tmp_path, *rows), texts=tmp_path / "texts")

    complaints = capsys.readouterr().err
    told = {one["id"]: one for one in lines}
    assert code == 1
    assert len(told) == len(rows)
    for number, hostile in enumerate(HOSTILE):
        bad, good = told[f"h{number}"], told[f"good{number}"]
        assert (bad["reason"] or "read") in hostile.codes, hostile.name
        assert (f"h{number}: " in complaints) == (bad["state"] != "read")
        assert good["state"] == "read"


def test_names_in_an_archive_lead_out_of_no_folder(tmp_path: Path) -> None:
    archive = zipped(
        {"../../out.txt": "各乡镇：", "甲\u202efdp.exe": "各乡镇：", "n" * 300: "各乡镇："}
    )

    code, lines = read_folder(
        write_manifest(tmp_path, save(tmp_path, "z.zip", archive)), texts=tmp_path / "texts"
    )

    assert code == 0
    assert [one["member"] for one in lines] == ["", "out.txt", "甲\ufffdfdp.exe", "n" * 255]
    assert {path.name for path in tmp_path.rglob("*")} == {
        "manifest.csv", "z.zip", "papers.jsonl", "texts", "z#1.txt", "z#2.txt", "z#3.txt",
    }  # fmt: skip
