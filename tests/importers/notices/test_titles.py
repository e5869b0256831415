"""By its title alone a paper is known to call a meeting or to be its minutes."""

import pytest

from meetings.importers.notices import calls_meeting


@pytest.mark.parametrize(
    "title",
    [
        "安平县人民政府办公室关于召开全县防汛抗旱工作视频会议的通知",
        "关于举办2026年全县预算管理一体化业务培训班的通知",
        "关于推迟召开全县教育工作会议的通知",
        "关于全县招商引资推进会延期召开的通知",
        "关于取消全县冬春农田水利基本建设现场会的紧急通知",
        "关于组织收听收看全省稳就业工作电视电话会议的通知",
        "会议通知",
        "安平县人民政府常务会议纪要",
        "关于协调推进青河镇污水处理厂建设有关问题的会议纪要",
        "关于印发《县政府第18次常务会议纪要》的通知",
        "全县三级干部大会会议议程",
        "关于召开全县传达学习全市防汛工作视频会议精神会议的通知",
    ],
)
def test_title_tells_of_a_meeting(title: str) -> None:
    assert calls_meeting(title)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "安平县人民政府关于做好防汛工作的通知",
        "关于贯彻落实全市经济工作会议精神的实施意见",
        "关于学习贯彻全国两会精神的通知",
        "关于全县会议费管理办法的通知",
        "关于做好村民委员会换届选举工作的通知",
        "关于精简会议文件的若干措施",
        "关于召开全县两会情况的报告",
    ],
)
def test_title_tells_of_none(title: str) -> None:
    assert not calls_meeting(title)
