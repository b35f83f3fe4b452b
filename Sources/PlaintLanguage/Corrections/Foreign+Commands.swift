import PlaintText

/// The commands of other programs: Stata, SQL, R, spreadsheets.
extension Foreign {
  /// Commands, the more particular first.
  static let commands: [Foreign] = particular + plain

  private static let particular: [Foreign] =
    [
      Foreign("keep if …", "filter $1"), Foreign("drop if …", "filter not ($1)"),
      Foreign("filter … where …", "filter $1 | filter $2"),
      Foreign("筛选 … 其中 …", "筛选 $1 | 筛选 $2"), Foreign("add … if …", "add $1 where $2"),
      Foreign("where …", "filter $1"), Foreign("keep …", "select $1"),
      Foreign("select *", "show"), Foreign("tab _ if …", "breakdown $1 where $2"),
      Foreign("tab _ , …", "breakdown $1"),
      Foreign("breakdown … if …", "breakdown $1 where $2"), Foreign("count if …", "count where $1"),
      Foreign("tab _ _", "crosstab $1 by $2"),
      Foreign("tabulate _ _", "crosstab $1 by $2"),
      Foreign("summarize … by …", "group $2 of $1"),
      Foreign("summarise … by …", "group $2 of $1"), Foreign("order by …", "sort $1"),
      Foreign("sort by …", "sort $1"), Foreign("group by …", "group $1"),
      Foreign("count by …", "breakdown $1"), Foreign("breakdown by …", "breakdown $1"),
      Foreign("rename _ to …", "rename $1 as $2"), Foreign("rename _ = …", "rename $1 as $2"),
      Foreign("rename _ _", "rename $1 as $2"), Foreign("sort - …", "sort $1 desc"),
      Foreign("show _ _ #", "show $3 $1, $2"), Foreign("查看 _ _ #", "查看 $3 $1, $2"),
      Foreign("show … #", "show $2 $1"), Foreign("查看 … #", "查看 $2 $1"),
      Foreign("top # …", "breakdown $2 top $1"), Foreign("前 # …", "占比 $2 前 $1"),
      Foreign("breakdown top # …", "breakdown $2 top $1"),
      Foreign("占比 前 # …", "占比 $2 前 $1"), Foreign("占比 前# …", "占比 $2 前 $1"),
      Foreign("breakdown of …", "breakdown $1"), Foreign("breakdown on …", "breakdown $1"),
      Foreign("占比 按 …", "占比 $1"), Foreign("分组 按 …", "分组 $1"), Foreign("排序 按 …", "排序 $1"),
      Foreign("按 _ 分组 …", "分组 $1 $2"), Foreign("按 _ 排序", "排序 $1"),
      Foreign("按 … 占比", "占比 $1"),
      Foreign("filter where …", "filter $1"), Foreign("filter by …", "filter $1"),
      Foreign("filter if …", "filter $1"), Foreign("筛选 如果 …", "筛选 $1"),
      Foreign("count _", "breakdown $1"), Foreign("计数 _", "占比 $1"),
      Foreign("trend of _", "trend by $1"), Foreign("trend by month _", "trend every month by $1"),
      Foreign("sort desc …", "sort $1 desc"), Foreign("sort descending …", "sort $1 desc"),
      Foreign("排序 降序 …", "排序 $1 降序"), Foreign("take first …", "take $1"),
      Foreign("take top …", "take $1"), Foreign("take the first …", "take $1"),
      Foreign("show first #", "show $1"), Foreign("show top #", "show $1"),
      Foreign("查看 前 #", "查看 $1"), Foreign("查看 前#", "查看 $1"), Foreign("查看 #行", "查看 $1"),
      Foreign("top #", "take $1"), Foreign("前 #", "取前 $1"), Foreign("first #", "take $1"),
      Foreign("tail #", "show $1"),
      Foreign("同比 … 按 …", "对比 $1 与 去年同期 按 $2"), Foreign("同比 …", "对比 $1 与 去年同期"),
      Foreign("环比 … 按 …", "对比 $1 与 上期 按 $2"), Foreign("环比 …", "对比 $1 与 上期"),
      Foreign("yoy … by …", "compare $1 with year ago by $2"),
      Foreign("yoy …", "compare $1 with year ago"),
      Foreign("mom … by …", "compare $1 with previous by $2"),
      Foreign("mom …", "compare $1 with previous"),
      Foreign("对比 … 按 _ 与 …", "对比 $1 与 $3 按 $2"),
      Foreign("compare … by _ with …", "compare $1 with $3 by $2"),
      Foreign("compare _", "compare $1 with previous"), Foreign("对比 _", "对比 $1 与 上期"),
      Foreign("crosstab … percent", "crosstab $1 percent row"),
      Foreign("交叉 … 百分比", "交叉 $1 百分比 行"),
      Foreign("add _ = if … then … else …", "add $1 = if($2, $3, $4)"),
      Foreign("add _ = case when … then … else … end", "add $1 = case($2: $3, else: $4)"),
      Foreign("add _ == …", "add $1 = $2"), Foreign("add _ : = …", "add $1 = $2"),
      Foreign("add _ < - …", "add $1 = $2"), Foreign("add … as _", "add $2 = $1"),
      Foreign("添加 … 作为 _", "添加 $2 = $1"),
    ]
    + [
      ("add", "="), ("add", "is"), ("add", "as"), ("add", ":"), ("add", "equals"), ("add", "to be"),
    ].map {
      Foreign("\($0.0) _ \($0.1) …", "\($0.0) $1 = $2")
    }
    + ["为", "是", ":", "等于", "：", "作为"].map { Foreign("添加 _ \($0) …", "添加 $1 = $2") }
    + [
      Foreign("add _ …", "add $1 = $2"),
      Foreign("添加 _ …", "添加 $1 = $2"),
      Foreign("改名 _ 为 _", "改名 $1 作为 $2"), Foreign("改名 _ 成 _", "改名 $1 作为 $2"),
      Foreign("改名 _ 到 _", "改名 $1 作为 $2"),
      Foreign("改名 _ -> _", "改名 $1 作为 $2"), Foreign("改名 _ → _", "改名 $1 作为 $2"),
      Foreign("rename _ -> _", "rename $1 as $2"),
      Foreign("分组 _ 求 …", "分组 $1 统计 $2"), Foreign("分组 _ 的 …", "分组 $1 统计 $2"),
      Foreign("分组 _ 计算 …", "分组 $1 统计 $2"),
      Foreign("断言 _ 唯一", "断言 去重数($1) = 行数()"), Foreign("断言 _ 不重复", "断言 去重数($1) = 行数()"),
      Foreign("断言 _ 无重复", "断言 去重数($1) = 行数()"),
      Foreign("断言 _ 没有重复", "断言 去重数($1) = 行数()"),
      Foreign("assert _ unique", "assert distinct($1) = count()"),
      Foreign("assert _ is unique", "assert distinct($1) = count()"),
      Foreign("占比 _ 排除 …", "占比 $1 其中 $1 非 属于 ($2)"), Foreign("占比 _ 不含 …", "占比 $1 其中 $1 非 属于 ($2)"),
      Foreign("占比 _ 除了 …", "占比 $1 其中 $1 非 属于 ($2)"), Foreign("占比 _ 去掉 …", "占比 $1 其中 $1 非 属于 ($2)"),
      Foreign("占比 _ 剔除 …", "占比 $1 其中 $1 非 属于 ($2)"),
    ]
    + ["除", "不要", "不包括", "不包含", "不算", "不计", "扣除", "刨除"].map {
      Foreign("占比 _ \($0) …", "占比 $1 其中 $1 非 属于 ($2)")
    }
    + [
      Foreign("breakdown _ excluding …", "breakdown $1 where $1 not in ($2)"),
      Foreign("breakdown _ except …", "breakdown $1 where $1 not in ($2)"),
      Foreign("breakdown _ without …", "breakdown $1 where $1 not in ($2)"),
      Foreign("改名 _ = _", "改名 $1 作为 $2"),
      Foreign("改名 _ _", "改名 $1 作为 $2"), Foreign("导出 到 …", "导出 $1"),
      Foreign("导出 为 …", "导出 $1"), Foreign("加载 文件 …", "加载 $1"),
      Foreign("?", "help"), Foreign("export to …", "export $1"),
      Foreign("save … parameters _ = …", "save $1 $2 = $3"),
      Foreign("save … parameter _ = …", "save $1 $2 = $3"),
      Foreign("save … with _ = …", "save $1 $2 = $3"),
      Foreign("保存 … 参数 _ = …", "保存 $1 $2 = $3"), Foreign("save to …", "save $1"),
      Foreign("save as …", "save $1"),
      Foreign("load from …", "load $1"), Foreign("use _ . _", "load $1.$2"),
      Foreign("count distinct …", "say \"{distinct($1)}\""),
      Foreign("nunique …", "say \"{distinct($1)}\""),
      Foreign("= countif ( … , … )", "count where $1 = $2"),
      Foreign("= countifs ( … , … )", "count where $1 = $2"),
      Foreign("= sumif ( … , … , … )", "breakdown $1 of sum($3) where $1 = $2"),
      Foreign("= sum ( … )", "say \"{sum($1)}\""), Foreign("= average ( … )", "say \"{mean($1)}\""),
      Foreign("= max ( … )", "say \"{max($1)}\""), Foreign("= min ( … )", "say \"{min($1)}\""),
      Foreign("load … and append", "load $1", because: Message("first", "先写")),
      Foreign("= count ( … )", "count"), Foreign("= _ ( … )", "summarize $2"),
    ]
    + counted + tops + leading + recoding + ordered + periodic + figures + frames + spoken
    + ["去重计数", "去重数", "查重", "唯一值"].map { Foreign("\($0) …", "写 \"{去重数($1)}\"") }

