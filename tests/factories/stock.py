"""Notices of many counties that share nothing but the stock sentences at their end."""

from collections.abc import Iterator

from burden.organisations.models import Level, Unit
from tests.factories.administration import make_unit
from tests.factories.papers import bring, work

STOCK = (
    "各乡镇、各部门要切实提高政治站位，加强组织领导，压实工作责任，确保各项任务落到实处。",
    "工作推进中遇到的重要情况请及时报告，联系人及电话报送至工作专班办公室，截止日期为2025年6月30日。",
)

_COUNTIES = (
    "安平县",
    "白水县",
    "清河县",
    "临江县",
    "和乐县",
    "永丰县",
    "石桥县",
    "东湾县",
    "柳林县",
)
_BODIES = (
    (
        "本周起对城区农贸市场的电子秤逐台检定，发现作弊的当场封存，并将检定结果贴在摊位醒目处供群众核对。",
        "水产区加装沥水网筐，活禽宰杀间与熟食柜台隔开二十米，由市场开办方每晚冲洗消毒一遍。",
        "摊位费半年内不涨，自产自销的老人可在东门空地摆卖，早七点前进、十点前散，不收管理费。",
    ),
    (
        "今年拟新建改建乡村小学食堂十一处，灶具一律改用电热，旧煤灶拆除后场地改作学生阅览角。",
        "供餐菜谱由校医和家长代表每月商定，米面粮油从中标粮站直供，入库时双人过秤签字。",
        "炊事员持健康证上岗，寒暑假安排到县职业中学学习面点，学费由教育附加列支。",
    ),
    (
        "对辖区内四十六座旧石拱桥开展一次结构检测，限载标志缺失的三日内补齐，桥面裂缝注胶修补。",
        "确需拆除重建的九座分两年实施，施工期间用钢便桥绕行，校车路线提前一周告知家长。",
        "桥下乱搭的鸭棚和砂石堆场限月底清走，腾出的滩地种植芦竹护岸。",
    ),
    (
        "汛后组织力量清淤主干渠二十八公里，清出的淤泥就近还田，涉及占地的按亩给予青苗补偿。",
        "闸门启闭机换装不锈钢螺杆，泵站值守员由受益村民小组轮值，补贴随电费一道结清。",
        "灌溉水量按斗口计量，节约出来的水权可在村与村之间调剂，价格由用水户自己议定。",
    ),
    (
        "县图书馆延长夜间开放至二十一时，周末增设少儿讲读专场，由退休教师轮流担任志愿讲读员。",
        "在七个车站和三家工厂宿舍放置还书箱，外来务工人员凭居住证办理借阅，免收押金。",
        "流动书车每逢圩日下乡，带去农技光碟和老花镜，读者想看的书登记后下一圩送到。",
    ),
    (
        "推广果园绿色防控，统一采购诱虫灯和粘虫板，合作社登记领用，年底按挂果面积核算用量。",
        "枇杷套袋改用可降解纸，废旧薄膜由农资店回收，一公斤换一瓶矿泉水。",
        "冷库错峰用电，采摘季向散户开放三百个筐位，先到先存，十五天内不收费用。",
    ),
    (
        "城乡公交增开早班六趟，衔接县医院门诊时间，七十岁以上老人凭身份证件免费乘坐。",
        "候车亭加装长椅和雨棚，末班车司机须等候晚自习学生上车后方可发车。",
        "山区支线改用十九座小客车，电话预约、招手即停，票价两元封顶。",
    ),
    (
        "组织渔政人员对水库网箱进行清点，逾期未拆除的依法处置，渔民转产培训费用由财政承担。",
        "上岸渔户优先承包鱼苗场和垂钓园，木船由博物馆收购三条作为陈列。",
        "水面漂浮物由原捕捞队打捞，计件付酬，打捞量每旬在码头张榜。",
    ),
    (
        "整修县档案馆库房，更换恒湿设备，破损的地契和族谱由专人托裱后扫描入库，供村民查阅。",
        "查档窗口设在一楼，行动不便者可托人代办，工龄和婚姻证明当天出具。",
        "向社会征集老照片一千张，捐赠者获赠复制件一套，展览国庆前后免费开放。",
    ),
)

MEASURE = (
    "全县四十八座山塘的放水涵管由乡镇逐座登记，闸门钥匙交村水管员保管，放水前三日张贴告示，"
    "用水户对放水时间有异议的，由乡镇当日协调并把结果写在告示旁边。"
)


def notices(count: int) -> Iterator[tuple[str, str]]:
    """Issuer and text of so many notices, each of another county."""
    for number, (name, body) in enumerate(zip(_COUNTIES[:count], _BODIES, strict=False)):
        yield f"{name}人民政府", _notice(name, (*body, *STOCK), number)


def counties_with_stock(count: int = len(_COUNTIES)) -> list[Unit]:
    """So many counties of as many cities, each with one notice of its own that is read."""
    units = []
    for issuer, text in notices(count):
        city = make_unit(f"{issuer[0]}州市人民政府", level=Level.CITY)
        unit = make_unit(issuer, level=Level.COUNTY, parent=city)
        bring(text, name=f"{issuer}.txt", unit=unit)
        units.append(unit)
    work()
    return units


def townships_with_measure() -> Unit:
    """A county with its notice, and townships whose notices name it and repeat a measure of it.

    Returns the county.
    """
    county = make_unit("云山县人民政府", level=Level.COUNTY)
    bring(_notice("云山县", (*_BODIES[-1], MEASURE), 0), name="source.txt", unit=county)
    for number, (name, body) in enumerate(zip(_COUNTIES, _BODIES[:-1], strict=False), start=1):
        town = f"{name[:-1]}镇"
        unit = make_unit(f"{town}人民政府", level=Level.TOWNSHIP, parent=county)
        lines = ("根据《云山县人民政府关于做好第3批民生实事的通知》安排如下。", *body, MEASURE)
        bring(_notice(town, lines, number), name=f"{town}.txt", unit=unit)
    work()
    return county


def _notice(name: str, body: tuple[str, ...], number: int) -> str:
    """A notice of a place that consists of some sentences."""
    day = f"2025年5月{number + 2}日"
    lines = "\n".join(f"　　{sentence}" for sentence in body)
    return (
        f"{name}人民政府文件\n\n{name[0]}政发〔2025〕{number + 11}号\n\n"
        f"{name}人民政府关于做好第{number + 3}批民生实事的通知\n\n各乡镇人民政府：\n{lines}\n\n"
        f"　　　　　　　　{name}人民政府\n　　　　　　　　{day}\n"
    )
