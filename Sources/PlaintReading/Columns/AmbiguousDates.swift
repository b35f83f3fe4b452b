import PlaintTable
import PlaintText
import PlaintValue

/// Why a column of dates stayed text: no row says which part is the day, or rows contradict one
/// another.
package struct AmbiguousDates: Hashable, Sendable {
  /// The orders of the parts that the rows allow, or all when none fits every row.
  package let orders: [DateOrder]
  /// No order fits every row.
  package let isContradictory: Bool
  /// A cell or two that show it, with their rows from 1.
  package let examples: [RowIrregularities.Spot]

  /// The same with its places said otherwise.
  func moved(_ place: (RowIrregularities.Spot) -> RowIrregularities.Spot) -> AmbiguousDates {
    AmbiguousDates(
      orders: orders, isContradictory: isContradictory,
      examples: examples.map(place))
  }

  /// What settles it, said of these columns.
  package func message(about names: [String]) -> Message {
    if orders.isEmpty {
      return Message(
        "\(named(names, .english)) stayed text: \(reason(names, .english)), so no order fits all: mend the rows that are written otherwise",
        "\(named(names, .chinese))保留为文本：\(reason(names, .chinese))，没有一种顺序适合所有行：请先改正写法不同的行")
    }
    let clauses = orders.map { "dates \($0.words.english)" }
    let chineseClauses = orders.map { "日期顺序 \($0.words.text(in: .chinese))" }
    return Message(
      "\(named(names, .english)) stayed text: \(reason(names, .english)); load with \(clauses.joined(separator: " or "))",
      "\(named(names, .chinese))保留为文本：\(reason(names, .chinese))；加载时写明“\(chineseClauses.joined(separator: "”或“"))”"
    )
  }

  /// The day that the first example would be in this order.
  package func day(_ order: DateOrder) -> Day? {
    examples.first.flatMap { Self.day($0.text, order) }
  }

  /// Whether a cell is another day in another order: 01/01/2012 is not.
  static func tells(_ text: String) -> Bool {
    Set(DateOrder.allCases.compactMap { day(text, $0) }).count > 1
  }

  private static func day(_ text: String, _ order: DateOrder) -> Day? {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 16)
    return bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress,
        case .calendar(let seen) = CellForm.calendar(base, text.utf8.count),
        let date = seen.form.date
      else { return nil }
      return seen.parts.day(order, hasShortYear: date.hasShortYear).map { Day(number: $0) }
    }
  }

  private func named(_ names: [String], _ tongue: Tongue) -> String {
    list(names.map { "“\($0)”" }, limit: 6, in: tongue)
  }

  private func reason(_ names: [String], _ tongue: Tongue) -> String {
    let cells = examples.map { spot in
      switch tongue {
      case .english: "“\(spot.text)” in \(spot.words.english)"
      case .chinese: "\(spot.words.text(in: .chinese))“\(spot.text)”"
      }
    }
    let shown = list(cells, in: tongue)
    let (of, ofChinese) =
      names.count > 1 ? (" of “\(names[0])”", "“\(names[0])”") : ("", "")
    let its = names.count > 1 ? "their" : "its"
    return switch (tongue, isContradictory) {
    case (.english, false):
      "no row says which part of \(its) dates is the day (\(shown)\(of))"
    case (.english, true): "\(its) dates contradict one another (\(shown)\(of))"
    case (.chinese, false): "没有一行能说明日期中哪部分是日（\(ofChinese)\(shown)）"
    case (.chinese, true): "日期写法互相矛盾（\(ofChinese)\(shown)）"
    }
  }
}

/// The order of a column's dates with the row that says it: `13/05/2012` can only have the day first.
package struct Settled: Hashable, Sendable {
  package let order: DateOrder
  package let spot: RowIrregularities.Spot

  /// The same with its place said otherwise.
  func moved(_ place: (RowIrregularities.Spot) -> RowIrregularities.Spot) -> Settled {
    Settled(order: order, spot: place(spot))
  }

  private init(order: DateOrder, spot: RowIrregularities.Spot) {
    self.order = order
    self.spot = spot
  }

  /// Nil where no date leaves its order open.
  init?(_ order: DateOrder?, _ census: Census) {
    guard let order, census.masks.contains(where: { $0 > 0 }),
      let example = census.examples[.mask(UInt8(1 << order.rawValue))]?.first
    else { return nil }
    self.order = order
    spot = RowIrregularities.Spot(row: example.row + 1, line: 0, text: example.text)
  }
}

