from django.urls import path

from burden.activities.voices import views
from burden.activities.voices.rounds import views as rounds

app_name = "voices"
urlpatterns = [
    path("", views.voice_list, name="voice-list"),
    path("new/", views.voice_create, name="voice-create"),
    path("receipt/", views.voice_receipt, name="voice-receipt"),
    path("evaluations/", rounds.round_list, name="round-list"),
    path("evaluations/<uuid:uuid>/", rounds.round_detail, name="round-detail"),
    path("evaluations/<uuid:uuid>/answer/", rounds.round_answer, name="round-answer"),
    path("<uuid:uuid>/", views.voice_detail, name="voice-detail"),
    path("<uuid:uuid>/pass-on/", views.voice_pass_on, name="voice-pass-on"),
    path("<uuid:uuid>/answer/", views.voice_answer, name="voice-answer"),
    path("<uuid:uuid>/close/", views.voice_close, name="voice-close"),
    path("<uuid:uuid>/link/", views.voice_link, name="voice-link"),
]
