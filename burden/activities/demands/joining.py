"""How demands join the product; called once, in AppConfig.ready."""

from django.utils.translation import gettext_lazy as _

from burden.activities import places
from burden.activities.demands import booking, judging, kinds
from burden.activities.demands.rechecking import RECHECK
from burden.activities.demands.register import REGISTER
from burden.activities.demands.sentences import SENTENCES
from burden.activities.preview import Preview
from burden.activities.recurring import booking_again
from burden.activities.registers import contract, year_pages
from burden.activities.ruling import kinds as kinds_of_rules
from burden.activities.ruling import wording
from burden.findings import registry as findings
from burden.jobs import registry as jobs
from burden.matters import registry as matters
from burden.matters.models import Source
from burden.thresholds import registry as thresholds
from burden.thresholds.rulebook import Subject

# Kept here: joining again registers the same source once.
PREVIEW = Preview(RECHECK)


def join() -> None:
    contract.register(REGISTER)
    year_pages.register(Subject.DEMAND, year_pages.plain_page(REGISTER))
    wording.tell(Subject.DEMAND, SENTENCES)
    jobs.register(judging.JUDGE, judging.judge)
    jobs.register(judging.YEAR, judging.judge_year)
    jobs.register(judging.BOOK, booking.book)
    jobs.register(booking.RECUR, booking_again(judging.BOOK))
    matters.register_place(Source.DEMAND, places.record(REGISTER))
    for source in (Source.PAPER, Source.MEETING, Source.INSPECTION, Source.DEMAND):
        matters.on_announce(source, judging.note)
    thresholds.on_publish(
        judging.judge_all_again,
        thresholds.Work(judging.JUDGE, _("forms judged")),
        thresholds.Work(judging.BOOK, _("forms booked")),
        thresholds.Work(judging.YEAR, _("years of forms judged")),
    )
    thresholds.preview_source(PREVIEW)
    for kind in (*kinds_of_rules.of_rules(Subject.DEMAND), *kinds.of_demands()):
        findings.register(kind)
