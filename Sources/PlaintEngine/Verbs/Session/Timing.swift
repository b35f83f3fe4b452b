import PlaintLanguage
import PlaintText

/// Says after each command how long it took, or stops saying so.
struct Timing: Acting {
  static let state = Slots.choice(
    "on|off", Message("on or off", "开或关"), [Word("on", "开"), Word("off", "关")])
  static let declaration = Declaration(
    Word("timing", "计时"), .session,
    Message("Say after each command how long it took.", "每条命令后说明所用时间。"),
    grammar: [state.here],
    discussion: Message(
      "Commands of over two seconds say it anyway.", "超过两秒的命令总会说明。"), example: ["timing off"])
  let onlyLooks = true
  private let isOn: Bool

  static func reach(_ call: Call) -> Reach { .named }

  init(_ call: Call, in scope: inout Scope) throws(Diagnostic) {
    isOn = call[Self.state].english == "on"
  }

  func act(on session: inout Session, _ context: Context) throws(Diagnostic) {
    session.timing = isOn
  }
}
