import Foundation
import PlaintEncoding
import PlaintEngine
import PlaintLanguage
import PlaintReading
import PlaintText
import PlaintWriting
import Testing

/// What holds for every word of the language, whoever adds one.
@Suite struct LawTests {
  @Test(arguments: Vocabulary.Role.allCases)
  func withinARoleEveryWordHasOneChineseNameOfItsOwn(role: Vocabulary.Role) {
    let words = Set(Vocabulary.terms(role).map(\.word))
    #expect(Set(words.map(\.english)).count == words.count, "an English word has two names")
    #expect(Set(words.map(\.chinese)).count == words.count, "a Chinese name has two words")
    #expect(!words.isEmpty)
  }

  /// `count` may be a verb and an aggregate, with two Chinese names or one; but 计数 is one word.
  ///
  /// A crosstab's percent of the column is called as the verb that shows columns, a unit of time as the
  /// function that reads the hour.
  @Test func noTwoWordsShareAChineseName() {
    var english: [String: Set<String>] = [:]
    for term in Vocabulary.terms {
      english[term.word.chinese, default: []].insert(term.word.english)
    }
    let shared = english.filter { $0.value.count > 1 }
    #expect(shared == ["列": ["columns", "column"], "小时": ["hour", "hours"]])
  }

  @Test func chineseNamesAreChinese() {
    for term in Vocabulary.terms {
      let scalars = term.word.chinese.unicodeScalars
      let isChinese =
        scalars.allSatisfy { $0.value > 0x3000 } || ["供Excel", "2 行"].contains(term.word.chinese)
      #expect(!scalars.isEmpty && isChinese, "\(term.word)")
    }
  }

  /// The names that were agreed on; a script from last year must run next year.
  @Test(arguments: [
    (Vocabulary.Role.verb, agreedVerbs), (.clause, agreedClauses), (.test, agreedTests),
  ])
  func chineseNamesStayWhatTheyAre(role: Vocabulary.Role, agreed: String) throws {
    for pair in agreed.split(separator: "·") {
      let parts = pair.trimmingCharacters(in: .whitespaces).split(separator: " ", maxSplits: 1)
      guard let term = Vocabulary.terms(role).first(where: { $0.word.english == parts[1] }) else {
        continue
      }
      #expect(term.word.chinese == parts[0], "\(parts[1])")
    }
  }

