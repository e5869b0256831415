from django.urls import path

from burden.usage import views

app_name = "usage"
urlpatterns = [path("", views.own_burden, name="own-burden")]
