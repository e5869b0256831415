"""Lines of a head that say nothing of the paper: rules, slip numbers, what web pages add."""

import re

RULE = re.compile(r"[★☆]|[\s─━—―_=*＊☆★\-－~～·]{2,}")
_LABEL = re.compile(
    r"(?:索\s*引\s*号|主题分类|公文种类|信息分类|信息来源|来\s*源|发布机构|发文机关|发布日期|成文日期"
    r"|生成日期|发布时间|公开日期|有\s*效\s*性|主\s*题\s*词|浏览次数|字\s*体|字\s*号|打\s*印|分\s*享"
    r"|发\s*电\s*单\s*位|您?当前位置|首页|体裁|组配分类|标\s*题|名\s*称|关键词|责任编辑|阅读|点击)(?:\s*[：:\[【>|]|\s+\S+\s+签批盖章)"
)
_SLIP_NUMBER = re.compile(r"编\s*号\s*[：:]\s*[\d\-－—]{1,12}")
_OPENNESS = re.compile(
    r"(?:是否)?(?:同意|可以|不宜)?(?:对外|主动|依申请|不予)?公开(?:属性[：:].{2,8})?"
)
_WEB_LINE = re.compile(r"https?://|www\.|文章来源|作者[：:]|^\s*[<>|\[\]]+\s*$")


def is_furniture(text: str) -> bool:
    """Rules, slip numbers, and the labels and links that pages on the web put around a paper."""
    patterns = (
        RULE.fullmatch,
        _LABEL.match,
        _OPENNESS.fullmatch,
        _WEB_LINE.search,
        _SLIP_NUMBER.fullmatch,
    )
    return any(pattern(text) for pattern in patterns)
