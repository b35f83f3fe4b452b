#!/usr/bin/env python3
"""One peer, for one job or for as many as are asked for: peer.py ENGINE JOB FILE.

ENGINE is duckdb or polars; JOB one of the questions, load, or serve: then lines `VARIANT JOB` come
by standard input, and each is answered by a line that begins with ~~~ when its result has been
fetched.
"""
import sys

CATEGORIES = ["tier", "channel", "category", "reason", "district"]
CHANNELS = ["电话营业厅", "网上营业厅", "短信营业厅", "实体营业厅", "掌上营业厅", "自助终端", "微博客服", "客户经理"]


def sql(job, table, parsed=True):
    """The question in DuckDB's words, as its manual would put it, counts and shares included."""
    if job == "breakdown":
        return f"""with g as (select reason, count(*) as n from {table} group by reason)
            select reason, n, round(100.0 * n / sum(n) over (), 2),
              round(100.0 * sum(n) over (order by n desc, reason rows unbounded preceding)
                / sum(n) over (), 2)
            from g order by n desc, reason"""
    if job == "nested":
        return f"""with g as (select category, reason, count(*) as n from {table}
              where channel = '电话营业厅' and opened_at >= timestamp '2012-05-01'
                and opened_at < timestamp '2012-06-01' group by category, reason)
            select category, reason, n,
              round(100.0 * n / sum(n) over (partition by category), 2),
              round(100.0 * n / sum(n) over (), 2)
            from g order by sum(n) over (partition by category) desc, category, n desc, reason"""
    if job == "crosstab":
        columns = ", ".join(
            f"count(*) filter (channel = '{c}'),"
            f" round(100.0 * count(*) filter (channel = '{c}') / count(*), 2)" for c in CHANNELS)
        return f"select district, count(*), {columns} from {table} group by district order by 2 desc"
    if job == "trend":
        return f"""with g as (select date_trunc('month', opened_at) as m, channel, count(*) as n
              from {table} group by all)
            select m, channel, n, n - lag(n) over w,
              round(100.0 * (n - lag(n) over w) / lag(n) over w, 2)
            from g window w as (partition by channel order by m) order by channel, m"""
    if job == "text":
        return f"""with g as (select reason, count(*) as n from {table}
              where contains(content, '短信') group by reason)
            select reason, n, round(100.0 * n / sum(n) over (), 2) from g order by n desc, reason"""
    if job == "contains":
        return f"select count(*) from {table} where contains(content, '流量')"
    if job == "matches":
        return f"select count(*) from {table} where regexp_matches(content, '短信|流量')"
    if job == "first":
        return f"select opened_at, ticket_id from {table} order by opened_at limit 20"
    if job == "distinct":
        return f"select district, count(distinct phone) from {table} group by district order by 2"
    if job == "quantiles":
        return f"""select district, quantile_cont(handling_minutes, 0.5),
              quantile_cont(handling_minutes, 0.9) from {table} group by district order by 1"""
    raise ValueError(job)


class Duckdb:
    def __init__(self, path):
        import duckdb
        self.path = path
        self.connection = duckdb.connect()

    def load(self):
        """A table as read_csv gives it, and one with the categories as ENUM."""
        run = self.connection.execute
        run(f"create table varchars as from read_csv('{self.path}')")
        for name in CATEGORIES:
            run(f"create type e_{name} as enum (select distinct {name} from varchars order by 1)")
        columns = ", ".join(f"{name}::e_{name} as {name}" for name in CATEGORIES)
        run(f"create table enums as select * replace ({columns}) from varchars")

    def ask(self, variant, job):
        table = "enums" if variant == "duckdb-ENUM" else "varchars"
        return self.connection.execute(sql(job, table)).fetchall()


