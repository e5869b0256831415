from django.apps import AppConfig


class ScoresConfig(AppConfig):
    name = "burden.scores"
    label = "scores"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from burden.jobs import registry as jobs
        from burden.scores import services, tasks, whatif
        from burden.thresholds import registry as thresholds

        jobs.register("scores.refresh", tasks.refresh)
        jobs.register("scores.intervals", tasks.draw_intervals)
        thresholds.on_publish(
            services.refresh_all, thresholds.Work("scores.refresh", _("months scored"))
        )
        thresholds.preview_scores(whatif.Preview())
