/// Turns the cells of ``BranchLine`` into tickets of the type 不知情定制.
struct BranchTicket {
  let unit: String
  let line: BranchLine
  let opened: Moment
  let phone: String
  var number = ""
  var closed: Moment?
  var customerClass = ""
  var outcome = ""
  var isEscalated = false
}

struct BranchTickets {
  /// Of a hundred tickets of a year's first five months, how many fall in each.
  private static let byMonth = [18, 15, 20, 22, 25]
  private static let outcomes: Odds = [
    "属实": 46, "口径不同": 18, "客户自身操作": 14, "未复现": 12, "非本部门": 6, "": 4,
  ]
  private static let classes: Odds = ["普通客户": 72, "银卡": 13, "金卡": 8, "钻石卡": 4, "": 3]

  private var dice: SplitMix64
  private var phones: Phones
  private let hours = Hours()

  init(seed: UInt64) {
    dice = SplitMix64(seed: seed)
    phones = Phones(prefix: "1390000", shuffledBy: &dice)
  }

  /// Both years in the order the tickets were opened.
  mutating func make() -> [BranchTicket] {
    make(branch2014, in: 2014) + make(branch2015, in: 2015)
  }

  private mutating func make(_ lines: [BranchLine], in year: Int) -> [BranchTicket] {
    var tickets: [BranchTicket] = []
    for line in lines {
      for (unit, count) in zip(branchUnits, line.counts) {
        tickets += open(count, of: line, in: unit, year)
      }
    }
    let order = tickets.indices.sorted {
      (tickets[$0].opened, $0) < (tickets[$1].opened, $1)
    }
    tickets = order.map { tickets[$0] }
    var serial = 0
    for row in tickets.indices {
      serial += 1 + dice.below(23)
      tickets[row].number = "BZ\(year)\(padded: serial, to: 6)"
      follow(&tickets[row])
    }
    return tickets
  }

  /// The tickets of one cell; about one in thirty comes again within the week.
  private mutating func open(
    _ count: Int, of line: BranchLine, in unit: String, _ year: Int
  ) -> [BranchTicket] {
    var tickets: [BranchTicket] = []
    while tickets.count < count {
      let month = 1 + dice.position(in: Self.byMonth)
      let opened = hours.moment(in: month, of: year, with: &dice)
      let phone = phones.next(with: &dice)
      tickets.append(BranchTicket(unit: unit, line: line, opened: opened, phone: phone))
      guard dice.happens(33), !phone.isEmpty, tickets.count < count else { continue }
      let again = opened + (1 + dice.below(6)) * 1440 + dice.below(120)
      guard again < Moment(year, 6, 1) else { continue }
      tickets.append(BranchTicket(unit: unit, line: line, opened: again, phone: phone))
    }
    return tickets
  }

  private mutating func follow(_ ticket: inout BranchTicket) {
    ticket.customerClass = dice.draw(Self.classes)
    ticket.isEscalated = dice.happens(45)
    let outcome = dice.draw(Self.outcomes)
    guard let closed = hours.closing(after: ticket.opened, with: &dice) else { return }
    ticket.closed = closed
    ticket.outcome = outcome
  }
}
