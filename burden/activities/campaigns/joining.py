"""How campaigns join the product; called once, in AppConfig.ready."""

from django.utils.translation import gettext_lazy as _

from burden.activities import places
from burden.activities.campaigns import booking, judging
from burden.activities.campaigns.rechecking import RECHECK
from burden.activities.campaigns.register import REGISTER
from burden.activities.campaigns.sentences import SENTENCES
from burden.activities.preview import Preview
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
    year_pages.register(Subject.CAMPAIGN, year_pages.plain_page(REGISTER))
    wording.tell(Subject.CAMPAIGN, SENTENCES)
    jobs.register(judging.JUDGE, judging.judge)
    jobs.register(judging.YEAR, judging.judge_year)
    jobs.register(judging.BOOK, booking.book)
    matters.register_place(Source.CAMPAIGN, places.record(REGISTER))
    thresholds.on_publish(
        judging.judge_all_again,
        thresholds.Work(judging.JUDGE, _("demonstrations and festivals judged")),
        thresholds.Work(judging.BOOK, _("demonstrations and festivals booked")),
        thresholds.Work(judging.YEAR, _("years of demonstrations judged")),
    )
    thresholds.preview_source(PREVIEW)
    for kind in kinds_of_rules.of_rules(Subject.CAMPAIGN):
        findings.register(kind)
