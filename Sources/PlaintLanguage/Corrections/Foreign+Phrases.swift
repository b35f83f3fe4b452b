import PlaintText

/// What people type inside a line who come from other programs, or speak plainly.
extension Foreign {
  /// Words and signs inside a line, and what they are here; nothing drops them.
  static let words: [(typed: String, here: String)] =
    (signs + tests + comparisons + clauses + chinese + denied + loading)
    .flatMap { row in row.typed.map { (typed: $0, here: row.here) } }
    .sorted { $0.typed.utf8.count > $1.typed.utf8.count }

  /// What a comma may mean where it joins nothing: tried after all that is likelier.
  static let lastWords: [(typed: String, here: String)] = [
    (",", "and"), (",", "且"), (",", "|"), ("，", "且"), ("，", "|"),
  ]

  /// Rows of words that mean the same: what it is here, what it is elsewhere.
  private typealias Row = (here: String, typed: [String])

  private static let signs: [Row] = [
    ("and not", ["but not"]), ("且 非", ["但 非", "但非"]), ("and", ["&&", "&"]), ("or", ["||"]),
    ("且", ["&&", "&"]), ("或", ["||"]), ("非", ["!", "不 "]),
    ("=", [":", "："]), ("= 缺失", ["== .", "= ."]), ("统计", [":", "："]),
    ("+", ["||", "&", "加上", "加"]),
    ("-", ["减去", "减"]),
    ("*", ["乘以", "乘"]), ("/", ["除以"]), ("not", ["!"]), ("=", ["===", ":=", "= either"]),
    ("!=", ["!==", "! ="]), (">=", ["=>", "> ="]), ("<=", ["=<", "< ="]), ("not matches", ["!~"]),
    ("matches", ["~"]), ("= missing", ["== .", "= ."]), ("of", [":", "："]),
    ("|", ["%>%", ";", "；"]),
    ("desc", [", desc"]), ("asc", [", asc"]), ("降序", [", 降序", "，降序"]),
  ]

  private static let tests: [Row] = [
    (
      "is missing",
      ["is empty", "is blank", "is na", "is nan", "is none", "is nothing", "blank", "empty"]
    ),
    (
      "is not missing",
      [
        "is not empty", "is not blank", "is not na", "is not nan", "not empty", "not null",
        "not blank",
        "exists", "is present", "present",
      ]
    ),
    ("= missing", ["is null"]), ("!= missing", ["is not null"]),
    (
      "not contains",
      [
        "does not contain", "does not include", "does not have", "do not contain", "not contain",
        "not like", "excludes", "excluding", "without", "lacks",
      ]
    ),
    ("not starts with", ["does not start with", "does not begin with", "not start with"]),
    ("not ends with", ["does not end with", "not end with"]),
    ("not matches", ["does not match", "not match", "not regexp", "not rlike"]),
    (
      "contains",
      [
        "like", "ilike", "includes", "include", "including", "containing", "contain", "has",
        "mentions", "mentioning", "mention",
      ]
    ),
    (
      "starts with",
      [
        "begins with", "begin with", "beginning with", "starting with", "start with", "startswith",
        "starts", "begins",
      ]
    ),
    ("ends with", ["ending with", "end with", "endswith", "ends", "finishes with"]),
    ("matches", ["regexp", "rlike", "regex", "match", "similar to"]),
    ("not in", ["is not one of", "not one of", "is not in", "none of", "isnot"]),
    (
      "in",
      ["is one of", "is any of", "is in", "one of", "any of", "among", "during", "within", "on"]
    ),
  ]

