"""Addresses under /reports/."""

from django.urls import path

from burden.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.report_list, name="report-list"),
    path(
        "comparisons/<uuid:lower>/<uuid:upper>.docx",
        views.comparison_word,
        name="comparison-word",
    ),
    path("overview.docx", views.overview_word, name="overview-word"),
    path("chains/<uuid:uuid>.docx", views.chain_word, name="chain-word"),
    path(
        "registers/<slug:key>/template.xlsx",
        views.register_template_sheet,
        name="register-template",
    ),
    path("demands/merged.<str:form>", views.merged_form, name="merged-form"),
    path("meetings/template.xlsx", views.meeting_template_sheet, name="meeting-template"),
]
