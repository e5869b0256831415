from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "burden.dashboards"
    label = "dashboards"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.dashboards.selectors import rectified
        from burden.findings import figures

        figures.register(rectified.HOURS)
