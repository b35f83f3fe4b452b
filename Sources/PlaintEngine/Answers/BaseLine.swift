import PlaintAnalysis
import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// The line under every table: what the figures are of.
///
/// A percentage is never seen without its denominator, a count never without its conditions, a mean
/// never without the rows it leaves out.
struct BaseLine {
  var input: Input
  /// Rows of the source, then after each step.
  var seen: [Int]
  /// What was measured of all rows together, in the order of the measures asked.
  var whole: [Value] = []
  var measures: Measures = .count
  /// The cells of what is measured that do not fit their column, by ``Measures/Subject/present``.
  var misfits: [Int: [Misfits]] = [:]
  var style: Style?
  /// What the verb adds: the time column.
  var more: [Message] = []

  var messages: [Message] {
    var parts = [rows]
    let words = input.conditions.map(\.words)
    if !words.isEmpty {
      parts.append(
        Message(
          "where \(words.joined(separator: "; "))", "其中 \(words.joined(separator: "；"))"))
    }
    if let weight { parts.append(weight) }
    parts += more
    parts += measures.subjects.compactMap(leftOut)
    if let style, style.rounding != .halfUp {
      parts.append(
        Message("rounding \(style.rounding.english)", "舍入 \(style.rounding.chinese)"))
    }
    if let style, style.digits != Defaults().digits {
      parts.append(Message("digits \(style.digits)", "小数 \(style.digits)"))
    }
    return parts
  }

  private var used: Int { seen.last ?? 0 }

  private var appended: Int { input.relation.appended(seen) }

  private var loaded: Int { input.given ?? input.relation.loaded(seen) }

  private var rows: Message {
    let more =
      appended == 0
      ? Message("", "")
      : Message(", \(grouped(appended)) of them appended", "，含追加 \(grouped(appended)) 行")
    let base =
      used == loaded
      ? Message("all \(counted(loaded, "row"))", "全部 \(grouped(loaded)) 行")
      : Message(
        "\(grouped(used)) of \(counted(loaded, "row"))",
        "\(grouped(loaded)) 行中的 \(grouped(used)) 行")
    return Message(
      "\(input.name): \(base.english)\(more.english)",
      "\(input.name)：\(base.text(in: .chinese))\(more.text(in: .chinese))")
  }

  private var weight: Message? {
    for step in input.relation.steps.reversed() {
      guard case .weight(let expression) = step else { continue }
      let name: String? = if case .column(let name) = expression { name } else { nil }
      let column = name ?? expression.words(in: .english)
      let chinese = name ?? expression.words(in: .chinese)
      guard let total = measures.total.flatMap({ number($0) }) else {
        return Message("weighted by \(column)", "按 \(chinese) 加权")
      }
      return Message(
        "weighted by \(column): \(total) in \(counted(used, "row"))",
        "按 \(chinese) 加权：\(grouped(used)) 行计 \(total)")
    }
    return nil
  }

  /// The rows that a measure leaves out because its cell is missing.
  private func leftOut(_ subject: Measures.Subject) -> Message? {
    guard let total = measures.total, whole.indices.contains(subject.present),
      case .number(let all) = whole[total], case .number(let present) = whole[subject.present],
      let missing = all.subtracting(present)?.asInt, missing > 0
    else { return nil }
    // The same cells may also be looked at by a condition, which they do not meet.
    let isTested = measures.conditions.contains { $0.columns.contains(subject.name) }
    let no = isTested ? Message(" (no, as a condition)", "（条件按“否”计）") : Message("", "")
    let strangers = misfits[subject.present] ?? []
    if !input.relation.isWeighted, strangers.count == 1, strangers[0].count == missing,
      strangers[0].column == subject.name
    {
      return stranger(
        strangers[0],
        Message(
          "\(Misfits.leftOut.english)\(no.english)",
          "\(Misfits.leftOut.text(in: .chinese))\(no.text(in: .chinese))"))
    }
    let said =
      input.relation.isWeighted
      ? Message(
        "\(subject.name) missing in rows that weigh \(grouped(missing)), left out\(no.english)",
        "\(subject.name) 缺失的行计 \(grouped(missing))，未计入\(no.text(in: .chinese))")
      : Message(
        "\(subject.name) missing in \(counted(missing, "row")), left out\(no.english)",
        "\(subject.name) 缺失 \(grouped(missing)) 行，未计入\(no.text(in: .chinese))")
    return strangers.reduce(said) { said, misfits in
      let more = stranger(misfits, Misfits.leftOut)
      return Message(
        "\(said.english); \(more.english)", "\(said.text(in: .chinese))；\(more.text(in: .chinese))")
    }
  }

