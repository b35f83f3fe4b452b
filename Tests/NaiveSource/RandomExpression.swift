import PlaintQuery
import PlaintTable
import PlaintValue

/// Random expressions over the columns of a schema, of a kind asked for, well formed.
struct RandomExpression {
  let schema: Schema

  /// A column of a kind that passes; nil when there is none.
  private func column(_ chance: inout Chance, _ passes: (Kind) -> Bool) -> Expression? {
    let names = schema.fields.filter { passes($0.kind) }.map(\.name)
    return names.isEmpty ? nil : .column(chance.one(of: names))
  }

  /// Anything that may stand as a key.
  func key(_ chance: inout Chance) -> Expression {
    switch chance.number(1...11) {
    case 1...4: column(&chance) { _ in true } ?? text(&chance, 1)
    case 9: share(&chance)
    case 10:
      elapsed(&chance).map {
        .call(.bin, $0, .constant(.elapsed(Elapsed(microseconds: 7_200_000_000))))
      } ?? text(&chance, 1)
    case 5: text(&chance, 1)
    case 6: date(&chance).map { period(of: $0, &chance) } ?? number(&chance, 1)
    case 7: .call(.bin, number(&chance, 0), .whole(chance.number(1...5)))
    case 8: folding(&chance) ?? condition(&chance, 1)
    default: chosen(&chance)
    }
  }

  /// Anything that may be measured by numbers or durations.
  func measured(_ chance: inout Chance) -> Expression {
    if chance.once(in: 4), let took = elapsed(&chance) { return took }
    if chance.once(in: 6) { return column(&chance) { $0 == .share } ?? share(&chance) }
    return number(&chance, 2)
  }

  func condition(_ chance: inout Chance, _ depth: Int) -> Expression {
    if depth > 0, chance.once(in: 2) {
      let left = condition(&chance, depth - 1)
      switch chance.number(1...3) {
      case 1: return .call(.not, left)
      case 2: return .call(.and, left, condition(&chance, depth - 1))
      default: return .call(.or, left, condition(&chance, depth - 1))
      }
    }
    switch chance.number(1...8) {
    case 1: return .call(.isMissing, column(&chance) { _ in true } ?? .whole(1))
    case 2...4: return textTest(&chance)
    case 5: return .call(comparison(&chance), number(&chance, 1), number(&chance, 0))
    case 6, 7: return dateTest(&chance) ?? textTest(&chance)
    default: return otherTest(&chance) ?? textTest(&chance)
    }
  }

  private func comparison(_ chance: inout Chance) -> Function {
    chance.one(of: [.equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual])
  }

  private func textTest(_ chance: inout Chance) -> Expression {
    let words = ["电话营业厅", "资费", "app", "ＡＰＰ", "营业厅", "1008", "wifi", "没有", "😀"]
    let left = text(&chance, 1)
    switch chance.number(1...7) {
    case 1: return .call(comparison(&chance), left, .text(chance.one(of: words)))
    case 2:
      let list = chance.some(chance.number(1...3), of: words).map(Expression.text)
      return .call(.isIn, [left] + list)
    case 3: return .call(.contains, left, .text(chance.one(of: words)))
    case 4: return .call(.startsWith, left, .text(chance.one(of: ["电", "a", "Ｗ", "资费"])))
    case 5: return .call(.endsWith, left, .text(chance.one(of: ["厅", "P", ")", "i"])))
    case 6: return .call(.like, left, .text(chance.one(of: words)))
    default:
      let patterns = ["^\\d+", "[a-z]{2}", "营.厅$", "(套餐|资费)", "^$", "\\w\\s"]
      return .call(.matches, left, .text(chance.one(of: patterns)))
    }
  }

  private func dateTest(_ chance: inout Chance) -> Expression? {
    guard let date = date(&chance) else { return nil }
    let spans: [CalendarUnit] = [.day, .week, .month, .quarter, .year]
    let day = Day(number: 15_300 + chance.number(0...120))
    let span = Value.period(.containing(day, chance.one(of: spans)))
    switch chance.number(1...4) {
    case 1: return .call(.isIn, date, .constant(span))
    case 2: return .call(comparison(&chance), date, .constant(.date(day)))
    case 3:
      guard let other = self.date(&chance) else { return nil }
      return .call(comparison(&chance), date, other)
    default: return .call(comparison(&chance), date, .constant(span))
    }
  }

