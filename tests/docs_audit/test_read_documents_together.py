"""read_documents: what a paper's line says of the other papers of the folder, in any order."""

from datetime import date
from pathlib import Path

import pytest

from tests.docs_audit.folders import read_folder, save, write_manifest
from tests.textreuse.office import FIRE, FLOOD, STRAW, framed

NUMBER = "清政发〔2025〕8号"
COUNTY = "清河县人民政府"


def paper(body: str, *, issuer: str = COUNTY, number: str = NUMBER, about: str = "防汛") -> str:
    title = f"{issuer}关于做好{about}工作的通知"
    return framed(body, title=title, issuer=issuer, number=number, day=date(2025, 3, 5))


@pytest.mark.parametrize("backwards", [False, True])
def test_two_papers_under_one_number_name_each_other(tmp_path: Path, backwards: bool) -> None:
    rows = [
        save(tmp_path, "a.txt", paper(FLOOD)),
        save(tmp_path, "b.txt", paper(STRAW, number="清政发[2025]008号", about="秸秆禁烧")),
        save(tmp_path, "c.txt", paper(FIRE, number="清政发〔2025〕9号", about="消防")),
    ]

    _, lines = read_folder(write_manifest(tmp_path, *(rows[::-1] if backwards else rows)))

    assert {one["id"]: one["same_number"] for one in lines} == {"a": ["b"], "b": ["a"], "c": []}


def test_one_paper_that_is_there_twice_is_not_two_papers_of_one_number(tmp_path: Path) -> None:
    rows = [save(tmp_path, f"{name}.txt", paper(FLOOD)) for name in "ab"]

    _, lines = read_folder(write_manifest(tmp_path, *rows))

    assert [one["same_number"] for one in lines] == [[], []]


def test_two_counties_may_share_the_code_of_their_organs(tmp_path: Path) -> None:
    rows = [
        save(tmp_path, "a.txt", paper(FLOOD)),
        save(tmp_path, "b.txt", paper(STRAW, issuer="清水县人民政府", about="秸秆禁烧")),
    ]

    _, lines = read_folder(write_manifest(tmp_path, *rows))

    assert [one["same_number"] for one in lines] == [[], []]


def test_foreign_place_that_acts_as_an_own_one_is_named_with_its_sentence(tmp_path: Path) -> None:
    sentence = "安化县水利局负责水库调度。"
    text = paper(f"各乡镇要落实责任。\n{sentence}\n", issuer="平乐县人民政府")

    _, (line,) = read_folder(write_manifest(tmp_path, save(tmp_path, "a.txt", text)))

    (place,) = line["leftover_places"]
    assert place["name"] == "安化县"
    assert text[slice(*place["span"])] == "安化县"
    assert place["sentence"] == sentence


@pytest.mark.parametrize(("to", "named"), [("各镇人民政府", ["清河县"]), ("各县人民政府", [])])
def test_city_that_writes_to_townships_holds_no_county(
    tmp_path: Path, to: str, named: list[str]
) -> None:
    text = paper("结合清河县实际，制定本方案。\n", issuer="安平市人民政府")
    text = text.replace("工作的通知\n", f"工作的通知\n{to}：\n", 1)

    _, (line,) = read_folder(write_manifest(tmp_path, save(tmp_path, "a.txt", text)))

    assert [one["name"] for one in line["leftover_places"]] == named