  private static let comparisons: [Row] = [
    (
      "!=",
      [
        "is not equal to", "not equal to", "does not equal", "not equals", "not equal", "is not",
        "differs from", "ne", "not",
      ]
    ),
    ("=", ["is equal to", "equal to", "equals", "equal", "is", "eq", "on"]),
    (
      ">=",
      [
        "greater than or equal to", "is at least", "at least", "no less than", "not less than",
        "minimum", "since", "from", "ge", "gte",
      ]
    ),
    (
      "<=",
      [
        "less than or equal to", "is at most", "at most", "no more than", "not more than",
        "up to", "maximum", "until", "till", "through", "le", "lte",
      ]
    ),
    (
      ">",
      [
        "is greater than", "is more than", "greater than", "more than", "larger than",
        "bigger than", "higher than", "longer than", "is later than", "later than", "is after",
        "exceeds", "exceeding", "above",
        "over", "after", "gt",
      ]
    ),
    (
      "<",
      [
        "is less than", "less than", "fewer than", "smaller than", "lower than", "shorter than",
        "is earlier than", "earlier than", "is before", "below", "under", "before", "lt",
      ]
    ),
  ]

  private static let clauses: [Row] = [
    ("where", ["if", "for", "when", "with", "filter", "having", "only", "and"]),
    ("top", ["limit", "first", "head", "largest"]),
    ("digits", ["decimals", "decimal", "precision", "places", "digit"]),
    ("by", ["over", "across", "split by", "per", "grouped by", "group by"]),
    ("every", ["per", "each", "by"]), ("every month", ["monthly"]), ("every week", ["weekly"]),
    ("every day", ["daily"]), ("every quarter", ["quarterly"]),
    ("every year", ["yearly", "annually"]), ("column", ["columns", "cols", "col"]),
    ("row", ["rows"]),
    (
      "desc",
      [
        "descending", "decreasing", "highest first", "largest first", "biggest first",
        "newest first", "latest first", "from high to low", "high to low", "from large to small",
      ]
    ),
    (
      "asc",
      [
        "ascending", "increasing", "lowest first", "smallest first", "oldest first",
        "earliest first",
      ]
    ),
    ("|", ["then", "and then"]), ("as", ["named", "called", "to", "into"]),
    ("previous", ["prior", "the previous", "last period", "last month", "last week", "mom"]),
    ("year ago", ["yoy", "a year ago", "last year", "same period last year"]),
    ("1", ["one"]), ("2", ["two"]), ("3", ["three"]), ("5", ["five"]), ("10", ["ten"]),
  ]

  private static let chinese: [Row] = [
    ("非 缺失", ["不为空值", "不为空", "不是空的", "不是空", "不为 空", "非空", "不空", "不缺失", "有值", "非 空"]),
    (
      "缺失",
      [
        "为空值", "为空", "是空的", "是空值", "是空", "为 空", "是 空", "空的", "空", "没有值", "无值", "没有填写", "没有填", "没填写",
        "没填", "未填写", "未填", "空着",
      ]
    ),
    (
      "非 包含",
      ["不含有", "不包括", "不含", "不带", "不涉及", "未提到", "没提到", "没有提到", "不出现", "没有出现", "没有", "没"]
    ),
    ("包含", ["含有", "包括", "含", "类似于", "类似", "带有", "带", "涉及", "提到", "出现", "有", "像"]),
    ("非 开头是", ["开头不是"]), ("开头是", ["开头为", "开始于", "起始于", "始于", "打头是", "前缀是"]),
    ("非 结尾是", ["结尾不是"]), ("结尾是", ["结尾为", "结束于", "后缀是"]),
    ("非 属于", ["不在", "都不是", "均不是", "都不属于", "不 属于"]), ("属于", ["在", "为以下之一", "从"]),
    ("!=", ["不等于", "不等同于", "不相等", "不等", "不是", "并非", "不为", "不 =", "不=", "非=", "非 =", "非"]),
    ("=", ["等于", "等同于", "就是", "只要", "只有", "仅为", "仅", "是", "为"]), ("非 近似于", ["不近似于"]),
    (">=", ["大于等于", "大于或等于", "不小于", "不低于", "不少于", "不早于", "至少", "最少"]),
    ("<=", ["小于等于", "小于或等于", "不大于", "不高于", "不多于", "不超过", "不晚于", "至多", "最多"]),
    (">", ["大于", "超过", "高于", "多于", "晚于", "长于"]), ("<", ["小于", "低于", "少于", "早于", "短于"]),
    ("且", ["并且", "而且", "以及", "和", "与"]), ("或", ["或者", "或是"]),
    ("其中", ["条件是", "条件", "当", "如果", "筛选", "过滤", "若", "只看", "且"]),
    ("小数", ["小数位数", "小数位", "保留"]), ("前", ["最大", "取前", "前面"]), ("作为", ["叫做", "命名为", "为", "成", "到"]),
    ("降序", ["从大到小", "大到小", "倒序", "由大到小", "从高到低"]), ("升序", ["从小到大", "小到大", "正序", "由小到大", "从低到高"]),
    ("百分比 行", ["按行百分比", "行百分比"]), ("百分比 列", ["按列百分比", "列百分比"]),
    ("每 月", ["按月度", "月度", "按月", "每个月", "逐月", "每 月份", "每 个月", "每 一个月", "每 自然月"]),
    ("每 周", ["按周", "每个周", "周度", "每星期", "逐周", "每 星期", "每 一周", "每 个星期", "每 自然周"]),
    ("每 日", ["按日", "按天", "每天", "逐日", "日度", "每 天", "每 一天", "每 自然日"]),
    ("每 季度", ["按季度", "按季", "每季", "逐季", "每 季", "每 个季度"]),
    ("每 年", ["按年", "年度", "逐年", "每年", "每 年度"]), ("与 去年同期", ["同比"]), ("与 上期", ["环比"]),
    ("上期", ["上个月", "上月", "上一个月", "上一月", "上一期", "前期", "上季度", "上周"]), ("|", ["然后", "再"]),
  ]