  /// How many there are, where that is counted unasked.
  private static let counted: [Foreign] =
    ["count", "counts", "计数", "件数", "行数", "数量"].flatMap { count in
      [
        ("breakdown … ,", "breakdown $1"), ("breakdown …", "breakdown $1"),
        ("crosstab … by _", "crosstab $1 by $2"), ("占比 … ，", "占比 $1"), ("占比 … ,", "占比 $1"),
        ("占比 …", "占比 $1"), ("交叉 … 按 _", "交叉 $1 按 $2"),
      ].map { typed, here in
        Foreign(
          "\(typed) \(count)", here, because: Message("rows are counted unasked; write", "默认即计数，请写")
        )
      }
    }
    + ["计数", "件数", "数量", "行数"].flatMap {
      [
        Foreign("分组 … , \($0)", "分组 $1 统计 行数()"), Foreign("分组 … \($0)", "分组 $1 统计 行数()"),
      ]
    }
    + ["rows", "tickets", "records", "工单", "记录", "数据", "总行数"].flatMap {
      [Foreign("count \($0)", "count"), Foreign("计数 \($0)", "计数")]
    }

  /// What is largest, and figures behind another word than `of`.
  private static let leading: [Foreign] =
    [
      Foreign("take # rows", "take $1"), Foreign("sample # rows", "sample $1"),
      Foreign("查看 # 条", "查看 $1"), Foreign("drop columns …", "drop $1"),
      Foreign("drop column …", "drop $1"), Foreign("删除列 …", "去列 $1"),
      Foreign("改名 _ 改为 _", "改名 $1 作为 $2"), Foreign("remove _ = …", "filter $1 != $2"),
      Foreign("group … of … by …", "group $1, $3 of $2"),
      Foreign("group … of … and …", "group $1 of $2, $3"),
      Foreign("占比 _ = …", "计数 其中 $1 = $2"), Foreign("breakdown _ = …", "count where $1 = $2"),
      Foreign("占比 _ 不含缺失", "占比 $1 其中 $1 非 缺失"), Foreign("对比 … 与 同比", "对比 $1 与 去年同期"),
      Foreign("对比 … 与 环比", "对比 $1 与 上期"), Foreign("写 { … }", "写 \"{$1}\""),
      Foreign("say { … }", "say \"{$1}\""),
      Foreign("sort … top #", "sort $1 desc | take $2"), Foreign("排序 … 前 #", "排序 $1 降序 | 取前 $2"),
      Foreign("排序 … 前#", "排序 $1 降序 | 取前 $2"),
      Foreign("sort … #", "sort $1 | take $2"), Foreign("排序 … #", "排序 $1 | 取前 $2"),
      Foreign("group … of count ( ) desc", "group $1 of count() | sort count desc"),
      Foreign("group … agg …", "group $1 of $2"), Foreign("group … aggregate …", "group $1 of $2"),
      Foreign("group … calculate …", "group $1 of $2"),
      Foreign("添加 _ = … 四舍五入", "添加 $1 = 修约($2)"),
      Foreign("添加 _ = … 四舍五入 #", "添加 $1 = 修约($2, $3)"),
      Foreign("add _ = … rounded", "add $1 = round($2)"),
    ]
    + ["sum", "mean", "median", "min", "max", "distinct"].map {
      Foreign("breakdown … by \($0) ( … )", "breakdown $1 of \($0)($2)")
    }
    + ["合计", "平均", "中位数", "最小", "最大", "去重数"].map {
      Foreign("占比 … 按 \($0) ( … )", "占比 $1 统计 \($0)($2)")
    }
    + ["小时", "分钟", "天"].map { Foreign("添加 _ = … - … \($0)", "添加 $1 = $2 - $3") }
    + ["hours", "minutes", "days"].flatMap {
      [
        Foreign("add _ = … - … in \($0)", "add $1 = $2 - $3"),
        Foreign("add _ = … - … \($0)", "add $1 = $2 - $3"),
      ]
    }

