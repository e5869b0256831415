"""The set of wordings to work with: its misjudged cases may be looked at."""

from tests.benchmarks.meetings.phrasing import Phrasing, lines, ranks, statutory

from .items import ITEMS
from .titles import TITLES
from .topics import TOPICS

WORKING = Phrasing(
    name="working",
    topics=TOPICS,
    titles=TITLES,
    items=ITEMS,
    statutory=statutory("""
        3 4 | {h}第十七届人民代表大会第三次会议 | 听取政府工作报告; 审查预算草案; 选举
        3 4 | {h}人大主席团会议 | 讨论代表建议; 确定视察安排
        3 | {h}人大常委会第{k}次会议 | 审议专项报告; 人事任免
        3 4 | 中共{h}第十四届代表大会 | 听取党委工作报告; 选举出席上级党代会代表
        4 5 | {h}党员大会 | 听取支部工作报告; 民主评议党员; 选举党代表
        5 | {h}村民代表会议 | 审议财务公开; 表决集体土地发包
        5 | {h}村民会议 | 讨论村民自治章程; 通过村规民约
        5 | {h}村务监督委员会会议 | 审核当月票据; 检查公开内容
        4 5 | {h}支部委员会会议 | 讨论发展对象; 研究党费使用
        3 | {h}职工代表大会 | 审议工资方案; 评议工会
        4 | {h}团员代表大会 | 听取团委报告; 选举团委委员
    """),
    ranks=ranks("""
        1 | 省长; 省委书记 | 副省长; 省政府秘书长
        2 | 市长; 市委书记; 市委副书记、市长 | 副市长; 常务副市长; 市委常委、副市长
        3 | 县长; 县委书记; 县委副书记、县长 | 副县长; 常务副县长; 县委常委、副县长; 分管副县长
        4 | 镇长; 镇党委书记; 镇党委副书记、镇长 | 副镇长; 党委委员; 党委副书记; 武装部长
        5 | 村支部书记; 村党总支书记 | 村委会副主任; 村文书
        -1 | 局长; 党组书记、局长; 主要负责人 | 副局长; 分管负责人; 党组成员、副局长
    """),
    numbers=lines("""
        江政发〔2025〕{k}号
        江办发电〔2025〕{k}号
        云政办函〔2025〕{k}号
    """),
)
