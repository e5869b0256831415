"""The noun phrases of what is handed in: papers and records, not people, matters or organs."""

import re
from collections.abc import Iterator

ORGAN = (
    r"(?:政府|办公[厅室]|委员会|指挥部|[办局委科股室部厅院会站所镇乡县市区省组校处司指]"
    r"|中心|专班|街道|支部|机关|邮箱|系统|平台)"
)
_NOUN = (
    r"(?:报告|总结|台账|材料|方案|报表|清单|照片|截图|名单|信息|计划|细则|视频|记录|汇报|数据|资料|档案|凭证"
    r"|(?:承诺|责任|申报|任务|申请|协议|建议|审批|自评|志愿|保证|确认|意见|委托|告知|通知|倡议)书|责任状|预案|案例|简报|复印件|扫描件|原件|证明|图片|影像|录像|录音|问卷"
    r"|回执|情况|意见|建议|(?:信息|发言|讲话|汇报|演讲|新闻)稿|稿件|心得|体会|线索|佐证|附件\d*|文件|措施|目录"
    r"|小结|要点|提纲|文章|论文|笔记|日志|日记|说明|申请|批复|结果|[\u4e00-\u9fff]{2}进[展度]"
    r"|[\u4e00-\u9fff]表(?!明|示|现|态|彰|率|决|扬|述)|[\u4e00-\u9fff]册|[\u4e00-\u9fff]单(?!位|独|一|纯)|[意图]图|布图"
    r"|[\u4e00-\u9fff]{2}[函簿]|(?:签字|盖章|背书)件|[日周旬月季年]报(?!送))"
)
# What may stand after the noun that ends a phrase: `材料要真实` does not ask for 材料.
_CLOSING = (
    r"(?=$|[等\d（并至到给于报经按以请交送发为拍备存]|各?[一两二三]式?[份套篇张个]"
    r"|[\u4e00-\u9fff]{2,6}后|的?[电纸]|原[件文]"
    r"|一并|盖章|加盖|统一|务必|不少于|至少|随时|作为|作)"
)
# What is drawn up ends the clause or is handed on: 建立信息报送制度 asks for no 信息.
_MADE = (
    r"(?=$|并|等|[备留存]|随时|不少于|至少|\d|各?一[份套篇张本]"
    r"|(?:上报|报送|报(?!送)|提交)(?!制|机|渠|工|系|质))"
)
_APART = re.compile(
    r"、|以及|及(?![时早格])|(?<!共)(?<!饱)和(?!谐|平|睦|解)|(?<!参)与(?!会)|(?:连同|并?附上)"
)
_LEADING = re.compile(
    r"^(?:并|将|把|及时|按时|按要求|逐级|如实|统一|加盖公章的|盖章后?的|填写?好的|完整的?|真实的?|电子版|纸质版?"
    r"|本(?:单位|地区?|部门|辖区|乡镇|镇|乡|村|县|市|区|系统|级|街道|社区|行业|领域)内?的?"
    r"|各(?:自|地|单位|部门|村|乡镇)的?|辖区内?的?|\d+[份篇条个张套]以?上?的?|[一两二三]?份|一次|\d+次"
    r"|附件\d*中的|来(?=.{4})|附件\d*[：:]?(?=[^填]{2})|附件[一二三四五六]|至少|不少于|一并|上述|以上|下列|有关(?=.{4}))+"
)
_TITLE_MARKS = re.compile(r"[《》“”]")
_AND_SO_ON = re.compile(r"(?<=[\u4e00-\u9fff]{2})等(?!级|次|额|待|候)(?:[^、和]{0,8})$")
_GENERAL = frozenset(
    {"情况", "措施", "意见", "文件", "建议", "要点", "附件", "结果", "说明", "申请"}
)
_JOINED = ("情况", "计划", "方案", "措施", "材料")
# What may be handed over, but is no paper; and what is done with one: 提交审议.
_NO_PAPER = re.compile(
    rf"(?:{ORGAN}|单位|部门|人员|群众|对象|问题|困难|隐患|风险|事项|事件|案件|事故|工作|任务|责任|资金|经费|项目|企业|服务"
    r"|处理|办理|审[批议定核查]|研究|讨论|表决|核准|备案|核实|解决|处置|落实|执行"
    r"|工作日|[前后内上下]|渠道|机制|制度?|质量|能力|水平)$"
    r"|^(?:[至到给由经向]|[实推施]行|一次|两次|一名|\d(?!\d{3}年))|[将是越应须要不仍另为每]|[员人名]$"
)
_LONGEST, _SHORTEST = 30, 3


def nouns_in(
    words: str,
    *,
    takes_any: bool = False,
    takes_general: bool = True,
    is_made: bool = False,
    is_held: bool = False,
) -> list[str]:
    """The noun phrases of a stretch; `宣传发动和落实情况` is one.

    Args:
        takes_any: what stands there is handed in for sure, so that its name need not tell.
        takes_general: 信息 and 数据 alone name a paper.
        is_held: it is handed in after more is done with it: `将图片打包发至`.
        is_made: it is drawn up, not handed in, so that only its end tells a paper.
    """
    words = _AND_SO_ON.sub("", _TITLE_MARKS.sub("", words.replace("》《", "》、《")))
    takes_any = takes_any and re.search(rf"{ORGAN}$", words) is None
    closing = _MADE if is_made else _CLOSING
    nouns: list[str] = []
    begins = -1
    for start, end in _pieces(words):
        piece = _LEADING.sub("", words[start:end])
        noun = re.match(rf".*{_NOUN}{closing}", piece)
        if noun is None and is_held:
            noun = re.match(rf".*{_NOUN}(?=[\u4e00-\u9fff]{{1,4}}$)", piece)
        phrase = noun[0] if noun else piece if takes_any and _is_paper(piece) else ""
        if not phrase:
            if piece and begins < 0:
                begins = start
            continue
        if begins >= 0 and phrase.endswith(_JOINED):
            whole = _LEADING.sub("", words[begins : end - len(piece) + len(phrase)])
            phrase = whole if len(whole) <= _LONGEST else phrase
        begins = -1
        if (
            len(phrase) <= _LONGEST
            and phrase not in _GENERAL
            and (takes_general or len(phrase) >= _SHORTEST)
        ):
            nouns.append(phrase)
    return nouns


def _is_paper(piece: str) -> bool:
    return _SHORTEST <= len(piece) <= _LONGEST and _NO_PAPER.search(piece) is None


def _pieces(words: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _APART.finditer(words):
        yield start, mark.start()
        start = mark.end()
    yield start, len(words)