  /// Values exchanged for others: recode State CA to California, 把 渠道 的 电话 改为 电话营业厅.
  ///
  /// In a name that begins with `=` the data put the column that has such a value.
  private static let recoding: [Foreign] = {
    let english = ["to", "with", "by", "->", "="]
    let chinese = ["为", "成", "到", "改为", "改成", "替换为", "换成", "->", "="]
    let (of, alone) = ("recode $1 as NEW: $2 -> $3", "recode [= $1] as NEW: $1 -> $2")
    let (ofChinese, aloneInChinese) = ("改归 $1 作为 新列: $2 -> $3", "改归 [= $1] 作为 新列: $1 -> $2")
    let typed = ["recode", "replace", "map", "change"].flatMap { verb in
      english.flatMap { to in
        [
          Foreign("\(verb) _ in _ \(to) _", "recode $2 as NEW: $1 -> $3"),
          Foreign("\(verb) _ \(to) _ in _", "recode $3 as NEW: $1 -> $2"),
          Foreign("\(verb) _ from _ \(to) _", of), Foreign("\(verb) _ : _ \(to) _", of),
          Foreign("\(verb) _ _ \(to) _", of), Foreign("\(verb) _ \(to) _", alone),
        ]
      }
    }
    let inChinese = ["改归", "替换", "归类", "归并", "重编码", "改写", "替代", "修改", "更改", "把"].flatMap { verb in
      chinese.flatMap { to in
        ["把", "中", "的", "里", "中的", "从", ":"].map { Foreign("\(verb) _ \($0) _ \(to) _", ofChinese) }
          + [
            Foreign("\(verb) _ _ \(to) _", ofChinese), Foreign("\(verb) _ \(to) _", aloneInChinese),
          ]
      }
    }
    return typed + inChinese
  }()