  /// Each Chinese test with a word of denial before it: 不包含, 未包含, 非属于.
  private static let denied: [Row] = Operator.tests.compactMap(\.word).map { word in
    let typed = ["不", "非", "未", "没有", "没", "并不", "不 "].map { $0 + word.chinese }
    return (here: "非 \(word.chinese)", typed: typed)
  }

  /// Clauses of `load` as people say them.
  private static let loading: [Row] = [
    (
      "总计行 无",
      ["去掉", "去除", "排除", "剔除", "删除", "不要", "不含", "不读"].flatMap { no in
        ["小计行", "合计行", "总计行", "小计", "合计", "总计"].map { no + $0 }
      } + ["否", "去掉", "不要", "不", "没有", "去除", "关", "排除"].map { "总计行 " + $0 }
    ),
    ("总计行 有", ["保留小计", "保留合计", "保留总计", "总计行 是", "总计行 保留"]),
    ("totals no", ["totals off", "totals none", "totals false", "no totals", "without totals"]),
    ("表头 无", ["表头 没有", "没有表头", "无表头", "不含表头", "表头 不", "表头 否", "表头 没"]),
    ("表头 有", ["有表头", "表头 是", "含表头"]),
    ("header no", ["header none", "header off", "header false", "no header", "without header"]),
    ("日期顺序 年在前", ["日期顺序 年月日", "日期 年在前", "日期 年月日"]),
    ("日期顺序 日在前", ["日期顺序 日月年", "日期 日在前", "日期 日月年"]),
    ("日期顺序 月在前", ["日期顺序 月日年", "日期 月在前", "日期 月日年"]),
    ("dates year-first", ["dates ymd", "dates yyyy-mm-dd", "dates iso"]),
    ("dates day-first", ["dates dmy", "dates dd/mm/yyyy"]),
    ("dates month-first", ["dates mdy", "dates mm/dd/yyyy"]),
    ("覆盖", ["替换", "重新加载", "更新"]),
  ]

