import PlaintLanguage
import PlaintQuery
import PlaintTable
import PlaintText
import PlaintValue

/// Values of the column being compared, the commonest first, with how many rows have each.
extension Completing {
  /// How many values are offered; more than anyone reads, enough to find what they share.
  private static let limit = 1000
  /// The first rows, which tell a column of few values from one where nearly every row has its own.
  private static let looked = 5000
  /// The rows whose values are offered where nearly every row has its own.
  ///
  /// 50,000 of them had taken a Tab 160 ms and more.
  private static let sampled = 20_000
  /// The most numbers that are listed, as years and scores are.
  private static let fewNumbers = 60

  /// Values that begin with what was typed; when none does, those that contain it.
  mutating func values(of subject: Phrase, _ typed: String, at place: Place) -> [Candidate] {
    guard let relation = scope?.input?.relation, let bound = try? scope?.bind(subject),
      let kind = bound.kind
    else { return [] }
    switch kind {
    case .whole, .decimal:
      guard distinct(bound.expression, in: relation) <= Self.fewNumbers else { return [] }
      let values = self.values(of: bound.expression, in: relation, typed)
      if values.count > Self.fewNumbers { return [] }
      return candidates(values, typed, at: place).filter { !isListed($0, subject, before: place) }
    case .text, .identifier, .truth, .period:
      let isFree = distinct(bound.expression, in: relation) > Self.looked / 2
      let some = isFree ? relation.after([.take(Self.sampled)]) : relation
      let values = self.values(of: bound.expression, in: some, typed)
      return candidates(values, typed, at: place).filter { !isListed($0, subject, before: place) }
        .map { candidate in
          var offered = candidate
          // Of some of the rows no count is told.
          if isFree { offered.description = "" }
          return offered
        }
    case .date, .moment:
      let unit = typed.count > 7 ? Function.date : Function.month
      let values = self.values(of: .call(unit, [bound.expression]), in: relation, typed)
      let newest = values.sorted { $1.value.precedes($0.value) }
      return candidates(newest, typed, at: place).filter { !isListed($0, subject, before: place) }
        + relative(typed, at: place)
    case .share, .time, .elapsed: return []
    }
  }

  /// Stretches said from today, with what they are today.
  private func relative(_ typed: String, at place: Place) -> [Candidate] {
    let offered =
      typed.isEmpty
      ? Self.usualPeriods[host.tongue] ?? []
      : (Self.usualPeriods.values.joined() + Self.morePeriods).filter { $0.hasPrefix(typed) }
    return offered.compactMap { words in
      guard let relative = Relative(parsing: words) else { return nil }
      let became = relative.resolved(today: session.defaults.today ?? host.today)
      return Candidate(words, at: place, became?.inMonths.text ?? "")
    }
  }

  /// What is said from today, offered before anything is typed.
  private static let usualPeriods: [Tongue: [String]] = [
    .english: ["last month", "this month", "last week", "last 30 days", "yesterday", "today"],
    .chinese: ["上月", "本月", "上周", "最近30天", "昨天", "今天"],
  ]

  /// What else is said from today, offered to what was begun.
  private static let morePeriods = [
    "last quarter", "last year", "this week", "this quarter", "this year", "first half",
    "first half of last year", "second half", "second half of last year", "year to date",
    "same period last year", "same period last month", "上季度", "本季度", "本周", "今年", "今年上半年",
    "去年", "去年上半年", "去年下半年", "去年同期", "上半年", "下半年", "上年同期", "上月同期", "上月上旬",
    "本月上旬", "前三季度", "一季度", "二季度", "三季度", "四季度", "最近三个月", "最近半年", "最近一年", "年初至今",
  ]

  /// How many values the first rows have.
  private func distinct(_ expression: Expression, in relation: Relation) -> Int {
    let first = relation.after([.take(Self.looked)])
    return (try? first.values(of: expression, host.run).count) ?? 0
  }

  /// Whether a value stands already where the same column faced one before: in the list that the
  /// cursor is in, in a rule of recode.
  private func isListed(_ candidate: Candidate, _ subject: Phrase, before place: Place) -> Bool {
    reader.attempts.contains { attempt in
      guard attempt.offset < place.start, attempt.expectation == .value(of: subject) else {
        return false
      }
      var behind = Reader(SourceText(stretch(from: attempt.offset).0))
      return (try? behind.take()).map { $0.text == candidate.label } ?? false
    }
  }

  /// The months of the time column, the newest first; where several columns are times and none is
  /// settled, of the first, which is named.
  mutating func periods() -> [Candidate] {
    let times = (scope?.schema.fields ?? []).filter { $0.kind == .date || $0.kind == .moment }
    let settled = times.first { $0.name == session.defaults.on }
    guard let field = settled ?? times.first else { return [] }
    let found = values(of: .bracketed(field.name, word.place), word.text, at: word.place)
    guard settled == nil, times.count > 1 else { return found }
    return found.map { candidate in
      var named = candidate
      named.description = "\(quotedName(field.name)) \(candidate.description)"
      return named
    }
  }

  private func values(
    of expression: Expression, in relation: Relation, _ typed: String
  ) -> [(value: Value, count: Int)] {
    let near = { (match: ValueMatch?) in
      (try? relation.values(of: expression, matching: match, limit: Self.limit, host.run)) ?? []
    }
    guard !typed.isEmpty else { return near(nil) }
    let found = near(.prefix(typed))
    return found.isEmpty && word.place.end - word.place.start == typed.utf8.count
      ? near(.part(typed)) : found
  }

  private mutating func candidates(
    _ values: [(value: Value, count: Int)], _ typed: String, at place: Place
  ) -> [Candidate] {
    let schema = scope?.schema
    let texts = values.map { value, _ in
      guard value.kind == .text else { return value.text }
      let text = quotedValue(value.text)
      // A bare word that is a column would be taken for it.
      return schema?[text] == nil ? text : "\"\(text)\""
    }
    // Quoted and bare texts share no beginning that Tab could put in.
    let quotes =
      word.form == .quoted
      || values.count > 1 && !typed.isEmpty && texts.contains { $0.hasPrefix("\"") }
    return zip(values, texts).map { value, text in
      Candidate(
        quotes && !text.hasPrefix("\"") ? "\"\(text)\"" : text, at: place,
        label: value.value.text, grouped(value.count), isFinal: word.depth == 0)
    }
  }
}
