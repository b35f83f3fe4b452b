import Foundation
import Glibc
import Testing

/// Sessions that end without being left.
extension TerminalTests {
  private func program(_ arguments: String, language: String = "") throws -> Terminal {
    try home.write("编号,渠道\n1,电话\n2,电话\n3,网上\n", to: "工单.csv")
    let command = "cd \(home.path) && exec \(builtProgram("plaint")) \(arguments)"
    return try Terminal(
      "/bin/sh", arguments: ["-c", command],
      environment: environment(["LANG": language, "LC_ALL": language]))
  }

  private var journals: [String] { home.names(in: ".local/state/plaint/sessions") }

  /// A session that ended long ago, as its journal has it.
  private func leave(_ lines: [String]) throws {
    let folders = [".local", ".local/state", ".local/state/plaint", ".local/state/plaint/sessions"]
    for folder in folders { mkdir(home.path + "/" + folder, 0o700) }
    try home.write(lines.joined(separator: "\n") + "\n", to: "\(folders[3])/1-1")
  }

  @Test(arguments: [SIGKILL, SIGSEGV, SIGHUP]) func aLostSessionComesBack(_ signal: Int32) throws {
    let lost = try program("工单.csv")
    try lost.wait(forLine: "工单 3>")
    lost.enter("filter 渠道 = 电话")
    try lost.wait(forLine: "工单[电话] 2/3>")
    lost.enter("count")
    lost.enter("count where 渠到 = 1")
    lost.enter("export 出.csv")
    try lost.wait(for: "wrote 1 line of")
    lost.send(signal)
    _ = try lost.end()
    #expect(journals.count == 1)
    #expect(home.permissions(of: ".local/state/plaint/sessions/\(journals[0])") == 0o600)

    let next = try program("")
    try next.wait(for: "a session of 3 commands ended at")
    next.enter("quit")
    _ = try next.end()

    let resumed = try program("--resume")
    try resumed.wait(for: "3 commands carried out again; files were not written again")
    try resumed.wait(forLine: "工单[电话] 2/3>")
    resumed.enter("it")
    try resumed.wait(for: "2 of 3 rows")
    resumed.enter("undo")
    try resumed.wait(forLine: "工单 3>")
    resumed.enter("quit")
    _ = try resumed.end()
    #expect(journals.isEmpty)
  }

  @Test func scriptsThatAreRunAgainWriteNoFile() throws {
    let lost = try program("工单.csv")
    try home.write("工单 | export 出.csv replace\nbreakdown 渠道\n", to: "写.plaint")
    try lost.wait(forLine: "工单 3>")
    lost.enter("run 写.plaint")
    try lost.wait(for: "wrote 3 lines of")
    try lost.wait(forLine: "工单 3>")
    lost.send(SIGKILL)
    _ = try lost.end()
    try home.write("别人的\n", to: "出.csv")
    let resumed = try program("--resume")
    try resumed.wait(for: "2 commands carried out again; files were not written again")
    let kept = try String(contentsOfFile: home.path + "/出.csv", encoding: .utf8)
    #expect(kept == "别人的\n")
    // From here on files are written as ever.
    resumed.enter("run 写.plaint")
    try resumed.wait(for: "wrote 3 lines of")
    resumed.enter("quit")
    _ = try resumed.end()
  }

  @Test func aScriptThatIsAPipeIsGivenUpWithCtrlC() throws {
    let terminal = try program("工单.csv")
    mkfifo(home.path + "/管.plaint", 0o600)
    for line in ["run 管.plaint", "check 管.plaint"] {
      try terminal.wait(forLine: "工单 3>")
      terminal.enter(line)
      usleep(200_000)
      terminal.type("\u{3}")
      try terminal.wait(for: "interrupted; everything is as it was")
      terminal.enter("say \"on\"")
      try terminal.wait(for: "\non\n")
    }
    terminal.enter("quit")
    _ = try terminal.end()
  }

  @Test func aSessionThatWasLeftLeavesNothingBehind() throws {
    let terminal = try program("工单.csv")
    try terminal.wait(forLine: "工单 3>")
    terminal.type("\u{4}")
    _ = try terminal.end()
    #expect(journals.isEmpty)
    let resumed = try program("--resume", language: "zh_CN.UTF-8")
    try resumed.wait(for: "没有未正常离开的会话")
  }

  @Test func theLineThatEndedASessionIsNamedAndLeftOut() throws {
    try leave([
      "? load 工单.csv", "- ", "+ load 工单.csv", "? filter 渠道 = 电话", "- ", "+ filter 渠道 = 电话",
      "? count where 渠道 = 1",
    ])
    let resumed = try program("--resume", language: "zh_CN.UTF-8")
    try resumed.wait(for: "该命令执行时会话中断，不再执行：count where 渠道 = 1")
    try resumed.wait(for: "已重新执行 2 条命令；没有重新写文件")
    try resumed.wait(forLine: "工单[电话] 2/3>")
  }

