//! Breaches of a need: which windows of days the rulings on its provision break, for certain or perhaps.
//!
//! In: a sitting and a need. Out: [`Breaches`], made once and asked about thousands of windows. Read first:
//! [`Breaches::break_it`]. Invariant: whether a window is broken is answered from sums by day, on what it rests by a look at
//! the rulings that touch it; a test holds that both say the same.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::findings::{Class, Ruling};
use crate::model::{Interval, PartyId};
use crate::terms::{Measure, Need, Provision};

use super::by_day::{Held, Sums};
use super::sitting::Sitting;

/// The rulings that break a need's windows, or may.
pub struct Breaches<'s, 'a> {
    against: Against<'s, 'a>,
    /// For measures that single breaches break: the windows that hold one.
    held: Held,
    /// For the others: the days that hold more than are allowed.
    over: Sums,
    /// The days on which breaches lie that may break it, or that may be more than are allowed.
    perhaps: Sums,
}

impl<'s, 'a> Breaches<'s, 'a> {
    /// Prepares the rulings on a need's provision, about the parties that it binds.
    pub fn of(sitting: &'s Sitting<'a>, need: &Need, provision: &'s Provision) -> Self {
        let against = Against::of(sitting, need, provision);
        let days = 0..sitting.days.len();
        let by_day = |has: &dyn Fn(usize) -> bool| Sums::of(days.clone().map(|day| u32::from(has(day))));
        let none = || by_day(&|_| false);
        let (held, over, perhaps) = match need.measure {
            Measure::None | Measure::NoGrave => {
                let all = days.clone().flat_map(|day| against.on_day(day)).map(|(_, ruling)| ruling);
                let spans = all.filter(|ruling| against.is_certain(ruling)).filter_map(|ruling| ruling.when);
                let held = Held::of(sitting.days, spans);
                let perhaps =
                    by_day(&|day| against.on_day(day).any(|(_, ruling)| against.is_perhaps(ruling)));
                (held, none(), perhaps)
            }
            // What is compared with before is no affair of single breaches.
            Measure::Reduced(_) => (Held::of(&[], std::iter::empty()), none(), none()),
            Measure::AtMost(most) => {
                let over =
                    by_day(&|day| !against.days_over(day..day + 1, most, Against::is_certain_on).is_empty());
                let perhaps =
                    by_day(&|day| !against.days_over(day..day + 1, most, Against::is_perhaps_on).is_empty());
                (Held::of(&[], std::iter::empty()), over, perhaps)
            }
        };
        Self { against, held, over, perhaps }
    }

    /// Whether days `range` are broken for certain, by the need's measure.
    pub fn break_it(&self, range: &Range<usize>) -> bool {
        self.held.is_in(range) || self.over.over(range) > 0
    }

    /// Whether days `range` may be broken: by breaches as well shown as asked, and perhaps inside it.
    pub fn may_break_it(&self, range: &Range<usize>) -> bool {
        self.perhaps.over(range) > 0
    }

    /// Returns the positions of the findings that break days `range` for certain; `window` is their time.
    pub fn breaking(&self, range: &Range<usize>, window: &Interval) -> Vec<usize> {
        let against = &self.against;
        let found = match against.measure {
            Measure::AtMost(most) => against.days_over(range.clone(), most, Against::is_certain_on),
            Measure::None | Measure::NoGrave => {
                against.over_days(range, |ruling| against.is_certain(ruling) && is_inside(ruling, window))
            }
            Measure::Reduced(_) => BTreeSet::new(),
        };
        found.into_iter().collect()
    }

    /// Returns the positions of the findings that may break days `range`.
    pub fn maybe_breaking(&self, range: &Range<usize>) -> Vec<usize> {
        let against = &self.against;
        let found = match against.measure {
            Measure::AtMost(most) => against.days_over(range.clone(), most, Against::is_perhaps_on),
            Measure::None | Measure::NoGrave => against.over_days(range, |ruling| against.is_perhaps(ruling)),
            Measure::Reduced(_) => BTreeSet::new(),
        };
        found.into_iter().collect()
    }
}

/// The rulings on a need's provision about the parties that it binds, and what of them counts.
struct Against<'s, 'a> {
    sitting: &'s Sitting<'a>,
    provision: &'s Provision,
    measure: Measure,
    /// The positions of those parties among the groups of the agreement.
    parties: Vec<u16>,
}

impl<'s, 'a> Against<'s, 'a> {
    fn of(sitting: &'s Sitting<'a>, need: &Need, provision: &'s Provision) -> Self {
        let number = |party: &PartyId| sitting.court.docket.party(party);
        let parties = provision.binds.iter().filter_map(number).collect();
        Self { sitting, provision, measure: need.measure.clone(), parties }
    }

    /// The rulings that touch a day, with their positions.
    fn on_day(&self, day: usize) -> impl Iterator<Item = (usize, &'s Ruling)> {
        let (sitting, provision) = (self.sitting, self.provision);
        let areas = provision.areas.iter();
        let touching = areas.flat_map(move |area| sitting.touching(&provision.id, area, day));
        touching.filter(|(_, ruling)| ruling.party.is_some_and(|party| self.parties.contains(&party)))
    }

    fn over_days(&self, days: &Range<usize>, is_wanted: impl Fn(&Ruling) -> bool) -> BTreeSet<usize> {
        let all = days.clone().flat_map(|day| self.on_day(day));
        all.filter(|(_, ruling)| is_wanted(ruling)).map(|(n, _)| n).collect()
    }

    /// Whether a ruling breaks every window that holds it whole, where one breach is enough.
    fn is_certain(&self, ruling: &Ruling) -> bool {
        self.sitting.is_shown(ruling) && (self.measure != Measure::NoGrave || ruling.class == Class::Grave)
    }

    /// Whether a ruling may break every window that it touches, where one breach is enough.
    fn is_perhaps(&self, ruling: &Ruling) -> bool {
        let is_breach = match self.measure {
            Measure::NoGrave => ruling.class == Class::Grave,
            Measure::None | Measure::AtMost(_) => ruling.class.is_breach(),
            Measure::Reduced(_) => false,
        };
        is_breach && ruling.strength >= self.sitting.reading.strength
    }

    fn is_certain_on(&self, ruling: &Ruling, day: &Interval) -> bool {
        self.is_certain(ruling) && is_inside(ruling, day)
    }

    fn is_perhaps_on(&self, ruling: &Ruling, _touched: &Interval) -> bool {
        self.is_perhaps(ruling)
    }

    /// The findings of days on which more than `most` incidents lie, by what `lies` holds to lie on a day that is touched.
    /// An incident that breaks a promise in two areas is one.
    fn days_over(
        &self,
        days: Range<usize>,
        most: u32,
        lies: fn(&Self, &Ruling, &Interval) -> bool,
    ) -> BTreeSet<usize> {
        let mut over = BTreeSet::new();
        for day in days {
            let interval = &self.sitting.days[day];
            let own: Vec<(usize, u32)> = self
                .on_day(day)
                .filter(|(_, ruling)| lies(self, ruling, interval))
                .map(|(n, ruling)| (n, ruling.incident))
                .collect();
            let incidents: BTreeSet<u32> = own.iter().map(|(_, incident)| *incident).collect();
            if incidents.len() > most as usize {
                over.extend(own.into_iter().map(|(n, _)| n));
            }
        }
        over
    }
}

fn is_inside(ruling: &Ruling, window: &Interval) -> bool {
    ruling.when.is_some_and(|when| window.contains(&when))
}
