"""A line of papers from city to township whose demands grow on their way down."""

from burden.organisations.models import Level, Unit
from docs_audit.models import Paper
from tests.factories.administration import make_unit
from tests.factories.papers import bring, work

TOP = (
    "各县（市、区）要加快推进农村低保对象复核，复核完成率要达到90%。",
    "请于6月30日前将低保对象复核工作总结报市民政局。",
    "每月报送一次低保对象复核进展情况。",
)
COUNTY = (
    "各乡镇要加快推进农村低保对象复核，复核完成率要达到98%。",
    "请于6月20日前将低保对象复核工作总结、入户照片和复核台账报县民政局。",
    "每周报送一次低保对象复核进展情况。",
)
TOWNSHIP = (
    "各村要加快推进农村低保对象复核，复核完成率要达到100%。",
    "请于6月12日前将低保对象复核工作总结、入户照片和复核台账报镇民政办。",
    "每周报送一次低保对象复核进展情况。",
)


class Line:
    """City, county and township with the paper that each issues; every lower one cites upwards."""

    def __init__(self) -> None:
        province = make_unit("江东省人民政府", level=Level.PROVINCE, staff=100)
        self.city = make_unit("临江市人民政府", level=Level.CITY, parent=province, staff=60)
        self.county = make_unit("安平县人民政府", level=Level.COUNTY, parent=self.city, staff=30)
        make_unit("白水县人民政府", level=Level.COUNTY, parent=self.city, staff=30)
        self.township = make_unit(
            "青河镇人民政府", level=Level.TOWNSHIP, parent=self.county, staff=20
        )

    def bring(self, *, upwards: bool = False) -> None:
        """Bring the papers in one after another, each by its issuer; all work is done between."""
        units = [self.city, self.county, self.township]
        pairs = list(zip(units, texts().items(), strict=True))
        for unit, (number, text) in reversed(pairs) if upwards else pairs:
            bring(text, name=f"{number}.txt", unit=unit)
            work()

    def paper_of(self, unit: Unit) -> Paper:
        return Paper.objects.get(unit=unit)


def texts() -> dict[str, str]:
    """Number -> text, in the order of the levels."""
    return {
        "临政发〔2025〕3号": paper(
            "临江市人民政府", "临政发〔2025〕3号", "各县（市、区）人民政府", "6月1日", TOP
        ),
        "安政发〔2025〕9号": paper(
            "安平县人民政府",
            "安政发〔2025〕9号",
            "各乡镇人民政府",
            "6月3日",
            COUNTY,
            "临江市人民政府关于做好低保复核工作的通知》（临政发〔2025〕3号）",
        ),
        "青政发〔2025〕4号": paper(
            "青河镇人民政府",
            "青政发〔2025〕4号",
            "各村",
            "6月5日",
            TOWNSHIP,
            "安平县人民政府关于做好低保复核工作的通知》（安政发〔2025〕9号）",
        ),
    }


def paper(
    issuer: str, number: str, to: str, day: str, body: tuple[str, ...], above: str = ""
) -> str:
    """A red-head paper; `above` is the rest of the citation of the superior's."""
    ground = f"根据《{above}要求，现就做好低保复核工作通知如下。" if above else "现通知如下。"
    lines = "\n".join(f"　　{'一二三'[n]}、{line}" for n, line in enumerate(body))
    return (
        f"{issuer}文件\n\n{number}\n\n{issuer}关于做好低保复核工作的通知\n\n{to}：\n"
        f"　　{ground}\n{lines}\n\n　　　　　　{issuer}\n　　　　　　2025年{day}\n"
    )
