//! What a text says: `expected.json`, as `tests/texts/README.md` describes it.

use reading::Given;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub struct Expected {
    pub given: Option<Published>,
    pub article: Article,
    pub quotes: Vec<Quote>,
    pub indirect: Vec<Quote>,
    pub events: Vec<Event>,
    pub forbidden: Vec<Words>,
    pub never_actors: Vec<String>,
    pub provisions: Vec<Words>,
    pub sticking_points: Vec<Words>,
    pub positions: Vec<Position>,
    pub meetings: Vec<Meeting>,
    pub casualties: Vec<Casualties>,
    pub weapons: Vec<String>,
    pub tallies: Vec<Tally>,
    pub places: Vec<Place>,
}

#[derive(Debug, Deserialize)]
pub struct Published {
    pub published: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Article {
    pub title: Option<String>,
    pub first: String,
    pub last: String,
    pub paragraphs: usize,
    pub date: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Quote {
    pub text: String,
    pub speaker: String,
    pub holder: Option<String>,
    pub kind: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Event {
    pub tier: String,
    pub root: Vec<String>,
    pub words: String,
    pub modality: Vec<String>,
    pub actor: Option<String>,
    pub target: Option<String>,
    pub by: Option<String>,
    pub place: Option<String>,
    pub date: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Casualties {
    pub number: u32,
    pub bound: String,
    pub state: String,
    pub words: String,
}

#[derive(Debug, Deserialize)]
pub struct Row {
    pub name: String,
    pub count: u32,
}

#[derive(Debug, Deserialize)]
pub struct Tally {
    pub words: String,
    pub unit: String,
    pub total: u32,
    pub rows: Vec<Row>,
    pub period: Option<[String; 2]>,
    pub sums: bool,
}

#[derive(Debug, Deserialize)]
pub struct Place {
    pub name: String,
    pub country: String,
    pub homonym: Option<bool>,
}

#[derive(Debug, Deserialize)]
pub struct Words {
    pub words: String,
}

#[derive(Debug, Deserialize)]
pub struct Position {
    pub party: String,
    pub words: String,
}

#[derive(Debug, Deserialize)]
pub struct Meeting {
    pub status: String,
    pub words: String,
}

impl Expected {
    /// Returns what is told beside the page.
    pub fn given(&self) -> Given {
        let day = self.given.as_ref().and_then(|given| given.published.as_deref());
        Given { published: day.map(|day| day.parse().expect("it is a day")), ..Given::default() }
    }

    /// Returns every string that must stand in the text.
    pub fn strings(&self) -> Vec<&str> {
        let tallies = self.tallies.iter().map(|tally| tally.words.as_str());
        let words = [&self.forbidden, &self.provisions, &self.sticking_points];
        let mut all: Vec<&str> = vec![&self.article.first, &self.article.last];
        all.extend(self.article.title.as_deref());
        all.extend(self.quotes.iter().chain(&self.indirect).map(|quote| quote.text.as_str()));
        all.extend(self.events.iter().map(|event| event.words.as_str()));
        all.extend(words.into_iter().flatten().map(|one| one.words.as_str()));
        all.extend(self.casualties.iter().map(|one| one.words.as_str()));
        all.extend(self.places.iter().map(|one| one.name.as_str()));
        all.extend(self.positions.iter().map(|one| one.words.as_str()));
        all.extend(self.meetings.iter().map(|one| one.words.as_str()));
        all.extend(self.weapons.iter().map(String::as_str));
        all.extend(tallies);
        all
    }
}
