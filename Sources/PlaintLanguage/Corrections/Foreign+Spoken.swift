import PlaintText

extension Foreign {
  /// Questions as they are spoken, grown together into one word: 各渠道投诉量.
  static let spoken: [Foreign] = questions + absent + together + figured + english + periods + told

  private static let questions: [Foreign] =
    [
      Foreign("show first # rows", "show $1"), Foreign("show # rows", "show $1"),
      Foreign("first # rows", "show $1"), Foreign("show me the data", "show"),
      Foreign("show the data", "show"), Foreign("what columns", "columns"),
      Foreign("which columns", "columns"), Foreign("undo all", "reset"),
      Foreign("undo last", "undo"),
      Foreign("clear filter", "reset"), Foreign("clear filters", "reset"),
      Foreign("remove filter", "reset"), Foreign("unfilter", "reset"), Foreign("撤销 全部", "重置"),
      Foreign("取消筛选", "重置"), Foreign("清除筛选", "重置"), Foreign("exit ( )", "quit"),
      Foreign("quit ( )", "quit"), Foreign("q ( )", "quit"),
      Foreign("new column _ = …", "add $1 = $2"), Foreign("create column _ = …", "add $1 = $2"),
      Foreign("_ = …", "add $1 = $2"), Foreign("_ = …", "添加 $1 = $2"),
      Foreign("remove rows where …", "filter not ($1)"),
      Foreign("remove where …", "filter not ($1)"),
      Foreign("delete rows where …", "filter not ($1)"),
      Foreign("delete where …", "filter not ($1)"),
      Foreign("drop rows where …", "filter not ($1)"), Foreign("drop where …", "filter not ($1)"),
      Foreign("drop rows with missing _", "filter $1 is not missing"),
      Foreign("exclude …", "filter not ($1)"), Foreign("compare … and …", "compare $1 with $2"),
      Foreign("daily trend", "trend every day"),
      Foreign("daily trend by …", "trend every day by $1"),
      Foreign("weekly trend", "trend every week"),
      Foreign("weekly trend by …", "trend every week by $1"),
      Foreign("monthly trend", "trend every month"),
      Foreign("monthly trend by …", "trend every month by $1"),
      Foreign("save ….csv", "export $1.csv"), Foreign("save as ….csv", "export $1.csv"),
      Foreign("保存 ….csv", "导出 $1.csv"), Foreign("保存为 ….csv", "导出 $1.csv"),
      Foreign("列百分比 _ _", "交叉 $1 按 $2 百分比 列"), Foreign("行百分比 _ _", "交叉 $1 按 $2 百分比 行"),
      Foreign("crosstab _ _ row", "crosstab $1 by $2 percent row"),
      Foreign("crosstab _ _ column", "crosstab $1 by $2 percent column"),
      Foreign("分组 … having …", "分组 $1 | 筛选 $2"),
      Foreign("group … having …", "group $1 | filter $2"),
      Foreign("取前 #名", "取前 $1"), Foreign("取前 #条", "取前 $1"), Foreign("取前 #行", "取前 $1"),
      Foreign("取前 #个", "取前 $1"), Foreign("查看 前#行", "查看 $1"), Foreign("查看 前#条", "查看 $1"),
      Foreign("查看 #条", "查看 $1"), Foreign("一共多少条", "计数"), Foreign("共多少条", "计数"),
      Foreign("多少条", "计数"), Foreign("一共多少", "计数"), Foreign("多少工单", "计数"),
      Foreign("总数", "计数"), Foreign("总量", "计数"), Foreign("how many", "count"),
      Foreign("how many where …", "count where $1"), Foreign("how many by …", "breakdown $1"),
      Foreign("how many unique …", "say \"{distinct($1)}\""),
      Foreign("how many different …", "say \"{distinct($1)}\""),
      Foreign("how many … by …", "breakdown $2"), Foreign("how many … per …", "breakdown $2"),
      Foreign("how many … where …", "count where $2"), Foreign("how many …", "count $1"),
      Foreign("number of … by …", "breakdown $2"), Foreign("number of … per …", "breakdown $2"),
      Foreign("complaints by …", "breakdown $1"), Foreign("tickets by …", "breakdown $1"),
      Foreign("complaints per …", "breakdown $1"), Foreign("tickets per …", "breakdown $1"),
      Foreign("most common …", "breakdown $1"), Foreign("most frequent …", "breakdown $1"),
      Foreign("_ breakdown", "breakdown $1"), Foreign("_ distribution", "breakdown $1"),
      Foreign("top _", "breakdown $1"), Foreign("count unique …", "say \"{distinct($1)}\""),
      Foreign("最多的…", "占比 $1"), Foreign("最多 的 _", "占比 $1"),
      Foreign("有哪些列", "列"), Foreign("有哪些字段", "列"), Foreign("字段有哪些", "列"), Foreign("列有哪些", "列"),
      Foreign("看一下数据", "查看"), Foreign("看看数据", "查看"), Foreign("看数据", "查看"), Foreign("看看前几行", "查看"),
      Foreign("前#行", "查看 $1"), Foreign("前#条", "查看 $1"), Foreign("取 #", "取前 $1"),
      Foreign("取 # 行", "取前 $1"), Foreign("取 #行", "取前 $1"), Foreign("取 # 条", "取前 $1"),
      Foreign("_ 占比", "占比 $1"), Foreign("_ 分布", "占比 $1"), Foreign("_ 排名", "占比 $1"),
      Foreign("_ 前#", "占比 $1 前 $2"), Foreign("_ 前 #", "占比 $1 前 $2"),
      Foreign("_ 降序", "排序 $1 降序"), Foreign("_ 升序", "排序 $1 升序"), Foreign("按…降序", "排序 $1 降序"),
      Foreign("按…排序", "排序 $1"),
      Foreign("按…升序", "排序 $1 升序"), Foreign("按 _ 降序", "排序 $1 降序"), Foreign("按 _ 升序", "排序 $1 升序"),
      Foreign("_ 去重", "写 \"{去重数($1)}\""), Foreign("…有几种", "占比 $1"), Foreign("…有多少种", "占比 $1"),
      Foreign("…有哪些", "占比 $1"), Foreign("有哪些…", "占比 $1"),
      Foreign("删除 _ = …", "筛选 $1 != $2"), Foreign("去掉 _ = …", "筛选 $1 != $2"),
      Foreign("排除 …", "筛选 非 ($1)"), Foreign("剔除 …", "筛选 非 ($1)"), Foreign("去掉 …", "筛选 非 ($1)"),
      Foreign("_ 和 _ 交叉", "交叉 $1 按 $2"), Foreign("_ _ 交叉", "交叉 $1 按 $2"),
      Foreign("…和…交叉表", "交叉 $1 按 $2"), Foreign("…和…交叉", "交叉 $1 按 $2"),
      Foreign("…与…交叉", "交叉 $1 按 $2"),
    ]

