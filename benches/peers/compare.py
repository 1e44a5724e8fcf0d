"""Runs ours and the peers on one file, one after the other, checks that all count alike, and prints a Markdown table.

compare.py EVENTS.csv AREAS.geojson BIN_DIR [--repeat 3] [--only ours] [--into docs/performance.md]

Each figure is the best of the repeats: other work on the machine only ever adds time. Repeats go round all tools, so
that a busy minute falls on all of them. Ends with status 1 if any result differs.
"""

import importlib.metadata
import json
import os
import pathlib
import platform
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
PEERS = {"polars + shapely": "polars_shapely.py", "DuckDB + sedonadb": "duckdb_sedona.py", "geopandas sjoin": "geopandas_join.py"}


def runs(events, borders, binaries, only_ours):
    """Yields (name, threads, command) of everything to run."""
    for threads in ("1", "2"):
        yield "bare simd-csv", threads, [f"{binaries}/bare", events, threads]
        yield "truce", threads, [f"{binaries}/run", events, borders, "--threads", threads]
        for name, script in {} if only_ours else PEERS.items():
            if name != "geopandas sjoin" or threads == "1":
                yield name, threads, [sys.executable, str(HERE / script), events, borders, threads]


def take(command):
    """Runs one command and returns its JSON lines by stage; an empty dictionary where it failed."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        print(done.stderr[-2000:], file=sys.stderr)
        return {}
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return {line["stage"]: line for line in lines}


def machine():
    """Describes the machine and the versions in one line."""
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = []
    for name in ("polars", "shapely", "geopandas", "duckdb", "sedonadb"):
        try:
            versions.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            versions.append(f"{name} not installed")
    rust = subprocess.run(["rustc", "--version"], capture_output=True, text=True).stdout.split()
    return (f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB; Python {platform.python_version()}, "
            f"{', '.join(versions)}; rustc {rust[1] if len(rust) > 1 else '?'}")


def main():
    events, borders, binaries = sys.argv[1:4]
    repeat = int(sys.argv[sys.argv.index("--repeat") + 1]) if "--repeat" in sys.argv else 3
    best, hashes, stages = {}, {}, {}
    for _ in range(repeat):
        for name, threads, command in runs(events, borders, binaries, "--only" in sys.argv):
            found = take(command)
            whole = found.get("whole") or found.get("bare")
            if whole is None:
                continue
            hashed = (found.get("result") or whole).get("sha256")
            hashes.setdefault(hashed, set()).add(name) if hashed else None
            if whole["seconds"] < best.get((name, threads), whole)["seconds"] or (name, threads) not in best:
                best[name, threads], stages[name, threads] = whole, found
    lines = report(events, best, stages, repeat)
    same = len(hashes) <= 1
    lines += ["", "All count alike: " + next(iter(hashes), "nothing counted") if same else f"RESULTS DIFFER: {hashes}"]
    print("\n".join(lines))
    if "--into" in sys.argv:
        into(pathlib.Path(sys.argv[sys.argv.index("--into") + 1]), max(w["rows"] for w in best.values()), lines)
    sys.exit(0 if same else 1)


def report(events, best, stages, repeat):
    """Returns the lines of the Markdown tables."""
    size = os.path.getsize(events)
    rows = max(whole["rows"] for whole in best.values())
    lines = [f"{rows:,} rows, {size / 1e9:.2f} GB, {size / rows:.0f} bytes a row. {machine()}. Best of {repeat}.", "",
             "| | threads | seconds | million rows a second | of a bare pass | of truce | peak MiB |", "|---|--:|--:|--:|--:|--:|--:|"]
    for (name, threads), whole in best.items():
        seconds, bare, ours = whole["seconds"], best["bare simd-csv", threads]["seconds"], best["truce", threads]["seconds"]
        lines.append(f"| {name} | {threads} | {seconds:.3f} | {rows / seconds / 1e6:.2f} | {seconds / bare:.2f} | {seconds / ours:.2f} "
                     f"| {whole['peak_bytes'] / 2**20:.0f} |")
    lines += ["", "| stage of truce | threads | seconds | million rows a second |", "|---|--:|--:|--:|"]
    for (name, threads), found in stages.items():
        for stage, line in found.items() if name == "truce" else ():
            if stage not in ("whole", "result", "answer", "count for comparison"):
                lines.append(f"| {stage} | {threads} | {line['seconds']:.3f} | {line['rows'] / line['seconds'] / 1e6:.2f} |")
    return lines


def into(page, rows, lines):
    """Puts the tables between the page's marks for this number of rows."""
    text = page.read_text()
    begin, end = f"<!-- figures {rows} -->", f"<!-- end of figures {rows} -->"
    before, rest = text.split(begin, 1)
    page.write_text(before + begin + "\n" + "\n".join(lines) + "\n" + end + rest.split(end, 1)[1])


main()
