import PlaintText

/// What a line says that no proposal may take from it or turn round: how often it negates, whether it
/// goes from the last or the largest, its figures, its quoted texts.
///
/// Without it `不包含 NM` is answered with `包含 NM`, which works, and says the opposite.
package struct Sense: Hashable, Sendable {
  /// How many of its words deny something; `不小于` and the like compare and deny nothing.
  package let negations: Int
  /// Whether it asks for the last, or for what is largest first.
  let isReversed: Bool
  /// Whether it is a breakdown, which has the largest first unasked.
  let isRanked: Bool
  /// Whether it joins several.
  let isJoined: Bool
  /// How often it says that something is something: where several are denied, a proposal may not say so
  /// of one more value (不含 A 和 B is not 非 包含 A 且 … = B).
  let affirmations: Int
  /// The same, counting signs alone.
  let equations: Int
  /// Its digits in a row, each without zeros before it.
  package let figures: [String]
  /// What stands in quotes, without blanks and the signs of patterns.
  package let texts: [String]
  /// Whether it says of a cell that it has nothing: no proposal may leave that out.
  private let saysMissing: Bool
  /// What it says of that there is none of it: nothing else may be said of it.
  private let absent: String?
  private let letters: String
  private let digits: String

  package init(_ line: String) {
    let plain = Self.plain(line)
    negations = Self.negations(in: plain)
    absent = Self.absent(in: plain)
    saysMissing = ["缺失", "missing"].contains(where: plain.contains)
    isReversed =
      Self.reversals.contains(where: plain.contains)
      || plain.split { !$0.isLetter }.contains { Self.reversed.contains($0) }
    isRanked = ["占比", "breakdown"].contains(where: plain.hasPrefix)
    isJoined = ["且", "或", "和", "与", "、", ",", " and ", " or ", "&", "|"].contains(
      where: plain.contains)
    equations = Self.equations(in: plain)
    affirmations = equations + Self.affirmations(in: plain)
    let runs = plain.split { !$0.isASCII || !$0.isNumber }.map(String.init)
    figures = runs.map { run in
      let bare = String(run.drop { $0 == "0" })
      return bare.isEmpty ? "0" : bare
    }
    digits = runs.joined()
    letters = Self.bare(plain)
    // The unit of a difference of dates is no text: here it has its own.
    let isDifference = plain.contains("datedif")
    texts = Scanner(SourceText(line)).tokens(from: 0)
      // What is filled in is a line of its own; “May 2012” is kept by its figures.
      .filter { $0.kind == .quoted && !$0.text.contains { $0 == "{" || $0.isNumber } }
      .map { Self.bare(Self.plain($0.text)) }
      .filter { !$0.isEmpty && !(isDifference && $0.count < 3) }
  }

  /// Whether another line denies as often, and has all the figures and texts.
  ///
  /// What an error proposes by itself (`byError`) may deny more, as of cells that are there, and put
  /// another value for the one it blames.
  package func isKept(in other: Sense, byError: Bool = false) -> Bool {
    (negations == other.negations || byError && negations < other.negations)
      && (!isReversed || other.isReversed || other.isRanked || byError)
      && (negations == 0 || !isJoined || other.equations <= affirmations)
      && (!saysMissing || other.saysMissing) && isAbsent(in: other)
      && figures.allSatisfy(other.has)
      && (byError || texts.allSatisfy { other.letters.contains($0) })
  }

  private func isAbsent(in other: Sense) -> Bool {
    guard let absent else { return true }
    return ["缺失", "是缺失", "ismissing"].contains { other.letters.contains(absent + $0) }
  }

  private func has(_ figure: String) -> Bool { figures.contains(figure) || digits.contains(figure) }

  /// Small, half-width letters, with every word for a comparison as its sign.
  private static func plain(_ line: String) -> String {
    var text = folded(line).replacing("n't", with: " not ").replacing("n’t", with: " not ")
    text = withoutAbsences(text)
    for (typed, here) in meant where text.contains(typed) {
      text = text.replacing(typed, with: " \(here) ")
    }
    return text
  }

  /// Words that say that a cell has nothing where nothing stands behind them; they deny nothing.
  static let absences: Set<String> = [
    "没有", "没", "无", "none", "没有评价", "没评价", "未评价", "没有内容", "没有值", "没有填", "没填", "未填",
  ]

  /// Whether a word parts two conditions or two commands.
  static func isJoint(_ word: String) -> Bool {
    ["且", "或", "and", "or", "|", "并且", ")", "&"].contains(word)
  }

  /// The same in front of a column: 没有 原因, filter without Issue.
  static let leadingAbsences = [
    "没有", "没", "无", "没填", "没有填", "未填", "缺", "缺少", "空", "no", "without", "missing", "empty", "blank",
  ]

  private static func withoutAbsences(_ text: String) -> String {
    guard (leadingAbsences + absences).contains(where: text.contains) else { return text }
    let words = text.split(separator: " ").map(String.init)
    return words.indices.map { index in
      isAbsence(index, of: words) ? "缺失" : words[index]
    }.joined(separator: " ")
  }

  private static func isAbsence(_ index: Int, of words: [String]) -> Bool {
    let before = index == 0 ? nil : words[index - 1]
    guard index + 1 == words.count || isJoint(words[index + 1]) else {
      return leadingAbsences.contains(words[index]) && !words[index...].contains(where: isJoint)
        && before.map(["筛选", "filter", "其中", "where"].contains) != false
    }
    return before.map { !["总计行", "表头"].contains($0) } == true && absences.contains(words[index])
  }

  /// What a word of absence stands in front of.
  private static func absent(in plain: String) -> String? {
    let words = plain.split(separator: " ").map(String.init)
    guard let index = words.prefix(2).firstIndex(of: "缺失"), index + 1 < words.count else {
      return nil
    }
    return bare(words[(index + 1)...].joined())
  }

  private static func bare(_ text: String) -> String {
    text.filter { !$0.isWhitespace && !"%*_-\"\\.,^$[]".contains($0) }
  }

  /// Words that say yes and read as a denial here, or the other way round: `不小于` is `>=`, `有值` is
  /// `非 缺失`; and names of the language that hold a negating sign and deny nothing.
  private static let meant: [(typed: String, here: String)] =
    Foreign.words.filter {
      $0.typed.unicodeScalars.contains(where: Letters.isWord)
        && negations(in: $0.typed) != negations(in: $0.here)
    } + [
      ("= 无", "缺失"), ("= none", "missing"), ("不超过", "<="), ("取非缺失", "coalesce"), ("没有重复", "唯一"),
      ("不重复", "唯一"), ("无重复", "唯一"), ("除以", "/"), ("整除", "/"),
    ]

  /// Longer words before those that begin them.
  private static let chinese = [
    "不", "非", "没有", "没", "未", "除了", "除去", "除外", "除", "扣除", "刨除", "筛除", "排除", "去掉", "去除", "剔除", "去列",
    "删除", "筛选掉", "筛掉", "筛去", "反选", "反向筛选", "取消", "别", "≠",
  ]

  /// Words for the last, or the largest first; `last` alone may be a month's.
  private static let reversals = [
    "降序", "倒序", "逆序", "从大到小", "从高到低", "从多到少", "由大到小", "由高到低", "递减", "取后", "取尾", "取末", "最后", "倒数",
  ]
  private static let reversed: Set<Substring> = ["desc", "descending", "tail", "bottom", "reverse"]

  private static func affirmations(in text: String) -> Int {
    let words = text.split { !$0.unicodeScalars.allSatisfy(Letters.isWord) }
      .count { ["is", "equals", "equal", "eq", "are"].contains($0) }
    let chinese = ["是", "等于", "为"].reduce(0) { $0 + text.ranges(of: $1).count }
    return words + chinese
  }

  private static func equations(in text: String) -> Int {
    let bytes = Array(text.utf8)
    return bytes.indices.count { index in
      bytes[index] == 0x3D && (index == 0 || ![0x21, 0x3C, 0x3D, 0x3E].contains(bytes[index - 1]))
    }
  }

  private static let english: Set<Substring> = [
    "not", "notnull", "notna", "isnot", "no", "none", "never", "neither", "without", "except",
    "exclude", "excludes", "excluding", "but", "drop", "remove", "delete", "无", "ne",
  ]

  private static func negations(in text: String) -> Int {
    var count = 0
    var rest = text[...]
    while let first = rest.first {
      if let word = chinese.first(where: { rest.hasPrefix($0) }) {
        count += 1
        rest = rest.dropFirst(word.count)
      } else if rest.hasPrefix("<>") || first == "!" {
        count += 1
        rest = rest.dropFirst(first == "!" ? 1 : 2)
      } else {
        rest = rest.dropFirst()
      }
    }
    let words = text.split { !$0.unicodeScalars.allSatisfy(Letters.isWord) }
    return count + words.count { english.contains($0) }
  }
}
