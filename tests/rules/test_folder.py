"""Papers of a folder are held beside those of their own issuers, and printed as lines."""

from datetime import date

from docs_audit.rules import check_all, lines_of
from tests.rules.papers import subject

DEMAND = "请于4月20日前将统计表报送县林业局。"


def test_only_papers_of_a_common_issuer_count_together() -> None:
    own = [subject(DEMAND, id=f"d{n}", day=date(2025, 3, n), number="") for n in (3, 4)]
    foreign = subject(DEMAND, id="d5", day=date(2025, 3, 5), issuer="临河县人民政府办公室")
    third = subject(DEMAND, id="d6", day=date(2025, 3, 6), number="")

    apart, together = check_all([*own, foreign]), check_all([*own, foreign, third])

    assert not [hit for hits in apart.values() for hit in hits if hit.rule == "GD-16"]
    assert [key for key, hits in together.items() if any(h.rule == "GD-16" for h in hits)] == ["d6"]


def test_joint_paper_counts_once_for_each_other() -> None:
    joint = [
        subject(DEMAND, id=f"d{n}", day=date(2025, 3, n), issuer="安平县林业局 安平县财政局")
        for n in (3, 4)
    ]

    found = check_all(joint)

    assert not [hit for hits in found.values() for hit in hits if hit.rule == "GD-16"]


def test_hits_are_printed_as_the_contract_has_it() -> None:
    paper = subject("请各乡镇于3月31日前将贯彻落实情况报送县政府办公室。")

    (line,) = lines_of(check_all([paper])["d1"])

    assert list(line) == ["rule", "softness", "sentence", "span", "other"]
    assert (line["rule"], line["softness"], line["other"]) == ("GD-06", "general", "")
    assert paper.text[slice(*line["span"])] == line["sentence"]


def test_superior_paper_is_known_by_its_id() -> None:
    upper = subject(
        id="upper", issuer="江东省人民政府", title="关于加强护林工作的意见", to="各市人民政府"
    )
    lower = subject(
        id="lower", issuer="江州市人民政府", title="关于加强护林工作的实施意见", to="各县人民政府"
    )

    found = check_all([lower, upper], parents={"lower": "upper"})

    assert [hit.other for hit in found["lower"] if hit.rule == "N19-03"] == ["upper"]
