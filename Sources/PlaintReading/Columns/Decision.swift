import PlaintTable
import PlaintText
import PlaintValue

/// What a column becomes: its kind and how its cells are read.
struct Plan: Hashable, Sendable {
  var kind: Kind
  /// Digits after the point of a decimal column.
  var places = 0
  /// The whole numbers name something.
  var isIdentifier = false
  /// Numbers that begin with zeros are numbers all the same: the user said so.
  var readsZeros = false
  /// Some numbers need more than 18 digits, so values are kept in a list.
  var isWide = false
  /// The order of dates whose parts leave it open.
  var order: DateOrder?
  /// The forms cells are read in, the commonest first, then words for missing.
  var patterns: [Spelling.Pattern] = []

  static let text = Plan(kind: .text)

  /// Whether some form has more digits of a second than a cell holds.
  var keepsRests: Bool {
    patterns.contains { pattern in
      if case .calendar(let form) = pattern {
        form.clock.map { $0.fraction > 6 } ?? false
      } else {
        false
      }
    }
  }
}

/// The plan for a column, with why, and what could not be decided.
struct Decision: Sendable {
  var plan: Plan
  var why: Message
  /// Why dates stayed text, with example rows and what settles it.
  var undecided: AmbiguousDates?
  /// What the column would be but for a few words.
  var almost: Almost?
  /// What most of its cells are, where they are of several kinds.
  var mixed: MixedKinds?
  /// What its commas are, where that must be said.
  var commas: Commas?
  /// Which row says which part of its dates is the day, where the parts leave it open.
  var settled: Settled?
  /// How many digits each cell has, where that alone makes identifiers of them.
  var guessedDigits: Int?

  /// The same with places said otherwise.
  func moved(_ place: (RowIrregularities.Spot) -> RowIrregularities.Spot) -> Decision {
    var copy = self
    copy.undecided = undecided?.moved(place)
    copy.settled = settled?.moved(place)
    copy.commas = commas?.moved(place)
    return copy
  }

  /// Decides a column's kind from the census of all its rows: a pure function.
  ///
  /// `dates` is the order of dates as the user said it, if they did.
  ///
  /// A column whose numbers are amounts whatever its name says `isAmount`.
  static func on(
    _ census: Census, dates: DateOrder?, words: MissingWords, name: String = "",
    isAmount: Bool = false
  ) -> Decision {
    var census = census
    if isAmount { census.thousands.settle() }
    var decision = decided(census, dates: dates, words: words, name: name, isAmount: isAmount)
    decision.plan.readsZeros = isAmount
    return decision
  }

  private static func decided(
    _ census: Census, dates: DateOrder?, words: MissingWords, name: String, isAmount: Bool
  ) -> Decision {
    let present = census.present
    guard present > 0 else { return Decision(plan: .text, why: Message("no values", "没有值")) }
    let order = order(census, dates)
    let identity = isAmount ? nil : Identity(census, name: name)
    if identity == .mixed, !census.isSaturated {
      return Decision(plan: .text, why: Identity.whyMixed(census))
    }
    let isPlain = isAmount || identity == .named
    guard !census.isSaturated,
      let kind = (isPlain ? nil : compact(census, order))
        ?? kind(of: census, order, present: present)
    else { return text(census, dates) }
    var plan = Plan(kind: kind)
    plan.order = order
    plan.isIdentifier = identity != nil && kind == .whole
    if kind == .decimal { plan.places = census.places }
    let digits = max(census.wholeDigits, census.thousands.digits)
    plan.isWide = kind.isNumeric && digits + census.places > 18
    let seen = patterns(census, plan)
    plan.patterns = seen + words.texts.prefix(50).map { .word($0) }.filter { !seen.contains($0) }
    return Decision(
      plan: plan,
      why: plan.isIdentifier ? identity?.why(census) ?? why(plan, census) : why(plan, census),
      commas: kind.isNumeric ? commas(census, isText: false) : nil,
      settled: dates == nil ? Settled(order, census) : nil,
      guessedDigits: plan.isIdentifier && identity == .alike ? census.wholeDigits : nil)
  }

  /// Text, and what else it nearly was.
  private static func text(_ census: Census, _ dates: DateOrder?) -> Decision {
    var decision = Decision(plan: .text, why: whyText(census))
    if !census.isSaturated {
      decision.undecided = undecided(census, census.present, told: dates)
      if decision.undecided != nil { return decision }
    }
    decision.commas = commas(census, isText: true)
    if decision.commas != nil { return decision }
    decision.almost = almost(census, dates: dates)
    if census.isSaturated || decision.almost == nil { decision.mixed = mixed(census, dates: dates) }
    return decision
  }

  /// A moment, when all cells are digits that are one and their hours differ from 0; also beside dates
  /// and moments that are written with signs, as another file of the same load may write them.
  static func compact(_ census: Census, _ order: DateOrder? = nil) -> Kind? {
    guard census.compacts > 0, census.hasCompactHours else { return nil }
    return census.compacts + census.plainDates + ordered(census, order) == census.present
      ? .moment : nil
  }