/// What a text column would be, were it not for a few words among its cells.
package struct Almost: Hashable, Sendable {
  package let kind: Kind
  /// The words, the commonest first.
  package let words: [String]
  /// Whether all of them are words that may stand for nothing: `--`, `无`; no total, no cut number.
  package let mayBeMissing: Bool
}

extension [LoadReport.ColumnReport] {
  /// The same with how much hangs on each.
  var notes: [LoadNote] {
    let (settled, lost) = (
      settledMessages,
      undecidedMessages + misfitMessages + filter { $0.commas?.explainsText == true }.commaMessages
    )
    return messages.map { message in
      let rank: LoadNote.Rank =
        settled.contains(message) ? .mended : lost.contains(message) ? .lost : .hint
      return LoadNote(rank: rank, message: message)
    }
  }

  /// What is odd about the columns, said once for all that are odd in the same way.
  var messages: [Message] {
    settledMessages + undecidedMessages + misfitMessages + commaMessages + almostMessages
      + mixedMessages + cutMessages
  }

  /// Digits of a second that are not computed with are said once for all columns.
  private var cutMessages: [Message] {
    let cut = filter { $0.cutMoments > 0 }
    guard !cut.isEmpty else { return [] }
    let counts = cut.map { "“\($0.name)” \(grouped($0.cutMoments))" }
    return [
      Message(
        "moments with more than 6 digits of a second are computed with 6 and written as they were read: \(list(counts, limit: 6))",
        "秒的小数超过 6 位的时刻按 6 位计算，导出时照原样书写：\(list(counts, limit: 6, in: .chinese))")
    ]
  }

  /// The order that dates were read in is said once for all columns that have the same.
  private var settledMessages: [Message] {
    DateOrder.allCases.compactMap { order in
      let found = filter { $0.settled?.order == order }
      guard let first = found.first, let spot = first.settled?.spot else { return nil }
      let names = found.map { "“\($0.name)”" }
      let of = found.count > 1 ? Message(" of “\(first.name)”", "“\(first.name)”") : Message("", "")
      return Message(
        "dates of \(list(names, limit: 6)) are read \(order.words.english): \(spot.words.english)\(of.english) holds “\(spot.text)”",
        "\(list(names, limit: 6, in: .chinese))的日期按\(order.words.text(in: .chinese))读取：\(of.text(in: .chinese))\(spot.words.text(in: .chinese))是“\(spot.text)”"
      )
    }
  }

  private var mixedMessages: [Message] {
    compactMap { report in report.mixed?.message(about: report.name) }
  }

  private var undecidedMessages: [Message] {
    var groups: [(why: AmbiguousDates, names: [String])] = []
    for report in self {
      guard let why = report.undecided else { continue }
      let place = groups.firstIndex {
        $0.why.orders == why.orders && $0.why.isContradictory == why.isContradictory
      }
      if let place {
        groups[place].names.append(report.name)
      } else {
        groups.append((why, [report.name]))
      }
    }
    return groups.map { $0.why.message(about: $0.names) }
  }

  private var misfitMessages: [Message] {
    let odd = filter { $0.misfits > 0 }
    guard let first = odd.first, odd.count > 3 else { return odd.map(\.misfitMessage) }
    let counts = odd.map { "“\($0.name)” \(grouped($0.misfits))" }
    let spot = first.firstMisfits.first
    let text = Decision.shortened(spot?.text ?? "")
    return [
      Message(
        "\(counted(odd.count, "column")) hold cells that are not of their kind, kept as text and left out of arithmetic: \(list(counts, limit: 6)); such as “\(text)” in \(spot?.words.english ?? "") of “\(first.name)”",
        "\(odd.count) 列中有不合类型的单元格，保留原文，不参与计算：\(list(counts, limit: 6, in: .chinese))；例如“\(first.name)”\(spot?.words.text(in: .chinese) ?? "")“\(text)”"
      )
    ]
  }

