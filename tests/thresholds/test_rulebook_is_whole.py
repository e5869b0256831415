"""Every rule on meetings and other burdens that a program can hold them to is data."""

from burden.thresholds.rulebook import LIMITS, PRESETS, RULES, Check, Confidence

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
MEETINGS = {
    *("GD-08", "GD-09", "GD-10", "GD-10a", "GD-11", "GD-12", "GD-12a", "GD-12b", "GD-12c"),
    *("N19-01", "N20-01", "HY-01", "BX-02a"),
}
# What places have set for meetings, by the values that their presets bring.
PLACES: dict[str, dict[str, float]] = {
    "LOC-01": {"meeting.cut": 0.33},
    "LOC-02": {
        "meeting.government_a_year": 20,
        "meeting.comprehensive_a_year": 1,
        "meeting.days": 2,
        "meeting.department_days": 1,
        "meeting.video_minutes": 90,
        "meeting.principal_minutes": 60,
        "meeting.deputy_minutes": 30,
        "meeting.speakers": 5,
        "meeting.other_minutes": 10,
        "meeting.people": 200,
        "meeting.department_people": 100,
    },
    "LOC-03": {
        "meeting.comprehensive_a_year": 1,
        "meeting.people": 150,
        "meeting.department_people": 80,
        "meeting.principal_minutes": 40,
        "meeting.business_minutes": 30,
        "meeting.other_minutes": 8,
        "meeting.free_week": 4,
        "meeting.free_weeks": 8,
    },
    "LOC-04": {
        "meeting.free_from": 1,
        "meeting.free_to": 1,
        "meeting.free_week": 2,
        "meeting.minutes": 120,
        "meeting.comprehensive_a_year": 1,
        "meeting.filed_days": 5,
        "meeting.lowest_level": 3,
    },
    "LOC-05": {
        "meeting.days": 0.5,
        "meeting.video_minutes": 90,
        "meeting.principal_minutes": 90,
        "meeting.chair_minutes": 20,
        "meeting.comprehensive_a_year": 1,
        "meeting.department_days": 1,
    },
    "LOC-06": {"meeting.cut": 0.2, "meeting.video_share": 0.33},
}


def test_every_rule_of_the_reference_is_data() -> None:
    assert RULES.keys() >= REGULATION | NEIGHBOURS | LOCAL
    assert {"LOC-10", *LOCAL} <= PRESETS.keys()


def test_every_rule_on_meetings_is_data_and_what_places_set_are_values_of_it() -> None:
    of_meetings = {rule.id for rule in RULES.values() if rule.is_of_meetings}
    limits = {limit.key for rule in of_meetings for limit in RULES[rule].limits}

    assert of_meetings >= MEETINGS
    for place, values in PLACES.items():
        assert values.items() <= PRESETS[place].values.items()
        assert values.keys() <= limits
    assert all(preset.values.keys() <= LIMITS.keys() for preset in PRESETS.values())


def test_candidates_are_told_as_such() -> None:
    candidates = {"GD-15", "GD-19", "GD-22", "GD-27", "GD-28", "N20-02", "CJ-03", "ZJ-04", "ZJ-06"}

    assert {RULES[one].check for one in candidates} == {Check.CANDIDATE}
    assert all(RULES[one].confidence is not Confidence.VERBATIM for one in candidates)
