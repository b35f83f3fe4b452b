import PlaintLanguage
import PlaintText

/// The pages of help that are written by hand; their examples are run by the tests.
extension Topics {
  package static let names = Topic(
    Word("names", "名称"), Message("Columns and values", "列与值"),
    Message("How columns, values, texts and numbers are written.", "列、值、文本与数字的写法。"),
    [
      (
        Message("reason  受理渠道", "投诉原因  受理渠道"),
        Message(
          "a column; in [brackets] when it has blanks or signs: [Ticket #]",
          "列；名称中有空格或符号时加方括号：[工单 #]")
      ),
      (
        Message("channel = 电话营业厅", "受理渠道 = 电话营业厅"),
        Message("a bare word facing a column is a value of it", "与列相对的词是该列的取值")
      ),
      (
        Message("\"Wells Fargo & Company\"", "\"市场部 & 客服部\""),
        Message("a value with blanks or signs is put in quotes", "含空格或符号的取值加引号")
      ),
      (
        Message("1025  20.83  20.83%  7.2万"),
        Message("numbers, without commas; % makes a share", "数字，不加逗号；带 % 为占比")
      ),
      (
        Message("48 hours  7 days", "48小时  7天"), Message("a length of time", "时长")
      ),
      (
        Message("missing", "缺失"), Message("an empty cell", "空单元格")
      ),
      (
        Message("# …"), Message("a comment, up to the end of the line", "注释，直到行尾")
      ),
    ],
    sought: [
      "quotes", "quote", "quoting", "quotation marks", "brackets", "blanks", "spaces", "values",
      "columns and values", "comment", "comments", "#", "引号", "括号", "方括号", "空格", "取值", "注释", "列名",
    ],
    example: ["filter channel = 电话营业厅", "count where reason = \"话费直通车(1008611)短信收不到\""])

  static let conditions = Topic(
    Word("conditions", "条件"), Message("Conditions", "条件"),
    Message("What filter and where take: true or false for every row.", "筛选与其中所用：对每行非真即假。"),
    sought: [
      "condition", "comparison", "comparisons", "operators", "null", "empty", "空值", "比较",
      "运算符", "signs", "sign", "符号", "比较符",
    ],
    example: [
      "count where channel in (电话营业厅, 网上营业厅) and opened_at in 2012-05",
      "count where content contains 短信 and not (fee > 20)", "count where closed_at is missing",
    ]
  ) { tongue, width in
    Manual.list([.sign, .test], tongue, width: width).dropFirst()
      + [
        "",
        Message(
          "A missing cell meets no comparison; != and not are exact opposites, so they keep it.",
          "缺失的单元格不满足任何比较；!= 与“非”恰好相反，因此会保留它。"
        ).text(in: tongue),
      ]
  }

  package static let periods = Topic(
    Word("periods", "时段写法"), Message("Days, months, stretches", "日期、月份与时段"),
    Message("How days, months, years and stretches are written.", "日、月、年与一段时间的写法。"),
    [
      (
        Message("2012  2012-05  2012-05-01"),
        Message("a year, a month, a day; also 2012年5月", "年、月、日；也可写 2012年5月")
      ),
      (
        Message("2012Q2  2012H1  2012W18", "2012年第2季度  2012年上半年"),
        Message("a quarter, a half year, a week", "季度、半年；周写作 2012W18")
      ),
      (
        Message("2012-01..2012-05"),
        Message("from one to another, both ends in; 2012-03.. is open", "从某时到某时，含两端；2012-03.. 不限末端")
      ),
      (
        Message("\"2012-05-01 08:30\""), Message("a moment, in quotes", "时刻，加引号")
      ),
      (
        Message("201205  20120501  2012/5/1", "2012年1月～5月  2012上半年"),
        Message("the same, facing a date", "与日期相对时同样可写；也可写 201205、2012/5/1")
      ),
      (
        Message("last 30 days  last month", "最近30天  上月  前三季度"),
        Message("counted from today; what it became is said", "从今天算起；会说明所指的日期")
      ),
      (
        Message("first half  Q2  May  first half of last year", "上半年  5月  5月上旬  去年5月"),
        Message("a part of this year, or of last year", "今年或去年的一部分")
      ),
      (
        Message("year ago  same period last month", "去年同期  上月同期"),
        Message("of the period that is compared, or that a filter sets", "指所对比的、或筛选所设的时段的同期")
      ),
      (
        Message("defaults complete until 2012-05-31", "默认 数据截至 2012-05-31"),
        Message("says up to when the data are whole; * marks what is not", "说明数据完整到何时；* 标记不完整的时段")
      ),
      (
        Message("in  =  <  >  <=  >=", "属于  =  <  >  <=  >="),
        Message(
          "facing a date, a period is all of it: < is before its first instant",
          "与日期相对时，时段是整段：< 指其开始之前")
      ),
    ],
    sought: [
      "period", "date", "dates", "time", "times", "date format", "日期格式", "unfinished", "尚未完整", "同期",
      "上半年", "上旬",
    ],
    example: [
      "count where opened_at in 2012-03..2012-04",
      "trend every week on opened_at where opened_at >= 2012-05-14",
    ])

