from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "burden.upkeep"
    label = "upkeep"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.upkeep import checks

        checks.register()
