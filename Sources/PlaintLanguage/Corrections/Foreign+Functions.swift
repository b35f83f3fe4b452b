import PlaintText

/// Functions and aggregates of other programs, and names that are nearly one of here.
extension Foreign {
  /// What each is called here.
  package static let functions: [String: String] = Dictionary(
    uniqueKeysWithValues: calls.flatMap { call in call.typed.map { ($0, call.here) } })

  private static let calls: [(here: String, typed: [String])] = [
    ("share", ["percent", "pct", "proportion", "rate", "percentage"]),
    ("mean", ["avg", "average"]), ("sum", ["total"]), ("stddev", ["std", "sd", "stdev"]),
    ("count", ["n"]), ("distinct", ["nunique", "countd", "count_distinct", "unique"]),
    ("min", ["earliest", "oldest", "smallest", "lowest", "minimum"]),
    ("max", ["latest", "newest", "largest", "highest", "greatest", "maximum"]),
    ("percentile", ["quantile"]), ("length", ["len", "strlen", "char_length"]),
    ("mid", ["substr", "substring", "slice"]), ("upper", ["ucase", "toupper"]),
    ("lower", ["lcase", "tolower"]), ("if", ["iif", "ifelse", "if_else"]),
    ("coalesce", ["nvl", "ifnull", "isnull"]), ("ceiling", ["ceil"]), ("bin", ["cut"]),
    ("floor", ["int", "trunc", "truncate"]), ("monthnumber", ["month_number"]),
    ("weekday", ["dow", "dayofweek", "wday", "day_of_week"]),
    ("text", ["string", "format", "to_char", "str", "strftime", "date_format"]),
    ("number", ["real", "destring", "to_number", "value"]), ("trim", ["strip"]),
    ("行数", ["计数", "数量", "件数", "个数", "条数"]), ("平均", ["平均值", "均值", "平均数"]),
    ("合计", ["求和", "总和", "总数", "总额", "总计"]), ("去重数", ["去重计数", "去重"]),
    ("最大", ["最大值", "最晚", "最近", "最近一次", "末次", "最后一次", "最新", "最高"]),
    ("最小", ["最小值", "最早", "首次", "第一次", "最低"]), ("中位数", ["中位"]),
    ("百分位", ["百分位数", "分位数"]), ("比例", ["占比", "百分比", "比率"]),
    ("左取", ["左"]), ("右取", ["右"]), ("中取", ["中", "截取"]),
    ("星期", ["星期几", "周几"]), ("小时", ["时", "钟点"]), ("文字", ["文本", "格式化"]),
    ("下取整", ["取整", "向下取整"]), ("上取整", ["向上取整"]), ("修约", ["四舍五入", "舍入"]),
  ]

  /// The names that one may be a slip of, the nearest first.
  ///
  /// A call is short and says much: one character of a Chinese word in common, one letter of three
  /// exchanged, or a name inside another, is another function and often the opposite one.
  package static func misspelt(
    _ name: String, among names: some Sequence<String>, limit: Int
  ) -> [String] {
    let near = nearest(name, among: names, limit: 5).filter { isSlip(folded(name), of: $0) }
    return Array(near.prefix(limit))
  }

  /// The commands that a word may be a slip of: of two Chinese characters one may be mistyped.
  static func misspeltCommand(
    _ word: String, among verbs: some Sequence<String>, limit: Int
  ) -> [String] {
    let near = nearest(word, among: verbs, limit: 5).filter { verb in
      let isHalf = word.count == 2 && verb.count == 2 && word.first == verb.first
      return isSlip(folded(word), of: verb)
        || isHalf && verb.utf8.contains { $0 > 127 } && !discarding.contains(verb)
    }
    return Array(near.prefix(limit))
  }

  /// Whether a word is a known one but for a slip of the finger, and no other word.
  static func isSlip(_ name: String, of known: String) -> Bool {
    guard name.utf8.allSatisfy({ $0 < 128 }), known.utf8.allSatisfy({ $0 < 128 }) else {
      return Set(name).intersection(known).count > 1
    }
    // “or” begins many words that say something else.
    if known.count < 3 { return name.count < 4 && isOneSlip(name, known) }
    if name.hasPrefix(known) || known.hasPrefix(name) { return name.count > 2 }
    if known.hasSuffix("-" + name) { return true }
    if name.contains(known) || known.contains(name) { return false }
    // What throws rows or steps away is only said for a single slip of the finger.
    let isShort = min(name.count, known.count) < 4 || discarding.contains(known)
    return name.first == known.first && !isShort || isOneSlip(name, known)
  }

  private static let discarding: Set<String> = [
    "unique", "reset", "undo", "drop", "redo", "quit", "去重", "重置", "重做", "撤销", "去列", "退出",
  ]

  /// Whether letters differ by one more, one less, or their order.
  private static func isOneSlip(_ a: String, _ b: String) -> Bool {
    var (more, less) = (Array(b), 0)
    for letter in a {
      if let index = more.firstIndex(of: letter) { more.remove(at: index) } else { less += 1 }
    }
    return more.count + less < 2
  }
}
