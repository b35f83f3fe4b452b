import PlaintEngine
import PlaintTable
import PlaintText
import Testing

/// A period outside the data leaves no row: every verb that takes a condition says how far they go.
struct NothingLeftTests {
  @Test(arguments: [
    "count where {}", "breakdown channel where {}", "group channel where {}",
    "crosstab channel by reason where {}", "trend where {}", "summarize minutes where {}",
    "show where {}", "columns where {}", "filter {}", "sort minutes where {}",
    "add x = 1 where {}", "assert minutes > 5 where {}",
    "each channel as u where {} {\n  count\n}",
    "计数 其中 {}", "占比 channel 其中 {}", "逐个 channel 作为 甲 其中 {} {\n  计数\n}",
  ])
  func `every verb says from when to when the data run`(line: String) throws {
    for condition in [
      "opened in 2011", "opened in 2011-05 and minutes > 3", "month(opened) = 2013-01",
    ] {
      for tongue in [Tongue.english, .chinese] {
        let talk = Talk(interactive: true, tongue: tongue)
        try talk.say(line.replacing("{}", with: condition))
        let said =
          talk.notes
          + talk.answers.flatMap { ($0.notes + $0.base).map { $0.text(in: tongue) } }
        let span =
          tongue == .english
          ? "opened runs from 2012-04-30 to 2012-06-02" : "opened 从 2012-04-30 到 2012-06-02"
        #expect(said.contains { $0.contains(span) }, "\(line): \(said)")
      }
    }
  }

  @Test func `other conditions say nothing of days`() throws {
    let talk = Talk()
    try talk.say(
      "count where minutes > 1000", "filter opened in 2012-05", "count where minutes > 1000")
    #expect(
      talk.answers.allSatisfy { $0.notes.map(\.english) == ["no row is left to answer from"] })
  }

  @Test func `the condition that left nothing is the one asked about`() throws {
    let talk = Talk()
    try talk.say("filter opened in 2011", "count where minutes > 3")
    #expect(
      talk.answers.last?.notes.map(\.english) == [
        "no row is left to answer from; opened runs from 2012-04-30 to 2012-06-02"
      ])
  }
}
