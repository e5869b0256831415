from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "burden.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.jobs import registry as jobs
        from burden.reports import letting_go, services
        from burden.reports.models import JOB
        from burden.retention import registry as retention

        jobs.register(JOB, services.make)
        retention.register(letting_go.KIND)
