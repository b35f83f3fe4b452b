import Foundation
import PlaintTable
import PlaintText
import PlaintValue

@testable import PlaintReading

/// A directory of its own for one test, gone with it.
final class Scratch {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "plaint-writing-" + UUID().uuidString
    try? FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  /// The names in the directory, hidden ones too, sorted.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  func bytes(_ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: file(name)).map { Array($0) } ?? []
  }

  func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }
}

/// An independent reading of delimited text, sign by sign: RFC 4180 and nothing else.
func read(_ bytes: [UInt8], delimiter: UInt8 = 0x2C) -> [[[UInt8]]] {
  var (rows, row, cell) = ([[[UInt8]]](), [[UInt8]](), [UInt8]())
  var (index, isQuoted, isOpen) = (0, false, false)
  while index < bytes.count {
    let byte = bytes[index]
    let next = index + 1 < bytes.count ? bytes[index + 1] : nil
    index += 1
    if isQuoted {
      if byte != 0x22 {
        cell.append(byte)
      } else if next == 0x22 {
        cell.append(0x22)
        index += 1
      } else {
        isQuoted = false
      }
      continue
    }
    isOpen = true
    switch byte {
    case 0x22 where cell.isEmpty: isQuoted = true
    case delimiter:
      row.append(cell)
      cell = []
    case 0x0A:
      rows.append(row + [cell])
      (row, cell, isOpen) = ([], [], false)
    case 0x0D where next == 0x0A: break
    default: cell.append(byte)
    }
  }
  if isOpen { rows.append(row + [cell]) }
  return rows
}

func texts(_ bytes: [UInt8], delimiter: UInt8 = 0x2C) -> [[String]] {
  read(bytes, delimiter: delimiter).map { $0.map { String(decoding: $0, as: UTF8.self) } }
}

/// A small reproducible source of nasty texts (SplitMix64; Steele, Lea and Flood 2014).
struct Nasty: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static let pieces: [String] = [
    "", "a", "业务", "，", ",", "\"", "\"\"", "\n", "\r\n", "\r", "\t", "=1+1", "＝", "+", "－", "@",
    "|", "\\", " ", "　", "{", "😀", "\u{FEFF}", "\u{1}", "\u{2028}", "é", "'", "_", "12", "<br>",
    "𠀀", "(missing)",
  ]

  mutating func text(stray: Bool = false) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...5, using: &self) {
      text += Self.pieces.randomElement(using: &self) ?? ""
      if stray, Int.random(in: 0..<6, using: &self) == 0 {
        text.unicodeScalars.append(
          Undecoded.scalar(for: UInt8.random(in: 0x80...0xFF, using: &self)))
      }
    }
    return text
  }

  mutating func table(rows: Int, columns: Int, stray: Bool = false) -> [[String]] {
    (0..<rows).map { _ in (0..<columns).map { _ in text(stray: stray) } }
  }
}

/// A dataset of text columns in both storages by turns.
func dataset(_ rows: [[String]], _ names: [String]) -> Table {
  let columns = names.enumerated().map { index, name in
    let cells = rows.map { $0[index] }
    if index % 2 == 0 {
      return Column(name, .text, .plain(Strings(cells), missing: nil), count: rows.count)
    }
    return Column(name, .text, values: cells.map { $0.isEmpty ? .missing : .text($0) })
  }
  return Table(columns, count: rows.count)
}
