#!/usr/bin/env python3
"""Scores what the reader gives against public gold sets, whose files are given by path.

In: the reader's output and the gold, in the forms that each command's help names. Out: figures on stdout, one a line.
`bodies` makes the output for pages: it runs the reader on a folder of them. Nothing is fetched. Sets that the examples of
the crate read as published (PLOVER, PolNeAR, UD) need nothing of this: see docs/reading.md. Read first: COMMANDS, at the
end. Tests with made-up samples: test_gold.py beside it.
"""

import argparse
import ast
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from collections import Counter

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1,
    "COOPERATE": 2, "AID": 2, "CONCEDE": 2, "RETREAT": 2, "YIELD": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}
# The records keep names of an older manual; both that became one root are that root.
OLD_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT", "INVESTIGATE": "ACCUSE", "DIPLOMACY": "SUPPORT",
             "CONCEDE": "YIELD", "RETREAT": "YIELD"}


def ratio(part, whole):
    """Returns part / whole; 0 where there is nothing."""
    return part / whole if whole else 0.0


def f1(right, found, wanted):
    """Returns precision, recall and F1."""
    precision, recall = ratio(right, found), ratio(right, wanted)
    return precision, recall, ratio(2 * precision * recall, precision + recall)


def macro_f1(found, wanted):
    """Returns the mean F1 over the classes of `wanted`, for labels in the same order."""
    classes = sorted(set(wanted))
    hits = Counter(w for f, w in zip(found, wanted) if f == w)
    all_found, all_wanted = Counter(found), Counter(wanted)
    return ratio(sum(f1(hits[c], all_found[c], all_wanted[c])[2] for c in classes), len(classes))


def tags(path):
    """Yields (word, UPOS) of a CoNLL-U file, ranges and empty words left out."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 3 and cells[0].isdigit():
                yield cells[1], cells[3]


def upos(found, gold):
    """UD English PUD or EWT: the share of words with the right part of speech."""
    ours, theirs = list(tags(found)), list(tags(gold))
    if [word for word, _ in ours] != [word for word, _ in theirs]:
        raise SystemExit("the two files do not hold the same words")
    right = sum(a == b for a, b in zip(ours, theirs))
    return {"words": len(theirs), "right": ratio(right, len(theirs))}


def shingles(text, size=4):
    """Returns the runs of four words, as article-extraction-benchmark counts them."""
    words = re.findall(r"\w+", text or "")
    if not words:
        return Counter()
    runs = [tuple(words[i:i + size]) for i in range(max(1, len(words) - size + 1))]
    return Counter(runs)


def extraction(found, gold):
    """article-extraction-benchmark: {id: {"articleBody": text}} both; precision, recall and F1 of runs of four words."""
    ours, theirs = load(found), load(gold)
    precisions, recalls = [], []
    for page, wanted in theirs.items():
        a, b = shingles(ours.get(page, {}).get("articleBody")), shingles(wanted.get("articleBody"))
        shared = sum((a & b).values())
        precisions.append(ratio(shared, sum(a.values())) if a else float(not b))
        recalls.append(ratio(shared, sum(b.values())) if b else float(not a))
    precision, recall = ratio(sum(precisions), len(precisions)), ratio(sum(recalls), len(recalls))
    return {"pages": len(theirs), "precision": precision, "recall": recall,
            "f1": ratio(2 * precision * recall, precision + recall)}


def bodies(folder, reader):
    """Returns {page: {"articleBody": text}} for the pages of a folder, `.html` and `.html.gz`, as `reader` cuts them."""
    out = {}
    with tempfile.TemporaryDirectory() as room:
        for page in sorted(pathlib.Path(folder).iterdir()):
            name = page.name.removesuffix(".gz")
            if not name.endswith(".html"):
                continue
            plain = pathlib.Path(room, "page.html")
            plain.write_bytes(gzip.decompress(page.read_bytes()) if name != page.name else page.read_bytes())
            run = subprocess.run([reader, "read", "--json", str(plain)], capture_output=True, check=False)
            out[name.removesuffix(".html")] = {"articleBody": body(run.stdout)}
    return out


def body(printed):
    """Returns the paragraphs of the only text that the reader printed; of one in a language that it does not read, all."""
    accounts = json.loads(printed)["accounts"] if printed.strip() else []
    return "\n".join(one["text"][start:end] for one in accounts
                     for start, end in one["paragraphs"] or [[0, len(one["text"])]])


def chunks(found, gold):
    """trafilatura's old tests (`tests/unit_tests.py` of its source packages up to 0.5): words a page must and must not give."""
    ours, wanted, tally = load(found), expectations(pathlib.Path(gold).read_text(encoding="utf-8")), Counter()
    pages = [page for page in wanted if page in ours]
    for page in pages:
        text = " ".join((ours[page].get("articleBody") or "").split())
        for words, is_wanted in wanted[page]:
            tally[is_wanted, " ".join(words.split()) in text] += 1
    precision, recall, both = f1(tally[True, True], tally[True, True] + tally[False, True],
                                 tally[True, True] + tally[True, False])
    return {"pages": len(pages), "chunks wanted": tally[True, True] + tally[True, False],
            "chunks unwanted": tally[False, True] + tally[False, False],
            "precision": precision, "recall": recall, "f1": both}


