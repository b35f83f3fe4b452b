import PlaintLanguage
import PlaintText

/// Reads a script and says everything that is wrong with it, without running it.
struct Check: Acting {
  static let declaration = Declaration(
    Word("check", "检查"), .session,
    Message("Say what is wrong with a script, without running it.", "检查脚本而不运行。"),
    grammar: [RunVerb.file.here, .optional([RunVerb.given.here])],
    discussion: Message(
      """
      It reads the files the script loads, and reports all problems, not the first: lines that \
      cannot be understood, unknown columns, values that never occur, parameters nobody uses, \
      outputs that exist, dates that count from the day of the run. The lines of blocks and of \
      scripts it runs are checked too. Nothing is shown and nothing is written; an answer is only \
      worked out for what stands behind it in its pipe.
      """,
      """
      会读取脚本要加载的文件，并报告全部问题而非第一个：无法理解的行、未知的列、从未出现的值、没用到的参数、\
      已存在的输出文件、从运行当日起算的日期；命令块和所运行脚本中的行也一并检查。不显示结果，也不写文件；\
      只有管道中结果之后还有命令时，才算出该结果以核对列名。
      """),
    example: ["breakdown reason top 3", "export top.csv", "save top.plaint", "check top.plaint"])
  let onlyLooks = true
  private let path: PathPhrase
  private let filled: String
  private let given: [String: String]

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    path = call[RunVerb.file]
    filled = try scope.filled(path)
    given = try RunVerb.given(call, in: scope)
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    var host = context.host
    host.isInteractive = false
    host.ask = nil
    let script: Script
    do throws(Diagnostic) { script = try Script(file: filled, host: host) } catch {
      throw host.worded(error, at: path.place)
    }
    var checking = Checking(Session(), host: host)
    try checking.check(script, at: host.resolved(filled), given: given)
    for problem in checking.problems {
      context.show(.problem(problem))
    }
    for remark in checking.remarks { context.show(.warning(remark)) }
    if checking.unchecked > 0 {
      let (need, were) = checking.unchecked == 1 ? ("needs", "was") : ("need", "were")
      context.show(
        .note(
          Message(
            "\(counted(checking.unchecked, "line")) \(need) answers that only running gives, and \(were) checked for words only",
            "\(checking.unchecked) 行依赖运行结果，只检查了语法")))
    }
    guard let worst = checking.problems.first else {
      let remarks = checking.remarks.count
      return context.show(
        .note(
          remarks == 0
            ? Message("nothing is wrong with \(filled)", "\(filled)没有问题")
            : Message(
              "nothing stops \(filled); \(counted(remarks, "remark")) above",
              "\(filled)可以运行；上面有 \(remarks) 条提醒")))
    }
    throw Diagnostic(
      Message(
        "\(counted(checking.problems.count, "problem")) in \(filled)",
        "\(filled)有 \(checking.problems.count) 个问题"), at: path.place, failure: worst.failure)
  }
}