  /// Some words with others among them, wherever they stand in a line.
  static let phrases: [Foreign] =
    calls(
      ["isnull", "isna", "is . na", "missing", "isblank", "isempty", "is . null"], "$1 is missing")
    + calls(["notnull", "notna"], "$1 is not missing")
    + methods(["isnull", "isna"], "( )", "$1 is missing")
    + methods(["notnull", "notna"], "( )", "$1 is not missing")
    + pairs(["contains", "str_detect", "instr", "grepl"], "$1 contains $2")
    + pairs(["startswith", "starts_with", "str_starts"], "$1 starts with $2")
    + pairs(["endswith", "ends_with", "str_ends"], "$1 ends with $2")
    + pairs(["matches", "regexp_like", "regexm"], "$1 matches $2")
    + pairs(["datediff", "date_diff", "difftime"], "$1 - $2")
    + [
      Foreign("datedif ( … , … , _ )", "$2 - $1"), Foreign("datediff ( _ , … , … )", "$3 - $2"),
      Foreign("mod ( … , … )", "$1 % $2"), Foreign("取余 ( … , … )", "$1 % $2"),
      Foreign("hours ( … )", "($1) / 1 hour"), Foreign("minutes ( … )", "($1) / 1 minute"),
      Foreign("days ( … )", "($1) / 1 day"), Foreign("小时数 ( … )", "($1) / 1 小时"),
      Foreign("分钟数 ( … )", "($1) / 1 分钟"), Foreign("天数 ( … )", "($1) / 1 天"),
      Foreign("_ contains all ( … , … )", "$1 contains $2 and $1 contains $3"),
      Foreign("_ 同时包含 _ 和 _", "$1 包含 $2 且 $1 包含 $3"), Foreign("以#开头", "开头是 $1"),
      Foreign("以…开头", "开头是 $1"), Foreign("以…结尾", "结尾是 $1"),
      Foreign("_ 大于#小于#", "$1 > $2 且 $1 < $3"), Foreign("按照 _", "按 $1"),
      Foreign("不在 # 到 # 之间", "非 介于 $1 且 $2"),
      Foreign("is between # and #", "between $1 and $2"),
      Foreign("= 无", "缺失"), Foreign("= none", "is missing"), Foreign("= null", "is missing"),
      Foreign("= na", "is missing"), Foreign("= 空", "缺失"),
      Foreign("count ( unique … )", "distinct($1)"), Foreign("行数 ( 唯一 … )", "去重数($1)"),
      Foreign("percentile ( … , # % )", "percentile($1, $2)"),
      Foreign("percentile ( … , #% )", "percentile($1, $2)"),
      Foreign("百分位 ( … , # % )", "百分位($1, $2)"), Foreign("百分位 ( … , #% )", "百分位($1, $2)"),
    ]
    + methods(["str . contains", "contains"], "( _ )", "$1 contains $2")
    + methods(["str . startswith", "startswith"], "( _ )", "$1 starts with $2")
    + methods(["str . endswith", "endswith"], "( _ )", "$1 ends with $2")
    + methods(["isin", "in"], "( [] )", "$1 in ($2)")
    + [
      Foreign("in []", "in ($1)"), Foreign("属于 []", "属于 ($1)"), Foreign("{ … }", "($1)"),
      Foreign("between ( … , … )", "between $1 and $2"),
      Foreign("from _ to _", "between $1 and $2"),
      Foreign("从 _ 到 _", "介于 $1 且 $2"), Foreign("从 _ 至 _", "介于 $1 且 $2"),
      Foreign("在 _ 到 _ 之间", "介于 $1 且 $2"), Foreign("在 _ 至 _ 之间", "介于 $1 且 $2"),
      Foreign("在 _ 和 _ 之间", "介于 $1 且 $2"), Foreign("以 _ 开头", "开头是 $1"),
      Foreign("以 _ 结尾", "结尾是 $1"), Foreign("_ - _", "$1..$2"), Foreign("count ( * )", "count()"),
      Foreign("行数 ( * )", "行数()"),
      Foreign("count ( distinct … )", "distinct($1)"), Foreign("行数 ( 去重 … )", "去重数($1)"),
      Foreign("p# ( … )", "percentile($2, $1)"), Foreign("` … `", "[$1]"),
      Foreign("介于 … 到 …", "介于 $1 且 $2"), Foreign("介于 … 至 …", "介于 $1 且 $2"),
      Foreign("前#", "前 $1"), Foreign("前 #", "前 $1"), Foreign("小数 #", "小数 $1"),
      Foreign("小数 #位", "小数 $1"), Foreign("保留#位小数", "小数 $1"), Foreign("跳过#行", "跳过 $1"),
      Foreign("跳过前#行", "跳过 $1"), Foreign("跳过 前#行", "跳过 $1"),
      Foreign("跳过 #行", "跳过 $1"), Foreign("跳过 #", "跳过 $1"), Foreign("skip # lines", "skip $1"),
      Foreign("skip # rows", "skip $1"), Foreign("跳过首行", "跳过 1"),
      Foreign("取前 #", "取前 $1"), Foreign("取前#", "取前 $1"), Foreign("查看 #", "查看 $1"),
      Foreign("month of _", "month($1)"), Foreign("year of _", "year($1)"),
      Foreign("week of _", "week($1)"), Foreign("weekday of _", "weekday($1)"),
      Foreign("hour of _", "hour($1)"), Foreign("…的月份", "月($1)"), Foreign("…的年份", "年($1)"),
      Foreign("…的日期", "日($1)"),
      Foreign("…的星期", "星期($1)"), Foreign("_ 大于 # 小于 #", "$1 > $2 且 $1 < $3"),
      Foreign("_ 含 _ 不含 _", "$1 包含 $2 且 $1 非 包含 $3"),
      Foreign("_ 包含 _ 不包含 _", "$1 包含 $2 且 $1 非 包含 $3"),
      Foreign("_ 是 _ 或 _", "$1 属于 ($2, $3)"), Foreign("_ 是 _ 或者 _", "$1 属于 ($2, $3)"),
      Foreign("_ is _ or _", "$1 in ($2, $3)"), Foreign("_ is either _ or _", "$1 in ($2, $3)"),
      Foreign("_ 不是 _ 和 _", "$1 非 属于 ($2, $3)"), Foreign("_ 不是 _ 或 _", "$1 非 属于 ($2, $3)"),
      Foreign("_ 不等于 _ 和 _", "$1 非 属于 ($2, $3)"),
      Foreign("#到#", "介于 $1 且 $2"), Foreign("#至#", "介于 $1 且 $2"),
      Foreign("#~#", "介于 $1 且 $2"), Foreign("在#和#之间", "介于 $1 且 $2"),
      Foreign("在#到#之间", "介于 $1 且 $2"), Foreign("# ~ #", "介于 $1 且 $2"),
      Foreign("# ~ #之间", "介于 $1 且 $2"),
      Foreign("以 _ 打头", "开头是 $1"), Foreign("以 _ 开始", "开头是 $1"),
      Foreign("以 _ 结束", "结尾是 $1"), Foreign("× _", "* $1"), Foreign("÷ _", "/ $1"),
      Foreign("前#名", "前 $1"), Foreign("前#个", "前 $1"), Foreign("前#位", "前 $1"),
      Foreign("前#条", "前 $1"),
      Foreign("= _ *", "开头是 $1"), Foreign("= * _ *", "包含 $1"), Foreign("= * _", "结尾是 $1"),
      Foreign("= _ %", "开头是 $1"), Foreign("= % _ %", "包含 $1"), Foreign("= % _", "结尾是 $1"),
      Foreign("= _ *", "starts with $1"), Foreign("= * _ *", "contains $1"),
      Foreign("= * _", "ends with $1"), Foreign("= % _ %", "contains $1"),
      Foreign("= % _", "ends with $1"), Foreign("￥ #", "$1"), Foreign("¥ #", "$1"),
      Foreign("$ #", "$1"), Foreign("€ #", "$1"),
    ] + units
    + ["小时", "分钟", "天", "秒", "hours", "minutes", "days", "h", "min", "d", "hrs"].flatMap {
      [Foreign("#\($0)", "$1", because: bare), Foreign("# \($0)", "$1", because: bare)]
    }
    + ["…", "#"].flatMap { unit in
      [
        Foreign("_ \(unit)及以上", "$1 >= $2"), Foreign("_ \(unit)以上", "$1 >= $2"),
        Foreign("_ \(unit)及以下", "$1 <= $2"), Foreign("_ \(unit)以下", "$1 <= $2"),
        Foreign("_ \(unit)以内", "$1 <= $2"), Foreign("_ \(unit)以后", "$1 >= $2"),
        Foreign("_ \(unit)以来", "$1 >= $2"), Foreign("_ \(unit)之后", "$1 > $2"),
        Foreign("_ \(unit)以前", "$1 < $2"), Foreign("_ \(unit)之前", "$1 < $2"),
      ]
    }
    + [
      Foreign("# yuan", "$1"), Foreign("# RMB", "$1"), Foreign("# dollars", "$1"),
      Foreign("# 元", "$1"), Foreign("#元", "$1"), Foreign("#行", "$1"), Foreign("#条", "$1"),
      Foreign("#分", "$1"),
    ] + loose + weekdays + ranges

