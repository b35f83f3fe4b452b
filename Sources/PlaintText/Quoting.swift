/// A text in quotes as it must be typed: in `"…"` unless it holds a full-width quote, which would
/// end it.
package func textAsTyped(_ text: String) -> String {
  var inner = ""
  let scalars = Array(text.unicodeScalars)
  for (index, scalar) in scalars.enumerated() {
    switch scalar {
    case "\"": inner += "\\\""
    case "\n": inner += "\\n"
    case "\t": inner += "\\t"
    case "\\":
      let next = index + 1 < scalars.count ? scalars[index + 1] : "\""
      inner += "\"\\\n\tnt".unicodeScalars.contains(next) ? "\\\\" : "\\"
    default: inner.unicodeScalars.append(scalar)
    }
  }
  for (open, close) in [("\"", "＂"), ("“", "”"), ("「", "」"), ("'", "'")] {
    if text.contains(close) || open == "“" && text.contains(open) { continue }
    return open + inner + (open == "\"" ? open : close)
  }
  return "\"\(inner)\""
}
