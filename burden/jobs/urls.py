from django.urls import path

from burden.jobs import views

app_name = "jobs"
urlpatterns = [path("", views.health, name="health")]
