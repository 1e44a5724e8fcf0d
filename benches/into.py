"""Puts a table of figures into a page, between the marks that bear its name.

    python3 benches/into.py PAGE NAME < TABLE

In: a Markdown page with `<!-- figures NAME -->` and `<!-- end of figures NAME -->`, a table on stdin. Out: the page with the
table between them, and the table on stdout. Invariant: nothing else in the page changes.
"""

import pathlib
import sys


def into(page, name, text):
    """Writes `text` between the marks of `name` in the file `page`."""
    begin, end = f"<!-- figures {name} -->", f"<!-- end of figures {name} -->"
    page = pathlib.Path(page)
    whole = page.read_text()
    if begin not in whole or end not in whole:
        sys.exit(f"{page} has no place for the figures {name}: a line `{begin}` and a line `{end}`")
    before, rest = whole.split(begin, 1)
    page.write_text(before + begin + "\n" + text.strip() + "\n" + end + rest.split(end, 1)[1])


if __name__ == "__main__":
    table = sys.stdin.read()
    print(table)
    into(sys.argv[1], sys.argv[2], table)
