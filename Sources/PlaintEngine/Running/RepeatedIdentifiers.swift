import PlaintQuery
import PlaintReading
import PlaintTable
import PlaintText
import PlaintValue

/// Tickets that stand in the rows more than once: columns of identifiers whose values nearly all
/// differ, with what repeats.
enum RepeatedIdentifiers {
  /// So many first rows tell whether a column can be one.
  private static let looked = 2000

  /// What to say about the rows of a dataset, of columns whose values nearly all differ in a part of
  /// them: what is whole before others are appended.
  static func notes(
    _ relation: Relation, judgedBy part: Relation? = nil, _ run: Run
  ) throws(Diagnostic) -> [Message] {
    var notes: [Message] = []
    let isWhole = part == nil
    let part = part ?? relation
    for field in relation.schema.fields where isIdentifier(field) && part.schema[field.name] != nil
    {
      let column = Expression.column(field.name)
      let first = try counts(column, in: part.after([.take(looked)]), run)
      guard first.isNearlyUnique else { continue }
      let whole = first.rows < looked ? first : try counts(column, in: part, run)
      guard whole.isNearlyUnique else { continue }
      let all = isWhole ? whole : try counts(column, in: relation, run)
      guard all.repeated > 0,
        let most = try relation.values(of: column, limit: 1, run).first?.value
      else { continue }
      notes.append(note(field.name, all, example: most.text))
    }
    return notes
  }

  private static func isIdentifier(_ field: Schema.Field) -> Bool {
    field.kind == .identifier || field.kind == .text && IdentifierName.isOne(field.name)
  }

  private struct Counts {
    let rows: Int
    let present: Int
    let distinct: Int
    var repeated: Int { present - distinct }
    /// At most one in fifty repeats, fewer than phones do; of a handful of rows, one or two.
    var isNearlyUnique: Bool { repeated * 50 <= present || repeated <= 2 && repeated * 3 < present }
  }

  private static func counts(
    _ column: Expression, in relation: Relation, _ run: Run
  ) throws(Diagnostic) -> Counts {
    let measures = [Measure(.present(column)), Measure(.distinct(column))]
    let groups = try relation.aggregate(
      Aggregation(keys: [], sets: [[]], measures: measures), run)
    let found = groups.measures.map { $0[0].number?.asInt ?? 0 }
    return Counts(rows: groups.seen.last ?? 0, present: found[0], distinct: found[1])
  }

  private static func note(_ name: String, _ counts: Counts, example: String) -> Message {
    let column = quotedName(name)
    return Message(
      "“\(name)”: \(counted(counts.repeated, "row")) \(counts.repeated == 1 ? "repeats" : "repeat") a value of a row above, such as “\(example)”; unique \(column) keeps the first of each",
      "“\(name)”：\(grouped(counts.repeated)) 行与前面某行的值重复，如“\(example)”；去重 \(column) 只留第一行")
  }
}
