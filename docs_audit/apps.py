from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocsAuditConfig(AppConfig):
    name = "docs_audit"
    label = "docs_audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.findings import registry as findings
        from burden.jobs import registry as jobs
        from burden.thresholds import registry as thresholds
        from docs_audit import booking, judging, matching, reading, wording

        jobs.register("paper.read", reading.read)
        jobs.register("paper.meet", matching.meet)
        jobs.register("paper.match", matching.match)
        jobs.register("paper.judge", judging.judge)
        jobs.register("paper.book", booking.book)
        thresholds.on_publish(judging.judge_all_again)
        findings.register(
            findings.FindingKind(
                code=booking.KIND,
                label=_("copied supporting document"),
                claim=wording.claim,
                evidence_template="documents/_finding_evidence.html",
            )
        )
