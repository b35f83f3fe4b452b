import Foundation
import Glibc
import Testing

/// The program where the system gives it little, or what it is given has no end.
@Suite struct LimitTests {
  let home: Directory

  init() throws {
    home = try Directory()
    try home.write("渠道,分钟\n电话,10\n电话,20\n短信,30\n", to: "工单.csv")
  }

  private struct Outcome {
    let status: Int32
    let said: String
  }

  /// Runs a line of bash in the folder, `plaint` being the program that was built.
  private func bash(_ line: String, chinese: Bool = false) throws -> Outcome {
    let run = try Piped(
      "/bin/bash",
      ["-c", "cd \(home.path); plaint() { \(builtProgram("plaint")) \"$@\"; }; " + line],
      environment: [
        "PATH": "/usr/bin:/bin", "HOME": home.path, "LANG": chinese ? "zh_CN.UTF-8" : "C.UTF-8",
      ])
    return Outcome(status: run.status, said: run.output + run.notes)
  }

  @Test(
    arguments: [
      ("plaint -c 'load /dev/zero as z'", 3, "of memory, and"),
      ("plaint -c 'load /dev/full as z'", 3, "of memory, and"),
      ("yes a,b | plaint -c 'load - as z'", 3, "of memory, and"),
      ("ln -s /dev/zero z.plaint; plaint z.plaint", 2, "is longer than 16 MB, and no script"),
      ("plaint </dev/zero", 2, "is longer than 16 MB, and no command"),
    ] as [(String, Int32, String)])
  func whatHasNoEndIsRefused(line: String, status: Int32, words: String) throws {
    let outcome = try bash("ulimit -v 1000000; " + line)
    #expect(outcome.status == status)
    #expect(outcome.said.contains(words), "\(outcome.said)")
    #expect(outcome.said.contains("hint: "))
  }

  @Test func descriptorsBeyondAThousandAreNoMatter() throws {
    let outcome = try bash(
      "ulimit -n 4096; for ((i = 10; i < 1100; i++)); do eval \"exec $i</dev/null\"; done; "
        + "plaint --quiet -c 'load 工单.csv' -c 'say \"{count()}\"'")
    #expect(outcome.status == 0 && outcome.said == "3\n", "\(outcome.said)")
  }

  @Test(
    arguments: [
      ("ulimit -v 60000", "ulimit -v unlimited"), ("ulimit -s 1024", "ulimit -s 8192"),
      ("ulimit -s 64", "ulimit -s 8192"), ("ulimit -s 32", "ulimit -s 8192"),
      ("ulimit -s 16", "ulimit -s 8192"),
    ])
  func tooLittleToBeginIsSaid(limit: String, way: String) throws {
    for chinese in [false, true] {
      let outcome = try bash("\(limit); plaint -c 'say 1'", chinese: chinese)
      #expect(outcome.status == 1)
      #expect(outcome.said.hasPrefix(chinese ? "错误：" : "error: "), "\(outcome.said)")
      #expect(outcome.said.contains(way))
    }
  }

  /// Address space that is only set aside: the C library does so for each thread.
  @Test func moreMemoryAllowedIsMoreMemory() throws {
    let line = "plaint --quiet -c 'load /proc/self/statm header no as m' -c 'show 1' | tail -1"
    let pages = try [200_000, 300_000, 600_000].map { limit in
      Int(try bash("ulimit -v \(limit); " + line).said.prefix { $0 != " " })
    }
    let taken = pages.map { ($0 ?? .max) / 256 }
    #expect(taken.allSatisfy { $0 < taken[0] + 32 }, "\(taken) MB")
  }

  /// What is nested as deep as it may be, within the stack that is asked for at the start, or of which
  /// the rest may be taken; a build for debugging takes more than what is asked for.
  @Test func theDeepestNestingHasItsStack() throws {
    let deep = [("(", ")", 98), ("abs(", ")", 98), ("-", "", 98), ("coalesce(", ",1)", 98)]
    #if DEBUG
      let limits = ["ulimit -Ss 1024"]
    #else
      let limits = ["ulimit -Ss 1024", "ulimit -s 2048"]
    #endif
    for limit in limits {
      for (open, close, times) in deep {
        let (front, back) = (
          String(repeating: open, count: times), String(repeating: close, count: times)
        )
        let outcome = try bash(
          "\(limit); plaint --quiet -c 'load 工单.csv' -c 'assert count(\(front)分钟\(back) > 0) = 3'")
        #expect(outcome.status == 0, "\(limit) \(open) \(outcome.said.suffix(300))")
        let deeper = try bash(
          "\(limit); plaint --quiet -c 'load 工单.csv' -c '计数 其中 \(front)\(front)\(front)分钟 > 0'",
          chinese: true)
        #expect(deeper.status == 2 && deeper.said.contains("嵌套过深"), "\(limit) \(open)")
      }
    }
  }

  @Test(arguments: [">&-", ">&- 2>&-", "<&- >&- 2>&-"])
  func anAnswerThatCannotBeWrittenIsAFailure(closed: String) throws {
    #expect(try bash("plaint -c 'load 工单.csv' -c 'count' \(closed)").status == 1)
  }

