import Foundation
import PlaintEngine
import PlaintTable
import PlaintText
import PlaintValue
import Testing

/// The shipped report scripts print the figures of the reports.
@Suite struct ReportTests {
  /// What the scripts print, run once for all figures.
  private static let may = (try? printed("may-2012.plaint")) ?? ""
  private static let unaware = (try? printed("unaware-subscriptions.plaint")) ?? ""

  /// Everything a script of docs/scripts prints.
  private static func printed(_ name: String, given: [String: String] = [:]) throws -> String {
    let scratch = try Pages.scratch()
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let script = Script(text: try Pages.text("docs/scripts/\(name)"), file: name)
    let today = try #require(Day(year: 2012, month: 6, day: 5))
    let host = Host(today: today, width: 100, folder: scratch)
    let lines = Lines()
    var session = Session()
    try session.run(script, given: given, host: host) { lines.text += $0.drawn(for: host) + "\n" }
    return lines.text
  }

  private final class Lines { var text = "" }

  /// Whether some line holds all of these, in order.
  private func line(_ text: String, holds parts: [String]) -> Bool {
    text.split(separator: "\n").contains { line in
      var rest = Substring(line)
      for part in parts {
        guard let range = rest.range(of: part) else { return false }
        rest = rest[range.upperBound...]
      }
      return true
    }
  }

  @Test(arguments: [
    ["电话营业厅", "739", "72.10%"], ["网上营业厅", "286", "27.90%"], ["(total)", "1,025"],
    ["人工前台操作", "371", "50.20%"], ["话费直通车(1008611)短信收不到", "154", "20.83%"],
    ["10086 拨打异常(语音播报异常)", "119", "16.10%"], ["无法转接人工", "63", "8.52%"],
    ["短信协同办理", "32"], ["585"], ["368"], ["(total)", "214"],
    ["10086 拨打异常(语音播报异常)", "119", "55.61%"], ["无法转接人工", "63", "29.44%"],
    ["短信协同办理", "32", "14.95%"], ["账单详单查询", "10"], ["随机密码短信", "119"], ["登录", "17"],
    ["网银交费与营销活动", "21"], ["业务操作", "41", "14.33%"], ["客户自身操作", "58"], ["(missing)", "20"],
    ["短信营业厅", "154", "15.02%"],
    ["登录", "17"], ["no", "266"], ["yes", "20"],
    ["Of 286 tickets 266 name a reason and 20 name none."],
    ["17.83 % of 286 would be 51 tickets of 业务操作; there are 41."],
    ["话费直通车(1008611)短信收不到", "短信营业厅", "154", "15.02%"],
    ["人工前台操作", "人工服务", "371", "36.20%"], ["电话营业厅", "0.00%", "214", "20.88%", "+20.88 pp"],
    ["人工前台操作", "371", "36.20%", "0", "0.00%", "-36.20 pp"], ["短信营业厅", "154", "15.02%"],
    ["人工前台操作", "371", "100.00%", "36.20%"],
  ]) func bothHallsPrint(figures: [String]) throws {
    #expect(line(Self.may, holds: figures), "\(figures)")
  }

  /// Shares that are cut off print 67.99 and 20.83 where rounding half-up prints 68.00 and 20.84:
  /// each stands where its report has it.
  @Test func eachReportHasItsRounding() {
    let phone = Self.may.split(separator: "\n").filter { $0.contains("话费直通车") }
    #expect(phone.first?.contains("20.83%") == true)
    // The same by the other rules, so that one sees which was used.
    for figure in [
      "20.84%", "8.53%", "20.8390%", "8.5250%", "14.33%", "14.34%", "72.10%", "72.09%",
    ] {
      #expect(Self.may.contains(figure), "\(figure)")
    }
    #expect(Self.unaware.contains("22.32%") && !Self.unaware.contains("22.31%"))
  }

  @Test func theScriptsAreSound() throws {
    for name in ["may-2012.plaint", "unaware-subscriptions.plaint"] {
      let scratch = try Pages.scratch()
      defer { try? FileManager.default.removeItem(atPath: scratch) }
      let text = try Pages.text("docs/scripts/\(name)")
      try text.write(toFile: scratch + "/" + name, atomically: true, encoding: .utf8)
      let lines = Lines()
      let today = try #require(Day(year: 2012, month: 6, day: 5))
      let host = Host(today: today, width: 100, folder: scratch)
      var session = Session()
      try session.respond(to: SourceText("check \(name)"), host: host) {
        lines.text += $0.drawn(for: host) + "\n"
      }
      #expect(lines.text.contains("nothing is wrong with \(name)"), "\(lines.text)")
    }
  }

  @Test func anotherMonthRunsTheSameScript() throws {
    let text = try Self.printed("may-2012.plaint", given: ["month": "2012-04"])
    #expect(line(text, holds: ["电话营业厅", "440", "70.85%"]))
    #expect(line(text, holds: ["where type = 业务响应 and opened_at in 2012-04"]))
    #expect(!text.contains("{month}"))
  }

  @Test(arguments: [
    ["不知情定制", "19,260", "26.75%"], ["不知情定制", "19,260", "9,993", "+92.73%"],
    ["(total)", "72,000"], ["不知情变更资费", "1,049", "36.69%"], ["保底消费", "459", "16.05%"],
    ["兑换电子券", "436", "15.25%", "68.00%"], ["渠道运营中心", "641", "22.42%"], ["东河", "638", "22.32%"],
    ["青山", "432", "15.11%"], ["昆区", "314", "10.98%"], ["(other)", "834", "29.17%"],
    ["2,859", "1,483", "+92.78%"], ["变更4G资费", "350"], ["开通保底", "92"], ["家庭网/宽带", "62"],
    ["7.2万 complaints, of which 1.9万 are 不知情定制: 26.75%."],
    ["The share lies between 25.52 % and 27.27 %."],
    ["The year before lies between 9,599 and 10,118, about 9,858."],
    ["the first three", "1,944", "68.00%"], ["the first three", "1,944", "67.99%"],
    ["渠道运营中心", "641"], ["兑换电子券", "398", "62.09%"], ["变更4G资费", "165"], ["变更4G资费", "98"],
    ["土右", "248"], ["变更4G资费", "92", "37.10%"], ["家庭网/宽带", "61", "24.60%"],
    ["营销活动", "436", "15.25%"], ["不知情变更资费", "1,049", "43.29%"],
  ]) func unawareSubscriptionsPrint(figures: [String]) throws {
    #expect(line(Self.unaware, holds: figures), "\(figures)")
  }
}
