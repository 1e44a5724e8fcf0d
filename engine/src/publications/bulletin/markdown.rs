//! The bulletin as Markdown: the same content as the page, in the same order, for mail and for repositories.

use super::{
    BulletinOptions, FindingsAlike, Strip, events_and_deaths, evidence_of, findings_of, ledgers, method,
    numbers, runs, strips, talks, turned_lines,
};
use crate::findings::Class;
use crate::publications::safe;
use crate::publications::view::{AccountView, GateView, IncidentView, NeedView, SaidView, StandView, View};
use crate::publications::words;
use crate::standing::{DayState, Standing};

/// Text that grows by paragraphs, list items and table rows.
#[derive(Default)]
struct Text(String);

impl Text {
    fn line(&mut self, text: impl AsRef<str>) {
        self.0.push_str(text.as_ref());
        self.0.push('\n');
    }

    fn paragraph(&mut self, text: impl AsRef<str>) {
        self.line(text);
        self.line("");
    }

    fn heading(&mut self, level: usize, text: impl AsRef<str>) {
        self.paragraph(format!("{} {}", "#".repeat(level), text.as_ref()));
    }

    fn items(&mut self, items: impl IntoIterator<Item = String>) {
        let before = self.0.len();
        items.into_iter().for_each(|item| self.line(format!("- {item}")));
        if self.0.len() > before {
            self.line("");
        }
    }

    fn table(&mut self, head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
        self.line(format!("| {} |", head.join(" | ")));
        self.line(format!("|{}", " --- |".repeat(head.len())));
        rows.into_iter().for_each(|row| self.line(format!("| {} |", row.join(" | "))));
        self.line("");
    }
}

