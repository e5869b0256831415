from django.urls import path

from burden.thresholds import rule_views, views, whatif_views

app_name = "thresholds"
urlpatterns = [
    path("", views.threshold_list, name="threshold-list"),
    path("rules/", rule_views.rule_list, name="rule-list"),
    path("rules/<str:rule>/confirm/", rule_views.rule_confirm, name="rule-confirm"),
    path("progress/", views.progress_detail, name="progress"),
    path("what-if/", whatif_views.what_if, name="what-if"),
    path("drafts/new/", views.draft_create, name="draft-create"),
    path("drafts/<uuid:uuid>/", views.draft_detail, name="draft-detail"),
    path("drafts/<uuid:uuid>/effect/", whatif_views.draft_effect, name="draft-effect"),
    path("drafts/<uuid:uuid>/effect/whole/", whatif_views.draft_whole, name="draft-whole"),
    path("drafts/<uuid:uuid>/effect/drop/", whatif_views.draft_drop, name="draft-drop"),
    path("drafts/<uuid:uuid>/publish/", views.draft_publish, name="draft-publish"),
    path("drafts/<uuid:uuid>/discard/", views.draft_discard, name="draft-discard"),
]
