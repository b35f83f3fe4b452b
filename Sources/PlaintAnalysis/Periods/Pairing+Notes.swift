import PlaintText
import PlaintValue

/// What is said of two stretches set against one another.
extension Pairing {
  /// What is unfinished and what was counted instead, the line that settles it, what is taken as whole,
  /// and that both sides share days.
  package var notes: [Message] {
    var notes = [baseless, unfinished(current, currentFinish, isBase: false)].compactMap { $0 }
    if let base, let note = unfinished(base, baseFinish, isBase: true) { notes.append(note) }
    if let coverage, !notes.isEmpty {
      notes += [coverage.settling([current, base].compactMap { $0 })].compactMap { $0 }
    }
    return notes + tolerated + [overlap].compactMap { $0 }
  }

  /// That there is nothing to compare with.
  private var baseless: Message? {
    guard base == nil else { return nil }
    return Message(
      "\(current.text) has nothing of the same name to stand against: no change",
      "\(current.text) 没有对应的同期，不计增减")
  }

  private func unfinished(_ side: Stretch, _ finish: Finish, isBase: Bool) -> Message? {
    guard let coverage, !finish.isWhole else { return nil }
    // What lacks of a base behind the days that are counted does not matter.
    if isBase, isComparable { return nil }
    let reason = coverage.reason(finish)
    let done = isComparable ? counted : Message("the change is left empty", "增减留空")
    return Message(
      "* \(side.text) is unfinished: \(reason.english); \(done.english)",
      "* \(side.text) 尚未完整：\(reason.text(in: .chinese))；\(done.text(in: .chinese))")
  }

  /// Which days stand against which.
  private var counted: Message {
    guard let then, isCut, let days = now.dayCount, let against = then.dayCount else {
      return Message("counted as it is", "照现有的计")
    }
    let sides = Message(
      "\(now.text) stands against \(then.text)", "以 \(now.text) 对 \(then.text)")
    if days == against {
      return Message(
        "\(sides.english), \(PlaintText.counted(days, "day")) each",
        "\(sides.text(in: .chinese))，各 \(days) 天")
    }
    if let base, base.dayCount == against {
      return Message(
        "\(sides.english): \(PlaintText.counted(days, "day")) against all \(against) of \(base.text)",
        "\(sides.text(in: .chinese))：\(days) 天对 \(base.text) 的全部 \(against) 天")
    }
    return Message(
      "\(sides.english): \(PlaintText.counted(days, "day")) against \(against)",
      "\(sides.text(in: .chinese))：\(days) 天对 \(against) 天")
  }

  private var tolerated: [Message] {
    guard let coverage else { return [] }
    var notes = [coverage.tolerated(current.text, currentFinish)]
    if let base { notes.append(coverage.tolerated(base.text, baseFinish)) }
    notes.append(coverage.beyondToday([current, base].compactMap { $0 }))
    return notes.compactMap { $0 }
  }

  /// The days that count on both sides.
  private var overlap: Message? {
    guard let then, let shared = now.shared(with: then) else { return nil }
    return Message(
      "both sides hold \(shared.text): its rows count twice",
      "两侧都含 \(shared.text)：其中的行两侧都计入")
  }
}
