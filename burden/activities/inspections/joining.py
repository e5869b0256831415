"""How inspections join the product; called once, in AppConfig.ready."""

from django.utils.translation import gettext_lazy as _

from burden.activities import places
from burden.activities.inspections import booking, judging, kinds, letting_go, papers, years
from burden.activities.inspections.rechecking import RECHECK
from burden.activities.inspections.register import REGISTER
from burden.activities.inspections.sentences import SENTENCES
from burden.activities.preview import Preview
from burden.activities.registers import contract, year_pages
from burden.activities.ruling import kinds as kinds_of_rules
from burden.activities.ruling import wording
from burden.findings import registry as findings
from burden.jobs import registry as jobs
from burden.matters import registry as matters
from burden.matters.models import Source
from burden.retention import registry as retention
from burden.thresholds import registry as thresholds
from burden.thresholds.rulebook import Subject

# Kept here: joining again registers the same source once.
PREVIEW = Preview(RECHECK)


def join() -> None:
    contract.register(REGISTER)
    year_pages.register(Subject.INSPECTION, years.PAGE)
    wording.tell(Subject.INSPECTION, SENTENCES)
    jobs.register(judging.JUDGE, judging.judge)
    jobs.register(judging.YEAR, judging.judge_year)
    jobs.register("inspection.book", booking.book)
    matters.register_place(Source.INSPECTION, places.record(REGISTER))
    matters.on_announce(Source.PAPER, papers.note)
    retention.register(letting_go.KIND)
    thresholds.on_publish(
        judging.judge_all_again,
        thresholds.Work(judging.JUDGE, _("inspections judged")),
        thresholds.Work("inspection.book", _("inspections booked")),
        thresholds.Work(judging.YEAR, _("years of inspections judged")),
    )
    thresholds.preview_source(PREVIEW)
    for kind in (*kinds_of_rules.of_rules(Subject.INSPECTION), *kinds.of_inspections()):
        findings.register(kind)
