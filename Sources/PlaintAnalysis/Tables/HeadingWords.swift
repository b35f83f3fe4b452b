import PlaintText

/// The names of the columns that answers bring themselves; columns, measures and values keep the names
/// they were given.
package enum HeadingWords {
  package static let count = Message("count", "数量")
  package static let rows = Message("rows", "行数")
  package static let loaded = Message("loaded", "加载行数")
  package static let weighted = Message("weighted", "加权")
  static let share = Message("share", "占比")
  static let shareOfParent = Message("share_of_parent", "占上级比")
  static let cumulative = Message("cumulative", "累计占比")
  static let change = Message("change", "增减")
  static let changePercent = Message("change_percent", "增减幅")
  package static let yearAgo = Message("year_ago", "去年同期")
  static let yearChange = Message("year_change", "同比增减")
  static let yearChangePercent = Message("year_change_percent", "同比")
  static let shareChange = Message("share_change", "占比变化")
  static let contribution = Message("contribution", "拉动")
  static let rowPercent = Message("row_percent", "行百分比")
  static let columnPercent = Message("column_percent", "列百分比")
  static let totalPercent = Message("total_percent", "总百分比")
  static let before = Message("before", "之前")
  static let beforeShare = Message("before_share", "之前占比")
  static let after = Message("after", "之后")
  static let afterShare = Message("after_share", "之后占比")
  static let column = Message("column", "列")
  static let present = Message("n", "有值")
  static let missing = Message("missing", "缺失")
  static let mean = Message("mean", "均值")
  static let deviation = Message("sd", "标准差")
  static let smallest = Message("min", "最小")
  static let firstQuartile = Message("q1", "下四分位")
  static let median = Message("median", "中位数")
  static let thirdQuartile = Message("q3", "上四分位")
  static let ninetieth = Message("p90", "九十分位")
  static let largest = Message("max", "最大")

  /// The figures of tables; not those of `summarize`, whose short names are words of their own elsewhere.
  package static let all = [
    count, rows, loaded, weighted, share, shareOfParent, cumulative, change, changePercent, yearAgo,
    yearChange, yearChangePercent, shareChange, contribution, rowPercent, columnPercent,
    totalPercent, before, beforeShare, after, afterShare,
  ]

  /// The Chinese of a name that tables bring themselves; nil for any other.
  package static func chinese(_ name: String) -> String? {
    all.first { $0.english == name }?.chinese
  }
}
