import PlaintTable
import PlaintValue

/// Which columns others were computed from.
extension Relation {
  /// The other columns, after the steps, that hold something of what these columns hold: copies,
  /// recodings, texts joined from them; not what hides them.
  ///
  /// - Complexity: steps times columns; reads no row.
  package func computed(from names: Set<String>) -> [String] {
    let origins = origins
    let sources = names.reduce(into: Set<String>()) { $0.formUnion(origins[$1] ?? []) }
    return schema.names.filter { name in
      !names.contains(name) && !(origins[name] ?? []).isDisjoint(with: sources)
    }
  }

  /// For each column after the steps, the loaded columns its values show something of.
  private var origins: [String: Set<String>] {
    var origins: [String: Set<String>] = [:]
    for name in source.schema.names { origins[name] = [name] }
    var schema = source.schema
    for step in steps {
      switch step {
      case .add(let name, let expression):
        let shown = expression.shown(in: schema)
        origins[name] = shown.reduce(into: []) { $0.formUnion(origins[$1] ?? []) }
      case .project(let names, let order):
        let before = origins
        origins = [:]
        for name in order { origins[name] = before[names[name] ?? name] ?? [] }
      case .append(let other): origins.merge(other.origins) { $0.union($1) }
      case .filter, .sort, .take, .sample, .unique, .weight, .join, .fill: break
      }
      schema = schema.after(step)
    }
    return origins
  }
}

extension Expression {
  /// The columns whose contents its value shows: nothing of those that `mask` and `pseudonym` hide,
  /// that a condition looks at, or that every entry of a recoding stands for.
  fileprivate func shown(in schema: Schema) -> [String] {
    switch self {
    case .column(let name): [name]
    case .constant: []
    case .call(.mask, _), .call(.pseudonym, _): []
    case .call(_, let operands):
      kind(in: schema) == .truth ? [] : operands.flatMap { $0.shown(in: schema) }
    case .lookup(let operand, let lookup):
      lookup.otherwise == nil ? operand.shown(in: schema) : []
    }
  }
}
