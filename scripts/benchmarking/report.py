"""The tables of docs/performance.md."""
from statistics import median

from .jobs import FIVE, QUESTIONS

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

# What is asked of Plaint: how many times as fast as each peer it must be.
TARGETS = {
    ("load", "duckdb"): 3.5, ("file", "duckdb"): 1, ("file", "polars"): 1,
    ("four", "duckdb ENUM"): 8, ("four", "duckdb VARCHAR"): 50, ("four", "polars"): 4,
    ("text", "duckdb ENUM"): 2, ("text", "duckdb VARCHAR"): 2,
    ("other", "duckdb ENUM"): 1, ("other", "duckdb VARCHAR"): 1,
}


def text(results):
    """All tables, as Markdown."""
    return "\n\n".join(
        part for part in [
            machine(results), start(results), processes(results), memory(results), growth(results)
        ] if part)


def machine(results):
    about = results.machine
    if not about:
        return ""
    versions = [f"{name} {about[name]}" for name in ["plaint", "duckdb", "duckdb shell", "polars"]
                if name in about]
    return (
        f"{about['processor']}, {about['cores']} threads, {about['memory']}, {about['system']}; "
        + ", ".join(versions) + ". Medians of interleaved runs, the smallest and largest in brackets.")


def spread(values, unit):
    """A median with what it lies between."""
    shown = {
        "s": lambda x: f"{x:.2f} s", "ms": lambda x: f"{x:.1f} ms" if x < 100 else f"{x:.0f} ms",
    }[unit]
    bare = lambda x: shown(x).split()[0]
    return f"{shown(median(values))} [{bare(min(values))}–{bare(max(values))}]"


def ratio(ours, theirs, target=None):
    """How many times as fast the first is; marked when it misses its target."""
    times = median(theirs) / median(ours)
    number = f"{times:.1f} ×" if times < 20 else f"{times:.0f} ×"
    return number if target is None or times >= target else f"{number} (target {target})"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    escaped = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in escaped])


def values(results, what, **wanted):
    return [line[what] for line in results.of(**wanted) if what in line]


def start(results):
    ours = results.of(part="start", tool="plaint")
    if not ours:
        return ""
    rows = []
    for tool in ["plaint", "duckdb"]:
        wall = values(results, "wall", part="start", tool=tool)
        if wall:
            peak = max(values(results, "peak", part="start", tool=tool))
            rows.append([tool, spread([1000 * x for x in wall], "ms"), f"{peak:.0f} MiB"])
    return "### To start and leave\n\n" + table(["", "wall", "peak memory"], rows)


def sizes(results, part):
    return sorted({line["rows"] for line in results.of(part=part)})


def processes(results):
    """Whole processes that read the file."""
    parts = []
    for rows in sizes(results, "load"):
        lines = []
        for part, job, name in (
            [("load", "load", "load every column"), ("load", "gb18030", "the same in GB18030")]
            + [("file", job, QUESTIONS[job][0]) for job in FIVE]
        ):
            line = process_line(results, part, job, name, rows)
            if line:
                lines.append(line)
        head = ["from the file", "plaint", "duckdb", "polars", "to duckdb", "to polars",
                "peak MiB: plaint, duckdb, polars"]
        parts.append(f"### {rows:,} tickets, from the file\n\n" + table(head, lines))
    return "\n\n".join(parts)


def process_line(results, part, job, name, rows):
    wall = {tool: values(results, "wall", part=part, job=job, rows=rows, tool=tool)
            for tool in ["plaint", "duckdb", "polars"]}
    if not wall["plaint"]:
        return None
    ratios = [ratio(wall["plaint"], wall[tool], TARGETS.get((part, tool))) if wall[tool] else "–"
              for tool in ["duckdb", "polars"]]
    peaks = []
    for tool in wall:
        peak = values(results, "peak", part=part, job=job, rows=rows, tool=tool)
        peaks.append(f"{median(peak):,.0f}" if peak else "–")
    cells = [spread(wall[tool], "s") if wall[tool] else "–" for tool in wall]
    return [name, *cells, *ratios, ", ".join(peaks)]


def memory(results):
    """Questions to tickets that are loaded."""
    parts = []
    others = ["duckdb ENUM", "duckdb VARCHAR", "polars"]
    for rows in sizes(results, "memory"):
        lines = []
        for job, (name, _) in QUESTIONS.items():
            group = "four" if job in FIVE[:4] else "text" if job == "text" else "other"
            ours = values(results, "ms", part="memory", rows=rows, job=job, tool="plaint")
            if not ours:
                continue
            again = values(results, "again", part="memory", rows=rows, job=job, tool="plaint")
            line = [name, spread(ours, "ms"), f"{median(again):.1f} ms"]
            for tool in others:
                # The peers are given the benefit of their repeated runs.
                theirs = values(results, "again", part="memory", rows=rows, job=job, tool=tool)
                line.append(
                    f"{median(theirs):.1f} ms, {ratio(ours, theirs, TARGETS.get((group, tool)))}"
                    if theirs else "–")
            lines.append(line)
        head = ["loaded", "plaint, asked first", "asked again", *others]
        parts.append(f"### {rows:,} tickets, once loaded\n\n" + table(head, lines))
    return "\n\n".join(parts)


def growth(results):
    """Plaint at several sizes, and what a million rows cost at each."""
    found = sizes(results, "growth")
    if not found:
        return ""
    lines = []
    for job in ["load", *FIVE]:
        name = "load" if job == "load" else QUESTIONS[job][0]
        line = [name]
        for rows in found:
            times = values(results, "ms", part="growth", rows=rows, job=job)
            line.append(f"{median(times):,.1f} ms, {median(times) / rows * 1e6:,.1f} a million"
                        if times else "–")
        lines.append(line)
    return "### As work grows\n\n" + table([""] + [f"{rows:,} rows" for rows in found], lines)


def put(path, text, charts):
    """Writes the tables and charts between the marks of the page."""
    page = path.read_text()
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    drawn = "\n".join(f"![{title}]({name})" for name, title in charts)
    path.write_text(f"{before}{BEGIN}\n\n{text}\n\n{drawn}\n\n{END}{after}")
