//! Tables for spreadsheets: CSV after RFC 4180, with a row of HXL hashtags under the header.
//!
//! In: a [`View`]. Out: text, UTF-8, lines ending in CR LF. Read first: [`standing`] and [`incidents`].
//! Invariant: no cell can run as a formula: one that begins like a formula is preceded by an apostrophe.

use super::view::{FindingView, IncidentView, NumbersView, SpanView, StandingView, View};
use super::words;

/// Columns of the table of standing: header, hashtag.
const STANDING: &[(&str, &str)] = &[
    ("provision", "#activity+code"),
    ("provision_title", "#activity+name"),
    ("party", "#org+code"),
    ("party_name", "#org+name"),
    ("area", "#loc+code"),
    ("area_name", "#loc+name"),
    ("day", "#date+start"),
    ("day_number", "#date+num+day"),
    ("starts", "#date+start+time"),
    ("ends", "#date+end+time"),
    ("standing", "#indicator+standing"),
    ("reason", "#indicator+reason+code"),
    ("reason_text", "#indicator+reason+text"),
    ("detail", "#description"),
    ("coverage", "#indicator+coverage"),
    ("incidents", "#event+ids"),
    ("reading", "#meta+reading"),
    ("as_known_on", "#meta+known"),
    ("rules_hash", "#meta+hash"),
];

/// Columns of the table of incidents: header, hashtag.
const INCIDENTS: &[(&str, &str)] = &[
    ("incident", "#event+id"),
    ("starts", "#date+start"),
    ("ends", "#date+end"),
    ("when", "#date+text"),
    ("act", "#event+type"),
    ("targets", "#event+target"),
    ("place", "#loc+name"),
    ("governorate", "#adm1+name"),
    ("cell_lon", "#geo+lon"),
    ("cell_lat", "#geo+lat"),
    ("uncertainty_m", "#geo+uncertainty+m"),
    ("place_withheld", "#meta+withheld"),
    ("killed_min", "#affected+killed+min"),
    ("killed_max", "#affected+killed+max"),
    ("killed_civilians_min", "#affected+killed+civilians+min"),
    ("killed_civilians_max", "#affected+killed+civilians+max"),
    ("injured_min", "#affected+injured+min"),
    ("injured_max", "#affected+injured+max"),
    ("independent_groups", "#meta+groups+num"),
    ("accounts", "#meta+accounts+num"),
    ("findings", "#indicator+findings"),
    ("named", "#org+named"),
    ("sources", "#meta+source"),
    ("reading", "#meta+reading"),
    ("as_known_on", "#meta+known"),
    ("rules_hash", "#meta+hash"),
];

/// Returns where each provision stands, one row for each party, area and day.
pub fn standing(view: &View) -> String {
    table(STANDING, view.standing.iter().map(|row| standing_row(view, row)))
}

/// Returns the incidents, one row each. Places are the published cells; those of health and aid are withheld.
pub fn incidents(view: &View) -> String {
    table(INCIDENTS, view.incidents.iter().map(|incident| incident_row(view, incident)))
}

fn standing_row(view: &View, row: &StandingView) -> Vec<String> {
    vec![
        row.provision.clone(),
        view.provision_title(&row.provision).to_owned(),
        row.party.clone(),
        view.group_name(&row.party).to_owned(),
        row.area.clone(),
        view.area_name(&row.area).to_owned(),
        row.day.clone(),
        row.day_number.to_string(),
        row.starts.clone(),
        row.ends.clone(),
        row.standing.as_str().to_owned(),
        row.reason.as_str().to_owned(),
        words::reason(row.reason).to_owned(),
        row.detail.clone(),
        row.coverage.map_or_else(String::new, |share| share.to_string()),
        row.incidents.join("; "),
    ]
    .into_iter()
    .chain(asked(view))
    .collect()
}

/// What a row was given by, so that it says so wherever it is taken: the reading, the date, the rules.
fn asked(view: &View) -> [String; 3] {
    let known = view.as_known_on.clone().unwrap_or_default();
    [view.reading.text.clone(), known, view.case.rules_hash.clone()]
}

