from django.urls import path

from burden.news import views

app_name = "news"
urlpatterns = [
    path("", views.notice_list, name="notice-list"),
    path("read/", views.notice_read_all, name="notice-read-all"),
    path("<uuid:uuid>/open/", views.notice_open, name="notice-open"),
    path("<uuid:uuid>/read/", views.notice_read, name="notice-read"),
]
