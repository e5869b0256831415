"""Seeded mutants of good files: whatever is broken, there is an outcome and the reader lives."""

import os
import random
from collections.abc import Callable, Iterator

import pytest
from PIL import Image

from docs_audit.formats import Code, Reader, Reading
from tests.samples import drawn
from tests.samples.compound import word_97
from tests.samples.free_sheet import free_sheet
from tests.samples.hostile import ofd, workbook
from tests.samples.mails import mail
from tests.samples.office import flowing_pdf, saved_docx, zipped
from tests.samples.workbook import binary_workbook

# Of each seed; a longer run asks for more.
MUTANTS = int(os.environ.get("MUTANTS", "25"))
MAIL = "各乡镇：请于3月31日前报送防汛工作台账，逾期通报。"
PICTURE = Image.effect_noise((320, 60), 50)
OFD_LINE = (
    '<ofd:TextObject Boundary="30 20 150 8" Size="6">'
    '<ofd:TextCode X="0" Y="6" DeltaX="g 5 6">各乡镇人民政</ofd:TextCode></ofd:TextObject>'
)


def flipped(data: bytes, rng: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(rng.randint(1, 30)):
        broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
    return bytes(broken)


def truncated(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def doubled(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    return data[:start] + data[start : start + 500] * rng.randint(2, 9) + data[start:]


def overwritten(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    length = rng.randint(1, 200)
    filler = rng.choice([b"\0", b"\xff", b"A"]) * length
    return data[:start] + filler + data[start + length :]


SEEDS: dict[str, Callable[[], bytes]] = {
    "docx": lambda: saved_docx("安平县人民政府文件", "各乡镇：", header="页眉"),
    "doc": lambda: word_97("安平县人民政府文件\r各乡镇：\r", headers="页眉\r"),
    "pdf": lambda: flowing_pdf("各乡镇人民政府要压实属地责任，加强值班值守。" * 9, title="通知"),
    "zip": lambda: zipped({"甲.txt": "正文", "乙.docx": saved_docx("正文")}),
    "ofd": lambda: ofd(content=OFD_LINE),
    "xlsx": lambda: workbook("<sst><si><t>柳河镇</t></si></sst>"),
    "xls": lambda: binary_workbook(["单位", "户数"], ["柳河镇", "120"]),
    "ods": lambda: free_sheet(["单位"], ["柳河镇"], note="请核对。", pictures=[PICTURE]),
    "rtf": lambda: rb"{\rtf1\ansi\ansicpg936 {\b \'b9\'d8\'d3\'da}\par \u24037?\u20316?\par}",
    "eml": lambda: mail(MAIL, 通知_docx=saved_docx("附件正文")),
    "picture.doc": lambda: drawn.picture_in_line("甲", PICTURE, "乙"),
    "floating.doc": lambda: drawn.floating_picture("甲", PICTURE, "乙"),
    "picture.xls": lambda: drawn.pictured_binary_sheet(PICTURE),
    "picture.xlsx": lambda: drawn.pictured_sheet(PICTURE),
    "picture.rtf": lambda: drawn.rich_text(PICTURE),
    "picture.mht": lambda: drawn.saved_page(PICTURE),
    "picture.xml": lambda: drawn.flat_package(PICTURE),
    "object.rtf": lambda: drawn.rich_text_with_object(saved_docx("甲")),
    "object.doc": lambda: word_97(
        "正文\r", ObjectPool___1__Workbook=drawn.stream_of(binary_workbook(["甲"]), "Workbook")
    ),
    "html": "<html><body><p>各乡镇：</p><table><tr><td>甲</td></tr></table></body>".encode,
}


def mutants(data: bytes, seed: int) -> Iterator[bytes]:
    rng = random.Random(seed)
    for _ in range(MUTANTS):
        yield rng.choice([flipped, truncated, doubled, overwritten])(data, rng)


@pytest.mark.parametrize("kind", SEEDS)
def test_every_mutant_has_an_outcome(reader: Reader, kind: str) -> None:
    outcomes = [
        reader.read_data(mutant, f"a.{kind}") for mutant in mutants(SEEDS[kind](), seed=2024)
    ]

    named = {
        outcome.code for found in outcomes for outcome in found if not isinstance(outcome, Reading)
    }
    assert all(outcomes)
    assert named <= set(Code) - {Code.TIMED_OUT, Code.REFUSED}
    assert reader.read_data("好".encode(), "a.txt")
