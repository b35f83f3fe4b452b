import Glibc
import PlaintText
import Testing

@testable import PlaintEngine

/// Identifiers in commands: digits where text is wanted, numbers where they are compared, never
/// added up.
@Suite final class IdentifierAskingTests {
  private let folder = "/tmp/plaint-identifiers-\(getpid())-\(UInt64.random(in: 0 ... .max))"

  init() throws {
    mkdir(folder, 0o700)
    let tickets =
      "工单编号,电话,邮编,件数\n"
      + (1...30).map { "\($0),138000000\($0 + 10),10008\($0 % 3),\($0)\n" }.joined()
    write(tickets, to: "工单.csv")
    write("编号,重复\n7,a\n8,b\n9,c\n7,d\n10,e\n11,f\n12,g\n13,h\n14,i\n15,j\n", to: "重复.csv")
    write("邮编,地名\n100081,海淀\nA1,外地\n", to: "邮编.csv")
  }

  deinit {
    for name in ["工单.csv", "重复.csv", "邮编.csv"] { unlink(folder + "/" + name) }
    rmdir(folder)
  }

  private func write(_ text: String, to name: String) {
    guard let file = fopen(folder + "/" + name, "w") else { return }
    fputs(text, file)
    fclose(file)
  }

  private func talk(_ tongue: Tongue = .english, _ file: String = "工单.csv") throws -> Talk {
    let talk = Talk(tongue: tongue)
    try talk.say("load \"\(folder)/\(file)\" as t")
    return talk
  }

  @Test func theyAreTextWhereTextIsWantedAndNumbersWhereTheyAreCompared() throws {
    try talk().say(
      "assert count(电话 starts with \"13800000011\") = 1", "assert count(电话 contains \"0001\") = 9",
      "assert count(left(电话, 3) = \"138\") = 30", "assert count(电话 = 13800000011) = 1",
      "assert count(电话 = \"13800000011\") = 1", "assert count(工单编号 > 9) = 21",
      "assert count(邮编 in (100081, 100082)) = 20", "assert count(邮编 in (\"100081\", 100082)) = 20",
      "assert count(number(邮编) = 100081) = 10", "assert max(工单编号) = 30",
      "assert distinct(邮编) = 3", "assert count(length(邮编) = 6) = 30")
  }

  @Test(
    arguments: [
      "group 邮编 of sum(电话)", "group 邮编 of mean(电话)", "group 邮编 of median(电话)",
      "group 邮编 of percentile(电话, 90)", "group 邮编 of stddev(电话)", "add x = 电话 + 1",
      "add x = 2 * 电话", "add x = bin(电话, 10)", "add x = round(电话)", "weight 电话",
    ]) func theyAreNeverCountedWith(_ line: String) throws
  {
    let english = try talk().failure(line)
    #expect(
      english?.hints.map(\.english) == ["if “电话” holds amounts, load the file with: number 电话"])
    let chinese = try talk(.chinese).failure(line)
    #expect(
      chinese?.hints.map { $0.text(in: .chinese) } == ["若“电话”确是数量，加载时请加：数值列 电话"])
  }

  @Test func theLoadMakesAmountsOfThem() throws {
    let talk = Talk()
    try talk.say("加载 \"\(folder)/工单.csv\" 作为 t 数值列 工单编号", "assert sum(工单编号) = 465")
  }

  @Test func theyJoinTextsByTheirDigits() throws {
    let talk = try talk()
    try talk.say(
      "load \"\(folder)/邮编.csv\" as z", "use t", "join z by 邮编", "assert count(地名 = 海淀) = 10")
    try talk.say("use z", "append t", "assert count(邮编 = \"100081\") = 11")
  }

  @Test func repeatedOnesAreTold() throws {
    let english = try talk(.english, "重复.csv")
    #expect(
      english.notes.contains(
        "“编号”: 1 row repeats a value of a row above, such as “7”; unique 编号 keeps the first of each"
      ))
    try english.say("unique 编号", "assert count() = 9")
    let chinese = try talk(.chinese)
    #expect(!chinese.notes.contains { $0.contains("重复") })
    try chinese.say("加载 \"\(folder)/工单.csv\" 作为 再", "追加 t")
    #expect(chinese.notes.last == "“电话”：30 行与前面某行的值重复，如“13800000011”；去重 电话 只留第一行")
  }
}
