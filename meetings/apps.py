from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.findings import registry as findings
        from burden.jobs import registry as jobs
        from burden.thresholds import registry as thresholds
        from meetings import booking, importing, judging, linking, pages, wording

        jobs.register("meeting.import", importing.take)
        jobs.register("meeting.meet", linking.meet)
        jobs.register("meeting.link", linking.link)
        jobs.register("meeting.judge", judging.judge)
        jobs.register("meeting.book", booking.book)
        thresholds.on_publish(judging.judge_all_again)
        findings.register(
            findings.FindingKind(
                code=judging.KIND,
                label=_("layered meeting"),
                claim=wording.claim,
                evidence_template="meetings/_finding_evidence.html",
                evidence_context=pages.evidence_context,
                signals=wording.signals,
            )
        )
