import PlaintValue

/// Texts put one under the other: as plain text, the bytes shared where they are the same area.
extension Column {
  static func joinedTexts(_ kind: Kind, _ parts: [Column], _ count: Int) -> Storage? {
    guard kind == .text, parts.allSatisfy(\.isText) else { return nil }
    let missing = joinedGaps(parts, count)
    if let shared = sharedTexts(parts, count) { return .plain(shared, missing: missing) }
    var builder = Strings.Builder()
    for part in parts {
      for row in 0..<part.count { builder.append(part.utf8(row)) }
    }
    return .plain(builder.finished(), missing: missing)
  }

  private var isText: Bool {
    switch storage {
    case .coded, .plain: true
    case .fixed, .listed: false
    }
  }

  /// The bytes of a cell of text as they stand, also of one that counts as missing.
  private func utf8(_ row: Int) -> UnsafeBufferPointer<UInt8> {
    switch storage {
    case .coded(let codes, let texts, _): texts.utf8(codes[row])
    case .plain(let texts, _): texts.utf8(row)
    case .fixed, .listed: UnsafeBufferPointer(start: nil, count: 0)
    }
  }

  /// Which rows are missing, or nil when those are just the empty texts.
  private static func joinedGaps(_ parts: [Column], _ count: Int) -> Bits? {
    let isNeeded = parts.contains { part in
      switch part.storage {
      case .plain(_, let missing): missing != nil
      case .coded(_, let texts, let missing):
        missing.indices.contains { missing[$0] != texts.utf8($0).isEmpty }
      case .fixed, .listed: false
      }
    }
    guard isNeeded else { return nil }
    let bits = Bits(count: count)
    var start = 0
    for part in parts {
      for row in 0..<part.count where part[row].isMissing { bits.insert(start + row) }
      start += part.count
    }
    return bits
  }

  private static func sharedTexts(_ parts: [Column], _ count: Int) -> Strings? {
    var bytes: Buffer<UInt8>?
    for part in parts {
      guard case .plain(let texts, _) = part.storage else { return nil }
      if let bytes, bytes !== texts.bytes { return nil }
      bytes = texts.bytes
    }
    guard let bytes else { return nil }
    let spans = Buffer<UInt64>(count: count)
    var start = 0
    for part in parts {
      guard case .plain(let texts, _) = part.storage else { return nil }
      (spans.base + start).update(from: texts.spans.base, count: part.count)
      start += part.count
    }
    return Strings(bytes: bytes, spans: spans, count: count)
  }
}

extension Spelling {
  /// The spelling of columns one under the other; nil when none has one, or together they have
  /// more than 256 patterns.
  static func joined(_ parts: [Column], _ count: Int) -> Spelling? {
    guard parts.contains(where: { $0.spelling != nil }) else { return nil }
    var patterns: [Pattern] = []
    let perRow = Buffer<UInt8>(count: count)
    let hasRests = parts.contains { $0.spelling?.rests != nil }
    let rests = hasRests ? Buffer<UInt16>(count: count) : nil
    var (rows, texts, misfits): ([Int], [String], [Int]) = ([], [], [])
    var start = 0
    for part in parts {
      let own = part.spelling?.patterns ?? [.canonical]
      let numbers = own.map { pattern in
        if let number = patterns.firstIndex(of: pattern) { return number }
        patterns.append(pattern)
        return patterns.count - 1
      }
      guard patterns.count <= 256 else { return nil }
      for row in 0..<part.count {
        perRow.base[start + row] = UInt8(numbers[Int(part.spelling?.perRow?.base[row] ?? 0)])
      }
      if let rests, let own = part.spelling?.rests {
        (rests.base + start).update(from: own.base, count: part.count)
      }
      rows += part.spelling?.exceptions.rows.map { $0 + start } ?? []
      texts += part.spelling?.exceptions.texts ?? []
      misfits += part.spelling?.misfits.map { $0 + start } ?? []
      start += part.count
    }
    return Spelling(
      patterns: patterns, perRow: patterns.count > 1 ? perRow : nil,
      exceptions: Exceptions(rows: rows, texts: texts), rests: rests, misfits: misfits)
  }
}