  private var almostMessages: [Message] {
    [true, false].flatMap { mayBeMissing in
      almostMessages(filter { $0.almost?.mayBeMissing == mayBeMissing }, mayBeMissing)
    }
  }

  private func almostMessages(_ near: Self, _ mayBeMissing: Bool) -> [Message] {
    guard let first = near.first, let almost = first.almost else { return [] }
    var words: [String] = []
    for word in near.flatMap({ $0.almost?.words ?? [] }) where !words.contains(word) {
      words.append(word)
    }
    let clause = words.prefix(6).map(textAsTyped).joined(separator: ", ")
    let shown = list(words.map { "“\($0)”" }, limit: 6)
    let shownChinese = list(words.map { "“\($0)”" }, limit: 6, in: .chinese)
    let names = list(near.map { "“\($0.name)”" }, limit: 6)
    let namesChinese = list(near.map { "“\($0.name)”" }, limit: 6, in: .chinese)
    let kind = near.count == 1 ? almost.kind.english : "numbers or dates"
    let kindChinese = near.count == 1 ? almost.kind.chinese : "数字或日期"
    if !mayBeMissing, near.count == 1, almost.kind.isNumeric {
      let call = "\(DataAdvice.typed(first.name, with: "_n")) = "
      let name = DataAdvice.typed(first.name)
      return [
        Message(
          "\(names) stayed text for cells such as \(shown); the rest reads as \(kind): add \(call)number(\(name)) reads what are numbers and counts the others",
          "\(namesChinese)因\(shownChinese)等单元格保留为文本，其余可读作\(kindChinese)：添加 \(call)数值(\(name)) 读出其中的数，其余计数"
        )
      ]
    }
    if !mayBeMissing {
      return [
        Message(
          "\(names) stayed text for cells such as \(shown); the rest reads as \(kind): mend or leave out these rows in the file to compute with it",
          "\(namesChinese)因\(shownChinese)等单元格保留为文本，其余可读作\(kindChinese)：若要参与计算，请先在文件中改正或去掉这些行")
      ]
    }
    if near.count == 1 {
      return [
        Message(
          "“\(first.name)” stayed text for \(shown); the rest reads as \(almost.kind.english): if that means nothing was entered, load with missing \(clause)",
          "“\(first.name)”因\(shownChinese)保留为文本，其余可读作\(almost.kind.chinese)：若表示未填写，加载时写明“缺失 \(clause)”"
        )
      ]
    }
    return [
      Message(
        "\(names) stayed text for \(shown); the rest reads as numbers or dates: if that means nothing was entered, load with missing \(clause)",
        "\(namesChinese)因\(shownChinese)保留为文本，其余可读作数字或日期：若表示未填写，加载时写明“缺失 \(clause)”")
    ]
  }
}

extension LoadReport.ColumnReport {
  fileprivate var misfitMessage: Message {
    let english = firstMisfits.map { "“\(Decision.shortened($0.text))” in \($0.words.english)" }
    let chinese = firstMisfits.map {
      "\($0.words.text(in: .chinese))“\(Decision.shortened($0.text))”"
    }
    let isReadable =
      kind.isNumeric && firstMisfits.contains { Number(spelled: $0.text) != nil }
    let (made, typed) = (DataAdvice.typed(name, with: "_n"), DataAdvice.typed(name))
    let (way, wayChinese) =
      isReadable
      ? (
        "add \(made) = number(\(typed)) reads such as are numbers all the same, ",
        "添加 \(made) = 数值(\(typed)) 可读出其中写法不同的数；"
      ) : ("", "")
    return Message(
      "“\(name)”: \(counted(misfits, "cell")) \(misfits == 1 ? "is" : "are") no \(kind.english), kept as text and left out of arithmetic: \(more(english, misfits)); \(way)text \(DataAdvice.typed(name)) behind load keeps the whole column as text",
      "“\(name)”：\(misfits) 个单元格不是\(kind.chinese)，保留原文，不参与计算：\(more(chinese, misfits, in: .chinese))；\(wayChinese)加载时写“文本 \(DataAdvice.typed(name))”则整列按文本"
    )
  }
}
