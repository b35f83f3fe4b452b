import Fuzzing
import Glibc
import PlaintEngine
import PlaintLanguage
import Testing

/// The program under attack for as long as is asked for (`scripts/fuzz`): maimed scripts, exports that
/// are killed or may not grow.
@Suite(.enabled(if: Fuzzing.isWanted)) struct LongFuzzTests {
  private let home: Directory
  private let rows = 20_000

  init() throws {
    home = try Directory()
    try home.write("渠道,分钟\n电话,10\n短信,20\n", to: "工单.csv")
    let many = (0..<rows).map { "电话\($0 &* 7919 % 20_011),\($0)\n" }.joined()
    try home.write("渠道,分钟\n" + many, to: "多.csv")
  }

  private func bash(_ line: String) throws -> Piped {
    try Piped(
      "/bin/bash",
      ["-c", "cd \(home.path); plaint() { \(builtProgram("plaint")) \"$@\"; }; " + line],
      environment: ["PATH": "/usr/bin:/bin", "HOME": home.path, "LANG": "C.UTF-8"])
  }

  /// Whatever a line or a script holds, the program ends with a status of its own.
  @Test func scriptsEndWithAStatus() throws {
    let lines = Verbs.declarations.flatMap(\.example)
    var fuzzing = Fuzzing("maimed scripts")
    while var chance = fuzzing.next() {
      let text = (0..<5).map { _ in chance.maimed(lines) }.joined(separator: "\n")
      if ["export", "导出", "save", "保存"].contains(where: text.contains) { continue }
      try home.write(text, to: "试.plaint")
      let checked = try bash("plaint check 试.plaint 2>&1")
      #expect(checked.status < 128, "PLAINT_SEED=\(fuzzing.seed): \(checked.output)")
      let line = try bash("plaint -c 'load 工单.csv' -c \"$(tr -d '\\0' <试.plaint)\" 2>&1")
      #expect(line.status < 128, "PLAINT_SEED=\(fuzzing.seed): \(line.output)")
    }
  }

  /// Killed at any moment or forbidden to grow, an export leaves the old file or the new one, whole;
  /// what remains beside it is named at the next start.
  @Test func exportsAreWholeOrNot() throws {
    var fuzzing = Fuzzing("exports cut short")
    while var chance = fuzzing.next() {
      try home.write("旧\n", to: "出.csv")
      let signal = ["KILL", "TERM", "HUP", "INT", "USR1", "QUIT"][chance.number(0...5)]
      let limit = chance.number(0...3) == 0 ? "ulimit -f \(chance.number(1...400)); " : ""
      let wait = Double(chance.number(0...600)) / 1000
      _ = try bash(
        """
        (\(limit)exec \(builtProgram("plaint")) --quiet -c 'load 多.csv' -c 'sort 渠道' \
          -c 'export 出.csv replace') & job=$!
        sleep \(wait); kill -\(signal) $job; wait $job
        """)
      let (text, context) = (home.text(of: "出.csv"), "PLAINT_SEED=\(fuzzing.seed), \(signal)")
      let isWhole = text == "旧\n" || text.utf8.count { $0 == 0x0A } == rows + 1
      #expect(isWhole, "\(context): \(text.utf8.count) bytes")
      let left = try bash("ls -A | grep plaint-").output.split(separator: "\n").map(String.init)
      #expect(left.count <= (signal == "KILL" ? 1 : 0), "\(context): \(left)")
      guard let name = left.first else { continue }
      #expect(try bash("plaint -c 'load 工单.csv'").notes.contains(name), "\(context)")
      unlink(home.path + "/" + name)
    }
  }
}
