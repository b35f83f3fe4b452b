import PlaintEncoding
import PlaintTable
import PlaintText
import PlaintValue

/// Why a column became what it is, said in words.
extension Decision {
  static func why(_ plan: Plan, _ census: Census) -> Message {
    switch plan.kind {
    case .decimal:
      return Message(
        "up to \(counted(plan.places, "digit")) after the point", "小数最多 \(plan.places) 位")
    case .date, .moment: return whyDate(plan, census)
    case .period(let unit):
      return Message("every value is a \(unit.english)", "每个值都是\(unit.chinese)")
    case .text, .whole, .identifier, .time, .share, .elapsed, .truth:
      return Message("every value is a \(plan.kind.english)", "每个值都是\(plan.kind.chinese)")
    }
  }

  private static func whyDate(_ plan: Plan, _ census: Census) -> Message {
    let sample = plan.patterns.first.map(sample) ?? ""
    let days = census.plainDates + census.masks.reduce(0, +) - census.clocks
    let midnight = plan.kind == .moment && days > 0
    var english = "written like \(sample)"
    var chinese = "写法如 \(sample)"
    if plan.order != nil, census.masks.contains(where: { $0 > 0 }), let order = plan.order {
      english += ", \(order.words.english)"
      chinese += "，\(order.words.text(in: .chinese))"
    }
    if midnight {
      english += "; \(counted(days, "date")) without a time \(days == 1 ? "is" : "are") midnight"
      chinese += "；\(days) 个没有时间的按零点"
    }
    return Message(english, chinese)
  }

  /// 4 August 2015, 08:03:05 in this pattern.
  private static func sample(_ pattern: Spelling.Pattern) -> String {
    guard case .calendar(let form) = pattern else { return "" }
    var text: [UInt8] = []
    form.write(16_651, ((8 * 60 + 3) * 60 + 5) * 1_000_000, into: &text)
    return String(decoding: text, as: UTF8.self)
  }

  static func whyText(_ census: Census) -> Message {
    let numbers = census.wholes + census.decimals
    if census.codes > 0, numbers + census.codes > census.texts,
      let example = census.examples[.code]?.first
    {
      return Message(
        "ids: “\(example.text)” in row \(grouped(example.row + 1)) has a leading zero or more than 18 digits",
        "编号：第 \(example.row + 1) 行的“\(example.text)”以 0 开头或超过 18 位")
    }
    if let example = census.examples[.text]?.first, census.present > census.texts {
      return Message(
        "row \(grouped(example.row + 1)) holds “\(shortened(example.text))”",
        "第 \(example.row + 1) 行是“\(shortened(example.text))”")
    }
    return Message("words", "文字")
  }

  /// A cell's text as far as it fits into a sentence.
  static func shortened(_ text: String) -> String {
    let clipped = text.clipped(toWidth: 40)
    return clipped
  }

  /// Why dates stayed text, if the column would be dates but for the order of their parts.
  ///
  /// `told` is the order that the load was told: rows that contradict it are then the matter.
  static func undecided(_ census: Census, _ present: Int, told: DateOrder?) -> AmbiguousDates? {
    let open = census.masks.reduce(0, +)
    guard open > 0, fits(open + census.plainDates, of: present) else { return nil }
    let common = census.masks.indices.reduce(7) { census.masks[$1] > 0 ? $0 & $1 : $0 }
    let examples = census.masks.indices.filter { census.masks[$0] > 0 }
      .compactMap { mask in
        census.examples[.telling(UInt8(mask))]?.first ?? census.examples[.mask(UInt8(mask))]?.first
      }.sorted { $0.row < $1.row }.prefix(2)
    // An order settles it where all but few rows are days in it.
    let orders = DateOrder.allCases.filter { order in
      let fitting = census.masks.indices.reduce(0) {
        $1 >> Int(order.rawValue) & 1 == 1 ? $0 + census.masks[$1] : $0
      }
      return fitting > 0 && fits(fitting + census.plainDates, of: present)
    }
    return AmbiguousDates(
      orders: told == nil ? orders : [], isContradictory: common == 0,
      examples: examples.map { RowIrregularities.Spot(row: $0.row + 1, line: 0, text: $0.text) })
  }

  /// What a text column would be, were a few words read as missing.
  ///
  /// At least half of its cells are of that kind.
  static func almost(_ census: Census, dates: DateOrder?) -> Almost? {
    let rest = census.present - census.texts
    guard census.texts > 0, !census.hasManyWords, 2 * rest >= census.present,
      let kind = kind(of: census, order(census, dates), present: rest)
    else { return nil }
    let words = census.words.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let mayBeMissing =
      words.allSatisfy { word in
        !TotalWord.ends(word) && !word.unicodeScalars.contains { ("0"..."9").contains($0) }
      }
    return Almost(kind: kind, words: words, mayBeMissing: mayBeMissing)
  }
}

extension DateOrder {
  /// The word of the `dates` clause.
  package var words: Message {
    switch self {
    case .yearFirst: Message("year-first", "年在前")
    case .dayFirst: Message("day-first", "日在前")
    case .monthFirst: Message("month-first", "月在前")
    }
  }
}