  /// Lengths of time with their units as people shorten them: 90 min, 30mins, 90 分.
  private static let units: [Foreign] = [
    ("seconds", ["s", "sec", "secs"]), ("minutes", ["m", "min", "mins", "minutes"]),
    ("hours", ["h", "hr", "hrs", "hours"]), ("days", ["d", "days"]), ("weeks", ["w", "wk", "wks"]),
    ("小时", ["小时", "钟头", "个小时"]), ("分钟", ["分钟", "分"]), ("天", ["天", "日"]), ("周", ["周", "星期"]),
  ].flatMap { here, typed in
    typed.flatMap { unit in
      (unit == here ? [] : [Foreign("# \(unit)", "$1 \(here)")]) + [
        Foreign("#\(unit)", "$1 \(here)")
      ]
    }
  }

  /// From one number to another: 10-20, = 10~20元, $10-$20.
  private static let ranges: [Foreign] = {
    let rows: [(here: String, signs: [String], units: [String])] = [
      (
        "between $1 and $2", ["", "= ", "== ", "is ", "in ", "between "],
        ["", " dollars", " yuan", " minutes", " hours", " days"]
      ),
      (
        "介于 $1 且 $2", ["", "= ", "== ", "是 ", "为 ", "在 ", "属于 ", "介于 "],
        ["", "元", "块", "分钟", "小时", "天", "之间", " 元", " 之间"]
      ),
    ]
    return rows.flatMap { row in
      ["-", "~", "–", "到", "至", "to"].flatMap { to in
        row.units.flatMap { ["#\(to)#\($0)", "# \(to) #\($0)"] } + ["#\(to) #", "$ # \(to) $ #"]
      }.flatMap { typed in row.signs.map { Foreign($0 + typed, row.here) } }
    }
  }()

