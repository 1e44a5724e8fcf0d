"""Measures what `truce serve` gives in a second, how long an answer takes to compute, and how much memory it takes.

In: the built command, and with `--made FOLDER` large cases beside those that ship. Out: Markdown tables on stdout, and with
`--into PAGE` between the page's marks. The load is wrk's, on the same machine: it shares the cores with the server, so the
processor time of the server alone stands beside each rate.
"""

import argparse
import gzip
import http.client
import itertools
import json
import os
import pathlib
import platform
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from into import into  # noqa: E402

CASES = ["syria-2016-09", "syria-2016-02", "minsk-ii-2015", "yemen-2022", "lebanon-2024"]
ASKED = "/api/v1/cases/syria-2016-09"
REPEATS = 3
SECONDS = int(os.environ.get("SECONDS_EACH", "5"))
CONNECTIONS = 32
TICKS = os.sysconf("SC_CLK_TCK")


class Served:
    """A running server."""

    def __init__(self, command, folders):
        began = time.perf_counter()
        self.process = subprocess.Popen([command, "serve", *folders, "--port", "0"], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().strip().rstrip("/")
        self.read_in = time.perf_counter() - began
        self.host = self.address.removeprefix("http://")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def get(self, target, **headers):
        """Asks once; returns status, headers, body and seconds."""
        line = http.client.HTTPConnection(self.host, timeout=3600)
        began = time.perf_counter()
        line.request("GET", target, headers={name.replace("_", "-"): value for name, value in headers.items()})
        reply = line.getresponse()
        body = reply.read()
        seconds = time.perf_counter() - began
        line.close()
        return reply.status, dict(reply.getheaders()), body, seconds

    def memory(self):
        """Returns how much memory it takes now and took at most, in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return [int(re.search(rf"{name}:\s+(\d+)", status).group(1)) / 1024 for name in ("VmRSS", "VmHWM")]

    def processor_seconds(self):
        """Returns how much processor time it took so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


def loads(server):
    """Yields what is asked again and again: a name, an address, headers."""
    for name, part in [("answer", "answer"), ("calendar", "calendar"), ("points", "points")]:
        target = f"{ASKED}/{part}"
        _, headers, _, _ = server.get(target, accept_encoding="gzip")
        yield f"{name}, unchanged (304)", target, {"Accept-Encoding": "gzip", "If-None-Match": headers["etag"]}
        yield f"{name}, packed", target, {"Accept-Encoding": "gzip"}
        yield f"{name}, plain", target, {}


def load(server, target, headers):
    """Asks as fast as it goes for some seconds; returns what came of it."""
    told = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    before = server.processor_seconds()
    ran = subprocess.run(["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", *told, server.address + target],
                         capture_output=True, text=True, check=True).stdout
    used = server.processor_seconds() - before
    requests = int(re.search(r"(\d+) requests in", ran).group(1))
    if "Non-2xx" in ran or "Socket errors" in ran:
        sys.exit(f"{target}: not all were answered\n{ran}")
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", ran).group(1)),
        "half": latency(ran, "50%"), "most": latency(ran, "99%"),
        "micros": used / requests * 1e6,
    }


def latency(ran, share):
    """Returns a line of wrk's latencies in milliseconds."""
    number, unit = re.search(rf"{share}\s+([\d.]+)(us|ms|s)\b", ran).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def rates(server):
    """Returns the lines of the table of cached views."""
    lines = ["| asked | bytes | requests a second | half within, ms | 99% within, ms | processor, µs a request |",
             "|---|--:|--:|--:|--:|--:|"]
    for name, target, headers in list(loads(server)):
        _, _, body, _ = server.get(target, **{key.replace("-", "_"): value for key, value in headers.items()})
        best = max((load(server, target, headers) for _ in range(REPEATS)), key=lambda found: found["rate"])
        lines.append(f"| {name} | {len(body):,} | {best['rate']:,.0f} | {best['half']:.2f} | {best['most']:.2f} | {best['micros']:.0f} |")
    return lines


def questions():
    """Yields every reading that has an answer, for every case."""
    words = itertools.product(["all", "independent"], ["claimed", "corroborated", "verified"], ["strict", "lenient"],
                              ["careful", "full"])
    for (sources, strength, exclusion, counts), case in itertools.product(words, CASES):
        yield case, f"sources={sources}&strength={strength}&exclusion={exclusion}&counts={counts}"


