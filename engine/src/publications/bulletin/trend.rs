//! Before and since: what is reported day by day for each dyad, drawn and in words.

use maud::{Markup, html};

use crate::publications::trend::{TrendView, svg};
use crate::publications::view::View;

pub(super) fn section(view: &View) -> Markup {
    html! {
        section #trend {
            h2 { "Before and since" }
            @match &view.trend {
                Some(trend) => (figure(trend)),
                None => p { "Nothing that is dated to a month or less is reported, so there is nothing to draw." },
            }
        }
    }
}

fn figure(trend: &TrendView) -> Markup {
    html! {
        p.hint { (trend.note) }
        figure { (svg::inline(trend)) }
        @for dyad in &trend.dyads {
            h3 dir="auto" { (dyad.dyad) }
            ul { @for window in dyad.counts.iter().flat_map(|count| &count.windows) { li dir="auto" { (window.sentence) } } }
        }
        @if trend.dyads_more > 0 { p.hint { (trend.dyads_more) " more pairs have fewer events and are not drawn." } }
        @for left in &trend.left_out { p.hint { (left.count) " reported events are in no series: " (left.why) "." } }
    }
}
