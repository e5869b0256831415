"""Findings on demands that no rule alone speaks of: asked again, passed down, without an end."""

from collections.abc import Sequence

from burden.activities.demands.passing import Passed
from burden.activities.models import Demand, RepeatedField
from burden.activities.rules import demands as rules
from burden.findings import services as findings
from burden.thresholds.parameters import Parameters

AGAIN, PASSED_ON, NO_SUNSET = "asked_again", "passed_on", "no_sunset"
# Not measured on real forms: how likely it is that a person agrees.
CONFIDENCE = {AGAIN: 0.8, PASSED_ON: 0.5, NO_SUNSET: 0.5}
_FORMS_SHOWN, _NAMES_SHOWN = 40, 40


def forms_of(pairs: Sequence[RepeatedField]) -> list[str]:
    """Ids of the demands that asked before, those of most common fields first."""
    counts: dict[str, int] = {}
    for one in pairs:
        uuid = str(one.earlier.demand.uuid)
        counts[uuid] = counts.get(uuid, 0) + 1
    return sorted(counts, key=lambda uuid: -counts[uuid])


def can_be_accused(record: rules.Demand) -> bool:
    """What is exempt, and what asks nobody below, is held against nobody."""
    return record.goes_down and not record.exemption


def is_asked_again(record: rules.Demand, parameters: Parameters) -> bool:
    """Whether its repetitions are a finding."""
    return can_be_accused(record) and rules.is_repeated(record, parameters)


def is_passed_on(record: rules.Demand, passed: Passed | None) -> bool:
    """What asks for nothing but what the superior asked could have gone down at once."""
    return can_be_accused(record) and passed is not None and not passed.new


def file(
    demand: Demand,
    record: rules.Demand,
    pairs: Sequence[RepeatedField],
    passed: Passed | None,
    parameters: Parameters,
) -> None:
    """File, keep or withdraw them; writes in the caller's transaction."""
    _file_again(demand, record, pairs, parameters)
    _file_passed(demand, record, passed, parameters)
    if can_be_accused(record) and demand.recurs and demand.sunset is None:
        findings.file_finding(
            kind=NO_SUNSET,
            item=demand.item,
            upper=None,
            measures={"cycle": demand.cycle, "since": demand.day.isoformat()},
            evidence=[],
            confidence=CONFIDENCE[NO_SUNSET],
            parameter_set=parameters.set,
        )
    else:
        findings.withdraw(item=demand.item, kind=NO_SUNSET)


def _file_again(
    demand: Demand,
    record: rules.Demand,
    pairs: Sequence[RepeatedField],
    parameters: Parameters,
) -> None:
    if not is_asked_again(record, parameters):
        findings.withdraw(item=demand.item, kind=AGAIN)
        return
    by_form: dict[str, list[str]] = {uuid: [] for uuid in record.forms}
    for one in pairs:
        by_form[str(one.earlier.demand.uuid)].append(one.later.name)
    findings.file_finding(
        kind=AGAIN,
        item=demand.item,
        upper=None,
        measures={
            "count": record.repeated,
            "fields": record.fields,
            "forms": len(record.forms),
        },
        # Only the demand's own words: who reads it may not know the others.
        evidence=[
            {"signal": AGAIN, "item": uuid, "count": len(names), "names": names[:_NAMES_SHOWN]}
            for uuid, names in list(by_form.items())[:_FORMS_SHOWN]
        ],
        confidence=CONFIDENCE[AGAIN],
        parameter_set=parameters.set,
    )


def _file_passed(
    demand: Demand, record: rules.Demand, passed: Passed | None, parameters: Parameters
) -> None:
    if passed is None or not is_passed_on(record, passed):
        findings.withdraw(item=demand.item, kind=PASSED_ON)
        return
    findings.withdraw(item=demand.item, kind=PASSED_ON, keep=[passed.upper.item_id])
    findings.file_finding(
        kind=PASSED_ON,
        item=demand.item,
        upper=passed.upper.item,
        measures={
            "fields": passed.fields,
            "days": (demand.day - passed.upper.day).days,
            "hours": demand.hours_left,
            "upper_hours": passed.upper.hours_left,
        },
        evidence=[],
        confidence=CONFIDENCE[PASSED_ON],
        parameter_set=parameters.set,
    )
