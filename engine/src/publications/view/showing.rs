//! A showing: an assessment shown part by part, for whoever cannot hold a whole [`View`](super::View) of it.
//!
//! In: the terms, the reports, the assessment made of them and its [`ViewIndex`]. Out: the parts of a view, each made when
//! it is asked for. Read first: [`Showing`].
//! Invariant: there is one maker of each part: a view consists of what a showing gives.

use std::ops::Range;

use jiff::{Timestamp, Zoned};

use super::{
    AreaView, AssumptionView, BesideView, CaseView, DayView, FindingView, FindingsOf, GateView, GroupView,
    IncidentView, IncidentsWith, LedgerView, LeftOutView, Points, ProblemView, ProvisionView, ReadingView,
    SourceView, StandingView, UnreviewedView, ViewIndex, case, evidence, gates, ledgers, points, standing,
};
use crate::findings::Class;
use crate::incidents::Incident;
use crate::model::{IncidentId, PartyId, ProvisionId};
use crate::publications::trend::TrendView;
use crate::reports::Report;
use crate::series::Dyad;
use crate::standing::{Assessment, Gate, StandingRow};
use crate::terms::Terms;

/// An assessment, ready to be shown part by part.
///
/// It only borrows and is cheap to make, for each request anew if need be: what takes time to make is in the
/// [`ViewIndex`], which can be kept beside the assessment. Positions of incidents and findings are those in the
/// assessment, and in a whole view.
#[derive(Debug, Clone, Copy)]
pub struct Showing<'a> {
    pub(super) terms: &'a Terms,
    pub(super) reports: &'a [Report],
    pub(super) assessment: &'a Assessment,
    pub(super) index: &'a ViewIndex,
}

impl<'a> Showing<'a> {
    /// Returns a showing. `reports` is the slice that was assessed, `index` was made of all three.
    pub fn new(
        terms: &'a Terms,
        reports: &'a [Report],
        assessment: &'a Assessment,
        index: &'a ViewIndex,
    ) -> Self {
        assert_eq!(index.len(), assessment.incidents.len(), "the index is of this assessment");
        Self { terms, reports, assessment, index }
    }

    /// Returns the case.
    pub fn case(&self) -> CaseView {
        case::case(self)
    }

    /// Returns the reading.
    pub fn reading(&self) -> ReadingView {
        gates::reading(self, &self.assessment.reading)
    }

    /// Returns the instant up to which reports were known, in the agreement's zone; `None`: all that the case holds.
    pub fn as_known_on(&self) -> Option<String> {
        self.assessment.as_known_on.map(|at| self.local(at))
    }

    /// Returns how many reports were used.
    pub fn reports_used(&self) -> usize {
        self.assessment.used.len()
    }

    /// Returns the days of the agreement.
    pub fn days(&self) -> Vec<DayView> {
        case::days(self)
    }

    /// Returns the gates, in the terms' order.
    pub fn gates(&self) -> Vec<GateView> {
        self.assessment.gates.iter().map(|gate| gates::gate(self, gate)).collect()
    }

    /// Returns the gate of a phase.
    pub fn gate(&self, phase: &str) -> Option<GateView> {
        self.gate_of(phase).map(|gate| gates::gate(self, gate))
    }

    /// Returns where each provision stands, by provision, party, area and day.
    pub fn standing(&self) -> Vec<StandingView> {
        self.assessment.standing.iter().map(|row| standing::row(self, row)).collect()
    }

    /// Returns one row of [`standing`](Self::standing).
    pub fn standing_at(&self, position: usize) -> Option<StandingView> {
        self.assessment.standing.get(position).map(|row| standing::row(self, row))
    }

    /// Returns what is reported day by day for each dyad, before the start and since.
    pub fn trend(&self) -> Option<TrendView> {
        let agreement = &self.terms.agreement;
        let named = |side: &str| match side {
            Dyad::UNKNOWN => "nobody named".to_owned(),
            id if agreement.groups.iter().any(|group| group.id.as_str() == id) => {
                crate::publications::words::party_name(agreement, &PartyId::from(id))
            }
            other => crate::publications::words::actor_name(self.terms, other),
        };
        let dyad = |dyad: &str| Dyad::sides(dyad).map(named).collect::<Vec<_>>().join(" – ");
        self.assessment.trend.as_ref().map(|trend| TrendView::of(trend, &agreement.title).named(dyad))
    }

    /// Returns the positions of the rows of one provision and party, in all its areas.
    pub fn standing_of(&self, provision: &str, party: &str) -> Range<usize> {
        let rows = &self.assessment.standing;
        let of = |row: &StandingRow| (row.provision.as_str(), row.party.as_str()).cmp(&(provision, party));
        rows.partition_point(|row| of(row).is_lt())..rows.partition_point(|row| of(row).is_le())
    }

    /// Returns what is held to have happened.
    pub fn incidents(&self) -> Vec<IncidentView> {
        let positions = 0..self.assessment.incidents.len();
        positions.filter_map(|position| self.incident_at(position)).collect()
    }

    /// Returns the incident with this id.
    pub fn incident(&self, id: &str) -> Option<IncidentView> {
        self.incident_at(self.position_of(id)?)
    }

    /// Returns the incident at this position.
    pub fn incident_at(&self, position: usize) -> Option<IncidentView> {
        evidence::incident(self, position)
    }