  package static let marks = Topic(
    Word("marks", "标记行"), Message("(total), (other), (missing)", "（总计）、（其他）、（缺失）"),
    Message("Lines of a table that are no value of the column.", "表中不是该列取值的行。"),
    [
      (
        Message("(total)", "（总计）"),
        Message(
          "all rows counted, from the rows and not from rounded lines", "全部行，由行数得出，不由取整后的各行相加")
      ),
      (
        Message("(other)", "（其他）"),
        Message(
          "what top N folds together; the line below says how many values", "“前 几”以外的取值合并而成；表下说明有几个"
        )
      ),
      (
        Message("(missing)", "（缺失）"),
        Message("rows whose cell is empty; counted too", "单元格为空的行，也计入")
      ),
      (
        Message("“(other)”", "“（其他）”"), Message("in quotes: a value that reads so", "带引号：恰好这样写的取值")
      ),
    ],
    sought: ["(total)", "(other)", "(missing)", "total", "other", "（总计）", "（其他）", "（缺失）", "其他"],
    example: ["breakdown reason top 2", "rows (other)"])

  package static let changes = Topic(
    Word("changes", "变化"), Message("Changes, points, contributions", "环比、同比、百分点、拉动"),
    Message("What trend and compare say of two periods.", "趋势与对比如何说明两个时段之间的变化。"),
    [
      (
        Message("change", "增减"),
        Message("this period's figure, less the figure of the one before", "本期数值减去对比时段的数值")
      ),
      (
        Message("change_percent", "环比"),
        Message(
          "that change in percent of the period just before; of 0 it says new",
          "与紧邻的上一时段相比的增减百分比；上期为 0 时写 新增")
      ),
      (
        Message("year_change_percent", "同比"),
        Message(
          "the change in percent of the same period a year before", "与去年同期相比的增减百分比")
      ),
      (
        Message("year ago, year_ago", "去年同期"),
        Message(
          "the same period a year before: May 2011 for May 2012", "上一年的相同时段：2012年5月的去年同期是 2011年5月")
      ),
      (
        Message("points, pp", "百分点"),
        Message(
          "the difference of two percentages: from 20% to 25% is 5 points, and 25 percent more",
          "两个百分数之差：从 20% 到 25% 是 5 个百分点，增幅则是 25%")
      ),
      (
        Message("share_change", "占比变化"),
        Message("how many points a value's share of the total moved", "该取值占总计的比例变动了几个百分点")
      ),
      (
        Message("contribution", "拉动"),
        Message(
          "a value's change in percent of the whole base, in points: they add to the total's change",
          "该取值的增减占对比时段总数的百分比，即拉动总体增长几个百分点；各项之和为总体的增减幅")
      ),
      (
        Message("other pairs of periods", "增减幅"),
        Message(
          "their change in percent is change_percent too", "与其他时段相比时的增减百分比")
      ),
    ],
    sought: [
      "change", "point", "points", "pp", "percentage points", "contribution", "contributions",
      "change_percent", "share_change", "year ago", "year_ago", "growth", "previous", "new", "增减",
      "增减幅",
      "环比", "同比", "百分点", "拉动", "贡献", "去年同期", "上年同期", "上期", "占比变化", "新增",
    ],
    example: [
      "trend every month on opened_at", "compare 2012-05 with previous by channel on opened_at",
    ])

  static let identifiers = Topic(
    Word("identifiers", "标识"), Message("Identifiers", "标识"),
    Message(
      "Columns of digits that name tickets or phones, and are never added up.",
      "以数字表示工单、电话、地点等的列，从不作加总。"),
    [
      (
        Message("ticket_id, phone, Zip code", "工单编号、手机号码、邮编"),
        Message(
          "by their names: id, no, number, phone, tel, zip, postcode, code at the end",
          "凭列名：以编号、号码、单号、工号、流水号、邮编、代码、身份证、电话等结尾")
      ),
      (
        Message("13812345678"),
        Message(
          "by their length: every cell has the same number of digits, 11 to 20; told at load as a guess",
          "凭长度：每个值都是相同的 11 至 20 位数字；加载时说明为推测")
      ),
      (
        Message("0123"),
        Message("a zero in front of one cell makes text of the column", "任一值以 0 开头，整列即为文本")
      ),
      (
        Message("number COL", "数值列 列名"),
        Message("behind load makes amounts of them", "写在加载之后，按数量读取")
      ),
    ],
    sought: [
      "identifier", "identifiers", "id", "ids", "phone", "phones", "编号", "号码", "电话", "手机号", "长数字",
    ],
    example: [
      "count where ticket starts with \"201205\"", "load tickets.csv as more number ticket",
    ])