  private func stranger(_ misfits: Misfits, _ fate: Message) -> Message {
    misfits.said(of: input.relation.schema[misfits.column]?.kind, fate)
  }

  private func number(_ index: Int) -> String? {
    guard whole.indices.contains(index), case .number(let number) = whole[index] else { return nil }
    return number.asInt.map { grouped($0) } ?? number.text
  }
}

extension Context {
  /// The rows this verb is asked of; binding has required them.
  var rows: Input {
    guard let input else { preconditionFailure("a verb ran without the rows it required") }
    return input
  }

  /// The base line where only the numbers of rows are known.
  func base(_ input: Input, seen: [Int]) throws(Diagnostic) -> [Message] {
    let span = try span(input.relation, seen).map { [$0] } ?? []
    return BaseLine(input: input, seen: seen, more: try missingSaid(input) + span).messages
  }

  /// The call without its condition, for the answer's title.
  private var title: String { worded(call.text) }

  /// An answer as it is shown, with what stands under it and what its figures came from.
  ///
  /// `groups`: the first of their sets must be all rows together.
  func answered(
    _ answer: Answer, _ input: Input, _ groups: Groups, _ measures: Measures = .count,
    style: Style? = nil, more: [Message] = [], keys: [Ground.Key] = [],
    across: Ground.Across = .none
  ) throws(Diagnostic) -> Answered {
    var answer = dressed(answer)
    let whole = groups.whole
    answer.title = title
    answer.drawsAll = call.has(.all)
    answer.base =
      BaseLine(
        input: input, seen: groups.seen, whole: whole ?? [], measures: measures,
        misfits: try misfits(in: measures, input), style: style,
        more: try missingSaid(input, keys: keys + across.keys, measures) + more
          + misfitsSaid(input, keys: keys + across.keys)
          + Self.weekdays(keys + across.keys)
      ).messages + answer.base
    if groups.seen.last == 0 {
      answer.notes.insert(try nothingLeft(input.relation, groups.seen), at: 0)
    }
    return Answered(
      answer: answer,
      ground: Ground(input: input, keys: keys, across: across, answer: answer))
  }

  /// That there is nothing to answer from, and from when to when the data run where days were asked
  /// for.
  func nothingLeft(_ relation: Relation, _ seen: [Int]) throws(Diagnostic) -> Message {
    let none = Message("no row is left to answer from", "没有符合条件的行")
    return try span(relation, seen).map {
      Message(
        "\(none.english); \($0.english)", "\(none.text(in: .chinese))；\($0.text(in: .chinese))")
    } ?? none
  }

  /// From when to when the data run, where a condition on days left nothing of them.
  func span(_ relation: Relation, _ seen: [Int]) throws(Diagnostic) -> Message? {
    try relation.spanned(leaving: seen, today: defaults.today ?? host.today, defaults, run)
  }

  /// Which day a weekday's number is, where one is a key.
  private static func weekdays(_ keys: [Ground.Key]) -> [Message] {
    let isKey = keys.contains { key in
      guard case .column(let column) = key, case .call(.weekday, _) = column.expression else {
        return false
      }
      return true
    }
    return isKey ? [Message("weekdays run from 1, Monday, to 7, Sunday", "星期一为 1，星期日为 7")] : []
  }

  /// An answer with its decimals under one another and its columns named in the language chosen, as it
  /// is shown, piped on, kept and exported; the other language's names find them too.
  func dressed(_ answer: Answer) -> Answer {
    var dressed = answer.aligned.inUnits
    dressed.tongue = host.answerTongue
    dressed.headingTongue = defaults.headings ?? host.answerTongue
    return dressed
  }
}

/// An answer and what its lines were counted from.
package struct Answered: Sendable {
  package var answer: Answer
  package var ground: Ground
}
