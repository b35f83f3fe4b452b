import CPCRE2
import PlaintText
import Synchronization

/// A regular expression of `matches` and `extract`: Perl's syntax, over Unicode, compiled once.
///
/// Characters are Unicode ones throughout (`\d` and `\w` know full-width digits and Chinese). A
/// pattern that needs too many attempts on a text gives up on it: the text counts as not
/// matching and the caller counts the cell. Safe to use from many threads at once; a thread that
/// tries many texts makes one ``Matcher`` and keeps it.
package final class Pattern: @unchecked Sendable {
  /// The pattern as typed.
  package let text: String
  /// The texts it is a choice between, when it is nothing else: `短信|流量`.
  package let literals: [String]?
  /// How many groups in parentheses it has.
  package let groups: Int
  private let code: OpaquePointer
  private let context: OpaquePointer?

  /// Attempts on one text before it is given up: a fraction of a second.
  private static let attempts: UInt32 = 1_000_000

  /// Compiles a pattern.
  ///
  /// - Throws: the mistake, its place counted in bytes of the pattern.
  package init(_ text: String) throws(Diagnostic) {
    var failure: Int32 = 0
    var offset = 0
    let options = PCRE2_UTF | UInt32(PCRE2_UCP) | UInt32(PCRE2_MATCH_INVALID_UTF)
    var copy = text
    let compiled = copy.withUTF8 { utf8 in
      pcre2_compile_8(utf8.baseAddress, utf8.count, options, &failure, &offset, nil)
    }
    guard let compiled else { throw Self.mistake(failure, offset, in: text) }
    self.text = text
    literals = Self.literals(in: text)
    code = compiled
    pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE))
    context = pcre2_match_context_create_8(nil)
    if let context { pcre2_set_match_limit_8(context, Self.attempts) }
    var count: UInt32 = 0
    pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
    groups = Int(count)
  }

  deinit {
    pcre2_match_context_free_8(context)
    pcre2_code_free_8(code)
  }

  private static func literals(in text: String) -> [String]? {
    let signs = "\\^$.[]()?*+{}".unicodeScalars
    if text.unicodeScalars.contains(where: signs.contains) { return nil }
    let choices = text.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false)
    return choices.contains(where: \.isEmpty) ? nil : choices.map { String($0) }
  }

  private static func mistake(_ failure: Int32, _ offset: Int, in text: String) -> Diagnostic {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(failure, &buffer, buffer.count)
    let reason = String(decoding: buffer.prefix(max(Int(length), 0)), as: UTF8.self)
    let place = min(offset, text.utf8.count)
    let chinese =
      reasons[failure]
      ?? "第 \(String(decoding: text.utf8.prefix(place), as: UTF8.self).count) 个字符附近写法不对"
    return Diagnostic(
      Message("in the pattern “\(text)”: \(reason)", "正则表达式“\(text)”有误：\(chinese)"),
      at: Place(place, place))
  }

  /// The library's commonest reasons in Chinese, by its numbers (pcre2.h, PCRE2_ERROR_…).
  private static let reasons: [Int32: String] = [
    101: "末尾多一个 \\", 103: "\\ 之后的字符没有意义", 104: "{} 中的次数前大后小", 105: "{} 中的次数过大",
    106: "方括号没有闭合", 108: "方括号中的范围前大后小", 109: "重复符号前没有可重复的内容",
    111: "(? 或 (?- 之后的字符没有意义", 114: "圆括号没有闭合", 115: "引用了不存在的分组", 122: "多一个右圆括号",
    125: "回看的长度不固定", 130: "没有这个字符类别", 134: "字符编号过大", 147: "没有这个字符属性",
  ]

  /// The pattern of this text, compiled at most once while it stays among the last 256.
  package static func cached(_ text: String) throws(Diagnostic) -> Pattern {
    if let pattern = cache.withLock({ $0[text] }) { return pattern }
    let pattern = try Pattern(text)
    cache.withLock { cache in
      if cache.count >= 256 { cache.removeAll() }
      cache[text] = pattern
    }
    return pattern
  }

  private static let cache = Mutex<[String: Pattern]>([:])

  /// Whether and where a text matched.
  package enum Outcome: Hashable, Sendable {
    case matched, unmatched
    /// Given up after too many attempts.
    case exhausted
  }

  /// Tries a pattern on one text after another; for one thread.
  package final class Matcher {
    private let pattern: Pattern
    private let data: OpaquePointer?

    package init(_ pattern: Pattern) {
      self.pattern = pattern
      data = pcre2_match_data_create_from_pattern_8(pattern.code, nil)
    }

    deinit { pcre2_match_data_free_8(data) }

    /// Whether the pattern is found anywhere in the bytes.
    package func callAsFunction(_ utf8: UnsafeBufferPointer<UInt8>) -> Outcome {
      var result = attempt(utf8, 0)
      if result == PCRE2_ERROR_JIT_STACKLIMIT { result = attempt(utf8, UInt32(PCRE2_NO_JIT)) }
      if result >= 0 { return .matched }
      return result == PCRE2_ERROR_NOMATCH ? .unmatched : .exhausted
    }

    private func attempt(_ utf8: UnsafeBufferPointer<UInt8>, _ options: UInt32) -> Int32 {
      pcre2_match_8(pattern.code, utf8.baseAddress, utf8.count, 0, options, data, pattern.context)
    }

    /// The bytes that a group covered in the last match, group 0 being the whole; nil when it took
    /// no part.
    package func group(_ number: Int) -> Range<Int>? {
      guard number <= pattern.groups, let ends = pcre2_get_ovector_pointer_8(data) else {
        return nil
      }
      let (start, end) = (ends[2 * number], ends[2 * number + 1])
      return start <= end && end != Int(bitPattern: UInt.max) ? Int(start)..<Int(end) : nil
    }
  }

  /// Whether the pattern is found anywhere in the text.
  package func outcome(in text: String) -> Outcome {
    var text = text
    return text.withUTF8 { Matcher(self)($0) }
  }

  /// What a group covers in the first match, group 0 being the whole; nil without a match or when
  /// the group took no part in it.
  package func first(in text: String, group: Int) -> (outcome: Outcome, text: String?) {
    let matcher = Matcher(self)
    var copy = text
    let outcome = copy.withUTF8 { matcher($0) }
    guard outcome == .matched, let range = matcher.group(group) else { return (outcome, nil) }
    return (outcome, text.bytes(range.lowerBound, range.upperBound))
  }
}
