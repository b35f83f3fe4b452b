import Glibc

/// As many tickets as one likes, for measuring: twelve columns, about 235 bytes a row.
///
/// A block of rows depends on the seed and its own number alone, so a short file is the beginning
/// of a long one. Five columns of categories (skewed, 5 to 400 values), an id, a telephone (a fifth
/// of the rows from a few repeated callers), two moments (one in sixteen still open), a whole
/// number with gaps, a decimal, and a text of which nearly every one differs: three in a hundred
/// hold commas, one in a hundred doubled quotes or a line break inside quotes.
struct ManyTickets {
  static let heading =
    "ticket_id,opened_at,closed_at,phone,tier,channel,category,reason,district,"
    + "satisfaction,handling_minutes,content\n"

  private static let block = 50_000
  private static let start = Moment(2011, 7, 1)
  private static let days = 731

  private let seed: UInt64
  private let tiers = Skewed(manyTiers, falling: 1.2)
  private let channels = Skewed(manyChannels, falling: 1.0)
  private let districts = Skewed(manyDistricts, falling: 0.4)
  /// Category and reason, which goes with it.
  private let reasons: Skewed<(category: String, reason: String)>

  init(seed: UInt64) {
    self.seed = seed
    var dice = SplitMix64(seed: seed)
    let categories = manySubjects.flatMap { [$0 + "业务", $0 + "服务"] }
    let all = categories.flatMap { category in
      manyFaults.map { (category: category, reason: category + "-" + $0) }
    }
    reasons = Skewed(dice.shuffled(all), falling: 0.9)
  }

  /// Writes the file; false when it cannot be written.
  func write(_ rows: Int, to path: String) -> Bool {
    guard let file = fopen(path, "wb") else { return false }
    var isWritten = save(Array(Self.heading.utf8), to: file)
    for number in 0..<(rows + Self.block - 1) / Self.block where isWritten {
      isWritten = save(block(number, of: rows), to: file)
    }
    return fclose(file) == 0 && isWritten
  }

  /// The lines of a block of a file of so many rows.
  func block(_ number: Int, of rows: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.block * 256)
    // Blocks are seeded far apart: SplitMix64 is a counter that steps by this very constant.
    var dice = SplitMix64(seed: seed ^ UInt64(number + 1) &* 0xD1B5_4A32_D192_ED03)
    let first = number * Self.block
    for row in first..<min(first + Self.block, rows) { append(row, &dice, to: &bytes) }
    return bytes
  }

  private func save(_ bytes: [UInt8], to file: UnsafeMutablePointer<FILE>) -> Bool {
    fwrite(bytes, 1, bytes.count, file) == bytes.count
  }

  private func append(_ row: Int, _ dice: inout SplitMix64, to bytes: inout [UInt8]) {
    // The later of two draws more often than not: tickets grow more with time.
    let day =
      dice.happens(300)
      ? max(dice.below(Self.days), dice.below(Self.days))
      : dice.below(Self.days)
    let opened = Self.start.minutes * 60 + day * 86_400 + dice.below(86_400)
    // The product of three draws: most are short, a few take weeks.
    let tenths = 20 + dice.below(100) * (1 + dice.below(30)) * (1 + dice.below(12)) / 10
    let isOpen = dice.happens(60)
    let isRepeated = dice.happens(200)
    let phone =
      isRepeated
      ? 13_000_000_000 + dice.below(20_000) * 49_999
      : 15_000_000_000 + dice.below(3_999_999_999)
    let subject = reasons.drawn(&dice)
    bytes.append(digits: 20_110_700_000_000 + row)
    bytes.append(comma)
    bytes.append(moment: opened)
    bytes.append(comma)
    if !isOpen { bytes.append(moment: opened + tenths * 6) }
    bytes.append(comma)
    bytes.append(digits: phone)
    for word in [
      tiers.drawn(&dice), channels.drawn(&dice), subject.category, subject.reason,
      districts.drawn(&dice),
    ] {
      bytes.append(comma)
      bytes.append(contentsOf: word.utf8)
    }
    bytes.append(comma)
    if dice.happens(650) { bytes.append(digits: 1 + dice.below(5)) }
    bytes.append(comma)
    bytes.append(digits: tenths / 10)
    bytes.append(UInt8(ascii: "."))
    bytes.append(digits: tenths % 10)
    bytes.append(comma)
    appendContent(&dice, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }

  private func appendContent(_ dice: inout SplitMix64, to bytes: inout [UInt8]) {
    let style = dice.below(1000)
    let between = style < 40 && style >= 4 ? "," : "，"
    if style < 40 { bytes.append(quote) }
    if style < 4 { bytes.append(contentsOf: "\"\"".utf8) }
    for number in 0..<2 + dice.below(3) {
      if number > 0 {
        bytes.append(contentsOf: (style >= 4 && style < 10 && number == 1 ? "\n" : between).utf8)
      }
      let phrase = dice.pick(manyPhrases)
      bytes.append(contentsOf: phrase.utf8)
      if phrase.utf8.last == 0x9A { bytes.append(digits: 1 + dice.below(90_000)) }
      if style < 4, number == 0 { bytes.append(contentsOf: "\"\"".utf8) }
    }
    if style < 40 { bytes.append(quote) }
  }
}