  /// `trend every month top 2`: no period is folded, but the largest can be taken.
  private static let tops: [Foreign] = [
    ("trend … top #", "trend $1 | sort count desc | take $2"),
    ("trend top #", "trend | sort count desc | take $1"),
    ("趋势 … 前 #", "趋势 $1 | 排序 数量 降序 | 取前 $2"), ("趋势 … 前#", "趋势 $1 | 排序 数量 降序 | 取前 $2"),
    ("趋势 前 #", "趋势 | 排序 数量 降序 | 取前 $1"), ("趋势 前#", "趋势 | 排序 数量 降序 | 取前 $1"),
    ("group _ of count ( ) top #", "group $1 of count() | sort count desc | take $2"),
    ("group _ of _ ( … ) top #", "group $1 of $2($3) | sort [$2($3)] desc | take $4"),
    ("分组 _ 统计 行数 ( ) 前 #", "分组 $1 统计 行数() | 排序 数量 降序 | 取前 $2"),
    ("分组 _ 统计 _ ( … ) 前 #", "分组 $1 统计 $2($3) | 排序 [$2($3)] 降序 | 取前 $4"),
  ].map {
    Foreign($0, $1, because: Message("for the lines with the most", "若要数值最大的几行，请写"))
  }

  /// Data frames of Python and R.
  private static let frames: [Foreign] =
    ["_ @", "_ . @", "_ $ @"].flatMap { column in
      [
        Foreign("\(column) . value_counts ( )", "breakdown $2"),
        Foreign("table ( \(column) )", "breakdown $2"),
        Foreign("summary ( \(column) )", "summarize $2"),
        Foreign("\(column) . describe ( )", "summarize $2"),
      ]
        + ["mean", "sum", "median", "min", "max"].flatMap {
          [
            Foreign("\(column) . \($0) ( )", "summarize $2"),
            Foreign("\($0) ( \(column) )", "summarize $2"),
            Foreign("_ . groupby ( @ ) @ . \($0) ( )", "group $2 of \($0)($3)"),
          ]
        }
    }
    + [
      Foreign("_ . groupby ( @ ) . size ( )", "breakdown $2"),
      Foreign("_ . groupby ( @ ) . count ( )", "breakdown $2"),
      Foreign("_ . sort_values ( @ )", "sort $2"), Foreign("_ . head ( )", "show"),
      Foreign("_ . head ( # )", "show $2"), Foreign("_ . describe ( )", "summarize"),
      Foreign("_ . info ( )", "columns"), Foreign("_ . columns", "columns"),
      Foreign("_ . shape", "count"), Foreign("table ( @ )", "breakdown $1"),
      Foreign("table ( @ , @ )", "crosstab $1 by $2"), Foreign("summary ( @ )", "summarize $1"),
      Foreign("head ( _ , # )", "show $2"), Foreign("head ( _ )", "show"),
      Foreign("nrow ( _ )", "count"), Foreign("len ( _ )", "count"),
      Foreign("names ( _ )", "columns"),
      Foreign("str ( _ )", "columns"), Foreign("subset ( _ , … )", "filter $2"),
      Foreign("bysort _ : summarize _", "group $1 of mean($2)"),
      Foreign("bysort _ : sum _", "group $1 of mean($2)"),
      Foreign("collapse ( _ ) _ , by ( _ )", "group $3 of $1($2)"),
      Foreign("gsort - _", "sort $1 desc"), Foreign("codebook", "columns"),
      Foreign("list if …", "show where $1"),
    ]

