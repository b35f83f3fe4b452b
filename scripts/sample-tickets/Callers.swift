/// Telephone numbers nobody has, and now and then none at all.
struct Phones {
  private let prefix: String
  private var endings: ArraySlice<Int>
  private var known: [String] = []

  init(prefix: String, shuffledBy dice: inout SplitMix64) {
    self.prefix = prefix
    endings = dice.shuffled(Array(0..<10_000))[...]
  }

  /// A new number; once in fifty one that has called before, about whatever it was, and once in a
  /// hundred nothing, because the number was withheld.
  mutating func next(with dice: inout SplitMix64) -> String {
    if dice.happens(10) { return "" }
    if dice.happens(20), !known.isEmpty { return dice.pick(known) }
    guard let ending = endings.popFirst() else { preconditionFailure("no number is left") }
    known.append(prefix + "\(padded: ending, to: 4)")
    return known[known.count - 1]
  }
}

/// When people complain and how long an answer takes.
struct Hours {
  /// Out of a hundred calls, how many begin in each hour of the day.
  private let byHour = [
    1, 0, 0, 0, 0, 0, 1, 2, 6, 10, 11, 8, 5, 5, 7, 8, 8, 7, 5, 5, 5, 3, 2, 1,
  ]
  /// Monday to Sunday.
  private let byWeekday = [17, 15, 14, 14, 15, 11, 10]

  func minute(with dice: inout SplitMix64) -> Int {
    dice.position(in: byHour) * 60 + dice.below(60)
  }

  func moment(in month: Int, of year: Int, with dice: inout SplitMix64) -> Moment {
    let first = Moment(year, month, 1).weekday
    let weights = (0..<Moment.days(in: month, of: year)).map { byWeekday[(first + $0) % 7] }
    let day = 1 + dice.position(in: weights)
    return Moment(year, month, day, minute: minute(with: &dice))
  }

  /// Most answers come within a day, some late, and about one in eighteen never does.
  func closing(after opened: Moment, with dice: inout SplitMix64) -> Moment? {
    let minutes = 1 + dice.below(24 * 60)
    let days = dice.position(in: [55, 25, 8, 4, 2, 1, 1])
    guard !dice.happens(55) else { return nil }
    return opened + (days == 0 ? 10 + minutes / 2 : days * 1440 + minutes)
  }
}
