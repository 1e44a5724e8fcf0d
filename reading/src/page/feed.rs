//! Feeds: RSS, Atom and JSON Feed give items to read.
//!
//! In: the bytes of a feed. Out: [`FeedItem`]s in the feed's order, each once. Nothing is followed from here: an item's
//! address is handed on as it stands.

use std::collections::BTreeSet;

use engine::model::Problem;
use jiff::civil::Date;

/// The most bytes of a feed that is read.
const BYTES_MAX: usize = 16 << 20;
/// The most items that are kept of one feed.
const ITEMS_MAX: usize = 1000;

/// One item of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedItem {
    /// Its title.
    pub title: Option<String>,
    /// Where it can be read.
    pub address: Option<String>,
    /// The day it was published, in UTC.
    pub published: Option<Date>,
    /// What the feed itself holds of it, as a page or a text.
    pub content: Option<String>,
}

/// Reads a feed.
///
/// # Errors
/// A [`Problem`] if the bytes are no feed, or too many.
pub fn feed(bytes: &[u8]) -> Result<Vec<FeedItem>, Problem> {
    if bytes.len() > BYTES_MAX {
        let message = format!("the feed has {} bytes; {BYTES_MAX} are read at most", bytes.len());
        return Err(Problem::error("feed-too-large", message));
    }
    let feed = feed_rs::parser::parse(bytes)
        .map_err(|error| Problem::error("no-feed", format!("this is no feed that can be read: {error}")))?;
    let mut seen = BTreeSet::new();
    let items = feed.entries.into_iter().map(item);
    // A feed that repeats itself gives each item once.
    let fresh =
        items.filter(|item| seen.insert((item.address.clone(), item.title.clone(), item.content.clone())));
    Ok(fresh.take(ITEMS_MAX).collect())
}

fn item(entry: feed_rs::model::Entry) -> FeedItem {
    let date = entry.published.or(entry.updated);
    let body = entry.content.and_then(|content| content.body);
    FeedItem {
        title: entry.title.map(|title| title.content).filter(|title| !title.trim().is_empty()),
        address: entry.links.into_iter().map(|link| link.href).next(),
        published: date.and_then(|date| date.date_naive().to_string().parse().ok()),
        content: body.or(entry.summary.map(|summary| summary.content)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_feed_come_once_and_in_order() {
        let item = "<item><title>Truce</title><link>https://paper.example/1</link>\
                    <pubDate>Mon, 12 Sep 2016 20:00:00 GMT</pubDate><description>It held.</description></item>";
        let rss = format!(
            "<rss version='2.0'><channel><title>t</title>{item}{item}<item><title>b</title></item></channel></rss>"
        );
        let items = feed(rss.as_bytes()).unwrap();
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].address.as_deref(), Some("https://paper.example/1"));
        assert_eq!(items[0].published.map(|date| date.to_string()).as_deref(), Some("2016-09-12"));
        assert_eq!(items[0].content.as_deref(), Some("It held."));
    }

    #[test]
    fn what_is_no_feed_is_said_to_be_none() {
        assert_eq!(feed(b"<html><p>no</p></html>").unwrap_err().code, "no-feed");
        assert_eq!(feed(b"\x00\x01\x02").unwrap_err().code, "no-feed");
    }
}