/// Values drawn with weights that fall as a power of their place (after Zipf), by a table of
/// 65,536 places.
struct Skewed<Value> {
  private let values: [Value]
  private let table: [UInt16]

  init(_ values: [Value], falling power: Double) {
    self.values = values
    let weights = values.indices.map { pow(Double($0 + 1), -power) }
    let sum = weights.reduce(0, +)
    var (table, reached): ([UInt16], Double) = ([], 0)
    for (index, weight) in weights.enumerated() {
      reached += weight / sum * 65_536
      while Double(table.count) + 0.5 < reached, table.count < 65_536 {
        table.append(UInt16(index))
      }
    }
    while table.count < 65_536 { table.append(0) }
    self.table = table
  }

  func drawn(_ dice: inout SplitMix64) -> Value { values[Int(table[dice.below(65_536)])] }
}

extension [UInt8] {
  /// The number in digits.
  fileprivate mutating func append(digits number: Int) {
    let start = count
    var rest = number
    repeat {
      append(UInt8(48 + rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }

  /// A number below a hundred in two digits.
  private mutating func append(two number: Int) {
    append(UInt8(48 + number / 10))
    append(UInt8(48 + number % 10))
  }

  /// A moment in seconds since 1970, as `2012-05-01 08:03:30`.
  fileprivate mutating func append(moment seconds: Int) {
    var moment = Moment(1970, 1, 1)
    moment.minutes = seconds / 60
    let (year, month, day) = moment.date
    append(digits: year)
    append(UInt8(ascii: "-"))
    append(two: month)
    append(UInt8(ascii: "-"))
    append(two: day)
    append(UInt8(ascii: " "))
    append(two: moment.minutes / 60 % 24)
    append(UInt8(ascii: ":"))
    append(two: moment.minutes % 60)
    append(UInt8(ascii: ":"))
    append(two: seconds % 60)
  }
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")

private let manyTiers = ["普通客户", "银卡客户", "金卡客户", "集团客户", "钻石卡客户"]
private let manyChannels = [
  "电话营业厅", "网上营业厅", "短信营业厅", "实体营业厅", "掌上营业厅", "自助终端", "微博客服", "客户经理",
]
private let manySubjects = [
  "通话质量", "网络覆盖", "移动数据流量", "短信彩信", "宽带接入", "套餐资费", "账单争议", "充值缴费", "国际漫游",
  "增值业务", "垃圾短信", "骚扰电话", "实名登记", "停机复机", "号码携带", "积分兑换", "营销活动", "终端合约",
  "营业厅服务", "客服热线",
]
private let manyFaults = [
  "扣费不明", "处理不及时", "信号弱", "未经同意开通", "无法取消", "登记错误", "与宣传不符", "多次未解决", "频繁掉线",
  "解释不清",
]
private let manyDistricts = [
  "东河区", "昆都仑区", "青山区", "九原区", "石拐区", "白云区", "滨河新区", "稀土高新区", "土默特右旗", "固阳县",
  "达茂旗", "东城区", "西城区", "朝阳区", "海淀区", "丰台区", "通州区", "顺义区", "昌平区", "大兴区", "房山区",
  "怀柔区", "平谷区", "密云区", "延庆区", "新城区", "回民区", "玉泉区", "赛罕区", "和林县",
]
/// What a text is put together from; those that end in a full-width colon are followed by a number.
private let manyPhrases = [
  "客户来电反映", "客户表示不认可", "近一个月", "多次拨打热线", "短信提醒未收到", "收到大量垃圾短信", "上网速度很慢",
  "在家里没有信号", "月底账单金额不对", "要求退还费用", "要求尽快处理", "营业员态度不好", "套餐变更后未生效",
  "宽带经常掉线", "已重启设备仍无改善", "营业员未告知资费", "请核实并回复", "积分无法兑换", "漫游费用过高",
  "手机无法接通", "希望给予合理解释", "之前投诉没有结果", "被开通增值业务", "流量用得太快", "合约机无法解约",
  "实名信息有误", "充值后未到账", "要求上门检修", "流水号：", "多扣金额（分）：", "回访编号：",
]
