import Glibc
import PlaintTable
import PlaintText

/// Whether two columns are independent of each other: Pearson's chi-square and what goes with it.
///
/// - Source: Pearson 1900; Cramér 1946, corrected by Bergsma 2013; adjusted residuals by Haberman
///   1973; marks at a false discovery rate of 5 % by Benjamini and Hochberg 1995.
struct Independence {
  let statistic: Double
  let freedom: Int
  /// The chance of a statistic as large if the columns are independent.
  let chance: Double
  /// Cramér's V, and V corrected for its bias in small tables.
  let association: Double
  let correctedAssociation: Double
  /// How many expected counts are below 5, of how many (Cochran 1954).
  let small: Int
  let size: Int
  /// How far each count is from the expected one in standard errors; 0 in rows or columns
  /// without any count.
  let adjusted: [[Double]]
  let flags: [[Answer.Flag?]]

  /// The test of a table of counts; nil when fewer than two rows or columns hold any.
  ///
  /// - Complexity: linear in the cells, and a sort.
  init?(_ counts: [[Int128]]) {
    let table = counts.map { $0.map(Double.init) }
    let rows = table.map { $0.reduce(0, +) }
    let columns = (0..<(table.first?.count ?? 0)).map { j in table.reduce(0) { $0 + $1[j] } }
    let total = rows.reduce(0, +)
    let (r, c) = (rows.count { $0 > 0 }, columns.count { $0 > 0 })
    guard r > 1, c > 1 else { return nil }
    var (sum, small) = (0.0, 0)
    adjusted = table.enumerated().map { i, line in
      line.enumerated().map { j, count in
        let expected = rows[i] * columns[j] / total
        guard expected > 0 else { return 0 }
        if expected < 5 { small += 1 }
        sum += (count - expected) * (count - expected) / expected
        let variance = expected * (1 - rows[i] / total) * (1 - columns[j] / total)
        return (count - expected) / variance.squareRoot()
      }
    }
    (statistic, self.small, size) = (sum, small, r * c)
    freedom = (r - 1) * (c - 1)
    chance = chiSquareTail(sum, freedom: freedom)
    association = (sum / (total * Double(min(r, c) - 1))).squareRoot()
    correctedAssociation = Self.corrected(sum / total, r, c, total)
    flags = Self.flags(adjusted, held: rows, columns)
  }

  private static func corrected(_ phi: Double, _ r: Int, _ c: Int, _ total: Double) -> Double {
    guard total > 1 else { return 0 }
    let phi = max(0, phi - Double((r - 1) * (c - 1)) / (total - 1))
    let sides = [r, c].map { Double($0) - Double(($0 - 1) * ($0 - 1)) / (total - 1) }
    let least = min(sides[0], sides[1]) - 1
    return least > 0 ? (phi / least).squareRoot() : 0
  }

  /// A sign on each cell whose residual stands out among all cells'.
  private static func flags(
    _ adjusted: [[Double]], held rows: [Double], _ columns: [Double]
  ) -> [[Answer.Flag?]] {
    let places = adjusted.indices.flatMap { i in
      columns.indices.filter { rows[i] > 0 && columns[$0] > 0 }.map { (i, $0) }
    }
    let rates = falseDiscoveryRates(places.map { normalTails(adjusted[$0.0][$0.1]) })
    var flags = adjusted.map { $0.map { _ -> Answer.Flag? in nil } }
    for (place, rate) in zip(places, rates) where rate <= 0.05 {
      flags[place.0][place.1] = adjusted[place.0][place.1] > 0 ? .above : .below
    }
    return flags
  }

  /// What is said of the test under the table.
  func notes(leftOut: Bool) -> [Message] {
    let (x, v, w) = (
      decimal(statistic, places: 2), decimal(association, places: 3),
      decimal(correctedAssociation, places: 3)
    )
    let p = chanceText(chance)
    var notes = [
      Message(
        "chi-square \(x), df \(freedom), p \(p); Cramér's V \(v) (\(w) corrected for bias)"
          + (leftOut ? "; missing left out" : ""),
        "卡方 \(x)，自由度 \(freedom)，p \(p)；克莱默V系数 \(v)（纠偏后 \(w)）" + (leftOut ? "；不含缺失" : ""))
    ]
    if small > 0 {
      notes.append(
        Message(
          "\(small) of \(size) expected counts are below 5; chi-square is a rough guide here "
            + "(Cochran 1954)",
          "\(size) 个期望频数中有 \(small) 个小于 5，卡方检验仅供参考（Cochran 1954）"))
    }
    return notes
  }

  /// What the signs on cells mean; nothing where there are none.
  var legend: [Message] {
    guard flags.contains(where: { $0.contains { $0 != nil } }) else { return [] }
    return [
      Message(
        "▲ more, ▼ fewer than chance allows (adjusted residuals, false discovery rate 5%)",
        "▲ 偏多，▼ 偏少（调整残差，错误发现率 5%）")
    ]
  }
}