  /// Why a unit goes behind a number that faces a plain one.
  private static let bare = Message(
    "the column's numbers have no unit; in that unit write", "该列是不带单位的数字；若单位相同请写")

  /// Days of the week, which are numbers here.
  private static let weekdays: [Foreign] = [
    ["monday", "mon", "周一", "星期一"], ["tuesday", "tue", "周二", "星期二"],
    ["wednesday", "wed", "周三", "星期三"], ["thursday", "thu", "周四", "星期四"],
    ["friday", "fri", "周五", "星期五"], ["saturday", "sat", "周六", "星期六"],
    ["sunday", "sun", "周日", "星期日", "星期天", "周天"],
  ].enumerated().flatMap { index, names in names.map { Foreign("= \($0)", "= \(index + 1)") } }

  /// `mean Minutes`: a measure without its brackets.
  private static let loose: [Foreign] =
    [
      "sum", "mean", "median", "min", "max", "distinct", "stddev", "合计", "平均", "中位数", "最小", "最大",
      "去重数",
    ]
    .map { Foreign("\($0) _", "\($0)($1)") }

  private static func calls(_ names: [String], _ here: String) -> [Foreign] {
    names.map { Foreign("\($0) ( … )", here) }
  }

  private static func pairs(_ names: [String], _ here: String) -> [Foreign] {
    names.map { Foreign("\($0) ( … , … )", here) }
  }

  private static func methods(_ names: [String], _ arguments: String, _ here: String) -> [Foreign] {
    names.map { Foreign("_ . \($0) \(arguments)", here) }
  }
}
