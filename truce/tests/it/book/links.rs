//! Links and pictures: what a page points at is there, wherever the page is read, and the contents name every page.
//!
//! Pages of `docs/` are read in two ways: as files of the repository and as a book that stands alone. So their links stay
//! inside `docs/`. Addresses on the web are not looked at: no test uses the network.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::root;

/// A link or picture of a page.
struct Link {
    /// The page, below the root.
    page: PathBuf,
    /// The line, from 1.
    line: usize,
    /// What stands between the brackets.
    text: String,
    /// Whither it leads, as it is written.
    to: String,
    is_picture: bool,
}

impl Link {
    fn is_elsewhere(&self) -> bool {
        ["http:", "https:", "mailto:"].iter().any(|scheme| self.to.starts_with(scheme))
    }

    /// Returns the file that it leads to, below the root, and the heading in it.
    fn target(&self) -> (PathBuf, Option<&str>) {
        let (file, heading) = match self.to.split_once('#') {
            Some((file, heading)) => (file, Some(heading)),
            None => (self.to.as_str(), None),
        };
        let folder = self.page.parent().unwrap_or(Path::new(""));
        (if file.is_empty() { self.page.clone() } else { plain(&folder.join(file)) }, heading)
    }

    fn told(&self, why: &str) -> String {
        format!("{}:{}: `{}` {why}", self.page.display(), self.line, self.to)
    }
}

#[test]
fn every_link_leads_somewhere() {
    let links: Vec<Link> = pages().iter().flat_map(|page| links(page)).collect();
    assert!(links.len() > 50, "links are found: {}", links.len());
    none(links.iter().filter(|link| !link.is_elsewhere()).filter_map(lost));
}

#[test]
fn the_book_stands_alone() {
    let outside = |link: &Link| {
        let leaves = !link.is_elsewhere() && !link.target().0.starts_with("docs");
        leaves.then(|| link.told("leaves the book: name the file instead"))
    };
    let book = pages().into_iter().filter(|page| page.starts_with("docs"));
    none(book.flat_map(|page| links(&page)).filter_map(|link| outside(&link)));
}

#[test]
fn pictures_are_told_to_those_who_cannot_see_them() {
    let pictures = pages().into_iter().flat_map(|page| links(&page)).filter(|link| link.is_picture);
    none(
        pictures.filter(|link| link.text.len() < 30).map(|link| link.told("says too little of what is seen")),
    );
}

#[test]
fn the_contents_name_every_page_of_the_book() {
    let contents = Path::new("docs/SUMMARY.md");
    let named: BTreeSet<PathBuf> = links(contents).iter().map(|link| link.target().0).collect();
    let pages = pages().into_iter().filter(|page| page.starts_with("docs") && page != contents);
    none(pages.filter(|page| !named.contains(page)).map(|page| page.display().to_string()));
}

/// Returns what is wrong with a link inside the repository.
fn lost(link: &Link) -> Option<String> {
    let (file, heading) = link.target();
    let path = root().join(&file);
    if !path.exists() {
        return Some(link.told("leads nowhere"));
    }
    let heading = heading?;
    let text = fs::read_to_string(path).unwrap();
    (!headings(&text).contains(heading)).then(|| link.told("names a heading that is not there"))
}

/// Returns all pages that are written for readers, below the root.
fn pages() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).unwrap().map(Result::unwrap) {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = folder.join(&name);
            let is_folder = entry.file_type().unwrap().is_dir();
            if is_folder
                && !["target", "out", "node_modules", "dist", ".git", "tests"].contains(&name.as_str())
            {
                folders.push(path);
            } else if !is_folder && name.ends_with(".md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Returns the links of a page, those of its code left out.
fn links(page: &Path) -> Vec<Link> {
    let text = fs::read_to_string(root().join(page)).unwrap();
    let mut links = Vec::new();
    for (n, line) in prose(&text) {
        let mut rest = line.as_str();
        while let Some((before, after)) = rest.split_once("](") {
            let Some((to, after)) = after.split_once(')') else { break };
            let (lead, text) = before.rsplit_once('[').unwrap_or(("", before));
            links.push(Link {
                page: page.to_owned(),
                line: n,
                text: text.to_owned(),
                to: to.to_owned(),
                is_picture: lead.ends_with('!'),
            });
            rest = after;
        }
    }
    links
}

/// Returns the paragraphs of a page with the number of their first line, without code.
fn prose(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut in_code = false;
    let mut goes_on = false;
    for (n, line) in text.lines().enumerate() {
        in_code ^= line.trim_start().starts_with("```");
        if in_code || line.trim().is_empty() || line.trim_start().starts_with("```") {
            goes_on = false;
            continue;
        }
        match found.last_mut().filter(|_| goes_on) {
            Some((_, whole)) => *whole += &format!(" {}", line.trim()),
            None => found.push((n + 1, line.trim().to_owned())),
        }
        goes_on = true;
    }
    found.into_iter().map(|(n, text)| (n, without_code(&text))).collect()
}

/// Takes out what stands between backticks.
fn without_code(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join("`…`")
}

/// Returns the names by which the headings of a page can be linked to.
fn headings(text: &str) -> BTreeSet<String> {
    let titles = prose_lines(text).filter_map(|line| line.strip_prefix('#'));
    let slug = |title: &str| -> String {
        let kept = title.trim_start_matches('#').trim().chars();
        let kept = kept.filter(|c| c.is_alphanumeric() || " -_".contains(*c));
        kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
    };
    titles.map(slug).collect()
}

/// Returns the lines of a page outside its blocks of code.
fn prose_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    text.lines().filter(move |line| {
        let is_fence = line.starts_with("```");
        in_code ^= is_fence;
        !in_code && !is_fence
    })
}

/// Takes `.` and `..` out of a path below the root.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => _ = plain.pop(),
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    plain
}

/// Fails with all faults, one a line.
fn none(faults: impl Iterator<Item = String>) {
    let faults: Vec<String> = faults.collect();
    assert!(faults.is_empty(), "\n  {}\n", faults.join("\n  "));
}
