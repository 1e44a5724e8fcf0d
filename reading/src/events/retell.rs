//! What is told twice: in two sentences, or in the title and in the body.
//!
//! In: two events. Out: whether they are one, and the one they make. Invariant: violence at two places or on two days is two
//! events, whoever struck.

use super::event::{Event, Side};

/// Whether two events are one that is told twice: the same kind and the same two sides, and nothing that sets them apart.
pub(super) fn is_same(known: &Event, event: &Event) -> bool {
    if known.root() != event.root() || !same_sides(&known.actors, &event.actors) {
        return false;
    }
    let near = known.sentences.last() == event.sentences.first();
    let targets = same_sides(&known.targets, &event.targets)
        || (near
            && !event.root().is_material_conflict()
            && (known.targets.is_empty() || event.targets.is_empty()));
    if !targets || known.modality != event.modality && known.root().is_material_conflict() {
        return false;
    }
    let apart = |one: Option<usize>, two: Option<usize>| one.zip(two).is_some_and(|(one, two)| one != two);
    let place = |event: &Event| event.place.map(|(n, _)| n);
    // Violence at two places, or on two days, is two events.
    !(known.root().is_material_conflict()
        && (known.code.act != event.code.act
            || apart(place(known), place(event))
            || apart(known.time, event.time)))
}

fn same_sides(one: &[Side], two: &[Side]) -> bool {
    one.len() == two.len() && one.iter().all(|side| two.iter().any(|other| other.key == side.key))
}

/// Adds to an event what another telling of it says.
pub(super) fn join(known: &mut Event, event: Event) {
    if known.targets.is_empty() && !event.targets.is_empty() {
        // The fuller telling names it.
        known.targets = event.targets;
        known.span = event.span;
        known.trigger = event.trigger;
        known.rule = event.rule;
        known.code = event.code;
    }
    for sentence in event.sentences {
        if !known.sentences.contains(&sentence) {
            known.sentences.push(sentence);
        }
    }
    for casualties in event.casualties {
        if !known.casualties.contains(&casualties) {
            known.casualties.push(casualties);
        }
    }
    known.place = known.place.or(event.place);
    known.time = known.time.or(event.time);
}

/// Whether the body tells at length what the title tells: the same kind, nothing that speaks against it, and somebody, something
/// or some place that both name.
pub(super) fn is_retold(title: &Event, body: &Event) -> bool {
    let apart = title.time.zip(body.time).is_some_and(|(one, two)| one != two);
    let kind = title.root() == body.root()
        && (title.code.act == body.code.act || title.code.act.is_some() == body.code.act.is_some());
    let sides = |event: &Event| event.actors.iter().chain(&event.targets).cloned().collect::<Vec<_>>();
    let met = sides(title).iter().any(|one| sides(body).iter().any(|two| is_like(one, two)));
    let against = !title.actors.is_empty()
        && !body.actors.is_empty()
        && !title.actors.iter().any(|one| body.actors.iter().any(|two| is_like(one, two)));
    kind && met && !against && !apart
}

/// Whether two sides may be one: the same name, the same state, or a long word that both have.
fn is_like(one: &Side, two: &Side) -> bool {
    let state = |side: &Side| side.code.as_deref().and_then(|code| code.get(..3)).map(str::to_owned);
    let shared = || {
        two.key
            .split(' ')
            .any(|word| word.len() > 3 && one.key.split(' ').any(|known| stem(known) == stem(word)))
    };
    one.key == two.key || state(one).is_some_and(|code| Some(code) == state(two)) || shared()
}

fn stem(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Span;

    fn side(name: &str, code: Option<&str>) -> Side {
        let key = name.to_lowercase();
        Side {
            name: name.to_owned(),
            code: code.map(str::to_owned),
            key,
            span: Span::new(0, 1),
            mention: None,
        }
    }

    #[test]
    fn sides_are_alike_by_state_or_by_a_long_word() {
        assert!(is_like(&side("junta jets", None), &side("junta aircraft", None)));
        assert!(is_like(&side("Baku", Some("AZEGOV")), &side("its units", Some("AZEMIL"))));
        assert!(is_like(&side("police post", None), &side("Three police posts", None)));
        assert!(
            !is_like(&side("the army", None), &side("the rebels", None)),
            "a short word that both have is no sign"
        );
    }
}
