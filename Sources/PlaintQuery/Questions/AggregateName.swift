import PlaintText
import PlaintValue

/// The aggregates a person can write: `count()`, `mean(minutes)`, `percentile(minutes, 90)`.
///
/// What each needs of the rows and how it is finished is decided by who binds them.
package enum AggregateName: String, CaseIterable, Hashable, Sendable {
  case count, share, distinct, sum, mean, min, max, median, percentile, stddev, first, last

  /// The English spelling as typed.
  package var word: String { rawValue }

  /// Its one Chinese name.
  package var chinese: String {
    switch self {
    case .count: "行数"
    case .share: "比例"
    case .distinct: "去重数"
    case .sum: "合计"
    case .mean: "平均"
    case .min: "最小"
    case .max: "最大"
    case .median: "中位数"
    case .percentile: "百分位"
    case .stddev: "标准差"
    case .first: "首个"
    case .last: "末个"
    }
  }

  /// What it does, in a sentence.
  package var summary: Message {
    switch self {
    case .count: Message("the number of rows, or of rows that meet a condition.", "行数，或符合条件的行数。")
    case .share: Message("the rows that meet a condition, of all rows.", "符合条件的行占全部行的比例。")
    case .distinct: Message("the number of different values.", "不同值的个数。")
    case .sum: Message("the exact sum; of nothing 0.", "精确合计；没有值时为0。")
    case .mean: Message("the sum divided by the number of values.", "合计除以值的个数。")
    case .min: Message("the smallest or earliest value.", "最小或最早的值。")
    case .max: Message("the largest or latest value.", "最大或最晚的值。")
    case .median: Message("the middle value, or the mean of the two middle ones.", "中间的值，或中间两值的平均。")
    case .percentile: Message("the value below which so many percent lie.", "有百分之几的值在其下的值。")
    case .stddev: Message("the standard deviation of a sample.", "样本标准差。")
    case .first: Message("the first value in row order.", "按行序的第一个值。")
    case .last: Message("the last value in row order.", "按行序的最后一个值。")
    }
  }

  /// How many operands it takes.
  package var arity: ClosedRange<Int> {
    switch self {
    case .count: 0...1
    case .percentile: 2...2
    default: 1...1
    }
  }

  /// The aggregate that a word names, in English or Chinese.
  package init?(word: String) {
    guard let name = Self.allCases.first(where: { $0.word == word || $0.chinese == word }) else {
      return nil
    }
    self = name
  }

  /// A call as documentation shows it.
  package var example: String {
    switch self {
    case .count: "count()"
    case .share: "share(outcome = 已解决)"
    case .percentile: "percentile(fee, 90)"
    default: "\(word)(fee)"
    }
  }

  /// Why so many arguments are too many or too few, if they are.
  package func refusal(ofCount count: Int) -> Message? {
    Operands(word: word, chinese: chinese, isOperator: false, arity: arity, count: count)
      .refusalOfCount?.message
  }

  /// The kind of the result for operands of these kinds, or why they are refused.
  package func result(of kinds: [Kind?], named names: [String] = []) -> Function.Verdict {
    let operands = Operands(
      word: word, chinese: chinese, isOperator: false, arity: arity, kinds: kinds, names: names)
    if let refusal = operands.refusalOfCount ?? operands.refusal(unless: demands) { return refusal }
    let kind = kinds.first ?? nil
    switch self {
    case .count, .distinct: return .kind(.whole)
    case .share: return .kind(.share)
    case .mean, .median, .percentile, .stddev:
      return .kind(kind == .elapsed || kind == .share ? kind : .decimal)
    case .sum, .min, .max, .first, .last: return .kind(kind)
    }
  }

  private var demands: [Demand] {
    switch self {
    case .count, .share: [.condition]
    case .distinct, .min, .max, .first, .last: [.anything]
    case .sum, .mean, .median, .stddev: [Self.summable]
    case .percentile: [Self.summable, .number]
    }
  }

  private static let summable = Demand("a number, a share or a duration", "数字、占比或时长") {
    $0 == .whole || $0 == .decimal || $0 == .share || $0 == .elapsed
  }
}
