import Glibc
import PlaintText

/// Sessions that ended without being left: named at the next start, taken up again when asked.
extension Conversation {
  /// Says that there is such a session.
  func nameLostSession() {
    let (lost, refused) = Journal.lost(in: outlet.surroundings.environment)
    for message in refused { note(message) }
    guard let lost else { return }
    let when = moment(lost.ended)
    guard !lost.commands.isEmpty else {
      note(
        Message(
          "a session ended at \(when) without being left, and the disk had no room for any of its commands",
          "\(when) 有一次会话未正常离开，但磁盘已满，命令一条也未能保存"))
      unlink(lost.path)
      return
    }
    note(
      Message(
        "a session of \(counted(lost.commands.count, "command")) ended at \(when) without being left: plaint --resume takes it up again",
        "\(when) 有一次会话未正常离开（\(lost.commands.count) 条命令）：运行 plaint --resume 可继续"))
  }

  /// Carries out the commands of the session lost last, without what they print; what wrote files
  /// is not among them.
  ///
  /// - Returns: the exit status when one of them leaves.
  mutating func resume() -> Int32? {
    let (lost, refused) = Journal.lost(in: outlet.surroundings.environment)
    for message in refused { note(message) }
    guard let lost else {
      guard refused.isEmpty else { return nil }
      note(Message("no session ended without being left", "没有未正常离开的会话"))
      return nil
    }
    announce(lost)
    guard !lost.commands.isEmpty else {
      unlink(lost.path)
      return nil
    }
    outlet.isMuted = true
    door.isTakenUp = true
    defer {
      outlet.isMuted = false
      door.isTakenUp = false
    }
    for (index, command) in lost.commands.enumerated() {
      switch attendOnce(SourceText(command)) {
      case .done: continue
      case .left(let status): return status
      case .failed, .cutShort:
        note(
          Message(
            "the session is taken up as far as command \(index) of \(lost.commands.count); what comes after it is left out",
            "已恢复到第 \(index) 条命令（共 \(lost.commands.count) 条），其后的命令未执行"))
        return nil
      }
    }
    unlink(lost.path)
    note(
      Message(
        "\(counted(lost.commands.count, "command")) carried out again; files were not written again",
        "已重新执行 \(lost.commands.count) 条命令；没有重新写文件"))
    return nil
  }

  private func announce(_ lost: LostSession) {
    let when = moment(lost.ended)
    note(
      Message(
        "taking up the session that ended at \(when): \(counted(lost.commands.count, "command"))",
        "继续 \(when) 中断的会话：\(lost.commands.count) 条命令"))
    if let folder = lost.folder { announce(folder) }
    if lost.lacks {
      note(
        Message(
          "commands are missing at its end: the disk had no room for them", "其末尾缺少命令：当时磁盘已满"))
    }
    if lost.keyLines > 0 {
      note(
        Message(
          "\(counted(lost.keyLines, "line")) that \(lost.keyLines == 1 ? "holds" : "hold") a key \(lost.keyLines == 1 ? "is" : "are") left out: keys are kept nowhere, type \(lost.keyLines == 1 ? "it" : "them") again",
          "略去含密钥的命令 \(lost.keyLines) 条：密钥不作保存，请重新输入"))
    }
    announceChanges(lost.files)
    guard let last = lost.last else { return }
    note(
      Message(
        "left out, since the session ended in it: \(last)", "该命令执行时会话中断，不再执行：\(last)"))
  }

  private func announce(_ folder: String) {
    guard folder != currentFolder() else { return }
    note(
      Message(
        "it ran in “\(folder)”: files named without a folder are looked for here instead",
        "该会话在“\(folder)”中运行：未写文件夹的文件名改在当前文件夹中查找"))
  }

  /// Says which files are not what they were when the session loaded them.
  private func announceChanges(_ files: [(path: String, state: String)]) {
    let gone = files.filter { FileState(of: $0.path) == nil }.map { "“\($0.path)”" }
    let changed = files.filter { file in
      FileState(of: file.path).map { $0.text != file.state } ?? false
    }.map { "“\($0.path)”" }
    if !changed.isEmpty {
      note(
        Message(
          "changed since that session loaded \(changed.count == 1 ? "it" : "them"): \(list(changed, limit: 6)); answers may differ",
          "自该会话加载后已改变：\(list(changed, limit: 6, in: .chinese))；结果可能不同"))
    }
    if !gone.isEmpty {
      note(
        Message(
          "no longer there: \(list(gone, limit: 6))", "已不存在：\(list(gone, limit: 6, in: .chinese))"))
    }
  }

  private func note(_ message: Message) {
    outlet.note(message.harmless(in: outlet.surroundings.tongue))
  }

  /// A day and time of day of the person's own clock.
  private func moment(_ seconds: Int) -> String {
    var (time, parts) = (time_t(seconds), tm())
    localtime_r(&time, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    return "\(day) \(two(parts.tm_hour)):\(two(parts.tm_min))"
  }
}
