"""`read_documents` names the rules that a paper breaks, with the sentence each rests on."""

from pathlib import Path
from typing import Any

from tests.docs_audit.folders import read_folder, save, write_manifest
from tests.rules.papers import framed

ORDER = "各乡镇必须于4月底前完成整治任务，逾期未完成的通报批评。"


def rules_told(folder: Path, text: str) -> list[dict[str, Any]]:
    code, (line,) = read_folder(write_manifest(folder, save(folder, "d1.txt", text)))
    assert code == 0
    told: list[dict[str, Any]] = line["rules"]
    return told


def test_department_that_directs_townships_is_named_with_rule_and_sentence(tmp_path: Path) -> None:
    text = framed(ORDER, issuer="安平县教育局", to="各乡镇人民政府")

    told = {one["rule"]: one for one in rules_told(tmp_path, text)}
    assert set(told) == {"GD-04", "TL-05"}
    assert told["GD-04"]["sentence"] == ORDER
    assert text[slice(*told["GD-04"]["span"])] == ORDER
    assert told["GD-04"] == {**told["GD-04"], "softness": "must", "other": ""}


def test_lawful_paper_breaks_no_rule(tmp_path: Path) -> None:
    text = framed(ORDER, issuer="安平县人民政府", to="各乡镇人民政府")

    assert rules_told(tmp_path, text) == []
