/// The words of a ticket's last cell, and the odd things real cells hold.
///
/// Most are plain sentences. About three in a hundred have half-width commas and are quoted in the
/// file; about one in a hundred has quotation marks or a line break inside. The ``oddities`` stand at fixed places.
struct Wording {
  private static let openings = ["客户来电反映", "用户反映", "客户称", "机主反映", "客户投诉"]
  private static let endings = [
    "，请核实。", "，要求尽快处理。", "，希望回复。", "，已安抚。", "，请相关部门跟进。", "。",
  ]

  /// Whole cells, each once: characters that take four bytes in GB18030, and two cells that look
  /// like formulas.
  private static let oddities = [
    "机主姓名含“㐂”字，账单显示为问号。",
    "机主𠮷先生反映姓名录入后变成方框。",
    "=1008611 短信内容与账单不符",
    "短信带表情😡后对方收不到。",
    "页面底部显示“©”处报错，请核实。",
    "-客户不愿留联系时间",
    "机主姓“𡈽”，证件系统无法录入，要求人工办理。",
    "套餐名“Français”在短信中显示为乱码。",
  ]

  /// The first row, and how many rows apart the others are, that has one of the ``oddities``.
  private static let oddityEvery = 300

  static func content(of reason: String, at row: Int, with dice: inout SplitMix64) -> String {
    if row > 0, row % oddityEvery == 0, row / oddityEvery <= oddities.count {
      return oddities[row / oddityEvery - 1]
    }
    let opening = dice.pick(openings)
    let saying = dice.pick(Subject.of(reason).sayings)
    let ending = dice.pick(endings)
    switch dice.below(1000) {
    case ..<32: return "\(opening)\(saying),已查询两次,请核实"
    case ..<37: return "\(opening)\(saying)，原话为\"等了半天\"\(ending)"
    case ..<42: return "\(opening)\(saying)\(ending)\n回访：客户表示认可。"
    case ..<44: return "\(opening)\(saying),\n提示\"系统忙,请稍后\"\(ending)"
    default: return opening + saying + ending
    }
  }
}