  /// The kind that reads all of so many cells, or all but few.
  static func kind(of census: Census, _ order: DateOrder?, present: Int) -> Kind? {
    kinds(census, order).first { fits($0.count, of: present) }?.kind
  }

  /// How many cells each kind would read.
  static func kinds(
    _ census: Census, _ order: DateOrder?
  ) -> [(count: Int, kind: Kind)] {
    let dates = census.plainDates + ordered(census, order)
    let areOpen = census.thousands.loose > 0 || census.thousands.areLists
    let numbers = census.codes == 0 && !areOpen ? census.wholes + census.decimals : 0
    let periods = CalendarUnit.allCases.map { unit in
      (count: census.periods[Int(unit.rawValue)], kind: Kind.period(unit))
    }
    return [
      (dates, census.clocks > 0 ? .moment : .date),
      // Where one cell can only be a length of time, none is a time of day.
      (census.lengths == 0 ? census.times : 0, .time),
      (numbers, census.decimals > 0 ? .decimal : .whole),
    ] + periods
  }

  /// Whether the cells that do not fit are few: at most 1 % and at most 1,000.
  static func fits(_ count: Int, of present: Int) -> Bool {
    let misfits = present - count
    return count > 0 && misfits <= Census.misfitLimit && misfits * 100 <= present
  }

  /// The one order in which every date with open parts is a day; nil when there is none, or more.
  static func order(_ census: Census, _ dates: DateOrder?) -> DateOrder? {
    if let dates { return dates }
    let common = census.masks.indices.reduce(7) { census.masks[$1] > 0 ? $0 & $1 : $0 }
    guard census.masks.contains(where: { $0 > 0 }), common.nonzeroBitCount == 1 else { return nil }
    return DateOrder.allCases.first { 1 << Int($0.rawValue) == common }
  }

  /// How many dates with open parts are days in this order.
  private static func ordered(_ census: Census, _ order: DateOrder?) -> Int {
    guard let order else { return 0 }
    return census.masks.indices.reduce(0) {
      $1 >> Int(order.rawValue) & 1 == 1 ? $0 + census.masks[$1] : $0
    }
  }

  // MARK: forms

  /// The forms of this kind, the commonest first; paddings that were never certain follow the
  /// forms where they were.
  private static func patterns(_ census: Census, _ plan: Plan) -> [Spelling.Pattern] {
    var counts: [Spelling.Pattern: Int] = [:]
    for (form, count) in census.forms where form.isSettled {
      if let pattern = pattern(form.pattern, plan) { counts[pattern, default: 0] += count }
    }
    let settled = counts
    for (form, count) in census.forms where !form.isSettled {
      guard let pattern = pattern(form.pattern, plan) else { continue }
      let variants = variants(of: pattern, form).filter { settled[$0] != nil }
      let chosen = variants.max { (settled[$0] ?? 0) < (settled[$1] ?? 0) } ?? pattern
      counts[chosen, default: 0] += count
    }
    let all = counts.sorted { ($1.value, "\($0.key)") < ($0.value, "\($1.key)") }.map(\.key)
    let forms = all.filter { if case .word = $0 { false } else { true } }
    let words = all.filter { if case .word = $0 { true } else { false } }
    // The first pattern writes the empty cells too, so it is never a word.
    return Array((forms.isEmpty ? [.canonical] : forms).prefix(150) + words.prefix(50))
  }

  /// The pattern as this plan reads it, or nil if it is of another kind.
  private static func pattern(_ seen: Spelling.Pattern, _ plan: Plan) -> Spelling.Pattern? {
    switch (seen, plan.kind) {
    case (.number, .whole), (.number, .decimal): return seen
    case (.period, .period), (.word, _): return seen
    case (.calendar(let form), .time): return form.date == nil ? seen : nil
    case (.calendar(var form), .date), (.calendar(var form), .moment):
      guard let date = form.date else { return nil }
      guard date.isAmbiguous else { return seen }
      guard let order = plan.order, date.hasShortYear || order != .yearFirst else { return nil }
      form.date?.order = order
      return .calendar(form)
    default: return nil
    }
  }

  /// The pattern with every padding that was not certain both ways.
  private static func variants(
    of pattern: Spelling.Pattern, _ seen: Census.SeenForm
  ) -> [Spelling.Pattern] {
    switch pattern {
    case .calendar(let form):
      let dates = seen.isDateSettled ? [form.date?.isPadded] : [true, false]
      let clocks = seen.isClockSettled ? [form.clock?.isPadded] : [true, false]
      return dates.flatMap { date in
        clocks.map { clock in
          var variant = form
          if let date { variant.date?.isPadded = date }
          if let clock { variant.clock?.isPadded = clock }
          return .calendar(variant)
        }
      }
    case .period(let form):
      return [true, false].map { .period(PeriodForm(form.style, isPadded: $0)) }
    case .canonical, .word, .number: return [pattern]
    }
  }
}
