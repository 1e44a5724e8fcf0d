"""Runs the engine's bootstrap and NumPy's over the same dates, checks that they agree, and prints Markdown tables.

measure.py FILE BINARY [--draws 4000] [--most 10000000] [--repeat 3] [--into docs/performance.md]

Each figure is the best of the repeats, which go round all ways. Ends with status 1 if an interval's end differs by more than
0.05 from NumPy's: the draws are others.
"""

import json
import os
import pathlib
import platform
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
BEGIN, END = "<!-- figures of the series -->", "<!-- end of figures of the series -->"


def option(name, otherwise):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else otherwise


def take(command):
    """Runs one command and returns its JSON lines."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr[-2000:])
    return [json.loads(line) for line in done.stdout.splitlines()]


def rounds(file, binary, draws, most, repeat):
    """Yields every line of every repeat, with the name of the way."""
    for _ in range(repeat):
        for threads in ("1", "2"):
            for line in take([binary, file, "--threads", threads, "--draws", draws, "--most", most]):
                yield f"truce, {threads} thread{'s' if threads == '2' else ''}", line
        for line in take([sys.executable, str(HERE / "reference.py"), file, "--draws", draws]):
            yield f"NumPy {line['numpy']}, {line['stage']}", line


def best(lines):
    """The quickest line of each way, stage and number."""
    found = {}
    for name, line in lines:
        key = (name, line["stage"], line["items"])
        if key not in found or line["seconds"] < found[key]["seconds"]:
            found[key] = line
    return found


def intervals(found, draws):
    """The table of the bootstrap, and by how much the ends of the six truces' intervals differ at most."""
    ways = {name: line for (name, stage, _), line in found.items() if stage in ("intervals", "one at a time", "all at once")}
    slowest = max(line["seconds"] for name, line in ways.items() if name.startswith("NumPy"))
    dates = next(iter(ways.values()))["items"]
    lines = [f"{dates} dates, two intervals of {draws} draws each.", "", "| | seconds | times as fast as NumPy, one draw at a time |",
             "|---|--:|--:|"]
    lines += [f"| {name} | {line['seconds']:.4f} | {slowest / line['seconds']:.0f} |" for name, line in ways.items()]
    ours = next(line["result"] for name, line in ways.items() if name.startswith("truce"))
    theirs = [line["result"] for name, line in ways.items() if name.startswith("NumPy")]
    apart = max(abs(a - b) for other in theirs for (_, *own), those in zip(ours, other) for a, b in zip(own, those))
    return lines + ["", f"Ends of the six truces' intervals differ by {apart:.3f} at most."], apart


def by_number(found):
    one = {(stage, items): line for (name, stage, items), line in found.items() if name.startswith("truce, 1 ")}
    numbers = sorted(items for stage, items in one if stage == "series")
    lines = ["| events | seconds to the series | millionths of a second an event | seconds of its ratio with interval and rank |",
             "|--:|--:|--:|--:|"]
    for items in numbers:
        made, ratio = one["series", items]["seconds"], one["ratio", items]["seconds"]
        lines.append(f"| {items:,} | {made:.4f} | {made / items * 1e6:.3f} | {ratio:.4f} |")
    return lines


def machine(repeat):
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    rustc = subprocess.run(["rustc", "-V"], capture_output=True, text=True).stdout.split()[1]
    return (f"{cpu.group(1) if cpu else platform.machine()}, {os.cpu_count()} cores; Python {platform.python_version()}; "
            f"rustc {rustc}. Best of {repeat}. Load of the machine before: {os.getloadavg()[0]:.1f}.")


def main():
    file, binary = sys.argv[1:3]
    repeat, draws, most = int(option("--repeat", 3)), option("--draws", "4000"), option("--most", "10000000")
    about = machine(repeat)
    found = best(rounds(file, binary, draws, most, repeat))
    table, apart = intervals(found, draws)
    lines = [about, "", *table, "", *by_number(found)]
    print("\n".join(lines))
    if "--into" in sys.argv:
        page = pathlib.Path(option("--into", ""))
        before, rest = page.read_text(encoding="utf-8").split(BEGIN, 1)
        page.write_text(before + BEGIN + "\n" + "\n".join(lines) + "\n" + END + rest.split(END, 1)[1], encoding="utf-8")
    sys.exit(0 if apart <= 0.05 else 1)


main()
