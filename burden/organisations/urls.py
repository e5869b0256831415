from django.urls import path

from burden.organisations.views import account, imports, people, second_factor, units

app_name = "organisations"
urlpatterns = [
    path("units/", units.unit_list, name="unit-list"),
    path("units/import/", imports.unit_import, name="unit-import"),
    path("units/import/<uuid:uuid>/", imports.import_preview, name="import-preview"),
    path("units/import/<uuid:uuid>/apply/", imports.import_apply, name="import-apply"),
    path("units/<uuid:uuid>/children/", units.unit_children, name="unit-children"),
    path("units/<uuid:uuid>/edit/", units.unit_edit, name="unit-edit"),
    path("units/<uuid:uuid>/staff/", units.unit_staff, name="unit-staff"),
    path("account/login/", account.SignIn.as_view(), name="login"),
    path("account/login/code/", second_factor.second_factor, name="second-factor"),
    path("account/logout/", account.SignOut.as_view(), name="logout"),
    path("account/password/", account.PasswordChange.as_view(), name="password-change"),
    path("account/settings/", account.account_settings, name="settings"),
    path("account/people/", people.person_list, name="person-list"),
    path("account/people/new/", people.person_create, name="person-create"),
    path("account/people/close/", people.person_close, name="person-close"),
    path("account/people/<uuid:uuid>/", people.person_edit, name="person-edit"),
    path(
        "account/people/<uuid:uuid>/second-factor/",
        second_factor.person_second_factor,
        name="person-second-factor",
    ),
    path("account/people/<uuid:uuid>/password/", people.person_password, name="person-password"),
]
