"""Addresses under /reports/."""

from django.urls import path

from burden.reports import order_views, views

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
    path("new/", order_views.order_create, name="order-create"),
    path("<uuid:uuid>/", order_views.report_detail, name="report-detail"),
    path("<uuid:uuid>/file/", order_views.report_file, name="report-file"),
    path("<uuid:uuid>/again/", order_views.report_again, name="report-again"),
    path("<uuid:uuid>/cancel/", order_views.report_cancel, name="report-cancel"),
    path("meetings/template.xlsx", views.meeting_template_sheet, name="meeting-template"),
]
