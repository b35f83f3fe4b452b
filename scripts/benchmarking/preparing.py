"""The programs to be measured, the tickets they read, and what the machine is."""
import os
import platform
import subprocess
import sys
from pathlib import Path

# Versions are pinned so that a run can be repeated; the newest known when this was written.
PEERS = ["duckdb==2.0.1", "duckdb-cli==1.5.6", "polars==2.1.0"]


class Tools:
    """Where each program is; the peers are None when they are not measured."""

    def __init__(self, plaint, generator, python):
        self.plaint, self.generator, self.python = plaint, generator, python
        shell = python.parent / "duckdb" if python else None
        self.duckdb = shell if shell and shell.exists() else None


def said(*words):
    print(*words, file=sys.stderr, flush=True)


def tools(root, asked):
    """Builds and installs what is asked for."""
    plaint, generator = asked.plaint, root / ".build" / "release" / "sample-tickets"
    if not plaint:
        said("building the release program …")
        for product in ["plaint", "sample-tickets"]:
            subprocess.run(
                ["swift", "build", "-c", "release", "--product", product, "--static-swift-stdlib"],
                cwd=root, check=True, stdout=subprocess.DEVNULL)
        plaint = root / ".build" / "release" / "plaint"
    elif not generator.exists():
        subprocess.run(
            ["swift", "build", "-c", "release", "--product", "sample-tickets"],
            cwd=root, check=True, stdout=subprocess.DEVNULL)
    return Tools(plaint.resolve(), generator, python(asked))


def python(asked):
    """The Python that has the peers, installed when asked for."""
    if asked.python:
        return asked.python.absolute()
    folder = asked.work / "peers"
    program = folder / "bin" / "python"
    if asked.peers and not (folder / "installed").exists():
        said("installing", *PEERS, "…")
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([program, "-m", "pip", "install", "-q", *PEERS], check=True)
        (folder / "installed").touch()
    return program.absolute() if asked.peers else None


def tickets(tools, work, rows):
    """The file of so many tickets, made when it is not there; read once, so that it is in memory."""
    path = work / f"tickets-{rows}.csv"
    if not path.exists():
        said(f"making {rows:,} tickets …")
        part = path.with_suffix(".part")
        subprocess.run([tools.generator, "many", str(rows), part], check=True)
        part.rename(path)
    warm(path)
    return path


def gb18030(path):
    """The same tickets in GB18030."""
    other = path.with_name(path.stem + "-gb18030.csv")
    if not other.exists():
        said(f"converting {path.name} to GB18030 …")
        part = other.with_suffix(".part")
        with open(part, "wb") as file:
            subprocess.run(
                ["iconv", "-f", "UTF-8", "-t", "GB18030", path], stdout=file, check=True)
        part.rename(other)
    warm(other)
    return other


def warm(path):
    with open(path, "rb") as file:
        while file.read(1 << 22):
            pass


def machine(tools):
    """The machine and the versions, for the report: no names, no paths."""
    about = {
        "processor": processor(), "cores": os.cpu_count(), "memory": memory(),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "plaint": version([tools.plaint, "--version"]),
    }
    if tools.python:
        for module in ["duckdb", "polars"]:
            about[module] = version(
                [tools.python, "-c", f"import {module}; print({module}.__version__)"])
    if tools.duckdb:
        about["duckdb shell"] = version([tools.duckdb, "--version"])
    return about


def version(command):
    run = subprocess.run(command, capture_output=True, text=True)
    return run.stdout.strip().splitlines()[0] if run.stdout.strip() else "unknown"


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.machine()


def memory():
    for line in Path("/proc/meminfo").read_text().splitlines():
        if line.startswith("MemTotal"):
            return f"{round(int(line.split()[1]) / 1024 / 1024)} GiB"
    return "unknown"
