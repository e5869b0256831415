"""Words that forbid, lift and recount: one list for whoever asks whether a sentence demands."""

# 不得 is left out: with 低于 and the like behind it, it sets a bound.
FORBIDDING = "严禁|禁止|不准|不许"
# What was asked and is asked no more.
LIFTING = "不再|无需|无须|毋须|不需|不必|不用|免于|免予"
# 较上年减少 compares and recounts nothing; of 上年度 a report may be asked for.
EARLIER = r"(?<![较比])去年|(?<![较比])上年(?!度)"
# 3月5日前, 节日前 and 当日前 are deadlines, 日前 alone is a few days ago.
LATELY = r"(?<![\d一二三四五六七八九十末底作休节假每首次今当])日前|近日"
# 报名截至 names a deadline.
UNTIL = r"(?<!报名)(?<!申报)(?<!征集)(?<!报送)(?<!时间)(?<!活动)截至"
