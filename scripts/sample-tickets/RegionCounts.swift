/// Report C, the region: already counted, because its tickets are too many to ship.
struct RegionLine {
  let category: String
  /// January to May of each year.
  let counts2014, counts2015: [Int]

  init(_ category: String, _ counts2014: [Int], _ counts2015: [Int]) {
    (self.category, self.counts2014, self.counts2015) = (category, counts2014, counts2015)
  }
}

/// 58,316 complaints and, a year later, 72,000 (7.2万).
///
/// 不知情定制 went from 9,993 to 19,260 (1.9万, up 92.73 %), which is 26.75 % of 72,000 exactly.
let regionLines: [RegionLine] = [
  RegionLine("不知情定制", [1709, 1562, 2022, 2172, 2528], [3455, 2923, 3844, 4201, 4837]),
  RegionLine("资费争议", [2842, 2468, 2898, 2972, 3030], [2990, 2766, 2952, 3269, 3128]),
  RegionLine("账单费用", [2567, 2010, 2383, 2444, 2470], [2602, 2254, 2433, 2508, 2583]),
  RegionLine("业务办理", [1574, 1324, 1676, 1696, 1766], [1829, 1637, 1911, 1992, 2043]),
  RegionLine("营销活动", [1309, 1075, 1022, 1026, 1088], [2018, 1617, 1438, 1406, 1489]),
  RegionLine("停复机", [963, 968, 916, 928, 918], [875, 873, 868, 788, 797]),
  RegionLine("渠道服务", [747, 701, 838, 855, 849], [746, 652, 725, 786, 765]),
]

/// Subscribers of each district and unit, for complaints per ten thousand users.
///
/// 渠道运营中心 is an office without subscribers of its own; 滨河 is too new to be in the list.
let users: [(unit: String, users: Int?)] = [
  ("昆区", 597_340), ("青山", 463_518), ("东河", 418_206), ("土右", 231_874), ("九原", 189_425),
  ("固阳", 112_690), ("达茂", 84_317), ("石拐", 37_952), ("白云", 26_108), ("渠道运营中心", nil),
]

/// Where the causes of reports A and B belong, as their author argues.
///
/// In May: 人工服务 371 and 短信营业厅 154 leave the phone hall 214; 客户 58 leave the web hall 208.
let attributions: [(reason: String, belongsTo: String)] = [
  ("人工前台操作", "人工服务"),
  ("话费直通车(1008611)短信收不到", textHall),
  ("10086 拨打异常(语音播报异常)", phoneHall),
  ("无法转接人工", phoneHall),
  ("短信协同办理", phoneHall),
  ("账单详单查询", webHall),
  ("随机密码短信", webHall),
  ("登录", webHall),
  ("网银交费与营销活动", webHall),
  ("业务操作", webHall),
  ("客户自身操作", "客户"),
]
