"""Tests of gold.py on tiny made-up samples in the forms of the gold sets: python3 -m unittest discover reading/gold"""

import gzip
import json
import os
import tempfile
import unittest

import gold


READER = """#!/usr/bin/env python3
import json, sys
words = open(sys.argv[3]).read()
at = words.index(" ")
print(json.dumps({"accounts": [{"text": words, "paragraphs": [[0, at], [at + 1, len(words)]]}]}))
"""

TESTS = """
PAGES = {'http://p': 'p.html', 'http://q': 'q.html'}
def test_main(form=False):
    result = load('http://p', form)
    assert 'A b' in result and 'menu' not in result
    assert result is not None
    result = load('http://q')
    assert 'c' in result
    result = load('http://other')
    assert 'd' in result
"""


class Gold(unittest.TestCase):
    """Each command on samples with known answers."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, text):
        """Returns the path of a file with this text."""
        path = os.path.join(self.folder.name, name)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        return path

    def json(self, name, value):
        """Returns the path of a JSON file."""
        return self.file(name, json.dumps(value))

    def lines(self, name, values):
        """Returns the path of a JSON Lines file."""
        return self.file(name, "".join(json.dumps(value) + "\n" for value in values))

    def test_upos_counts_words_and_leaves_ranges_out(self):
        row = "{0}\t{1}\t_\t{2}\t_\t_\t_\t_\t_\t_\n"
        wanted = "# a\n1-2\tdon't\t_\t_\n" + row.format(1, "do", "AUX") + row.format(2, "n't", "PART") + "\n"
        ours = row.format(1, "do", "VERB") + row.format(2, "n't", "PART")
        figures = gold.upos(self.file("a", ours), self.file("b", wanted))
        self.assertEqual(figures, {"words": 2, "right": 0.5})

    def test_upos_asks_for_the_same_words(self):
        with self.assertRaises(SystemExit):
            gold.upos(self.file("a", "1\tone\t_\tNUM\n"), self.file("b", "1\ttwo\t_\tNUM\n"))

    def test_extraction_is_whole_half_or_nothing(self):
        wanted = {"p": {"articleBody": "one two three four five"}, "q": {"articleBody": "a b c d"}}
        same = gold.extraction(self.json("a", wanted), self.json("b", wanted))
        self.assertEqual((same["precision"], same["recall"], same["f1"]), (1, 1, 1))
        ours = {"p": {"articleBody": "one two three four"}}
        part = gold.extraction(self.json("c", ours), self.json("b", wanted))
        self.assertEqual((part["precision"], part["recall"]), (0.5, 0.25))

    def test_bodies_are_the_paragraphs_of_plain_and_packed_pages(self):
        pages = os.path.join(self.folder.name, "pages")
        os.mkdir(pages)
        with gzip.open(os.path.join(pages, "b.html.gz"), "wt") as out:
            out.write("second page")
        for name, words in (("a.html", "first page"), ("note.txt", "no page")):
            with open(os.path.join(pages, name), "w", encoding="utf-8") as out:
                out.write(words)
        reader = self.file("reader", READER)
        os.chmod(reader, 0o700)
        self.assertEqual(gold.bodies(pages, reader),
                         {"a": {"articleBody": "first\npage"}, "b": {"articleBody": "second\npage"}})

    def test_a_page_in_another_language_is_all_that_the_cut_left(self):
        self.assertEqual(gold.body('{"accounts": [{"text": "Ein Satz.", "paragraphs": []}]}'), "Ein Satz.")
        self.assertEqual(gold.body(b""), "")

    def test_chunks_are_taken_from_tests_as_they_are_written(self):
        wanted = gold.expectations(TESTS)
        self.assertEqual(wanted, {"p": [("A b", True), ("menu", False)], "q": [("c", True)]})
        ours = {"p": {"articleBody": "A\nb and a menu"}, "r": {"articleBody": "x"}}
        figures = gold.chunks(self.json("a", ours), self.file("b", TESTS))
        self.assertEqual(figures, {"pages": 1, "chunks wanted": 1, "chunks unwanted": 1,
                                   "precision": 0.5, "recall": 1, "f1": 2 / 3})

    def test_plover_joins_the_names_of_both_manuals(self):
        wanted = [{"id": 1, "event": "FIGHT"}, {"id": 2, "event": "DEMAND"}, {"id": 3, "event": "AID"}]
        ours = [{"id": 1, "event": "ASSAULT"}, {"id": 2, "event": "REQUEST"}, {"id": 3, "event": "RETREAT"}]
        figures = gold.plover(self.lines("a", ours), self.lines("b", wanted))
        self.assertAlmostEqual(figures["root macro f1"], 2 / 3)
        self.assertEqual(figures["quad macro f1"], 1)

    def test_quotes_are_found_by_half_and_sourced_by_a_word(self):
        wanted = [{"doc": "d", "start": 0, "end": 10, "source": "Ms Salim Barakat"},
                  {"doc": "d", "start": 20, "end": 30, "source": "the ministry"}]
        ours = [{"doc": "d", "start": 0, "end": 6, "source": "Barakat"},
                {"doc": "d", "start": 20, "end": 30, "source": "the envoy"}]
        figures = gold.quotes(self.lines("a", ours), self.lines("b", wanted))
        self.assertEqual((figures["found"], figures["right source"]), (1, 0.5))

    def test_slots_need_one_name_of_an_entity_and_count_it_once(self):
        wanted = {"d": [{"Weapon": [["bomb", "the bomb"]], "Target": [["bridge"]], "incident_type": "attack"}]}
        ours = {"d": [{"Weapon": [["Bomb"], ["the bomb"]], "Target": []}]}
        figures = gold.slots(self.json("a", ours), self.json("b", wanted))
        self.assertEqual((figures["precision"], figures["recall"]), (0.5, 0.5))


if __name__ == "__main__":
    unittest.main()
