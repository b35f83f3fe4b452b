import PlaintTable
import PlaintValue

extension Schema {
  /// The columns after some steps.
  ///
  /// - Complexity: steps, and fields for each that is not `add`.
  package func after(_ steps: [Step]) -> Schema {
    steps.reduce(into: self) { $0.take($1) }
  }

  /// Goes on to the columns after a step; one that is added costs no copy of the others.
  package mutating func take(_ step: Step) {
    if case .add(let name, let expression) = step {
      set(Field(name, expression.kind(in: self) ?? .text))
    } else {
      self = after(step)
    }
  }

  /// The columns after a step.
  package func after(_ step: Step) -> Schema {
    switch step {
    case .filter, .sort, .take, .sample, .unique, .fill, .weight: self
    case .add: after([step])
    case .project(let sources, let order):
      Schema(
        order.compactMap { name in
          self[sources[name] ?? name].map { Field(name, $0.kind) }
        })
    case .join(let join):
      Schema(fields + join.columns(beside: self).map { Field($0.name, $0.kind) })
    case .append(let other): merged(with: other.schema)
    }
  }

  /// The names of the columns, in order.
  package var names: [String] { fields.map(\.name) }

  /// The columns of two datasets under each other, matched by name, those of the first in front.
  ///
  /// Whole numbers and decimals make decimals, dates and moments moments; other columns of unlike
  /// kinds become text.
  private func merged(with other: Schema) -> Schema {
    let own = fields.map { field in
      guard let theirs = other[field.name] else { return field }
      return Field(field.name, field.kind.joined(with: theirs.kind) ?? .text)
    }
    return Schema(own + other.fields.filter { self[$0.name] == nil })
  }
}

extension Join {
  /// A column that the join adds.
  package struct Added: Hashable, Sendable {
    /// Its name in the result.
    package let name: String
    /// Its name in the other dataset.
    package let source: String
    package let kind: Kind
  }

  /// The columns added to those of the left side: all of the right but its key, where that is a
  /// plain column; none when only rows without a match are kept.
  ///
  /// One whose name is taken gets `_2`, `_3` … after it.
  package func columns(beside left: Schema) -> [Added] {
    guard kept != .unmatched else { return [] }
    var taken = Set(left.names)
    return relation.schema.fields.compactMap { field in
      guard field.name != right.columnName else { return nil }
      var name = field.name
      var number = 2
      while taken.contains(name) {
        name = "\(field.name)_\(number)"
        number += 1
      }
      taken.insert(name)
      return Added(name: name, source: field.name, kind: field.kind)
    }
  }
}

extension Value {
  /// The value in a column of a kind that takes it in, as after `append`: text where the kinds
  /// differ.
  package func converted(to kind: Kind) -> Value {
    guard kind == .text, !isMissing else { return instant(as: kind) }
    return .worded(text)
  }
}
