from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class OrganisationsConfig(AppConfig):
    name = "burden.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Refuse roles that do not exist: a misspelt one would ask nobody for a second factor."""
        from burden.organisations.models import Role

        unknown = sorted(set(settings.SECOND_FACTOR_ROLES) - set(Role.values))
        if unknown:
            raise ImproperlyConfigured(f"SECOND_FACTOR_ROLES: no such role: {', '.join(unknown)}")
