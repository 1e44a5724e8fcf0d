//! The incident and its accounts.

use crate::incidents::GroupKey;
use crate::model::{Act, IncidentId, Interval, Range, ReportId, SourceId, Target};
use crate::reports::{Body, Report};
use crate::words;

words! {
    /// How to weigh accounts that differ.
    Weight, "a way to count", {
        /// The least precise place and time, the lowest number.
        Careful = "careful",
        /// The most precise place and time, the highest number.
        Full = "full",
    }
}

/// One report as an account of an incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// The report's position in the reports that were gathered.
    pub report: usize,
    /// The report's id.
    pub id: ReportId,
    /// Whose voice it is: the source at the end of the chain of copies.
    pub voice: SourceId,
    /// The independence group of that voice.
    pub group: GroupKey,
    /// Whether it repeats another.
    pub is_copy: bool,
    /// When it places what it tells of; `None`: it does not say.
    pub when: Option<Interval>,
}

/// How a report came into an incident.
#[derive(Debug, Clone, PartialEq)]
pub enum Formation {
    /// It stands alone or began the incident.
    Alone(ReportId),
    /// A person assigned it.
    Assigned(ReportId),
    /// It was matched, at this cost in thousandths (0 is best, 1000 the limit).
    Matched(ReportId, u32),
    /// A person merged it, with the reason.
    Merged(ReportId, String),
    /// A person split it off another incident, with the reason.
    SplitFrom(ReportId, IncidentId, String),
}

/// What is held to have happened: a cluster of accounts.
#[derive(Debug, Clone, PartialEq)]
pub struct Incident {
    /// The analyst's id, or the smallest report id.
    pub id: IncidentId,
    /// Its accounts, by report id. Never empty.
    pub accounts: Vec<Account>,
    /// The act that most independent groups name; on a tie the first in the list of acts.
    pub act: Act,
    /// Every act that some account names, in order.
    pub acts: Vec<Act>,
    /// Every target that some account names, in order, without `unknown`.
    pub targets: Vec<Target>,
    /// How its reports came together.
    pub history: Vec<Formation>,
}

impl Incident {
    /// Returns when it was: careful, the hull of all accounts; full, the shortest account. `None`: no account says.
    pub fn when(&self, weight: Weight) -> Option<Interval> {
        let all = self.accounts.iter().filter_map(|a| a.when);
        match weight {
            Weight::Full => all.min_by_key(|i| (i.seconds(), i.start)),
            Weight::Careful => {
                all.reduce(|a, b| Interval { start: a.start.min(b.start), end: a.end.max(b.end) })
            }
        }
    }

    /// Returns the independent groups that tell of it, in order, each once.
    pub fn groups(&self) -> Vec<GroupKey> {
        let mut groups: Vec<GroupKey> = self.accounts.iter().map(|a| a.group.clone()).collect();
        groups.sort();
        groups.dedup();
        groups
    }

    /// Returns the number killed: careful, the lowest that any account states; full, the highest.
    ///
    /// # Units
    /// People, of any status. `None`: no account states a number, which is not zero.
    pub fn killed(&self, reports: &[Report], weight: Weight) -> Option<u32> {
        self.number(reports, weight, |people| people.killed)
    }

    /// Returns the number of civilians killed, as [`killed`](Self::killed).
    pub fn killed_civilians(&self, reports: &[Report], weight: Weight) -> Option<u32> {
        self.number(reports, weight, |people| Range { best: people.killed_civilians, ..Range::default() })
    }

    /// Returns the number injured, as [`killed`](Self::killed).
    pub fn injured(&self, reports: &[Report], weight: Weight) -> Option<u32> {
        self.number(reports, weight, |people| people.injured)
    }

    fn number(
        &self,
        reports: &[Report],
        weight: Weight,
        of: impl Fn(&crate::model::People) -> Range,
    ) -> Option<u32> {
        let stated = self.accounts.iter().filter_map(|account| match &reports[account.report].body {
            Body::Event(event) => Some(of(&event.people)),
            Body::Verification(check) => Some(of(&check.people)),
            _ => None,
        });
        match weight {
            Weight::Careful => stated.filter_map(Range::least).min(),
            Weight::Full => stated.filter_map(Range::greatest).max(),
        }
    }
}
