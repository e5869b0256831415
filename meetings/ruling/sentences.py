"""What was counted, as sentences in the reader's language: one for each form of a hit."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from burden.organisations.periods import Period

Figures = Mapping[str, Any]


def sentence_of(form: str, figures: Figures) -> str:
    """What was counted, as a sentence with its bound."""
    return _SENTENCES[form](figures)


def _heads(figures: Figures) -> str:
    return _("Both heads spoke: %(speakers)s.") % figures


def _speech(figures: Figures) -> str:
    return _("%(speaker)s spoke for %(minutes)s minutes; the bound is %(bound)s.") % _numbers(
        figures
    )


def _speech_reckoned(figures: Figures) -> str:
    return _(
        "The speech of %(speaker)s takes about %(minutes)s minutes by its length (an assumption);"
        " the bound is %(bound)s."
    ) % _numbers(figures)


def _speakers(figures: Figures) -> str:
    return _("%(speakers)s others spoke; the bound is %(bound)s.") % _numbers(figures)


def _days(figures: Figures) -> str:
    return _("It took %(days)s days; the bound is %(bound)s.") % _numbers(figures)


def _days_with_groups(figures: Figures) -> str:
    return _("It took %(days)s days; with group discussion the bound is %(bound)s.") % _numbers(
        figures
    )


def _days_of_department(figures: Figures) -> str:
    return _("It took %(days)s days; the bound of departments is %(bound)s.") % _numbers(figures)


def _conveying(figures: Figures) -> str:
    return _("It conveys or assigns and took %(days)s days; the bound is %(bound)s.") % _numbers(
        figures
    )


def _minutes(figures: Figures) -> str:
    return _("It took %(minutes)s minutes; the bound is %(bound)s.") % _numbers(figures)


def _video_minutes(figures: Figures) -> str:
    return _("Held by video it took %(minutes)s minutes; the bound is %(bound)s.") % _numbers(
        figures
    )


def _people(figures: Figures) -> str:
    return _("%(people)s people; the bound is %(bound)s.") % _numbers(figures)


def _people_of_department(figures: Figures) -> str:
    return _("%(people)s people; the bound of departments is %(bound)s.") % _numbers(figures)


def _class(figures: Figures) -> str:
    return _("%(class)s: %(people)s people; the bound is %(bound)s.") % _numbers(figures)


def _approval_untold(figures: Figures) -> str:
    return _("%(class)s: the record tells no approval.") % figures


def _approval_own(figures: Figures) -> str:
    return _("%(class)s: approved by the unit that held it (%(by)s).") % figures


def _approval_deputy(figures: Figures) -> str:
    return _("%(class)s: approved by a deputy alone (%(by)s).") % figures


def _approval_late(figures: Figures) -> str:
    return _("%(class)s: approved on %(day)s, after it had begun.") % _when(figures)


def _by_deputy(figures: Figures) -> str:
    return _("Called by a deputy; the principals of %(count)s units sat there: %(units)s.") % (
        _numbers(figures)
    )


def _principals(figures: Figures) -> str:
    return _(
        "%(count)s meetings called heads of townships or villages, %(before)s in the same months"
        " of the year before."
    ) % _numbers(figures)


def _heads_called(figures: Figures) -> str:
    return _("Heads of provinces were called: %(units)s.") % figures


def _relay(figures: Figures) -> str:
    """Without the title: the superior meeting need not be open to who reads it."""
    return _("Held on the day of the meeting of %(host)s that it repeats.") % figures


def _free_day(figures: Figures) -> str:
    return _("Held on %(day)s, a day kept without meetings.") % _when(figures)


def _evening(figures: Figures) -> str:
    return _(
        "Held on %(day)s at %(time)s: outside office hours of a day kept without meetings."
    ) % _when(figures)


def _day_off(figures: Figures) -> str:
    return _("Held on %(day)s, a day off in a week with days kept without meetings.") % _when(
        figures
    )


def _reach(figures: Figures) -> str:
    return _("%(count)s units below the level set were called: %(units)s.") % _numbers(figures)


def _filed_late(figures: Figures) -> str:
    return _("Filed %(days)s working days ahead; the bound is %(bound)s.") % _numbers(figures)


def _government(figures: Figures) -> str:
    return _(
        "%(count)s meetings of the whole place in the name of its government in the year;"
        " the bound is %(bound)s."
    ) % _numbers(figures)


def _comprehensive(figures: Figures) -> str:
    return _("%(count)s comprehensive meetings in the year; the bound is %(bound)s.") % _numbers(
        figures
    )


def _video(figures: Figures) -> str:
    return _(
        "%(video)s of %(count)s meetings that call lower levels were held by video (%(share)s);"
        " the bound is %(bound)s."
    ) % {
        **_numbers(figures),
        "share": _percent(figures["video"] / figures["count"]),
        "bound": _percent(figures["bound"]),
    }


def _grassroots(figures: Figures) -> str:
    return _(
        "%(count)s meetings reached counties and below, %(before)s in the same months of the year"
        " before; they were to fall by %(bound)s."
    ) % {**_numbers(figures), "bound": _percent(figures["bound"])}


def _cut(figures: Figures) -> str:
    return _(
        "%(count)s meetings, %(before)s in the same months of the year before; they were to fall"
        " by %(bound)s."
    ) % {**_numbers(figures), "bound": _percent(figures["bound"])}


def _free_weeks(figures: Figures) -> str:
    return _(
        "%(count)s working weeks of the year had no meeting that called others; the bound is"
        " %(bound)s."
    ) % _numbers(figures)


def _exceeded(figures: Figures) -> str:
    return _("%(count)s meetings in the year, %(before)s in all of the year before.") % _numbers(
        figures
    )


def _heading(figures: Figures) -> str:
    return _(
        "%(count)s meetings so far: heading for %(forecast)s (%(low)s to %(high)s), %(before)s the"
        " year before."
    ) % _numbers(figures)


def _national(figures: Figures) -> str:
    return _("%(count)s national meetings in the year; the bound is %(bound)s.") % _numbers(figures)


def _month(figures: Figures) -> str:
    return _(
        "%(count)s meetings in %(month)s, %(times)s times the monthly mean of the twelve months"
        " before (%(mean)s)."
    ) % {**_numbers(figures), "month": Period.parse(figures["month"]).label}


def _mergeable(figures: Figures) -> str:
    if not figures["words"]:
        return _(
            "%(count)s meetings from %(first)s to %(last)s could be one: %(units)s units sat in all"
            " of them (%(names)s), on the same topic."
        ) % _span(figures)
    return _(
        "%(count)s meetings from %(first)s to %(last)s could be one: %(units)s units sat in all of"
        " them (%(names)s), on %(words)s."
    ) % _span(figures)


def _same_day(figures: Figures) -> str:
    return _("%(count)s meetings on %(first)s called the same %(units)s units (%(names)s).") % (
        _span(figures)
    )


def _few_days(figures: Figures) -> str:
    return _(
        "%(count)s meetings from %(first)s to %(last)s called the same %(units)s units (%(names)s)."
    ) % _span(figures)


def _unplanned(figures: Figures) -> str:
    return _("%(count)s meetings were held outside a plan of %(planned)s.") % _numbers(figures)


def _over(figures: Figures) -> str:
    return _("%(count)s meetings were held beyond the number planned.") % _numbers(figures)


_SENTENCES: dict[str, Callable[[Figures], str]] = {
    "heads": _heads,
    "heads_called": _heads_called,
    "speech": _speech,
    "speech_reckoned": _speech_reckoned,
    "speakers": _speakers,
    "days": _days,
    "days_with_groups": _days_with_groups,
    "days_of_department": _days_of_department,
    "conveying": _conveying,
    "minutes": _minutes,
    "video_minutes": _video_minutes,
    "people": _people,
    "people_of_department": _people_of_department,
    "class": _class,
    "approval_untold": _approval_untold,
    "approval_own": _approval_own,
    "approval_deputy": _approval_deputy,
    "approval_late": _approval_late,
    "by_deputy": _by_deputy,
    "principals": _principals,
    "relay": _relay,
    "free_day": _free_day,
    "evening": _evening,
    "day_off": _day_off,
    "reach": _reach,
    "filed_late": _filed_late,
    "government": _government,
    "comprehensive": _comprehensive,
    "video": _video,
    "grassroots": _grassroots,
    "cut": _cut,
    "exceeded": _exceeded,
    "heading": _heading,
    "free_weeks": _free_weeks,
    "national": _national,
    "month": _month,
    "mergeable": _mergeable,
    "same_day": _same_day,
    "few_days": _few_days,
    "unplanned": _unplanned,
    "over": _over,
}


def _numbers(figures: Figures) -> dict[str, Any]:
    """Numbers as the reader's language writes them, halves with one decimal."""
    return {
        name: _written(value) if isinstance(value, int | float) else value
        for name, value in figures.items()
    }


def _written(value: float) -> str:
    rounded = round(float(value), 1)
    return number_format(rounded, 0 if rounded.is_integer() else 1, force_grouping=True)


def _percent(share: float) -> str:
    return f"{round(share * 100)}%"


def _when(figures: Figures) -> dict[str, Any]:
    return {**figures, "day": _day(figures["day"])}


def _span(figures: Figures) -> dict[str, Any]:
    return {
        **_numbers(figures),
        "first": _day(figures["first"]),
        "last": _day(figures["last"]),
    }


def _day(written: str) -> str:
    return date_format(date.fromisoformat(written), "DATE_FORMAT")
