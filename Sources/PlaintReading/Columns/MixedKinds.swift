import PlaintTable
import PlaintText
import PlaintValue

/// Why a text column is neither numbers nor dates though most of its cells are.
package struct MixedKinds: Hashable, Sendable {
  /// What most cells are.
  package let kind: Kind
  /// How many cells of which kind, the most first; the kind is nil for words.
  package let counts: [Count]
  /// Whether counting stopped early, so that the counts are of the first rows only: no figures to be told.
  package let isPartial: Bool

  /// So many cells of one kind.
  package struct Count: Hashable, Sendable {
    package let kind: Kind?
    package let cells: Int

    /// What the cells are, many of them.
    fileprivate var words: String {
      switch kind {
      case nil: "words"
      case .time: "times of day"
      case let kind?: kind.english + "s"
      }
    }
  }

  /// What is said of the column, with what makes it usable.
  package func message(about name: String) -> Message {
    let english = counts.map { isPartial ? $0.words : "\(grouped($0.cells)) \($0.words)" }
    let chinese = counts.map { count in
      let kind = count.kind?.chinese ?? "文字"
      return isPartial ? kind : "\(kind) \(grouped(count.cells)) 个"
    }
    let remedy = remedy(DataAdvice.typed(name))
    return Message(
      "“\(name)” stayed text: its cells are \(list(english)); \(remedy.english)",
      "“\(name)”保留为文本：单元格有\(list(chinese, in: .chinese))；\(remedy.text(in: .chinese))"
    )
  }

  private func remedy(_ name: String) -> Message {
    switch kind {
    case .moment:
      Message(
        "moment(\(name)) reads those with the year first, the others are then missing and counted",
        "时刻(\(name)) 可读出年份在前的时刻，其余按缺失计数")
    case .date:
      Message(
        "date(\(name)) reads those with the year first, the others are then missing and counted",
        "日期(\(name)) 可读出年份在前的日期，其余按缺失计数")
    case .whole, .decimal:
      Message(
        "number(\(name)) reads the numbers, the others are then missing and counted",
        "数值(\(name)) 可读出数字，其余按缺失计数")
    default:
      Message("mend the others in the file to compute with it", "若要参与计算，请先在文件中改正其余单元格")
    }
  }
}

extension Decision {
  /// What most cells of a text column are: at least half are dates or times, or four in five
  /// numbers.
  static func mixed(_ census: Census, dates: DateOrder?) -> MixedKinds? {
    let present = census.present
    let kinds = kinds(census, order(census, dates)).filter { $0.count > 0 }
      .sorted { $1.count < $0.count }
    guard let most = kinds.first, census.codes == 0,
      most.kind.isNumeric ? 5 * most.count >= 4 * present : 2 * most.count >= present
    else { return nil }
    var counts = kinds.map { MixedKinds.Count(kind: $0.kind, cells: $0.count) }
    let rest = present - kinds.reduce(0) { $0 + $1.count }
    if rest > 0 { counts.append(MixedKinds.Count(kind: nil, cells: rest)) }
    guard counts.count > 1 else { return nil }
    return MixedKinds(kind: most.kind, counts: counts, isPartial: census.isSaturated)
  }
}
