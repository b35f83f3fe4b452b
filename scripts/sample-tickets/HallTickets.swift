/// Turns the counts of ``HallLine`` into tickets: when, who, how it ended, in what words.
struct HallTicket {
  let line: HallLine
  let opened: Moment
  let phone: String
  var number = ""
  var closed: Moment?
  var district = ""
  var customerClass = ""
  var satisfaction = ""
  var outcome = ""
  var fee = ""
  var content = ""
}

struct HallTickets {
  private static let year = 2012
  private static let firstMonth = 3
  /// When the tickets were taken out of the system: what had not been closed by then is open.
  private static let extracted = Moment(2012, 6, 5, minute: 9 * 60)

  private static let districts: Odds = [
    "昆区": 28, "青山": 22, "东河": 20, "土右": 10, "九原": 8, "固阳": 4, "达茂": 3, "石拐": 2, "白云": 1,
    "": 2,
  ]
  private static let classes: Odds = ["普通客户": 70, "银卡": 14, "金卡": 9, "钻石卡": 4, "": 3]
  private static let satisfactions: Odds = ["满意": 34, "基本满意": 21, "不满意": 12, "": 33]

  private var dice: SplitMix64
  private var phones: Phones
  private var hours = Hours()

  init(seed: UInt64) {
    dice = SplitMix64(seed: seed)
    phones = Phones(prefix: "1380000", shuffledBy: &dice)
  }

  /// All tickets in the order they were opened, numbered within their month.
  mutating func make() -> [HallTicket] {
    var tickets: [HallTicket] = []
    for line in phoneLines + webLines + otherLines {
      for (offset, count) in line.counts.enumerated() {
        tickets += open(count, of: line, in: Self.firstMonth + offset)
      }
    }
    let order = tickets.indices.sorted {
      (tickets[$0].opened, $0) < (tickets[$1].opened, $1)
    }
    tickets = order.map { tickets[$0] }
    number(&tickets)
    for row in tickets.indices { follow(&tickets[row], at: row) }
    return tickets
  }

  /// The calls of one line and month; about one in twenty-five comes again within the week.
  private mutating func open(_ count: Int, of line: HallLine, in month: Int) -> [HallTicket] {
    var tickets: [HallTicket] = []
    while tickets.count < count {
      let opened = moment(of: line, in: month)
      let phone = phones.next(with: &dice)
      tickets.append(HallTicket(line: line, opened: opened, phone: phone))
      guard dice.happens(40), !phone.isEmpty, tickets.count < count else { continue }
      let again = opened + (1 + dice.below(6)) * 1440 + dice.below(120)
      guard again.date.month == month else { continue }
      tickets.append(HallTicket(line: line, opened: again, phone: phone))
    }
    return tickets
  }

  private mutating func moment(of line: HallLine, in month: Int) -> Moment {
    let outbreak = outbreaks.first {
      $0.reason == line.reason && $0.month == month && line.type == response
    }
    if let outbreak, dice.happens(outbreak.perMille) {
      return Moment(Self.year, month, outbreak.day, minute: hours.minute(with: &dice))
    }
    return hours.moment(in: month, of: Self.year, with: &dice)
  }

  private mutating func number(_ tickets: inout [HallTicket]) {
    var month = 0
    var serial = 0
    for row in tickets.indices {
      let opened = tickets[row].opened.date
      if opened.month != month { (month, serial) = (opened.month, 0) }
      serial += 1 + dice.below(37)
      tickets[row].number = "\(opened.year)\(padded: month)\(padded: serial, to: 8)"
    }
  }

  /// Everything that happened to a ticket after it was opened.
  private mutating func follow(_ ticket: inout HallTicket, at row: Int) {
    ticket.district = dice.draw(Self.districts)
    ticket.customerClass = dice.draw(Self.classes)
    ticket.content = Wording.content(of: ticket.line.reason, at: row, with: &dice)
    let closed = hours.closing(after: ticket.opened, with: &dice)
    let satisfaction = dice.draw(Self.satisfactions)
    let outcome = dice.draw(Subject.of(ticket.line.reason).outcomes)
    let refunded = dice.happens(ticket.line.type == "投诉" ? 350 : 60)
    let cents = 100 * (1 + dice.below(40)) + dice.pick([0, 0, 50, 80, 5])
    guard let closed, closed <= Self.extracted else { return }
    ticket.closed = closed
    ticket.satisfaction = satisfaction
    ticket.outcome = outcome
    if refunded { ticket.fee = "\(cents / 100).\(padded: cents % 100)" }
  }
}