/// Returns a stranger's text so that Markdown reads it as text.
fn esc(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>|#~&!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Returns an address as an autolink where it can be a link, else as text.
fn address(address: Option<&str>) -> String {
    match address.map(|a| (a, safe::link(a))) {
        Some((_, Some(link))) => format!(" <{link}>"),
        Some((text, None)) => format!(" {}", esc(text)),
        None => String::new(),
    }
}

pub(super) fn bulletin(view: &View, options: &BulletinOptions) -> String {
    let mut text = Text::default();
    head(&mut text, view, options);
    answers(&mut text, view);
    clocks(&mut text, view);
    trend(&mut text, view);
    calendar(&mut text, view);
    at_the_table(&mut text, view);
    ledger_tables(&mut text, view);
    places(&mut text, view);
    evidence(&mut text, view);
    assumptions(&mut text, view);
    methods(&mut text, view);
    text.paragraph(format!(
        "truce {} · case {} · rules {}",
        view.truce,
        esc(&view.case.id),
        view.case.rules_hash
    ));
    text.0.truncate(text.0.trim_end().len());
    text.0.push('\n');
    text.0
}

fn head(text: &mut Text, view: &View, options: &BulletinOptions) {
    text.heading(1, esc(&view.case.title));
    text.paragraph(format!("**{}**", esc(&options.status())));
    if let Some(note) = &options.note {
        text.paragraph(esc(&safe::saying(note)));
    }
    let known = view.as_known_on.as_deref().map_or("all that the case holds".to_owned(), super::clock);
    text.items([
        format!("Days: {}", esc(&super::days_text(view))),
        format!(
            "As known on: {known}; {} reports read, {} left out{}",
            view.reports_used,
            view.left_out.len(),
            waiting(view)
        ),
        format!("Reading: {}", esc(&view.reading.text)),
        format!("Rules (SHA-256): `{}`", view.case.rules_hash.replace('`', "")),
    ]);
}

fn waiting(view: &View) -> String {
    match view.unreviewed.len() {
        0 => String::new(),
        count => format!(", {count} unreviewed and not judged by"),
    }
}

fn answers(text: &mut Text, view: &View) {
    text.heading(2, "Are we there yet?");
    if view.gates.is_empty() {
        text.paragraph("The terms of this case name no next phase.");
    }
    view.gates.iter().for_each(|gate| answer(text, view, gate));
}

fn answer(text: &mut Text, view: &View, gate: &GateView) {
    text.paragraph(format!("**{}**", esc(&gate.sentence)));
    text.paragraph(words::robustness(gate));
    let (turned, more) = turned_lines(view, gate, 8);
    if !turned.is_empty() {
        text.paragraph("The answer turns if this is read otherwise:");
        text.items(turned.iter().map(|l| esc(l)).chain((more > 0).then(|| format!("and {more} more"))));
    }
    if !gate.blockers.is_empty() {
        text.paragraph("What blocks it:");
        text.items(gate.blockers.iter().map(|b| {
            let refs = if b.incidents.is_empty() {
                String::new()
            } else {
                format!(" ({})", esc(&b.incidents.join(", ")))
            };
            format!("**{}.** {}{refs}", words::blocker(b.kind), esc(&super::sentence(&b.text)))
        }));
    }
    if let Some(by_decision) = gate.answer_by_decision {
        let label = words::answer_label(by_decision);
        text.paragraph(format!(
            "If the clocks are set back only by recorded decisions, the answer is **{label}**."
        ));
    }
    if !gate.horizons.is_empty() {
        let row = |h: &crate::publications::view::HorizonView| {
            vec![esc(&h.what), super::clock(&h.at), words::answer_label(h.answer).to_owned()]
        };
        text.table(&["End", "When", "Answer"], gate.horizons.iter().map(row));
    }
}

fn clocks(text: &mut Text, view: &View) {
    text.heading(2, "The clock, day by day");
    for need in view.gates.iter().flat_map(|g| g.needs.iter()) {
        text.heading(3, esc(view.provision_title(&need.provision)));
        let row = if need.consecutive { " in a row" } else { "" };
        text.paragraph(format!(
            "**Longest run: {} of {} days{row}.** A day counts with {}. {}",
            need.best_run,
            need.days_needed,
            esc(&need.measure),
            esc(&super::sentence(&need.detail))
        ));
        let lines = need.compared.iter();
        text.items(
            lines.map(|c| format!("{} What would change it: {}.", esc(&c.sentence), esc(&c.would_change))),
        );
        clock_table(text, need);
    }
}

fn trend(text: &mut Text, view: &View) {
    text.heading(2, "Before and since");
    let Some(trend) = &view.trend else {
        return text.paragraph("Nothing that is dated to a month or less is reported.");
    };
    text.paragraph(trend.note);
    for dyad in &trend.dyads {
        text.heading(3, esc(&dyad.dyad));
        text.items(dyad.counts.iter().flat_map(|count| &count.windows).map(|window| esc(&window.sentence)));
    }
    let left = trend
        .left_out
        .iter()
        .map(|left| format!("{} reported events are in no series: {}", left.count, esc(&left.why)));
    let more = (trend.dyads_more > 0).then(|| format!("{} more pairs have fewer events", trend.dyads_more));
    text.items(left.chain(more));
}

fn clock_table(text: &mut Text, need: &NeedView) {
    let mut head = vec!["Day", "Begins", "State", "Days in a row", "Incidents"];
    if need.since_decision.is_some() {
        head.push("Days since start or last decision");
    }
    let rows = need.clock.iter().enumerate().map(|(at, day)| {
        let mut row = vec![
            day.day_number.to_string(),
            day.day.clone(),
            format!("{} {}", state_mark(day.state), words::day_state(day.state)),
            day.run.to_string(),
            esc(&day.incidents.join(", ")),
        ];
        row.extend(need.since_decision.as_ref().and_then(|since| since.get(at)).map(ToString::to_string));
        row
    });
    text.table(&head, rows);
}

fn state_mark(state: DayState) -> &'static str {
    match state {
        DayState::Met => "●",
        DayState::Broken => "✕",
        DayState::MayBeBroken => "◐",
        DayState::Unknown => "?",
    }
}

fn calendar(text: &mut Text, view: &View) {
    text.heading(2, "Where each promise stands, day by day");
    let key = |s: &Standing| format!("{} {}", words::standing_letter(*s), words::standing_label(*s));
    text.paragraph(Standing::ALL.iter().map(key).collect::<Vec<_>>().join(" · "));
    for provision in &view.provisions {
        let clause = provision.clause.as_ref().map_or_else(String::new, |c| format!(" (clause {})", esc(c)));
        text.heading(3, format!("{}{clause}", esc(&provision.title)));
        strips(view, &provision.id).iter().for_each(|s| strip(text, view, s));
    }
}

fn strip(text: &mut Text, view: &View, strip: &Strip<'_>) {
    let letters: String = strip.rows.iter().map(|r| words::standing_letter(r.standing)).collect();
    let first = strip.rows.first().map_or("", |r| &r.day);
    let whose = strip.names(view);
    let whose: Vec<String> = whose.iter().map(|(p, a)| format!("**{}**, {}", esc(p), esc(a))).collect();
    text.paragraph(format!("{}: `{letters}` (from {first})", whose.join("; ")));
    text.items(runs(&strip.rows).iter().map(|run| {
        let row = run.first;
        let refs = if run.incidents.is_empty() {
            String::new()
        } else {
            format!(" ({})", esc(&run.incidents.join(", ")))
        };
        let label = words::standing_label(row.standing);
        let reason = words::reason(row.reason);
        format!("{}: **{label}**. {reason} {}{refs}", run.days(view), esc(&super::sentence(&row.detail)))
    }));
}

