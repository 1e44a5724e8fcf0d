//! The shape of `talks.toml`: see [`shape`](super::shape).
//!
//! The reader of talks is a later stage, which checks by this table; a test holds the words and the values together.

use super::shape::{Kind, Name, Shape, may, need};

/// How a statement stands to its issue.
pub(crate) const STANCES: &[&str] =
    &["supports", "offers", "confirms", "conditions", "demands", "doubts", "opposes", "accuses", "denies"];
/// What a statement says of the deal as a whole.
pub(crate) const DEALS: &[&str] = &["agreed", "not-yet", "left"];
/// What became of a meeting.
pub(crate) const MEETINGS: &[&str] = &["held", "planned", "cancelled", "begun"];

const DATE: &str = "a day, interval or date-time, as text: `2016-09-04`, `2016-09-09/2016-09-12`";

/// The file of talks.
pub(crate) static TALKS: Shape = Shape {
    name: "talks.toml",
    doc: "Who said what at the table, issue by issue, and who met.",
    keys: &[
        need("talks", Kind::Table(&HEAD), "What the talks are about."),
        need(
            "side",
            Kind::List(&Kind::Table(&SIDE), 1),
            "Whoever takes a position, at the table or beside it.",
        ),
        need("issue", Kind::List(&Kind::Table(&ISSUE), 1), "What is to be settled."),
        may("statement", Kind::List(&Kind::Table(&STATEMENT), 0), "What a side said on an issue."),
        may("position", Kind::List(&Kind::Table(&POSITION), 0), "A side's statements in one line."),
        may("meeting", Kind::List(&Kind::Table(&MEETING), 0), "Who met, or meant to."),
    ],
};

static HEAD: Shape = Shape {
    name: "`[talks]` of talks.toml",
    doc: "What the talks are about.",
    keys: &[
        need("title", Kind::Text, "What the talks are called."),
        need(
            "between",
            Kind::List(&Kind::Ref(&[Name::Side], &[]), 1),
            "The sides that must all have agreed before there is a deal.",
        ),
        may("note", Kind::Text, "A remark."),
    ],
};

static SIDE: Shape = Shape {
    name: "side",
    doc: "Whoever takes a position, at the table or beside it.",
    keys: &[
        need("id", Kind::Id(Name::Side), "Its id."),
        need("name", Kind::Text, "Its name."),
        may("actor", Kind::Text, "The actor of actors.toml that it is."),
        may("note", Kind::Text, "A remark."),
    ],
};

static ISSUE: Shape = Shape {
    name: "issue",
    doc: "What is to be settled.",
    keys: &[
        need("id", Kind::Id(Name::Issue), "Its id."),
        need("title", Kind::Text, "What it is called."),
        may("asks", Kind::Text, "The question that it asks."),
    ],
};

static STATEMENT: Shape = Shape {
    name: "statement",
    doc: "What a side said on an issue, in our own words.",
    keys: &[
        need("id", Kind::Id(Name::Statement), "Its id."),
        need("issue", Kind::Ref(&[Name::Issue], &[]), "What it is about."),
        need("side", Kind::Ref(&[Name::Side], &[]), "For whom it was said."),
        need("when", Kind::Free(DATE), "When it was said."),
        may("speaker", Kind::Text, "Who said it."),
        may("role", Kind::Text, "As what."),
        may("place", Kind::Text, "Where."),
        may("to", Kind::Text, "To whom."),
        need("stance", Kind::Word("a stance", STANCES), "How it stands to the issue."),
        need("says", Kind::Text, "What it says, in our own words."),
        may("deal", Kind::Word("a word on the deal", DEALS), "What it says of the deal as a whole."),
        may("address", Kind::Text, "Where it can be read."),
        may("dated", Kind::Text, "How the date is known, if the page does not state it."),
    ],
};

static POSITION: Shape = Shape {
    name: "position",
    doc: "A side's statements on an issue in one line, by a person; known once the last of them was made.",
    keys: &[
        need("issue", Kind::Ref(&[Name::Issue], &[]), "On what."),
        need("side", Kind::Ref(&[Name::Side], &[]), "Whose."),
        need("says", Kind::Text, "The position, in our own words."),
        need("rests_on", Kind::List(&Kind::Ref(&[Name::Statement], &[]), 1), "The statements it sums up."),
    ],
};

static MEETING: Shape = Shape {
    name: "meeting",
    doc: "Who met, or meant to.",
    keys: &[
        need("id", Kind::Id(Name::Meeting), "Its id."),
        need("when", Kind::Free(DATE), "When."),
        may("place", Kind::Text, "Where."),
        need("who", Kind::List(&Kind::Text, 1), "Who met."),
        may("topic", Kind::Text, "On what."),
        need("status", Kind::Word("what becomes of a meeting", MEETINGS), "What became of it."),
        may("outcome", Kind::Text, "What came of it, in our own words."),
        may("addresses", Kind::List(&Kind::Text, 1), "Where it can be read."),
    ],
};
