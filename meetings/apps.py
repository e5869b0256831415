from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from burden.findings import registry as findings
        from burden.jobs import registry as jobs
        from burden.matters import registry as matters
        from burden.matters.models import Source
        from burden.thresholds import registry as thresholds
        from meetings import booking, importing, judging, kinds, linking
        from meetings.notices import papers

        jobs.register("meeting.import", importing.take)
        jobs.register("meeting.meet", linking.meet)
        jobs.register("meeting.link", linking.link)
        jobs.register("meeting.judge", judging.judge)
        jobs.register("meeting.book", booking.book)
        jobs.register(papers.READ, papers.read)
        matters.on_announce(Source.PAPER, papers.note)
        thresholds.on_publish(judging.judge_all_again)
        for kind in kinds.of_meetings():
            findings.register(kind)
