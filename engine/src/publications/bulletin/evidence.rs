//! The evidence: each incident with what every source says, the findings with their rule, the replies beside them.

use maud::{Markup, html};

use super::page::address;
use super::{FindingsAlike, events_and_deaths, evidence_of, findings_of, numbers};
use crate::findings::Class;
use crate::publications::view::{AccountView, BesideView, IncidentView, ReplyView, View};
use crate::publications::words;

pub(super) fn section(view: &View) -> Markup {
    let (evidence, more) = evidence_of(view);
    html! {
        section #evidence {
            h2 { "The evidence" }
            (counts(view))
            p.hint {
                "Numbers are low–high as reported; “not stated” is not zero. Copies of one text are one voice. Replies stand "
                "beside a finding and do not change it."
            }
            @if evidence.is_empty() { p { "No incident concerns a provision under this reading." } }
            @for (at, incident) in evidence.iter().enumerate() { (card(view, incident, at + 1)) }
            @if more > 0 { p { (more) " more incidents stand in the tables." } }
            (beside(view))
        }
    }
}

/// Events and deaths together: either alone misleads.
fn counts(view: &View) -> Markup {
    let rows = events_and_deaths(view);
    html! {
        @if !rows.is_empty() {
            div.scroll {
                table {
                    caption { "Reported breaches: events and deaths together" }
                    thead {
                        tr {
                            th { "Provision" } th { "Party named" } th.num { "Reported breaches" } th.num { "as well shown as this reading asks" } th.num { "grave" }
                            th.num { "Contested" } th.num { "Killed in reported breaches" }
                        }
                    }
                    tbody {
                        @for row in &rows {
                            tr {
                                td dir="auto" { (view.provision_title(&row.provision)) }
                                td dir="auto" { (view.group_name(&row.party)) }
                                td.num { (row.breaches) }
                                td.num { (row.shown) }
                                td.num { (row.grave) }
                                td.num { (row.contested) }
                                td.num { (killed(row)) }
                            }
                        }
                    }
                }
            }
            p.hint {
                "Rows are not to be compared as a score: obligations, acts and coverage differ. One incident may stand in "
                "several rows."
            }
        }
    }
}

/// Returns the people killed in the breaches of a row, in words.
pub(super) fn killed(row: &super::EventsAndDeaths) -> String {
    if row.breaches == row.without_number {
        return "not stated".to_owned();
    }
    let (low, high) = row.killed;
    let range = if low == high { low.to_string() } else { format!("{low}–{high}") };
    let silent = if row.without_number == 0 {
        String::new()
    } else {
        format!(" ({} without a number)", row.without_number)
    };
    format!("{range}{silent}")
}

fn card(view: &View, incident: &IncidentView, number: usize) -> Markup {
    let shown = findings_of(view, incident, |class| class != Class::NotApplicable);
    html! {
        article.incident id={ "e" (number) } {
            h3 dir="auto" {
                span.no { (number) } " " (words::act(incident.act)) ", "
                (incident.when.as_ref().map_or("time not known", |w| &w.text))
            }
            p.where dir="auto" {
                (incident.place.text)
                @if let Some(m) = incident.place.uncertainty_m { " (within about " (m / 1_000) " km)" }
                @if incident.place.withheld { " " span.note { "place withheld: health or aid" } }
            }
            p {
                "Killed: " strong { (numbers(incident.killed)) } "; civilians among them: " (numbers(incident.killed_civilians))
                "; injured: " (numbers(incident.injured)) ". "
                span.refs { "Incident " bdi { (incident.id) } }
            }
            ul.findings { @for alike in &shown { (finding_line(view, alike)) } }
            ul.accounts { @for account in &incident.accounts { (account_line(account)) } }
            @if !incident.replies.is_empty() {
                p.rowname { "Replies" }
                ul.accounts { @for reply in &incident.replies { (reply_line(reply)) } }
            }
        }
    }
}

fn finding_line(view: &View, alike: &FindingsAlike<'_>) -> Markup {
    let finding = alike.finding;
    html! {
        li class={ "f-" (finding.class.as_str()) } {
            strong { bdi { (view.provision_title(&finding.provision)) } ": " (words::class(finding.class)) }
            @if let Some(party) = &finding.party { ", " bdi { (view.group_name(party)) } }
            @if alike.areas.len() > 1 { " (" bdi { (alike.areas.join("; ")) } ")" }
            ". " (finding.rule_text) " " bdi { (finding.named_by_text) }
            @if !finding.others_named.is_empty() { " Others are named too: " bdi { (finding.others_named.join("; ")) } "." }
            " Strength: " (finding.strength.as_str()) (super::too_weak(view, finding)) ". Allowed? " (super::sentence(words::permission(finding.permission)))
        }
    }
}

fn account_line(account: &AccountView) -> Markup {
    html! {
        li {
            strong { bdi { (account.source_name) } }
            span.meta {
                " (speaks for: " bdi { (account.speaks_for) }
                @if account.copy { "; repeats " bdi { (account.voice) } }
                @if let Some(published) = &account.published { "; " bdi { (published) } }
                "; report " bdi { (account.report) } ")"
            }
            @if let Some(says) = &account.says { ": " bdi { (super::sentence(says)) } }
            @if !account.names.is_empty() { " Names: " bdi { (account.names.join("; ")) } " (" (words::basis(account.basis)) ")." }
            @if let Some(people) = &account.casualties {
                @if let Some(killed) = &people.killed { " Killed: " (killed) "." }
                @if let Some(injured) = &people.injured { " Injured: " (injured) "." }
                @if people.disordered { " " strong.flag { "⚠ Its own numbers contradict each other." } }
            }
            " " (address(account.address.as_deref()))
        }
    }
}

fn reply_line(reply: &ReplyView) -> Markup {
    html! {
        li {
            strong { bdi { (reply.by.join("; ")) } } " " (words::stance(reply.stance))
            span.meta { " (in " bdi { (reply.source_name) } ", report " bdi { (reply.report) } ")" }
            @if let Some(says) = &reply.says { ": " bdi { (says) } }
            " " (address(reply.address.as_deref()))
        }
    }
}

fn beside(view: &View) -> Markup {
    html! {
        @if !view.beside.is_empty() {
            h3 { "Beside the agreement" }
            p.hint { "Incidents in which someone is named who is not bound. They are charged to no party." }
            @for beside in &view.beside { (beside_card(view, beside)) }
        }
    }
}

fn beside_card(view: &View, beside: &BesideView) -> Markup {
    let incident = view.incident(&beside.incident);
    html! {
        article.incident {
            h4 dir="auto" {
                @if let Some(incident) = incident {
                    (words::act(incident.act)) ", "
                    (incident.when.as_ref().map_or("time not known", |w| &w.text)) ", " (incident.place.text)
                } @else { (beside.incident) }
            }
            p dir="auto" {
                "Named: " (if beside.named.is_empty() { "nobody".to_owned() } else { beside.named.join("; ") }) ". "
                (beside.why.join(" "))
                @if let Some(incident) = incident { " Killed: " (numbers(incident.killed)) "; injured: " (numbers(incident.injured)) "." }
                " " span.refs { "Incident " bdi { (beside.incident) } }
            }
            @if let Some(incident) = incident {
                ul.accounts { @for account in &incident.accounts { (account_line(account)) } }
                @if !incident.replies.is_empty() {
                    p.rowname { "Replies" }
                    ul.accounts { @for reply in &incident.replies { (reply_line(reply)) } }
                }
            }
        }
    }
}
