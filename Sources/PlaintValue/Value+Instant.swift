/// Days and moments that stand in one column.
extension Kind {
  /// The kind of a column that has cells of both kinds under each other, days at their first instant;
  /// nil where the two have nothing in common but being calendar.
  package func joinedDays(with other: Kind) -> Kind? {
    let days: Set<Kind> = [.date, .period(.day)]
    if self == .moment, days.contains(other) || other == .moment { return .moment }
    if other == .moment, days.contains(self) { return .moment }
    return self != other && days.contains(self) && days.contains(other) ? .date : nil
  }
}

extension Value {
  /// A day as the moment or the date that stands for it; any other value itself.
  package func instant(as kind: Kind) -> Value {
    switch (self, kind) {
    case (.date(let day), .moment): Moment(firstOf: day).map(Value.moment) ?? .missing
    case (.period(let period), .moment): Moment(firstOf: period.first).map(Value.moment) ?? .missing
    case (.period(let period), .date): .date(period.first)
    default: self
    }
  }
}
