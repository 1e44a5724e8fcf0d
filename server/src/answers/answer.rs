//! One answer: an assessment with all that is needed to show any part of it.

use std::sync::Arc;

use engine::findings::Reading;
use engine::publications::explain::{self, ExplainError};
use engine::publications::view::{self, IncidentsWith, Showing, ViewIndex};
use engine::publications::{View, bulletin, csv, geojson, json};
use engine::standing::Assessment;
use engine::talks::board;

use super::{Body, Ready};
use crate::cases::Good;
use crate::views::{
    AnswerView, CalendarView, GateExplained, IncidentPage, IncidentView, LedgerList, SourceList,
    StandingExplained, StateView, TalksOfCase, TalksView, TrendOfCase,
};

/// An assessment of one content under one question.
#[derive(Debug)]
pub struct Answer {
    good: Arc<Good>,
    assessment: Assessment,
    index: ViewIndex,
}

/// What can be saved of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Download {
    /// The bulletin as a page.
    BulletinHtml,
    /// The bulletin as Markdown.
    BulletinMarkdown,
    /// Standing as CSV with HXL tags.
    StandingCsv,
    /// Incidents as CSV with HXL tags.
    IncidentsCsv,
    /// Areas and incidents as GeoJSON.
    IncidentsGeojson,
    /// The whole assessment as JSON.
    AssessmentJson,
}

impl Download {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::BulletinHtml,
        Self::BulletinMarkdown,
        Self::StandingCsv,
        Self::IncidentsCsv,
        Self::IncidentsGeojson,
        Self::AssessmentJson,
    ];

    /// Returns the name it has in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::BulletinHtml => "bulletin.html",
            Self::BulletinMarkdown => "bulletin.md",
            Self::StandingCsv => "standing.csv",
            Self::IncidentsCsv => "incidents.csv",
            Self::IncidentsGeojson => "incidents.geojson",
            Self::AssessmentJson => "assessment.json",
        }
    }

    fn media(self) -> &'static str {
        match self {
            Self::BulletinHtml => "text/html; charset=utf-8",
            Self::BulletinMarkdown => "text/markdown; charset=utf-8",
            Self::StandingCsv | Self::IncidentsCsv => "text/csv; charset=utf-8",
            Self::IncidentsGeojson => "application/geo+json",
            Self::AssessmentJson => "application/json",
        }
    }
}

impl Answer {
    /// Assesses the content under a reading. Takes as long as that takes.
    pub fn to(ready: &Ready, reading: &Reading) -> Self {
        let good = Arc::clone(ready.good());
        let assessment = ready.assess(reading);
        let index = ViewIndex::of(&good.terms, &good.reports, &assessment);
        Self { good, assessment, index }
    }

    /// Returns the answer, ready to be shown part by part.
    pub fn showing(&self) -> Showing<'_> {
        Showing::new(&self.good.terms, &self.good.reports, &self.assessment, &self.index)
    }

    /// Returns what the page shows first.
    pub fn first(&self, state: StateView) -> AnswerView {
        AnswerView::of(&self.showing(), state)
    }

    /// Returns where every provision stands, day by day.
    pub fn calendar(&self) -> CalendarView {
        let showing = self.showing();
        CalendarView::of(&showing.reading(), &showing.standing())
    }

    /// Returns what each source counts.
    pub fn ledgers(&self) -> LedgerList {
        let showing = self.showing();
        LedgerList::of(&showing.reading(), &showing.ledgers())
    }

    /// Returns what is reported day by day for each pair of sides, before the start and since.
    pub fn trend(&self) -> TrendOfCase {
        let showing = self.showing();
        TrendOfCase::of(&showing.reading(), showing.trend().as_ref())
    }

    /// Returns where the talks stand, if the case holds talks, as known when the question says.
    pub fn talks(&self) -> TalksOfCase {
        let zone = &self.good.terms.agreement.zone;
        let of = |talks| view::TalksView::of(&board(talks, zone, self.assessment.as_known_on));
        TalksOfCase {
            as_known_on: self.showing().as_known_on(),
            talks: self.good.talks.as_ref().map(of).as_ref().map(TalksView::from),
        }
    }

    /// Returns the sources, with how many reports of each were used, and how many wait for a person.
    pub fn sources(&self) -> SourceList {
        let showing = self.showing();
        SourceList::of(&showing.sources(), &showing.unreviewed())
    }

    /// Explains where one provision stands.
    ///
    /// # Errors
    /// [`ExplainError`] if there is no such row.
    pub fn why_standing(&self, asked: explain::Asked<'_>) -> Result<StandingExplained, ExplainError> {
        explain::standing(&self.showing(), asked).map(|why| StandingExplained::from(&why))
    }

    /// Explains a gate.
    ///
    /// # Errors
    /// [`ExplainError`] if there is no such phase.
    pub fn why_gate(&self, phase: &str) -> Result<GateExplained, ExplainError> {
        explain::gate(&self.showing(), phase).map(|why| GateExplained::from(&why))
    }

    /// Returns one incident by its id.
    pub fn incident(&self, id: &str) -> Option<IncidentView> {
        self.showing().incident(id).map(|incident| IncidentView::from(&incident))
    }

    /// Returns at most `limit` of the incidents that have what is asked, by first day, after the first `after`.
    pub fn incidents(&self, asked: &IncidentsWith, after: usize, limit: usize) -> IncidentPage {
        let showing = self.showing();
        let found = showing.incidents_with(asked);
        let shown = found.iter().skip(after).take(limit);
        let incidents = shown.filter_map(|at| showing.incident_at(*at));
        IncidentPage {
            found: found.len(),
            after: after.min(found.len()),
            incidents: incidents.map(|incident| IncidentView::from(&incident)).collect(),
        }
    }

    /// Returns a file to save.
    pub fn download(&self, what: Download) -> Body {
        let good = &self.good;
        let mut view = View::of(&good.terms, &good.reports, &self.assessment);
        if let Some(talks) = &good.talks {
            view = view.with_talks(talks, &good.terms, &self.assessment);
        }
        let text = match what {
            Download::BulletinHtml => bulletin::html(&view, &bulletin::BulletinOptions::DRAFT),
            Download::BulletinMarkdown => bulletin::markdown(&view, &bulletin::BulletinOptions::DRAFT),
            Download::StandingCsv => csv::standing(&view),
            Download::IncidentsCsv => csv::incidents(&view),
            Download::IncidentsGeojson => geojson::collection(&view),
            Download::AssessmentJson => json::assess(&view),
        };
        let id: &str = &self.good.terms.agreement.id;
        let case = crate::cases::CaseName::near(id);
        Body::new(what.media(), text.into_bytes()).saved_as(format!("{case}-{}", what.name()))
    }

    /// Returns the areas of the agreement as GeoJSON, without any incident.
    pub fn areas(&self) -> Body {
        let areas = geojson::areas(&self.showing().areas());
        Body::new("application/geo+json", areas.into_bytes())
    }

    /// Returns roughly how much memory it takes, in bytes.
    pub fn weight(&self) -> usize {
        // Its findings and where to find them: the incidents themselves are all answers' together.
        const INCIDENT: usize = 900;
        const ROW: usize = 500;
        self.assessment.incidents.len() * INCIDENT + self.assessment.standing.len() * ROW + (64 << 10)
    }
}
