from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "burden.activities"
    label = "activities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.activities import places
        from burden.activities.campaigns import joining as campaigns
        from burden.activities.demands import joining as demands
        from burden.activities.groups import joining as groups
        from burden.activities.inspections import joining as inspections
        from burden.activities.registers import contract, emptying
        from burden.activities.ruling import periods
        from burden.activities.secondments import joining as secondments
        from burden.activities.voices import emptying as voices
        from burden.activities.voices.rounds import emptying as evaluations
        from burden.jobs import registry as jobs
        from burden.matters import registry as matters
        from burden.matters.models import Source
        from burden.retention import registry as retention

        matters.register_place(Source.ACTIVITIES, places.YEAR)
        jobs.register("activities.book", periods.book)
        inspections.join()
        demands.join()
        groups.join()
        campaigns.join()
        secondments.join()
        retention.register(voices.KIND)
        retention.register(evaluations.KIND)
        for register in contract.all_registers():
            retention.register(emptying.kind_of(register))
