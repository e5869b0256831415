from django.apps import AppConfig


class ThresholdsConfig(AppConfig):
    name = "burden.thresholds"
    label = "thresholds"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.jobs import registry as jobs
        from burden.thresholds import working_out
        from burden.thresholds.registry import tell_of_publication
        from burden.thresholds.services import PUBLISHED_JOB

        jobs.register(PUBLISHED_JOB, tell_of_publication)
        jobs.register(working_out.JOB, working_out.work_out)
