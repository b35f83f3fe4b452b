import Foundation
import PlaintEngine
import PlaintLanguage
import PlaintQuery
import PlaintText
import Testing

/// On a Chinese screen nothing is English but what was typed, the data, and a kept list of names.
@Suite struct ChineseScreenTests {
  /// “加载时写明‘日期 年在前’” sent people to a clause that is called 日期顺序.
  @Test func wordsThatMessagesTellToTypeAreDeclared() {
    let declared = Set(
      Vocabulary.terms.flatMap { $0.word.chinese.split(separator: " ").map(String.init) })
    var seen = 0
    for message in SourceMessages.all {
      let said = message.chineseCode.replacing(/\\\([^()]*(\([^()]*\)[^()]*)*\)/, with: "")
      for told in said.matches(of: /(?:写明|请写|请加|请用|写|加)“([^“”]+)”/) {
        let words = told.output.1.split(separator: " ").map(String.init)
        for word in words
        where word.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }) {
          seen += 1
          let isStandIn = ["名称", "某列", "文件"].contains(word)
          #expect(
            declared.contains(word) || isStandIn, "\(message.file):\(message.line): \(word)")
        }
      }
    }
    #expect(seen > 10)
  }

  @Test func everyMessageOfTheSourcesIsChinese() {
    #expect(SourceMessages.all.count > 500)
    for message in SourceMessages.all {
      for text in message.chinese {
        let words = ChineseScreen.words(in: text)
        #expect(words.isEmpty, "\(message.file):\(message.line): \(words) in \(text)")
      }
    }
  }

  @Test func noChineseMessageQuotesAnEnglishName() {
    for message in SourceMessages.all {
      let code = message.chineseCode
      let isEnglish = ["english", "article(", "counted("].contains { code.contains($0) }
      #expect(!isEnglish, "\(message.file):\(message.line): \(code)")
    }
  }

  /// A hint about the columns of the sample tickets would mislead everybody else.
  @Test func noMessageNamesAColumnOfTheSampleTickets() throws {
    let columns = [
      "opened_at", "closed_at", "reason", "channel", "fee", "受理时间", "受理渠道", "投诉原因", "退费金额",
    ]
    let pages = ["Manual.swift", "Topics+Written.swift"]
    for message in SourceMessages.all where !pages.contains(message.file) {
      for text in message.english + message.chinese where !text.hasPrefix("\n") {
        let words = Set(text.split { !($0.isLetter || $0 == "_") }.map(String.init))
        let named = columns.filter(words.contains)
        #expect(
          named.isEmpty || message.file == "Select.swift", "\(message.file): \(text)")
      }
    }
  }

  @Test func everyPageOfHelpIsChinese() {
    var conversation = Conversation(folder: Pages.root.path + "/docs/data", tongue: .chinese)
    let terms = Vocabulary.terms
    let sought = [""] + Set(terms.map(\.word.chinese)).sorted()
    for word in sought where word != "词语" {
      let page = conversation.print("帮助 \(word)").joined(separator: "\n")
      var own = Set(["帮助", word])
      for term in terms where term.word.chinese == word { own.insert(term.word.english) }
      let names = own.flatMap { $0.split(separator: " ").map(String.init) }
      let words = ChineseScreen.words(in: page).filter { !names.contains($0) }
      #expect(words.isEmpty, "帮助 \(word): \(words)\n\(page)")
    }
  }

  /// The examples of help, as they stand in Chinese, work on the tickets with Chinese headings.
  @Test(arguments: Verbs.declarations.map(\.word.chinese))
  func everyExampleOfACommandWorksInChinese(verb: String) throws {
    let declaration = try #require(Verbs.declarations.first { $0.word.chinese == verb })
    try run(declaration.example(in: .chinese))
    #expect(declaration.example(in: .chinese).contains { $0.contains(verb) })
  }

  @Test(arguments: Topics.all.map(\.word.chinese))
  func everyExampleOfAPageWorksInChinese(page: String) throws {
    let topic = try #require(Topics.all.first { $0.word.chinese == page })
    try run(topic.example(in: .chinese))
  }

  private func run(_ commands: [String]) throws {
    let scratch = try Pages.chineseScratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    var conversation = Conversation(folder: scratch, tongue: .chinese)
    _ = try conversation.carryOut("加载 工单.csv")
    for command in commands { _ = try conversation.carryOut(command) }
  }
}

extension Pages {
  /// A scratch copy of docs/data with the files that help speaks of in Chinese.
  static func chineseScratch() throws -> String {
    let scratch = try Pages.scratch()
    let files = FileManager.default
    try files.copyItem(atPath: scratch + "/tickets-gb18030.csv", toPath: scratch + "/工单.csv")
    for (file, name, heading) in [
      ("units.csv", "单位.csv", "责任单位,用户数"), ("region.csv", "全区.csv", "月份,类别,数量"),
    ] {
      let text = try String(contentsOfFile: scratch + "/" + file, encoding: .utf8)
      let rows = text.split(separator: "\n").dropFirst()
      try ([heading[...]] + rows).joined(separator: "\n")
        .write(toFile: scratch + "/" + name, atomically: true, encoding: .utf8)
    }
    return scratch
  }
}