fn at_the_table(text: &mut Text, view: &View) {
    let Some(board) = &view.talks else { return };
    text.heading(2, "At the table");
    text.paragraph(format!("**{}**", board.there_text));
    text.paragraph(talks::HINT);
    text.items(board.deal.iter().map(|deal| {
        let at = deal.said.as_ref().and_then(|said| said.address.as_deref());
        format!("{}{}", esc(&talks::deal_line(deal)), address(at))
    }));
    for issue in &board.issues {
        text.heading(3, format!("{}: {}", esc(&issue.title), issue.state_text));
        if issue.sides.is_empty() {
            continue;
        }
        let said =
            |said: &SaidView| format!("{}{}", esc(&talks::said_line(said)), address(said.address.as_deref()));
        let row = |stand: &StandView| {
            let last: Vec<String> = stand.last.iter().map(said).collect();
            let open = if stand.keeps_open { " (open)" } else { "" };
            let name = format!("{}{open}", esc(&stand.side_name));
            vec![name, esc(&talks::position(stand)), last.join(" ")]
        };
        text.table(&["Side", "Position", "Last said"], issue.sides.iter().map(row));
    }
    text.heading(3, "Who met");
    text.items(board.meetings.iter().map(|meeting| {
        let at: String = meeting.addresses.iter().map(|at| address(Some(at))).collect();
        format!("{}{at}", esc(&talks::meeting_line(meeting)))
    }));
}

fn ledger_tables(text: &mut Text, view: &View) {
    text.heading(2, "Rival counts, side by side");
    text.paragraph("Each source counts its own unit; counts are never added up across sources or units.");
    for ledger in &view.ledgers {
        text.heading(
            3,
            format!(
                "{} counts “{}” (speaks for: {})",
                esc(&ledger.source_name),
                esc(&ledger.unit),
                esc(&ledger.speaks_for)
            ),
        );
        let row = |e: &crate::publications::view::LedgerEntryView| {
            let parts: Vec<String> =
                e.breakdown.iter().map(|p| format!("{} {}", esc(&p.label), p.count)).collect();
            let odd = e.parts_come_to.map_or_else(String::new, |n| format!(" **⚠ come to {n}**"));
            vec![
                esc(&e.period_text),
                ledgers::count(e),
                esc(&ledgers::accused(view, e)),
                format!("{}{odd}", parts.join("; ")),
                address(e.address.as_deref()).trim().to_owned(),
            ]
        };
        text.table(&["Period", "Count", "About whom", "Parts", "Read at"], ledger.entries.iter().map(row));
    }
}

fn places(text: &mut Text, view: &View) {
    text.heading(2, "Where");
    text.paragraph(method::places_text());
    text.items(view.areas.iter().map(|area| {
        let note = match (&area.undefined, area.approximate) {
            (Some(why), _) => format!(": cannot be drawn, {}", esc(why)),
            (None, true) => ": outline approximate, drawn for this case".to_owned(),
            (None, false) => String::new(),
        };
        format!("{}{note}", esc(&area.name))
    }));
}

fn evidence(text: &mut Text, view: &View) {
    text.heading(2, "The evidence");
    let counts = events_and_deaths(view);
    if !counts.is_empty() {
        let head = [
            "Provision",
            "Party named",
            "Reported breaches",
            "Shown as this reading asks",
            "Grave",
            "Contested",
            "Killed in them",
        ];
        text.table(
            &head,
            counts.iter().map(|c| {
                vec![
                    esc(view.provision_title(&c.provision)),
                    esc(view.group_name(&c.party)),
                    c.breaches.to_string(),
                    c.shown.to_string(),
                    c.grave.to_string(),
                    c.contested.to_string(),
                    super::evidence::killed(c),
                ]
            }),
        );
    }
    let (list, more) = evidence_of(view);
    list.iter().enumerate().for_each(|(at, incident)| incident_entry(text, view, incident, Some(at + 1)));
    if more > 0 {
        text.paragraph(format!("{more} more incidents stand in the tables."));
    }
    if !view.beside.is_empty() {
        text.heading(3, "Beside the agreement");
        for beside in &view.beside {
            text.paragraph(format!("Named: {}. {}", esc(&beside.named.join("; ")), beside.why.join(" ")));
            view.incident(&beside.incident).iter().for_each(|i| incident_entry(text, view, i, None));
        }
    }
}

