import PlaintText

/// SQL's `SELECT … FROM … WHERE … GROUP BY … HAVING … ORDER BY … LIMIT …`, for the line that asks the
/// same here.
///
/// Only the clauses are told apart; what stands in them is put right afterwards as in every line.
struct SelectStatement {
  private let scanner: Scanner
  private var clauses: [String: [Token]] = [:]
  private let isDistinct: Bool

  private static let words = ["select", "from", "where", "group", "having", "order", "limit"]

  /// Nil if some tokens are not a statement that begins with SELECT and has a FROM.
  init?(_ tokens: [Token], in scanner: Scanner) {
    self.scanner = scanner
    let tokens = tokens.filter { $0.kind != .end && !$0.isSign(";") }
    guard let first = tokens.first, folded(first.text) == "select" else { return nil }
    var clause = "select"
    var depth = 0
    for token in tokens.dropFirst() {
      if token.isSign("(") { depth += 1 }
      if token.isSign(")") { depth -= 1 }
      let word = folded(token.text)
      if depth == 0, token.kind == .word, Self.words.contains(word) {
        guard clauses[word] == nil else { return nil }
        clause = word
        clauses[word] = []
      } else if word == "by", clause == "group" || clause == "order", clauses[clause] == [] {
        continue
      } else {
        clauses[clause, default: []].append(token)
      }
    }
    isDistinct = clauses["select"]?.first.map { folded($0.text) } == "distinct"
    if isDistinct { clauses["select"]?.removeFirst() }
    // Of several tables, or of one table beside another, nothing is proposed: a part would be lost.
    guard clauses["from"]?.count == 1, clauses["select"]?.isEmpty == false else { return nil }
  }

  /// The line that asks the same, nil if there is none.
  var line: String? {
    let items = parts(of: "select").compactMap { Item(scanner, $0) }
    guard items.count == parts(of: "select").count else { return nil }
    if clauses["group"] != nil { return grouped(items) }
    if isDistinct { return items.count == 1 ? "breakdown \(items[0].text)\(narrowed)" : nil }
    if items.contains(where: \.isFigure) { return figure(items) }
    return listed(items)
  }

  /// Rows, or the first of them in an order.
  private func listed(_ items: [Item]) -> String {
    let columns = items.map(\.text).joined(separator: ", ")
    let sort = written("order").map { "sort \($0) | " } ?? ""
    let number = written("limit").map { " \($0)" } ?? ""
    return "\(sort)show\(number)\(columns == "*" ? "" : " \(columns)")\(narrowed)"
  }

  /// One figure of all rows.
  private func figure(_ items: [Item]) -> String? {
    guard items.count == 1, written("order") == nil else { return nil }
    if items[0].isCount { return "count\(narrowed)" }
    if items[0].function == "distinct" { return "breakdown \(items[0].argument)\(narrowed)" }
    return "summarize \(items[0].argument)\(narrowed)"
  }

  /// Figures of groups.
  private func grouped(_ items: [Item]) -> String? {
    let figures = items.filter(\.isFigure)
    let grouped = parts(of: "group").compactMap { Item(scanner, $0)?.text }
    // What is neither a figure nor a key would be lost.
    guard let keys = written("group"),
      items.allSatisfy({ $0.isFigure || grouped.contains($0.text) && $0.name == nil })
    else { return nil }
    let having = written("having").map { " | filter \(named($0, figures))" } ?? ""
    let isCounted = figures.allSatisfy { $0.isCount && $0.name == nil }
    let number = written("limit")
    // The largest come first unasked.
    if isCounted, parts(of: "group").count == 1, having.isEmpty, isByCount(figures) {
      return "breakdown \(keys)\(narrowed)\(number.map { " top \($0)" } ?? "")"
    }
    let measures = figures.map(\.measure).joined(separator: ", ")
    let order = written("order").map { " | sort \(named($0, figures))" } ?? ""
    let take = number.map { " | take \($0)" } ?? ""
    return
      "group \(keys)\(measures.isEmpty ? "" : " of \(measures)")\(narrowed)\(having)\(order)\(take)"
  }

  private func isByCount(_ figures: [Item]) -> Bool {
    guard let order = clauses["order"], let first = order.first else { return true }
    return folded(order.last?.text ?? "") == "desc"
      && (folded(first.text) == "count" || Int(first.text) != nil)
  }

  /// Figures by the names their columns have here.
  private func named(_ text: String, _ figures: [Item]) -> String {
    figures.filter { $0.name == nil }.reduce(text) { text, figure in
      text.replacing(figure.text, with: figure.isCount ? "count" : "[\(figure.measure)]")
    }
  }

  private var narrowed: String { written("where").map { " where \($0)" } ?? "" }

  private func written(_ clause: String) -> String? {
    guard let tokens = clauses[clause], let first = tokens.first, let last = tokens.last else {
      return nil
    }
    return scanner.written(first.place.through(last.place))
  }

  /// What stands in a clause between its commas.
  private func parts(of clause: String) -> [[Token]] {
    var depth = 0
    return (clauses[clause] ?? []).split { token in
      if token.isSign("(") { depth += 1 }
      if token.isSign(")") { depth -= 1 }
      return depth == 0 && token.isSign(",")
    }.map(Array.init)
  }
}

extension SelectStatement {
  /// What is selected: a column, or a figure that may have a name.
  private struct Item {
    let text: String
    var function: String?
    var argument = ""
    var name: String?

    init?(_ scanner: Scanner, _ tokens: [Token]) {
      var tokens = tokens
      if tokens.count > 2, folded(tokens[tokens.count - 2].text) == "as" {
        name = scanner.written(tokens[tokens.count - 1].place)
        tokens.removeLast(2)
      }
      guard let first = tokens.first, let last = tokens.last else { return nil }
      text = scanner.written(first.place.through(last.place))
      guard tokens.count > 3, tokens[1].isSign("("), last.isSign(")") else { return }
      let word = folded(first.text)
      function = Foreign.functions[word] ?? word
      var inside = tokens.dropFirst(2).dropLast()
      if function == "count", inside.first.map({ folded($0.text) }) == "distinct" {
        function = "distinct"
        inside = inside.dropFirst()
      }
      guard let from = inside.first, let to = inside.last else { return nil }
      argument = scanner.written(from.place.through(to.place))
      if function == "count", argument == "*" { argument = "" }
    }

    private static let figures = [
      "count", "distinct", "sum", "mean", "median", "min", "max", "stddev", "percentile",
    ]

    var isFigure: Bool { function.map(Self.figures.contains) ?? false }
    var isCount: Bool { function == "count" && (argument.isEmpty || Int(argument) != nil) }

    /// The figure as a measure here; counting a column counts where it is not missing.
    var measure: String {
      let call =
        isCount
        ? "count()"
        : function == "count"
          ? "count(\(argument) is not missing)" : "\(function ?? "")(\(argument))"
      return name.map { "\($0) = \(call)" } ?? call
    }
  }
}
