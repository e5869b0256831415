from django.urls import path

from burden.activities.voices import sending_views, views
from burden.activities.voices.rounds import views as rounds

app_name = "voices"
urlpatterns = [
    path("voices/", views.voice_list, name="voice-list"),
    path("report/", sending_views.voice_create, name="voice-create"),
    path("report/unsigned/", sending_views.voice_unsigned, name="voice-unsigned"),
    path("receipt/", sending_views.voice_receipt, name="voice-receipt"),
    path("voices/evaluations/", rounds.round_list, name="round-list"),
    path("voices/evaluations/<uuid:uuid>/", rounds.round_detail, name="round-detail"),
    path("voices/evaluations/<uuid:uuid>/answer/", rounds.round_answer, name="round-answer"),
    path("voices/<uuid:uuid>/", views.voice_detail, name="voice-detail"),
    path("voices/<uuid:uuid>/pass-on/", views.voice_pass_on, name="voice-pass-on"),
    path("voices/<uuid:uuid>/answer/", views.voice_answer, name="voice-answer"),
    path("voices/<uuid:uuid>/close/", views.voice_close, name="voice-close"),
    path("voices/<uuid:uuid>/link/", views.voice_link, name="voice-link"),
]
