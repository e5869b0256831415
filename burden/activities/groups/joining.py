"""How groups join the product; called once, in AppConfig.ready."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from burden.activities import places
from burden.activities.groups import booking, emptying, exports, instructions, judging, kinds
from burden.activities.groups.rechecking import RECHECK
from burden.activities.groups.register import REGISTER
from burden.activities.groups.rehearsing import GroupPreview
from burden.activities.groups.sentences import SENTENCES
from burden.activities.groups.years import YEAR_PAGE
from burden.activities.models import Instruction
from burden.activities.registers import contract, year_pages
from burden.activities.ruling import kinds as kinds_of_rules
from burden.activities.ruling import wording
from burden.findings import registry as findings
from burden.jobs import registry as jobs
from burden.matters import registry as matters
from burden.matters.models import Item, Source
from burden.retention import registry as retention
from burden.thresholds import registry as thresholds
from burden.thresholds.rulebook import Subject

# Kept here: joining again registers the same source once.
PREVIEW = GroupPreview(RECHECK)
_PASSED_ON = (Source.PAPER, Source.MEETING, Source.INSPECTION, Source.DEMAND, Source.CAMPAIGN)


def _address(item: Item) -> str:
    return reverse("activities:instruction-detail", args=[item.source_uuid])


INSTRUCTION = matters.Place(
    places.ICON,
    _("Instruction in a group"),
    _("an instruction outside your scope"),
    _address,
    Instruction.objects.visible_to,
    _("Instructions in groups"),
)


def join() -> None:
    contract.register(REGISTER)
    year_pages.register(Subject.GROUP, YEAR_PAGE)
    wording.tell(Subject.GROUP, SENTENCES)
    jobs.register(judging.JUDGE, judging.judge)
    jobs.register(judging.AGE, judging.age)
    jobs.register(judging.YEAR, judging.judge_year)
    jobs.register(judging.BOOK, booking.book)
    jobs.register(judging.JUDGE_MESSAGE, instructions.judge)
    jobs.register(instructions.BOOK_MESSAGE, instructions.book)
    jobs.register(exports.READ, exports.read)
    retention.register(emptying.KIND)
    matters.register_place(Source.GROUP, places.record(REGISTER))
    matters.register_place(Source.MESSAGE, INSTRUCTION)
    for source in _PASSED_ON:
        matters.on_announce(source, judging.note)
    thresholds.on_publish(
        judging.judge_all_again,
        thresholds.Work(judging.JUDGE, _("groups judged")),
        thresholds.Work(judging.BOOK, _("groups booked")),
        thresholds.Work(judging.JUDGE_MESSAGE, _("instructions judged")),
        thresholds.Work(instructions.BOOK_MESSAGE, _("instructions booked")),
        thresholds.Work(judging.YEAR, _("years of groups judged")),
    )
    thresholds.preview_source(PREVIEW)
    for kind in (*kinds_of_rules.of_rules(Subject.GROUP), *kinds.of_groups()):
        findings.register(kind)
