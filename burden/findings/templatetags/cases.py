"""Published cases beside a finding."""

from typing import Any

from django import template
from django.template.context import Context

from burden.findings.cases import cases_like
from burden.findings.models import Finding
from burden.organisations import policies

register = template.Library()


@register.inclusion_tag("findings/_similar_cases.html", takes_context=True)
def similar_cases(context: Context, finding: Finding) -> dict[str, Any]:
    """The cases that are like a finding, and where its evidence is handed over."""
    user = context["request"].user
    return {
        "finding": finding,
        "cases": cases_like(finding),
        "may_order": policies.can(user, "reports.view"),
    }
