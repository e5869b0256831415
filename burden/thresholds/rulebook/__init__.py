"""The rules that lighten the load on the grassroots, as data, for whoever holds a thing to them.

Knows no framework: the engines use it as the pages do.
"""

from burden.thresholds.rulebook.loading import presets_in, rules_in
from burden.thresholds.rulebook.schema import (
    ACTIVITIES,
    Basis,
    Check,
    Confidence,
    Limit,
    Preset,
    Rule,
    Softness,
    Source,
    Subject,
    Wording,
)

__all__ = [
    "ACTIVITIES",
    "LIMITS",
    "PRESETS",
    "RULES",
    "Basis",
    "Check",
    "Confidence",
    "Limit",
    "Preset",
    "Rule",
    "Softness",
    "Source",
    "Subject",
    "Wording",
]

_TABLES = (
    "regulation.toml",
    "procedure.toml",
    "neighbours.toml",
    "meetings.toml",
    "activities.toml",
)
RULES: dict[str, Rule] = {rule.id: rule for table in _TABLES for rule in rules_in(table)}
LIMITS: dict[str, Limit] = {limit.key: limit for rule in RULES.values() for limit in rule.limits}
PRESETS: dict[str, Preset] = {preset.id: preset for preset in presets_in("presets.toml")}
