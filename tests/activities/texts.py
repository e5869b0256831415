"""Texts written for these tests, with the numbers of published cases."""

from tests.activities.sheets import scheme

# A notice that calls itself research and gives three grades (K14).
RESEARCH = """关于开展学校管理工作调研的通知

各县（市、区）教育局：

　　为了解学校管理情况，决定开展专题调研。现将有关事项通知如下：

　　一、考核对象。全市义务教育阶段学校。

　　二、考核内容和方法。采取听取汇报、查阅资料的方式，逐校打分，考核结果分为优秀、合格、不合格三个等次。

　　三、时间安排。3月10日至20日。

临江市教育局
2026年3月2日
"""
# Research that only listens.
LISTENING = """关于开展学校管理工作调研的通知

各县（市、区）教育局：

　　为了解学校管理情况，决定开展专题调研。请各校实事求是反映困难和建议，不需要准备书面材料。

　　调研不打分、不评定等次，不得要求主要负责同志陪同。

临江市教育局
2026年3月2日
"""
# An assessment under the name of statistics, with monthly rankings and proof by traces (K04).
BATTLE = """关于做好重点工作战况统计的通知

各支队、大队：

　　各业务支队按照细则对基层所队每月进行打分，每月对各所队得分排名通报。

　　考核内容以照片、截图、工作台账为依据，召开会议有会议记录的加2分，领导批示每条加5分。

江东省临江市公安局
2026年2月26日
"""
# Acceptance with more than a hundred standards, daily ledgers and pledges (K03).
ACCEPTANCE = """关于开展校园达标验收工作的通知

各学校：

　　各学校要建立每日台账、每月台账，组织学生和家长签订承诺书，验收时查看台账。

附件：评分细则

""" + scheme(classes=5, items=4, standards=6)