  /// Tables that come largest first, and with their shares, unasked.
  private static let ordered: [Foreign] = ["breakdown", "占比"].flatMap { verb in
    ["sort", "desc", "order by …", "sort by …", "降序", "排序"].map {
      Foreign(
        "\(verb) … \($0)", "\(verb) $1",
        because: Message("the largest come first unasked; write", "默认从大到小，请写"))
    }
      + ["percent", "percent …", "share", "百分比", "百分比 …"].map {
        Foreign(
          "\(verb) … \($0)", "\(verb) $1",
          because: Message("shares are shown unasked; write", "默认显示占比，请写"))
      }
  }

  /// `trend month`: a period without the word in front of it.
  private static let periodic: [Foreign] =
    ["day", "week", "month", "quarter", "year"].map {
      Foreign("trend _ by \($0)", "trend on $1 every \($0)")
    } + ["日", "周", "月", "季度", "年"].map { Foreign("趋势 _ 按 \($0)", "趋势 时间列 $1 每 \($0)") }
    + ["day", "week", "month", "quarter", "year"].flatMap {
      [
        Foreign("trend \($0)", "trend every \($0)"),
        Foreign("trend \($0) …", "trend every \($0) $1"),
        Foreign("trend by \($0)", "trend every \($0)"),
        Foreign("trend by \($0) …", "trend every \($0) $1"),
        Foreign("trend every \($0)s", "trend every \($0)"),
      ]
    }
    + ["日", "周", "月", "季度", "年"].flatMap {
      [
        Foreign("趋势 \($0)", "趋势 每 \($0)"), Foreign("趋势 \($0) …", "趋势 每 \($0) $1"),
        Foreign("趋势 按 \($0)", "趋势 每 \($0)"), Foreign("趋势 按 \($0) …", "趋势 每 \($0) $1"),
      ]
    }

  /// A figure of a column as a command of its own.
  private static let figures: [Foreign] =
    figures(
      in: .english, group: "group", say: "say", summarize: "summarize",
      [
        ("mean", ["mean", "average", "avg"]), ("sum", ["sum", "total"]), ("median", ["median"]),
        ("min", ["min"]), ("max", ["max"]), ("distinct", []),
      ])
    + figures(
      in: .chinese, group: "分组", say: "写", summarize: "概括",
      [
        ("平均", ["平均", "平均值", "均值"]), ("合计", ["合计", "求和", "总和"]), ("中位数", ["中位数"]),
        ("最小", ["最小", "最小值"]), ("最大", ["最大", "最大值"]), ("去重数", []),
      ])

