from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from burden.api import (
    accounts,
    activities,
    findings,
    form_demands,
    groups,
    meeting_rules,
    meetings,
    news,
    removals,
    reports,
    thresholds,
    views,
    voices,
)
from burden.api.figures import activities as of_activities
from burden.api.figures import forms as of_forms
from burden.api.figures import log as of_log
from burden.api.figures import matters as of_matters
from burden.api.figures import meetings as of_meetings
from burden.api.figures import overview as of_scopes
from burden.api.figures import pains as of_pains
from burden.api.figures import papers as of_papers
from burden.api.figures import quality as of_quality
from burden.api.figures import spread as of_spread
from burden.api.figures import units as of_units
from burden.api.figures import usage as of_usage
from burden.api.figures import years as of_years

app_name = "api"

router = SimpleRouter()
router.register("units", views.UnitViewSet, basename="unit")
router.register("documents", views.PaperViewSet, basename="document")
router.register("uploads", views.UploadViewSet, basename="upload")
router.register("meetings", meetings.MeetingViewSet, basename="meeting")
router.register("meeting-imports", meetings.MeetingImportViewSet, basename="meeting-import")
router.register("meeting-rules", meeting_rules.MeetingRuleViewSet, basename="meeting-rule")
router.register("meeting-plans", meeting_rules.PlannedMeetingViewSet, basename="meeting-plan")
router.register("inspections", activities.InspectionViewSet, basename="inspection")
router.register("inspection-plans", activities.PlannedInspectionViewSet, basename="inspection-plan")
router.register("campaigns", activities.CampaignViewSet, basename="campaign")
router.register("demands", form_demands.FormDemandViewSet, basename="demand")
router.register("groups", groups.WorkGroupViewSet, basename="group")
router.register("instructions", groups.InstructionViewSet, basename="instruction")
router.register("message-exports", groups.MessageExportViewSet, basename="message-export")
router.register("secondments", activities.SecondmentViewSet, basename="secondment")
router.register("activity-rules", activities.ActivityRuleViewSet, basename="activity-rule")
router.register("voices", voices.VoiceViewSet, basename="voice")
router.register("evaluations", voices.EvaluationViewSet, basename="evaluation")
router.register("findings", findings.FindingViewSet, basename="finding")
router.register("rectifications", findings.RectificationViewSet, basename="rectification")
router.register("news", news.NewsViewSet, basename="news")
router.register("removals", removals.RemovalViewSet, basename="removal")
router.register("reports", reports.ReportViewSet, basename="report")
router.register("scores", views.ScoreViewSet, basename="score")
router.register(
    "parameter-versions", thresholds.ParameterVersionViewSet, basename="parameter-version"
)
router.register("parameter-drafts", thresholds.ParameterDraftViewSet, basename="parameter-draft")

_OF_SCOPES = (
    ("flow/", of_scopes.FlowView, "flow"),
    ("flow/cell/", of_scopes.FlowCellView, "flow-cell"),
    ("figures/overview/", of_scopes.OverviewView, "overview"),
    ("figures/meeting-change/", of_meetings.MeetingChangeView, "meeting-change"),
    ("figures/meeting-calls/", of_meetings.MeetingCallsView, "meeting-calls"),
    ("figures/meeting-days/", of_meetings.MeetingDaysView, "meeting-days"),
    ("figures/attendance/", of_meetings.AttendanceView, "attendance"),
    ("figures/meeting-trend/", of_years.MeetingTrendView, "meeting-trend"),
    ("figures/meeting-plans/", of_years.MeetingPlansView, "meeting-plans"),
    ("figures/issued/", of_years.IssuedView, "issued"),
    ("figures/white-heads/", of_papers.WhiteHeadsView, "white-heads"),
    ("figures/spread/", of_spread.SpreadView, "spread"),
    ("figures/pains/", of_pains.PainsView, "pains"),
    ("figures/quality/", of_quality.QualityView, "quality"),
    ("figures/spared/", of_quality.SparedView, "spared"),
    ("figures/silent-issuers/", of_quality.SilentIssuersView, "silent-issuers"),
    ("audit-entries/", of_log.AuditLogView, "audit-list"),
    ("figures/own-burden/", of_usage.OwnBurdenView, "own-burden"),
    ("figures/registers/", of_activities.RegistersView, "registers"),
    (
        "figures/inspection-organisers/",
        of_activities.InspectionOrganisersView,
        "inspection-organisers",
    ),
    (
        "figures/inspection-receivers/",
        of_activities.InspectionReceiversView,
        "inspection-receivers",
    ),
    ("figures/demand-receivers/", of_forms.DemandReceiversView, "demand-receivers"),
    ("figures/precision/", findings.PrecisionView, "precision"),
    ("figures/due/", findings.DueView, "due"),
    ("figures/merged-form/", of_forms.MergedFormView, "merged-form"),
)
_OF_THINGS = (
    ("matters/", of_matters.MattersView, "matter-list"),
    ("matters/<uuid:uuid>/", of_matters.MatterView, "matter-detail"),
    ("matters/<uuid:uuid>/steps/", views.MatterStepsView, "matter-steps"),
    ("matters/<uuid:uuid>/items/", of_matters.MatterItemsView, "matter-items"),
    ("matters/<uuid:uuid>/units/", of_matters.MatterUnitsView, "matter-units"),
    ("items/<uuid:uuid>/bookings/", of_matters.BookingsView, "bookings"),
    ("units/<uuid:uuid>/burden/", of_units.UnitView, "unit-burden"),
    ("units/<uuid:uuid>/staff/", of_units.StaffView, "unit-staff"),
    ("units/<uuid:uuid>/meetings/", of_years.UnitMeetingsView, "unit-meetings"),
    ("units/<uuid:uuid>/meeting-plan/", of_years.UnitPlanView, "unit-meeting-plan"),
    ("units/<uuid:uuid>/inspections/", of_activities.UnitInspectionsView, "unit-inspections"),
    ("units/<uuid:uuid>/demands/", of_forms.UnitDemandsView, "unit-demands"),
    ("units/<uuid:uuid>/issued/", of_years.UnitIssuedView, "unit-issued"),
    ("meetings/<uuid:uuid>/attendance/", of_meetings.MeetingAttendanceView, "meeting-attendance"),
    ("meetings/<uuid:uuid>/chain/", of_meetings.MeetingChainView, "meeting-chain"),
    ("meetings/<uuid:uuid>/layers/", of_meetings.LayersAvoidedView, "layers-avoided"),
)

urlpatterns = [
    path("", include(router.urls)),
    *(path(route, view.as_view(), name=name) for route, view, name in (*_OF_SCOPES, *_OF_THINGS)),
    path("accounts/", accounts.AccountsView.as_view(), name="account-list"),
    path("removals-due/", removals.DueRecordsView.as_view(), name="removals-due"),
    path("removals-ask/", removals.RemovalAskView.as_view(), name="removals-ask"),
    path("cases/", reports.CasesView.as_view(), name="case-list"),
    path("register-imports/", activities.RegisterImportView.as_view(), name="register-import"),
    path("parameters/", thresholds.ParameterListView.as_view(), name="parameter-list"),
    path("what-if/", thresholds.WhatIfView.as_view(), name="what-if"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("pages/", SpectacularSwaggerSplitView.as_view(url_name="api:schema"), name="pages"),
]
