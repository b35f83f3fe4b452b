import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

extension Trial {
  /// An error whose proposal takes one of several times says so.
  func tellingTimes(_ error: Diagnostic) -> Diagnostic {
    var copy = error
    copy.hints += error.hints.first?.proposal.map(otherTimes) ?? []
    return copy
  }

  /// The times there are besides the one that a proposal takes, where none was said nor is the usual one.
  func otherTimes(_ line: String) -> [Message] {
    func names(_ line: String) -> [String] {
      Scanner.tokens(of: SourceText(line)).filter { $0.kind != .quoted }.map(\.text)
    }
    let times = session.dataset?.relation.schema.fields.filter(\.kind.isCalendar).map(\.name) ?? []
    let taken = times.filter(names(line).contains)
    guard session.defaults.on == nil, times.count > 1, taken.count == 1,
      !times.contains(where: names(typed).contains)
    else { return [] }
    let others = times.filter { $0 != taken[0] }
    return [
      Message(
        "\(quotedName(taken[0])) is taken for the time; there \(others.count == 1 ? "is" : "are") also \(list(others.map(quotedName), limit: 8))",
        "时间取“\(taken[0])”；另有\(others.map { "“\($0)”" }.joined(separator: "、"))")
    ]
  }
}
