from django.apps import AppConfig


class UsageConfig(AppConfig):
    name = "burden.usage"
    label = "usage"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.jobs import registry as jobs
        from burden.usage import tasks

        jobs.register("usage.count", tasks.count_month)
