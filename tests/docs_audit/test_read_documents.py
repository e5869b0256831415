"""read_documents: a line for every file of a folder, read or not, without server or database."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.docs_audit.folders import read_folder, save, write_manifest
from tests.samples.mails import mail
from tests.samples.office import plain_pdf, saved_docx, zipped
from tests.textreuse.office import FLOOD, STRAW, framed

ROOT = Path(__file__).parents[2]
COUNTY = "清河县人民政府"
TITLE = "清河县人民政府关于做好防汛工作的通知"
NUMBER = "清政发〔2025〕8号"
FIELDS = {
    "id", "member", "state", "reason", "format", "pages", "characters", "ocr", "class",
    "white_head", "metadata", "citations", "requirements", "escalations", "rules",
    "leftover_places", "same_number", "text",
}  # fmt: skip
ELEMENTS = {
    "number", "issuers", "title", "kind", "addressees", "cc", "issued_on", "printed_on",
    "printed_by", "urgency", "attachments", "note", "signers",
}  # fmt: skip
NOTICE = framed(
    "根据《江东省防汛工作方案》（江政发〔2025〕3号）要求，现通知如下。\n"
    "各乡镇要于3月31日前报送防汛工作台账。\n",
    title=TITLE,
    issuer=COUNTY,
    number=NUMBER,
    day=date(2025, 3, 5),
    to="各乡镇人民政府",
)


def test_paper_is_told_with_every_field_and_the_place_it_was_read_from(tmp_path: Path) -> None:
    code, (line,) = read_folder(write_manifest(tmp_path, save(tmp_path, "d.txt", NOTICE)))

    assert code == 0
    assert line.keys() == FIELDS
    assert (line["id"], line["member"], line["state"], line["reason"]) == ("d", "", "read", "")
    assert (line["format"], line["class"], line["ocr"]) == ("txt", "red_head", False)
    assert line["characters"] == len(NOTICE)
    assert line["metadata"].keys() == ELEMENTS
    number = line["metadata"]["number"]
    assert number["value"] == NUMBER
    assert NOTICE[slice(*number["span"])] == NUMBER
    assert line["metadata"]["issuers"]["value"] == [COUNTY]
    assert line["metadata"]["issued_on"]["value"] == "2025-03-05"
    assert line["metadata"]["signers"] == {"value": []}
    assert [one["number"] for one in line["citations"]] == ["江政发〔2025〕3号"]
    deadline = next(one for one in line["requirements"] if one["kind"] == "deadline")
    assert deadline["value"] == "2025-03-31"
    assert NOTICE[slice(*deadline["span"])] == deadline["sentence"]


def test_what_the_manifest_states_does_not_replace_what_the_text_says(tmp_path: Path) -> None:
    row = save(tmp_path, "d.txt", NOTICE)
    row |= {"unit": "江东省人民政府", "number": "江政发〔2020〕1号", "issued_on": "2020-01-01"}

    _, (line,) = read_folder(write_manifest(tmp_path, row))

    assert line["metadata"]["issuers"]["value"] == [COUNTY]
    assert line["metadata"]["number"]["value"] == NUMBER
    assert line["metadata"]["issued_on"]["value"] == "2025-03-05"


def test_deadline_of_an_undated_paper_counts_from_the_day_of_the_manifest(tmp_path: Path) -> None:
    row = save(tmp_path, "d.txt", f"{TITLE}\n\n各乡镇人民政府：\n各乡镇要于3月底前报送工作台账。\n")

    _, (line,) = read_folder(write_manifest(tmp_path, row | {"issued_on": "2025-03-05"}))

    assert [one["value"] for one in line["requirements"] if one["kind"] == "deadline"] == [
        "2025-03-31"
    ]


def test_files_that_cannot_be_read_have_a_line_and_the_others_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = write_manifest(
        tmp_path,
        save(tmp_path, "empty.docx", b""),
        save(tmp_path, "locked.pdf", plain_pdf("closed", password="key")),
        save(tmp_path, "program.exe", b"MZ\x90\x00" + bytes(200)),
        {"id": "nowhere", "path": "nowhere.docx"},
        save(tmp_path, "good.txt", NOTICE),
    )

    code, lines = read_folder(manifest)

    complaints = capsys.readouterr().err
    assert code == 1
    assert [(one["id"], one["state"], one["reason"], one["format"]) for one in lines] == [
        ("empty", "failed", "empty", ""),
        ("locked", "failed", "encrypted", "pdf"),
        ("program", "failed", "unsupported", ""),
        ("nowhere", "failed", "damaged", ""),
        ("good", "read", "", "txt"),
    ]
    assert all(one.keys() == FIELDS for one in lines)
    assert all(f"{name}: " in complaints for name in ("empty", "locked", "program", "nowhere"))
    assert "good" not in complaints


def test_nothing_of_a_paper_with_a_secrecy_mark_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marked = save(tmp_path, "s.docx", saved_docx("机密★1年", *NOTICE.splitlines()))

    code, (line,) = read_folder(write_manifest(tmp_path, marked), texts=tmp_path / "texts")

    assert code == 1
    assert (line["state"], line["reason"], line["format"]) == ("refused", "BM-01", "docx")
    assert (line["characters"], line["text"], line["class"]) == (0, "", "")
    assert all(element["value"] in ("", []) for element in line["metadata"].values())
    assert line["requirements"] == line["citations"] == []
    assert "s: refused" in capsys.readouterr().err
    assert not [*(tmp_path / "texts").iterdir()]
    assert "防汛" not in (tmp_path / "papers.jsonl").read_text(encoding="utf-8")


def test_archive_and_each_file_in_it_have_a_line_and_a_text(tmp_path: Path) -> None:
    archive = zipped(
        {
            "发文/通知.docx": saved_docx(*NOTICE.splitlines()),
            "坏.pdf": b"%PDF-1.4",
            "密.txt": "秘密★3年\n安平县文件",
            "二.txt": STRAW,
        }
    )

    code, lines = read_folder(
        write_manifest(tmp_path, save(tmp_path, "z.zip", archive)), texts=tmp_path / "texts"
    )

    assert code == 1
    assert [(one["id"], one["member"], one["state"], one["text"]) for one in lines] == [
        ("z", "", "read", ""),
        ("z#发文/通知.docx", "发文/通知.docx", "read", "z#1.txt"),
        ("z#坏.pdf", "坏.pdf", "failed", ""),
        ("z#密.txt", "密.txt", "refused", ""),
        ("z#二.txt", "二.txt", "read", "z#2.txt"),
    ]
    assert (tmp_path / "texts" / "z#2.txt").read_text(encoding="utf-8") == STRAW
    assert lines[1]["metadata"]["number"]["value"] == NUMBER


def test_mail_is_told_with_its_own_words_and_its_attachments(tmp_path: Path) -> None:
    words = "各乡镇：请于2025年3月31日前报送防汛工作台账，逾期通报。"
    message = mail(words, 通知_txt=NOTICE.encode())

    code, lines = read_folder(
        write_manifest(tmp_path, save(tmp_path, "m.eml", message)),
        texts=tmp_path / "texts",
    )

    assert code == 0
    assert [(one["id"], one["format"], one["text"]) for one in lines] == [
        ("m", "eml", "m.txt"),
        ("m#通知.txt", "txt", "m#1.txt"),
    ]
    assert [one["kind"] for one in lines[0]["requirements"]] == ["deadline", "material"]


def test_spans_count_in_the_text_that_is_written(tmp_path: Path) -> None:
    row = save(tmp_path, "d.docx", saved_docx(*NOTICE.splitlines()))

    _, (line,) = read_folder(write_manifest(tmp_path, row), texts=tmp_path / "texts")

    text = (tmp_path / "texts" / line["text"]).read_text(encoding="utf-8")
    assert text[slice(*line["metadata"]["title"]["span"])] == TITLE
    assert len(text) == line["characters"]


def test_id_that_looks_like_a_path_leads_out_of_no_folder(tmp_path: Path) -> None:
    row = save(tmp_path, "d.txt", NOTICE) | {"id": "../d"}

    _, (line,) = read_folder(write_manifest(tmp_path, row), texts=tmp_path / "texts")

    assert [path.name for path in (tmp_path / "texts").iterdir()] == [line["text"]]


def test_command_ends_with_two_when_manifest_or_output_cannot_be_used(tmp_path: Path) -> None:
    code, lines = read_folder(tmp_path / "nothing.csv")
    (tmp_path / "papers.jsonl").mkdir()
    row = save(tmp_path, "d.txt", NOTICE)
    ended = subprocess.run(
        [
            sys.executable, "manage.py", "read_documents", write_manifest(tmp_path, row),
            "--output", tmp_path / "papers.jsonl",
        ],
        cwd=ROOT,
        env={"PATH": os.defpath},
        capture_output=True,
        check=False,
    )  # fmt: skip

    assert (code, lines) == (2, [])
    assert ended.returncode == 2
    assert b"papers.jsonl" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_command_runs_alone_when_no_variable_is_set(tmp_path: Path) -> None:
    manifest = write_manifest(
        tmp_path, save(tmp_path, "d.txt", framed(FLOOD, title=TITLE, issuer=COUNTY))
    )

    ended = subprocess.run(
        [sys.executable, "manage.py", "read_documents", manifest, "--output", tmp_path / "o.jsonl"],
        cwd=ROOT,
        env={"PATH": os.defpath},
        capture_output=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    assert len((tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines()) == 1
