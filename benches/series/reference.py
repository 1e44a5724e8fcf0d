"""The bootstrap in NumPy, over the same dates: one draw at a time, as an analyst writes it, and all draws at once.

reference.py FILE [--draws 4000] prints one JSON line for each way. The series and dates are made as the engine makes them: deaths
a day of the dyad and of the control, windows of 28 days, blocks of 7 in a circle, placebo dates every 7th day and more than 56
days from any start. Each date gets the interval of its ratio and that of its ratio of ratios with the same blocks for both.
"""

import csv
import datetime
import json
import sys
import time

import numpy as np

DAY = datetime.date
FIRST, LAST, WINDOW, BLOCK = DAY(2016, 1, 1), DAY(2019, 11, 30), 28, 7
DAYS = (LAST - FIRST).days + 1
STARTS = [DAY(2016, 2, 27), DAY(2016, 9, 12), DAY(2016, 12, 30), DAY(2017, 5, 6), DAY(2018, 9, 17), DAY(2019, 8, 31)]
DYAD, CONTROL = {"Government of Syria - Syrian insurgents"}, {"IS - SDF", "Government of Syria - IS"}
chance = np.random.default_rng(20160227)


def series(rows, dyads):
    """Deaths a day, rows on several days spread evenly."""
    values = np.zeros(DAYS)
    for row in rows:
        if row["dyad_name"] in dyads:
            first, last = ((DAY.fromisoformat(row[key][:10]) - FIRST).days for key in ("date_start", "date_end"))
            values[first:last + 1] += float(row["best"]) / (last + 1 - first)
    return values


def dates():
    starts = [(start - FIRST).days for start in STARTS]
    clear = [at for at in range(WINDOW, DAYS - WINDOW, 7) if all(abs(at - start) > 56 for start in starts)]
    return clear + starts


def draw(window):
    firsts = chance.integers(0, WINDOW, WINDOW // BLOCK)
    return window[((firsts[:, None] + np.arange(BLOCK)) % WINDOW).ravel()].mean()


def draw_both(own, control):
    firsts = chance.integers(0, WINDOW, WINDOW // BLOCK)
    days = ((firsts[:, None] + np.arange(BLOCK)) % WINDOW).ravel()
    return own[days].mean(), control[days].mean()


def one_at_a_time(own, control, at, draws):
    before, after, other_before, other_after = windows(own, control, at)
    ratios = [draw(after) / draw(before) for _ in range(draws)]
    doubles = []
    for _ in range(draws):
        x0, y0 = draw_both(before, other_before)
        x1, y1 = draw_both(after, other_after)
        doubles.append((x1 / x0) / (y1 / y0) if x0 * y0 * y1 > 0 else np.nan)
    return ends(ratios), ends(doubles)


def all_at_once(own, control, at, draws):
    before, after, other_before, other_after = windows(own, control, at)

    def days():
        firsts = chance.integers(0, WINDOW, (draws, WINDOW // BLOCK))
        return ((firsts[:, :, None] + np.arange(BLOCK)) % WINDOW).reshape(draws, WINDOW)

    ratios = after[days()].mean(1) / before[days()].mean(1)
    first, second = days(), days()
    with np.errstate(divide="ignore", invalid="ignore"):
        doubles = (after[second].mean(1) / before[first].mean(1)) / (other_after[second].mean(1) / other_before[first].mean(1))
    return ends(ratios), ends(doubles)


def windows(own, control, at):
    return own[at - WINDOW:at], own[at:at + WINDOW], control[at - WINDOW:at], control[at:at + WINDOW]


def ends(draws):
    return [float(end) for end in np.nanquantile(draws, [0.025, 0.975])]


def main():
    draws = int(sys.argv[sys.argv.index("--draws") + 1]) if "--draws" in sys.argv else 4000
    with open(sys.argv[1], encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    own, control = series(rows, DYAD), series(rows, CONTROL)
    for stage, way in (("one at a time", one_at_a_time), ("all at once", all_at_once)):
        began = time.perf_counter()
        answers = [way(own, control, at, draws) for at in dates()]
        seconds = time.perf_counter() - began
        print(json.dumps({"stage": stage, "items": len(answers), "seconds": seconds, "numpy": np.__version__,
                          "result": [ratio for ratio, _ in answers[-len(STARTS):]]}), flush=True)


main()
