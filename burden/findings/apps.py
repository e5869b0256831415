from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "burden.findings"
    label = "findings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.findings import services, whatif
        from burden.jobs import registry as jobs
        from burden.thresholds import registry as thresholds

        jobs.register(services.COMPARE, services.look_again)
        thresholds.preview_findings(whatif.Preview())
