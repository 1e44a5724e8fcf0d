"""What every peer shares: the areas, the clock, and the text of the counts that all must make alike.

The counts are events by area, first actor and day. As text: `area TAB actor TAB YYYY-MM-DD TAB number`, lines sorted by
bytes, and their SHA-256. Writing and hashing the text is not timed, here or in our own run.
"""

import hashlib
import json
import resource
import sys
import time

import numpy as np
import shapely


def areas(path):
    """Reads names and polygons of the areas, in the order of the file."""
    with open(path, encoding="utf-8") as file:
        features = json.load(file)["features"]
    names = []
    for number, feature in enumerate(features, 1):
        properties = feature["properties"]
        named = (properties.get(key) for key in ("id", "adm1_pcode", "ADM1_PCODE"))
        names.append(next((name for name in named if isinstance(name, str)), str(number)))
    return names, shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])


def report(peer, threads, began, rows, groups):
    """Stops the clock, then checks in the counts: `groups()` yields (area, actor, day, number)."""
    seconds = time.perf_counter() - began
    lines = sorted(f"{area}\t{actor}\t{day}\t{number}\n".encode() for area, actor, day, number in groups())
    print(json.dumps({
        "stage": "whole", "peer": peer, "threads": threads, "rows": rows, "seconds": seconds, "groups": len(lines),
        "peak_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "sha256": hashlib.sha256(b"".join(lines)).hexdigest(),
    }))


def arguments():
    """Returns the event file, the areas file and the number of threads."""
    events, borders, threads = sys.argv[1:4]
    return events, borders, int(threads)


def within(polygon, lon, lat):
    """Tells which points lie in the polygon: the box first, for all points at once, then the prepared polygon."""
    west, south, east, north = polygon.bounds
    inside = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
    candidates = np.flatnonzero(inside)
    return candidates[shapely.contains_xy(polygon, lon[candidates], lat[candidates])]