  /// A disk of 64 KB; nil where this process may mount none.
  private func onSmallDisk(_ lines: String) throws -> Outcome? {
    try home.write(
      "mkdir disk; mount -t tmpfs -o size=64k none disk || exit 77\n"
        + "plaint() { \(builtProgram("plaint")) \"$@\"; }\n" + lines, to: "small.sh")
    let outcome = try bash("unshare -Urm bash small.sh || exit $?")
    return outcome.said.contains("unshare:") || outcome.status == 77 ? nil : outcome
  }

  @Test(arguments: ["csv", "tsv", "json", "ndjson", "md"], [false, true])
  func aFullDiskLeavesTheOldFile(format: String, isNew: Bool) throws {
    let rows = (0..<20_000).map { "电话\($0),\($0)" }.joined(separator: "\n")
    try home.write("渠道,分钟\n\(rows)\n", to: "多.csv")
    let outcome = try onSmallDisk(
      """
      \(isNew ? "" : "echo 旧 >disk/出.\(format)")
      plaint --quiet -c 'load 多.csv' -c 'export "disk/出.\(format)" replace'
      echo "status $?"; ls -A disk; cat disk/出.\(format) 2>/dev/null; true
      """)
    guard let said = outcome?.said else { return }
    let left = isNew ? "status 1\n" : "status 1\n出.\(format)\n旧\n"
    #expect(said.hasPrefix(left), "\(said)")
    #expect(said.contains("“disk/出.\(format)” cannot be written: the disk is full"), "\(said)")
    #expect(said.contains("hint: nothing is left of it; make room and try again"))
  }

  @Test func aScriptAndAHistoryOnAFullDisk() throws {
    let outcome = try onSmallDisk(
      """
      echo 旧 >disk/s.plaint
      cat /dev/zero >disk/rest 2>/dev/null
      plaint --quiet -c 'load 工单.csv' -c 'count' -c 'save disk/s.plaint replace' 2>&1
      echo "status $?"; ls -A disk; cat disk/s.plaint
      """)
    guard let said = outcome?.said else { return }
    #expect(said.contains("“disk/s.plaint” cannot be written: the disk is full"), "\(said)")
    #expect(said.hasSuffix("status 1\nrest\ns.plaint\n旧\n"), "\(said)")
  }

