import Testing

@Suite struct ScreenTests {
  private func lines(_ written: String, rows: Int = 3, columns: Int = 6) -> [String] {
    var screen = Screen(rows: rows, columns: columns)
    for byte in written.utf8 { screen.take([byte]) }
    return screen.lines
  }

  @Test func textWrapsAndScrolls() {
    #expect(lines("abcdefgh\r\n电话电话\r\nend") == ["abcdef", "gh", "电话电", "话", "end"])
  }

  @Test func theCursorMoves() {
    #expect(lines("abc\u{8}\u{8}X") == ["aXc"])
    #expect(lines("ab\r\ncd\u{1B}[A!") == ["ab!", "cd"])
    #expect(lines("电话\u{1B}[2D\u{1B}[K厅") == ["电厅"])
    #expect(lines("abc\r\u{1B}[@X\u{1B}[C\u{1B}[P") == ["Xac"])
    #expect(lines("ab\r\ncd\u{1B}[H\u{1B}[J") == [""])
    #expect(lines("\u{1B}[?2004h\u{1B}[1m甲\u{1B}[0m") == ["甲"])
  }
}