  @Test func whatCannotBeRepeatedIsToldAndTheRestStays() throws {
    try leave(["+ load 工单.csv", "+ load 没有了.csv", "+ filter 渠道 = 电话"])
    let resumed = try program("--resume")
    try resumed.wait(for: "没有了.csv")
    try resumed.wait(for: "taken up as far as command 1 of 3")
    try resumed.wait(forLine: "工单 3>")
  }

  @Test(arguments: [
    ("ln -s ../other J", "is a symbolic link,", "是符号链接，"),
    ("ln other J", "has a second name elsewhere (a hard link),", "在别处还有一个名称（硬链接），"),
    ("cp other J; chmod 622 J", "could be written by others,", "可由他人写入，"),
    ("mkdir J", "is not a regular file,", "不是普通文件，"),
    ("truncate -s 100M J", "is larger than 64 MB,", "超过 64 MB，"),
    ("(cat other; echo 坏了) >J", "is damaged in line 2,", "第 2 行已损坏，"),
    ("cp other J; chown 12345 J", "belongs to another user,", "属于其他用户，"),
  ]) func aJournalThatIsRefusedIsNamed(made: String, english: String, chinese: String) throws {
    let isMine = !made.contains("chown")
    guard isMine || geteuid() == 0 else { return }
    try leave(["+ load 工单.csv"])
    let folder = home.path + "/.local/state/plaint/sessions"
    let line = "cd \(folder) && mv 1-1 other && " + made.replacing("J", with: "1-1")
    _ = try Piped("/bin/sh", ["-c", line], environment: ["PATH": "/usr/bin:/bin"])
    let resumed = try program("--resume")
    try resumed.wait(forLine: "plaint>")
    let said = resumed.screen.text.replacing("\n  ", with: " ")
    #expect(said.contains("sessions/1-1” " + english), "\(said)")
    #expect(said.contains("is not taken up: look at it, then remove it"))
    resumed.enter("quit")
    _ = try resumed.end()
    let next = try program("", language: "zh_CN.UTF-8")
    try next.wait(forLine: "plaint>")
    let inChinese = next.screen.text.replacing("\n  ", with: "")
    #expect(inChinese.contains("sessions/1-1”" + chinese), "\(inChinese)")
    #expect(inChinese.contains("请查看后删除该文件"))
  }

  /// What is not as it was is said before anything is carried out again.
  @Test(arguments: ["", "zh_CN.UTF-8"]) func whatChangedSinceIsSaidFirst(language: String) throws {
    let isChinese = !language.isEmpty
    let lost = try program("工单.csv", language: language)
    try lost.wait(forLine: "工单 3>")
    try home.write("x\n1\n", to: "又.csv")
    try home.write("x\n1\n", to: "没了.csv")
    for name in ["又", "没了"] { lost.enter("load \(name).csv") }
    lost.enter("add 号 = pseudonym(x, \"秘密\")")
    lost.enter("count")
    try lost.wait(for: isChinese ? "没了：全部 1 行" : "没了: all 1 row")
    lost.send(SIGKILL)
    _ = try lost.end()
    unlink(home.path + "/没了.csv")
    try home.write("x\n1\n22\n", to: "又.csv")
    mkdir(home.path + "/别处", 0o700)
    let command = "cd \(home.path)/别处 && exec \(builtProgram("plaint")) --resume"
    let elsewhere = try Terminal(
      "/bin/sh", arguments: ["-c", command],
      environment: environment(["LANG": language, "LC_ALL": language]))
    try elsewhere.wait(
      for: isChinese ? "会话在“\(home.path)”中运行" : "it ran in “\(home.path)”")
    try elsewhere.wait(for: isChinese ? "略去含密钥的命令 1 条" : "1 line that holds a key is left out")
    elsewhere.send(SIGKILL)
    _ = try elsewhere.end()

    let resumed = try program("--resume", language: language)
    try resumed.wait(
      for: isChinese
        ? "自该会话加载后已改变：“工单.csv”和“又.csv”"
        : "changed since that session loaded them: “工单.csv” and “又.csv”")
    try resumed.wait(for: isChinese ? "已不存在：“没了.csv”" : "no longer there: “没了.csv”")
    #expect(!resumed.screen.text.contains(isChinese ? "中运行" : "it ran in"))
    try resumed.wait(for: isChinese ? "已恢复到第 2 条命令" : "taken up as far as command 2 of")
  }

