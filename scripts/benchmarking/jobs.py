"""What is measured, said in the words of each tool."""
import sys
from pathlib import Path

from . import measuring, preparing

PEER = Path(__file__).with_name("peer.py")

# The questions: how Plaint is asked (as one line that never sticks), and what the report calls it.
QUESTIONS = {
    "breakdown": ("breakdown by reason", "tickets | breakdown reason"),
    "nested": (
        "filter, then category > reason",
        "tickets | filter channel = 电话营业厅 and opened_at in 2012-05 | breakdown category > reason"),
    "crosstab": (
        "district × channel, row %", "tickets | crosstab district by channel percent row"),
    "trend": ("monthly trend by channel", "tickets | trend every month on opened_at by channel"),
    "text": (
        "text contains 短信, by reason",
        "tickets | filter content contains 短信 | breakdown reason"),
    "contains": ("count texts that contain 流量", "tickets | filter content contains 流量 | count"),
    "matches": (
        "count texts that match 短信|流量", 'tickets | filter content matches "短信|流量" | count'),
    "first": (
        "sort by moment, take 20", "tickets | sort opened_at | take 20 | show 20 opened_at, ticket_id"),
    "distinct": ("customers by district", "tickets | group district of n = distinct(phone)"),
    "quantiles": (
        "median and p90 by district",
        "tickets | group district of m = median(handling_minutes),"
        " p = percentile(handling_minutes, 90)"),
}
FIVE = ["breakdown", "nested", "crosstab", "trend", "text"]


def quoted(path):
    return '"' + str(path).replace('"', '\\"') + '"'


def plaint(tools, *lines):
    return [tools.plaint, "--quiet", "-c", "\n".join(lines)]


def start(tools, results, rounds):
    """An empty session, from start to end."""
    programs = [("quit", "plaint", [tools.plaint, "-c", "quit"])]
    if tools.duckdb:
        programs.append(("quit", "duckdb", [tools.duckdb, "-c", "select 1"]))
    measuring.interleaved(results, "start", 0, 2 * rounds, programs)


def load(tools, results, path, rows, rounds):
    """Every column of the file, with its kind, in memory."""
    programs = [("load", "plaint", plaint(tools, f"load {quoted(path)} as tickets"))]
    if tools.duckdb:
        statement = f"create table t as from read_csv('{path}')"
        programs.append(("load", "duckdb", [tools.duckdb, "-c", statement]))
    if tools.python:
        programs.append(("load", "polars", [tools.python, PEER, "polars", "load", path]))
    measuring.interleaved(results, "load", rows, rounds, programs)


def encodings(tools, results, path, rows, rounds):
    """The same file in GB18030, beside UTF-8."""
    other = preparing.gb18030(path)
    line = f"load {quoted(other)} as tickets"
    measuring.interleaved(
        results, "load", rows, rounds, [("gb18030", "plaint", plaint(tools, line))])


def from_file(tools, results, path, rows, rounds):
    """One question, from the file to the answer; the peers read only the columns it needs."""
    for job in FIVE:
        lines = [f"load {quoted(path)} as tickets", QUESTIONS[job][1]]
        programs = [(job, "plaint", plaint(tools, *lines))]
        if tools.duckdb:
            from . import peer
            statement = peer.sql(job, f"read_csv('{path}')", parsed=True)
            programs.append((job, "duckdb", [tools.duckdb, "-c", statement]))
        if tools.python:
            programs.append((job, "polars", [tools.python, PEER, "polars", job, path]))
        measuring.interleaved(results, "file", rows, rounds, programs)


def in_memory(tools, results, path, rows, rounds):
    """Questions to tickets that are loaded: the first time each is asked, and when asked again."""
    engines = ["plaint"] + (["duckdb", "polars"] if tools.python else [])
    for number in range(rounds):
        for engine in engines:
            if results.has(part="memory", rows=rows, engine=engine, round=number, job="done"):
                continue
            converse(tools, results, path, rows, number, engine)


def converse(tools, results, path, rows, number, engine):
    key = {"part": "memory", "rows": rows, "engine": engine, "round": number}
    if engine == "plaint":
        talk = measuring.Talk([tools.plaint, "--quiet"], b"~~~")
        ask = lambda job, _: talk.ask(QUESTIONS[job][1], 'say "~~~"')
        opened = talk.ask(f"load {quoted(path)} as tickets", 'say "~~~"')
        variants = ["plaint"]
    else:
        talk = measuring.Talk([tools.python, PEER, engine, "serve", path], b"~~~")
        ask = lambda job, variant: talk.ask(f"{variant} {job}")
        opened = talk.ask("load")
        variants = ["duckdb ENUM", "duckdb VARCHAR"] if engine == "duckdb" else ["polars"]
    results.keep({**key, "job": "load", "tool": engine, "ms": opened, "peak": talk.peak()})
    for job in QUESTIONS:
        for variant in variants:
            times = [ask(job, variant.replace(" ", "-")) for _ in range(4)]
            again = sorted(times[1:])[1]
            results.keep({**key, "job": job, "tool": variant, "ms": times[0], "again": again})
            print(
                f"memory {rows:>11,} {job:12} {variant:14} round {number + 1}"
                f"  {times[0]:8.1f} ms, again {again:8.1f}", file=sys.stderr, flush=True)
    results.keep({**key, "job": "done", "tool": engine, "peak": talk.peak()})
    talk.leave()


def growth(tools, results, path, rows, rounds):
    """Plaint alone, at one size of the chart: the load, and each of the five questions."""
    rounds = min(rounds, 3)
    for number in range(rounds):
        if results.has(part="growth", rows=rows, job="text", round=number):
            continue
        talk = measuring.Talk([tools.plaint, "--quiet"], b"~~~")
        key = {"part": "growth", "rows": rows, "tool": "plaint", "round": number}
        opened = talk.ask(f"load {quoted(path)} as tickets", 'say "~~~"')
        results.keep({**key, "job": "load", "ms": opened, "peak": talk.peak()})
        for job in FIVE:
            results.keep({**key, "job": job, "ms": talk.ask(QUESTIONS[job][1], 'say "~~~"')})
        print(f"growth {rows:>11,} load {opened:8.0f} ms", file=sys.stderr, flush=True)
        talk.leave()
