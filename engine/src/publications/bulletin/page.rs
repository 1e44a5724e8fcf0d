//! The page around the sections: head, title, status, foot.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{BulletinOptions, answer, calendar, clock, evidence, ledgers, map, method, talks, trend};
use crate::publications::safe;
use crate::publications::view::View;

/// The page's style: light, dark, phone and paper.
const STYLE: &str = include_str!("bulletin.css");
/// What the page may load: nothing but its own style.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Returns the whole page.
pub(super) fn page(view: &View, options: &BulletinOptions) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (view.case.title) " – truce bulletin" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (header(view, options))
                main {
                    (answer::section(view))
                    (clock::section(view))
                    (trend::section(view))
                    (calendar::section(view))
                    (talks::section(view))
                    (ledgers::section(view))
                    (map::section(view))
                    (evidence::section(view))
                    (method::assumptions(view))
                    (method::section(view))
                }
                (footer(view, options))
            }
        }
    }
}

fn header(view: &View, options: &BulletinOptions) -> Markup {
    let known = view.as_known_on.as_deref().map(super::clock);
    html! {
        header {
            p.kicker { "truce · ceasefire bulletin" }
            h1 dir="auto" { (view.case.title) }
            p.status.draft[options.released_by.is_none()] role="status" { bdi { (options.status()) } }
            @if let Some(note) = &options.note { p dir="auto" { (safe::saying(note)) } }
            dl.facts {
                dt { "Days" } dd { (super::days_text(view)) }
                dt { "Known" } dd {
                    @match known {
                        Some(at) => { "as known on " (at) },
                        None => "with all that the case holds",
                    }
                    "; " (view.reports_used) " reports read"
                    @if !view.left_out.is_empty() { ", " (view.left_out.len()) " left out" }
                    @if !view.unreviewed.is_empty() { ", " (view.unreviewed.len()) " unreviewed and not judged by" }
                }
                dt { "Reading" } dd { (view.reading.text) }
                dt { "Rules" } dd { "SHA-256 " code.hash { (view.case.rules_hash) } }
            }
            (contents(view))
        }
    }
}

fn contents(view: &View) -> Markup {
    let parts = [
        ("answer", "Answer"),
        ("clock", "Clock"),
        ("trend", "Before and since"),
        ("calendar", "Calendar"),
        ("talks", "At the table"),
        ("ledgers", "Rival counts"),
        ("map", "Map"),
        ("evidence", "Evidence"),
        ("assumptions", "Assumptions"),
        ("methods", "Methods and limits"),
    ];
    let parts = parts.into_iter().filter(|(id, _)| *id != "talks" || view.talks.is_some());
    html! {
        nav aria-label="Contents" { ul { @for (id, text) in parts { li { a href={ "#" (id) } { (text) } } } } }
    }
}

fn footer(view: &View, options: &BulletinOptions) -> Markup {
    html! {
        footer {
            p { bdi { (options.status()) } }
            p { "truce " (view.truce) " · case " bdi { (view.case.id) } " · rules " code.hash { (view.case.rules_hash) } }
            p {
                "A standing is no finding of law and no verdict on guilt. This bulletin is for the protection of "
                "civilians and for accountability, and must not be used for targeting."
            }
        }
    }
}

/// Returns an address as a link where it can be one, else as text.
pub(super) fn address(address: Option<&str>) -> Markup {
    let Some(address) = address else { return html! {} };
    html! {
        @match safe::link(address) {
            Some(link) => a.source href=(link) rel="noreferrer noopener nofollow" { (host(link)) },
            None => bdi.source { (address) },
        }
    }
}

/// Returns the host of an address, which is what a reader recognises; the whole of it stands in print.
fn host(link: &str) -> &str {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = host.rsplit('@').next().unwrap_or(host);
    host.strip_prefix("www.").unwrap_or(host)
}

/// Returns an incident's id as a link to it among the evidence, where it is listed.
pub(super) fn incident_link(evidence: &[&crate::publications::view::IncidentView], id: &str) -> Markup {
    html! {
        @match super::number_of(evidence, id) {
            Some(n) => a href={ "#e" (n) } { bdi { (id) } },
            None => bdi { (id) },
        }
    }
}
