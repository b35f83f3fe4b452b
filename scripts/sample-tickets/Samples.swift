/// The files of `docs/data`, each a name and its bytes; equal on every run.
struct Sample {
  let name: String
  let bytes: [UInt8]

  private init(_ name: String, _ bytes: [UInt8]) {
    (self.name, self.bytes) = (name, bytes)
  }

  private init(_ name: String, _ sheet: Sheet) {
    self.init(name, Array(sheet.text().utf8))
  }

  static func all() -> [Sample] {
    var halls = HallTickets(seed: 2012_05)
    var branch = BranchTickets(seed: 2015_05)
    let tickets = halls.make()
    let spreadsheet = Self.spreadsheet(of: tickets).text(endingLinesWith: "\r\n")
    return [
      Sample("tickets.csv", sheet(of: tickets)),
      Sample("tickets-gb18030.csv", gb18030(spreadsheet)),
      Sample("unaware.csv", sheet(of: branch.make())),
      Sample("region.csv", region()),
      Sample("units.csv", units()),
      Sample("reasons-map.csv", reasonsMap()),
    ]
  }

  private static func sheet(of tickets: [HallTicket]) -> Sheet {
    Sheet(
      heading: [
        "ticket", "type", "channel", "unit", "district", "reason", "opened_at", "closed_at",
        "phone",
        "customer_class", "satisfaction", "outcome", "fee", "content",
      ],
      rows: tickets.map { cells(of: $0) { $0.padded } })
  }

  /// The same tickets as a spreadsheet on Chinese Windows saves them.
  private static func spreadsheet(of tickets: [HallTicket]) -> Sheet {
    Sheet(
      heading: [
        "工单编号", "工单类型", "受理渠道", "责任单位", "区县", "投诉原因", "受理时间", "办结时间", "手机号码", "客户级别", "满意度",
        "处理结果", "退费金额", "投诉内容",
      ],
      rows: tickets.map { cells(of: $0) { $0.unpadded } })
  }

  private static func cells(of ticket: HallTicket, written: (Moment) -> String) -> [String] {
    let line = ticket.line
    return [
      ticket.number, line.type, line.channel, Subject.of(line.reason).unit, ticket.district,
      line.reason, written(ticket.opened), ticket.closed.map(written) ?? "", ticket.phone,
      ticket.customerClass, ticket.satisfaction, ticket.outcome, ticket.fee, ticket.content,
    ]
  }

  private static func sheet(of tickets: [BranchTicket]) -> Sheet {
    Sheet(
      heading: [
        "ticket", "opened_at", "closed_at", "unit", "reason", "detail", "customer_class", "phone",
        "outcome", "escalated",
      ],
      rows: tickets.map {
        [
          $0.number, $0.opened.padded, $0.closed?.padded ?? "", $0.unit, $0.line.reason,
          $0.line.detail, $0.customerClass, $0.phone, $0.outcome, $0.isEscalated ? "是" : "否",
        ]
      })
  }

  private static func region() -> Sheet {
    let years = [(2014, \RegionLine.counts2014), (2015, \RegionLine.counts2015)]
    var rows: [[String]] = []
    for (year, counts) in years {
      for month in 1...5 {
        for line in regionLines {
          let count = line[keyPath: counts][month - 1]
          rows.append(["\(year)-\(padded: month)", line.category, String(count)])
        }
      }
    }
    return Sheet(heading: ["month", "category", "count"], rows: rows)
  }

  private static func units() -> Sheet {
    Sheet(
      heading: ["unit", "users"], rows: users.map { [$0.unit, $0.users.map(String.init) ?? ""] })
  }

  private static func reasonsMap() -> Sheet {
    Sheet(heading: ["old", "new"], rows: attributions.map { [$0.reason, $0.belongsTo] })
  }
}
