import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintText

/// Commands in Chinese: the examples of help, and the lines that hints propose.
extension Manual {
  /// A command in Chinese words; names and values stay, and so does a line that cannot be read.
  ///
  /// `columns`: the names that stay, behind a `|` too, where others are headings of answers.
  package static func chinese(_ line: String, besides columns: [String] = []) -> String {
    let said = filledInChinese(
      PlaintLanguage.chinese(
        line, Verbs.declarations, functions: functionInChinese,
        headings: { name in
          columns.contains(name) ? nil : HeadingWords.chinese(name)
        }))
    let explain = Explain.declaration.word.chinese + " "
    if said.hasPrefix(explain) { return explain + chinese(String(said.dropFirst(explain.count))) }
    // The lines of a block are commands of their own.
    let lines = said.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 2 else { return said }
    let inner = lines.dropFirst().dropLast().map { line in
      line.prefix { $0 == " " } + chinese(trimmedBlanks(String(line)))
    }
    return ([lines[0]] + inner + [lines[lines.count - 1]]).joined(separator: "\n")
  }

  /// An example in Chinese, about the sample tickets with their Chinese headings.
  package static func chineseExample(_ line: String) -> String {
    named(chinese(line))
  }

  /// A condition or a value in Chinese words.
  static func chinese(expression: String) -> String {
    let verb = Filter.declaration.word
    let line = chinese("\(verb.english) \(expression)")
    let prefix = verb.chinese + " "
    return named(line.hasPrefix(prefix) ? String(line.dropFirst(prefix.count)) : expression)
  }

  /// A line with the functions in the braces of its texts in Chinese.
  private static func filledInChinese(_ line: String) -> String {
    guard line.contains("{") else { return line }
    var result = ""
    var depth = 0
    var rest = line[...]
    while let first = rest.first {
      let name = rest.prefix { $0.isASCII && $0.isLetter }
      guard depth > 0, !name.isEmpty else {
        depth += first == "{" ? 1 : first == "}" ? -1 : 0
        result.append(first)
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(name.count)
      result += (rest.first == "(" ? functionInChinese(String(name)) : nil) ?? String(name)
    }
    return result
  }

  /// A line with the names of examples, and functions inside quoted texts, in Chinese.
  private static func named(_ line: String) -> String {
    var result = ""
    var rest = line[...]
    while let first = rest.first {
      let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0)) }
      if name.isEmpty {
        result.append(first)
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(name.count)
      let word = String(name)
      result += (rest.first == "(" ? functionInChinese(word) : exampleNames[word]) ?? word
    }
    return result
  }

  /// A column's name with the functions in it in Chinese, by which it is found in both languages.
  static func chinese(name: String) -> String { calls(in: name, functionInChinese) }

  private static func functionInChinese(_ name: String) -> String? {
    if name == Word.it.english { return Word.it.chinese }
    return AggregateName(word: name)?.chinese ?? Function(called: name)?.chinese
  }

  /// What columns, files and names of the examples are called on a Chinese screen: the columns as the
  /// headings of the same tickets in Chinese.
  private static let exampleNames: [String: String] = [
    "tickets": "工单", "ticket": "工单编号", "type": "工单类型",
    "channel": "受理渠道", "unit": "责任单位", "district": "区县", "reason": "投诉原因",
    "opened_at": "受理时间", "closed_at": "办结时间", "phone": "手机号码", "customer_class": "客户级别",
    "satisfaction": "满意度", "outcome": "处理结果", "fee": "退费金额", "content": "投诉内容",
    "units": "单位", "region": "全区", "category": "类别", "count": "数量", "share": "占比",
    "month": "月份", "days": "用时", "n": "件数", "closed": "已办结", "length": "字数", "cause": "起因",
    "hall": "营业厅", "place": "去处", "more": "补充", "channels": "渠道", "counted": "计数", "top": "前三",
    "all": "全部工单", "other": "其他",
  ]
}

extension Diagnostic {
  /// The error with the lines that its hints propose in Chinese words where it speaks Chinese.
  ///
  /// A proposal stands at a hint's end behind a colon, whoever made it.
  func proposingInChinese(besides columns: [String]) -> Diagnostic {
    var copy = self
    copy.hints = hints.map { hint in
      let text = hint.text(in: .chinese)
      guard let colon = text.lastIndex(of: "：") else { return hint }
      let start = text.index(after: colon)
      return hint.saying(
        inChinese: text[..<start] + Manual.chinese(String(text[start...]), besides: columns))
    }
    return copy
  }
}
