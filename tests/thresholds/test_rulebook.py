"""The rules as data: whole, in two languages, and honest about what is not confirmed."""

from datetime import date

import pytest

from burden.thresholds.definitions import DEFINITIONS
from burden.thresholds.rulebook import LIMITS, PRESETS, RULES, Basis, Confidence, Rule, Softness


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_rule_speaks_both_languages_and_names_its_source(rule: Rule) -> None:
    for wording in (rule.name, rule.text, rule.source.name, *rule.exempt):
        assert any("一" <= char <= "鿿" for char in wording.zh)
        assert wording.en.isascii()
    assert rule.since >= rule.source.since


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_only_what_was_seen_word_by_word_is_quoted(rule: Rule) -> None:
    is_seen = rule.confidence is Confidence.VERBATIM

    assert is_seen or not rule.words
    assert all(words in rule.text.zh for words in rule.words)
    assert rule.is_item_confirmed == is_seen
    assert is_seen or rule.reported or rule.confidence is Confidence.UNCONFIRMED


def test_rule_told_only_by_hearsay_has_no_switch_to_turn_it_on() -> None:
    unconfirmed = [one for one in RULES.values() if one.confidence is Confidence.UNCONFIRMED]

    assert unconfirmed
    assert not DEFINITIONS.keys() & {rule.key for rule in unconfirmed}


def test_rule_that_says_in_general_is_a_note_and_no_finding() -> None:
    soft = [one for one in RULES.values() if one.softness is not Softness.MUST]
    switched = [DEFINITIONS[one.key] for one in soft if one.basis is Basis.TEXT]

    assert {"rule.GD-05", "rule.GD-06", "rule.TL-02"} <= {one.key for one in switched}
    assert {one.default for one in switched} == {1}


def test_every_number_of_a_rule_is_a_parameter_within_its_bounds() -> None:
    for key, limit in LIMITS.items():
        definition = DEFINITIONS[key]
        assert (definition.default, definition.minimum) == (limit.default, limit.minimum)
        assert definition.source == limit.source


def test_values_of_a_place_are_parameters_and_within_their_bounds() -> None:
    assert sorted(PRESETS) == [f"LOC-{number:02}" for number in range(1, 11)]
    for preset in PRESETS.values():
        for key, value in preset.values.items():
            assert DEFINITIONS[key].minimum <= value <= DEFINITIONS[key].maximum


@pytest.mark.parametrize(
    ("rule", "day", "holds"),
    [
        ("GD-06", date(2024, 8, 5), False),
        ("GD-06", date(2024, 8, 6), True),
        ("TL-03", date(2020, 1, 1), True),
        ("YY-03", date(2025, 12, 31), False),
        ("GD-06", None, True),
    ],
)
def test_rule_holds_from_the_day_it_is_in_force(rule: str, day: date | None, holds: bool) -> None:
    assert RULES[rule].holds_on(day) == holds
