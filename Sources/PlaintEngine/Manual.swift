import PlaintLanguage
import PlaintOutput
import PlaintQuery
import PlaintText

/// Help and reference pages, made from the declarations.
package enum Manual {
  /// The commands by section, one line each, and how to begin.
  static func overview(_ tongue: Tongue) -> [String] {
    var lines = [
      Message(
        "A line is a command: verb, thing, by what, where. Tab completes; | passes on.",
        "一行一条命令：动词、对象、依据、条件。Tab 补全；| 传递结果。"
      ).text(in: tongue)
    ]
    for section in Declaration.Section.allCases {
      let verbs = Verbs.declarations.filter { $0.section == section }
      if verbs.isEmpty { continue }
      lines += ["", section.title.text(in: tongue)]
      lines += verbs.map { verb in
        let name = tongue == .english ? verb.word.english : verb.word.chinese
        return "  " + name.padded(toWidth: 12) + verb.summary.text(in: tongue)
      }
    }
    lines += [
      "",
      Message(
        "To begin: load tickets.csv, columns, filter channel = 电话营业厅, breakdown reason,",
        "开始：加载 tickets.csv，列，筛选 channel = 电话营业厅，占比 reason，"
      ).text(in: tongue),
      Message(
        "export reasons.csv, save may.plaint. help VERB explains one; help functions lists functions.",
        "导出 reasons.csv，保存 may.plaint。帮助 命令名 说明其一；帮助 functions 列出函数。"
      ).text(in: tongue),
    ]
    return lines
  }

  /// A verb's page.
  static func page(_ verb: Declaration, _ tongue: Tongue, width: Int) -> [String] {
    var lines = [
      "\(verb.word.english) (\(verb.word.chinese)): \(verb.summary.text(in: tongue))", "",
      "  " + verb.synopsis,
    ]
    let discussion = verb.discussion.text(in: tongue)
    if !discussion.isEmpty { lines += [""] + wrapped(discussion, width: min(width, 80)) }
    lines += ["", Message("For example:", "例如：").text(in: tongue)]
    lines += verb.example.map { "  " + $0 }
    return lines
  }

  static func functions(_ tongue: Tongue) -> [String] {
    Function.allCases.filter { !$0.isOperator }.map { function in
      let name = "\(function.word) (\(function.chinese))"
      return name.padded(toWidth: 26) + function.summary.text(in: tongue)
    }
      + AggregateName.allCases.map { aggregate in
        let name = "\(aggregate.word) (\(aggregate.chinese))"
        return name.padded(toWidth: 26) + aggregate.summary.text(in: tongue)
      }
  }

  static func page(_ function: Function, _ tongue: Tongue) -> [String] {
    [
      "\(function.word)(…) (\(function.chinese)): \(function.summary.text(in: tongue))", "",
      "  \(function.example.text)  →  \(function.example.prints)",
    ]
  }
}
