//! Properties: what is written reads back the same, and no bytes break the count of rows.

use engine::model::{
    Act, AreaId, CountIs, IncidentId, People, Place, Precision, Range, ReportId, SourceId, StepId, Target,
    When,
};
use engine::reports::{
    ActorBasis, Body, Coverage, Credibility, Decision, Delivery, Event, Means, Origin, ReadFrom, Report,
    Response, Review, Stance, Statement, Tally, Verdict, Verification,
};
use engine::sources::{Format, ReadOptions, truce_csv, truce_json};
use engine::terms::ExclusionProof;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::check;

/// Text as people write it: no spaces around it, and all the signs that formats give a meaning to.
fn text() -> impl Strategy<Value = String> {
    "[a-zé☮م\"'#{}\\[\\]\\\\,;:/0-9\u{202e}\u{1}][a-zé☮م \"'\n\r\t,;\\\\]{0,12}[a-zé☮م\"\\\\;,0-9]"
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

fn word<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

fn term_id() -> impl Strategy<Value = String> {
    "[a-z0-9][a-z0-9._-]{0,8}"
}

fn free_id() -> impl Strategy<Value = String> {
    "[A-Za-z0-9é.,;\"_-]{1,8}"
}

fn when() -> impl Strategy<Value = When> {
    let written = select(vec![
        "2016-09-17",
        "2016-09-XX",
        "2016-09~",
        "2016",
        "2016-09-14/2016-09-15",
        "2016-09-17T15:55+03:00",
        "2016-09-19T19:12+03:00/..",
        "../2016-09-19",
    ]);
    written.prop_map(|text| When::parse(text).expect("it is a date"))
}

fn range() -> impl Strategy<Value = Range> {
    (of(any::<u32>()), of(0u32..9), of(any::<u32>())).prop_map(|(low, best, high)| Range { low, best, high })
}

fn people() -> impl Strategy<Value = People> {
    (range(), of(any::<u32>()), range()).prop_map(|(killed, killed_civilians, injured)| People {
        killed,
        killed_civilians,
        injured,
    })
}

fn place() -> impl Strategy<Value = Place> {
    let names = (of(text()), of(text()), of(text()), of(term_id().prop_map(AreaId::new)));
    let point = of((-180.0..=180.0f64, -90.0..=90.0f64));
    (names, point, of(word(Precision::ALL))).prop_map(|((name, admin1, pcode, area), point, precision)| {
        Place { name, admin1, pcode, area, point, precision }
    })
}

prop_compose! {
    fn event()(
        act in word(Act::ALL), means in word(Means::ALL), by_basis in word(ActorBasis::ALL),
        (weapon, by_text, unit) in (of(text()), of(text()), of(text())),
        (by, against) in (texts(), texts()),
        target in vec(word(Target::ALL), 0..3),
        excluded_shown in vec(word(ExclusionProof::ALL), 0..3),
        (excluded, exception, exception_by) in (of(text()), of(text()), of(text())),
        people in people(), count in of(any::<u32>()),
    ) -> Body {
        Body::Event(Box::new(Event {
            act, weapon, means, by, by_basis, by_text, against, target, excluded, excluded_shown, exception,
            exception_by, people, count, unit,
        }))
    }
}

prop_compose! {
    fn tally()(
        count in any::<u32>(), count_is in word(CountIs::ALL), unit in text(), accused in texts(),
        breakdown in proptest::collection::btree_map(text(), any::<u32>(), 0..3),
        breakdown_partial in any::<bool>(), cumulative in of(any::<u32>()), means in word(Means::ALL),
    ) -> Body {
        let breakdown = breakdown.into_iter().collect();
        Body::Tally(Box::new(Tally {
            count, count_is, unit, accused, breakdown, breakdown_partial, cumulative, means,
        }))
    }
}

prop_compose! {
    fn delivery()(
        act in word(&[Act::AidApproved, Act::AidSent, Act::AidArrived, Act::AidDistributed, Act::AidDenied, Act::AidNone]),
        (from, to, unit, cargo) in (of(text()), of(text()), of(text()), of(text())),
        (count, trucks, people) in (of(any::<u32>()), of(any::<u32>()), of(any::<u32>())),
        (by, blocked_by) in (texts(), texts()),
    ) -> Body {
        Body::Delivery(Box::new(Delivery { act, from, to, count, unit, trucks, people, cargo, by, blocked_by }))
    }
}

prop_compose! {
    fn spoken()(
        by in texts(), about in of(text()), decision in word(Decision::ALL), step in of(term_id().prop_map(StepId::new)),
        stance in word(Stance::ALL), of in of(text()), exception in of(text()), reply in any::<bool>(),
    ) -> Body {
        if reply {
            Body::Response(Box::new(Response { by, stance, of, exception }))
        } else {
            Body::Statement(Box::new(Statement { by, about, decision, step }))
        }
    }
}

prop_compose! {
    fn checked()(
        act in of(word(Act::ALL)), share in of(0.0..=1.0f64), denied_by in texts(), of in text(),
        verdict in word(Verdict::ALL), by in texts(), by_basis in word(ActorBasis::ALL), people in people(),
        seen in any::<bool>(),
    ) -> Body {
        if seen {
            Body::Coverage(Box::new(Coverage { act, share, denied_by }))
        } else {
            Body::Verification(Box::new(Verification { of, verdict, by, by_basis, act, people }))
        }
    }
}

prop_compose! {
    fn report()(
        id in free_id().prop_map(ReportId::new), source in term_id().prop_map(SourceId::new),
        (published, received, when) in (of(when()), of(when()), of(when())),
        (address, says, note) in (of(text()), of(text()), of(text())),
        copies in texts(),
        credibility in prop_oneof![Just(Credibility::Unknown), (1u8..=5).prop_map(Credibility::Graded)],
        review in word(Review::ALL),
        read_from in of((term_id(), 0u32..9999, 0u32..99)
            .prop_map(|(rule, from, len)| Box::new(ReadFrom { rule, span: (from, from + len) }))),
        incident in of(free_id().prop_map(IncidentId::new)),
        place in place(),
        body in prop_oneof![event(), tally(), delivery(), spoken(), checked()],
    ) -> Report {
        let origin = Origin { file: "written".into(), line: 1 };
        Report {
            id, source, origin, published, received, address, copies, says, note, credibility, review, read_from, incident,
            when, place, body,
        }
    }
}

fn read_back(text: &str, format: Format, report: &Report) -> Result<(), TestCaseError> {
    let options = ReadOptions { format: Some(format), ..ReadOptions::detecting() };
    let import = check("written", text.as_bytes(), &options);
    prop_assert!(import.reports.len() == 1, "{text}\n{:#?}", import.problems);
    let back = Report { origin: report.origin.clone(), ..import.reports[0].clone() };
    prop_assert_eq!(&back, report);
    Ok(())
}

proptest! {
    #[test]
    fn json_reads_back_the_same(report in report()) {
        let line = truce_json::write(&report);
        prop_assert!(!line.contains('\n'));
        read_back(&line, Format::TruceJson, &report)?;
    }

    #[test]
    fn a_table_reads_back_the_same(report in report()) {
        let table = format!("{}\n{}\n", truce_csv::header(), truce_csv::write(&report));
        read_back(&table, Format::TruceCsv, &report)?;
    }

    /// Order, duplicates and cuts of rows never lose the count.
    #[test]
    fn any_lines_are_counted(lines in vec("\\PC{0,40}|[{}\":,a-z \t\"]{0,40}", 0..6), format in word(Format::ALL)) {
        let options = ReadOptions { format: Some(format), row_bytes_max: 64, ..ReadOptions::detecting() };
        check("any", lines.join("\n").as_bytes(), &options);
        check("any", lines.join("\n").as_bytes(), &ReadOptions::detecting());
    }

    #[test]
    fn any_bytes_are_counted(bytes in vec(any::<u8>(), 0..80)) {
        check("any", &bytes, &ReadOptions::detecting());
    }

    /// A good table with one byte changed still gives all rows but those the byte stands in.
    #[test]
    fn one_changed_byte_costs_little(at in 0usize..2000, byte in any::<u8>(), reports in vec(event(), 3)) {
        let mut lines = vec![truce_csv::header()];
        for (index, body) in reports.into_iter().enumerate() {
            let report = Report {
                id: ReportId::new(format!("r{index}")), source: "s".into(),
                origin: Origin { file: "written".into(), line: 1 }, published: None, received: None, address: None,
                copies: Vec::new(), says: None, note: None, credibility: Credibility::Unknown,
                review: Review::Reviewed, read_from: None, incident: None, when: None, place: Place::default(), body,
            };
            lines.push(truce_csv::write(&report));
        }
        let mut bytes = lines.join("\n").into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        check("changed", &bytes, &ReadOptions { format: Some(Format::TruceCsv), ..ReadOptions::detecting() });
    }
}
