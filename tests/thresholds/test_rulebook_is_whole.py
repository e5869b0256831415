"""Every rule on other burdens than papers and meetings that a program can hold them to is data."""

from burden.thresholds.rulebook import PRESETS, RULES, Check, Confidence

# The rows of the reference on these subjects that are computed (C, C+A) or yield candidates (A).
# GD-31, the real effect of a demonstration, is a person's judgement alone; YY-06 tells what an
# application is.
REGULATION = {
    *("GD-13", "GD-14", "GD-15", "GD-16", "GD-17", "GD-18", "GD-19", "GD-20", "GD-21", "GD-22"),
    *("GD-23", "GD-24", "GD-25", "GD-26", "GD-27", "GD-28", "GD-29", "GD-30", "GD-32"),
}
NEIGHBOURS = {
    *("N18-01", "N20-02", "BX-01", "BX-02", "CJ-01", "CJ-02", "CJ-03"),
    *("ZJ-01", "ZJ-02", "ZJ-03", "ZJ-04", "ZJ-05", "ZJ-06", "ZJ-07"),
    *("YY-01", "YY-02", "YY-03", "YY-04", "YY-05"),
}
LOCAL = {"LOC-01", "LOC-07", "LOC-08", "LOC-09"}


def test_every_rule_of_the_reference_is_data() -> None:
    assert RULES.keys() >= REGULATION | NEIGHBOURS | LOCAL
    assert {"LOC-10", *LOCAL} <= PRESETS.keys()


def test_candidates_are_told_as_such() -> None:
    candidates = {"GD-15", "GD-19", "GD-22", "GD-27", "GD-28", "N20-02", "CJ-03", "ZJ-04", "ZJ-06"}

    assert {RULES[one].check for one in candidates} == {Check.CANDIDATE}
    assert all(RULES[one].confidence is not Confidence.VERBATIM for one in candidates)
