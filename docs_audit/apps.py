from django.apps import AppConfig


class DocsAuditConfig(AppConfig):
    name = "docs_audit"
    label = "docs_audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.conf import settings
        from django.utils.translation import gettext_lazy as _

        from burden.findings import basis as findings_basis
        from burden.findings import registry as findings
        from burden.jobs import registry as jobs
        from burden.matters import registry as matters
        from burden.matters.models import Source
        from burden.retention import registry as retention
        from burden.thresholds import registry as thresholds
        from docs_audit import (
            basis,
            booking,
            emptying,
            formats,
            judging,
            kinds,
            letting_go,
            matching,
            places,
            reading,
            recognising,
            selectors,
            stock,
            whatif,
        )
        from docs_audit.issuing import judging as issuing
        from docs_audit.issuing import kinds as kinds_of_issuing
        from docs_audit.issuing import letting_go as issuing_lists
        from docs_audit.issuing.importing import JUDGE
        from docs_audit.ruling import kinds as kinds_of_rules

        findings_basis.register(basis.KEEPER)
        formats.switch_off(settings.FORMATS_OFF)
        jobs.report("unread_formats", formats.unread_formats)
        jobs.register("paper.read", reading.read)
        jobs.register("paper.recognise", recognising.recognise)
        jobs.register("paper.describe", reading.describe)
        jobs.register("paper.meet", matching.meet)
        jobs.register("paper.match", matching.match)
        jobs.register("paper.judge", judging.judge)
        jobs.register("paper.book", booking.book)
        jobs.register(emptying.UNLINK, emptying.unlink)
        retention.register(emptying.KIND)
        for list_kind in (letting_go.KIND, *issuing_lists.KINDS):
            retention.register(list_kind)
        jobs.register(stock.COUNT, stock.count)
        jobs.register(JUDGE, issuing.judge)
        matters.register_place(Source.PAPER, places.PAPER)
        matters.register_place(Source.ISSUING, places.ISSUING)
        matters.register_texts(
            Source.PAPER, matters.Texts(text=selectors.text_of, open_to=selectors.open_items)
        )
        jobs.register("issuing.book", issuing.book)
        thresholds.on_publish(
            judging.judge_all_again,
            thresholds.Work("paper.judge", _("papers judged")),
            thresholds.Work("paper.book", _("papers booked")),
        )
        thresholds.on_publish(
            issuing.judge_all_again, thresholds.Work(JUDGE, _("periods of issuing judged"))
        )
        thresholds.preview_source(whatif.Preview())
        for kind in (
            *kinds.of_papers(),
            *kinds_of_rules.of_rules(),
            *kinds_of_issuing.of_issuing(),
        ):
            findings.register(kind)
