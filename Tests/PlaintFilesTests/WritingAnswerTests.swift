import Foundation
import PlaintTable
import PlaintText
import PlaintValue
import Testing

@testable import PlaintWriting

struct WritingAnswerTests {
  private let answer = Answer(
    title: "breakdown 原因",
    headings: [
      .init(Message("原因"), .text, .key), .init(Message("count"), .whole, .count),
      .init(Message("share"), .share, .share, digits: 2),
      .init(Message("mean"), .decimal, .measure, digits: 1),
      .init(Message("wait"), .elapsed, .measure), .init(Message("late"), .truth, .measure),
    ],
    lines: [
      [
        .init(.text("流量|\"异常\"\n多扣")), .init(.number(1025), flag: .above),
        .init(.share(Ratio(1, 2)), printed: "50.20"), .init(.number(Number(725, places: 2))),
        .init(.elapsed(Elapsed(microseconds: 26_280_000_000))), .init(.truth(true)),
      ],
      [
        .init(.text("(missing)")), .init(.number(-3)), .init(.share(Ratio(1, 3))), .init(.missing),
        .init(.elapsed(Elapsed(microseconds: 172_800_000_000))), .init(.truth(false)),
      ],
      [
        .init(.missing, mark: .missing), .init(.number(0)), .init(.missing, printed: "new"),
        .init(.number(7)), .init(.missing), .init(.missing),
      ],
      [
        .init(.missing, mark: .all), .init(.number(1022)), .init(.share(Ratio(1, 1))),
        .init(.number(7)), .init(.missing), .init(.missing),
      ],
    ])

