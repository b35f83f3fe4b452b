import PlaintLanguage
import PlaintQuery
import PlaintText
import PlaintValue

/// Values of the column being compared, the commonest first, with how many rows have each.
extension Completing {
  /// How many values are offered; more than anyone reads, enough to find what they share.
  private static let limit = 1000

  /// Values that begin with what was typed; when none does, those that contain it.
  mutating func values(of subject: Phrase, _ typed: String, at place: Place) -> [Candidate] {
    guard let relation = scope?.input?.relation, let bound = try? scope?.bind(subject),
      let kind = bound.kind
    else { return [] }
    switch kind {
    case .text, .truth, .period, .whole:
      let values = self.values(of: bound.expression, in: relation, typed)
      // Numbers are listed when they are few, as years and scores are.
      if kind == .whole, values.count > 60 { return [] }
      return candidates(values, typed, at: place)
    case .date, .moment:
      let unit = typed.count > 7 ? Function.date : Function.month
      let values = self.values(of: .call(unit, [bound.expression]), in: relation, typed)
      let newest = values.sorted { $1.value.precedes($0.value) }
      return candidates(newest, typed, at: place)
    case .decimal, .share, .time, .elapsed: return []
    }
  }

  /// The months of the time column, the newest first.
  mutating func periods() -> [Candidate] {
    let times = (scope?.schema.fields ?? []).filter { $0.kind == .date || $0.kind == .moment }
    let named = times.first { $0.name == session.defaults.on }
    guard let field = named ?? (times.count == 1 ? times[0] : nil) else { return [] }
    return values(of: .bracketed(field.name, word.place), word.text, at: word.place)
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
