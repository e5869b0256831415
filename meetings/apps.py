from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from burden.findings import registry as findings
        from burden.jobs import registry as jobs
        from burden.matters import registry as matters
        from burden.matters.models import Source
        from burden.retention import registry as retention
        from burden.thresholds import registry as thresholds
        from meetings import (
            booking,
            emptying,
            importing,
            judging,
            kinds,
            lapsing,
            letting_go,
            likeness,
            linking,
            places,
            whatif,
        )
        from meetings.convening import judging as convening
        from meetings.convening import kinds as kinds_of_convening
        from meetings.notices import papers
        from meetings.planning import letting_go as plans
        from meetings.ruling import judging as ruling
        from meetings.ruling import kinds as kinds_of_rules

        retention.register(emptying.KIND)
        retention.register(letting_go.KIND)
        retention.register(plans.KIND)
        jobs.register("meeting.import", importing.take)
        jobs.register(lapsing.LAPSE, lapsing.lapse)
        jobs.register("meeting.meet", linking.meet)
        jobs.register("meeting.link", linking.link)
        jobs.register(likeness.NEAR, likeness.keep)
        jobs.register("meeting.judge", judging.judge)
        jobs.register("meeting.book", booking.book)
        jobs.register(ruling.RULE, ruling.judge)
        jobs.register(ruling.YEAR, convening.judge)
        jobs.register("convening.book", convening.book)
        jobs.register(papers.READ, papers.read)
        matters.register_place(Source.MEETING, places.MEETING)
        matters.register_place(Source.CONVENING, places.CONVENING)
        matters.on_announce(Source.PAPER, papers.note)
        thresholds.on_publish(
            judging.judge_all_again,
            thresholds.Work("meeting.judge", _("meetings judged")),
            thresholds.Work("meeting.book", _("meetings booked")),
        )
        thresholds.on_publish(
            convening.judge_all_again,
            thresholds.Work(ruling.RULE, _("meetings held against rules")),
            thresholds.Work(ruling.YEAR, _("years of meetings judged")),
        )
        thresholds.preview_source(whatif.Preview())
        for kind in (
            *kinds.of_meetings(),
            *kinds_of_rules.of_rules(),
            kinds_of_convening.of_rebound(),
        ):
            findings.register(kind)
