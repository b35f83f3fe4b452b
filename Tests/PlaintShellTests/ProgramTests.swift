import Foundation
import Glibc
import Testing

/// The program as scripts and pipes see it: what it prints where, and the status it ends with.
@Suite struct ProgramTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "plaint-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("渠道,分钟\n电话,10\n电话,20\n短信,30\n", to: "工单.csv")
  }

  private func write(_ text: String, to name: String) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }

  private struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs a shell line in the folder, `plaint` being the program that was built.
  private func shell(_ line: String, _ environment: [String: String] = [:]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "plaint() { \"$PLAINT\" \"$@\"; }; " + line]
    process.currentDirectoryURL = folder
    process.environment = [
      "PLAINT": builtProgram("plaint"), "PATH": "/usr/bin:/bin", "HOME": folder.path,
    ].merging(environment) { $1 }
    let files = try ["out", "err"].map { name in
      let file = folder.appending(path: "\(name)-\(UUID())")
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
      return (file, try FileHandle(forWritingTo: file))
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = files[0].1
    process.standardError = files[1].1
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: try String(contentsOf: files[0].0, encoding: .utf8),
      errors: try String(contentsOf: files[1].0, encoding: .utf8))
  }

  @Test(arguments: [
    "plaint 工单.csv -c 'count' -c 'breakdown 渠道 where 分钟 > 10'",
    "printf 'count\nbreakdown 渠道 where 分钟 > 10\n' | plaint 工单.csv",
    "printf 'count\nbreakdown 渠道 where 分钟 > 10\n' >s; plaint 工单.csv <s",
  ])
  func aFileMayStandBeforeCommandsAndBeforeAScriptThatIsFed(line: String) throws {
    let outcome = try shell(line)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("   rows  loaded\n"), "\(outcome.output)")
    #expect(outcome.output.contains("短信"))
    #expect(outcome.output.contains("工单: 2 of 3 rows; where 分钟 > 10"), "\(outcome.output)")
  }

  @Test(
    arguments: [
      (0, "say \"好\""), (1, "breakdown 渠道"), (1, "load 工单.csv\nbreakdown 区县"),
      (1, "load 工单.csv\nexport 无此夹/a.csv"), (2, "筛到 x"), (2, "parameter x"), (3, "load 无.csv"),
      (4, "load 工单.csv\n断言 count() = 4"), (0, "quit\nnothing"),
    ] as [(Int32, String)])
  func eachFailureHasItsStatus(status: Int32, lines: String) throws {
    let lines = lines == "quit\nnothing" ? "quit\nsay \"不说\"" : lines
    try write(lines, to: "脚本.plaint")
    try write("run 脚本.plaint\nsay \"之后\"", to: "外层.plaint")
    for line in ["plaint -c \"$(cat 脚本.plaint)\"", "plaint 脚本.plaint", "plaint <脚本.plaint"] {
      #expect(try shell(line).status == status, "\(line)")
    }
    let outer = try shell("plaint 外层.plaint")
    #expect(outer.status == status)
    #expect(outer.output.contains("之后") == (lines == "say \"好\""))
    #expect(!outer.output.contains("不说"))
  }

  @Test func anInterruptedScriptEndsWithItsStatus() throws {
    let pipe = folder.appending(path: "管.csv").path
    #expect(mkfifo(pipe, 0o600) == 0)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: builtProgram("plaint"))
    process.arguments = ["--quiet", "-c", "say \"begun\"\nload \(pipe)\nsay \"不说\""]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    #expect(output.fileHandleForReading.availableData == Data("begun\n".utf8))
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(output.fileHandleForReading.availableData.isEmpty)
  }

  @Test func nothingRunsUnlessAllIsUnderstood() throws {
    let outcome = try shell("plaint -c 'say \"一\"\nsay \"二\"\nsayy \"三\"'")
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("  sayy \"三\"\n  ^^^^\n"))
  }

  @Test func standardInputIsDoneLineByLine() throws {
    let outcome = try shell("printf 'say \"一\"\\n\\nsayy \"三\"\\nsay \"四\"\\n' | plaint")
    #expect(outcome.output == "一\n")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("-:3: error:"))
  }

  /// `load` of a file that is not there, in the language of the environment, else of the line.
  @Test(arguments: [
    ("load x.csv", "C", "error: "), ("加载 x.csv", "C", "错误："),
    ("加载 x.csv", "en_US.UTF-8", "error: "),
    ("load x.csv", "zh_CN.UTF-8", "错误："),
  ]) func messagesFollowTheScreenAndAnswersTheScript(line: String, locale: String, label: String)
    throws
  {
    let failed = try shell("plaint -c '\(line)'", ["LANG": locale])
    #expect(failed.errors.contains(label), "\(failed.errors)")
    try write("渠道\n电话\n", to: "工单.csv")
    let verbs = line.hasPrefix("load") ? ("load", "count") : ("加载", "计数")
    let outcome = try shell("printf '\(verbs.0) 工单.csv\\n\(verbs.1)\\n' | plaint", ["LANG": locale])
    #expect(outcome.output.contains(verbs.0 == "load" ? "rows" : "行数"), "\(outcome.output)")
  }

  @Test func theHelpOfTheCommandLineIsChineseOnAChineseScreen() throws {
    let english = try shell("plaint --help", ["PLAINT_LANG": "en"]).output
    let chinese = try shell("plaint --help", ["PLAINT_LANG": "zh"]).output
    for option in ["-c", "--version", "--quiet", "--color", "--help"] {
      #expect(english.contains(option) && chinese.contains(option), "\(option)")
    }
    let words = chinese.split { !$0.isASCII || !$0.isLetter }.map(String.init)
    let names = [
      "plaint", "c", "version", "resume", "quiet", "color", "auto", "always", "never", "h", "help",
    ]
    #expect(words.allSatisfy(names.contains), "\(words)")
    let wrong = try shell("plaint --pretty", ["PLAINT_LANG": "zh"])
    #expect(wrong.status == 2 && wrong.errors.hasPrefix("错误：没有选项“--pretty”"), "\(wrong.errors)")
  }

  @Test func anErrorSaysFileLineAndPlace() throws {
    try write("load 工单.csv\n\n筛选 渠道 = 电话 |\n  占比 区县\n", to: "五月.plaint")
    let outcome = try shell("plaint --quiet 五月.plaint", ["LANG": "zh_CN.UTF-8"])
    #expect(
      outcome.errors.hasPrefix("五月.plaint:4: 错误：工单中没有列“区县”\n    占比 区县\n         ^^^^\n"),
      "\(outcome.errors)")
  }

  @Test(arguments: [
    "月=2012-13", "月=2012-06 月=2012-07", "月份=2012-06", "2012-06", "=2012-06", "月=",
  ])
  func parametersThatDoNotFitRunNothing(given: String) throws {
    try write("say \"一\"\n参数 月 = 2012-05\nsay \"{月}\"", to: "参数.plaint")
    let outcome = try shell("plaint 参数.plaint \(given)")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
  }

  @Test func parametersReachAScriptAndLines() throws {
    try write("#!/usr/bin/env plaint\n参数 月 = 2012-05 \"报告月份\"\nsay \"{月}\"", to: "参数.plaint")
    #expect(try shell("plaint 参数.plaint").output == "2012-05\n")
    #expect(try shell("plaint 参数.plaint 月=2012-06").output == "2012-06\n")
    #expect(try shell("plaint -c 'parameter m = 1\nsay \"{m}\"' m=2").output == "2\n")
    let help = try shell("plaint 参数.plaint --help")
    #expect(help.status == 0)
    #expect(help.output.contains("  月=2012-05  报告月份"))
  }

  @Test func linesGivenTwiceFollowOneAnother() throws {
    let run = try shell("plaint -c 'say \"一\"' -c 'say \"二\"'")
    #expect(run.output == "一\n二\n")
  }

  @Test(arguments: ["--bogus", "-c", "--color sometimes", "无.plaint"])
  func aCommandLineThatMakesNoSenseIsStatusTwo(line: String) throws {
    let outcome = try shell("plaint \(line)")
    #expect(outcome.status == 2)
    #expect(outcome.output == "" && outcome.errors != "")
  }

  @Test(arguments: [
    ("check x.plaint", "plaint -c 'check x.plaint'"), ("检查 月.plaint", "plaint -c '检查 月.plaint'"),
    ("help", "plaint -c 'help'"),
  ]) func aCommandWithoutItsFlagIsAnsweredWithIt(line: String, proposal: String) throws {
    let outcome = try shell("plaint \(line)")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(proposal), "\(outcome.errors)")
  }

  @Test(arguments: [
    ("", "plaint 工单.csv -c 'run 月.plaint'"),
    ("zh_CN.UTF-8", "plaint 工单.csv -c '运行 月.plaint'"),
  ]) func aScriptAfterDataIsNoData(locale: String, proposal: String) throws {
    let outcome = try shell("plaint 工单.csv 月.plaint", ["LANG": locale])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(proposal), "\(outcome.errors)")
  }

  @Test func helpAndVersionAreAnswers() throws {
    #expect(try shell("plaint --version").output.hasPrefix("plaint 0."))
    let help = try shell("plaint --help")
    #expect(help.status == 0 && help.output.contains("name=value") && help.errors == "")
  }

  @Test func quietLeavesNotesOutAndKeepsWarnings() throws {
    let lines = "load 工单.csv\nfilter 渠道 = 面谈\ncount"
    #expect(try shell("plaint -c '\(lines)'").errors.contains("3 rows, 2 columns"))
    let quiet = try shell("plaint --quiet -c '\(lines)'").errors
    #expect(!quiet.contains("columns") && quiet.contains("warning: “面谈” never occurs"))
  }

  @Test func colourIsAsAsked() throws {
    let lines = "plaint --color WHEN -c 'load 工单.csv\nbreakdown 渠道\nbreakdown x'"
    for (paint, isColoured) in [("auto", false), ("always", true), ("never", false)] {
      let outcome = try shell(
        lines.replacing("WHEN", with: paint), ["TERM": "xterm", "NO_COLOR": ""])
      #expect(outcome.output.contains("\u{1B}[") == isColoured)
      #expect(outcome.errors.contains("\u{1B}[") == isColoured)
    }
  }

  @Test func aClosedPipeIsNoFailure() throws {
    try write("a\n" + String(repeating: "一行\n", count: 20_000), to: "长.csv")
    let outcome = try shell("(plaint --quiet -c 'load 长.csv\nshow 20000'; echo $? >&2) | head -1")
    #expect(outcome.errors == "0\n")
  }

  @Test func aPipeThatClosesEndsTheOutputButNotTheFiles() throws {
    try write("a\n" + String(repeating: "一行\n", count: 20_000), to: "长.csv")
    let lines = "load 长.csv\nshow 20000\nshow 20000\nexport 出.csv replace\n"
    try write(lines, to: "写.plaint")
    for run in ["写.plaint", "-c '\(lines)'", "< 写.plaint"] {
      let outcome = try shell(
        "(plaint --quiet \(run); echo $? >&2) | head -1; wc -l < 出.csv; rm 出.csv")
      #expect(outcome.errors == "0\n")
      #expect(outcome.output.hasSuffix("20001\n"))
    }
    // Lines that come through a pipe may never end: nothing more is done, and that is said.
    let endless = try shell(
      "(yes 'say \"是\"' | plaint --quiet; echo $? >&2) | head -1", ["PLAINT_LANG": "zh"])
    #expect(endless.output == "是\n")
    #expect(endless.errors.hasSuffix("\n1\n"))
    #expect(endless.errors.contains("已无人读取结果") || endless.errors.contains("nobody reads"))
  }

  @Test func namesOnTheCommandLineCannotCommandTheTerminal() throws {
    let escape = "$(printf 'b\\033[31mX.csv')"
    let lines = [
      "plaint a.csv \"\(escape)\"", "plaint \"--\(escape)\"",
      "plaint -c 'load \"'\"\(escape)\"'\"'",
      "plaint \"\(escape)\" </dev/null", "plaint 脚本.plaint --help", "plaint 脚本.plaint",
    ]
    try write(
      "parameter a = 1 \"\u{1B}]0;x\u{7}帮助\"\nsay \"\u{1B}[31m{a}\"\nexplain say \"\u{9B}31m\"\n",
      to: "脚本.plaint")
    for line in lines {
      let outcome = try shell(line)
      #expect(!(outcome.output + outcome.errors).isEmpty, "\(line)")
      for scalar in (outcome.output + outcome.errors).unicodeScalars {
        #expect(scalar == "\n" || scalar.properties.generalCategory != .control, "\(line)")
      }
    }
  }

  @Test func aFullDiskIsAFailure() throws {
    let outcome = try shell("plaint -c 'say \"一\"\nsay \"二\"' >/dev/full")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("cannot be written: no space left on device"))
  }

  @Test func aDataFileIsLoadedBeforeStandardInput() throws {
    let outcome = try shell("echo 'say \"{count()}\"' | plaint 工单.csv")
    #expect(outcome.output == "3\n")
    #expect(try shell("plaint 无.csv </dev/null").status == 3)
  }

  @Test func aMarkAndWindowsLineEndsAreNoText() throws {
    try write("\u{FEFF}load 工单.csv\r\nsay \"{count()}\"\r\n", to: "记事本.plaint")
    #expect(try shell("plaint --quiet 记事本.plaint").output == "3\n")
    #expect(try shell("plaint --quiet <记事本.plaint").output == "3\n")
    let folder = self.folder
    try Data([0x73, 0x61, 0x79, 0x20, 0xBA, 0xC3]).write(to: folder.appending(path: "国标.plaint"))
    let outcome = try shell("plaint 国标.plaint")
    #expect(outcome.status == 2 && outcome.errors.contains("not UTF-8"))
  }

  @Test func theNumberOfThreadsChangesNoByte() throws {
    let rows = (0..<30_000).map { "\(["电话", "短信", "", "网站"][$0 % 4]),\($0 % 97)\n" }
    try write("渠道,分钟\n" + rows.joined(), to: "多.csv")
    let lines = "load 多.csv\nbreakdown 渠道\ngroup 渠道 of mean(分钟), median(分钟)\nsort 分钟\nshow 3"
    let one = try shell("plaint -c '\(lines)' 2>&1", ["PLAINT_THREADS": "1"])
    #expect(one.status == 0)
    for count in ["2", "7"] {
      #expect(
        try shell("plaint -c '\(lines)' 2>&1", ["PLAINT_THREADS": count]).output == one.output)
    }
    #expect(try shell("plaint -c 'quit'", ["PLAINT_THREADS": "many"]).status == 2)
  }
}
