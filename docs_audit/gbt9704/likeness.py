"""How far two demands are about the same thing, whatever level says them and by what date."""

import re
from dataclasses import dataclass

from .numerals import folded
from .paper import Requirement

# What a lower level changes when it passes a demand on: who, where, when and how much.
_CHANGED = re.compile(
    r"[\d.%]+|[年月日号时点分]|工作日|底前|之前|以前|以[上下内]|前"
    r"|[各全我本该][省市县区镇乡村州旗盟]|各(?:乡镇|街道|村|社区|地|单位|部门)*|(?:省|市|县|区|乡|镇|街道|村|社区)"
    r"|政府|党委|委员会|办公室|[局厅办委]|每[日天周旬月季年]|按[日周月季年]|季度?|上午|下午|下班"
    r"|报[送告来备]|[上填]报|提交|上传|反馈|[报交送]|上来|赶在|收尾|结束|全面|全部|务于"
    r"|请|要|须|应|务必|必须|确保|力争|达到|不[低少]于|至少|不得|控制在|完成|[于在将把并及和与的]|[^\w]"
)
_NAMES = re.compile(
    r"(?:(?![报送交给至到向由])[\u4e00-\u9fff]){2,7}?(?:自治[区州县旗]|[省市县区镇乡])(?=[人政党委局厅办各全的])"
)
_WHAT, _SENTENCE = 0.6, 0.4


@dataclass(frozen=True)
class Wording:
    """Pairs of letters of what is asked and of its sentence, without what levels change."""

    what: frozenset[str]
    sentence: frozenset[str]

    @classmethod
    def of(cls, requirement: Requirement) -> "Wording":
        return cls(_pairs(requirement.what), _pairs(requirement.sentence))


def likeness(one: Wording, other: Wording) -> float:
    """0 to 1; what is asked counts for more than the sentence it stands in."""
    return _WHAT * _dice(one.what, other.what) + _SENTENCE * _dice(one.sentence, other.sentence)


def _pairs(text: str) -> frozenset[str]:
    words = [run for run in _CHANGED.sub(" ", _NAMES.sub(" ", folded(text))).split() if run]
    return frozenset(run[at : at + 2] for run in words for at in range(max(1, len(run) - 1)))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
