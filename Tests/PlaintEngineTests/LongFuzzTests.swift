import Fuzzing
import PlaintEngine
import PlaintLanguage
import PlaintText
import Testing

/// Maimed lines for as long as is asked for (`scripts/fuzz`), read, bound and carried out in memory.
@Suite(.enabled(if: Fuzzing.isWanted)) struct LongFuzzTests {
  @Test func linesReturnOrThrow() {
    var fuzzing = Fuzzing("maimed lines")
    while var chance = fuzzing.next() {
      let talk = Talk(
        interactive: true, tongue: chance.number(0...1) == 0 ? .english : .chinese)
      for _ in 0..<10 {
        let text = chance.maimed(FuzzTests.lines)
        for command in Session.commands(of: text, file: nil) {
          let problem = Session.problem(in: command)
          let isInside = problem?.place.map { $0.end <= command.text.utf8.count } ?? true
          #expect(isInside, "PLAINT_SEED=\(fuzzing.seed)")
        }
        _ = talk.session.completions(of: text, at: text.utf8.count, host: talk.host)
        if FuzzTests.outside.contains(where: text.contains) { continue }
        let harm = EscapeTests.harm(in: talk.failure(text)?.rendered(in: talk.host.tongue) ?? "")
        #expect(harm == nil, "PLAINT_SEED=\(fuzzing.seed): \(text.debugDescription)")
      }
    }
  }
}
