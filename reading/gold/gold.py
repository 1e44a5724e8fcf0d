#!/usr/bin/env python3
"""Scores what the reader gives against public gold sets, whose files are given by path.

In: the reader's output and the gold, in the forms that each command's help names. Out: figures on stdout, one a line.
Nothing is fetched. Read first: COMMANDS, at the end. Tests with made-up samples: test_gold.py beside it.
"""

import argparse
import json
import re
from collections import Counter

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1,
    "COOPERATE": 2, "AID": 2, "CONCEDE": 2, "RETREAT": 2, "YIELD": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}
# The records keep names of an older manual; both that became one root are that root.
OLD_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT", "INVESTIGATE": "ACCUSE",
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
    ours, theirs = load(found), load(gold)
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
    return {"documents": len(theirs), "precision": precision, "recall": recall, "f1": both}


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


COMMANDS = {"upos": upos, "extraction": extraction, "plover": plover, "quotes": quotes, "slots": slots}


def main():
    """Scores one file against another."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    kinds = parser.add_subparsers(dest="kind", required=True)
    for name, score in COMMANDS.items():
        kind = kinds.add_parser(name, help=score.__doc__)
        kind.add_argument("found", help="what the reader gives")
        kind.add_argument("gold", help="the gold file, as published or brought into the form that the help names")
    args = parser.parse_args()
    for what, figure in COMMANDS[args.kind](args.found, args.gold).items():
        print(f"{what}: {figure:.3f}" if isinstance(figure, float) else f"{what}: {figure}")


if __name__ == "__main__":
    main()
