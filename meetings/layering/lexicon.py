"""Words that carry no topic, and words that say what kind of meeting it is.

General office language; nothing here names a topic.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_FILLER_WORDS = """
关于 召开 组织 开展 进行 举行 举办 收听收看 收听 收看 参加 进一步 切实 全面
深入 扎实 持续 有力 有序 坚决 迅速 及时 认真 加强 做好 抓好 抓实 抓细 强化
推动 推进 落实 贯彻 贯彻执行 学习 传达 转达 领会 宣贯 宣传贯彻 传学 按照 根据
对照 对标 再动员 再部署 再落实 动员 部署 安排 安排部署 研究 讨论 审议 听取 汇报
通报 分析 研判 布置 交流 总结 点评 解读 宣读 明确 提出 开始 启动 落细 压实
细化 完善 督促 主要 有关 相关 具体 重点 当前 近期 下一步 下一阶段 下阶段 阶段性
今后 一段时间 本年度 年度 全年 今年 明年 去年 情况 事项 事宜 问题 任务 要求
措施 意见 建议 精神 内容 要点 思路 打算 方面 计划 方案 议题 议程 材料 文件
通知 结合实际 实际 工作 会议 大会 例会 电视电话 视频会 视频 电视 电话 网络 在线
线上 远程 扩大 全体 联席 专题 专项 现场会 现场 座谈 座谈会 动员会 部署会 推进会
调度 调度会 工作会 专题会 培训会 总结会 汇报会 协调会 布置会 碰头会 通气会 院坝会
坝坝会 板凳会 屋场会 户主会 群众会 夜谈会 小组长会 干部会 主会场 分会场 会场 领导
同志 书记 县长 市长 省长 区长 镇长 乡长 主任 局长 厅长 主持 主持人 分管 班子
成员 干部 代表 发言 表态 讲话 作 致辞 就 并 对 以及 各地 各县区 各区县
各县市区 各市县 各县 各市 各镇 各乡镇 各乡 各村 各社区 各部门 各单位 基层 全域
辖区 本级 上级 本地 本县 本市 本镇 本村 本乡 本单位 本地区 我省 我市 我县 我区
我镇 我乡 我村 省委 市委 县委 区委 州委 旗委 镇委 乡党委 镇党委 党委 党工委
党组 党支部 党总支 支部 两委 支委 省政府 市政府 县政府 区政府 镇政府 乡政府
人民政府 政府 办公室 办公厅 全国 全省 全市 全县 全区 全州 全旗 全镇 全乡 全村
全街道 全街 全社区 中央 国务院 国家 省级 市级 县级 区级 镇级 乡级 村级 省市县
省市 市县 县区 常委会 常委 常务 办公会 党委会 党组会 政务会 班子会 主任会 理论
中心组 机关 职工 社区 党政 人员 负责人 村级 一把手 领导小组 行动 专项行动 攻坚 攻坚战
攻坚行动 冲刺 百日 誓师 紧盯 整改 存在 任务分解 若干 几项 各项 多项 三项 一并 一次性
集中 综合 合并 系统 联合 重点任务 镇村 村组 村支两委 支部书记 支书 组长 小组长 站所 站所长
股室 科室 中层 驻村干部 包村干部 联村干部 三级 科级 全员 例行 碰头 警示 指挥部 月度 每月 每周 年中
年末 年初 近段 本月 本周 阶段 统筹 议事 发动 交办 督办 会办 推动 促进 对接 会审 连线 会战 大会战
工作专班 专班 形势 进度 进展 成效 短板 严格 抓紧 管理 盯紧 盯住 底数 时限 分工 下步
举措 节点 时间节点 时间表 路线图 责任分工 责任清单 任务清单 问题清单 责任状 责任书 目标责任 目标任务
任务书 做法 经验 典型 案例 警示片 督导 督查 通气 说明 强调 号召 承接 衔接 结合 围绕 落地 见效
落地见效 有效 稳步 深化 巩固 提升 提升行动 百日行动 行动方案 实施方案
再推进 中共 中国共产党 委员会 其他 其它 暨 和 与 及 的 在 上 等 了
"""
_LINES_TOO = "系统"
_OF_A_LINE = (
    r"|(?<=[全我][国省市州县区旗镇乡])[\u4e00-\u9fff]{2,6}?系统"
    r"|(?<=[\ue000-\ue005])[\u4e00-\u9fff]{2,6}?系统"
)
# Behind the beginning of a text or the mark of a place.
_LEADS = r"(?:(?<=^.)|(?<=[\ue000-\ue00f].))"


def _any_of(words: Iterable[str]) -> str:
    """Return an alternation of words, the longest first, where each place of a text is looked at
    by its first character alone unless a word begins with it.
    """
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        rests[word[0]].append(word[1:])
    groups = [f"{first}(?:{'|'.join(some)})" for first, some in rests.items()]
    return f"(?=[{''.join(rests)}])(?:{'|'.join(groups)})"


def _filler(of_a_line: str) -> re.Pattern[str]:
    """Return the pattern of office language; every alternative begins with a character or a set of
    them where it can, as only these are passed over at no cost.
    """
    return re.compile(
        rf"工作(?![站室坊]){of_a_line}"
        r"|\d\d{3}年度?|\d\d?月(?:\d{1,2}日|份)?|\d\d?日"
        r"|第[\d一二三四五六七八九十百]+(?:次|届|期|批|号|场|轮)"
        r"|第[一二三四1-4]季度|[一二三四1-4]季度|上半年|下半年"
        r"|会(?<![社工协商理]会)(?=$|[^\u4e00-\u9fff]|精神|部署|要求|讲话)|[\ue000-\ue00f]"
        rf"|国(?![土有家企道资防内际民旗营]){_LEADS}|[省市县区镇乡村](?![场域政容民村镇]){_LEADS}|"
        + _any_of(set(_FILLER_WORDS.split()) - {"工作"})
    )


_FILLER, _FILLER_AND_LINES = _filler(""), _filler(_OF_A_LINE)
_LINE = re.compile(r"(?:[全我][国省市州县区旗]|[\ue000-\ue005])[\u4e00-\u9fff]{2,6}?系统")
_SEGMENT = re.compile(r"[\u3400-\u9fff\w]+")

EMERGENCY = re.compile(
    r"(?:汛|雨|洪|涝|台风|雪|冰冻|寒潮|低温|高温|旱|震|火|灾|险|疫|气象|预警|应急|紧急|防御|事故)[^|]{0,8}会商"
    r"|紧急|汛情|震情|火情|应急处置|应急响应|应急会|应急部署|泄漏|泄露|爆炸|坍塌|溃坝|溃堤|决口|抢险|救援|险情|灾情|警情|突发|事故处置|现场处置|前线指挥|前方指挥"
    r"|[红橙黄蓝]色预警|预警响应|转移避险|扑救|疫情处置|应急调度|应急指挥|防御部署|防御视频|防御调度|应急避险"
    r"|临灾|叫应|避险转移"
)
_NOT_EMERGENCY = re.compile(r"演练|培训|预案|体系|能力建设|队伍建设|总结")
SERIES = re.compile(
    r"第?[一二三四1-4]季度|季度|例会|周会|每周|每月|每旬|月度|\d{1,2}月份|月调度|周调度|周研判|晨会|早会"
    r"|第(?![一1]次)[\d一二三四五六七八九十百]+次(?=[党常办全例主会院局联专班支理政行])|上半年|下半年|半年|年终|年中|季调度|季分析|双周|旬调度|旬分析|第[\d一二三四五六七八九十]+周"
    r"|周[一二三四五六日](?=.{0,6}会)|星期[一二三四五六日]|周工作|周议|周点评|周碰头|班前会"
)
BODY = re.compile(
    r"常委会|常务会|党组会|党委会|党委\(扩大\)|党委扩大|党工委|办公会|班子会|理事会|主任会|政务会|两委会|村两委|支委会|支部会"
    r"|三会一课|主题党日|中心组|联席会|局务会|镇长会|行政会|干部会|干部大会|碰头会|\(扩大\)会|扩大会"
)
STATUTORY = re.compile(
    r"人民代表大会|人代会|人大会议|人大.*届.*次|党代会|党代表|代表大会|党员大会|村民代表|村民会议|村民大会|居民代表|居民会议"
    r"|政协.*(?:届|全体|全会|常委)|职代会|职工代表大会|选举(?:大会|会议?)(?=$|\|)|民主生活会|组织生活会|(?:委员会|政府)全体会议(?=$|\|)|全委会"
    r"|(?<![安健完周])全会(?!议|商)|法定|(?<!村)两会(?=$|\|)"
    r"|人大常委会|主席团|届.{1,3}次|支部委员会|支委会|党小组会|支部大会|团代会|妇代会|工代会|村务监督委员会|董事会|监事会|股东会"
)
_ACTS = {
    "training": re.compile(
        r"培训|讲座|轮训|研修|辅导|学习班|专题课|党课|练兵|授课|讲习|集训|宣讲团|实训|研讨班"
    ),
    "review": re.compile(
        r"总结|评审|考核|述职|验收|评估|表彰|复盘|回头看|评议|点评|讲评|结题|交账|考评|述评|盘点|检查反馈|督查反馈"
    ),
    "drill": re.compile(r"演练|演习|拉练|竞赛|比武|比赛|大赛"),
    "counsel": re.compile(r"征求意见|论证|听证|研讨|座谈|调研|咨询|恳谈|磋商|洽谈"),
}
_DEPLOYS = re.compile(r"动员(?!大赛|演讲)|部署|布置")
_HUDDLE = re.compile(r"碰头")
_SEVERAL = re.compile(r"合并|套开|多会合一|合一|重点工作|综合工作|系列")
_BETWEEN_MATTERS = re.compile(r"暨|以及|、")
ROUTINE_ITEM = re.compile(
    r"人事|干部任免|干部考核|请销假|考勤|财务|报销|收支|经费支出|值班|带班|机关食堂|食堂管理|职工食堂|公务用车|公车|用车管理|车辆(?:管理|派遣|维修)|办公用房|物业|党员发展|发展党员|预备党员|发展对象"
    r"|低保(?:名单|审批|评议|对象审)|理论学习|理论文章|学习文章|集中学习|慰问|党费|周工作|本周|上周|下周|一周工作|近期工作|各线口|各股室|各办公室|各科室|食宿|卫生值日"
)
_RERUN = re.compile(
    r"补开|重开|重新召开|再次召开|续开|补会|重启|第二场|第2场|补课|改期|延期召开|另行召开|补办|复会|再开|顺延"
)
_FORMS = re.compile(
    r"电视电话|电视|视频|网络|线上|在线|连线|现场|推进|调度|动员|部署(?=[^要]|$)|布置|攻坚|专项|专题|领导小组|指挥部|整改|任务|座谈|誓师|警示|联席"
    r"|季度|培训|总结|启动|落实会|安排会|分析|通报|协调|碰头|对接|第.{1,3}次|20\d\d"
)
# Forms that are said of one and the same meeting: who conveys 推进会 may mean 部署会议.
_SAID_LOOSELY_WORDS = """
推进 调度 动员 部署 布置 攻坚 专项 专题 任务 整改 启动 誓师 总结 落实会 安排会 协调 对接
"""
_SAID_LOOSELY = frozenset(_SAID_LOOSELY_WORDS.split())
_ONE_FORM = dict.fromkeys(("电视电话", "电视", "网络", "线上", "在线", "连线"), "视频")
_EDITION = re.compile(
    r"第([\d一二三四五六七八九十百]+)(次|期|场|批|轮|季度|周)|(\d{1,2})月份?|([一二三四1-4])季度"
)


def topic_segments(text: str) -> list[str]:
    """Return what remains of a text when office language, places and dates are taken out."""
    filler = _FILLER_AND_LINES if _LINES_TOO in text else _FILLER
    return [part for part in _SEGMENT.findall(filler.sub("|", text)) if len(part) > 1]


def names_several(title: str) -> bool:
    """Tell whether a title names several matters, or that there are several."""
    if _SEVERAL.search(title):
        return True
    return sum(bool(topic_segments(part)) for part in _BETWEEN_MATTERS.split(title)) > 1


def is_of_a_line(title: str) -> bool:
    """Tell whether a title is that of a meeting of one line of departments: 全县教育系统."""
    return _LINE.search(title) is not None


def is_emergency(text: str) -> bool:
    """Tell whether the words are those of a response to an event, not of planned work."""
    return EMERGENCY.search(text) is not None and _NOT_EMERGENCY.search(text) is None


def forms_of(name: str) -> frozenset[str]:
    """Return the words by which one meeting on a topic is told from another: its form, not its
    topic.
    """
    return frozenset(_ONE_FORM.get(form, form) for form in _FORMS.findall(name))


def tell_apart(forms: frozenset[str]) -> bool:
    """Tell whether one of the forms is not said loosely: 视频, 座谈, 领导小组, a number."""
    return not forms <= _SAID_LOOSELY


def is_series(text: str, *, on_topic: bool) -> bool:
    """Tell whether the words are those of an edition of a series; a huddle on one topic is none."""
    return SERIES.search(text) is not None or (not on_topic and _HUDDLE.search(text) is not None)


def act_of(text: str) -> str:
    """Return what the meeting does, `deploy` when nothing says otherwise, or it says so as well."""
    if _DEPLOYS.search(text):
        return "deploy"
    return next((act for act, words in _ACTS.items() if words.search(text)), "deploy")


def edition_of(text: str) -> tuple[str, ...]:
    """Return the marks that tell one edition or sitting of a meeting from another."""
    marks = sorted("".join(part for part in found if part) for found in _EDITION.findall(text))
    return (*marks, *(["again"] if _RERUN.search(text) else []))
