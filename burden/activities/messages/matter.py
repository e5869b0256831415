"""What an instruction is about: its words without when, to whom, where to and how urgently.

Copies of one instruction differ in exactly these, so they are taken out before any comparison;
so are names of places. Batches and periods (第二批, 3月份) stay: another one is another demand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .plain import plain

_NUM = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})"
_WHEN = re.compile(
    rf"(?:20\d\d年)?{_NUM}月{_NUM}[日号](?:[（(]?(?:周|星期)[一二三四五六日天][）)]?)?"
    rf"|(?:今|明|后|当|次)[天日早晚](?:早上|晚上|一早|早|晚)?|(?:[本这下]?个?(?:周|星期)"
    rf"|礼拜)[一二三四五六日天末](?:下班)?"
    rf"|(?:凌晨|早上|上午|中午|下午|傍晚|晚上|晚|早)?{_NUM}(?:[点时](?:半|整|{_NUM}分?)?|[:：]\d\d)"
    rf"|{_NUM}[日号](?=之?前|以前|下午|上午|截止|要|交|报|[，。])|{_NUM}个?(?:工作日|天"
    rf"|小时|分钟|半天)(?:之内|以内|内)"
    r"|[本这下]?[月年季周]度?(?:底|末|内)|上午|下午|中午|早上|晚上|下班|即日起?"
    r"|之?前(?=[，。报交]|$)|以前|之前|截止|为止"
    r"|(?<=[点分日号天班底末内晚周午0一二三四五六])前"
)
_ROUND = re.compile(
    rf"第{_NUM}[批轮期次]|(?:20\d\d年)?{_NUM}月份?(?!{_NUM}[日号])|第?[一二三四1-4]季度"
    rf"|[上下]半年|20\d\d年度?"
)
_CONTACT = re.compile(
    r"联系人?[:：]?[\u4e00-\u9fff]{2,4}(?=[，,、：:\s\d]|$)|(?:联系)?(?:电话|手机)[:：]?"
    r"|1\d{10}|\d{3,4}-?\d{7,8}|[\w.]+@[\w.]+"
)
_TO = re.compile(
    r"@[^\s，。:：]{1,12}|各(?!级|种|类|项)位?[\u4e00-\u9fff]{1,6}?(?=[:：，,\s]|[于在请要务把将抓按需须应速尽赶马立对再都全]|注意"
    r"|认真|做|上报|组织|填|报|交)|(?<=请)各(?!级|种|类|项)位?[\u4e00-\u9fff]{1,4}?(?=$)"
    r"|大家|全体(?:同志|人员|干部|成员|[村镇]干部)|有关单位|相关单位|所有(?:人|单位|村)"
    r"|[\u4e00-\u9fff]{2}(?:村|镇|乡|街道|社区|县)(?=[:：，,])"
)
_ORGAN = (
    r"(?:办公室|[股科局站所群办]|中心|邮箱|信箱|专班|主任|书记|指挥部|平台|系统|处"
    r"|[小老][\u4e00-\u9fff]|我|指定地点)"
)
# Verbs of handing in, not those within other words: 宣传, 发展, 交通, 报名.
_HAND = (
    r"(?:报送|上报|提交|反馈|填报|报(?![告名警纸刊表销道废]|社(?!会))|交(?![通易叉流])"
    r"|发(?![展动放现票生热])|(?<!宣)传(?![统染])|(?<!运)送)"
)
_WHERE_TO = re.compile(
    rf"{_HAND}[到至给往](?:[\u4e00-\u9fff]{{0,10}}?{_ORGAN}){{1,2}}(?:文件|里|处|这里)?"
    rf"|{_HAND}[到至给往][^，。！、]{{1,10}}?(?=[，。！\s]|汇总|$)"
    rf"|(?:{_HAND}|给|接收人)(?:[\u4e00-\u9fff]{{0,6}}?{_ORGAN}){{1,2}}(?:文件|里|处"
    rf"|这里)?(?=[，。！；\s]|汇总|$)"
)
_FURNITURE = re.compile(
    r"收到[^，。！]{0,8}回[^，。！]{0,4}|请?(?:知悉|悉知)|谢谢(?:大家|各位|配合)?"
    r"|辛苦(?:了|各位|大家)*|打扰了?"
    r"|(?:上午|下午|早上|晚上|大家|各位)?好(?=[，。！：])|再发一[遍次]|重要的事情说[一二三]遍"
    r"|转(?:发)?[^，。：]{0,6}(?:通知|要求)[:：，,]?|转[:：]|(?:紧急|重要|温馨)(?:通知"
    r"|提醒|提示)?|(?:通知|提醒)[:：]"
    r"|逾期[^，。！]{0,8}|不得(?:延误|有误|迟报|漏报)|有(?:问题|疑问)[^，。！]{0,8}"
    r"|盖章(?:后|版)?|一并上交"
    r"|(?:纸质|电子)版[^，。！]{0,10}|[县市省镇局上]里?(?:级)?(?:催[要得]?|要求|通报)"
    r"|按(?:照)?[^，。]{0,6}(?:要求|部署)"
    r"|还没有?(?:报|交)?|没有?(?:报|交)|还差[^，。]{0,4}|催一下|再不[报交]|要通报了?"
    r"|再提醒一?次|最后期限|时限为?"
    r"|现?需要|务必|必须|抓紧(?:时间)?|尽快|马上|立即|赶紧|尽早|认真|高度重视|注意|麻烦"
    r"|烦请|请|做好|抓好|弄好|完成|组织开展"
    r"|报上来|交上来|要交|汇总|[把将了吧啊呢]|各位(?:领导|同志|书记|主任)?|领导|同志们?|大家"
)
_VERB = re.compile(rf"{_HAND}[到至给]?|于(?=$|[，。\s])")
# Less tells nothing: 核查 alone is of everything.
_SHORTEST, _LONGEST = 3, 2_000
# From here on a message is a paper of many clauses, told by all of them.
_LONG = 60
_STOP = re.compile(r"[，。！？；：,;:!?\s]+")
_ALONE = re.compile(r"(?<![\u4e00-\u9fff])前(?![\u4e00-\u9fff])")
_SIGNS = re.compile(r"[^\w]|_|的")
_SPELLINGS = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"工作(?!单位|日)|情况|相关|有关|具体|材料|资料|问题(?=整改)", ""),
        (r"摸排|摸底|排摸|普查", "排查"),
        (r"花名册|名单", "名册"),
        (r"进展|推进", "进度"),
        (r"图片|相片", "照片"),
        (r"经费|专款|款项", "资金"),
        (r"(?<=总结)报告|(?<=进度)报告|(?<=明细)表|(?<=名册)表", ""),
        (r"做法|实例", "案例"),
        (r"案例案例|经验案例", "案例"),
        (r"储备|应急(?=物资)", ""),
        (r"清点表|盘点表", "清单"),
        (r"人员(?=名额|名册)", ""),
        (r"意见(?:和|及|、)?建议", "意见建议"),
        (r"核实|核对|复核", "核查"),
        (r"上门|逐户|挨家挨户", "入户"),
        (r"补贴|补助", "津贴"),
        (r"缴费|缴纳|收缴", "征缴"),
        (r"危旧房|危险房屋", "危房"),
        (r"(?:标语|条幅|横幅)+", "横幅"),
        (r"(?:征求|修改)(?=意见)", ""),
        (r"(?:信息|数据|系统)(?=录入)", ""),
        (r"签[订署](?=承诺书)|(?<=承诺书)签[订署]", ""),
        (r"户厕", "厕所"),
        (r"中小学生|学生|中小学|学校", "校园"),
        (r"地灾", "地质灾害"),
        (r"(?:防范?|反)(?:电信?)?(?:网络)?诈骗?", "反诈"),
        (r"填录|填写|补录", "录入"),
        (r"参训|受训", "培训"),
        (r"资格|待遇", ""),
        (r"电动自行车", "电动车"),
        (r"防止|防范", "防"),
        (r"防返贫动态|防返贫", "防返贫"),
        (r"农村|城乡|全[县镇市村]", ""),
        (r"最低生活保障", "低保"),
        (r"人员名册|花名册", "名册"),
    )
)
# An instruction of nothing but these points to one said before: 以上通知请落实好.
_POINTING = re.compile(
    r"以上|上述|如下|通知|要求|落实|处理|反馈|快点|你们|我们|大家|就等|等你|赶快|及时|按时"
    r"|没交|都|并|给|也|就|再|一下|收到|回复|好|交|报|表|数"
)


@dataclass(frozen=True)
class Matter:
    """The words of an instruction that tell what it is about, and its batch or period."""

    words: str
    rounds: frozenset[str]

    @property
    def is_named(self) -> bool:
        """Whether the words name something, rather than point to what was said before."""
        return len(_POINTING.sub("", self.words)) >= _SHORTEST


def matter_of(text: str) -> Matter:
    """Return what an instruction is about; no words where it names nothing."""
    bare = _CONTACT.sub("，", plain(text[:_LONGEST]))
    bare = _WHEN.sub("", _rounds_kept(bare))
    rounds = frozenset(
        one[0].removesuffix("份").removesuffix("度") for one in _ROUND.finditer(bare)
    )
    bare = _ROUND.sub("", bare)
    for pattern in (_TO, _WHERE_TO, _FURNITURE, _VERB):
        bare = pattern.sub("，", bare)
    pieces = [_spelt(piece) for piece in _STOP.split(bare)]
    # What remains of courtesies and addresses stands beside the matter, not in it.
    whole = "".join(pieces)
    return Matter(whole if len(whole) >= _LONG else max(pieces, key=len), rounds)


def _spelt(piece: str) -> str:
    bare = _SIGNS.sub("", _ALONE.sub("", piece))
    for pattern, word in _SPELLINGS:
        bare = pattern.sub(word, bare)
    return bare


def _rounds_kept(text: str) -> str:
    """`3月底前` is a term and no round."""
    return re.sub(rf"{_NUM}月(?:底|末|初|[上中下]旬)(?:之?前|以前)?", "", text)
