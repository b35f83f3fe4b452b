import PlaintEncoding
import PlaintLanguage
import PlaintText
import PlaintValue

/// Writes the session as a script.
struct Save: Acting {
  static let file = Slot("PATH", Message("a script to write", "要写入的脚本")) {
    reader throws(Diagnostic) in try reader.path(suffixes: ["plaint"])
  }
  static let made = Slot("NAME = VALUE, …", Message("parameters as name = value", "参数，写作 名称 = 值")) {
    reader throws(Diagnostic) in
    try reader.list { reader throws(Diagnostic) -> MadePhrase in
      let what = Message("a parameter's name", "参数名")
      reader.expect(.usual(what, ["month =", "月份 ="]))
      let name = try reader.name(what)
      reader.expect(.thing(Message("“=”", "“=”")))
      guard try reader.takeSign("=") else {
        var problem = reader.failure()
        let example = "save may.plaint replace month = 2012-05"
        problem.hints = [
          Message(
            "parameters are written with their values, last: \(example)",
            "参数连同取值写在最后：保存 五月.plaint 覆盖 月份 = 2012-05")
        ]
        throw problem
      }
      reader.expect(.period)
      return MadePhrase(name: name, value: try reader.parameterValue())
    }
  }
  static let declaration = Declaration(
    Word("save", "保存"), .session,
    Message("Write this session as a script that repeats it.", "把本次会话保存为可重复运行的脚本。"),
    grammar: [file.here, .clauses([[.word(.replace)]]), .optional([made.here])],
    discussion: Message(
      """
      Loads, steps, answers, names and exports are written in the order typed; failed lines, \
      looking and steps undone before anything was answered on them are left out. month = 2012-05 makes a parameter and puts {month} \
      wherever that value was typed, in whatever spelling: next month, plaint may.plaint \
      month=2012-06. Today is then the day after {month}; else dates said from today are pinned to \
      what they were.
      """,
      """
      加载、步骤、结果、名称和导出按输入顺序写出；失败的行、只看不改的命令，以及撤销前没有\
      给出过结果的步骤不写。月份 \
      = 2012-05 设一个参数，并在所有写过该值之处（不论写法）放 {月份}：下个月只需 plaint \
      五月.plaint 月份=2012-06。相对日期会固定为实际日期。
      """),
    example: [
      "filter opened_at in 2012-05", "breakdown channel", "export channels.csv",
      "save channels.plaint month = 2012-05",
    ])
  static let writesFiles = true
  let onlyLooks = true

  private let path: PathPhrase
  private let filled: String
  private let replaces: Bool
  private let made: [Saving.Made]

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    path = call[Self.file]
    filled = try scope.filled(path)
    guard folded(filled).hasSuffix(".plaint") else {
      throw Diagnostic(
        Message("a script's name ends in .plaint", "脚本文件名须以 .plaint 结尾"), at: path.place,
        hints: [
          Message(
            "save keeps the commands as a script; “export FILE” writes the last answer",
            "“保存”把命令存成脚本；要写出上一个结果，用“导出 文件”")
        ])
    }
    replaces = call.has(.replace)
    made = (call[optional: Self.made] ?? []).map { [scope] phrase in
      Saving.Made(name: phrase.name.text, written: scope.written(phrase.value.place))
    }
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    try refuseDeclared(in: session)
    try Self.refuseKeys(in: session)
    try session.claim(context.host.resolved(filled), as: filled, path)
    try refuseRun(in: session, context.host)
    var saving = Saving(made, in: context.host.answerTongue)
    let text = saving.script(session, today: context.host.today)
    let otherNames = otherNames(of: context.host.resolved(filled))
    do throws(Diagnostic) {
      try write(
        text: text, to: context.host.resolved(filled), replace: replaces, context.run)
    } catch {
      throw context.host.worded(error, at: path.place)
    }
    for made in made where !saving.met.contains(made.name) {
      context.show(.warning(Self.nowhere(made)))
    }
    for (words, hole) in saving.left { context.show(.note(Self.left(words, hole))) }
    let said =
      made.isEmpty
      ? []
      : [Self.overwriting(text), Self.staying(text, made), saving.moved(today: context.host.today)]
    for message in said.compactMap(\.self) { context.show(.note(message)) }
    let lines = text.utf8.count { $0 == 0x0A }
    context.show(
      .note(Message("wrote \(counted(lines, "line")) to \(filled)", "已将 \(lines) 行写入 \(filled)")))
    session.sayAround(
      context.host.resolved(filled), as: filled, otherNames: otherNames, context)
  }
}

