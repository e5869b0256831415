"""Names of organs in running text: a place, a level or nothing, then what the organ does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docs_audit.textreuse.place_names import BOUNDARY, PlaceName
from docs_audit.textreuse.vocabulary import DEPARTMENT_FIELDS

_LEVEL_HEAD = re.compile(
    r"(?:市、)?(?:县（市、区）|县（区）)|乡镇(?:（街道）)?|自治[区州县旗]|国家|全国|中共|[省市县区州盟旗镇乡村]"
)
_FIXED = re.compile(
    r"党中央|国务院(?:办公厅)?|中央纪委|中纪委|中共中央|全国人大常委会|全国政协|国家监委|最高人民(?:法院|检察院)|"
    r"(?:财政|公安|教育|民政|司法|商务|水利|交通运输|农业农村|生态环境|自然资源|住房和城乡建设|应急管理|"
    r"人力资源和社会保障|工业和信息化|科学技术|科技|文化和旅游|退役军人事务)部(?!门|分|署|位|件|队)"
)
_END = re.compile(
    r"人民代表大会常务委员会|人民代表大会|人大常委会|人大|政协|监察委员会|监委|纪律检查委员会|纪委监委|纪委|"
    r"人民政府办公[室厅]|政府办公[室厅]|人民政府|政府|"
    r"委员会办公[室厅]|委员会|委办公[室厅]|领导小组办公室|领导小组|指挥部办公室|指挥部|工作专班|联席会议|"
    r"人民法院|法院|检察院|管委会|常委会|联合会|协会|总工会|工会|妇联|残联|科协|文联|团委|党工委|党委|"
    r"办公[室厅]|管理局|监督局|总局|分局|中心(?!城|镇|任务|工作|组|校|户)|总队|支队|大队|公司|电视台|学校|医院|大学|学院|"
    r"(?:国资|卫健|发改|改革|体改)委(?!员)|编办|信访办|扶贫办|"
    r"局(?!面|部|限|势)|厅(?!级)|办(?![理法公事学好结案])|署(?!名)|委(?![托员派任])|(?<!支)部(?!门|分|署|位|件|队)"
)
_JOINING = re.compile(
    r"和(?=改革|城乡|社会保障|旅游|信息化|规划|草原|物资|粮食|数据|国土|计划|新闻|广播|外事|城市|科技|监察|地震)"
)
_STOP = frozenset(
    "在于由对向从到和与及的是为至经把将被按以请让使并或等了着应须要各、，。；：（）()《》“”\n\t 　"
)
_LONGEST_REST = 16
_LONGEST_FIELD = max(map(len, DEPARTMENT_FIELDS))
_HEADLESS_END = re.compile(r"局(?![部限])|厅(?!级)|委员会|委(?![托员派任])")


@dataclass(frozen=True, slots=True)
class Organ:
    """Where an organ's name stands; its own part begins at ``rest``, behind its ``places``."""

    start: int
    end: int
    rest: int
    places: tuple[PlaceName, ...] = ()


def organs(text: str, places: Sequence[PlaceName]) -> Iterator[Organ]:
    """Yield the organs of a short text in order; ``places`` are its place names in order."""
    joined = _JOINING.sub("合", text).replace("应急", "紧急")
    covered = {at for place in places for at in range(place.start, place.end)}
    found = [Organ(*match.span(), match.start()) for match in _FIXED.finditer(text)]
    ahead = [place.start for place in places]
    for chain in _chains(places):
        end = _rest_end(joined, chain[-1].end, ahead)
        if end is not None:
            found.append(Organ(chain[0].start, end, chain[-1].end, chain))
    for head in _LEVEL_HEAD.finditer(joined):
        if head.start() in covered or not _is_free(joined, head.start(), covered):
            continue
        end = _rest_end(joined, head.end(), ahead)
        if end is not None:
            found.append(Organ(head.start(), end, head.end()))
    found += _headless(text)
    end = 0
    for organ in sorted(found, key=lambda one: (one.start, -one.end)):
        if organ.start >= end:
            yield organ
            end = organ.end


def _chains(places: Sequence[PlaceName]) -> list[tuple[PlaceName, ...]]:
    """Join places that follow each other without a gap: 江东省安平市."""
    chains: list[tuple[PlaceName, ...]] = []
    for place in places:
        if chains and chains[-1][-1].end == place.start:
            chains[-1] = (*chains[-1], place)
        else:
            chains.append((place,))
    return chains


def _is_free(text: str, at: int, covered: set[int]) -> bool:
    """Say whether a level word stands for itself and ends no other word."""
    return (
        at == 0 or text[at - 1] in BOUNDARY or at - 1 in covered or text[at - 1] in "合同组请协助"
    )


def _rest_end(text: str, rest: int, places: Sequence[int]) -> int | None:
    """Return where an organ ends whose own part begins at ``rest``, if there is one."""
    match = _END.search(text, rest, rest + _LONGEST_REST)
    if match is None or not _STOP.isdisjoint(text[rest : match.start()]):
        return None
    inside = bisect_left(places, rest)
    if inside < len(places) and places[inside] < match.end():
        return None
    if text[rest : rest + 1] in ("级", "直", "内", "域", "外", "里", "情"):
        return None
    return match.end()


def _headless(text: str) -> Iterator[Organ]:
    """Yield departments named without place and level: 财政局, 卫生健康委员会."""
    for ending in _HEADLESS_END.finditer(text):
        for start in range(max(0, ending.start() - _LONGEST_FIELD), ending.start() - 1):
            if text[start : ending.start()] in DEPARTMENT_FIELDS:
                yield Organ(start, ending.end(), start)
                break
