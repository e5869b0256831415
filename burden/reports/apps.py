from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "burden.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.jobs import registry as jobs
        from burden.reports import services
        from burden.reports.models import JOB

        jobs.register(JOB, services.make)
