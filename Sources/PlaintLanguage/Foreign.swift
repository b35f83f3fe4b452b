import PlaintText

/// What people type who come from other programs, and how it reads here.
///
/// A pattern's words stand for themselves, `_` is one word, `#` a number and `…` anything up to the
/// next word of the pattern or the stage's end; `$1`, `$2` are what stood there.
package struct Foreign: Sendable {
  let typed: [String]
  let here: String
  /// What is otherwise here, where the words are not needed.
  let reason: Message?

  init(_ typed: String, _ here: String, because reason: Message? = nil) {
    self.typed = typed.split(separator: " ").map(String.init)
    self.here = here
    self.reason = reason
  }

  /// Words and signs inside a line, the longer first.
  static let words: [(typed: String, here: String)] = [
    ("&&", "and"), ("||", "or"), ("!", "not "), ("is not null", "!= missing"),
    ("is null", "= missing"), ("is not", "!="), ("is", "="), ("equals", "="),
    ("like", "contains"), ("monthly", "every month"), ("weekly", "every week"),
    ("daily", "every day"), ("quarterly", "every quarter"), ("yearly", "every year"),
    ("annually", "every year"), ("按月", "每 月"), ("按周", "每 周"), ("按日", "每 日"), ("按天", "每 日"),
    ("按季度", "每 季度"), ("按季", "每 季度"), ("按年", "每 年"), ("不等于", "!="), ("大于等于", ">="), ("小于等于", "<="),
    ("等于", "="),
    ("大于", ">"), ("小于", "<"), ("不是", "!="), ("是", "="), ("为", "="), ("并且", "且"),
    ("或者", "或"), ("不包含", "非 包含"), ("不属于", "非 属于"), ("不缺失", "非 缺失"),
  ]

  private static func meets(_ token: Token, _ part: String?) -> Bool {
    part == "#" ? Reader.isNumber(token.text) : folded(token.text) == part
  }

  /// Words and signs that join two things elsewhere.
  static let joints: Set<String> = [
    ",", "/", "*", "and", "to", "vs", "vs.", "versus", "than", "against", "over", "x", "和", "与",
    "跟",
    "到", "比", "对", "乘",
  ]

  /// Functions and aggregates of other programs, and what they are called here.
  package static let functions: [String: String] = Dictionary(
    uniqueKeysWithValues: calls.flatMap { call in call.typed.map { ($0, call.here) } })

  private static let calls: [(here: String, typed: [String])] = [
    ("mean", ["avg", "average"]), ("sum", ["total"]), ("stddev", ["std", "sd", "stdev"]),
    ("count", ["n"]), ("distinct", ["nunique", "countd", "count_distinct", "unique"]),
    ("percentile", ["quantile"]), ("length", ["len", "strlen", "char_length"]),
    ("mid", ["substr", "substring", "slice"]), ("upper", ["ucase", "toupper"]),
    ("lower", ["lcase", "tolower"]), ("if", ["iif", "ifelse", "if_else"]),
    ("coalesce", ["nvl", "ifnull", "isnull"]), ("ceiling", ["ceil"]), ("bin", ["cut"]),
    ("weekday", ["dow", "dayofweek"]), ("text", ["string", "format", "to_char", "str"]),
    ("number", ["int", "real", "destring", "to_number", "value"]), ("trim", ["strip"]),
    ("行数", ["计数", "数量", "件数"]), ("平均", ["平均值", "均值"]), ("合计", ["求和", "总和"]),
    ("去重数", ["去重计数", "去重"]), ("最大", ["最大值"]), ("最小", ["最小值"]), ("中位数", ["中位"]),
    ("百分位", ["百分位数"]), ("比例", ["占比"]), ("星期", ["星期几"]), ("文字", ["文本"]),
  ]

  /// The stage as it reads here, if it follows the pattern, and the words that gave it away.
  func rewriting(_ stage: [Token], in scanner: Scanner) -> (line: String, place: Place)? {
    var holes: [Place] = []
    var words: Place?
    var index = 0
    for (part, word) in typed.enumerated() {
      guard index < stage.count else { return nil }
      let start = index
      switch word {
      case "_":
        guard stage[index].kind == .word || stage[index].kind == .bracketed else { return nil }
        index += 1
      case "#":
        guard Reader.isNumber(stage[index].text) else { return nil }
        index += 1
      case "…":
        let next = part + 1 < typed.count ? typed[part + 1] : nil
        while index < stage.count, next == nil || !Self.meets(stage[index], next) { index += 1 }
        guard index > start else { return nil }
      default:
        guard stage[index].kind != .quoted, folded(stage[index].text) == word else { return nil }
        if holes.isEmpty { words = stage[0].place.through(stage[index].place) }
        index += 1
        continue
      }
      holes.append(stage[start].place.through(stage[index - 1].place))
    }
    guard index == stage.count, let words, let last = stage.last else { return nil }
    var text = here
    for (number, hole) in holes.enumerated() {
      text = text.replacing("$\(number + 1)", with: scanner.written(hole))
    }
    return (scanner.replacing(stage[0].place.through(last.place), with: text), words)
  }
}

extension Scanner {
  /// Where some words stand, if they do at an offset, whatever the case of their English letters.
  func place(of words: String, at offset: Int) -> Place? {
    let utf8 = source.text.utf8
    guard offset >= 0, offset <= utf8.count else { return nil }
    let found = utf8.dropFirst(offset).prefix(words.utf8.count)
    let isSame = found.elementsEqual(words.utf8) { typed, small in
      typed == small || (0x61...0x7A).contains(small) && typed | 0x20 == small
    }
    return isSame ? Place(offset, offset + words.utf8.count) : nil
  }

  /// The command with a word at a place, set off by blanks.
  func replacing(_ place: Place, withWord word: String) -> String {
    let isBlank = { (scalar: Unicode.Scalar?) in scalar.map(Letters.isBlank) ?? true }
    let utf8 = source.text.utf8
    let before = String(decoding: utf8.prefix(place.start), as: UTF8.self).unicodeScalars.last
    let behind = String(decoding: utf8.dropFirst(place.end), as: UTF8.self).unicodeScalars.first
    return replacing(
      place, with: (isBlank(before) ? "" : " ") + word + (isBlank(behind) ? "" : " "))
  }

  /// The command with other words at a place.
  package func replacing(_ place: Place, with text: String) -> String {
    let utf8 = source.text.utf8
    return String(decoding: utf8.prefix(place.start), as: UTF8.self) + text
      + String(decoding: utf8.dropFirst(place.end), as: UTF8.self)
  }
}
