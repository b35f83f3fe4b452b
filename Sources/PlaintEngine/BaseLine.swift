import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// The line under every table: what the figures are of.
///
/// A percentage is never seen without its denominator, a count never without its conditions.
struct BaseLine {
  var input: Input
  /// The one-off condition, in words.
  var condition: String?
  /// Rows of the source, then after each step, the one-off condition last.
  var seen: [Int]
  var style: Style?
  var defaults: Defaults
  /// What the verb adds: the time column, missing left out.
  var more: [Message] = []

  var messages: [Message] {
    var parts = [rows]
    let conditions = input.conditions + (condition.map { [$0] } ?? [])
    if !conditions.isEmpty {
      let words = conditions.joined(separator: "; ")
      parts.append(Message("where \(words)", "其中 \(words)"))
    }
    if let weight { parts.append(weight) }
    parts += more
    if let style, style.rounding != .halfUp {
      parts.append(
        Message("rounding \(style.rounding.english)", "舍入 \(style.rounding.chinese)"))
    }
    return parts
  }

  private var rows: Message {
    let used = seen.last ?? 0
    let loaded = seen.first ?? 0
    if used == loaded {
      return Message(
        "\(input.name): all \(counted(loaded, "row"))", "\(input.name)：全部 \(grouped(loaded)) 行")
    }
    return Message(
      "\(input.name): \(grouped(used)) of \(counted(loaded, "row"))",
      "\(input.name)：\(grouped(loaded)) 行中的 \(grouped(used)) 行")
  }

  private var weight: Message? {
    for step in input.relation.steps.reversed() {
      guard case .weight(let expression) = step else { continue }
      let column = if case .column(let name) = expression { name } else { "an expression" }
      return Message("weighted by \(column)", "按 \(column) 加权")
    }
    return nil
  }
}

extension Context {
  /// The base line of an answer over the rows this verb was asked of.
  func base(
    _ seen: [Int], condition: String?, style: Style? = nil, more: [Message] = []
  ) -> [Message] {
    guard let input else { return more }
    return BaseLine(
      input: input, condition: condition, seen: seen, style: style, defaults: defaults, more: more
    ).messages
  }

  /// The rows with the one-off condition applied.
  func relation(_ extra: [Step]) -> Relation {
    guard let input else { preconditionFailure("a verb ran without the rows it required") }
    return Relation(input.relation.source, steps: input.relation.steps + extra)
  }

  /// The one-off condition as typed.
  var condition: String? {
    call.place(of: Clauses.where).map { worded(Scanner(call.source).written($0)) }
  }

  /// The call without its condition, for the answer's title.
  var title: String { worded(call.text) }
}
