import PlaintText
import PlaintValue

/// What is said of periods that are unfinished, in figures, and the line that settles it.
extension Coverage {
  /// Why a period is unfinished: “the data end on 2012-05-12, 19 days short; gaps are at most 2 days”.
  package func reason(_ finish: Finish) -> Message {
    var reasons: [Message] = []
    if finish.holdsToday {
      reasons.append(Message("today, \(today.text), lies in it", "今天（\(today.text)）在其中"))
    }
    if let days = finish.start.lack { reasons.append(beginning(late: days)) }
    if let days = finish.end.lack {
      reasons.append(finish.holdsToday ? ending : ending(short: days))
    }
    return Message(
      reasons.map(\.english).joined(separator: "; "),
      reasons.map { $0.text(in: .chinese) }.joined(separator: "；"))
  }

  /// Where the data begin.
  package var beginning: Message {
    said.from.map {
      Message("the data are complete from \($0.text)", "数据起自 \($0.text)")
    } ?? Message("the data begin on \(first.text)", "数据始于 \(first.text)")
  }

  /// Where the data end.
  package var ending: Message {
    said.until.map {
      Message("the data are complete until \($0.text)", "数据截至 \($0.text)")
    } ?? Message("the data end on \(last.text)", "数据止于 \(last.text)")
  }

  private func beginning(late days: Int) -> Message {
    let gaps = said.from == nil ? said(gapsAtStart) : Message("", "")
    return Message(
      "\(beginning.english), \(counted(days, "day")) late\(gaps.english)",
      "\(beginning.text(in: .chinese))，晚 \(days) 天\(gaps.text(in: .chinese))")
  }

  private func ending(short days: Int) -> Message {
    let gaps = said.until == nil ? said(gapsAtEnd) : Message("", "")
    return Message(
      "\(ending.english), \(counted(days, "day")) short\(gaps.english)",
      "\(ending.text(in: .chinese))，差 \(days) 天\(gaps.text(in: .chinese))")
  }

  private func said(_ gaps: Gaps) -> Message {
    guard grain == .day else { return Message("", "") }
    switch (gaps.longest, gaps.exception) {
    case (0, nil): return Message("; there are no gaps", "；此外每天都有")
    case (0, let days?):
      return Message("; the only gap is of \(counted(days, "day"))", "；只间断过一次，\(days) 天")
    case (let longest, nil):
      return Message("; gaps are at most \(counted(longest, "day"))", "；间断最多 \(longest) 天")
    case (let longest, let days?):
      return Message(
        "; gaps are at most \(counted(longest, "day")), but for one of \(days)",
        "；间断最多 \(longest) 天，只有一次为 \(days) 天")
    }
  }

  /// That a period is taken as whole though the data stop short of it, by no more than usual; nil where
  /// they do not.
  package func tolerated(_ text: String, _ finish: Finish) -> Message? {
    guard finish.isWhole else { return nil }
    var reasons: [Message] = []
    // The gaps are said as they are of a period that is unfinished, the one left out too.
    if let days = finish.start.usual { reasons.append(beginning(late: days)) }
    if let days = finish.end.usual { reasons.append(ending(short: days)) }
    guard !reasons.isEmpty else { return nil }
    return Message(
      "\(text) is taken as whole: \(reasons.map(\.english).joined(separator: "; "))",
      "\(text) 视为完整：\(reasons.map { $0.text(in: .chinese) }.joined(separator: "；"))")
  }

  /// The line that makes unfinished stretches whole: `defaults complete until 2012-05-31`; nil where
  /// what is said already makes them unfinished, or where they lie outside the data.
  package func settling(_ stretches: [Stretch]) -> Message? {
    let lacking = stretches.filter { !finished($0).isWhole && $0.shared(with: whole) != nil }
    let from =
      said.from == nil
      ? lacking.filter { finished($0).start.lack != nil }.compactMap(\.firstDay).min() : nil
    let until =
      said.until == nil
      ? lacking.filter { finished($0).end.lack != nil || finished($0).holdsToday }
        .compactMap(\.lastDay).max() : nil
    let line: Message
    switch (from, until) {
    case (let from?, let until?):
      line = Message(
        "defaults complete \(from.text)..\(until.text)", "默认 数据完整 \(from.text)..\(until.text)")
    case (let from?, nil):
      line = Message("defaults complete from \(from.text)", "默认 数据起自 \(from.text)")
    case (nil, let until?):
      line = Message("defaults complete until \(until.text)", "默认 数据截至 \(until.text)")
    case (nil, nil): return nil
    }
    let (it, chinese) = lacking.count == 1 ? ("it is", "") : ("they are", "都")
    return Message(
      "if \(it) whole: \(line.english)", "若\(chinese)已完整：\(line.text(in: .chinese))")
  }

  /// That rows lie after today, where that settles whether the period of today is finished.
  package func beyondToday(_ stretches: [Stretch]) -> Message? {
    guard goesBeyondToday, said.until == nil, stretches.contains(where: { $0.contains(today) })
    else { return nil }
    return Message(
      "there are rows after today, \(today.text): where the data end decides what is finished",
      "有晚于今天（\(today.text)）的行：是否完整以数据的末尾为准")
  }
}
