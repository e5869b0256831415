from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "burden.retention"
    label = "retention"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.jobs import registry as jobs
        from burden.retention import accounts, answers, registry, removing, unit_lists

        jobs.register(removing.JOB, removing.remove)
        registry.register(unit_lists.KIND)
        registry.register(accounts.KIND)
        registry.register(answers.REPLIES.kind())
        registry.register(answers.PROOFS.kind())
