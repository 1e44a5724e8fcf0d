#!/usr/bin/env python3
"""Scores the reader on MUC-4: who did it, to whom and what, and with which weapon, of the violent events of each document.

In: the documents and the answer key as published (`TST4-MUC4-0001` before each text; `key-tst4`), and the program `truce`.
Out: precision, recall and F1 over the slots, as gold.py's `slots` counts them, on stdout. Nothing is fetched.

The slots filled are five: who did it, persons and organisations apart, what was harmed, who was harmed, with what. The kind
of incident is not among them. Read first: filled, and keyed.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import gold

DOCUMENT = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4}).*$", re.M)
SLOTS = {"6": "Weapon", "9": "PerpInd", "10": "PerpOrg", "12": "Target", "18": "Victim", "19": "Victim"}
QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"')
# Acts whose targets are people where the reader does not say what they are.
ON_PEOPLE = {"one-sided-violence", "small-arms", "armed-clash", "abduction", "assassination", "torture", "execution"}
BEFORE_A_NAME = re.compile(
    r"^(?:the|a|an|some|several|his|her|its|their|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|msgr|mr|mrs|dr|general|gen|colonel|col|major|captain|lieutenant|lt|sergeant|corporal|president|minister)\.?\s+", re.I)


def documents(text):
    """Returns {document: its text}."""
    parts = DOCUMENT.split(text)
    return dict(zip(parts[1::2], parts[2::2]))


def keyed(key):
    """Returns {document: templates} of an answer key: one list of names for each entity; what is optional is left out."""
    out = {}
    for template in re.split(r"^(?=0\.\s)", key, flags=re.M):
        doc = DOCUMENT.search(re.sub(r"^0\.\s+MESSAGE: ID\s+", "", template))
        if not doc:
            continue
        slots, number = {}, None
        lines = [] if re.search(r"^1\..*\(OPTIONAL\)", template, re.M) else template.splitlines()
        for line in lines:
            begins = re.match(r"(\d+)\.", line)
            number = begins[1] if begins else number
            entry = line[35:].strip()
            if number in SLOTS and entry[:1] == '"':
                names = [name.replace('\\"', '"') for name in QUOTED.findall(entry)]
                add(slots.setdefault(SLOTS[number], []), names)
        out.setdefault(doc[1], []).append(slots)
    return out


def add(entities, names):
    """Adds an entity's names; to one that shares a name with it, as a title with its holder's, where there is one."""
    for one in entities:
        if set(one) & set(names):
            one.extend(name for name in names if name not in one)
            return
    entities.append(names)


def filled(account):
    """Returns the templates that an account's violent events fill, one for each event."""
    out, mentions = [], account["mentions"]
    for event in account["events"]:
        if event["root"] != "ASSAULT" or event["modality"] not in ("asserted", "alleged"):
            continue
        slots = {}
        for side in event["actors"]:
            slots.setdefault("PerpInd" if is_people(side, mentions, True) else "PerpOrg", []).append(names(side))
        for side in event["targets"]:
            people = is_people(side, mentions, event["act"] in ON_PEOPLE)
            slots.setdefault("Victim" if people else "Target", []).append(names(side))
        for tally in event["casualties"]:
            slots.setdefault("Victim", []).extend([[bare(tally["who"]["text"])]] if tally["who"] else [])
        slots["Weapon"] = [names(weapon) for weapon in event["weapons"]]
        out.append({slot: [some for some in entities if any(some)] for slot, entities in slots.items()})
    return out


def is_people(side, mentions, otherwise):
    """Whether a side is people, by the kind of its mention; `otherwise` where there is none or it tells nothing."""
    kind = mentions[side["mention"]]["kind"] if side.get("mention") is not None else None
    return {"person": True, "organisation": False, "place": False}.get(kind, otherwise)


def names(side):
    """Returns the names to try for a side: its words and its name, bare."""
    return sorted({bare(side["words"]["text"]), bare(side["name"] or "")} - {""})


def bare(words):
    """Returns words without the articles, numbers and titles before them."""
    words, before = " ".join(words.split()), None
    while words != before:
        before, words = words, BEFORE_A_NAME.sub("", words)
    return words.upper()


def read(text, reader):
    """Returns the templates of one document as `reader` reads it."""
    with tempfile.TemporaryDirectory() as room:
        path = pathlib.Path(room, "document.txt")
        path.write_text(text, encoding="utf-8")
        run = subprocess.run([reader, "read", "--json", str(path)], capture_output=True, check=False)
    accounts = json.loads(run.stdout)["accounts"] if run.stdout.strip() else []
    return [template for account in accounts for template in filled(account)]


def score(texts, key, reader):
    """Returns the figures over the documents that have both a text and a key."""
    texts, wanted = documents(texts), keyed(key)
    both = [doc for doc in texts if doc in wanted]
    ours = {doc: read(texts[doc], reader) for doc in both}
    theirs = {doc: wanted[doc] for doc in both}
    figures = {"all": gold.slots_of(ours, theirs)}
    for slot in sorted(set(SLOTS.values())):
        only = [{doc: [{slot: one.get(slot, [])} for one in templates] for doc, templates in side.items()}
                for side in (ours, theirs)]
        figures[slot] = gold.slots_of(*only)
    return figures


def main():
    """Prints the figures, all slots first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", help="the documents, best in mixed case: the reader needs capitals")
    parser.add_argument("key", help="the answer key")
    parser.add_argument("--reader", default="truce", help="the program `truce`")
    args = parser.parse_args()
    texts, key = (pathlib.Path(path).read_text(encoding="latin-1") for path in (args.texts, args.key))
    for name, figures in score(texts, key, args.reader).items():
        told = " ".join(f"{what} {figure:.3f}" if isinstance(figure, float) else f"{what} {figure}"
                        for what, figure in figures.items())
        print(f"{name}: {told}", file=sys.stdout)


if __name__ == "__main__":
    main()
