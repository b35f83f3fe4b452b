/// Report C, the branch: tickets of unaware subscriptions, January to May of 2015 and of 2014.
///
/// A table a year: a line is a cause, a column a unit. Every figure the report prints is a sum of
/// these cells: the branch (2,859 and, a year before, 1,483: up 92.78 %) is the sum of all, a unit the
/// sum of a column, a reason the sum of its lines. A unit's top reasons are the lines that hold at
/// least 15 % of its column; the next largest never reaches 10 %, and 昆区 has a tie, 62 and 62.
struct BranchLine {
  let reason, detail: String
  /// One count for each of ``branchUnits``.
  let counts: [Int]

  init(_ reason: String, _ detail: String, _ counts: [Int]) {
    (self.reason, self.detail, self.counts) = (reason, detail, counts)
  }
}

/// The units; 滨河 was founded in 2015, so there is nothing to compare it with.
let branchUnits = [
  "渠道运营中心", "东河", "青山", "昆区", "土右", "九原", "固阳", "达茂", "石拐", "白云", "滨河",
]

/// 2,859 tickets, by unit 641, 638, 432, 314 and the rest 834, of which 土右 248.
let branch2015: [BranchLine] = [
  // 1,049
  BranchLine("不知情变更资费", "变更4G资费", [30, 350, 165, 98, 92, 60, 38, 31, 22, 18, 14]),
  BranchLine("不知情变更资费", "变更流量套餐", [12, 19, 14, 7, 8, 7, 5, 4, 2, 2, 2]),
  BranchLine("不知情变更资费", "变更亲情套餐", [9, 11, 5, 5, 5, 4, 4, 3, 1, 1, 1]),
  // 459
  BranchLine("保底消费", "开通保底", [50, 60, 92, 62, 22, 28, 20, 14, 11, 9, 7]),
  BranchLine("保底消费", "保底到期未取消", [21, 16, 11, 9, 5, 7, 5, 4, 3, 2, 1]),
  // 436
  BranchLine("兑换电子券", "兑换电子券", [398, 11, 8, 5, 4, 4, 2, 2, 1, 1, 0]),
  // 915 of other reasons: 312, 268, 201, 134
  BranchLine("家庭网与宽带", "家庭网/宽带", [13, 40, 22, 62, 61, 23, 13, 8, 12, 8, 6]),
  BranchLine("家庭网与宽带", "宽带续费", [6, 11, 8, 3, 3, 4, 3, 2, 1, 2, 1]),
  BranchLine("增值业务", "彩铃", [18, 22, 20, 14, 9, 11, 5, 4, 5, 3, 2]),
  BranchLine("增值业务", "手机报", [17, 19, 15, 8, 7, 8, 6, 4, 3, 3, 2]),
  BranchLine("增值业务", "手机阅读", [8, 13, 12, 7, 5, 4, 3, 4, 3, 2, 2]),
  BranchLine("流量包续订", "流量包续订", [31, 39, 38, 21, 16, 16, 12, 11, 5, 7, 5]),
  BranchLine("合约捆绑", "合约捆绑", [28, 27, 22, 13, 11, 11, 5, 7, 5, 3, 2]),
]

/// 1,483 tickets, the base a year before: 2,859 is 1,376 more, 92.78 %.
let branch2014: [BranchLine] = [
  BranchLine("不知情变更资费", "变更4G资费", [9, 96, 61, 48, 27, 15, 9, 7, 5, 4, 0]),
  BranchLine("不知情变更资费", "变更流量套餐", [29, 48, 26, 21, 15, 12, 6, 4, 4, 3, 0]),
  BranchLine("不知情变更资费", "变更亲情套餐", [15, 18, 21, 15, 8, 9, 4, 3, 2, 2, 0]),
  BranchLine("保底消费", "开通保底", [18, 30, 39, 26, 12, 15, 7, 6, 3, 2, 0]),
  BranchLine("保底消费", "保底到期未取消", [8, 12, 15, 14, 5, 4, 3, 2, 2, 1, 0]),
  BranchLine("兑换电子券", "兑换电子券", [31, 8, 6, 4, 3, 2, 1, 1, 0, 0, 0]),
  BranchLine("家庭网与宽带", "家庭网/宽带", [20, 35, 26, 27, 12, 7, 5, 4, 3, 2, 0]),
  BranchLine("家庭网与宽带", "宽带续费", [6, 14, 10, 10, 3, 4, 2, 1, 1, 1, 0]),
  BranchLine("增值业务", "彩铃", [24, 35, 28, 22, 12, 8, 7, 4, 4, 2, 0]),
  BranchLine("增值业务", "手机报", [20, 29, 25, 19, 9, 8, 4, 3, 2, 2, 0]),
  BranchLine("增值业务", "手机阅读", [11, 13, 19, 13, 6, 4, 3, 2, 2, 1, 0]),
  BranchLine("流量包续订", "流量包续订", [9, 23, 13, 13, 7, 4, 2, 3, 2, 2, 0]),
  BranchLine("合约捆绑", "合约捆绑", [5, 11, 9, 9, 2, 4, 1, 2, 1, 1, 0]),
]
