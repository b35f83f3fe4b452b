/// A reader of CSV of its own, so that the counts do not rest on Plaint's.
///
/// Commas, quotes doubled inside quotes, line breaks inside quotes; lines end with LF or CRLF.
func cells(ofCSV text: String) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var cell = ""
  var isQuoted = false
  var scalars = text.unicodeScalars.makeIterator()
  var next = scalars.next()
  while let scalar = next {
    next = scalars.next()
    switch scalar {
    case "\"" where isQuoted && next == "\"":
      cell.unicodeScalars.append(scalar)
      next = scalars.next()
    case "\"":
      isQuoted.toggle()
    case "," where !isQuoted:
      row.append(cell)
      cell = ""
    case "\r" where !isQuoted && next == "\n":
      continue
    case "\n" where !isQuoted:
      rows.append(row + [cell])
      (row, cell) = ([], "")
    default:
      cell.unicodeScalars.append(scalar)
    }
  }
  return rows
}