fn incident_entry(text: &mut Text, view: &View, incident: &IncidentView, number: Option<usize>) {
    let when = incident.when.as_ref().map_or("time not known", |w| &w.text);
    let number = number.map_or_else(String::new, |n| format!("{n}. "));
    text.heading(4, format!("{number}{}, {}", words::act(incident.act), esc(when)));
    let within = incident
        .place
        .uncertainty_m
        .map_or_else(String::new, |m| format!(" (within about {} km)", m / 1_000));
    text.paragraph(format!(
        "{}{within}. Killed: {}; civilians among them: {}; injured: {}. Incident {}.",
        esc(&incident.place.text),
        numbers(incident.killed),
        numbers(incident.killed_civilians),
        numbers(incident.injured),
        esc(&incident.id)
    ));
    let shown = findings_of(view, incident, |class| class != Class::NotApplicable);
    text.items(shown.iter().map(|alike| finding(view, alike)));
    text.items(incident.accounts.iter().map(account));
    text.items(incident.replies.iter().map(|r| {
        let says = r.says.as_ref().map_or_else(String::new, |s| format!(": {}", esc(s)));
        let stance = words::stance(r.stance);
        format!("Reply: {} {stance}{says}{}", esc(&r.by.join("; ")), address(r.address.as_deref()))
    }));
}

fn finding(view: &View, alike: &FindingsAlike<'_>) -> String {
    let finding = alike.finding;
    let party = finding.party.as_ref().map_or_else(String::new, |p| format!(", {}", esc(view.group_name(p))));
    let areas =
        if alike.areas.len() > 1 { format!(" ({})", esc(&alike.areas.join("; "))) } else { String::new() };
    format!(
        "**{}: {}**{party}{areas}. {} {} Strength: {}{}. Allowed? {}",
        esc(view.provision_title(&finding.provision)),
        words::class(finding.class),
        finding.rule_text,
        esc(&finding.named_by_text),
        finding.strength,
        super::too_weak(view, finding),
        super::sentence(words::permission(finding.permission))
    )
}

fn account(account: &AccountView) -> String {
    let copy = if account.copy { format!(", repeats {}", esc(&account.voice)) } else { String::new() };
    let says = account.says.as_ref().map_or_else(String::new, |s| format!(": {}", esc(s)));
    format!(
        "{} (speaks for: {}{copy}; report {}){says}{}",
        esc(&account.source_name),
        esc(&account.speaks_for),
        esc(&account.report),
        address(account.address.as_deref())
    )
}

fn assumptions(text: &mut Text, view: &View) {
    text.heading(2, "Assumptions");
    text.items(view.assumptions.iter().map(|a| {
        let others = if a.alternatives.is_empty() {
            String::new()
        } else {
            format!(" (or {})", a.alternatives.join(", "))
        };
        let turns =
            if a.turns.is_empty() { "No value tried turns an answer".to_owned() } else { a.turns.join(". ") };
        esc(&format!("{} = {}{others}: {}. {turns}.", a.id, a.value, a.why))
    }));
}

fn methods(text: &mut Text, view: &View) {
    text.heading(2, "Methods and limits");
    text.items(method::METHOD.iter().map(|line| (*line).to_owned()));
    text.heading(3, "What was not seen");
    text.items(method::unseen(view).iter().chain(&view.case.ends).map(|line| esc(line)));
    text.heading(3, "Sources");
    let used = view.sources.iter().filter(|s| s.reports_used > 0);
    text.table(
        &["Source", "Speaks for", "Grade", "Reports", "Limits"],
        used.map(|s| {
            vec![
                esc(&s.name),
                esc(&s.speaks_for),
                s.grade.as_str().to_owned(),
                s.reports_used.to_string(),
                esc(s.limits.as_deref().unwrap_or("not stated")),
            ]
        }),
    );
    text.heading(3, "What was left out, and what is odd");
    text.items(words::waiting(view).map(|waiting| esc(&waiting)));
    text.items(method::reasons(view).iter().map(|(why, n)| format!("{n} left out: {}", esc(why))));
    text.items(view.problems.iter().take(60).map(|p| esc(&p.message)));
    text.heading(3, "The five words");
    text.items(
        Standing::ALL.iter().map(|s| format!("**{}**: {}", words::standing_label(*s), words::standing(*s))),
    );
}