  /// The same in the words of either language; `typed` are all names of a figure of a column, none where
  /// only its call is one.
  private static func figures(
    in tongue: Tongue, group: String, say: String, summarize: String,
    _ names: [(here: String, typed: [String])]
  ) -> [Foreign] {
    let (of, by) = (Word.of.text(in: tongue), Word.by.text(in: tongue))
    return names.flatMap { here, typed in
      let said = "\(say) \"{\(here)($1)}\""
      guard !typed.isEmpty else { return [Foreign("\(here) ( … )", said)] }
      // Of a sum nothing else is wanted; other figures are told among all there are.
      let isSum = ["sum", "合计"].contains(here)
      let grouped = "\(group) $2 \(of) \(here)($1)"
      return typed.flatMap { name in
        [
          Foreign("\(name) ( … ) \(by) …", grouped), Foreign("\(name) ( … )", said),
          Foreign("\(name) … \(by) …", grouped),
          Foreign("\(name) …", isSum ? said : "\(summarize) $1"),
        ]
      }
    }
  }

  /// A verb here, and what it is called elsewhere.
  private static let names: [(here: String, typed: [String])] = [
    (
      "breakdown",
      [
        "tab", "tabulate", "freq", "frequencies", "frequency", "tally", "value_counts", "percent",
        "percentage", "share", "shares", "proportions",
      ]
    ),
    ("crosstab", ["pivot", "xtab", "crosstabs"]),
    ("add", ["gen", "generate", "egen", "mutate", "compute", "calculate", "extend"]),
    ("show", ["list", "head", "print", "browse"]), ("load", ["import", "open", "read", "insheet"]),
    ("summarize", ["summarise", "aggregate"]), ("sort", ["order", "arrange"]),
    ("quit", ["exit", "q", "bye", "logout"]), ("defaults", ["set"]), ("unique", ["distinct"]),
    ("columns", ["describe", "names", "schema"]), ("take", ["limit"]), ("use", ["from"]),
    ("export", ["write", "outsheet"]), ("join", ["merge", "lookup"]), ("append", ["union"]),
    ("recode", ["replace"]), ("drop", ["remove", "delete"]), ("加载", ["打开", "导入", "读取"]),
    ("筛选", ["过滤", "保留", "只留"]), ("占比", ["频数", "频次", "分布", "频率", "构成", "排名", "排行"]),
    ("交叉", ["透视", "交叉表", "透视表", "数据透视表"]),
    ("添加", ["新增", "计算", "生成"]), ("查看", ["显示", "列出", "看", "看看", "预览"]), ("分组", ["汇总", "统计"]),
    ("导出", ["输出", "另存"]), ("默认", ["设置"]), ("改名", ["重命名", "更名"]), ("选列", ["选择", "选取", "保留列"]),
    ("退出", ["结束", "关闭"]), ("关联", ["合并", "连接", "匹配"]),
    ("追加", ["拼接"]), ("对比", ["比较"]),
    ("趋势", ["走势"]), ("概括", ["描述", "概述"]), ("排序", ["排列"]), ("撤销", ["撤回", "撤消", "取消"]),
    ("去列", ["删除"]), ("列", ["字段"]), ("加权", ["权重"]),
  ]

  private static let plain: [Foreign] = names.flatMap { name in
    name.typed.flatMap { [Foreign("\($0) …", "\(name.here) $1"), Foreign($0, name.here)] }
  }

  /// The verb here for each single word of other programs that means one.
  package static let verbs: [String: String] = Dictionary(
    [("where", "filter"), ("keep", "filter")]
      + names.flatMap { name in name.typed.map { ($0, name.here) } },
    uniquingKeysWith: { first, _ in first })

  /// The verb that a word of another program stands for.
  static func verb(for word: String) -> String? {
    let small = folded(word)
    // Only one that is the word and its operands: “how many” is not “how”; and only where the word
    // alone is exchanged: “exclude” is not “filter”.
    let alone = commands.first {
      $0.typed.first == small && $0.typed.dropFirst().allSatisfy { ["…", "_", "*"].contains($0) }
    }
    let words = alone?.here.split(separator: " ").map(String.init) ?? []
    return words.dropFirst().allSatisfy { $0 == "$1" } ? words.first : nil
  }
}
