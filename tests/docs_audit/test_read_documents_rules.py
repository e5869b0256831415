"""`read_documents` names the rules that a paper breaks, with the sentence each rests on."""

import json
from pathlib import Path

from django.core.management import call_command

from tests.rules.papers import framed

ORDER = "各乡镇必须于4月底前完成整治任务，逾期未完成的通报批评。"


def lines(folder: Path, *papers: str) -> list[dict[str, object]]:
    rows = ["id,path,unit,level"]
    for number, text in enumerate(papers, 1):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        rows.append(f"d{number},{number}.txt,,")
    (folder / "manifest.csv").write_text("\n".join(rows), encoding="utf-8")
    call_command("read_documents", str(folder / "manifest.csv"), output=folder / "out.jsonl")
    return [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]


def test_department_that_directs_townships_is_named_with_rule_and_sentence(tmp_path: Path) -> None:
    text = framed(ORDER, issuer="安平县教育局", to="各乡镇人民政府")

    (line,) = lines(tmp_path, text)

    told = {one["rule"]: one for one in line["rules"]}  # type: ignore[attr-defined]
    assert set(told) == {"GD-04", "TL-05"}
    assert told["GD-04"]["sentence"] == ORDER
    assert text[slice(*told["GD-04"]["span"])] == ORDER
    assert told["GD-04"] == {**told["GD-04"], "softness": "must", "other": ""}


def test_lawful_paper_breaks_no_rule(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, framed(ORDER, issuer="安平县人民政府", to="各乡镇人民政府"))

    assert line["rules"] == []
