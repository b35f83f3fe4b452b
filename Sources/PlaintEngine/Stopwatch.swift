import PlaintText

/// Where a command's time goes, for `timing on`.
final class Stopwatch {
  private let start = ContinuousClock.now
  private var bound: ContinuousClock.Instant?
  private var shown = Duration.zero

  /// The command has been read and bound.
  func markBound() { bound = .now }

  /// Shows something and adds the time that takes.
  func showing(_ show: () -> Void) { shown += ContinuousClock().measure(show) }

  /// What is said after the command.
  var message: Message {
    let all = Self.text(.now - start)
    let understood = Self.text((bound ?? .now) - start)
    let drawn = Self.text(shown)
    return Message(
      "took \(all): \(understood) to understand, \(drawn) to show",
      "用时 \(all)：其中理解 \(understood)，显示 \(drawn)")
  }

  /// Milliseconds to a tenth below a second, seconds to a hundredth above.
  private static func text(_ time: Duration) -> String {
    let microseconds =
      time.components.seconds * 1_000_000 + time.components.attoseconds / 1_000_000_000_000
    func places(_ count: Int64, _ digits: Int) -> String {
      var scale: Int64 = 1
      for _ in 0..<digits { scale *= 10 }
      let rest = String(count % scale)
      return "\(count / scale)." + String(repeating: "0", count: digits - rest.count) + rest
    }
    return microseconds < 1_000_000
      ? places(microseconds / 100, 1) + " ms" : places(microseconds / 10_000, 2) + " s"
  }
}
