/// A calendar by counting days one after another: slow, obvious, and nothing of the program's own.
struct NaiveCalendar {
  struct Span: Equatable {
    var low: Int
    var high: Int
    var count: Int { high - low + 1 }
    func contains(_ day: Int) -> Bool { low <= day && day <= high }
  }

  static let units = ["day", "week", "month", "quarter", "half year", "year"]

  private(set) var days: [(year: Int, month: Int, day: Int)] = []
  /// Where each day stands, by the digits of its date.
  private var places: [Int: Int] = [:]
  /// For each size of period the name of the one that each day lies in.
  private var names: [String: [String]] = [:]
  private var spans: [String: [String: Span]] = [:]
  /// The names of the periods of a size, in order.
  private(set) var order: [String: [String]] = [:]

  /// All days of some years; the first of 1995 was a Sunday.
  init() {
    for year in 1995...2030 {
      for month in 1...12 {
        let isLeap = year % 4 == 0
        let last = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        for day in 1...last {
          places[year * 10_000 + month * 100 + day] = days.count
          days.append((year, month, day))
        }
      }
    }
    for unit in Self.units { name(unit) }
  }

  private mutating func name(_ unit: String) {
    let list = days.indices.map { text($0, unit) }
    names[unit] = list
    for (day, name) in list.enumerated() {
      if spans[unit]?[name] == nil { order[unit, default: []].append(name) }
      let low = spans[unit]?[name]?.low ?? day
      spans[unit, default: [:]][name] = Span(low: low, high: day)
    }
  }

  private func text(_ day: Int, _ unit: String) -> String {
    let (year, month, number) = days[day]
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    switch unit {
    case "day": return "\(year)-\(two(month))-\(two(number))"
    case "month": return "\(year)-\(two(month))"
    case "quarter": return "\(year)Q\((month + 2) / 3)"
    case "half year": return "\(year)H\(month <= 6 ? 1 : 2)"
    case "week":
      // A week belongs to the year of its Thursday.
      let weekday = (day + 6) % 7
      let thursday = day - weekday + 3
      guard days.indices.contains(thursday) else { return "" }
      var start = thursday
      while start > 0, days[start - 1].year == days[thursday].year { start -= 1 }
      return "\(days[thursday].year)W\(two((thursday - start) / 7 + 1))"
    default: return "\(year)"
    }
  }

  func name(of day: Int, _ unit: String) -> String { names[unit]?[day] ?? "" }
  func span(_ name: String, _ unit: String) -> Span? { spans[unit]?[name] }
  func period(holding day: Int, _ unit: String) -> Span {
    span(name(of: day, unit), unit) ?? Span(low: day, high: day)
  }

  /// The name of the same period some years before.
  func name(_ name: String, yearsBefore years: Int) -> String {
    "\((Int(name.prefix(4)) ?? 0) - years)\(name.dropFirst(4))"
  }

  /// The same day some years before; of 29 February the 28th as an end, 1 March as a beginning.
  func same(_ day: Int, yearsBefore years: Int, isEnd: Bool) -> Int {
    let (year, month, number) = days[day]
    if let found = places[(year - years) * 10_000 + month * 100 + number] { return found }
    let march = places[(year - years) * 10_000 + 301] ?? 0
    return isEnd ? march - 1 : march
  }
}