  /// Cells that have nothing: 没有 原因, filter without Issue.
  private static let absent: [Foreign] = Sense.leadingAbsences.flatMap { word in
    let isChinese = word.utf8.contains { $0 > 127 }
    let here = isChinese ? "筛选 $1 缺失" : "filter $1 is missing"
    let filters = isChinese ? ["筛选 ", "只看 "] : ["filter ", "only "]
    return ([""] + filters).map { Foreign("\($0)\(word) …", here) }
  }

  /// Several columns of one word: 按渠道和原因统计.
  private static let together: [Foreign] = ["和", "、", "与", "及"].flatMap { and in
    ["统计", "分组", "汇总"].map { Foreign("按…\(and)…\($0)", "分组 $1, $2") }
  }

  /// A figure of a column, by itself or of each group: 各渠道平均费用.
  private static let figured: [Foreign] = {
    let words: [(here: String, typed: [String])] = [
      ("平均", ["平均", "平均值", "均值"]), ("合计", ["合计", "总和", "总额", "求和"]), ("中位数", ["中位数"]),
      ("最大", ["最大", "最大值"]), ("最小", ["最小", "最小值"]),
    ]
    return words.flatMap { row in row.typed.flatMap { figure($0, row.here) } }
  }()

  private static func figure(_ word: String, _ here: String) -> [Foreign] {
    let grouped = [
      "各…的\(word)…", "各…\(word)…", "按…求\(word)…", "按…统计\(word)…", "各…的…\(word)",
      "按…统计…\(word)", "分组 … 求\(word) _", "分组 … \(word) _", "分组 _ _ \(word)", "分组 _ \(word)…",
      "分组 _ …\(word)",
    ]
    let alone = here == "合计" ? "写 \"{合计($1)}\"" : "概括 $1"
    return grouped.map { Foreign($0, "分组 $1 统计 \(here)($2)") }
      + [Foreign("占比 _ _ \(word)", "占比 $1 统计 \(here)($2)")]
      + [Foreign("\(word)…", alone), Foreign("…\(word)", alone)]
  }

