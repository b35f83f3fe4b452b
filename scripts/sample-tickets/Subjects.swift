/// What a reason brings with it: the unit that answers, how such tickets end, what customers say.
struct Subject {
  let reason, unit: String
  let outcomes: Odds
  let sayings: [String]

  init(_ reason: String, _ unit: String, _ outcomes: Odds, _ sayings: String...) {
    (self.reason, self.unit, self.outcomes) = (reason, unit, outcomes)
    self.sayings = sayings
  }

  /// The subject of a reason; tickets without one get the first.
  static func of(_ reason: String) -> Subject {
    all.first { $0.reason == reason } ?? all[0]
  }

  private static let ours: Odds = ["属实": 6, "未复现": 2, "客户自身操作": 1, "口径不同": 1]
  private static let unclear: Odds = ["属实": 3, "未复现": 5, "口径不同": 1, "非本部门": 1]
  private static let others: Odds = ["非本部门": 6, "属实": 2, "口径不同": 2]
  private static let customers: Odds = ["客户自身操作": 8, "属实": 1, "口径不同": 1]
  private static let questions: Odds = ["口径不同": 1, "": 9]

  private static let service = "客服中心"
  private static let channels = "电子渠道中心"
  private static let systems = "业务支撑中心"
  private static let market = "市场经营部"
  private static let network = "网络部"

  private static let all = [
    Subject("", channels, unclear, "网厅页面打不开", "网厅提示系统繁忙", "页面一直停在加载中"),
    Subject(
      "人工前台操作", service, others, "话务员办理时选错业务", "前台受理后业务未生效",
      "人工答复与短信通知不一致", "前台登记的联系电话有误"),
    Subject(
      "话费直通车(1008611)短信收不到", systems, ours, "拨打1008611后收不到话费短信", "话费短信隔天才到",
      "拨打1008611提示已发送但未收到短信"),
    Subject(
      "10086 拨打异常(语音播报异常)", channels, unclear, "拨打10086听到一半没有声音", "10086语音播报断断续续",
      "拨打10086后播报内容与所选按键不符"),
    Subject(
      "无法转接人工", service, unclear, "按0后一直提示坐席忙", "转人工等待过久后自动挂断", "找不到转人工的按键"),
    Subject(
      "短信协同办理", systems, ours, "发送短信办理业务没有回复", "短信回复指令错误", "短信确认后业务仍未开通"),
    Subject(
      "账单详单查询", channels, ours, "查不到上月详单", "账单金额与扣费短信不一致", "详单页面导出失败"),
    Subject(
      "随机密码短信", systems, ours, "登录网厅收不到随机密码短信", "随机密码短信超时才到",
      "连续获取三次随机密码都未收到"),
    Subject(
      "登录", channels, unclear, "网厅登录提示密码错误", "登录后自动退出", "验证码看不清无法登录"),
    Subject(
      "网银交费与营销活动", market, ours, "网银扣款成功但话费未到账", "参加交费送礼活动未收到赠送",
      "活动页面与营业厅宣传不一致"),
    Subject(
      "业务操作", channels, ours, "网厅办理套餐变更失败", "办理后查询仍为原套餐", "退订按钮点击无反应"),
    Subject(
      "客户自身操作", channels, customers, "填错手机号导致充值到他人号码", "误点办理流量包", "忘记服务密码"),
    Subject(
      "资费争议", market, ours, "不认可本月套餐外流量费", "称未开通却被扣功能费", "质疑漫游费计算有误"),
    Subject(
      "网络覆盖", network, unclear, "家中信号弱通话断续", "地下车库没有信号", "晚间上网速度慢"),
    Subject("宽带故障", network, ours, "宽带频繁掉线", "光猫指示灯闪红无法上网", "装机预约后无人上门"),
    Subject("服务态度", service, unclear, "营业员态度生硬", "话务员未解释清楚便挂断"),
    Subject("充值未到账", systems, ours, "充值卡充值后余额未变", "网上交费半天未到账"),
    Subject("垃圾短信", network, ours, "频繁收到推销短信", "退订后仍收到广告短信"),
    Subject("套餐资费", service, questions, "咨询88元套餐包含的流量", "咨询更换套餐何时生效"),
    Subject("国际漫游", service, questions, "咨询开通国际漫游的方法", "咨询赴港澳的漫游资费"),
    Subject("停机复机", service, questions, "咨询欠费停机后如何复机", "咨询保号停机的费用"),
    Subject("积分兑换", service, questions, "咨询积分兑换话费的比例", "咨询积分清零的时间"),
    Subject("流量查询", service, questions, "咨询短信查询剩余流量的指令", "咨询流量是否可以结转"),
  ]
}