  @Test func standardInputIsReadOnce() throws {
    for chinese in [false, true] {
      let twice = try bash(
        "printf 'a,b\\n1,2\\n' | plaint -c 'load - as x' -c 'load - as y'", chinese: chinese)
      #expect(twice.status == 3)
      #expect(
        twice.said.contains(chinese ? "或已被读过：它只能读一次" : "was read already: it can be read once"))
      // Where the commands come from there, nothing else does.
      let both = try bash("echo 'load - as x' | plaint", chinese: chinese)
      #expect(both.status == 3)
      #expect(both.said.contains(chinese ? "标准输入没有内容" : "standard input holds nothing"))
    }
  }

  /// A script that is a pipe nobody writes to is given up like a command.
  @Test func aScriptThatNeverComesIsInterrupted() throws {
    for chinese in [false, true] {
      let outcome = try bash(
        """
        rm -f 管.plaint; mkfifo 管.plaint
        set -m
        plaint 管.plaint & sleep 1; kill -INT -- -$!; wait $!; echo "status $?"
        """, chinese: chinese)
      #expect(outcome.said.contains("status 130"), "\(outcome.said)")
      #expect(outcome.said.contains(chinese ? "已中断，一切照旧" : "interrupted; everything is as it was"))
    }
  }

  @Test func aClosedDescriptorIsTakenByNoFile() throws {
    let outcome = try bash(
      "plaint -c 'load 工单.csv' -c 'export 出.csv' <&- >&- 2>&-; echo $?; cat 出.csv")
    #expect(outcome.said == "0\n渠道,分钟\n电话,10\n电话,20\n短信,30\n")
  }

  @Test func whatGrowsWithoutEndIsRefused() throws {
    let texts = (0..<34).map { "-c 'add 甲\($0 + 1) = \($0 == 0 ? "渠道 + 渠道" : "甲\($0) + 甲\($0)")'" }
    let doubled = try bash(
      "ulimit -v 1000000; plaint -c 'load 工单.csv' \(texts.joined(separator: " ")) -c 'count where length(甲34) > 1'"
    )
    #expect(doubled.status == 3)
    #expect(doubled.said.contains("the texts of this would take"), "\(doubled.said)")
    let rows = [String](repeating: "-c 'x = take 999999999' -c 'append x'", count: 30)
    let appended = try bash(
      "ulimit -v 1000000; plaint -c 'load 工单.csv' \(rows.joined(separator: " "))", chinese: true)
    #expect(appended.status == 1)
    #expect(appended.said.contains("数据集由彼此合成已达 12 层"), "\(appended.said)")
    try home.write("a\n" + String(repeating: "1\n", count: 300_000), to: "长.csv")
    let many = [String](repeating: "-c 'append 长'", count: 100).joined(separator: " ")
    let long = try bash(
      "ulimit -v 600000; plaint -c 'load 长.csv' -c 'x = take 1' -c 'load 长.csv as 总' \(many) -c 'sort a | show'",
      chinese: true)
    #expect(long.status == 3)
    #expect(long.said.contains(" 行需要内存 "), "\(long.said)")
  }

  @Test func whatAKilledExportLeftIsNamed() throws {
    try home.write("半", to: ".出.csv.plaint-2147483646")
    let outcome = try bash("plaint -c 'load 工单.csv'")
    #expect(outcome.status == 0)
    #expect(
      outcome.said.contains(
        "an export that was killed left “.出.csv.plaint-2147483646”; nothing needs it"),
      "\(outcome.said)")
    // One whose process lives is nobody's business.
    try home.write("半", to: ".出.csv.plaint-\(getpid())")
    #expect(!(try bash("plaint -c 'load 工单.csv'").said.contains("plaint-\(getpid())")))
  }

  @Test func aFileLargerThanAllowedIsAnError() throws {
    let rows = (0..<3000).map { "电话营业厅,\($0)\n" }.joined()
    try home.write("渠道,分钟\n" + rows, to: "多.csv")
    let outcome = try bash(
      "ulimit -f 8; plaint --quiet -c 'load 多.csv' -c 'export 大.csv'; echo $?; ls -A | grep -v 多")
    #expect(outcome.said.hasPrefix("1\n工单.csv\n-c:2: error"), "\(outcome.said)")
    #expect(outcome.said.contains("the file would be larger than allowed"))
  }

  @Test func whatKillsAnExportLeavesNothingBehind() throws {
    let rows = (0..<150_000).map { "电话\($0 &* 7919 % 150_001),\($0)\n" }.joined()
    try home.write("渠道,分钟\n" + rows, to: "多.csv")
    try home.write("旧\n", to: "出.csv")
    for (signal, status) in [("TERM", 128 + SIGTERM), ("HUP", 128 + SIGHUP)] {
      let outcome = try bash(
        """
        (exec \(builtProgram("plaint")) --quiet \
          -c 'load 多.csv' -c 'sort 渠道' -c 'export 出.csv replace') & job=$!
        until ls -A | grep -q 'plaint-'; do kill -0 $job || break; sleep 0.005; done
        stat -c %a .出.csv.plaint-*
        kill -\(signal) $job; wait $job; echo "ended $?"; ls -A | grep -c plaint-; cat 出.csv
        """)
      #expect(outcome.said.contains("600\nended \(status)\n0\n旧\n"), "\(outcome.said.prefix(500))")
    }
  }

  @Test func aLineThatBeginsLikeAnOptionIsALine() throws {
    let outcome = try bash("plaint -c '-=…'")
    #expect(outcome.status == 2)
    #expect(
      outcome.said.hasPrefix("error: a command is missing here\n  -=…\n  ^"), "\(outcome.said)")
    #expect(try bash("plaint -c 'say \"一\"' -c '--help'").said.contains("--help\n  ^"))
  }

  @Test func namesOfFilesAreWhatTheyAre() throws {
    for name in ["a{月}.csv", "a{{b.csv", "{.csv"] {
      try home.write("甲\n1\n", to: name)
      #expect(try bash("echo 'say \"{count()}\"' | plaint --quiet '\(name)'").said == "1\n")
    }
    // 投诉 in GBK, and bytes that are nothing.
    let odd = "$'\\xcd\\xb6\\xcb\\xdf.csv'"
    let outcome = try bash(
      "printf '甲\\n1\\n' >\(odd); printf '甲\\n2\\n' >$'x\\xff.csv'; "
        + "echo 'datasets' | plaint \(odd); plaint --quiet -c 'load 投诉.csv' -c 'export 投诉.csv replace'; "
        + "echo 'datasets' | plaint $'x\\xff.csv'; ls | wc -l")
    #expect(outcome.said.contains("投诉: 1 row"), "\(outcome.said)")
    #expect(outcome.said.contains("x\\xFF: 1 row"), "\(outcome.said)")
    #expect(outcome.said.contains("\n6\n"), "\(outcome.said)")
  }

  @Test func aTildeThatTheShellLeftIsAName() throws {
    let outcome = try bash(
      """
      mkdir '~'; printf '甲\\n1\\n2\\n' >'~/t.csv'; printf '甲\\n1\\n' >t.csv
      echo 'say "{count()}"' >'~/s.plaint'; echo 'say "home"' >s.plaint
      echo 'say "{count()}"' | plaint --quiet '~/t.csv'; plaint --quiet -c '写 "{行数()}"' '~/t.csv'
      plaint --quiet '~/s.plaint'
      """)
    #expect(outcome.said.hasPrefix("2\n2\n"), "\(outcome.said)")
    #expect(!outcome.said.contains("home"), "\(outcome.said)")
  }

  @Test func filesOfTheSystemAreRead() throws {
    let outcome = try bash(
      "plaint --quiet -c 'load /proc/self/mounts header no as m' -c 'assert count() > 0'")
    #expect(outcome.status == 0, "\(outcome.said)")
  }
}
