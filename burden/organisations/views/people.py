"""Accounts and their rights, for the system administrator."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from burden.audit.exports import as_csv
from burden.organisations import policies, selectors, services
from burden.organisations.errors import OrganisationError
from burden.organisations.filters import PersonFilter
from burden.organisations.forms import NewPersonForm, PasswordForm, PersonForm
from burden.organisations.models import User
from burden.organisations.requests import signed_in

PAGE_SIZE = 25


@require_GET
def person_list(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    policies.require(user, "users.manage")
    filters = PersonFilter(request.GET, selectors.people_of(user))
    if request.GET.get("export") == "csv":
        return _exported(user, filters)
    page = Paginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "page": page,
        "default_sort": "username",
        "unused_days": settings.UNUSED_DAYS,
        "may_close": filters.form.is_valid() and filters.form.cleaned_data["unused"] == "yes",
    }
    return render(request, "organisations/person_list.html", context)


@require_POST
def person_close(request: HttpRequest) -> HttpResponse:
    """Close the chosen accounts, which the list of unused ones offers."""
    user = signed_in(request)
    policies.require(user, "users.manage")
    chosen = [selectors.person_for(user, uuid) for uuid in request.POST.getlist("person")]
    closed = services.close_people(people=chosen, by=user)
    sentence = ngettext("%(count)d account closed.", "%(count)d accounts closed.", closed)
    messages.success(request, sentence % {"count": closed})
    return redirect(f"{reverse('organisations:person-list')}?unused=yes")


@require_http_methods(["GET", "POST"])
def person_create(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    policies.require(user, "users.manage")
    form = NewPersonForm(request.POST or None, by=user)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.create_person(**(given | {"password": given["password"] or None}), by=user)
        except ValidationError as error:
            form.add_error("password", error)
        else:
            messages.success(request, _("Account made."))
            return redirect("organisations:person-list")
    return render(request, "organisations/person_create.html", {"form": form})


@require_http_methods(["GET", "POST"])
def person_edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Name, role, scope and activity; an account is closed here, never deleted."""
    user = signed_in(request)
    policies.require(user, "users.manage")
    person = selectors.person_for(user, uuid)
    form = PersonForm(request.POST or None, by=user, initial=_held(person))
    if request.method == "POST" and form.is_valid():
        try:
            services.change_person(person=person, **form.cleaned_data, by=user)
        except OrganisationError as error:
            form.add_error(None, str(error.message))
        else:
            messages.success(request, _("Saved."))
            return redirect("organisations:person-list")
    context = {
        "form": form,
        "person": person,
        "has_factor": person.role in settings.SECOND_FACTOR_ROLES and person.pk != user.pk,
    }
    return render(request, "organisations/person_edit.html", context)


@require_http_methods(["GET", "POST"])
def person_password(request: HttpRequest, uuid: UUID) -> HttpResponse:
    user = signed_in(request)
    policies.require(user, "users.manage")
    person = selectors.person_for(user, uuid)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.set_password(person=person, password=form.cleaned_data["password"], by=user)
        except ValidationError as error:
            form.add_error("password", error)
        else:
            messages.success(request, _("Password set; all sign-ins of this account have ended."))
            return redirect("organisations:person-list")
    return render(request, "organisations/person_password.html", {"form": form, "person": person})


def _held(person: User) -> dict[str, object]:
    return {
        "full_name": person.full_name,
        "role": person.role,
        "scope": person.scope,
        "is_active": person.is_active,
    }


def _exported(user: User, filters: PersonFilter) -> HttpResponse:
    rows = (
        (
            one.username,
            one.full_name,
            one.role,
            one.scope.code if one.scope else "",
            one.is_active,
            one.last_login and timezone.localtime(one.last_login).date(),
        )
        for one in filters.qs
    )
    head = ("username", "full_name", "role", "unit", "is_active", "last_sign_in")
    return as_csv(by=user, unit=user.scope, name="users", head=head, rows=rows)
