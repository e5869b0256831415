from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "burden.news"
    label = "news"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.jobs import registry as jobs
        from burden.news import services

        jobs.register(services.TELL, services.tell_due)
        jobs.register(services.DIGEST, services.send)
