import PlaintTable
import PlaintText

/// Measures one command for `timing`: how long it took, and where the time went.
struct CommandClock {
  private let run: Run
  private let start = ContinuousClock.now
  /// What earlier commands of the same run had spent.
  private let before: [Run.Part: Duration]

  init(_ run: Run) {
    self.run = run
    before = run.times
  }

  /// “took 0.132 s: read 0.118, group 0.010, other 0.004”; parts under half a millisecond are left
  /// out, and what the showing of answers took is not counted.
  ///
  /// In a script the line is named: `may.plaint:3: took …`.
  func message(about source: SourceText) -> Message {
    guard let file = source.file else { return message }
    let place = "\(file):\(source.line): "
    return Message(place + message.english, place + message.text(in: .chinese))
  }

  private var message: Message {
    let spent = run.times
    let parts = Run.Part.allCases.map {
      ($0, spent[$0, default: .zero] - before[$0, default: .zero])
    }
    let shown = parts.first { $0.0 == .show }?.1 ?? .zero
    let whole = ContinuousClock.now - start - shown
    let listed = parts.filter { $0.0 != .show && $0.1 >= .microseconds(500) }
    let other = listed.reduce(whole) { $0 - $1.1 }
    let english = listed.map { "\($0.name.english) \(Self.seconds($1))" }
    let chinese = listed.map { "\($0.name.text(in: .chinese)) \(Self.seconds($1))" }
    if listed.isEmpty {
      return Message("took \(Self.seconds(whole)) s", "用时 \(Self.seconds(whole)) 秒")
    }
    let rest = Self.seconds(other)
    return Message(
      "took \(Self.seconds(whole)) s: "
        + (english + (other >= .microseconds(500) ? ["other \(rest)"] : [])).joined(separator: ", "),
      "用时 \(Self.seconds(whole)) 秒："
        + (chinese + (other >= .microseconds(500) ? ["其他 \(rest)"] : [])).joined(separator: "，"))
  }

  /// Seconds with three digits after the point.
  private static func seconds(_ duration: Duration) -> String {
    let (whole, atto) = duration.components
    let thousandths = whole * 1000 + (atto + 500_000_000_000_000) / 1_000_000_000_000_000
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
