import PlaintShell
import PlaintText

/// What the command line takes, in both languages: the help of its flags, and what is said when they
/// are wrong.
enum Usage {
  static let lines = Message(
    "Run these lines and leave; given again, they follow the first.", "执行这些命令后退出；可重复给出，依次执行。")
  static let version = Message("Print the version and leave.", "显示版本后退出。")
  static let resume = Message(
    "Take up the last session that ended without being left.", "继续最近一次未正常离开的会话。")
  static let quiet = Message(
    "Leave out notes; warnings and errors are still said.", "不显示说明；警告与错误照常显示。")
  static let color = Message("When answers and errors are coloured.", "结果与错误何时着色。")
  static let arguments = Message(
    "A script (.plaint) with its parameters as name=value, or data files to load first.",
    "脚本（.plaint）及其参数（写作 名称=值），或先要加载的数据文件。")
  private static let help = Message("Show help information.", "显示本帮助。")

  /// `plaint --help` in Chinese.
  static let chinese: String = {
    let options = [
      ("-c <命令>", lines), ("--version", version), ("--resume", resume),
      ("--quiet", quiet),
      (
        "--color <\(TerminalEnvironment.Paint.allCases.map(\.rawValue).joined(separator: "|"))>",
        color
      ),
      ("-h, --help", help),
    ]
    return """
      用法：plaint [-c <命令> …] [--version] [--resume] [--quiet] [--color <何时>] [<文件> …]

      参数：
      \(entry("<文件>", arguments))

      选项：
      \(options.map { entry($0.0, $0.1) }.joined(separator: "\n"))
      """
  }()

  private static func entry(_ name: String, _ message: Message) -> String {
    "  " + name.padded(toWidth: 30) + message.text(in: .chinese)
  }

  static func isCommand(_ file: String, _ said: String) -> Message {
    Message(
      "“\(file)” is a command, not a file; commands follow -c: \(said)",
      "“\(file)”是命令，不是文件；命令写在 -c 之后：\(said)")
  }

  static func isScriptBesideLines(_ script: String) -> Message {
    Message(
      "“\(script)” is a script, and -c gives the lines; to run it among them: plaint -c 'run \(script)' -c '…'",
      "“\(script)”是脚本，而命令已由 -c 给出；要在其中运行：plaint -c '运行 \(script)' -c '…'")
  }

  static func isScriptAfterData(_ script: String, _ file: String) -> Message {
    Message(
      "“\(script)” is a script, and “\(file)” before it is data; to run it with that loaded: plaint \(file) -c 'run \(script)'",
      "“\(script)”是脚本，而前面的“\(file)”是数据；要先加载再运行：plaint \(file) -c '运行 \(script)'")
  }

  static func isParameterWithoutScript(_ argument: String, _ file: String) -> Message {
    Message(
      "“\(argument)” gives a parameter, and “\(file)” is no script: scripts end in .plaint",
      "“\(argument)”是参数，而“\(file)”不是脚本：脚本文件以 .plaint 结尾")
  }

  /// What is said of flags that cannot be read.
  static func unreadable(_ arguments: [String]) -> String {
    let known = ["-c", "--version", "--resume", "--quiet", "--color", "-h", "--help"]
    let stray = arguments.first { argument in
      argument.hasPrefix("-") && !known.contains { argument == $0 || argument.hasPrefix($0 + "=") }
    }
    let what = stray.map { "没有选项“\($0)”" } ?? "选项缺少取值，或取值不合适"
    return "错误：\(what)\n提示：plaint --help 列出全部选项"
  }

  /// Under the help of a script: whether it has parameters.
  static func parameters(of file: String, areThere: Bool) -> Message {
    areThere
      ? Message("\(file) takes these parameters:", "\(file) 的参数：")
      : Message("\(file) has no parameters.", "\(file) 没有参数。")
  }
}
