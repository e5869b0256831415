"""How secondments join the product; called once, in AppConfig.ready."""

from django.utils.translation import gettext_lazy as _

from burden.activities import places
from burden.activities.preview import Preview
from burden.activities.recurring import booking_again
from burden.activities.registers import contract, year_pages
from burden.activities.ruling import kinds as kinds_of_rules
from burden.activities.ruling import wording
from burden.activities.secondments import booking, judging
from burden.activities.secondments.rechecking import RECHECK
from burden.activities.secondments.register import REGISTER
from burden.activities.secondments.sentences import SENTENCES
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
    year_pages.register(Subject.SECONDMENT, year_pages.plain_page(REGISTER))
    wording.tell(Subject.SECONDMENT, SENTENCES)
    jobs.register(judging.JUDGE, judging.judge)
    jobs.register(judging.BOOK, booking.book)
    jobs.register(booking.RECUR, booking_again(judging.BOOK))
    matters.register_place(Source.SECONDMENT, places.record(REGISTER))
    thresholds.on_publish(
        judging.judge_all_again,
        thresholds.Work(judging.JUDGE, _("secondments judged")),
        thresholds.Work(judging.BOOK, _("secondments booked")),
    )
    thresholds.preview_source(PREVIEW)
    for kind in kinds_of_rules.of_rules(Subject.SECONDMENT):
        findings.register(kind)
