from django.urls import path

from burden.activities import views
from burden.activities.demands import views as demands
from burden.activities.groups import views as groups
from burden.activities.inspections import views as inspections
from burden.activities.registers import correction_views as corrections
from burden.activities.registers import views as registers
from burden.activities.registers import year_pages

app_name = "activities"
urlpatterns = [
    path("", views.start, name="start"),
    path("inspections/organisers/", inspections.organiser_list, name="inspection-organisers"),
    path("inspections/receivers/", inspections.receiver_list, name="inspection-receivers"),
    path("inspections/plan/import/", inspections.plan_import, name="inspection-plan-import"),
    path(
        "inspections/plan/template.csv", inspections.plan_template, name="inspection-plan-template"
    ),
    path(
        "inspections/<uuid:uuid>/indicators/",
        inspections.inspection_indicators,
        name="inspection-indicators",
    ),
    path("demands/receivers/", demands.receiver_list, name="demand-receivers"),
    path("demands/receivers/<uuid:uuid>/", demands.receiver_detail, name="demand-receiver"),
    path("demands/merged/", demands.merged, name="demand-merged"),
    path("demands/<uuid:uuid>/form/", demands.demand_form, name="demand-form"),
    path("demands/<uuid:uuid>/fields/", demands.demand_fields, name="demand-fields"),
    path("groups/<uuid:group>/instructions/", groups.instruction_list, name="instruction-list"),
    path("instructions/<uuid:uuid>/", groups.instruction_detail, name="instruction-detail"),
    path("groups/<uuid:group>/messages/", groups.messages_create, name="messages-create"),
    path(
        "groups/<uuid:group>/messages/<uuid:uuid>/",
        groups.messages_detail,
        name="messages-detail",
    ),
    path("years/<slug:subject>/<uuid:uuid>/", year_pages.year_unit, name="year-unit"),
    path("<slug:key>/", registers.record_list, name="record-list"),
    path("<slug:key>/new/", registers.record_create, name="record-create"),
    path("<slug:key>/template.csv", registers.record_template, name="record-template"),
    path("<slug:key>/<uuid:uuid>/correct/", corrections.record_correct, name="record-correct"),
    path("<slug:key>/<uuid:uuid>/withdraw/", corrections.record_withdraw, name="record-withdraw"),
    path("<slug:key>/<uuid:uuid>/take-up/", corrections.record_take_up, name="record-take-up"),
    path("<slug:key>/<uuid:uuid>/", registers.record_detail, name="record-detail"),
]
