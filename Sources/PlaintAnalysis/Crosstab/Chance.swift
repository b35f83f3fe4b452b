import Glibc

/// Tails of distributions and what is printed of them: the only binary floating point of this
/// module, and never in a count or a share.

/// The chance that a chi-square variable is at least `statistic`.
func chiSquareTail(_ statistic: Double, freedom: Int) -> Double {
  upperGamma(Double(freedom) / 2, statistic / 2)
}

/// The chance that a normal variable is as far from 0, to either side.
func normalTails(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

/// The regularised upper incomplete gamma function Q(a, x), to a relative 1e-12.
///
/// The power series below a + 1, the continued fraction above (Abramowitz and Stegun 1964, 6.5.29
/// and 6.5.31; evaluated after Lentz 1976).
func upperGamma(_ a: Double, _ x: Double) -> Double {
  guard x > 0 else { return 1 }
  let front = gammaFront(a, x)
  return x < a + 1 ? 1 - front * gammaSeries(a, x) : front * gammaFraction(a, x)
}

/// x^a e^-x / Γ(a), for large a by Stirling's series, so that large terms do not cancel.
private func gammaFront(_ a: Double, _ x: Double) -> Double {
  guard a > 20 else {
    var sign: Int32 = 0
    return exp(a * log(x) - x - lgamma_r(a, &sign))
  }
  let mu = (x - a) / a
  let square = a * a
  let series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / a
  return exp(a * (log1p(mu) - mu) - series) * (a / (2 * .pi)).squareRoot()
}

private func gammaSeries(_ a: Double, _ x: Double) -> Double {
  var (term, sum, n) = (1 / a, 1 / a, a)
  while term > sum * 1e-17 {
    n += 1
    term *= x / n
    sum += term
  }
  return sum
}

private func gammaFraction(_ a: Double, _ x: Double) -> Double {
  var b = x + 1 - a
  var c = 1e300
  var d = 1 / b
  var result = d
  for n in 1...1_000_000 {
    let an = -Double(n) * (Double(n) - a)
    b += 2
    d = 1 / (an * d + b)
    c = b + an / c
    result *= d * c
    if abs(d * c - 1) < 1e-16 { break }
  }
  return result
}

/// The false discovery rate at which each chance would be marked (Benjamini and Hochberg 1995).
func falseDiscoveryRates(_ chances: [Double]) -> [Double] {
  let order = chances.indices.sorted { chances[$0] < chances[$1] }
  var result = chances
  var least = 1.0
  for (rank, index) in order.enumerated().reversed() {
    least = min(least, chances[index] * Double(chances.count) / Double(rank + 1))
    result[index] = least
  }
  return result
}

/// A number with so many digits after the point, for statistics in notes.
func decimal(_ value: Double, places: Int) -> String {
  guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
  let scale = pow(10, Double(places))
  let units = (abs(value) * scale).rounded()
  let digits = String(UInt64(units))
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  let sign = value < 0 && units > 0 ? "-" : ""
  return sign + padded.dropLast(places) + (places > 0 ? "." + padded.suffix(places) : "")
}

/// A chance as notes say it: `= 0.0052`, `< 0.0001`.
func chanceText(_ chance: Double) -> String {
  chance < 0.0001 ? "< 0.0001" : "= " + decimal(chance, places: 4)
}