  @Test func everyVerbHasAnAgreedName() {
    for term in Vocabulary.terms(.verb) {
      #expect(
        Self.agreedVerbs.contains("\(term.word.chinese) \(term.word.english)"), "\(term.word)")
    }
  }

  @Test func summariesAreOneShortSentence() {
    let roles: [Vocabulary.Role] = [.verb, .topic, .function, .aggregate, .test, .sign]
    for term in Vocabulary.terms where roles.contains(term.role) {
      let english = term.meaning.english
      #expect(english.count <= 72 && english.hasSuffix("."), "\(term.word.english): \(english)")
      #expect(!english.dropLast().contains(". "), "\(english)")
      let chinese = term.meaning.text(in: .chinese)
      #expect(chinese.count <= 40 && chinese.hasSuffix("。"), "\(term.word.chinese): \(chinese)")
      #expect(!chinese.dropLast().contains("。"), "\(chinese)")
    }
  }

  @Test func clausesSayWhatTheyMeanInBothLanguages() {
    for term in Vocabulary.terms(.clause) {
      #expect(!term.meaning.english.isEmpty, "\(term.word.english)")
      #expect(term.meaning.chinese?.isEmpty == false, "\(term.word.chinese)")
      #expect(!term.meaning.english.hasSuffix("."), "\(term.word.english)")
    }
  }

  @Test func discussionsAreWrittenInBothLanguages() {
    for verb in Verbs.declarations {
      #expect(verb.discussion.english.isEmpty || verb.discussion.chinese != nil, "\(verb.word)")
      for slot in Grammar.slots(verb.grammar) {
        #expect(slot.help.chinese != nil, "\(verb.word.english): \(slot.name)")
      }
    }
  }

  @Test func formsAreWhollyInTheirLanguage() {
    for verb in Verbs.declarations {
      let form = verb.synopsis(in: .chinese).replacingOccurrences(of: "供Excel", with: "")
      let foreign = form.unicodeScalars.contains {
        $0.isASCII && $0.properties.isAlphabetic && $0 != "N"
      }
      let isSame = form.contains("half-up") || form.contains("sum-100")
      #expect(!foreign || isSame, "\(form)")
    }
  }

  /// `filter 渠道 = 电话` typed with a space too few is split at the verb: no verb may begin another
  /// in a way that makes two readings of one line.
  @Test func wordsOfManyWordsDoNotHideShorterOnes() {
    let verbs = Verbs.declarations
    for (index, verb) in verbs.enumerated() {
      for later in verbs[(index + 1)...] {
        for spelling in later.word.spellings {
          #expect(!verb.word.spellings.contains { spelling.hasPrefix($0 + " ") }, "\(spelling)")
        }
      }
    }
  }

  private static let phases = ["Shaping", "Answering", "Tabulating", "Acting", "Sourcing"]

  /// General code asks verbs what they declare, never which they are.
  @Test func noVerbIsToldByItsType() throws {
    let verbs = Verbs.all.map { String(describing: $0) }.joined(separator: "|")
    let told = try Regex("(== (\(verbs))\\.self)|\\b(is|as[?!]?) (\(verbs))\\b")
    let folder = Pages.root.appending(path: "Sources/PlaintEngine")
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where file.hasSuffix(".swift") {
      for line in try Pages.text("Sources/PlaintEngine/\(file)").split(separator: "\n") {
        let isComment = line.drop { $0 == " " }.hasPrefix("//")
        #expect(isComment || line.firstMatch(of: told) == nil, "\(file): \(line)")
      }
    }
  }

  @Test func everyVerbsFileIsListedOnce() throws {
    let folder = Pages.root.appending(path: "Sources/PlaintEngine/Verbs")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    var declared: [String] = []
    for file in files where file.hasSuffix(".swift") {
      let text = try Pages.text("Sources/PlaintEngine/Verbs/\(file)")
      for line in text.split(separator: "\n") where line.hasPrefix("struct ") {
        let words = line.split { " :,{".contains($0) }
        if words.contains(where: { Self.phases.contains(String($0)) }) {
          declared.append(String(words[1]))
        }
      }
    }
    let listed = Verbs.all.map { String(describing: $0) }
    #expect(Set(declared) == Set(listed))
    #expect(Set(listed).count == listed.count)
    #expect(Set(declared).count == declared.count)
  }

  @Test(arguments: Foreign.verbs.keys.sorted())
  func wordsOfOtherProgramsLeadToAVerb(foreign: String) throws {
    let verb = try #require(Foreign.verbs[foreign])
    let words = Verbs.declarations.flatMap(\.word.spellings)
    #expect(words.contains(verb), "“\(foreign)” proposes “\(verb)”")
    #expect(!words.contains(foreign), "“\(foreign)” is a command already")
  }

  @Test func fileFormatsAreFoundByTheirSuffix() {
    for format in Format.allCases {
      #expect(Format.of(path: "报告" + format.suffix) == format)
      #expect(Format.of(path: "A" + format.suffix.uppercased()) == format)
      #expect(format.summary.chinese?.isEmpty == false)
    }
    #expect(Set(Format.allCases.map(\.suffix)).count == Format.allCases.count)
  }

  private static let agreedVerbs = """
    加载 load · 数据集 datasets · 使用 use · 移除 forget · 列 columns · 查看 show · 明细 rows · 筛选 filter · \
    添加 add · 选列 select · 去列 drop · 改名 rename · 排序 sort · 取前 take · 抽样 sample · 去重 unique · 向下填充 fill · \
    加权 weight · 改归 recode · 关联 join · 追加 append · 重复 repeats · 相似值 lookalikes · 撤销 undo · \
    重做 redo · 步骤 steps · 重置 reset · 计数 count · 占比 breakdown · 分组 group · 交叉 crosstab · \
    趋势 trend · 对比 compare · 归因 why · 概括 summarize · 时限 timeliness · 预警 monitor · 热词 terms · \
    校对 proofread · 图 chart · 成文 narrate · 标题 heading · 写 say · 报告 report · 导出 export · \
    同于 same as · 运行 run · 保存 save · 检查 check · 参数 parameter · 断言 assert · 逐个 each · \
    历史 history · 帮助 help · 解释 explain · 默认 defaults · 退出 quit · 允许未知值 allow unknown values · \
    语言 language · 计时 timing
    """

  private static let agreedClauses = """
    按 by · 统计 of · 时间列 on · 每 every · 前 top · 百分比 percent · 小数 digits · 舍入 rounding · \
    其中 where · 作为 as · 不超过 within · 截至 until · 与 with
    """

  private static let agreedTests = """
    且 and · 或 or · 非 not · 属于 in · 介于 between · 包含 contains · 开头是 starts with · \
    结尾是 ends with · 匹配 matches · 缺失 missing
    """
}