def expectations(code):
    """Returns {page: [(words, wanted)]} of such tests: a page is loaded, then words are asserted in it or not in it."""
    tree, files, out, page = ast.parse(code), {}, {}, None
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            files.update({text(key): text(value) for key, value in zip(node.keys, node.values) if text(key)})
    for node in (one for function in tree.body if isinstance(function, ast.FunctionDef) for one in function.body):
        call = node.value if isinstance(node, ast.Assign) else None
        if isinstance(call, ast.Call):
            page = files.get(text(call.args[0]), "").removesuffix(".html") if call.args else None
        elif isinstance(node, ast.Assert) and page:
            out.setdefault(page, []).extend(asserted(node.test))
    return out


def asserted(test):
    """Yields (words, wanted) for each `"words" in result` and `"words" not in result` of a test."""
    for part in test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else [test]:
        if isinstance(part, ast.Compare) and text(part.left) and isinstance(part.ops[0], (ast.In, ast.NotIn)):
            yield text(part.left), isinstance(part.ops[0], ast.In)


def text(node):
    """Returns the text of a constant; nothing for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def root_of(name):
    """Returns a root in the names of both manuals joined."""
    name = (name or "NONE").upper()
    return OLD_NAMES.get(name, name)


def plover(found, gold):
    """PLOVER records: lines of {"id", "event"} both; macro F1 of root and of quad class."""
    ours = {one["id"]: root_of(one.get("event")) for one in lines_of(found)}
    theirs = [(one["id"], root_of(one["event"])) for one in lines_of(gold)]
    a, b = [ours.get(key, "NONE") for key, _ in theirs], [root for _, root in theirs]
    quad = lambda roots: [QUADS.get(root, 0) for root in roots]
    return {"records": len(theirs), "root macro f1": macro_f1(a, b), "quad macro f1": macro_f1(quad(a), quad(b))}


def quotes(found, gold):
    """PolNeAR: lines of {"doc", "start", "end", "source"} both, in code points; found by half, source by a shared word."""
    ours, theirs = lines_of(found), lines_of(gold)
    there = right = 0
    for wanted in theirs:
        near = [one for one in ours if one["doc"] == wanted["doc"] and covers(wanted, one)]
        there += bool(near)
        right += any(words(one["source"]) & words(wanted["source"]) for one in near)
    return {"quotations": len(theirs), "found": ratio(there, len(theirs)), "right source": ratio(right, len(theirs))}


def covers(wanted, found):
    """Whether half of what is wanted lies in what was found."""
    shared = min(wanted["end"], found["end"]) - max(wanted["start"], found["start"])
    return shared * 2 >= wanted["end"] - wanted["start"]


def words(text):
    """Returns the words of a name that tell it from others."""
    return {word for word in re.findall(r"\w+", (text or "").lower()) if len(word) > 2 and word != "the"}


def slots(found, gold):
    """MUC-4: {doc: [{slot: [[string, ...], ...]}]} both; one string of an entity is enough; micro F1 over slots."""
    return slots_of(load(found), load(gold))


def slots_of(ours, theirs):
    """Returns the figures of `slots`; also those of muc.py, which reads the sets as published."""
    right = all_found = all_wanted = 0
    for doc, templates in theirs.items():
        wanted, given = entities(templates), entities(ours.get(doc, []))
        all_wanted, all_found = all_wanted + len(wanted), all_found + len(given)
        for slot, names in given:
            hit = next((one for one in wanted if one[0] == slot and one[1] & names), None)
            if hit:
                wanted.remove(hit)
                right += 1
    precision, recall, both = f1(right, all_found, all_wanted)
    return {"documents": len(theirs), "entities": all_wanted, "found": all_found,
            "precision": precision, "recall": recall, "f1": both}


def entities(templates):
    """Returns (slot, names) for each entity of a document's templates, none twice."""
    out = []
    for template in templates:
        for slot, filled in template.items():
            for names in filled if isinstance(filled, list) else []:
                one = (slot, frozenset(name.lower().strip() for name in names))
                if one not in out:
                    out.append(one)
    return out


def load(path):
    """Returns a JSON file's value."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def lines_of(path):
    """Returns the values of a JSON Lines file."""
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


COMMANDS = {"upos": upos, "extraction": extraction, "chunks": chunks, "plover": plover, "quotes": quotes, "slots": slots}


def main():
    """Scores one file against another."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    kinds = parser.add_subparsers(dest="kind", required=True)
    for name, score in COMMANDS.items():
        kind = kinds.add_parser(name, help=score.__doc__)
        kind.add_argument("found", help="what the reader gives")
        kind.add_argument("gold", help="the gold file, as published or brought into the form that the help names")
    pages = kinds.add_parser("bodies", help=bodies.__doc__)
    pages.add_argument("folder", help="where the pages lie")
    pages.add_argument("--reader", default="truce", help="the program `truce`")
    args = parser.parse_args()
    if args.kind == "bodies":
        json.dump(bodies(args.folder, args.reader), sys.stdout, ensure_ascii=False, indent=1)
        return
    for what, figure in COMMANDS[args.kind](args.found, args.gold).items():
        print(f"{what}: {figure:.3f}" if isinstance(figure, float) else f"{what}: {figure}")


if __name__ == "__main__":
    main()
