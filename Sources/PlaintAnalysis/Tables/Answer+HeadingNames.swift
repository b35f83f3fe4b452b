import PlaintTable
import PlaintText
import PlaintValue

/// The Chinese of the headings that tables of this module bring themselves, for
/// `defaults headings Chinese`; columns, measures and values keep the names they were given.
extension Answer {
  /// The answer with its computed columns named in Chinese.
  package var withChineseHeadings: Answer {
    var copy = self
    let isSummary = ["column", "n", "missing"].allSatisfy { name in
      columns.contains { $0.name == name }
    }
    for index in copy.columns.indices {
      let heading = copy.columns[index]
      if let chinese = heading.chinese {
        copy.columns[index].name = chinese
      } else if isSummary, let chinese = summaryHeadings[heading.name] {
        copy.columns[index].name = chinese
      } else if heading.role != .key {
        // A heading with nothing but a value's name under the one over it is that value.
        let isValue = heading.over != nil && heading.caption == nil
        copy.columns[index].name =
          isValue
          ? inChinese(value: heading.name, heading)
          : chineseHeading(heading.name, of: heading)
        copy.columns[index].caption = heading.caption.map {
          chineseHeading($0, against: heading.base)
        }
        copy.columns[index].over = heading.over.map { inChinese(value: $0, heading) }
      }
    }
    copy.columns = distinct(copy.columns)
    return copy
  }
}

/// A value across as it is said in Chinese: a mark, or what is true or false.
private func inChinese(value: String, _ heading: Answer.Heading) -> String {
  if let across = heading.across, across.mark == .value, across.value.text == value {
    return across.value.text(in: .chinese)
  }
  return marks[value] ?? value
}

/// The Chinese of a heading, with the value across that it may begin with.
private func chineseHeading(_ name: String, of heading: Answer.Heading) -> String {
  let said = chineseHeading(name, against: heading.base)
  guard case .truth? = heading.across?.value, let value = heading.across?.value.text,
    said.hasPrefix(value)
  else { return said }
  return inChinese(value: value, heading) + said.dropFirst(value.count)
}

/// The column that goes by a name of the other language, of the columns an answer has; nil where none
/// or several do.
package func heading(_ asked: String, among names: [String]) -> String? {
  let spelled = names.filter { isName(asked, of: $0) || isName($0, of: asked) }
  let found =
    spelled.isEmpty
    ? names.filter { name in
      [.previous, .yearAgo].contains { base in
        chineseHeading(name, against: base) == asked || chineseHeading(asked, against: base) == name
      }
    } : spelled
  return found.count == 1 ? found.first : nil
}

/// Whether the first is the Chinese of the second.
private func isName(_ chinese: String, of plain: String) -> Bool {
  chineseHeading(plain) == chinese || summaryHeadings[plain] == chinese
    || CalendarUnit(word: plain)?.chinese == chinese
}

/// The Chinese of a heading, also behind a measure's or a value's name: `件数_share`; a change in
/// percent is called by what it is against.
package func chineseHeading(
  _ name: String, against base: Answer.Heading.Base? = nil
) -> String {
  let growth = chineseHeading(plain: name)
  guard let base, growth.hasSuffix("增减幅") else { return growth }
  return growth.dropLast("增减幅".count) + (base == .previous ? "环比" : "同比")
}

private func chineseHeading(plain name: String) -> String {
  if let chinese = headings[name] ?? marks[name] { return chinese }
  let suffixes = headings.filter { name.hasSuffix("_" + $0.key) }
  guard let (english, chinese) = suffixes.max(by: { $0.key.count < $1.key.count }) else {
    return name
  }
  let rest = String(name.dropLast(english.count + 1))
  return (marks[rest] ?? rest) + "_" + chinese
}

private let marks = ["(total)": "（合计）", "(other)": "（其他）", "(missing)": "（缺失）"]

private let headings = [
  "count": "数量", "rows": "行数", "loaded": "加载行数", "weighted": "加权", "share": "占比",
  "share_of_parent": "占上级比", "cumulative": "累计占比",
  "change": "增减", "change_percent": "增减幅", "year_ago": "去年同期", "year_change": "同比增减",
  "year_change_percent": "同比", "share_change": "占比变化", "contribution": "拉动",
  "row_percent": "行百分比", "column_percent": "列百分比", "total_percent": "总百分比",
  "row %": "行%", "column %": "列%", "total %": "总%",
  "before": "之前", "before_share": "之前占比", "after": "之后", "after_share": "之后占比",
]

private let summaryHeadings = [
  "column": "列", "n": "有值", "missing": "缺失", "mean": "均值", "sd": "标准差", "min": "最小",
  "q1": "下四分位", "median": "中位数", "q3": "上四分位", "p90": "九十分位", "max": "最大",
]
