/// A word of the language: its English spelling and its one Chinese name.
///
/// Either may be typed anywhere; a spelling may be of several words ("starts with").
package struct Word: Hashable, Sendable {
  package let english: String
  package let chinese: String

  package init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  package var spellings: [String] { [english, chinese] }
}

/// Words that stand in many verbs' grammars, declared once.
extension Word {
  package static let by = Word("by", "按")
  package static let of = Word("of", "统计")
  package static let on = Word("on", "时间列")
  package static let every = Word("every", "每")
  package static let top = Word("top", "前")
  package static let atLeast = Word("at least", "至少")
  package static let percent = Word("percent", "百分比")
  package static let digits = Word("digits", "小数")
  package static let rounding = Word("rounding", "舍入")
  package static let `where` = Word("where", "其中")
  package static let `as` = Word("as", "作为")
  package static let within = Word("within", "以内")
  package static let until = Word("until", "截至")
  package static let with = Word("with", "与")
  package static let desc = Word("desc", "降序")
  package static let asc = Word("asc", "升序")
  package static let replace = Word("replace", "覆盖")
  package static let missing = Word("missing", "缺失")
  package static let `else` = Word("else", "其余")
  package static let it = Word("it", "它")
  package static let all = Word("all", "全部")
  package static let to = Word("to", "至")
}
