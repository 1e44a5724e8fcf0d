"""The database's way: DuckDB reads the columns, sedonadb joins with ST_Contains and counts.

duckdb_sedona.py EVENTS.csv AREAS.geojson THREADS

DuckDB's own spatial extension is a download at run time and is not used. Data goes from one to the other as Arrow.
"""

import time

import duckdb
import pyarrow as pa
import sedonadb
import shapely

import common

events, borders, threads = common.arguments()
began = time.perf_counter()
names, polygons = common.areas(borders)
source = duckdb.connect()
source.execute(f"SET threads = {threads}")
rows = source.execute(
    "SELECT actor1, CAST(event_date AS VARCHAR) AS event_date, latitude, longitude FROM read_csv(?, all_varchar = false)",
    [events],
).to_arrow_table()
sedona = sedonadb.connect()
sedona.sql(f"SET datafusion.execution.target_partitions = {threads}").execute()
sedona.create_data_frame(rows).to_view("events")
sedona.create_data_frame(pa.table({"area": names, "wkb": [shapely.to_wkb(p) for p in polygons]})).to_view("borders")
counts = sedona.sql(
    """
    SELECT a.area, e.actor1, e.event_date, count(*) AS number
    FROM (SELECT actor1, event_date, ST_Point(longitude, latitude) AS at FROM events) AS e
    JOIN (SELECT area, ST_GeomFromWKB(wkb) AS border FROM borders) AS a ON ST_Contains(a.border, e.at)
    GROUP BY a.area, e.actor1, e.event_date
    """
).to_arrow_table()
common.report(
    "DuckDB + sedonadb", threads, began, len(rows), lambda: zip(*(column.to_pylist() for column in counts.columns))
)