  @Test(arguments: ["", "zh_CN.UTF-8"]) func aSessionThatCannotBeKeptSaysSoOnce(language: String)
    throws
  {
    let isChinese = !language.isEmpty
    for folder in [".local", ".local/state", ".local/state/plaint"] {
      mkdir(home.path + "/" + folder, 0o700)
    }
    try home.write("", to: ".local/state/plaint/sessions")
    let terminal = try program("工单.csv", language: language)
    try terminal.wait(
      for: isChinese ? "本次会话照常进行，但命令未能保存" : "this session goes on; its commands are not kept, so")
    terminal.enter("count")
    try terminal.wait(for: isChinese ? "全部 3 行" : "all 3 rows")
    terminal.enter("filter 渠道 = 电话")
    try terminal.wait(forLine: "工单[电话] 2/3>")
    let said = terminal.screen.text
    #expect(said.ranges(of: isChinese ? "照常进行" : "goes on").count == 1)
    #expect(said.contains("sessions/"))
  }

  /// The history holds its own; the journal is forbidden to grow beyond what it has.
  @Test(arguments: ["", "zh_CN.UTF-8"]) func whatTheDiskHadNoRoomForIsSaid(language: String) throws
  {
    let isChinese = !language.isEmpty
    try home.write("编号,渠道\n1,电话\n", to: "工单.csv")
    let command =
      "cd \(home.path) && ulimit -f 1 && exec \(builtProgram("plaint")) 工单.csv"
    let lost = try Terminal(
      "/bin/bash", arguments: ["-c", command],
      environment: environment([
        "LANG": language, "LC_ALL": language, "XDG_STATE_HOME": home.path,
      ]))
    try lost.wait(forLine: "工单 1>")
    // A block is a thousand bytes: the journal meets its end before the history, which has no marks.
    for count in 1...9 {
      lost.enter("add x\(count) = \(String(repeating: "1", count: 20)) + \(count)")
      try lost.wait(forLine: "工单 1>")
    }
    lost.enter("say \"\(String(repeating: "话", count: 200))\"")
    try lost.wait(for: isChinese ? "照常进行" : "this session goes on")
    lost.send(SIGKILL)
    _ = try lost.end()
    let resumed = try Terminal(
      "/bin/bash",
      arguments: ["-c", "cd \(home.path) && exec \(builtProgram("plaint")) --resume"],
      environment: environment([
        "LANG": language, "LC_ALL": language, "XDG_STATE_HOME": home.path,
      ]))
    try resumed.wait(
      for: isChinese ? "其末尾缺少命令：当时磁盘已满" : "commands are missing at its end: the disk had no room")
    try resumed.wait(for: isChinese ? "已重新执行 10 条命令" : "10 commands carried out again")
  }

  @Test func aSessionOfWhichNothingCouldBeKeptIsStillNamed() throws {
    try leave([])
    let path = home.path + "/.local/state/plaint/sessions/1-1"
    truncate(path, 0)
    chmod(path, 0o700)
    let next = try program("", language: "zh_CN.UTF-8")
    try next.wait(for: "有一次会话未正常离开，但磁盘已满，命令一条也未能保存")
    next.enter("quit")
    _ = try next.end()
    #expect(journals.isEmpty)
    try leave([])
    truncate(path, 0)
    chmod(path, 0o700)
    let resumed = try program("--resume")
    try resumed.wait(for: "commands are missing at its end: the disk had no room for them")
    #expect(!resumed.screen.text.contains("no session ended"))
  }

  @Test func aLineOfAJournalThatWasCutOffDoesNotCount() throws {
    try leave(["+ load 工单.csv", "+ filter 渠道 = 电话"])
    let path = ".local/state/plaint/sessions/1-1"
    try home.write(String(home.text(of: path).dropLast(2)), to: path)
    let resumed = try program("--resume")
    try resumed.wait(for: "1 command carried out again")
    try resumed.wait(forLine: "工单 3>")
  }

  @Test func aKeyIsKeptNowhere() throws {
    let terminal = try program("工单.csv")
    try terminal.wait(forLine: "工单 3>")
    terminal.enter("add 号 = pseudonym(渠道, \"秘密\")")
    terminal.enter("添加 号2 = 化名(渠道, “秘密”), x = (1 + 1)")
    terminal.enter("add bad = pseudonym((渠道), \"秘密\"")
    terminal.enter(")) )")
    for slip in ["pseudonm", "Pseudonym", "psuedonym", "假名", "化名"] {
      terminal.enter("add 错 = \(slip)(渠道, \"秘密\", 1)")
    }
    terminal.enter("save s.plaint")
    try terminal.wait(for: "a line of this session holds a key of pseudonym")
    terminal.send(SIGKILL)
    _ = try terminal.end()
    let kept = home.text(of: ".local/state/plaint/history")
    #expect(kept.contains("save s.plaint"))
    #expect(!kept.contains("秘密"))
    for name in journals {
      #expect(home.text(of: ".local/state/plaint/sessions/\(name)").contains("秘密") == false)
    }
  }
}

extension Directory {
  /// The names of the files in a folder of it, sorted; none when there is no such folder.
  fileprivate func names(in folder: String) -> [String] {
    guard let listing = opendir(path + "/" + folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }
}
