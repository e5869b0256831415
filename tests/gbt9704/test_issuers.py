"""Level and place of a unit by the form of its name."""

import pytest

from docs_audit.gbt9704 import level_of, place_of, read_paper


@pytest.mark.parametrize(
    ("name", "level", "place"),
    [
        ("国务院办公厅", "central", ""),
        ("交通运输部", "central", ""),
        ("国家税务总局", "central", ""),
        ("江东省人民政府", "province", "江东省"),
        ("内蒙古自治区人民政府", "province", "内蒙古自治区"),
        ("重庆市", "province", "重庆市"),
        ("省教育厅", "province", ""),
        ("江州市市场监督管理局", "city", "江州市"),
        ("恩施土家族苗族自治州人民政府", "city", "恩施土家族苗族自治州"),
        ("东莞市人民政府", "city", "东莞市"),
        ("市委办公室", "city", ""),
        ("安平县城市管理局", "county", "安平县"),
        ("昆山市教育局", "county", "昆山市"),
        ("中共安平县委办公室", "county", "安平县"),
        ("北京市朝阳区人民政府", "county", "朝阳区"),
        ("国家税务总局安平县税务局", "county", "安平县"),
        ("安平县经济开发区管理委员会", "county", "安平县"),
        ("县乡村振兴局", "county", ""),
        ("县委宣传部", "county", ""),
        ("江东省江州市安平县柳河镇人民政府", "township", "柳河镇"),
        ("城关街道办事处", "township", "城关街道"),
        ("镇党委", "township", ""),
        ("安平县柳河镇柳树村村民委员会", "village", "柳树村"),
        ("白塔社区居民委员会", "village", "白塔社区"),
        ("宏达有限公司", "", ""),
    ],
)
def test_unit_has_level_and_place(name: str, level: str, place: str) -> None:
    assert (level_of(name), place_of(name)) == (level, place)


@pytest.mark.parametrize("office", ["县政府督查室", "中共安平县委政策研究室"])
def test_office_named_as_a_room_signs_its_papers(office: str) -> None:
    paper = read_paper(f"督办单\n督办〔2025〕7号\n请于5个工作日内反馈。\n{office}\n2025年7月8日\n")

    assert paper.issuers.value == (office,)
