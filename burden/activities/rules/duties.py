"""Whether a list of duties speaks of something.

Two texts speak of the same where they share two neighbouring characters that are no stock words.
"""

import re
from collections.abc import Iterable

_STOCK = re.compile(r"工作|建设|管理|领导|组织|开展|落实|情况|加强|推进|机制|制度|责任|相关|进行")
# What titles of forms are made of beside their matter.
_OF_FORMS = re.compile(
    r"关于|报送|填报|上报|通知|统计|采集|登记|汇总|摸底|排查|基本|信息|数据|材料|台账|台帐|清单"
    r"|花名册|明细|报表|[年季月周日]报|年度|季度|月度|全[省市县区乡镇]|各[乡镇村]+|[的表]"
)
_FOLDED = re.compile(r"[\W\d_]+")


def pairs_of(text: str) -> set[str]:
    """The pairs of neighbouring characters of a text, stock words aside."""
    parts = _FOLDED.split(_STOCK.sub("。", text))
    return {part[at : at + 2] for part in parts for at in range(len(part) - 1)}


def silent_on(title: str, lists: Iterable[tuple[str, str]]) -> list[str]:
    """Names of those whose list of duties speaks of nothing in the title of a form.

    Args:
        lists: name and duties of each; one without duties on record is not named.
    """
    asked = pairs_of(_OF_FORMS.sub("。", title))
    if not asked:
        return []
    return [name for name, duties in lists if duties and not asked & pairs_of(duties)]
