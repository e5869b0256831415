"""A county with four townships and the papers that drafts are tried against."""

from dataclasses import dataclass

from django.test import Client

from burden.organisations.models import Level, Role, Unit, User
from tests.factories.administration import make_person, make_unit
from tests.factories.flood_papers import COPY
from tests.factories.papers import paper_text

# Enough is copied for a suspicion, but not for a certain one.
PARTLY = COPY.split("\n　　六、")[0] + (
    "\n　　六、由县水务局会同各乡镇把山洪沟清淤列入冬修，县级补助与完成的土方量挂钩，年底张榜公布。"
    "\n　　七、青河、白石两镇合用一套无人机巡堤设备，飞手由民兵担任，每次飞行的影像交县应急局备查。"
    "\n　　八、柳林乡试行以工代赈，优先雇用受灾农户修补田埂，工钱当日结清，账目由村监委会核对。\n\n"
    "　　　　　　　　安平县人民政府\n　　　　　　　　2026年4月9日\n"
)
OWN = paper_text(
    issuer="安平县人民政府",
    number="安政发〔2026〕16号",
    title="安平县人民政府关于做好图书馆开放工作的通知",
    addressee="各乡镇人民政府",
    place="全县",
    day="2026年4月12日",
    measures=("{place}图书馆周末延长开放两小时，由文化站轮流值班并公布咨询电话。",),
)
MARKED = "000012\n机密★1年\n\n安平县人民政府文件\n\n白鹭洲渡口夜间布防方案\n\n请于五日内报送。\n"
TRACE = "白鹭洲渡口夜间布防方案"
ADDRESS = "/documents/check/"


@dataclass(frozen=True)
class County:
    """安平县 below 临江市, with the townships that its papers are addressed to."""

    city: Unit
    county: Unit
    townships: list[Unit]
    cadre: User


def make_county() -> County:
    province = make_unit("江东省人民政府", level=Level.PROVINCE, staff=100)
    city = make_unit("临江市人民政府", level=Level.CITY, parent=province, staff=60)
    county = make_unit("安平县人民政府", parent=city, staff=30)
    names = ("青河镇人民政府", "白石镇人民政府", "柳林乡人民政府", "山口乡人民政府")
    townships = [
        make_unit(name, level=Level.TOWNSHIP, parent=county, staff=20 if number else 1)
        for number, name in enumerate(names)
    ]
    return County(city, county, townships, make_person(Role.CADRE, county))


def signed_in(user: User, *, checks_csrf: bool = False) -> Client:
    client = Client(enforce_csrf_checks=checks_csrf)
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client
