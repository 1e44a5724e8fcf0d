"""Tests of muc.py on made-up documents and a made-up key in the layout of the published ones."""

import json
import os
import tempfile
import unittest

import muc


TEXTS = """TST4-MUC4-0001

   Gunmen shot Colonel Ana Roca.

TST4-MUC4-0002

   Nothing happened.
"""

KEY = """0.  MESSAGE: ID                    TST4-MUC4-0001
1.  MESSAGE: TEMPLATE              1
2.  INCIDENT: DATE                 1 MAY 90
6.  INCIDENT: INSTRUMENT ID        ? "FIRE"
                                   "\\"BIG\\" GUN" / "GUN"
9.  PERP: INDIVIDUAL ID            "GUNMEN"
10. PERP: ORGANIZATION ID          -
12. PHYS TGT: ID                   *
18. HUM TGT: NAME                  "ANA ROCA"
19. HUM TGT: DESCRIPTION           "COLONEL": "ANA ROCA"
                                   "DRIVER"

0.  MESSAGE: ID                    TST4-MUC4-0001
1.  MESSAGE: TEMPLATE              2 (OPTIONAL)
9.  PERP: INDIVIDUAL ID            "SOMEBODY ELSE"

0.  MESSAGE: ID                    TST4-MUC4-0002
1.  MESSAGE: TEMPLATE              *
9.  PERP: INDIVIDUAL ID            *
"""


def side(text, mention=None):
    """Returns a side of an event as the reader prints it."""
    return {"mention": mention, "name": text, "words": {"text": text}}


SHOT = {"root": "ASSAULT", "act": "small-arms", "modality": "asserted", "actors": [side("the gunmen")],
        "targets": [side("Colonel\nAna Roca", 0), side("Red Cross", 1)], "weapons": [side("a gun")],
        "casualties": [{"who": {"text": "two drivers"}}, {"who": None}]}
MENTIONS = [{"kind": "person"}, {"kind": "organisation"}]


class Muc(unittest.TestCase):
    """The layouts of both published files, and what the reader gives in their slots."""

    def test_documents_are_cut_at_their_numbers(self):
        self.assertEqual(list(muc.documents(TEXTS)), ["TST4-MUC4-0001", "TST4-MUC4-0002"])
        self.assertIn("Gunmen", muc.documents(TEXTS)["TST4-MUC4-0001"])

    def test_a_key_leaves_out_what_is_optional_and_joins_titles_to_their_holders(self):
        keyed = muc.keyed(KEY)
        self.assertEqual(keyed["TST4-MUC4-0001"], [
            {"Weapon": [['"BIG" GUN', "GUN"]], "PerpInd": [["GUNMEN"]], "Victim": [["ANA ROCA", "COLONEL"], ["DRIVER"]]}, {}])
        self.assertEqual(keyed["TST4-MUC4-0002"], [{}])

    def test_violent_events_fill_the_slots(self):
        talks = {**SHOT, "root": "CONSULT"}
        denied = {**SHOT, "modality": "denied"}
        self.assertEqual(muc.filled({"mentions": MENTIONS, "events": [SHOT, talks, denied]}), [
            {"PerpInd": [["GUNMEN"]], "Victim": [["ANA ROCA"], ["DRIVERS"]], "Target": [["RED CROSS"]], "Weapon": [["GUN"]]}])

    def test_both_files_and_a_reader_give_figures(self):
        with tempfile.TemporaryDirectory() as room:
            reader = os.path.join(room, "reader")
            printed = json.dumps({"accounts": [{"mentions": MENTIONS, "events": [SHOT]}]})
            with open(reader, "w", encoding="utf-8") as out:
                out.write(f"#!/usr/bin/env python3\nimport sys\nprint({printed!r} if 'shot' in open(sys.argv[3]).read() else '')\n")
            os.chmod(reader, 0o700)
            figures = muc.score(TEXTS, KEY, reader)
        self.assertEqual((figures["Weapon"]["f1"], figures["Victim"]["f1"], figures["Target"]["found"]), (1, 0.5, 1))
        self.assertEqual((figures["all"]["documents"], figures["all"]["entities"], figures["all"]["found"]), (2, 4, 5))


if __name__ == "__main__":
    unittest.main()
