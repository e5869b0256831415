from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocsAuditConfig(AppConfig):
    name = "docs_audit"
    label = "docs_audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.conf import settings

        from burden.findings import registry as findings
        from burden.jobs import registry as jobs
        from burden.thresholds import registry as thresholds
        from docs_audit import (
            booking,
            demand_wording,
            duplicates,
            escalating,
            evidence,
            explaining,
            foreign,
            formats,
            judging,
            matching,
            reading,
            recognising,
            stock,
            wording,
        )
        from docs_audit.issuing import judging as issuing
        from docs_audit.issuing import kinds as issuing_kinds
        from docs_audit.issuing.importing import JUDGE
        from docs_audit.ruling import kinds

        formats.switch_off(settings.FORMATS_OFF)
        jobs.report("unread_formats", formats.unread_formats)
        jobs.register("paper.read", reading.read)
        jobs.register("paper.recognise", recognising.recognise)
        jobs.register("paper.describe", reading.describe)
        jobs.register("paper.meet", matching.meet)
        jobs.register("paper.match", matching.match)
        jobs.register("paper.judge", judging.judge)
        jobs.register("paper.book", booking.book)
        jobs.register(stock.COUNT, stock.count)
        jobs.register(JUDGE, issuing.judge)
        jobs.register("issuing.book", issuing.book)
        thresholds.on_publish(judging.judge_all_again)
        thresholds.on_publish(issuing.judge_all_again)
        findings.register(
            findings.FindingKind(
                code=booking.KIND,
                label=_("copied supporting document"),
                claim=wording.claim,
                evidence_template="documents/_finding_evidence.html",
                evidence_context=evidence.of_copy,
                set_aside=explaining.set_aside_of_finding,
                verdict=explaining.verdict_of_finding,
                closed_uppers=evidence.closed_items,
            )
        )
        findings.register(
            findings.FindingKind(
                code=duplicates.KIND,
                label=_("one number on two papers"),
                claim=wording.duplicate_claim,
                evidence_template="documents/_duplicate_evidence.html",
                evidence_context=evidence.of_two_papers,
                verdict=explaining.duplicate_verdict,
                closed_uppers=evidence.closed_items,
                upper_label=_("Earlier paper"),
            )
        )
        findings.register(
            findings.FindingKind(
                code=foreign.KIND,
                label=_("foreign place names left in"),
                claim=wording.foreign_claim,
                evidence_template="documents/_foreign_evidence.html",
                evidence_context=evidence.of_one_paper,
                verdict=explaining.foreign_verdict,
            )
        )
        for kind in (*kinds.of_rules(), *issuing_kinds.of_issuing()):
            findings.register(kind)
        findings.register(
            findings.FindingKind(
                code=escalating.KIND,
                label=_("demands raised on the way down"),
                claim=demand_wording.claim,
                evidence_template="documents/_escalation_evidence.html",
                evidence_context=evidence.of_escalation,
                verdict=demand_wording.verdict,
                closed_uppers=evidence.closed_items,
            )
        )
