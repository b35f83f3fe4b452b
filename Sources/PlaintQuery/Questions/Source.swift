import PlaintTable
import PlaintText
import PlaintValue
import Synchronization

/// The one seam: rows that live somewhere, asked as values.
package protocol Source: Sendable {
  var name: String { get }
  /// Two sources are the same data exactly when their identities are equal.
  var identity: UInt64 { get }
  var schema: Schema { get }

  /// Why this source cannot do these steps or that aggregation, or nil; asked while binding.
  func refusal(of steps: [Step], _ aggregation: Aggregation?) -> Message?

  /// The values that occur in a column of text, where the source knows them without looking at rows;
  /// nil where it does not.
  func occurring(in column: String) -> [String]?

  /// Whether some column may hold cells that are not of its kind.
  var mayHaveMisfits: Bool { get }

  /// The cells of a column, among the rows left after the steps, that are not of its kind; nil when
  /// there are none.
  func misfits(
    in column: String, over steps: [Step], _ run: Run
  ) throws(Diagnostic) -> Misfits?

  /// Answers one question over the rows left after the steps.
  ///
  /// Faults are counted per cell: a step's expression once for each row that reaches the step,
  /// each of the aggregation's ``Aggregation/expressions`` once for each row left; an aggregate
  /// beyond 38 digits is missing and one overflow.
  func aggregate(
    _ aggregation: Aggregation, over steps: [Step], _ run: Run
  ) throws(Diagnostic) -> Groups

  /// Hands on the rows left after the steps, in order, in blocks; stops when `receive` says false.
  func scan(
    _ columns: [String], over steps: [Step], _ run: Run,
    _ receive: (Table) throws(Diagnostic) -> Bool
  ) throws(Diagnostic)
}

/// Numbers by which sources are told apart.
package enum SourceIdentity {
  private static let given = Atomic<UInt64>(1 << 32)

  /// A number that no other source has.
  package static func next() -> UInt64 { given.add(1, ordering: .relaxed).newValue }
}

extension Source {
  package func occurring(in column: String) -> [String]? { nil }

  package var mayHaveMisfits: Bool { false }

  package func misfits(
    in column: String, over steps: [Step], _ run: Run
  ) throws(Diagnostic) -> Misfits? { nil }
}

/// The names and kinds of columns, in order.
package struct Schema: Hashable, Sendable {
  /// A column's name and kind.
  package struct Field: Hashable, Sendable {
    package let name: String
    package let kind: Kind
    package init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  package private(set) var fields: [Field]
  private var index = NameIndex()
  private var folds = NameIndex()

  package init(_ fields: [Field]) { self.fields = fields }

  package subscript(name: String) -> Field? { place(of: name).map { fields[$0] } }

  /// Where the field of a name stands.
  package func place(of name: String) -> Int? { index.place(of: name, in: fields, \.name) }

  /// The only field whose name is this one but for capitals and width; nil if there are several.
  package func near(_ name: String) -> Field? {
    let key = folded(name)
    guard let place = folds.place(of: key, in: fields, { folded($0.name) }),
      !fields[(place + 1)...].contains(where: { folded($0.name) == key })
    else { return nil }
    return fields[place]
  }

  /// Sets the kind of a field, at the end when there is none of the name.
  mutating func set(_ field: Field) {
    if let place = place(of: field.name) { return fields[place] = field }
    if !isKnownUniquelyReferenced(&index) { index = index.copy() }
    if !isKnownUniquelyReferenced(&folds) { folds = folds.copy() }
    index.note(field.name, at: fields.count)
    folds.note(folded(field.name), at: fields.count)
    fields.append(field)
  }

  package static func == (a: Schema, b: Schema) -> Bool { a.fields == b.fields }

  package func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}

/// A dataset: a source and the steps it has been through.
package struct Relation: Hashable, Sendable {
  package var source: any Source { didSet { known = KnownSchema() } }
  package var steps: [Step] {
    didSet {
      depth = Self.depth(steps)
      known = KnownSchema()
    }
  }
  /// How many datasets lie inside one another, by `append` and `join`, to make this one.
  package private(set) var depth: Int
  private var known = KnownSchema()

  package init(_ source: any Source, steps: [Step] = []) {
    self.source = source
    self.steps = steps
    depth = Self.depth(steps)
  }

  /// The columns after the dataset's steps.
  ///
  /// - Complexity: steps, the first time; a dataset of thousands of steps is asked by every command.
  package var schema: Schema { known.schema { source.schema.after(steps) } }

  /// The dataset with more steps.
  package func after(_ more: [Step]) -> Relation {
    var copy = self
    copy.steps += more
    if let schema = known.schema { copy.known = KnownSchema(schema.after(more)) }
    return copy
  }

  private static func depth(_ steps: [Step]) -> Int {
    steps.reduce(0) { depth, step in
      switch step {
      case .append(let other): max(depth, other.depth + 1)
      case .join(let join): max(depth, join.relation.depth + 1)
      default: depth
      }
    }
  }

  package static func == (a: Relation, b: Relation) -> Bool {
    a.source.identity == b.source.identity && a.steps == b.steps
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(source.identity)
    hasher.combine(steps)
  }
}

/// The columns of a relation, once they were asked for.
private final class KnownSchema: Sendable {
  private let state: Mutex<Schema?>

  init(_ schema: Schema? = nil) { state = Mutex(schema) }

  var schema: Schema? { state.withLock { $0 } }

  func schema(_ make: () -> Schema) -> Schema {
    if let schema { return schema }
    let made = make()
    state.withLock { $0 = made }
    return made
  }
}
