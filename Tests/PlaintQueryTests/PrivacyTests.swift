import PlaintQuery
import PlaintValue
import Testing

struct PrivacyTests {
  @Test(arguments: [
    ("13812345678", "138****5678"), ("+86 138-1234-5678", "138****5678"),
    ("86-13812345678", "138****5678"), ("１３８１２３４５６７８", "138****5678"),
    ("0571-87654321", "0571-****4321"), ("010-8765432", "010-***5432"),
    ("zhang.san@example.com", "z***@example.com"), ("张三", "张*"), ("欧阳锋", "欧*锋"), ("张", "*"),
    ("11010519491231002X", "1********X"), ("10086", "10086"), ("1008611", "1008611"),
    ("12812345678", "1********8"), ("我的电话是13812345678请回电", "我********电"), ("A B", "A*B"),
  ]) func maskingHidesTheMiddle(_ cell: String, _ masked: String) {
    #expect(value(.mask, .text(cell)).text == masked)
  }

  @Test func maskingTakesWholeNumbersAndMissing() {
    #expect(value(.mask, 13_812_345_678) == "138****5678")
    #expect(value(.mask, .missing) == .missing)
  }

  /// HMAC-SHA-256: the first from RFC 4231 (test 2), the others by Python's hmac; lengths on both
  /// sides of the hash's block borders.
  @Test(arguments: [
    ("what do ya want for nothing?", "Jefe", "5bdcc146bf60"),
    (String(repeating: "a", count: 55), "密钥", "923dcf37c9bb"),
    (String(repeating: "a", count: 56), "密钥", "da260177c8d1"),
    (String(repeating: "a", count: 63), "密钥", "751b265155dd"),
    (String(repeating: "a", count: 64), "密钥", "c8c5f9f6e55a"),
    (String(repeating: "a", count: 119), "密钥", "4c8ea5612992"),
    (String(repeating: "a", count: 120), "密钥", "213e9d9ddab3"),
    (String(repeating: "a", count: 200), "密钥", "e2a8080c8fce"),
    ("投诉", String(repeating: "k", count: 131), "5de0768120f0"),
  ]) func pseudonymsAreKeyedCodes(_ text: String, _ key: String, _ code: String) {
    #expect(value(.pseudonym, .text(text), .text(key)).text == code)
  }

  @Test func pseudonymsKeepDifferentValuesApart() {
    let codes = (0..<2000).map { value(.pseudonym, .number(Number($0)), "密钥") }
    #expect(Set(codes).count == codes.count)
    #expect(value(.pseudonym, 1, "密钥") == codes[1])
    #expect(value(.pseudonym, 1, "别的") != codes[1])
    #expect(value(.pseudonym, .missing, "密钥") == .missing)
  }
}