  @Test func separatedAnswersArePlain() {
    #expect(
      text(answer, .csv) == """
        原因,count,share,mean,wait,late
        "流量|""异常""
        多扣",1025,50.20,7.3,0.304167,yes
        “(missing)”,-3,33.33,,2,no
        (missing),0,new,7.0,,
        (total),1022,100.00,7.0,,

        """)
    #expect(text(answer, .tsv).hasPrefix("原因\tcount\tshare\tmean\twait\tlate\n"))
  }

  @Test func totalsMayBeLeftOut() {
    let without = text(answer, .csv, WriteOptions(totals: false))
    #expect(without + "(total),1022,100.00,7.0,,\n" == text(answer, .csv))
  }

  @Test func objectsKeepDigitsAndNulls() {
    #expect(
      text(answer, .ndjson) == """
        {"原因":"流量|\\"异常\\"\\n多扣","count":1025,"share":50.20,"mean":7.3,"wait":0.304167,"late":true}
        {"原因":"“(missing)”","count":-3,"share":33.33,"mean":null,"wait":2,"late":false}
        {"原因":"(missing)","count":0,"share":"new","mean":7.0,"wait":null,"late":null}
        {"原因":"(total)","count":1022,"share":100.00,"mean":7.0,"wait":null,"late":null}

        """)
    let lines = text(answer, .ndjson).split(separator: "\n")
    #expect(text(answer, .json) == "[\n" + lines.joined(separator: ",\n") + "\n]\n")
    let none = answer.gathered([])
    #expect(text(none, .json) == "[]\n" && text(none, .ndjson) == "")
  }

  @Test func markdownIsOneLineARow() {
    #expect(
      text(answer, .md) == """
        | 原因 | count | share | mean | wait | late |
        | --- | ---: | ---: | ---: | ---: | ---: |
        | 流量\\|"异常"<br>多扣 | 1025 ▲ | 50.20 | 7.3 | 7.3 hours | yes |
        | “(missing)” | -3 | 33.33 |  | 2 days | no |
        | (missing) | 0 | new | 7.0 |  |  |
        | (total) | 1022 | 100.00 | 7.0 |  |  |

        """)
  }

  @Test func typedCellsAreWrittenAsValuesAre() {
    let texts = ["电话", "(total)", "“x”", "=1+1", "a,b", "x", "（缺失）", "0123", "q\"q"]
    let count = texts.count
    let counts = Buffer((0..<count).map { Int64($0 / 2) })
    let parts = Buffer((0..<count).map { Int64($0 == 3 ? -1 : $0 / 2) })
    var typed = Answer(columns: [
      AnswerColumn(
        Answer.Heading(Message("k"), .text, .key),
        .column(Column("", .text, .plain(Strings(texts), missing: nil), count: count)),
        marks: (0..<count).map { $0 == 5 ? .other : .value }),
      AnswerColumn(Answer.Heading(Message("count"), .whole, .count), Cells(counts: counts)),
      AnswerColumn(
        Answer.Heading(Message("share"), .share, .share, digits: 2), .shares(parts, of: 7)),
    ])
    for isForExcel in [false, true] {
      let options = WriteOptions(forExcel: isForExcel)
      for format in Format.allCases {
        var plain = typed
        for index in plain.columns.indices {
          let cells = plain.columns[index].cells
          plain.columns[index].cells = .values((0..<count).map { cells[$0] })
        }
        #expect(text(typed, format, options) == text(plain, format, options))
      }
      typed = typed.gathered(Array((0..<count).reversed()))
    }
  }

  @Test func whatIsSaidBesideATableIsHeldByEveryFormat() {
    var said = answer.gathered([1])
    said.columns = Array(said.columns.prefix(2))
    said.base = [Message("all 3 | rows", "全部 3 行"), Message("by t", "时间列 t")]
    said.notes = [Message("* is unfinished", "* 未结束")]
    let notes = { (format: Format) in
      var options = WriteOptions()
      options.notes = true
      return text(said, format, options)
    }
    #expect(
      notes(.csv) == """
        原因,count
        “(missing)”,-3

        all 3 | rows; by t
        note: * is unfinished

        """)
    #expect(
      text(said, .md) == notes(.md)
        && notes(.md).hasSuffix("\nall 3 \\| rows; by t\n\nnote: \\* is unfinished\n"))
    #expect(
      notes(.json)
        == "{\"lines\":[\n{\"原因\":\"“(missing)”\",\"count\":-3}\n],\"notes\":[\"all 3 | rows; by t\", \"note: * is unfinished\"]}\n"
    )
    #expect(
      notes(.ndjson).hasSuffix(
        "\n{\"notes\":[\"all 3 | rows; by t\", \"note: * is unfinished\"]}\n"))
    #expect(!text(said, .csv).contains("rows"))
  }

  @Test func markupIsEscaped() {
    let cells = ["a_b _c_", "*x* `y` ~z~", "<script>", "\\|", "R&D &amp; &#1;", "甲\r\n乙\r丙\n"]
    let answer = Answer(
      title: "", headings: [.init(Message("t|"), .text, .note)],
      lines: (cells + [String(Undecoded.scalar(for: 0xE4))]).map { [.init(.text($0))] })
    #expect(
      text(answer, .md) == """
        | t\\| |
        | --- |
        | a_b \\_c\\_ |
        | \\*x\\* \\`y\\` \\~z\\~ |
        | \\<script> |
        | \\\\\\| |
        | R\\&D \\&amp; \\&#1; |
        | 甲<br>乙<br>丙<br> |
        | \\\\xE4 |

        """)
  }

  @Test func anyTextIsValidJSON() throws {
    var nasty = Nasty(seed: 5)
    for _ in 0..<50 {
      let rows = nasty.table(rows: 6, columns: 2, stray: true)
      let answer = Answer(
        title: "",
        headings: [.init(Message("键\"\u{1}"), .text, .note), .init(Message("b"), .text, .note)],
        lines: rows.map { $0.map { .init(.text($0)) } })
      let read = try JSONSerialization.jsonObject(with: Data(text(answer, .json).utf8))
      let objects = try #require(read as? [[String: String]])
      let back = objects.map { [$0["键\"\u{1}"] ?? "?", $0["b"] ?? "?"].map { Array($0.utf8) } }
      #expect(back == rows.map { $0.map { Array($0.utf8) } })
    }
  }

  @Test func onlyNumbersOfJSONAreBare() {
    for good in ["0", "-0", "7", "12.50", "-0.5", "100"] {
      #expect(Array(good.utf8).withUnsafeBufferPointer(isJSONNumber), "\(good)")
    }
    for bad in ["", "-", "+3", ".5", "5.", "007", "-01", "1,000", "50%", "1e3", "NaN", "１", "1 "] {
      #expect(!Array(bad.utf8).withUnsafeBufferPointer(isJSONNumber), "\(bad)")
    }
  }

  @Test func answersGoToFiles() throws {
    let scratch = Scratch()
    let report = try write(answer, to: scratch.file("a.csv"), .csv)
    #expect(scratch.text("a.csv") == text(answer, .csv))
    #expect(report == Written(lines: 4, guarded: 0, bytes: text(answer, .csv).utf8.count))
    #expect(throws: Diagnostic.self) { try write(answer, to: scratch.file("a.csv"), .csv) }
  }

  @Test func suffixesTellFormats() {
    for format in Format.allCases {
      #expect(Format.of(path: "out/2012.05/投诉" + format.suffix) == format)
      #expect(Format.of(path: "A" + format.suffix.uppercased()) == format)
    }
    for path in ["a", "a.xlsx", "csv", "a.csv/b", ""] { #expect(Format.of(path: path) == nil) }
  }
}
