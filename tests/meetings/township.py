"""Meetings of a county that one of its townships is called to."""

from tests.meetings.conftest import Line

TOPICS = ("汛期值守部署会", "农家书屋管理会", "村级账务公开会", "乡道养护会")


def meeting(number: int, day: str, people: int, host: str = "安平县人民政府") -> Line:
    """Two hours in the morning of a working day, for one township, without the host itself."""
    return (
        f"{day}-{number}",
        host,
        TOPICS[number],
        f"{day} 09:00",
        f"{day} 11:00",
        "video",
        TOPICS[number],
        f"青河镇人民政府:{people}",
    )