class Polars:
    def __init__(self, path):
        self.path = path

    def load(self, categories=True):
        import polars as pl
        table = pl.read_csv(self.path, try_parse_dates=True)
        if categories:
            table = table.with_columns([pl.col(c).cast(pl.Categorical) for c in CATEGORIES])
        self.table = table

    def ask(self, variant, job):
        return question(job, self.table.lazy(), parsed=True).collect()


def question(job, table, parsed):
    """The question as a lazy query; `parsed`: moments are moments and categories categorical."""
    import polars as pl
    from datetime import datetime
    n, count = pl.len().alias("n"), pl.col("n")
    share = lambda part, whole: (100.0 * part / whole).round(2)
    words = lambda *names: [pl.col(name).cast(pl.String) for name in names]
    if job == "breakdown":
        groups = table.group_by("reason").agg(n).with_columns(words("reason"))
        return groups.sort(["n", "reason"], descending=[True, False]).with_columns(
            share=share(count, count.sum()), running=share(count.cum_sum(), count.sum()))
    if job == "nested":
        opened = pl.col("opened_at")
        inside = (
            (opened >= datetime(2012, 5, 1)) & (opened < datetime(2012, 6, 1)) if parsed
            else opened.str.starts_with("2012-05"))
        groups = table.filter((pl.col("channel") == "电话营业厅") & inside)
        groups = groups.group_by("category", "reason").agg(n).with_columns(words("category", "reason"))
        return groups.with_columns(whole=count.sum().over("category")).with_columns(
            parent=share(count, pl.col("whole")), share=share(count, count.sum())).sort(
            ["whole", "category", "n", "reason"], descending=[True, False, True, False])
    if job == "crosstab":
        groups = table.group_by("district", "channel").agg(n).with_columns(words("district", "channel"))
        wide = groups.collect().pivot(on="channel", index="district", values="n").fill_null(0)
        names = [name for name in wide.columns if name != "district"]
        wide = wide.with_columns(total=pl.sum_horizontal(names))
        return wide.with_columns(
            [share(pl.col(name), pl.col("total")).alias(name + " %") for name in names]).lazy()
    if job == "trend":
        opened = pl.col("opened_at")
        month = opened.dt.truncate("1mo") if parsed else opened.str.slice(0, 7)
        groups = table.group_by(month.alias("month"), "channel").agg(n).with_columns(words("channel"))
        before = count.cast(pl.Int64).shift(1).over("channel")
        return groups.sort("channel", "month").with_columns(
            change=count.cast(pl.Int64) - before, percent=share(count.cast(pl.Int64) - before, before))
    if job == "text":
        groups = table.filter(pl.col("content").str.contains("短信", literal=True))
        groups = groups.group_by("reason").agg(n).with_columns(words("reason"))
        return groups.sort(["n", "reason"], descending=[True, False]).with_columns(
            share=share(count, count.sum()))
    if job == "contains":
        return table.filter(pl.col("content").str.contains("流量", literal=True)).select(pl.len())
    if job == "matches":
        return table.filter(pl.col("content").str.contains("短信|流量")).select(pl.len())
    if job == "first":
        return table.select("opened_at", "ticket_id").sort("opened_at").head(20)
    if job == "distinct":
        return table.group_by("district").agg(pl.col("phone").n_unique()).sort("phone")
    if job == "quantiles":
        minutes = pl.col("handling_minutes")
        return table.group_by("district").agg(
            minutes.median().alias("m"), minutes.quantile(0.9, "linear").alias("p"))
    raise ValueError(job)


def main():
    engine, job, path = sys.argv[1:4]
    peer = Duckdb(path) if engine == "duckdb" else Polars(path)
    if job == "load":
        peer.load() if engine == "duckdb" else peer.load(categories=False)
    elif job != "serve":
        import polars as pl
        question(job, pl.scan_csv(path), parsed=False).collect(engine="streaming")
    else:
        for line in sys.stdin:
            words = line.split()
            peer.load() if words[0] == "load" else peer.ask(*words)
            print("~~~", flush=True)


if __name__ == "__main__":
    main()