extension Save {
  /// A script that this session runs would have its own lines replaced by one that runs itself.
  private func refuseRun(in session: Session, _ host: Host) throws(Diagnostic) {
    let file = host.resolved(filled)
    let running = session.scriptsRun.union(session.scriptsUnderWay)
    guard running.contains(where: { isSame($0, file) }) else { return }
    throw Diagnostic(
      Message(
        "this session runs “\(filled)”: saved there, it would run itself and its own lines would be lost",
        "本次会话运行过“\(filled)”：存到这里，它会运行自身，原有的各行也会丢失"), at: path.place,
      hints: [
        Message(
          "save under another name, which then runs “\(filled)” first",
          "请另取文件名；新脚本会先运行“\(filled)”")
      ])
  }

  /// A parameter that stands for nothing would be given in vain.
  private static func nowhere(_ made: Saving.Made) -> Message {
    Message(
      "“\(made.text)” was typed nowhere in this session, so {\(made.name)} stands nowhere in the script and another value changes nothing; type it where it is to change, as in filter … in \(made.text), and save again",
      "本次会话没有输入过“\(made.text)”，脚本里没有用到 {\(made.name)}，运行时换成别的值不起作用；请在要替换的地方直接写出该值（如 筛选 … 属于 \(made.text)），再保存"
    )
  }

  /// A period that is named in another way, or as a part of something longer, is left alone.
  private static func left(_ words: String, _ hole: String) -> Message {
    Message(
      "“\(words)” stays as it is, whatever \(hole) is",
      "“\(words)”保持原样，不随 \(hole) 变化")
  }

  /// Exports whose names no parameter tells apart are written over by the next run.
  static func overwriting(_ text: String) -> Message? {
    let files = text.split(separator: "\n").compactMap { line -> String? in
      var reader = Reader(SourceText(String(line)))
      guard let read = try? reader.line(Verbs.declarations), let stage = read.stages.last,
        let path = Verbs.all[stage.verb].output(stage.call)?.text
      else { return nil }
      return path.contains("{") ? nil : path
    }
    var seen: Set<String> = []
    let names = files.filter { seen.insert($0).inserted }
    guard let first = names.first else { return nil }
    return Message(
      "each run writes \(list(names, limit: 4)) anew; with the period in its name, as \(first.stem)-2012-05.csv, each keeps its own",
      "每次运行都会重写 \(list(names, limit: 4, in: .chinese))；文件名中写上时段（如 \(first.stem)-2012-05.csv）则各自保留")
  }

  /// `compare {month} with 2012-04`: next month's run would still compare with April.
  static func staying(_ text: String, _ made: [Saving.Made]) -> Message? {
    for line in text.split(separator: "\n") {
      var reader = Reader(SourceText(String(line)))
      guard let read = try? reader.line(Verbs.declarations) else { continue }
      for stage in read.stages {
        let said = Verbs.all[stage.verb].staying(stage.call, reader.scanner, made)
        if let said { return said }
      }
    }
    return nil
  }

  /// A parameter that the conversation itself declared cannot be made once more.
  private func refuseDeclared(in session: Session) throws(Diagnostic) {
    guard let made = made.first(where: { session.parameters[$0.name] != nil }) else { return }
    throw Diagnostic(
      Message("“\(made.name)” is a parameter already", "“\(made.name)”已经是参数"), at: path.place,
      hints: [
        Message("it is saved as it was declared: leave it out here", "它会照所声明的保存：此处不必写")
      ])
  }
}

extension String {
  /// A path without its suffix.
  fileprivate var stem: String { split(separator: ".").dropLast().joined(separator: ".") }
}

/// `month = 2012-05` behind `save`.
struct MadePhrase: Sendable {
  let name: NamePhrase
  let value: Phrase
}

extension Save {
  /// A script is read by others: the key of a pseudonym does not go into one.
  private static func refuseKeys(in session: Session) throws(Diagnostic) {
    guard let entry = session.keptLog.first(where: { holdsKey($0.text) }) else { return }
    let word = entry.text.split(separator: " ").first.map(String.init) ?? ""
    throw Diagnostic(
      Message(
        "a line of this session holds a key of pseudonym, which whoever reads the script would see: \(word) …",
        "本次会话有一行含化名的密钥，脚本的读者都会看到：\(word) …"),
      hints: [
        Message(
          "take that step back with undo, save, and type it again", "请先撤销该步，保存后再重新输入")
      ])
  }
}
