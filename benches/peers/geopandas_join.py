"""The usual way: pandas reads, geopandas joins points to polygons, pandas counts.

geopandas_join.py EVENTS.csv AREAS.geojson THREADS        (it uses one thread, whatever is asked)
"""

import time

import geopandas
import pandas as pd

import common

COLUMNS = ["event_date", "event_type", "sub_event_type", "actor1", "actor2", "latitude", "longitude", "fatalities"]

events, borders, threads = common.arguments()
began = time.perf_counter()
names, polygons = common.areas(borders)
areas = geopandas.GeoDataFrame({"area": names}, geometry=list(polygons), crs=4326)
frame = pd.read_csv(events, usecols=COLUMNS)
points = geopandas.GeoDataFrame(
    frame[["actor1", "event_date"]], geometry=geopandas.points_from_xy(frame["longitude"], frame["latitude"]), crs=4326
)
joined = geopandas.sjoin(points, areas, predicate="within")
counts = joined.groupby(["area", "actor1", "event_date"]).size()
common.report(
    "geopandas sjoin", 1, began, len(frame), lambda: ((*group, number) for group, number in counts.items())
)
