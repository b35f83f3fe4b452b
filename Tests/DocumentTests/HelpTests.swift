import Foundation
import PlaintEngine
import PlaintLanguage
import PlaintText
import Testing

/// `help` explains whatever word somebody asks for.
@Suite struct HelpTests {
  private func help(_ words: String, tongue: Tongue = .english) -> String {
    var conversation = Conversation(folder: Pages.root.path + "/docs/data", tongue: tongue)
    return conversation.print("help \(words)").joined(separator: "\n")
  }

  @Test(arguments: Vocabulary.terms.map(\.word.english))
  func everyWordIsExplainedInBothLanguages(word: String) {
    for tongue in [Tongue.english, .chinese] {
      #expect(help(word, tongue: tongue).contains(word), "help \(word)")
    }
  }

  @Test func chineseWordsLeadToTheSamePage() {
    for term in Vocabulary.terms(.verb) + Vocabulary.terms(.topic) {
      #expect(help(term.word.chinese).contains(term.meaning.english), "\(term.word)")
    }
  }

  @Test func aWordOfSeveralRolesIsExplainedInAll() {
    let count = help("count")
    #expect(count.contains("count [where CONDITION]"))
    #expect(count.contains("an aggregate"))
  }

  @Test func wordsOfOtherProgramsAreAnswered() {
    #expect(help("pivot").hasPrefix("In Plaint “pivot” is “crosstab”."))
    #expect(help("pivot", tongue: .chinese).contains("交叉"))
  }

  /// Pages are found by what people look for.
  @Test(
    arguments: [
      ("quotes", Topics.names), ("引号", Topics.names), ("csv", Topics.formats),
      ("(other)", Topics.marks), ("（总计）", Topics.marks),
      ("next month", Topics.scripts), ("points", Topics.changes), ("contribution", Topics.changes),
      ("year ago", Topics.changes), ("环比", Topics.changes), ("同比", Topics.changes),
      ("百分点", Topics.changes), ("贡献", Topics.changes), ("拉动", Topics.changes),
      ("去年同期", Topics.changes), ("下个月", Topics.scripts), ("dates", Topics.periods),
    ] as [(String, Topic)]) func pagesAreFoundByWhatIsSought(_ word: String, _ topic: Topic)
  {
    #expect(help(word).contains(topic.summary.english))
  }

  @Test func columnsOfTheDatasetAreExplained() {
    var conversation = Conversation(withTicketsIn: Pages.root.path + "/docs/data")
    #expect(conversation.print("help opened_at").joined().contains("a column here: moment"))
  }

  @Test(arguments: [("brekdown", "“breakdown”"), ("占笔", "“占比”"), ("mounth", "“month”")])
  func unknownWordsAreAnsweredWithTheNearest(word: String, near: String) {
    #expect(help(word).contains(near))
  }

  @Test(arguments: [Tongue.english, .chinese]) func helpFitsTheScreen(tongue: Tongue) {
    for words in [""] + Vocabulary.terms.map(\.word.english) {
      for line in help(words, tongue: tongue).split(separator: "\n") {
        #expect(String(line).displayWidth <= 100, "help \(words): \(line)")
      }
    }
  }
}
