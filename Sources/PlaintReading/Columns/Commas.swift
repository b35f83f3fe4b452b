import PlaintText

/// What is to be said of a column because of the commas in its cells.
package struct Commas: Hashable, Sendable {
  enum Sort: Hashable {
    /// A column of numbers: only some part their thousands by commas.
    case some
    /// Text: some cells have commas that part no thousands.
    case loose
    /// Text: the commas part numbers that stand as cells of their own.
    case lists
  }

  let sort: Sort
  /// How many cells; nil where counting stopped early.
  var count: Int?
  /// The first of them.
  let spot: RowIrregularities.Spot

  /// The same with its place said otherwise.
  func moved(_ place: (RowIrregularities.Spot) -> RowIrregularities.Spot) -> Commas {
    Commas(sort: sort, count: count, spot: place(spot))
  }

  /// Whether it says why the column stayed text.
  var explainsText: Bool { sort != .some }

  /// What is said of the column, with the line that reads it otherwise.
  func message(about name: String) -> Message {
    let text = Decision.shortened(spot.text)
    let cells = count.map { counted($0, "cell") } ?? "cells"
    let chinese = count.map { "\(grouped($0)) 个单元格" } ?? "部分单元格"
    let (typed, made) = (DataAdvice.typed(name), DataAdvice.typed(name, with: "_n"))
    let english = "such as “\(text)” in \(spot.words.english)"
    let place = "如\(spot.words.text(in: .chinese))“\(text)”"
    switch sort {
    case .some:
      return Message(
        "“\(name)”: \(cells) \(count == 1 ? "parts" : "part") thousands by commas, \(english), others do not: all are read as numbers; text \(typed) behind load keeps the column as text",
        "“\(name)”：\(chinese)用逗号分千位（\(place)），其余不分：都按数字读取；加载时写“文本 \(typed)”则整列按文本")
    case .loose:
      let inner = hasPointFirst ? "replace(\(typed), \".\", \"\")" : typed
      let innerChinese = hasPointFirst ? "替换(\(typed), \".\", \"\")" : typed
      return Message(
        "“\(name)” stayed text: \(cells) \(count == 1 ? "has" : "have") commas that part no thousands, \(english): add \(made) = number(replace(\(inner), \",\", \".\")) takes commas for decimal points, add \(made) = number(\(typed)) reads those that part thousands and counts the others",
        "“\(name)”保留为文本：\(chinese)的逗号不是千位分隔（\(place)）：添加 \(made) = 数值(替换(\(innerChinese), \",\", \".\")) 以逗号作小数点，添加 \(made) = 数值(\(typed)) 只读千位分隔的数，其余计数"
      )
    case .lists:
      return Message(
        "“\(name)” stayed text: commas in \(cells), \(english), may part lists, since their pieces stand as cells of their own: number \(typed) behind load takes them for thousands, text \(typed) for lists",
        "“\(name)”保留为文本：\(chinese)的逗号（\(place)）可能分隔列表，因为各段另有单元格：若是千位分隔，加载时写“数值列 \(typed)”；若是列表，写“文本 \(typed)”"
      )
    }
  }

  /// Whether the example has points before its comma, `1.234,50`.
  private var hasPointFirst: Bool {
    guard let comma = spot.text.firstIndex(of: ",") else { return false }
    return spot.text[..<comma].contains(".")
  }
}

extension Decision {
  /// What the commas of a column are, where they are not plainly thousands.
  static func commas(_ census: Census, isText: Bool) -> Commas? {
    let thousands = census.thousands
    guard !thousands.isEmpty, census.codes == 0 else { return nil }
    let sort: Commas.Sort = !isText ? .some : thousands.loose > 0 ? .loose : .lists
    let numbers = census.wholes + census.decimals + thousands.loose
    guard isText ? fits(numbers, of: census.present) : census.wholeDigits > 3,
      let example = census.examples[sort == .loose ? .looseCommas : .grouped]?.first
    else { return nil }
    return Commas(
      sort: sort, count: sort == .loose ? thousands.loose : thousands.grouped,
      spot: RowIrregularities.Spot(row: example.row + 1, line: 0, text: example.text))
  }
}

extension [LoadReport.ColumnReport] {
  /// What is said of commas, column by column.
  var commaMessages: [Message] {
    compactMap { report in report.commas?.message(about: report.name) }
  }
}
