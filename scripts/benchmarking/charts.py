"""The charts of docs/performance.md, drawn by hand as SVG."""
import math
from html import escape
from statistics import median

from .jobs import FIVE, QUESTIONS

INKS = ["#1b4f72", "#c0392b", "#117a65", "#b9770e", "#6c3483", "#515a5a"]
FONT = 'font-family="sans-serif" font-size="12"'


def written(results, folder):
    """Writes what charts there is data for; names and titles of the files."""
    made = []
    for name, title, drawing in [
        ("performance-growth.svg", "Time as work grows", growth(results)),
        ("performance-answers.svg", "Answers once loaded", answers(results)),
    ]:
        if drawing:
            (folder / name).write_text(drawing)
            made.append((name, title))
    return made


def frame(width, height, title, body):
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        f' aria-label="{escape(title)}">\n<rect width="{width}" height="{height}" fill="white"/>\n'
        f'<text x="16" y="24" font-family="sans-serif" font-size="15">{escape(title)}</text>\n'
        + "\n".join(body) + "\n</svg>\n")


def words(x, y, text, anchor="start", ink="#222"):
    return f'<text x="{x:.1f}" y="{y:.1f}" {FONT} text-anchor="{anchor}" fill="{ink}">{escape(text)}</text>'


def line(x1, y1, x2, y2, ink, width=1):
    return (f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{ink}"'
            f' stroke-width="{width}"/>')


def growth(results):
    """Both axes logarithmic: work that grows as the rows do is a slope of one."""
    lines = results.of(part="growth")
    sizes = sorted({each["rows"] for each in lines})
    if len(sizes) < 2:
        return None
    series = {}
    for job in ["load", *FIVE]:
        points = []
        for rows in sizes:
            times = [each["ms"] for each in lines if each["rows"] == rows and each["job"] == job]
            if times:
                points.append((rows, median(times)))
        series[job] = points
    all_times = [time for points in series.values() for _, time in points]
    low, high = math.floor(math.log10(min(all_times))), math.ceil(math.log10(max(all_times)))
    left, right, top, bottom = 80, 470, 50, 350
    first, last = math.log10(sizes[0]), math.log10(sizes[-1])
    across = lambda rows: left + (math.log10(rows) - first) / (last - first) * (right - left)
    up = lambda time: bottom - (math.log10(time) - low) / (high - low) * (bottom - top)
    body = []
    for power in range(low, high + 1):
        body.append(line(left, up(10 ** power), right, up(10 ** power), "#ddd"))
        shown = f"{10 ** power:g} ms" if power < 3 else f"{10 ** (power - 3):g} s"
        body.append(words(left - 8, up(10 ** power) + 4, shown, "end"))
    for rows in sizes:
        body.append(line(across(rows), top, across(rows), bottom, "#eee"))
        body.append(words(across(rows), bottom + 18, f"{rows:,}", "middle"))
    labels = sorted(series, key=lambda job: -series[job][-1][1])
    height = top
    for ink, job in zip(INKS, labels):
        points = [(across(rows), up(time)) for rows, time in series[job]]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        body.append(f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="2"/>')
        body += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{ink}"/>' for x, y in points]
        height = max(height + 18, points[-1][1] + 4)
        body.append(words(right + 12, height, job if job == "load" else QUESTIONS[job][0], ink=ink))
    return frame(720, 390, "Plaint: time by number of tickets, 2 logarithmic axes", body)


def answers(results):
    """A bar a tool for each question, on a logarithmic axis."""
    lines = results.of(part="memory")
    if not lines:
        return None
    rows = max(each["rows"] for each in lines)
    tools = [("plaint", "ms"), ("duckdb ENUM", "again"), ("duckdb VARCHAR", "again"),
             ("polars", "again")]
    bars = []
    for job in QUESTIONS:
        for tool, what in tools:
            times = [each[what] for each in lines
                     if each["rows"] == rows and each["job"] == job and each["tool"] == tool]
            if times:
                bars.append((job, tool, median(times)))
    if not bars:
        return None
    high = math.ceil(math.log10(max(time for _, _, time in bars)))
    low = min(0, math.floor(math.log10(min(time for _, _, time in bars))))
    left, right, top = 240, 660, 50
    across = lambda time: left + (math.log10(time) - low) / (high - low) * (right - left)
    body, y, shown = [], top, None
    for job, tool, time in bars:
        if job != shown:
            y, shown = y + 10, job
            body.append(words(left - 10, y + 12, QUESTIONS[job][0], "end"))
        ink = INKS[[name for name, _ in tools].index(tool)]
        body.append(f'<rect x="{left}" y="{y}" width="{across(time) - left:.1f}" height="13" fill="{ink}"/>')
        body.append(words(across(time) + 6, y + 11, f"{time:.1f} ms", ink=ink))
        y += 15
    legend = [words(left + index * 120, 44, tool, ink=INKS[index])
              for index, (tool, _) in enumerate(tools)]
    return frame(760, y + 20, f"{rows:,} tickets in memory: time to the answer", legend + body)
