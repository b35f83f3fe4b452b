import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// Cells are exported as they were read, also picked and joined; and what answers read as.
struct SpellingTests {
  /// Decimals written `+1.50`, `2.5`, ` 3`, `n/a` and `?`.
  private static let column = Column(
    "x", .decimal, .fixed(Buffer([150, 250, 300, Column.absent, Column.absent]), places: 2),
    count: 5,
    spelling: Spelling(
      patterns: [
        .number(NumberForm(places: 2, hasPlus: true)), .number(NumberForm(places: 1)),
        .number(NumberForm(before: 1)), .word("n/a"),
      ], perRow: Buffer([0, 1, 2, 3, 0]), exceptions: Spelling.Exceptions(rows: [4], texts: ["?"]),
      misfits: [4]))
  private static let texts = ["+1.50", "2.5", " 3", "n/a", "?"]

  @Test func cellsAreWrittenAsRead() {
    #expect((0..<5).map { Self.column.exported($0) } == Self.texts)
  }

  @Test func everyPickOfRowsKeepsItsSpelling() {
    let rows = Array(0..<5)
    for first in rows {
      for second in rows {
        for third in rows {
          let list = [first, second, third]
          let picked = Self.column.gathered(Buffer(list.map { UInt32($0) }))
          #expect((0..<3).map { picked.exported($0) } == list.map { Self.texts[$0] })
          #expect(picked.spelling?.misfits == list.indices.filter { list[$0] == 4 })
          let same = Self.column.spelling?.picking(list)
          #expect(same?.misfits == picked.spelling?.misfits)
          #expect(list.indices.allSatisfy { same?.pattern($0) == picked.spelling?.pattern($0) })
        }
      }
    }
  }

  @Test func joinedColumnsKeepTheirSpelling() {
    let plain = Column("x", .decimal, .fixed(Buffer([12345]), places: 3), count: 1)
    for (columns, texts) in [
      ([Self.column, Self.column], Self.texts + Self.texts),
      ([Self.column, plain], Self.texts + ["12.345"]),
      ([plain, Self.column], ["12.345"] + Self.texts),
    ] {
      let joined = Column.joined("x", .decimal, columns)
      #expect((0..<joined.count).map { joined.exported($0) } == texts)
    }
  }

  @Test func exceptionsAreFoundByRow() {
    let exceptions = Spelling.Exceptions(rows: [1, 5, 9], texts: ["a", "b", "c"])
    #expect(
      (0..<11).map { exceptions[$0] } == [nil, "a", nil, nil, nil, "b", nil, nil, nil, "c", nil])
    #expect(Spelling.Exceptions()[0] == nil)
  }

  @Test func textIsItsOwnSpelling() {
    for shelf in Shelf.texts where shelf.description.hasPrefix("coded") {
      #expect(
        (0..<shelf.values.count).map { shelf.column.exported($0) } == shelf.values.map(\.text))
    }
  }

  @Test func durationsAreExportedInDays() {
    let values: [Value] = [
      .elapsed(Elapsed(microseconds: Moment.perDay * 3 / 2)), .missing, 5, "电话",
    ]
    #expect(values.map(\.exported) == ["1.5", "", "5", "电话"])
  }

  @Test func marksReadInBothTonguesAndValuesLikeThemAreQuoted() {
    let marks: [Mark] = [.value, .missing, .other, .all]
    #expect(marks.map { $0.word() } == [nil, "(missing)", "(other)", "(total)"])
    #expect(marks.map { $0.word(in: .chinese) } == [nil, "（缺失）", "（其他）", "（总计）"])
    for mark in marks {
      for tongue in [Tongue.english, .chinese] {
        guard let word = mark.word(in: tongue) else { continue }
        #expect(Mark.distinguished(word) == "“\(word)”")
      }
    }
    #expect(Mark.distinguished("other") == "other")
  }

  @Test func cellsOfAnswersReadPlain() {
    let share = Answer.Heading(Message("share"), .share, .share, digits: 1)
    let key = Answer.Heading(Message("reason"), .text, .key)
    let mean = Answer.Heading(Message("mean"), .decimal, .measure, digits: 2)
    #expect(share.text(of: Answer.Cell(.share(Ratio(2, 3)))) == "66.7")
    #expect(share.text(of: Answer.Cell(.share(Ratio(2, 3)), printed: "66.6")) == "66.6")
    #expect(key.text(of: Answer.Cell("(other)")) == "“(other)”")
    #expect(key.text(of: Answer.Cell(.missing, mark: .missing)) == "(missing)")
    #expect(key.text(of: Answer.Cell(.missing, mark: .all), in: .chinese) == "（总计）")
    #expect(mean.text(of: Answer.Cell(.number(Number(2005, places: 3)))) == "2.01")
    #expect(mean.text(of: Answer.Cell(.missing)) == "")
  }
}
