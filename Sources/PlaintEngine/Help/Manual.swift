import PlaintLanguage
import PlaintOutput
import PlaintQuery
import PlaintText

/// Help, made from the declarations.
package enum Manual {
  /// Lines of help are no wider than this, however wide the terminal.
  static let widest = 84

  /// What `help` alone shows: how to begin, every command in a line, where to read on.
  static func overview(_ tongue: Tongue, width: Int) -> [String] {
    let width = min(width, widest)
    var lines = wrapped(opening.text(in: tongue), width: width)
    lines += ["", Topics.start.title.text(in: tongue)]
    lines += table(firstSteps.map { ($0.command, $0.purpose) }, tongue, width: width)
    for section in Declaration.Section.allCases {
      let verbs = Verbs.declarations.filter { $0.section == section }
      lines += ["", section.title.text(in: tongue)]
      lines += table(
        verbs.map { (Message($0.word.english, $0.word.chinese), $0.summary) }, tongue,
        width: width, column: 14)
    }
    let pages = Topics.all.map { $0.word.text(in: tongue) }
    lines += ["", Message("More", "更多").text(in: tongue)]
    lines += table(
      [
        (
          Message("help VERB", "帮助 命令"),
          Message("how a command is used, with an example: help breakdown", "命令的用法与示例：帮助 占比")
        ),
        (
          Message("help WORD", "帮助 词"),
          Message("a clause, function, column or Chinese word", "子句、函数、列，或英文词")
        ),
        (
          Message("help PAGE", "帮助 主题"),
          Message(pages.joined(separator: ", "), pages.joined(separator: "、"))
        ),
      ], tongue, width: width, column: 14)
    return lines
  }

  private static let opening = Message(
    """
    A line is one command: verb, thing, by what, where. Tab completes what can stand at the \
    cursor, also the values of a column. The file you load is never changed.
    """, "一行一条命令：动词、对象、依据、条件。Tab 补全光标处可写的内容，包括列的取值。加载的文件永远不会被改动。")

  /// A command of the way from a file to a script that can be run again, and what it is for.
  package struct FirstStep: Sendable {
    package let command: Message
    package let purpose: Message
  }

  /// From nothing to an exported table and a script for next month; a test walks it.
  package static let firstSteps = [
    FirstStep(
      command: Message("load tickets.csv", "加载 工单.csv"),
      purpose: Message("read a file; it says what each column is", "读入文件，并说明各列是什么")),
    FirstStep(
      command: Message("columns", "列"),
      purpose: Message("what the columns hold (show 5: the rows)", "各列的内容（查看 5：看几行）")),
    FirstStep(
      command: Message("filter opened_at in 2012-05", "筛选 受理时间 属于 2012-05"),
      purpose: Message("keep one month; undo takes it back", "只留一个月；撤销 可退回")),
    FirstStep(
      command: Message("breakdown reason top 5", "占比 投诉原因 前 5"),
      purpose: Message("count the values of a column, with shares", "统计一列各取值的数量与占比")),
    FirstStep(
      command: Message("export reasons-2012-05.csv", "导出 原因-2012-05.csv"),
      purpose: Message("write that table to a file", "把这张表写入文件")),
    FirstStep(
      command: Message("save may.plaint month = 2012-05", "保存 五月.plaint 月份 = 2012-05"),
      purpose: Message("keep all this as a script, the month open", "把以上保存为脚本，月份可换")),
    FirstStep(
      command: Message("quit", "退出"),
      purpose: Message(
        "and next month: plaint may.plaint month=2012-06", "下个月只需：plaint 五月.plaint 月份=2012-06")),
  ]

  /// Entries in two columns: what is typed, and what it means.
  static func table(
    _ entries: [(Message, Message)], _ tongue: Tongue, width: Int, column: Int? = nil
  ) -> [String] {
    let longest = entries.map { $0.0.text(in: tongue).displayWidth }.max() ?? 0
    let column = column ?? min(longest + 2, 34)
    let indent = String(repeating: " ", count: column + 2)
    return entries.flatMap { entry -> [String] in
      let head = "  " + entry.0.text(in: tongue)
      let lines = wrapped(
        entry.1.text(in: tongue), width: max(width - indent.count, 20))
      let rest = lines.dropFirst().map { indent + $0 }
      guard head.displayWidth < indent.count else {
        return [head] + lines.filter { !$0.isEmpty }.map { indent + $0 }
      }
      return [head.padded(toWidth: indent.count) + (lines.first ?? "")] + rest
    }
  }
}
