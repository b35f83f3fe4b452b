import PlaintEngine
import PlaintLanguage
import PlaintQuery
import PlaintText
import Testing

/// Commands in Chinese words, as help shows them to who reads Chinese.
@Suite struct TranslationTests {
  private func inChinese(_ line: String) -> String {
    chinese(line, Verbs.declarations) { name in
      AggregateName(word: name)?.chinese ?? Function(called: name)?.chinese
    }
  }

  @Test(arguments: [
    ("breakdown channel > reason top 2", "占比 channel > reason 前 2"),
    ("count where closed_at is missing", "计数 其中 closed_at 缺失"),
    ("count where closed_at is not missing", "计数 其中 closed_at 非 缺失"),
    (
      "group channel of n = count(), closed = count(closed_at is not missing)",
      "分组 channel 统计 n = 行数(), closed = 行数(closed_at 非 缺失)"
    ),
    (
      "filter channel in (电话, top) and not (fee > 20) | sort fee desc",
      "筛选 channel 属于 (电话, top) 且 非 (fee > 20) | 排序 fee 降序"
    ),
    ("crosstab top top 3 by count percent row", "交叉 top 前 3 按 count 百分比 行"),
    (
      "breakdown weekday(opened_at) where content starts with “month”",
      "占比 星期(opened_at) 其中 content 开头是 “month”"
    ),
    ("it | assert sum(count) = 2574", "它 | 断言 合计(count) = 2574"),
    ("x = all | count", "x = 全部 | 计数"),
    ("no such line", "no such line"),
  ]) func lines(_ line: String, _ translated: String) {
    #expect(inChinese(line) == translated)
  }

  /// Whatever help shows can be typed, and means the same.
  @Test func examplesCanBeReadInChinese() throws {
    for declaration in Verbs.declarations {
      for line in declaration.example where !line.contains("\n") {
        let translated = inChinese(line)
        var reader = Reader(SourceText(translated))
        let read = try reader.line(Verbs.declarations)
        var original = Reader(SourceText(line))
        let stages = try original.line(Verbs.declarations).stages
        #expect(stages.map(\.verb) == read.stages.map(\.verb))
        for stage in stages {
          let english = Verbs.declarations[stage.verb].word.english + " "
          #expect(!translated.contains(english), "\(translated)")
        }
      }
    }
  }

  @Test func helpShowsThem() throws {
    let talk = Talk(tongue: .chinese)
    try talk.say("帮助 占比")
    #expect(talk.texts.last?.contains("占比 受理渠道 > 投诉原因 前 2") == true)
    try talk.say("帮助 函数")
    #expect(talk.texts.last?.contains("占比 星期(受理时间)") == true)
    let english = Talk()
    try english.say("help 占比")
    #expect(english.texts.last?.contains("breakdown channel > reason top 2") == true)
  }
}
