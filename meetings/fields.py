"""The fields of a list of meetings: their names, headers and meaning, in the reader's language."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from meetings.importers import FIELDS


@dataclass(frozen=True)
class Field:
    """One column of a list; `chinese` heads it, or in English its code, or `english` where given.

    `example` is a cell of the template, `choices` the words a cell may hold where there are few.
    """

    code: str
    name: Promise
    chinese: str
    meaning: Promise
    example: str = ""
    is_required: bool = False
    choices: tuple[str, ...] = ()
    english: str = ""

    @property
    def header(self) -> str:
        """What heads the column in a template of the reader's language."""
        return (
            self.chinese if (get_language() or "").startswith("zh") else self.english or self.code
        )


_YES_NO = ("是", "否")
ALL = (
    Field(
        "id",
        _("Meeting number"),
        "会议编号",
        _("the office system's own number; a list sent again then adds nothing twice"),
        "示例",
    ),
    Field(
        "unit",
        _("Host"),
        "主办单位",
        _("name or code in the register of units; without this column the reporting unit"),
        "青河镇人民政府",
        is_required=True,
    ),
    Field(
        "title",
        _("Title"),
        "会议名称",
        _("as on the notice"),
        "全镇防汛工作部署会",
        is_required=True,
    ),
    Field(
        "start",
        _("Start"),
        "开始时间",
        _("date and time in any customary form; a bare date is taken, too"),
        "2026-03-05 09:00",
        is_required=True,
    ),
    Field(
        "end",
        _("End"),
        "结束时间",
        _("may be left empty; then the usual length counts and is marked as assumed"),
        "2026-03-05 10:30",
    ),
    Field("date", _("Date"), "会议日期", _("where start and end hold times of day only")),
    Field(
        "mode",
        _("Form"),
        "会议形式",
        _("on site, video or both; empty: on site"),
        "现场",
        choices=("现场", "视频", "现场+视频"),
    ),
    Field("venue", _("Venue"), "会议地点", _("the main venue"), "镇政府三楼会议室"),
    Field(
        "branches", _("Branch venues"), "分会场", _("units or places, parted by ;"), "柳林村;上河村"
    ),
    Field(
        "agenda",
        _("Agenda"),
        "议程",
        _("items parted by |; @ names the units that an item concerns"),
        "通报汛情|部署值班@柳林村,上河村",
    ),
    Field(
        "attendees",
        _("Attendees"),
        "参会单位",
        _("unit:people or unit:people:role, parted by ;"),
        "柳林村:2;上河村:2:主任",
    ),
    Field("people", _("People"), "参会人数", _("the number alone where units are not recorded")),
    Field("cites", _("Documents cited"), "引用文号", _("document numbers, parted by ;")),
    Field("kind", _("Kind"), "会议类型", _("in your own words")),
    Field(
        "category",
        _("Class"),
        "会议类次",
        _("class by the rules on costs of meetings, where it has one"),
        choices=("一类", "二类", "三类", "四类"),
        english="class",
    ),
    Field(
        "convener",
        _("Called by"),
        "召集人职级",
        _("whether a principal or a deputy called it"),
        "副职",
        choices=("正职", "副职"),
    ),
    Field(
        "speeches",
        _("Speeches"),
        "讲话情况",
        _("speaker:role:minutes, parted by ;; 字 behind a number counts characters"),
        "李某:镇长:25分钟",
    ),
    Field(
        "has_discussion", _("Group discussion"), "分组讨论", _("yes or no"), "否", choices=_YES_NO
    ),
    Field(
        "is_comprehensive",
        _("Comprehensive"),
        "综合性会议",
        _("yes for the year's comprehensive meeting of a whole line of work"),
        "否",
        choices=_YES_NO,
    ),
    Field("legal_basis", _("Legal basis"), "法定依据", _("the law that demands the meeting")),
    Field("plan_number", _("Number in the plan"), "计划编号", _("in the year's plan of meetings")),
    Field(
        "filed_on",
        _("Filed on"),
        "报备日期",
        _("the day on which it was filed before it was held, where filing is asked for"),
    ),
    Field(
        "approved_by",
        _("Approved by"),
        "审批机关",
        _("the body that approved it, or the number of the approval"),
    ),
    Field("approved_on", _("Approved on"), "批准日期", _("the day of the approval")),
    Field("minutes", _("Minutes"), "会议纪要", _("text of the minutes, up to 20,000 characters")),
)
FIELD_NAMES: dict[str, Promise] = {one.code: one.name for one in ALL}

assert set(FIELD_NAMES) == set(FIELDS)
