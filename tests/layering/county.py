"""A province with one line of places and departments, and a short way to write meetings down."""

from datetime import datetime, timedelta

from meetings.layering import AgendaItem, Attendance, Meeting, Mode, Unit

UNITS = (
    Unit("p", "岚江省", 1),
    Unit("pe", "岚江省教育厅", 1, "p"),
    Unit("c", "澄阳市", 2, "p"),
    Unit("ce", "澄阳市教育局", 2, "c"),
    Unit("cw", "澄阳市水务局", 2, "c"),
    Unit("k", "云岫县", 3, "c"),
    Unit("k2", "石门县", 3, "c"),
    Unit("ke", "云岫县教育体育局", 3, "k"),
    Unit("kw", "云岫县水利局", 3, "k"),
    Unit("t", "青山镇", 4, "k"),
    Unit("t2", "白水镇", 4, "k"),
    Unit("v", "和平村", 5, "t"),
)
FIRST_DAY = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - records carry no zone


def meeting(
    key: str,
    unit: str,
    title: str,
    day: float = 0,
    *,
    agenda: str = "",
    seats: str = "",
    hours: float | None = 2,
    mode: Mode = Mode.ONSITE,
    venue: str = "",
    cites: tuple[str, ...] = (),
    kind: str = "",
    minutes: str = "",
) -> Meeting:
    """Return a meeting `day` days after the first; agenda and seats as in the command's file."""
    start = FIRST_DAY + timedelta(days=day)
    return Meeting(
        id=key,
        unit=unit,
        title=title,
        start=start,
        end=None if hours is None else start + timedelta(hours=hours),
        mode=mode,
        venue=venue,
        agenda=tuple(_item(text) for text in agenda.split("|") if text),
        attendees=tuple(_seat(text) for text in seats.split(";") if text),
        cites=cites,
        kind=kind,
        minutes=minutes,
    )


def _item(text: str) -> AgendaItem:
    body, _, units = text.partition("@")
    return AgendaItem(body, tuple(units.split(",")) if units else ())


def _seat(text: str) -> Attendance:
    unit, people, *role = text.split(":")
    return Attendance(unit, int(people), role[0] if role else "")