  static let pipes = Topic(
    Word("pipes", "管道"), Message("Pipes, it, all, names", "管道、它、全部、命名"),
    Message("How commands pass rows on, and answers get names.", "命令如何传递行，结果如何命名。"),
    [
      (
        Message("filter … | breakdown …", "筛选 … | 占比 …"),
        Message(
          "one after the other; if the line answers, no step is kept", "依次执行；若得出结果，则不留步骤")
      ),
      (
        Message("it | sort share", "它 | 排序 占比"),
        Message("the last answer as a table", "把上一个结果当作表")
      ),
      (
        Message("all | breakdown channel", "全部 | 占比 受理渠道"),
        Message("the dataset before its filters", "筛选之前的数据集")
      ),
      (
        Message("tickets | …", "工单 | …"),
        Message("another dataset, just for this line", "另一数据集，仅限本行")
      ),
      (
        Message("phone = filter …", "电话 = 筛选 …"),
        Message("gives rows or an answer a name: a new dataset", "给行或结果命名，成为新数据集")
      ),
    ],
    example: [
      "hall = filter channel = 电话营业厅", "hall | breakdown reason top 2",
      "it | sort count | show 2 reason, count",
    ])

  package static let scripts = Topic(
    Word("scripts", "脚本"), Message("Scripts", "脚本"),
    Message("Lines kept in a file, run again with another month.", "保存在文件中的命令，换个月份再运行。"),
    [
      (
        Message("save may.plaint month = 2012-05", "保存 五月.plaint 月份 = 2012-05"),
        Message(
          "writes the session, with {month} where 2012-05 was typed", "写出本次会话，2012-05 处成为 {月份}")
      ),
      (
        Message("plaint may.plaint month=2012-06", "plaint 五月.plaint 月份=2012-06"),
        Message("runs it for another month, from the system's prompt", "在系统命令行换个月份运行")
      ),
      (
        Message("load 2012-05.csv", "加载 2012-05.csv"),
        Message(
          "saved, the file's name follows the month too: load {month}.csv",
          "保存后文件名也随月份变化：加载 {月份}.csv")
      ),
      (
        Message("run may.plaint month=2012-06", "运行 五月.plaint 月份=2012-06"),
        Message("the same inside Plaint", "在 Plaint 中运行")
      ),
      (
        Message("check may.plaint", "检查 五月.plaint"),
        Message("says what is wrong with it without running it", "不运行，只指出问题")
      ),
      (
        Message("parameter month = 2012-05", "参数 月份 = 2012-05"),
        Message("a value that can be given from outside", "可从外部给定的值")
      ),
      (
        Message("assert count() > 0", "断言 行数() > 0"),
        Message("stops the script unless it holds", "不成立则停止")
      ),
      (
        Message("0 1 2 3 4"),
        Message(
          "statuses: done, a command failed, not understood, data unreadable, an assert failed",
          "退出状态：完成、命令失败、无法理解、数据无法读取、断言不成立")
      ),
    ], sought: ["script", "next month", "exit status", "下个月", "下月", "退出状态"])

  static let keys = Topic(
    Word("keys", "按键"), Message("Keys at the prompt", "提示符下的按键"),
    Message("What the keys do while a line is typed.", "输入时各按键的作用。"),
    [
      (
        Message("Tab"),
        Message(
          "completes; twice lists what can stand here, values with their counts",
          "补全；按两次列出此处可写的内容，取值附数量")
      ),
      (Message("↑ ↓"), Message("earlier lines, also of earlier sessions", "以前的命令，包括以前的会话")),
      (Message("Ctrl-R"), Message("searches earlier lines", "搜索以前的命令")),
      (
        Message("Ctrl-C"),
        Message(
          "clears the line, or stops the running command; nothing is lost",
          "清除本行，或停止正在运行的命令；不会丢失任何内容")
      ),
      (Message("Ctrl-D"), Message("leaves, on an empty line", "在空行上退出")),
      (
        Message("| , \\"), Message("at a line's end: the command goes on below", "在行尾：命令在下一行继续")
      ),
    ], sought: ["key", "tab", "ctrl-c", "shortcuts", "快捷键"])
}