  /// The same in English: mean fee for each channel.
  private static let english: [Foreign] = [
    ("mean", ["mean", "average", "avg"]), ("sum", ["sum", "total"]), ("median", ["median"]),
    ("min", ["min"]), ("max", ["max"]),
  ].flatMap { here, typed in
    typed.flatMap { word in
      ["by", "per", "for each", "in each", "for every"].flatMap { by in
        [
          Foreign("\(word) of … \(by) …", "group $2 of \(here)($1)"),
          Foreign("\(word) … \(by) …", "group $2 of \(here)($1)"),
        ]
      } + [
        Foreign("group … , \(word) _", "group $1 of \(here)($2)"),
        Foreign("breakdown _ _ \(word)", "breakdown $1 of \(here)($2)"),
        Foreign("breakdown _ \(word) _", "breakdown $1 of \(here)($2)"),
        Foreign("group _ _ \(word)", "group $1 of \(here)($2)"),
        Foreign("group … \(word) of _", "group $1 of \(here)($2)"),
        Foreign("\(word) of …", here == "sum" ? "say \"{sum($1)}\"" : "summarize $1"),
      ]
    }
  }

  /// Periods and what they are set against: 5月环比, 趋势 渠道 按月.
  private static let periods: [Foreign] =
    [
      Foreign("对比 … 和 …", "对比 $1 与 $2"), Foreign("对比 … 跟 …", "对比 $1 与 $2"),
      Foreign("_ 环比", "对比 $1 与 上期"), Foreign("…环比", "对比 $1 与 上期"),
      Foreign("_ 同比", "对比 $1 与 去年同期"), Foreign("…同比", "对比 $1 与 去年同期"),
    ] + ["日", "周", "月", "季度", "年"].flatMap(trends)

  private static let counted = ["投诉量", "投诉数", "工单量", "工单数", "数量", "件数"]

  private static func trends(_ unit: String) -> [Foreign] {
    let alone = (counted + ["趋势"]).flatMap { what -> [String] in
      ["每\(unit)\(what)", "每\(unit)的\(what)", "按\(unit)\(what)", "按\(unit)统计\(what)"]
    }
    let by = ["趋势 _ 按\(unit)", "趋势 按 _ 按 \(unit)", "各…每\(unit)趋势"]
    return by.map { Foreign($0, "趋势 每 \(unit) 按 $1") }
      + (alone + ["按\(unit)看趋势"]).map { Foreign($0, "趋势 每 \(unit)") }
  }

  /// How many there are of each: 各渠道投诉量.
  private static let told: [Foreign] = {
    let whats = counted + ["占比", "分布", "排名", "构成", "情况"]
    let each = whats.flatMap { what -> [String] in
      ["各…\(what)", "各…的\(what)", "统计各…\(what)", "各 _ \(what)", "各 _ 的\(what)"]
    }
    let behind = ["占比", "分布", "排名", "构成", "排行", "统计"].map { "…\($0)" }
    return (each + behind).map { Foreign($0, "占比 $1") }
      + ["统计", "分组", "汇总"].flatMap {
        [Foreign("按…\($0)", "分组 $1"), Foreign("按 _ \($0)", "分组 $1")]
      }
  }()
}
