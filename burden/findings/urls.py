"""Pages of findings and of what is done about them."""

from django.urls import path

from burden.findings import (
    due_views,
    hearing_views,
    rectification_views,
    teaching_views,
    together_views,
    views,
)
from burden.findings.cases import views as case_views

app_name = "findings"
urlpatterns = [
    path("findings/", views.finding_list, name="finding-list"),
    path("due/", due_views.due, name="due"),
    path("findings/together/", together_views.together, name="together"),
    path("findings/precision/", teaching_views.precision, name="precision"),
    path("findings/cases/", case_views.case_list, name="case-list"),
    path("findings/<uuid:uuid>/", views.finding_detail, name="finding-detail"),
    path("findings/<uuid:uuid>/decide/", views.finding_decide, name="finding-decide"),
    path("findings/<uuid:uuid>/star/", views.finding_star, name="finding-star"),
    path("findings/<uuid:uuid>/reply/", hearing_views.finding_reply, name="finding-reply"),
    path("findings/<uuid:uuid>/assign/", hearing_views.finding_assign, name="finding-assign"),
    path("findings/<uuid:uuid>/notes/", hearing_views.finding_notes, name="finding-notes"),
    path(
        "findings/<uuid:uuid>/basis/<uuid:file>/",
        hearing_views.finding_basis,
        name="finding-basis",
    ),
    path(
        "findings/<uuid:uuid>/rectify/",
        rectification_views.rectification_create,
        name="rectification-create",
    ),
    path("rectifications/", rectification_views.rectification_list, name="rectification-list"),
    path(
        "rectifications/<uuid:uuid>/",
        rectification_views.rectification_detail,
        name="rectification-detail",
    ),
    path(
        "rectifications/<uuid:uuid>/report/",
        rectification_views.rectification_report,
        name="rectification-report",
    ),
    path(
        "rectifications/<uuid:uuid>/basis/<uuid:file>/",
        rectification_views.rectification_basis,
        name="rectification-basis",
    ),
    path(
        "rectifications/<uuid:uuid>/check/",
        rectification_views.rectification_check,
        name="rectification-check",
    ),
]
