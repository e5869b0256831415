"""What was counted of inspections, as sentences in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from burden.activities.ruling.wording import Figures, Sentence, numbers, percent
from burden.organisations.models import Level


def _layered(figures: Figures) -> str:
    return _(
        "%(people)s people of %(levels)s levels accompanied %(visitors)s inspectors."
    ) % numbers(figures)


def _escorts(figures: Figures) -> str:
    level = list(Level)[figures["level"]].label
    return _("%(people)s people of the %(level)s level accompanied; the bound is %(bound)s.") % {
        **numbers(figures),
        "level": level,
    }


def _indicators(figures: Figures) -> str:
    return _("%(traces)s of %(count)s indicators (%(share)s) are met by leaving traces.") % {
        **numbers(figures),
        "share": percent(figures["traces"] / figures["count"]),
    }


def _clause(figures: Figures) -> str:
    return _("Its notice says: “%(sentence)s”") % figures


def _outside(figures: Figures) -> str:
    return _(
        "%(outside)s of %(count)s indicators are covered by no duty of those inspected, such as"
        " “%(first)s”."
    ) % numbers(figures)


def _authorities(figures: Figures) -> str:
    return (
        _(
            "A department inspects Party committees or governments below without plan or approval:"
            " %(units)s."
        )
        % figures
    )


def _no_code(_figures: Figures) -> str:
    return _("It has no code.")


def _repeats(figures: Figures) -> str:
    days = figures["days"]
    return ngettext(
        "It repeats an inspection of %(organiser)s at the same places, %(days)s day after it.",
        "It repeats an inspection of %(organiser)s at the same places, %(days)s days after it.",
        days,
    ) % {"organiser": figures["organiser"], "days": days}


def _disguised(figures: Figures) -> str:
    return _("Under another name it gives grades or marks: “%(sentence)s”") % figures


def _marked(figures: Figures) -> str:
    return _("Under another name it marks %(count)s indicators.") % numbers(figures)


def _comprehensive(figures: Figures) -> str:
    return _("%(count)s comprehensive inspections in the year; the bound is %(bound)s.") % numbers(
        figures
    )


def _unplanned(figures: Figures) -> str:
    return _("%(count)s inspections took place outside a plan of %(planned)s.") % numbers(figures)


def _over(figures: Figures) -> str:
    return _("%(count)s inspections took place beyond the number planned.") % numbers(figures)


def _on_site(figures: Figures) -> str:
    return _(
        "%(count)s inspections on the spot in %(unit)s in %(months)s months; the bound is %(bound)s"
        " a month."
    ) % numbers(figures)


def _monthly(figures: Figures) -> str:
    return _("%(count)s ranking notices came month by month; they ranked %(units)s units.") % (
        numbers(figures)
    )


def _quarterly(figures: Figures) -> str:
    return _("%(count)s ranking notices came quarter by quarter; they ranked %(units)s units.") % (
        numbers(figures)
    )


def _more(figures: Figures) -> str:
    return _("%(count)s inspections, %(before)s in the same months of the year before.") % numbers(
        figures
    )


def _visits(figures: Figures) -> str:
    return _(
        "%(unit)s was inspected %(count)s times within %(days)s days, as often as %(units)s"
        " units in all."
    ) % numbers(figures)


def _cut_city(figures: Figures) -> str:
    return _(
        "%(count)s inspections of cities, %(before)s in the same months of the year before; they"
        " were to fall by %(bound)s."
    ) % {**numbers(figures), "bound": percent(figures["bound"])}


def _cut_grassroots(figures: Figures) -> str:
    return _(
        "%(count)s inspections of counties and below, %(before)s in the same months of the year"
        " before; they were to fall by %(bound)s."
    ) % {**numbers(figures), "bound": percent(figures["bound"])}


def _total(figures: Figures) -> str:
    return _("%(count)s inspections of the place in the year; the bound is %(bound)s.") % numbers(
        figures
    )


SENTENCES: dict[str, Sentence] = {
    "layered": _layered,
    "escorts": _escorts,
    "indicators": _indicators,
    "clause": _clause,
    "leader": _clause,
    "outside": _outside,
    "authorities": _authorities,
    "no_code": _no_code,
    "repeats": _repeats,
    "disguised": _disguised,
    "marked": _marked,
    "comprehensive": _comprehensive,
    "unplanned": _unplanned,
    "over": _over,
    "on_site": _on_site,
    "monthly": _monthly,
    "quarterly": _quarterly,
    "more": _more,
    "visits": _visits,
    "cut_city": _cut_city,
    "cut_grassroots": _cut_grassroots,
    "total": _total,
}
