"""Running programs and keeping what they took."""
import json
import os
import subprocess
import sys
import time


class Results:
    """Measurements, each a line of a file as soon as it is there."""

    def __init__(self, path, resume=False):
        self.lines = []
        self.machine = {}
        if resume and path.exists():
            for line in path.read_text().splitlines():
                self.take(json.loads(line))
        self.file = open(path, "a" if resume else "w")

    def take(self, line):
        if "machine" in line:
            self.machine = line["machine"]
        else:
            self.lines.append(line)

    def keep(self, line):
        self.take(line)
        print(json.dumps(line, ensure_ascii=False), file=self.file, flush=True)

    def about(self, machine):
        self.keep({"machine": machine})

    def has(self, **wanted):
        return any(all(line.get(k) == v for k, v in wanted.items()) for line in self.lines)

    def of(self, **wanted):
        return [line for line in self.lines if all(line.get(k) == v for k, v in wanted.items())]


def process(command, environment=None):
    """Wall seconds, processor seconds and peak MiB of one process, which must succeed."""
    start = time.monotonic()
    child = subprocess.Popen(
        [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, env={**os.environ, **(environment or {})})
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{said.decode(errors='replace')}")
    return {
        "wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss / 1024}


def interleaved(results, part, rows, rounds, contestants):
    """Runs each contestant's command once a round; contestants are (job, tool, command)."""
    for number in range(rounds):
        for job, tool, command in contestants:
            key = {"part": part, "rows": rows, "job": job, "tool": tool, "round": number}
            if results.has(**key):
                continue
            taken = process(command)
            results.keep({**key, **taken})
            print(
                f"{part:6} {rows:>11,} {job:12} {tool:14} round {number + 1}"
                f"  {taken['wall']:8.3f} s  {taken['peak']:7.0f} MiB",
                file=sys.stderr, flush=True)


class Talk:
    """A program that is spoken to line by line and says when it is done."""

    def __init__(self, command, ends):
        self.child = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)
        self.ends = ends

    def ask(self, *lines):
        """Milliseconds from the first line's sending to the end of the answer."""
        text = "".join(line + "\n" for line in lines).encode()
        start = time.monotonic()
        self.child.stdin.write(text)
        self.child.stdin.flush()
        heard = []
        while True:
            line = self.child.stdout.readline()
            if not line:
                sys.exit("the program ended early:\n" + b"".join(heard).decode(errors="replace"))
            if line.startswith(self.ends):
                return (time.monotonic() - start) * 1000
            heard.append(line)

    def peak(self):
        """The most memory it has taken, MiB."""
        with open(f"/proc/{self.child.pid}/status") as file:
            for line in file:
                if line.startswith("VmHWM"):
                    return int(line.split()[1]) / 1024
        return 0

    def leave(self):
        self.child.stdin.close()
        self.child.wait()
