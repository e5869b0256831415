"""Pages of what units issue: registers, plans, who may issue, red heads turned white."""

from docs_audit.issuing.views.issuers import issuer_list
from docs_audit.issuing.views.lists import (
    plan_import,
    plan_template,
    register_import,
    register_template,
)
from docs_audit.issuing.views.registers import issued_explain, issued_list, issued_unit
from docs_audit.issuing.views.white import white_heads

__all__ = [
    "issued_explain",
    "issued_list",
    "issued_unit",
    "issuer_list",
    "plan_import",
    "plan_template",
    "register_import",
    "register_template",
    "white_heads",
]
