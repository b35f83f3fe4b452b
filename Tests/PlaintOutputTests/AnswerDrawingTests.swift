import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintOutput

/// A breakdown of the phone hall's tickets, as the analysis says it.
private let breakdown = Answer(
  title: "breakdown reason",
  headings: [
    Answer.Heading(Message("reason"), .text, .key),
    Answer.Heading(Message("count"), .whole, .count),
    Answer.Heading(Message("share"), .share, .share, digits: 2, rounding: .truncate),
  ],
  lines: [
    [Answer.Cell("人工前台操作"), Answer.Cell(1371), Answer.Cell(.share(Ratio(1371, 1739)))],
    [Answer.Cell("“(other)”\u{1B}[31m"), Answer.Cell(154), Answer.Cell(.share(Ratio(154, 1739)))],
    [
      Answer.Cell(.missing, mark: .missing), Answer.Cell(214),
      Answer.Cell(.share(Ratio(214, 1739))),
    ],
    [Answer.Cell(.missing, mark: .all), Answer.Cell(1739), Answer.Cell(.share(.one))],
  ],
  base: [Message("tickets, 1,739 of 2,000 rows", "tickets，1,739/2,000 行"), Message("May 2012")],
  notes: [Message("two ties", "两处并列")])

@Suite struct AnswerDrawingTests {
  @Test func aBreakdownLooksPlain() {
    #expect(
      drawn(breakdown, width: 80) == """
           reason           count    share
        ──────────────────────────────────
        1  人工前台操作     1,371   78.83%
        2  “(other)”\\e[31m    154    8.85%
        3  (missing)          214   12.30%
        ──────────────────────────────────
        4  (total)          1,739  100.00%
        tickets, 1,739 of 2,000 rows; May 2012
        note: two ties
        """)
  }

  @Test func chineseIsSaidInChinese() {
    let lines = drawn(breakdown, width: 80, tongue: .chinese).split(separator: "\n")
    #expect(lines[4].contains("（缺失）") && lines[6].contains("（总计）"))
    #expect(lines[7] == "tickets，1,739/2,000 行；May 2012")
    #expect(lines[8] == "注：两处并列")
  }

  @Test func coloursChangeNoCharacter() {
    let plain = drawn(breakdown, width: 40)
    var coloured = drawn(breakdown, width: 40, colour: true)
    #expect(coloured != plain)
    for code in ["0", "1", "2"] { coloured = coloured.replacing("\u{1B}[\(code)m", with: "") }
    #expect(coloured == plain)
  }

  @Test func aTreeIsOneColumn() {
    let cell = { (text: String) in Answer.Cell(.text(text)) }
    let all = Answer.Cell(.missing, mark: .all)
    var reason = Answer.Heading(Message("reason"), .text, .key)
    reason.level = 1
    let answer = Answer(
      title: "",
      headings: [
        Answer.Heading(Message("月"), .text, .key), Answer.Heading(Message("unit"), .text, .key),
        reason, Answer.Heading(Message("count"), .whole, .count),
      ],
      lines: [
        [cell("5"), cell("东河"), all, Answer.Cell(5)],
        [cell("5"), cell("东河"), cell("变更4G资费"), Answer.Cell(3)],
        [cell("5"), cell("东河"), Answer.Cell(.missing, mark: .missing), Answer.Cell(2)],
        [cell("5"), all, all, Answer.Cell(5)],
        [cell("6"), cell("青山"), all, Answer.Cell(1)],
      ])
    #expect(
      drawn(answer, width: 60, numbered: false) == """
        月  unit > reason  count
        ────────────────────────
        5   东河               5
        5     变更4G资费       3
        5     (missing)        2
        ────────────────────────
        5   (total)            5

        6   青山               1
        """)
  }

  @Test func headingsStandOverTheirRuns() {
    let heading = { (name: String, over: String) in
      Answer.Heading(
        Message(over + name), .whole, .count, over: Message(over), caption: Message(name))
    }
    let answer = Answer(
      title: "",
      headings: [
        Answer.Heading(Message("区县"), .text, .key), heading("n", "短信"), heading("row %", "短信"),
        heading("n", "a long heading"),
      ], lines: [[Answer.Cell("东河"), Answer.Cell(1), Answer.Cell(2), Answer.Cell(3)]])
    #expect(
      drawn(answer, width: 60, numbered: false) == """
                短信    a long heading
        区县  n  row %               n
        ──────────────────────────────
        东河  1      2               3
        """)
  }

  @Test func changesShowTheirSigns() {
    let headings = [
      Answer.Heading(Message("c"), .text, .key), Answer.Heading(Message("change"), .whole, .change),
      Answer.Heading(Message("p"), .share, .change, digits: 1),
      Answer.Heading(Message("q"), .share, .points, digits: 2),
    ]
    let rows = [
      [
        Answer.Cell("甲"), Answer.Cell(1200), Answer.Cell(.share(Ratio(1, 8))),
        Answer.Cell(.share(Ratio(3, 100))),
      ],
      [
        Answer.Cell("乙"), Answer.Cell(-3), Answer.Cell(.missing, printed: "new"),
        Answer.Cell(.share(Ratio(-3, 100))),
      ],
      [Answer.Cell("丙"), Answer.Cell(0), Answer.Cell(.share(.zero)), Answer.Cell(.missing)],
    ]
    let answer = Answer(title: "", headings: headings, lines: rows)
    #expect(
      drawn(answer, width: 60, numbered: false) == """
        c   change       p         q
        ────────────────────────────
        甲  +1,200  +12.5%  +3.00 pp
        乙      -3     new  -3.00 pp
        丙       0    0.0%
        """)
    #expect(drawn(answer, width: 60, tongue: .chinese).contains("新增"))
  }

  @Test func flagsStandBehindFigures() {
    let rows = [
      [Answer.Cell("2012-05", flag: .unfinished), Answer.Cell(10, flag: .above)],
      [Answer.Cell("2012-04"), Answer.Cell(9)],
    ]
    let columns = [
      Answer.Heading(Message("月"), .text, .key), Answer.Heading(Message("n"), .whole, .count),
    ]
    #expect(
      drawn(Answer(title: "", headings: columns, lines: rows), width: 60, numbered: false) == """
        月         n
        ──────────────
        2012-05*  10 ▲
        2012-04    9
        """)
  }

  @Test func whatIsTooWideFollowsInBlocks() {
    let columns =
      [Answer.Heading(Message("区县"), .text, .key)]
      + (1...6).map { Answer.Heading(Message("value\($0)"), .whole, .count) }
    let row = [Answer.Cell("东河")] + (1...6).map { Answer.Cell(.number(Number($0))) }
    let answer = Answer(title: "", headings: columns, lines: [row])
    #expect(
      drawn(answer, width: 24, numbered: true) == """
        columns 1–2 of 6
           区县  value1  value2
        ───────────────────────
        1  东河       1       2

        columns 3–4 of 6
           区县  value3  value4
        ───────────────────────
        1  东河       3       4

        columns 5–6 of 6
           区县  value5  value6
        ───────────────────────
        1  东河       5       6
        """)
  }

  @Test func longHeadingsOverFiguresAreCutBeforeColumnsMove() {
    let columns = [
      Answer.Heading(Message("c"), .text, .key),
      Answer.Heading(Message("家庭网宽带障碍申告处理"), .whole, .count),
      Answer.Heading(Message("a_rather_long_heading"), .whole, .count),
    ]
    let answer = Answer(
      title: "", headings: columns, lines: [[Answer.Cell("东河"), Answer.Cell(1), Answer.Cell(22)]])
    #expect(
      drawn(answer, width: 36, numbered: false) == """
        c      家庭网宽带障…  a_rather_long…
        ────────────────────────────────────
        东河               1              22
        """)
  }

  @Test func noLineIsWiderThanTheScreen() {
    var random = Random(seed: 20120501)
    for _ in 0..<120 {
      let answer = random.answer()
      for width in [1, 2, 7, 12, 23, 40, 80] {
        for tongue in [Tongue.english, .chinese] {
          let text = drawn(answer, width: width, tongue: tongue)
          for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            #expect(String(line).displayWidth <= width, "\(width): \(line)")
          }
        }
      }
    }
  }

  @Test func nothingDangerousReachesTheTerminal() {
    var random = Random(seed: 7)
    for _ in 0..<300 {
      let text = drawn(random.answer(), width: 60)
      let bad = text.unicodeScalars.filter {
        $0 != "\n" && $0.properties.generalCategory == .control
      }
      #expect(bad.isEmpty)
    }
  }
}
