#!/usr/bin/env python3
"""Make the daily table of fatal events per governorate and dyad from a UCDP GED file.

    python3 make_ucdp_daily.py ged.csv > ucdp-daily.csv

The file is the publisher's (https://ucdp.uu.se/downloads/, CC BY 4.0), in any release whose header has the names
used below; columns are found by name, not by place. Needs Python 3.9 and nothing else.

How events become days
- An event of one day counts on that day.
- An event of several days, up to 31, is spread evenly over its days: each day gets 1/n of the event and of its deaths.
  Nothing is lost or added: the totals of the table are the totals of the events, and the last lines of the header say so.
- An event longer than 31 days, a year's summary above all, is left out and counted in the header. It is never spread.
- An event that reaches over the edge of the window gives only its days inside.
- `exact` is the part of `best` from events whose day is known (date_prec 1). The rest is known to a few days or worse.
Figures are as the data set has them: low may exceed best, best may exceed high.
"""

import csv
import sys
from datetime import date, timedelta
from fractions import Fraction

FIRST, LAST, LONGEST = date(2016, 2, 1), date(2016, 4, 30), 31
FIGURES = ("events", "best", "low", "high", "civilians", "exact")


def day(text):
    return date.fromisoformat(text[:10])


def show(value):
    text = f"{float(value):.4f}".rstrip("0").rstrip(".")
    return text or "0"


def main(path):
    cells, totals = {}, dict.fromkeys(FIGURES, Fraction(0))
    used = several = edge = 0
    out_year, out_long, out_deaths = 0, 0, 0
    precision = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            start, end = day(row["date_start"]), day(row["date_end"])
            if end < FIRST or start > LAST:
                continue
            if row.get("country", "Syria").split(" ")[0] != "Syria":
                continue
            days = (end - start).days + 1
            best = int(float(row["best"]))
            if days > LONGEST:
                if days >= 365:
                    out_year += 1
                else:
                    out_long += 1
                out_deaths += best
                continue
            prec = int(float(row["date_prec"]))
            used += 1
            several += days > 1
            edge += start < FIRST or end > LAST
            precision[prec] = precision.get(prec, 0) + 1
            share = Fraction(1, days)
            figures = {
                "events": Fraction(1),
                "best": Fraction(best),
                "low": Fraction(int(float(row["low"]))),
                "high": Fraction(int(float(row["high"]))),
                "civilians": Fraction(int(float(row["deaths_civilians"]))),
                "exact": Fraction(best if prec == 1 else 0),
            }
            place = row["adm_1"].replace(" Governorate", "").replace(" governorate", "").strip() or "not given"
            for n in range(days):
                when = start + timedelta(days=n)
                if not FIRST <= when <= LAST:
                    continue
                cell = cells.setdefault((when, place, row["dyad_name"]), dict.fromkeys(FIGURES, Fraction(0)))
                for name, value in figures.items():
                    cell[name] += value * share
                    totals[name] += value * share

    out = sys.stdout
    precs = ", ".join(f"{k}: {v}" for k, v in sorted(precision.items()))
    out.write(f"# Fatal events per day, governorate and dyad, Syria, {FIRST} to {LAST}\n")
    out.write("# Computed from UCDP GED, Uppsala University, https://ucdp.uu.se/downloads/, CC BY 4.0 (Sundberg and Melander 2013)\n")
    out.write(f"# {used} events used, {several} of them last several days and are spread evenly, {edge} reach over the edge of the window\n")
    out.write(f"# date_prec of the events used: {precs} (1 exact day, 2 two to six days, 3 week, 4 month)\n")
    out.write(f"# left out: {out_year} whole-year rows and {out_long} other rows over {LONGEST} days, {out_deaths} deaths (best) in all\n")
    out.write("# totals: " + ", ".join(f"{n} {show(totals[n])}" for n in FIGURES) + "\n")
    out.write("# only fatal events; Russian strikes are coded under the government; `Syrian insurgents` hold Jabhat al-Nusra too\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("date", "governorate", "dyad") + FIGURES)
    for (when, place, dyad), cell in sorted(cells.items()):
        writer.writerow([when, place, dyad] + [show(cell[n]) for n in FIGURES])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
