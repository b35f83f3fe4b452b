import PlaintQuery
import PlaintTable
import PlaintValue

/// Random steps, one after another, each over the columns that the ones before leave.
struct RandomSteps {
  let tickets: NaiveSource
  let areas: NaiveSource
  private(set) var steps: [Step] = []

  init(tickets: NaiveSource, areas: NaiveSource) {
    self.tickets = tickets
    self.areas = areas
  }

  var schema: Schema { tickets.schema.after(steps) }
  private var random: RandomExpression { RandomExpression(schema: schema) }

  mutating func grow(_ chance: inout Chance) {
    switch chance.number(1...18) {
    case 1...5: steps.append(.filter(random.condition(&chance, 2)))
    case 6...8: steps.append(.add("added\(steps.count)", random.key(&chance)))
    case 9: steps.append(projection(&chance))
    case 10: steps.append(sorting(&chance))
    case 11: steps.append(.take(chance.number(0...40)))
    case 12: steps.append(.sample(chance.number(0...40), seed: chance.next()))
    case 13:
      let keys = (0..<chance.number(0...2)).map { _ in random.key(&chance) }
      steps.append(.unique(keys))
    case 14: steps.append(.weight(weight(&chance)))
    case 15: steps.append(.join(join(&chance)))
    case 16, 17:
      let names = schema.names
      steps.append(.fill(chance.some(chance.number(1...min(3, names.count)), of: names)))
    default: steps.append(.append(below(&chance)))
    }
  }

  private func projection(_ chance: inout Chance) -> Step {
    let names = schema.names
    let kept = chance.some(chance.number(1...names.count), of: names)
    var sources: [String: String] = [:]
    let order = kept.enumerated().map { index, name in
      let new = chance.once(in: 5) ? "renamed\(steps.count)_\(index)" : name
      sources[new] = name
      return new
    }
    return .project(sources, order: order)
  }

  private func sorting(_ chance: inout Chance) -> Step {
    .sort(
      (0..<chance.number(1...3)).map { _ in
        Order(random.key(&chance), descending: chance.once(in: 2))
      })
  }

  private func weight(_ chance: inout Chance) -> Expression {
    let wholes = schema.fields.filter { $0.kind == .whole && $0.name != "big" }.map(\.name)
    if wholes.isEmpty || chance.once(in: 5) {
      return .call(.round, random.number(&chance, 0), .whole(1))
    }
    return .column(chance.one(of: wholes))
  }

  private func join(_ chance: inout Chance) -> Join {
    let kept: Join.Kept = chance.one(of: [.all, .matched, .unmatched])
    if chance.once(in: 3) {
      let relation = Relation(areas)
      return Join(relation, left: random.number(&chance, 1), right: .column("code"), kept: kept)
    }
    let small = Step.filter(.call(.greater, .column("users"), .whole(0)))
    let relation = Relation(areas, steps: chance.once(in: 3) ? [small] : [])
    return Join(relation, left: random.text(&chance, 1), right: .column("name"), kept: kept)
  }

  private func below(_ chance: inout Chance) -> Relation {
    if chance.once(in: 2) { return Relation(areas) }
    let condition = RandomExpression(schema: tickets.schema).condition(&chance, 1)
    return Relation(tickets, steps: [.filter(condition), .take(chance.number(0...50))])
  }

  /// A random aggregation: some keys, some grouping sets over them, every kind of measure.
  static func aggregation(over schema: Schema, _ chance: inout Chance) -> Aggregation {
    let random = RandomExpression(schema: schema)
    let keys = (0..<chance.one(of: [0, 1, 1, 2, 2, 3])).map { _ in random.key(&chance) }
    let measures =
      [Measure(.count)]
      + (0..<chance.number(0...4)).map { _ in
        Measure(
          measure(random, &chance), where: chance.once(in: 4) ? random.condition(&chance, 1) : nil)
      }
    return Aggregation(keys: keys, sets: sets(keys.count, &chance), measures: measures)
  }

  private static func measure(
    _ random: RandomExpression, _ chance: inout Chance
  ) -> Aggregate {
    switch chance.number(1...10) {
    case 1: .count
    case 2: .distinct(random.key(&chance))
    case 3: .sum(random.measured(&chance))
    case 4: .squares(random.number(&chance, 1))
    case 5: .present(random.key(&chance))
    case 6: .smallest(random.key(&chance))
    case 7: .largest(random.key(&chance))
    case 8: .first(random.key(&chance))
    case 9: .last(random.key(&chance))
    default: .quantile(random.measured(&chance), Ratio(Int128(chance.number(0...10)), 10))
    }
  }

  /// A rollup, a cube, each key alone, all keys, or the total.
  private static func sets(_ keys: Int, _ chance: inout Chance) -> [[Int]] {
    let all = Array(0..<keys)
    switch chance.number(1...5) {
    case 1: return (0...keys).map { Array(all.prefix($0)) }
    case 2:
      return (0..<1 << keys).map { bits in all.filter { bits >> $0 & 1 == 1 } }
    case 3: return all.map { [$0] } + [[]]
    case 4: return [[]]
    default: return [all]
    }
  }
}
