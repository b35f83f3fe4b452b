/// Reports A and B: how many tickets of each cause the halls took in March, April and May 2012.
///
/// The May column of the type 业务响应 is the report itself. March and April are ours, so that a
/// script asked for another month has something to say.
struct HallLine {
  let type, channel, reason: String
  /// March, April, May.
  let counts: [Int]

  init(_ type: String, _ channel: String, _ reason: String, _ counts: Int...) {
    (self.type, self.channel, self.reason, self.counts) = (type, channel, reason, counts)
  }
}

/// What an analyst calls the tickets of reports A and B.
let response = "业务响应"
let phoneHall = "电话营业厅"
let webHall = "网上营业厅"
let textHall = "短信营业厅"

/// Report A, 739 tickets in May: the phone hall's five causes.
let phoneLines: [HallLine] = [
  HallLine(response, phoneHall, "人工前台操作", 128, 203, 371),
  HallLine(response, phoneHall, "话费直通车(1008611)短信收不到", 31, 58, 154),
  HallLine(response, phoneHall, "10086 拨打异常(语音播报异常)", 74, 86, 119),
  HallLine(response, phoneHall, "无法转接人工", 57, 66, 63),
  HallLine(response, phoneHall, "短信协同办理", 23, 27, 32),
]

/// Report B, 286 tickets in May: six causes make 266, and 20 tickets name none.
let webLines: [HallLine] = [
  HallLine(response, webHall, "账单详单查询", 14, 12, 10),
  HallLine(response, webHall, "随机密码短信", 33, 61, 119),
  HallLine(response, webHall, "登录", 21, 19, 17),
  HallLine(response, webHall, "网银交费与营销活动", 9, 14, 21),
  HallLine(response, webHall, "业务操作", 18, 27, 41),
  HallLine(response, webHall, "客户自身操作", 29, 37, 58),
  HallLine(response, webHall, "", 6, 11, 20),
]

/// The other two types, in all three halls: what a script must leave out to get the report.
///
/// 账单详单查询 is here too, as a question instead of a complaint: a count by reason alone is wrong.
let otherLines: [HallLine] = [
  HallLine("投诉", phoneHall, "资费争议", 18, 20, 23),
  HallLine("投诉", phoneHall, "网络覆盖", 12, 11, 14),
  HallLine("投诉", phoneHall, "宽带故障", 9, 13, 10),
  HallLine("投诉", phoneHall, "服务态度", 5, 4, 6),
  HallLine("投诉", webHall, "资费争议", 6, 7, 9),
  HallLine("投诉", webHall, "充值未到账", 4, 5, 8),
  HallLine("投诉", textHall, "垃圾短信", 7, 9, 12),
  HallLine("投诉", textHall, "资费争议", 3, 4, 6),
  HallLine("咨询", phoneHall, "套餐资费", 24, 26, 31),
  HallLine("咨询", phoneHall, "国际漫游", 8, 9, 13),
  HallLine("咨询", phoneHall, "停机复机", 10, 9, 8),
  HallLine("咨询", webHall, "账单详单查询", 12, 14, 17),
  HallLine("咨询", webHall, "积分兑换", 5, 6, 9),
  HallLine("咨询", textHall, "套餐资费", 6, 8, 9),
  HallLine("咨询", textHall, "流量查询", 9, 11, 16),
]

/// A day on which part of a month's tickets of one reason came at once: what `monitor` should find.
struct Outbreak {
  let reason: String
  let month, day: Int
  /// How many of a thousand tickets of that month and reason fell on that day.
  let perMille: Int
}

let outbreaks = [
  Outbreak(reason: "话费直通车(1008611)短信收不到", month: 5, day: 17, perMille: 250),
  Outbreak(reason: "随机密码短信", month: 5, day: 18, perMille: 180),
]
