extension Kind {
  /// The kind's name as said to the user in English.
  package var english: String {
    switch self {
    case .text: "text"
    case .whole: "whole number"
    case .identifier: "identifier"
    case .decimal: "decimal"
    case .share: "share"
    case .date: "date"
    case .moment: "moment"
    case .time: "time of day"
    case .period: "period"
    case .elapsed: "duration"
    case .truth: "yes/no"
    }
  }

  /// The kind's name as said to the user in Chinese.
  package var chinese: String {
    switch self {
    case .text: "文本"
    case .whole: "整数"
    case .identifier: "标识"
    case .decimal: "小数"
    case .share: "占比"
    case .date: "日期"
    case .moment: "时刻"
    case .time: "时间"
    case .period: "时段"
    case .elapsed: "时长"
    case .truth: "是非"
    }
  }

  /// Whether values can be added up and averaged as numbers: whole numbers, decimals, shares.
  package var isNumeric: Bool {
    switch self {
    case .whole, .decimal, .share: true
    case .identifier, .text, .date, .moment, .time, .period, .elapsed, .truth: false
    }
  }

  /// Whether values have a place on the calendar: dates, moments, periods.
  package var isTemporal: Bool {
    switch self {
    case .date, .moment, .period: true
    case .identifier, .text, .whole, .decimal, .share, .time, .elapsed, .truth: false
    }
  }
}
