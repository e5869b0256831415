from django.urls import path

from docs_audit import views
from docs_audit.drafts.views import draft_check
from docs_audit.issuing import views as issuing

app_name = "documents"
urlpatterns = [
    path("", views.paper_list, name="paper-list"),
    path("uploads/", views.upload_list, name="upload-list"),
    path("uploads/new/", views.upload_create, name="upload-create"),
    path("uploads/<uuid:uuid>/", views.upload_detail, name="upload-detail"),
    path("stock/", views.stock_list, name="stock-list"),
    path("issued/", issuing.issued_list, name="issued-list"),
    path("issued/import/", issuing.register_import, name="register-import"),
    path("issued/template.csv", issuing.register_template, name="register-template"),
    path("issued/plan/import/", issuing.plan_import, name="plan-import"),
    path("issued/plan/template.csv", issuing.plan_template, name="plan-template"),
    path("issued/issuers/", issuing.issuer_list, name="issuer-list"),
    path("issued/<uuid:uuid>/", issuing.issued_unit, name="issued-unit"),
    path("issued/<uuid:uuid>/explain/", issuing.issued_explain, name="issued-explain"),
    path("white-heads/", issuing.white_heads, name="white-heads"),
    path("refusals/", views.refusal_list, name="refusal-list"),
    path("check/", draft_check, name="draft-check"),
    path("<uuid:uuid>/", views.paper_detail, name="paper-detail"),
    path("<uuid:uuid>/correct/", views.paper_correct, name="paper-correct"),
    path("<uuid:uuid>/readers/", views.paper_readers, name="paper-readers"),
    path("<uuid:uuid>/original/", views.paper_original, name="paper-original"),
    path("<uuid:uuid>/original/<int:page>/", views.paper_page, name="paper-page"),
    path("<uuid:lower>/compare/<uuid:upper>/", views.match_compare, name="match-compare"),
]
