"""The set of wordings that is only ever measured: nobody looks at its misjudged cases."""

from tests.benchmarks.meetings.phrasing import Phrasing, lines, ranks, statutory

from .items import ITEMS
from .titles import TITLES
from .topics import TOPICS

HELD_OUT = Phrasing(
    name="held out",
    topics=TOPICS,
    titles=TITLES,
    items=ITEMS,
    statutory=statutory("""
        3 4 | {h}第九届人民代表大会第五次会议 | 政府工作报告审议; 预算执行报告; 议案处理
        5 | {h}换届选举大会 | 宣读选举办法; 投票计票
        3 4 | 中共{h}代表大会 | 党委报告; 纪委报告; 选举委员
        3 | {h}人大常委会主任会议 | 决定常委会议程; 听取委室汇报
        3 | 政协{h}委员会全体会议 | 常委会工作报告; 提案审查
        5 | {h}村民小组会议 | 推选代表; 讨论承包地调整
        5 | {h}集体经济组织成员大会 | 审议收益分配; 选举理事会
        4 5 | {h}支部党员大会 | 接收预备党员; 支部书记述职
        5 | {h}居民代表会议 | 评议社区工作; 确定公益金项目
        4 | {h}工会会员代表大会 | 工会经费审查; 选举委员会
    """),
    ranks=ranks("""
        1 | 省政府主要领导; 省长 | 副省长; 省政府分管领导
        2 | 市政府主要领导; 市长; 市委书记 | 市政府分管领导; 副市长; 市政府党组成员、副市长
        3 | 县（区）长; 县委书记; 县政府党组书记、县长 | 副县长; 分管副县长; 县政府党组成员、副县长
        4 | 乡镇党政正职; 党委书记; 镇长; 党委副书记、镇长 | 副镇长; 组织委员; 党委委员、副镇长
        5 | 村党组织书记; 村（居）党支部书记 | 村副职; 妇联主席
        -1 | 主要负责同志; 党委书记、局长; 局长 | 分管负责同志; 副局长; 总工程师
    """),
    numbers=lines("""
        岭政办〔2025〕{k}号
        湖办字〔2025〕{k}号
        平政传〔2025〕{k}号
    """),
)