def day(server):
    """Asks every part under every reading, as a day of readers would, and returns the lines of what it took."""
    lines = ["| state of the server | memory, MiB | at most so far, MiB |", "|---|--:|--:|"]
    note = lambda what: lines.append("| {} | {:.0f} | {:.0f} |".format(what, *server.memory()))
    note(f"has read the {len(CASES)} cases")
    taken = {}
    for case, query in questions():
        status, _, _, seconds = server.get(f"/api/v1/cases/{case}/answer?{query}")
        assert status == 200, (case, query, status)
        taken.setdefault(case, []).append(seconds)
    asked = sum(map(len, taken.values()))
    note(f"has answered {asked} questions: every reading of every case, one source alone left out")
    for case, query in questions():
        for part in ["calendar", "ledgers", "sources", "points", "incidents", "areas", "files/bulletin.html", "files/assessment.json"]:
            assert server.get(f"/api/v1/cases/{case}/{part}?{query}")[0] == 200
    note(f"has given nine parts of each, {asked * 9:,} in all")
    lines += ["", "| first answer to a question | half within, s | at most, s |", "|---|--:|--:|"]
    for case, seconds in taken.items():
        ordered = sorted(seconds)
        lines.append(f"| {case} | {ordered[len(ordered) // 2]:.3f} | {ordered[-1]:.3f} |")
    return lines


LARGE = ["case", "reports", "incidents", "read, s", "first answer, s", "another reading, s", "the same again, ms",
         "points, ms", "points, MB packed", "calendar, ms", "memory, MiB", "at most, MiB"]


def large(command, folders):
    """Returns the lines of what large cases take, each on a server of its own."""
    lines = ["| " + " | ".join(LARGE) + " |", "|---" + "|--:" * (len(LARGE) - 1) + "|"]
    for folder in folders:
        with Served(command, [folder]) as server:
            lines.append(large_case(server, pathlib.Path(folder).name))
    return lines


def large_case(server, case):
    """Returns the line of one large case. Its answer is computed from the start on, so that asking waits for the rest."""
    at = f"/api/v1/cases/{case}"

    def took(target):
        status, headers, body, seconds = server.get(at + target, accept_encoding="gzip")
        assert status == 200, (target, status)
        return headers, body, seconds

    headers, body, first = took("/answer")
    answer = json.loads(gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body)
    _, _, other = took("/answer?strength=claimed")
    _, _, again = took("/answer?strength=claimed")
    _, points, points_in = took("/points")
    _, _, calendar = took("/calendar")
    now, most = server.memory()
    cells = [case, f"{answer['reports_used']:,}", f"{answer['incidents']:,}", f"{server.read_in:.1f}", f"{first:.1f}",
             f"{other:.1f}", f"{again * 1e3:.1f}", f"{points_in * 1e3:.0f}", f"{len(points) / 1e6:.1f}",
             f"{calendar * 1e3:.0f}", f"{now:.0f}", f"{most:.0f}"]
    return "| " + " | ".join(cells) + " |"


def machine():
    """Returns what the figures were measured on."""
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    wrk = subprocess.run(["wrk", "-v"], capture_output=True, text=True).stdout.split()[1]
    rustc = subprocess.run(["rustc", "-V"], capture_output=True, text=True).stdout.split()[1]
    load_before = os.getloadavg()[0]
    return (f"{cpu.group(1) if cpu else platform.machine()}, {os.cpu_count()} cores; wrk {wrk}, {CONNECTIONS} connections; "
            f"rustc {rustc}. Best of {REPEATS} times {SECONDS} s. Load of the machine before: {load_before:.1f}.")


def main():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("command")
    words.add_argument("--made", action="append", default=[])
    words.add_argument("--into")
    given = words.parse_args()
    about = machine()
    with Served(given.command, [f"cases/{case}" for case in CASES]) as server:
        of_day = day(server)
        lines = [about, "", *rates(server), "", *of_day]
    if given.made:
        lines += ["", *large(given.command, given.made)]
    print("\n".join(lines))
    if given.into:
        into(given.into, "of the server", "\n".join(lines))


main()
