import PlaintText

/// A word of the language: its English spelling, its one Chinese name, and what it means.
///
/// Either spelling may be typed anywhere; a spelling may be of several words ("starts with").
/// Words are the same when their spellings are: the meaning is for help and the reference alone.
package struct Word: Hashable, Sendable {
  package let english: String
  package let chinese: String
  /// What it asks for, in a few words without a full stop; empty where the word says it itself.
  package let meaning: Message

  package init(_ english: String, _ chinese: String, _ meaning: Message = Message("")) {
    self.english = english
    self.chinese = chinese
    self.meaning = meaning
  }

  package var spellings: [String] { [english, chinese] }

  /// The spelling in one of the two languages.
  package func text(in tongue: Tongue) -> String { tongue == .english ? english : chinese }

  package static func == (one: Word, other: Word) -> Bool {
    one.english == other.english && one.chinese == other.chinese
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(english)
    hasher.combine(chinese)
  }
}

/// Words that stand in many verbs' grammars, declared once.
extension Word {
  package static let by = Word(
    "by", "按", Message("one answer for each value, in one table", "每个取值各有一组结果，合为一表"))
  package static let of = Word(
    "of", "统计", Message("what is measured; count() unless said", "统计什么；不写时为行数()"))
  package static let on = Word("on", "时间列", Message("the time column", "作为时间的列"))
  package static let every = Word(
    "every", "每", Message("the size of periods; month unless said", "时段大小；不写时为月"))
  package static let top = Word(
    "top", "前",
    Message(
      "the N largest values of the column before it; the rest is one row",
      "前面那一列最大的几个取值；其余合为一行"))
  package static let atLeast = Word(
    "at least", "至少", Message("and only values with so large a share", "且占比至少如此的取值"))
  package static let percent = Word(
    "percent", "百分比", Message("which percentages stand beside the counts", "数量旁列出哪些百分比"))
  package static let digits = Word(
    "digits", "小数", Message("digits after the point; 2 unless said", "小数位数；不写时为 2"))
  package static let rounding = Word(
    "rounding", "舍入", Message("the rule of rounding; half-up unless said", "舍入规则；不写时四舍五入"))
  package static let `where` = Word(
    "where", "其中", Message("only the rows that meet a condition", "只取满足条件的行"))
  package static let `as` = Word(
    "as", "作为", Message("the name of what stands right before it", "给前面的内容命名"))
  package static let with = Word("with", "与", Message("the period to compare with", "与之比较的时段"))
  package static let desc = Word("desc", "降序", Message("largest or latest first", "最大或最晚的在前"))
  package static let asc = Word("asc", "升序", Message("smallest or earliest first", "最小或最早的在前"))
  package static let replace = Word("replace", "覆盖", Message("overwrite what exists", "覆盖已有的内容"))
  package static let missing = Word(
    "missing", "缺失", Message("an empty cell; in load, texts that mean one", "空单元格；加载时指表示空的文本"))
  package static let `else` = Word(
    "else", "其余", Message("what no rule before it fits", "前面规则都不适用的"))
  package static let it = Word("it", "它", Message("the last answer", "上一个结果"))
  package static let all = Word(
    "all", "全部",
    Message(
      "every line; in front, the rows unfiltered",
      "逐行列出；在行首则为未筛选的行"))
}
