from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "burden.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.jobs import presence

        presence.connect()