    /// Returns the position of the incident that is shown with this id; of several the first.
    pub fn position_of(&self, id: &str) -> Option<usize> {
        self.index.position_of(&self.assessment.incidents, id)
    }

    /// Returns the positions of the incidents with all that is asked, by first day as [`points`](Self::points) are.
    pub fn incidents_with(&self, asked: &IncidentsWith) -> Vec<usize> {
        points::incidents_with(self, asked)
    }

    /// Returns what the incidents mean under each provision.
    pub fn findings(&self) -> Vec<FindingView> {
        self.assessment.findings.iter().map(|finding| evidence::finding(self, finding)).collect()
    }

    /// Returns the finding at this position.
    pub fn finding_at(&self, position: usize) -> Option<FindingView> {
        self.assessment.findings.get(position).map(|finding| evidence::finding(self, finding))
    }

    /// Returns the positions of the findings on the incident at this position.
    pub fn findings_of(&self, incident: usize) -> Range<usize> {
        self.index.findings_of(incident)
    }

    /// Returns the columns of all incidents for a map.
    pub fn points(&self) -> &'a Points {
        self.index.points()
    }

    /// Returns the weightiest class of the findings of each incident, in the order of [`points`](Self::points).
    ///
    /// Classes weigh as they are listed in [`Class`], from not applicable, the least, to grave. An incident without any
    /// such finding is not applicable: nothing that is asked about speaks of it.
    pub fn classes(&self, of: &FindingsOf) -> Vec<Class> {
        points::classes(self, of)
    }

    /// Returns what each source counts, side by side.
    pub fn ledgers(&self) -> Vec<LedgerView> {
        self.assessment.ledgers.iter().map(|ledger| ledgers::ledger(self, ledger)).collect()
    }

    /// Returns the incidents done by those who are not bound.
    pub fn beside(&self) -> Vec<BesideView> {
        evidence::beside(self)
    }

    /// Returns what the text leaves open and the case fills in.
    pub fn assumptions(&self) -> Vec<AssumptionView> {
        case::assumptions(self)
    }

    /// Returns parties, guarantors, non-parties and excluded groups.
    pub fn groups(&self) -> Vec<GroupView> {
        case::groups(self)
    }

    /// Returns the provisions.
    pub fn provisions(&self) -> Vec<ProvisionView> {
        case::provisions(self)
    }

    /// Returns the areas.
    pub fn areas(&self) -> Vec<AreaView> {
        case::areas(self)
    }

    /// Returns the sources.
    pub fn sources(&self) -> Vec<SourceView> {
        case::sources(self)
    }

    /// Returns what is odd about the reports.
    pub fn problems(&self) -> Vec<ProblemView> {
        self.assessment.problems.iter().map(super::problem).collect()
    }

    /// Returns the reports that were not used, and why.
    pub fn left_out(&self) -> Vec<LeftOutView> {
        self.assessment.left_out.iter().map(super::left_out).collect()
    }

    /// Returns the reports that wait for a person to look at them.
    pub fn unreviewed(&self) -> Vec<UnreviewedView> {
        self.assessment.unreviewed.iter().map(|at| super::unreviewed(&self.reports[*at])).collect()
    }
}

/// What the makers of the parts ask.
impl<'a> Showing<'a> {
    /// The gate of a phase, as it was assessed.
    pub(in crate::publications) fn gate_of(&self, phase: &str) -> Option<&'a Gate> {
        self.assessment.gates.iter().find(|gate| gate.phase.as_str() == phase)
    }

    /// The assessment.
    pub(in crate::publications) fn assessment(&self) -> &'a Assessment {
        self.assessment
    }

    /// The title of a provision, its name for people.
    pub(in crate::publications) fn provision_title(&self, id: &ProvisionId) -> String {
        crate::publications::words::provision_name(&self.terms.agreement, id)
    }

    /// The name of a party, guarantor, non-party or excluded group.
    pub(in crate::publications) fn group_name(&self, id: &PartyId) -> String {
        crate::publications::words::party_name(&self.terms.agreement, id)
    }

    /// The name of an area.
    pub(in crate::publications) fn area_name(&self, id: &crate::model::AreaId) -> String {
        crate::publications::words::area_name(&self.terms.agreement, id)
    }

    /// The number of the day that is meant by its number or by the local date on which it begins.
    pub(in crate::publications) fn day_meant(&self, day: &str) -> Option<i32> {
        let is_meant = |(number, interval): &(usize, &crate::model::Interval)| {
            number.to_string() == day || self.zoned(interval.start).date().to_string() == day
        };
        let days = self.assessment.days.iter().enumerate();
        days.into_iter().find(is_meant).map(|(number, _)| number as i32)
    }

    /// The incidents with this id, as the reports have it.
    pub(super) fn incidents_called(&self, id: &IncidentId) -> &'a [Incident] {
        let all = &self.assessment.incidents;
        &all[all.partition_point(|i| i.id < *id)..all.partition_point(|i| i.id <= *id)]
    }

    /// Returns an instant in the agreement's zone, to the minute: `2016-09-12T19:00+03:00`.
    pub(super) fn local(&self, at: Timestamp) -> String {
        self.zoned(at).strftime("%Y-%m-%dT%H:%M%:z").to_string()
    }

    pub(super) fn zoned(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.terms.agreement.zone.clone())
    }
}
