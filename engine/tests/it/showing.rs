//! A showing gives what a whole view holds: each part by itself, each incident by its id and place, and columns and lists
//! that agree with a scan of the view.

use std::path::{Path, PathBuf};

use engine::findings::Class;
use engine::model::{PartyId, ProvisionId};
use engine::publications::view::{FindingView, FindingsOf, IncidentView, IncidentsWith};
use engine::publications::{Showing, View, ViewIndex};
use engine::reports::Body;
use engine::standing::{Assessment, Question};

use super::case::Case;

fn shipped() -> [PathBuf; 2] {
    ["../cases/syria-2016-09", "../cases/syria-2016-02"].map(folder)
}

fn small() -> [PathBuf; 2] {
    ["tests/publications/valley", "tests/publications/hostile"].map(folder)
}

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Shows a case both ways to a test.
fn check(folder: &Path, test: fn(&Case, &Assessment, &Showing<'_>, &View)) {
    let case = Case::read(folder);
    let assessment = case.assess(&Question::DEFAULT);
    let index = ViewIndex::of(&case.terms, &case.reports, &assessment);
    let showing = Showing::new(&case.terms, &case.reports, &assessment, &index);
    let view = View::of(&case.terms, &case.reports, &assessment);
    assert!(!view.incidents.is_empty() && !view.findings.is_empty() && !view.standing.is_empty());
    test(&case, &assessment, &showing, &view);
}

#[test]
fn a_showing_gives_the_parts_of_a_view() {
    for folder in shipped().iter().chain(&small()) {
        check(folder, |case, assessment, showing, view| {
            parts_are_those_of(showing, view);
            every_one_is_found(showing, view);
            replies_are_those_of_a_scan(case, assessment, view);
            points_are_those_of(showing, view);
            lists_are_those_of_a_scan(showing, view);
        });
    }
}

fn parts_are_those_of(showing: &Showing<'_>, view: &View) {
    let whole = (&view.case, &view.reading, &view.as_known_on, view.reports_used, &view.days, &view.gates);
    let parts = (showing.case(), showing.reading(), showing.as_known_on(), showing.days(), showing.gates());
    assert_eq!(whole, (&parts.0, &parts.1, &parts.2, showing.reports_used(), &parts.3, &parts.4));
    assert_eq!((&view.standing, &view.ledgers), (&showing.standing(), &showing.ledgers()));
    assert_eq!((&view.beside, &view.assumptions), (&showing.beside(), &showing.assumptions()));
    assert_eq!((&view.groups, &view.provisions), (&showing.groups(), &showing.provisions()));
    assert_eq!((&view.areas, &view.sources), (&showing.areas(), &showing.sources()));
    assert_eq!((&view.problems, &view.left_out), (&showing.problems(), &showing.left_out()));
    assert_eq!((&view.incidents, &view.findings), (&showing.incidents(), &showing.findings()));
}

fn every_one_is_found(showing: &Showing<'_>, view: &View) {
    for (n, incident) in view.incidents.iter().enumerate() {
        assert_eq!(showing.incident_at(n).as_ref(), Some(incident));
        assert_eq!(showing.incident(&incident.id).as_ref(), view.incident(&incident.id));
        let own: Vec<FindingView> = showing.findings_of(n).filter_map(|at| showing.finding_at(at)).collect();
        let scanned = view.findings.iter().filter(|f| f.incident == incident.id);
        assert!(own.iter().eq(scanned), "{}", incident.id);
    }
    for gate in &view.gates {
        assert_eq!(showing.gate(&gate.phase).as_ref(), Some(gate));
    }
    for (n, row) in view.standing.iter().enumerate() {
        assert_eq!(showing.standing_at(n).as_ref(), Some(row));
        assert!(showing.standing_of(&row.provision, &row.party).contains(&n));
    }
    for provision in &view.provisions {
        for party in &view.groups {
            let of = |(_, row): &(usize, &engine::publications::view::StandingView)| {
                row.provision == provision.id && row.party == party.id
            };
            let scanned = view.standing.iter().enumerate().filter(of).map(|(n, _)| n);
            assert!(showing.standing_of(&provision.id, &party.id).eq(scanned));
        }
    }
    assert_eq!((showing.incident("no such"), showing.gate("no such")), (None, None));
    assert_eq!(
        (showing.incident_at(view.incidents.len()), showing.findings_of(usize::MAX - 2)),
        (None, 0..0)
    );
}

/// A reply stands with each incident that it names, by the incident's id or a report's.
fn replies_are_those_of_a_scan(case: &Case, assessment: &Assessment, view: &View) {
    for (incident, shown) in assessment.incidents.iter().zip(&view.incidents) {
        let is_its =
            |of: &str| of == incident.id.as_str() || incident.accounts.iter().any(|a| a.id.as_str() == of);
        let used = assessment.used.iter().map(|at| &case.reports[*at]);
        let replies = used.filter(|report| match &report.body {
            Body::Response(response) => response.of.as_deref().is_some_and(is_its),
            _ => false,
        });
        assert!(shown.replies.iter().map(|r| r.report.as_str()).eq(replies.map(|r| r.id.as_str())));
    }
}

fn points_are_those_of(showing: &Showing<'_>, view: &View) {
    let points = showing.points();
    let mut positions: Vec<u32> = points.positions.clone();
    positions.sort_unstable();
    assert!(positions.into_iter().eq(0..view.incidents.len() as u32), "each incident once");
    assert!((1..points.len()).all(|row| {
        let key = |row: usize| (points.first_days[row], points.positions[row]);
        key(row - 1) < key(row)
    }));
    for row in 0..points.len() {
        let incident = &view.incidents[points.positions[row] as usize];
        let place = (incident.place.cell, incident.place.uncertainty_m);
        assert_eq!((points.cells[row], points.uncertainty_m[row]), place, "{}", incident.id);
        assert!(!incident.place.withheld || place == (None, None), "{} is protected", incident.id);
        assert_eq!((points.acts[row], points.killed[row]), (incident.act, incident.killed));
        assert_eq!(points.groups[row] as usize, incident.groups.len());
        assert_eq!((points.first_days[row], points.last_days[row]), days(view, incident), "{}", incident.id);
    }
}

/// The days of an incident by the instants of the view: those of the agreement's days alone; others are told by their sign.
fn days(view: &View, incident: &IncidentView) -> (Option<i32>, Option<i32>) {
    let at = |text: &Option<String>| {
        text.as_ref().map(|text| text.parse::<jiff::Timestamp>().expect("an instant of the view"))
    };
    let Some(when) = &incident.when else { return (None, None) };
    let starts: Vec<jiff::Timestamp> = view.days.iter().map(|day| day.starts.parse().unwrap()).collect();
    let ends = view.days.last().unwrap().ends.parse::<jiff::Timestamp>().unwrap();
    let day_s = jiff::SignedDuration::from_hours(24).as_secs();
    // Days without a change of clocks, as those before and after both cases are.
    let number = |at: jiff::Timestamp| match starts.partition_point(|start| *start <= at) {
        0 => (at.as_second() - starts[0].as_second()).div_euclid(day_s) as i32,
        _ if at >= ends => starts.len() as i32 + (at.as_second() - ends.as_second()).div_euclid(day_s) as i32,
        after => after as i32 - 1,
    };
    let last = at(&when.ends).map(|end| end.checked_sub(jiff::Span::new().seconds(1)).unwrap());
    (at(&when.starts).map(number), last.map(number))
}

fn lists_are_those_of_a_scan(showing: &Showing<'_>, view: &View) {
    let points = showing.points();
    let everything: Vec<usize> = points.positions.iter().map(|n| *n as usize).collect();
    assert_eq!(showing.incidents_with(&IncidentsWith::ALL), everything);
    let mut narrowed = 0;
    for of in narrow(view) {
        let own = |position: usize, class: Option<Class>| {
            let id = &view.incidents[position].id;
            let of = |f: &&FindingView| {
                f.incident == *id
                    && of.provision.as_ref().is_none_or(|p| p.as_str() == f.provision)
                    && of.party.as_ref().is_none_or(|p| Some(p.as_str()) == f.party.as_deref())
                    && class.is_none_or(|class| f.class == class)
            };
            view.findings.iter().filter(of).map(|f| f.class).max()
        };
        let classes: Vec<Class> =
            everything.iter().map(|n| own(*n, None).unwrap_or(Class::NotApplicable)).collect();
        assert_eq!(showing.classes(&of), classes);
        for class in [Class::Minor, Class::Contested, Class::NotApplicable] {
            let asked = IncidentsWith { class: Some(class), findings: of.clone(), ..IncidentsWith::ALL };
            let scanned: Vec<usize> =
                everything.iter().copied().filter(|n| own(*n, Some(class)).is_some()).collect();
            narrowed += usize::from(!scanned.is_empty() && scanned.len() < everything.len());
            assert_eq!(showing.incidents_with(&asked), scanned);
        }
    }
    assert!(narrowed > 0, "no list tells apart");
    spans_and_cells_are_those_of_a_scan(showing, view);
}

/// All findings; those under each provision; those about each party; both.
fn narrow(view: &View) -> Vec<FindingsOf> {
    let provisions = view.provisions.iter().map(|p| Some(ProvisionId::new(p.id.as_str())));
    let provisions: Vec<_> = provisions.chain([None]).collect();
    let parties: Vec<_> =
        view.groups.iter().map(|g| Some(PartyId::new(g.id.as_str()))).chain([None]).collect();
    let pairs = provisions.iter().flat_map(|provision| parties.iter().map(move |party| (provision, party)));
    pairs
        .map(|(provision, party)| FindingsOf { provision: provision.clone(), party: party.clone() })
        .collect()
}

fn spans_and_cells_are_those_of_a_scan(showing: &Showing<'_>, view: &View) {
    let points = showing.points();
    let rows_with = |has: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..points.len()).filter(|row| has(*row)).map(|row| points.positions[row] as usize).collect()
    };
    for span in [-400..=-1, 0..=0, 3..=5, 2..=400] {
        let lies = |row: usize| match (points.first_days[row], points.last_days[row]) {
            (Some(first), Some(last)) => first <= *span.end() && *span.start() <= last,
            _ => false,
        };
        let asked = IncidentsWith { days: Some(span.clone()), ..IncidentsWith::ALL };
        assert_eq!(showing.incidents_with(&asked), rows_with(&lies), "{span:?}");
    }
    let first = &view.incidents[0];
    let asked = IncidentsWith { act: Some(first.act), ..IncidentsWith::ALL };
    assert_eq!(showing.incidents_with(&asked), rows_with(&|row| points.acts[row] == first.act));
    let cell = points.cells.iter().copied().flatten().next();
    let asked = IncidentsWith { cell, ..IncidentsWith::ALL };
    assert_eq!(showing.incidents_with(&asked), rows_with(&|row| cell.is_none() || points.cells[row] == cell));
}