fn incident_row(view: &View, incident: &IncidentView) -> Vec<String> {
    let when = |of: fn(&SpanView) -> Option<String>| incident.when.as_ref().and_then(of).unwrap_or_default();
    let findings: Vec<&FindingView> = view.findings.iter().filter(|f| f.incident == incident.id).collect();
    let targets: Vec<&str> = incident.targets.iter().map(|t| t.as_str()).collect();
    let mut row = vec![
        incident.id.clone(),
        when(|w| w.starts.clone()),
        when(|w| w.ends.clone()),
        when(|w| Some(w.text.clone())),
        incident.act.as_str().to_owned(),
        targets.join("; "),
        incident.place.text.clone(),
        incident.place.admin1.join("; "),
    ];
    row.extend(place(incident));
    for numbers in [incident.killed, incident.killed_civilians, incident.injured] {
        row.extend(range(numbers));
    }
    row.push(incident.groups.len().to_string());
    row.push(incident.accounts.len().to_string());
    row.push(findings.iter().map(|f| finding(f)).collect::<Vec<_>>().join("; "));
    row.push(distinct(incident.accounts.iter().flat_map(|a| a.names.iter())));
    row.push(distinct(incident.accounts.iter().map(|a| &a.source_name)));
    row.extend(asked(view));
    row
}

fn place(incident: &IncidentView) -> [String; 4] {
    let centre = incident.place.cell.map(super::coarse::Cell::centre);
    let degrees = |d: Option<f64>| d.map_or_else(String::new, |d| format!("{d:.2}"));
    [
        degrees(centre.map(|c| c.0)),
        degrees(centre.map(|c| c.1)),
        incident.place.uncertainty_m.map_or_else(String::new, |m| m.to_string()),
        incident.place.withheld.to_string(),
    ]
}

fn range(numbers: NumbersView) -> [String; 2] {
    [numbers.careful, numbers.full].map(|n| n.map_or_else(String::new, |n| n.to_string()))
}

fn finding(finding: &FindingView) -> String {
    let party = finding.party.as_deref().unwrap_or("nobody named");
    format!("{} {}: {} ({})", finding.provision, party, words::class_word(finding.class), finding.strength)
}

fn distinct<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let mut out: Vec<&str> = Vec::new();
    for name in names {
        if !out.contains(&name.as_str()) {
            out.push(name);
        }
    }
    out.join("; ")
}

fn table(columns: &[(&str, &str)], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut out = String::new();
    // Our own header and hashtags begin with `#` or a letter and need no apostrophe.
    line(&mut out, columns.iter().map(|c| c.0.to_owned()));
    line(&mut out, columns.iter().map(|c| c.1.to_owned()));
    for row in rows {
        assert_eq!(row.len(), columns.len(), "a row has a cell for each column");
        line(&mut out, row.iter().map(|cell| cell_text(cell)));
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    let cells: Vec<String> = cells.collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

/// Returns a cell, quoted where RFC 4180 asks for it, and preceded by an apostrophe where a spreadsheet would run it.
///
/// # Example
/// ```
/// use engine::publications::csv::cell_text;
/// assert_eq!(cell_text("=1+1"), "'=1+1");
/// assert_eq!(cell_text("Hama, 7 \"shells\""), "\"Hama, 7 \"\"shells\"\"\"");
/// assert_eq!(cell_text("-12.5"), "-12.5");
/// ```
pub fn cell_text(text: &str) -> String {
    // A negative number is data, not a formula.
    let number = text.parse::<f64>().is_ok_and(f64::is_finite);
    let first = text.trim_start().chars().next();
    // Spreadsheets of East Asia read the wide forms of these marks as the marks themselves.
    let formula = first.is_some_and(|c| "=+-@|%\t\r\0＝＋－＠".contains(c)) && !number;
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    let quote = text.contains(['"', ',', '\n', '\r', ';']) || text.starts_with(' ') || text.ends_with(' ');
    if quote { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
