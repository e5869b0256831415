"""What a list of indicators asks: how many, how deep, and which of them only leave traces.

GD-17 names leaders' notes, published items, meetings held, papers issued, photos and study notes;
ledgers and files of proof are what the published cases K03 and K04 add.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from burden.activities.rules.duties import pairs_of

from .records import Indicator, Target

_TRACE = re.compile(
    r"批示|刊发|刊登|采用|经验(?:材料|做法|信息)|工作信息|简报|学习笔记|心得体会|学习记录"
    r"|照片|影像|图片|视频|截图|截屏|留痕|痕迹|签到|打卡|日志|台账|台帐|佐证|印证|档案|档案盒|资料(?:齐全|完整|归档)"
    r"|会议(?:记录|纪要|签到)|记录[本簿]|专题会议?[^，。；]{0,6}研究|召开[^，。；]{0,10}会|印发[^，。；]{0,10}(?:文件|方案|通知)"
    r"|制定[^，。；]{0,14}(?:方案|计划|制度)|成立[^，。；]{0,10}领导小组|有(?:方案|计划|总结|制度|记录|通知|文件)"
    r"|展板|宣传栏|横幅|标语|承诺书|责任书|责任状|(?:专题)?报告(?:及时)?报送|材料报送"
)
# What is looked at on the spot is a result, whatever is written beside it.
_RESULT = re.compile(
    r"现场(?:查看|检查|核查|抽查)|入户|走访群众|群众满意|满意度|测评|合格率|下降|提高|增长|达到\s*\d"
)


@dataclass(frozen=True, slots=True)
class Indicators:
    """How many standards there are, and under how many headings of each level, from the top."""

    standards: int
    headings: tuple[int, ...]
    traces: int

    @property
    def depth(self) -> int:
        """Levels, the standards themselves included."""
        return len(self.headings) + 1 if self.standards else 0

    @property
    def trace_share(self) -> float:
        return self.traces / self.standards if self.standards else 0.0


def shape_of(indicators: Sequence[Indicator]) -> Indicators:
    """The counts of a list: 8 classes, 39 items, 117 standards, three levels deep (K02)."""
    deepest = max((len(one.path) for one in indicators), default=0)
    return Indicators(
        standards=len(indicators),
        headings=tuple(
            len({one.path[: level + 1] for one in indicators if len(one.path) > level})
            for level in range(deepest)
        ),
        traces=sum(map(is_trace, indicators)),
    )


def is_trace(indicator: Indicator) -> bool:
    """Whether a standard is met by leaving a trace and not by a result."""
    return _TRACE.search(indicator.text) is not None and _RESULT.search(indicator.text) is None


def outside_duties(
    indicators: Sequence[Indicator], targets: Sequence[Target]
) -> tuple[int, str] | None:
    """How many standards no duty of those inspected speaks of, and the first of them.

    None where nobody's duties are on record. A standard speaks with the headings above it.
    """
    duties = pairs_of("。".join(one.duties for one in targets if one.duties))
    if not duties:
        return None
    strange = [
        one
        for one in indicators
        if not duties & (pairs_of("。".join(one.path)) | pairs_of(one.text))
    ]
    return len(strange), strange[0].text if strange else ""
