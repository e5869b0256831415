"""Official papers as text, in the form of GB/T 9704, and the way to bring them in."""

import hashlib
from collections.abc import Iterable
from uuid import uuid4

from burden.jobs.running import run_due
from burden.matters.models import Item
from burden.organisations.models import Unit, User
from docs_audit import intake, storage
from docs_audit.models import Match, Paper, StoredFile, Upload, UploadedFile
from tests.factories.administration import make_item

MEASURES = (
    "组织专业队伍对{place}范围内的河道、水库、堤防逐一排查，建立隐患清单，明确整改责任人和完成时限。",
    "在{place}主要交通路口设置值守点，实行二十四小时双人值班，发现险情立即上报并先行处置。",
    "储备编织袋、照明灯、救生衣等防汛物资，按照{place}常住人口万分之五的标准足额配齐并登记造册。",
    "利用广播、短信和入户走访的方式把预警信息送到每一户，对独居老人安排专人结对叫应。",
    "汛期结束后一个月内完成水毁设施修复，所需资金由{place}财政统筹安排，确保来年汛前投入使用。",
    "将学校、医院、养老机构列为重点保护对象，逐个制定转移路线图，每季度至少开展一次实地演练。",
    "对地质灾害点布设简易监测设备，由村民小组长担任监测员，每日早晚各巡查一次并做好记录。",
    "严格执行水库调度运用计划，未经批准不得擅自超汛限水位运行，违者依规追究管理单位责任。",
)


def paper_text(
    *,
    issuer: str,
    number: str,
    title: str,
    addressee: str,
    place: str,
    day: str,
    measures: Iterable[str] = MEASURES,
) -> str:
    """A red-head paper whose body is the measures with the place filled in."""
    numerals = "一二三四五六七八九十"
    body = "\n".join(
        f"　　{numerals[n]}、{measure.format(place=place)}" for n, measure in enumerate(measures)
    )
    return (
        f"{issuer}文件\n\n{number}\n\n{title}\n\n{addressee}：\n"
        f"　　为切实做好防汛工作，保障人民群众生命财产安全，现就有关事项通知如下。\n{body}\n\n"
        f"　　　　　　　　{issuer}\n　　　　　　　　{day}\n"
    )


def bring(
    text: str | bytes,
    *,
    name: str = "paper.txt",
    unit: Unit | None = None,
    by: User | None = None,
    given: dict[str, object] | None = None,
) -> UploadedFile:
    """Take one file in, as the upload page or a folder import would."""
    channel = Upload.Channel.WEB if by else Upload.Channel.FOLDER
    upload = intake.open_upload(by=by, unit=unit, channel=channel)
    data = text.encode() if isinstance(text, str) else text
    return intake.add_file(
        upload=upload, incoming=intake.Incoming(name, [data] if data else [], given or {})
    )


def work() -> None:
    """Do every job that is due, and what these ask for, in this process."""
    run_due("tests/1", limit=None)


def make_paper(unit: Unit, *, title: str = "关于做好防汛工作的通知", body: str = "") -> Paper:
    """A stored paper of a unit, with its bytes, as reading leaves it."""
    text = f"{title}\n\n　　{body}{uuid4()}\n"
    stored = StoredFile.objects.create(
        sha256=hashlib.sha256(text.encode()).hexdigest(), size=len(text.encode())
    )
    path = storage.stored_path(stored.sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    item = make_item(unit, title=title)
    return Paper.objects.create(
        file=stored,
        item=item,
        unit=unit,
        level=unit.level,
        title=title,
        format="txt",
        text=text,
        body_characters=len(text),
        layout={"body": [[0, len(text)]]},
        engine="test",
    )


def paper_of(unit: Unit, title: str, parent: Item | None = None) -> Item:
    """The item of a paper without text, as a matter needs it."""
    item = make_item(unit, title=title, parent=parent)
    file = StoredFile.objects.create(sha256=uuid4().hex, size=1)
    Paper.objects.create(uuid=item.source_uuid, file=file, item=item, unit=unit, engine="1")
    return item


def make_match(lower: Paper, upper: Paper) -> Match:
    """A related pair, as matching leaves it."""
    return Match.objects.create(
        lower=lower,
        upper=upper,
        relation="copied",
        containment=0.9,
        resemblance=0.8,
        longest=10,
        passages=[{"lower": [0, 10], "upper": [0, 10], "kind": "verbatim"}],
        engine="test",
    )
