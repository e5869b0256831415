from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "burden.findings"
    label = "findings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.findings import whatif
        from burden.thresholds import registry as thresholds

        thresholds.preview_findings(whatif.Preview())