  private func otherTest(_ chance: inout Chance) -> Expression? {
    switch chance.number(1...4) {
    case 1: return column(&chance) { $0 == .truth }
    case 2:
      let limit = Value.elapsed(Elapsed(microseconds: chance.number(-1...100) * 3_600_000_000))
      return elapsed(&chance).map { .call(comparison(&chance), $0, .constant(limit)) }
    case 3:
      let limit = Value.share(Ratio(Int128(chance.number(0...7)), 7))
      return .call(comparison(&chance), share(&chance), .constant(limit))
    default:
      let noon = Value.time(TimeOfDay(microseconds: 43_200_000_000))
      let time = column(&chance) { $0 == .time }
      return time.map { .call(comparison(&chance), $0, .constant(noon)) }
    }
  }

  func number(_ chance: inout Chance, _ depth: Int) -> Expression {
    let leaf = column(&chance) { $0 == .whole || $0 == .decimal }
    guard depth > 0, chance.once(in: 2) else {
      let constant = Value.number(Number(Int128(chance.number(-3...30)), places: 1))
      return chance.once(in: 4) ? .constant(constant) : leaf ?? .constant(constant)
    }
    switch chance.number(1...14) {
    case 14: return .call(.number, text(&chance, 0))
    case 9: return .call(.round, number(&chance, depth - 1), .whole(chance.number(-2...3)))
    case 10:
      let clock = column(&chance) { $0 == .time || $0 == .moment }
      return clock.map { .call(.hour, $0) } ?? .whole(2)
    case 11: return .call(.multiply, share(&chance), number(&chance, 0))
    case 12:
      guard let above = elapsed(&chance), let below = elapsed(&chance) else { return .whole(3) }
      return .call(.divide, above, below)
    case 1...3:
      let function: Function = chance.one(of: [.add, .subtract, .divide, .remainder])
      return .call(function, number(&chance, depth - 1), number(&chance, depth - 1))
    case 4: return .call(.multiply, number(&chance, depth - 1), .whole(chance.number(-2...3)))
    case 5:
      let function: Function = chance.one(of: [.abs, .floor, .ceiling, .negate, .round])
      return .call(function, number(&chance, depth - 1))
    case 6: return .call(.length, text(&chance, depth - 1))
    case 7:
      return date(&chance).map {
        .call(chance.one(of: [.weekday, .monthnumber]), $0)
      } ?? .whole(1)
    case 8:
      return .call(
        .if, condition(&chance, 0), number(&chance, depth - 1), number(&chance, depth - 1))
    default: return .call(.coalesce, number(&chance, depth - 1), .whole(0))
    }
  }

  func text(_ chance: inout Chance, _ depth: Int) -> Expression {
    let leaf = column(&chance) { $0 == .text } ?? .text("资费")
    guard depth > 0, chance.once(in: 3) else { return leaf }
    switch chance.number(1...14) {
    case 9:
      return .call(
        .split, leaf, .text(chance.one(of: ["营", "0", "😀"])),
        .whole(chance.one(of: [-2, -1, 1, 2])))
    case 10:
      return .call(.mask, chance.once(in: 2) ? leaf : column(&chance) { $0 == .whole } ?? leaf)
    case 11: return .call(.pseudonym, column(&chance) { _ in true } ?? leaf, .text("密钥"))
    case 12: return worded(&chance) ?? leaf
    case 13: return .call(.coalesce, leaf, .text("无"))
    case 1: return .call(chance.one(of: [.lower, .upper, .trim, .fold]), text(&chance, depth - 1))
    case 2: return .call(chance.one(of: [.left, .right]), leaf, .whole(chance.number(0...3)))
    case 3: return .call(.mid, leaf, .whole(2), .whole(2))
    case 4: return .call(.concat, leaf, .text("-"), number(&chance, 0))
    case 5: return .call(.replace, leaf, .text("营业厅"), .text("厅"))
    case 6: return .call(.extract, leaf, .text("(\\d{2,})"))
    case 7: return .call(.add, leaf, text(&chance, depth - 1))
    case 8:
      return .call(
        .case, condition(&chance, 0), .text("甲"), condition(&chance, 0), leaf, .text("乙"))
    default: return .call(.text, number(&chance, 0))
    }
  }

