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
        from meetings import booking, judging, linking, pages, wording
        from meetings.convening import judging as convening
        from meetings.convening import kinds as kinds_of_convening
        from meetings.ruling import judging as ruling
        from meetings.ruling import kinds as kinds_of_rules

        jobs.register("meeting.meet", linking.meet)
        jobs.register("meeting.link", linking.link)
        jobs.register("meeting.judge", judging.judge)
        jobs.register("meeting.book", booking.book)
        jobs.register(ruling.RULE, ruling.judge)
        jobs.register(ruling.YEAR, convening.judge)
        jobs.register("convening.book", convening.book)
        thresholds.on_publish(judging.judge_all_again)
        thresholds.on_publish(convening.judge_all_again)
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
        for kind in (*kinds_of_rules.of_rules(), kinds_of_convening.of_rebound()):
            findings.register(kind)
