"""Measures how long `truce backtest` takes over every ceasefire of a list, and how much memory.

In: the built command, a list of ceasefires, an event file. Out: a Markdown table on stdout, and with `--into PAGE` between the
page's marks. All results are made in each run; what they say is looked at so far that every run must say the same.
"""

import hashlib
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile
import time

REPEATS = 3
BEGIN, END = "<!-- figures of the backtest -->", "<!-- end of figures of the backtest -->"


def once(command, files, threads):
    """Runs once; returns wall seconds, processor seconds, peak MiB and what was said."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        child = subprocess.Popen([command, "backtest", *files, "--json"], stdout=said,
                                 env={**os.environ, "RAYON_NUM_THREADS": str(threads)})
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        if status != 0:
            sys.exit(f"the command ended with {status}")
        said.seek(0)
        return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said.read()


def machine():
    """Returns what the figures were measured on."""
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    rustc = subprocess.run(["rustc", "-V"], capture_output=True, text=True).stdout.split()[1]
    return (f"{cpu.group(1) if cpu else platform.machine()}, {os.cpu_count()} cores; rustc {rustc}. Best of {REPEATS}. "
            f"Load of the machine before: {os.getloadavg()[0]:.1f}.")


def main():
    command, ceasefires, events = sys.argv[1:4]
    files = ["--ceasefires", ceasefires, "--events", events]
    about = machine()
    lines, hashes = [], set()
    for threads in sorted({1, os.cpu_count()}):
        runs = [once(command, files, threads) for _ in range(REPEATS)]
        hashes.update(hashlib.sha256(run[3]).hexdigest() for run in runs)
        wall, processor, peak, said = min(runs, key=lambda run: run[0])
        lines.append(f"| {threads} | {wall:.2f} | {processor:.2f} | {peak:.0f} |")
    if len(hashes) != 1:
        sys.exit("the runs do not all say the same")
    told = json.loads(said)
    days = sum(replay["days"] for replay in told["replays"])
    lines = [about, "",
             f"{len(told['replays'])} ceasefires of {told['rows']['read']:,} rows against {told['events']['read']:,} events, "
             f"{days:,} days of ceasefires; on each the engine is asked six times (three strengths, two ways to read where).", "",
             "| threads | seconds | processor, s | peak MiB |", "|--:|--:|--:|--:|", *lines]
    print("\n".join(lines))
    if "--into" in sys.argv:
        page = pathlib.Path(sys.argv[sys.argv.index("--into") + 1])
        before, rest = page.read_text().split(BEGIN, 1)
        page.write_text(before + BEGIN + "\n" + "\n".join(lines) + "\n" + END + rest.split(END, 1)[1])


main()