  /// A date or a moment.
  private func date(_ chance: inout Chance) -> Expression? {
    if chance.once(in: 8) { return readMoment(&chance) }
    let column = column(&chance) { $0 == .date || $0 == .moment }
    guard let column, chance.once(in: 4) else { return column }
    let hours = chance.number(-3...3) * (chance.once(in: 2) ? 24 : 7)
    let length = Expression.constant(.elapsed(Elapsed(microseconds: hours * 3_600_000_000)))
    switch chance.number(1...4) {
    case 1: return .call(.date, column)
    case 2:
      return chance.once(in: 2)
        ? .call(.moment, column) : .call(.months, column, .whole(chance.number(-3...14)))
    case 3: return .call(.subtract, [column, length], in: schema)
    default: return .call(.add, chance.shuffled([column, length]), in: schema)
    }
  }

  /// A moment read from text or numbers, by a pattern or not.
  private func readMoment(_ chance: inout Chance) -> Expression? {
    column(&chance) { $0 == .text || $0 == .whole || $0 == .decimal }.map {
      chance.once(in: 3)
        ? .call(.moment, $0, .text("yyyy-MM-dd HH:mm")) : .call(.moment, $0)
    }
  }

  private func period(of date: Expression, _ chance: inout Chance) -> Expression {
    .call(chance.one(of: [.year, .half, .quarter, .month, .week, .day, .weekday]), date)
  }

  /// A date, moment, month or number as text by a pattern.
  private func worded(_ chance: inout Chance) -> Expression? {
    switch chance.number(1...3) {
    case 1: return date(&chance).map { .call(.text, $0, .text("yyyy年M月d日")) }
    case 2:
      let month = column(&chance) { $0 == .period(.month) }
      return month.map { .call(.text, $0, .text("M/yyyy")) }
    default: return .call(.text, number(&chance, 0), .text("0.00"))
    }
  }

  /// A share: a column, a constant, or arithmetic on them.
  private func share(_ chance: inout Chance) -> Expression {
    let constant = Expression.constant(.share(Ratio(Int128(chance.number(-3...9)), 9)))
    let leaf = column(&chance) { $0 == .share } ?? constant
    switch chance.number(1...6) {
    case 1: return .call(chance.one(of: [.add, .subtract, .multiply]), leaf, constant)
    case 2: return .call(chance.one(of: [.negate, .abs]), leaf)
    case 3: return .call(.divide, leaf, number(&chance, 0))
    default: return leaf
    }
  }

  /// A choice between values of one kind that is neither text nor number.
  private func chosen(_ chance: inout Chance) -> Expression {
    guard let one = date(&chance), let other = column(&chance, { $0 == .date }) else {
      return .call(.if, condition(&chance, 1), share(&chance), share(&chance))
    }
    let date = Expression.call(.date, one)
    return chance.once(in: 2)
      ? .call(.coalesce, other, date)
      : .call(.case, condition(&chance, 0), date, condition(&chance, 0), other)
  }

  private func elapsed(_ chance: inout Chance) -> Expression? {
    if chance.once(in: 6), let inner = elapsed(&chance) {
      switch chance.number(1...4) {
      case 1: return .call(chance.one(of: [.negate, .abs]), inner)
      case 2:
        return elapsed(&chance).map {
          .call(chance.one(of: [.add, .subtract, .remainder]), inner, $0)
        }
      case 3: return .call(.multiply, inner, .whole(chance.number(-2...3)))
      default: return .call(.divide, inner, number(&chance, 0))
      }
    }
    if chance.once(in: 2), let column = column(&chance, { $0 == .elapsed }) { return column }
    if chance.once(in: 6), let column = column(&chance, { $0 == .text || $0 == .time }) {
      return chance.once(in: 2) ? .call(.duration, column, .text("m:ss")) : .call(.duration, column)
    }
    guard let end = date(&chance), let start = date(&chance) else { return nil }
    return .call(.subtract, end, start)
  }

  /// A text column with its rarer values folded into one.
  private func folding(_ chance: inout Chance) -> Expression? {
    guard let column = column(&chance, { $0 == .text }) else { return nil }
    let entries: [Value: Value] = ["电话营业厅": "电话", "APP": "APP", "资费": .missing]
    let rest: Value? = chance.one(of: [nil, "其他", .missing])
    return .lookup(column, Lookup(entries, otherwise: rest, kind: .text))
  }
}
