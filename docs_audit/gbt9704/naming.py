"""What a paper calls itself, in its title or in the lines above its body."""

import re

from .layout import Layout
from .paper import OfficialPaper
from .titles import is_complete

DRAFT = re.compile(
    r"[（(](?:征求意见稿|公开征求意见稿|草案|草稿|送审稿|讨论稿|初稿|修改稿|审议稿|征求意见)[）)]"
    r"|征求[^，。]{0,60}意见(?:建议)?的?(?:函|通知|公告|启事)|公开征求意见|(?:征求意见|送审|讨论)稿$"
)
SPEECH = re.compile(
    r"(?:讲话|致辞|致词|贺词|发言|主持词|演讲|党课|述职报告)(?:提纲|稿|要点|材料)?(?:[（(].*[）)])?$"
    r"|在[^，。]{2,40}上的(?:工作)?(?:报告|讲话|发言|致辞|主持|总结|表态)"
)
LEAFLET = re.compile(
    r"倡议书?$|一封信|公开信|明白[纸卡]|宣传(?:单|页|册|标语|资料|材料|手册|折页|口号|提纲)|告知书|告(?:居民|村民|市民|家长)书"
    r"|温馨提[示醒]|科普|(?:小|安全|防[\u4e00-\u9fff]{1,3}|法律|健康|政策)(?:知识|常识|贴士)|知识问答|政策问答|问答$|一图读懂|顺口溜|三字经"
    r"|[你您]问我答|十不准|小贴士|标语|口号|公约$|手册$|须知$|办事指南|致[^，。]{0,30}(?:朋友|居民|村民|市民|家长|乡亲|商户|业主|司机|游客)"
)
BULLETIN = re.compile(
    r"(?:简报|工作动态|政务动态|工作信息|政务信息|党务信息|信息(?:专报|快报|摘报|简报|参考)|情况(?:快报|专报|反映|交流)|工作专刊|专刊|简讯|快报|要情|"
    r"每日[\u4e00-\u9fff]{0,2}信息|工作通讯|动态$|参阅件?|经验交流|舆情[\u4e00-\u9fff]{0,2})"
)
# fmt: off
BULLETIN_HEADS = frozenset({
    "简报", "公报", "工作动态", "工作信息", "政务信息", "信息",
    "动态", "简讯", "快报", "专报", "督查通报",
})
# fmt: on
MINUTES = re.compile(r"纪要|会议记录$|议定事项")
WHITE = re.compile(
    r"提示|提醒|督[办查促导][单函]?|催[办报]|[交转批]办|派[工单]|工单|任务[单书清分]|便[笺函]|通知单|内部|电话|备忘|工作要求"
    r"|工作安排|明传|传真|联系[单函]|函告|警示函|调度(?!会)|简报|群公告|接龙|口头|微信|【|紧急通知|重点工作清单|工作清单|重要通知"
)
PLAIN = re.compile(
    r"(?:法|条例|办法|规定|细则|方案|计划|规划|要点|预案|总结|清单|表|标准|规范|规程|章程|制度|规则|纲要|措施|名单|目录|指南|解释|准则)"
    r"(?:[（(].*[）)])?$"
)
PUBLIC_NOTICE = re.compile(
    r"公示|启事|公告|通告|告示|招(?:聘|标|募|生)|停[水电气]|启用|迁址|搬迁|遗失|声明|邀请[函书]|请柬|讣告|贺信|感谢信|慰问信|表扬信|喜报"
    r"|预告|成交|中标|询价|比选|通知$"
)
# An occasion on which a paper may ask for attendance and a receipt without directing anything.
OCCASION = re.compile(
    r"放假|假期|节假日|停[水电气]|搬迁|迁址|启用|变更|招聘|公示|表扬|表彰|祝贺|慰问|邀请|召开|举办|举行|讲座|培训|体检|献血|缴费|领取"
    r"|节日|座谈会|研讨|会议的?通知|参加(?:会议|培训)|参[会训]|观摩|开班|比赛|年会|茶话会|更换|调休|值班|作息|工会|团建|疗休养|订阅|征订|维护|升级"
)


def is_titled(paper: OfficialPaper) -> bool:
    """Whether what stands in the place of the title is one; messages have none."""
    return bool(paper.title) and (bool(paper.addressees) or is_complete(paper.title.value))


def titled(layout: Layout, paper: OfficialPaper) -> str:
    """The title with whatever else stands above the body; of untitled papers their first line."""
    above = "".join(line.squeezed for line in layout.lines[: layout.body_at])
    if above:
        return paper.title.value or above
    return layout.lines[0].text[:40] if layout.lines else ""
