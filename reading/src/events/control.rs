//! What a verb makes of the verb that depends on it, and what a tense makes of an event.
//!
//! Rulings where PLOVER's manual and its table from CAMEO disagree are in `reading/data/events/README.md`.

use super::coder::Draft;
use super::codes::{Code, Root};
use super::event::Modality;
use super::lexicon::Control;
use crate::Rule;

/// Returns the code of "`control` to do `inner`"; `None`, if that is no event. `object`: somebody else is to do it.
pub(super) fn code(control: Control, inner: Option<Root>, object: bool) -> Option<(Code, Rule)> {
    match control {
        Control::Willing => willing(inner).map(|code| (code, "event-willing")),
        Control::Vow => match inner {
            Some(root) if root.is_material_conflict() => Some((threat(root), "event-threat")),
            inner => willing(inner).map(|code| (code, "event-willing")),
        },
        Control::Intend => intend(inner).map(|code| (code, "event-intended")),
        Control::Want if object => Some((request(inner), "event-wanted")),
        Control::Want | Control::Seek => match inner {
            Some(root) if root.is_cooperative() => Some((willing(inner)?, "event-wanted")),
            _ => None,
        },
        Control::Request => Some((request(inner), "event-requested")),
        Control::Refuse => Some((refusal(inner), "event-refused")),
        Control::Threat | Control::Warn => Some((threat(inner.unwrap_or(Root::Threaten)), "event-threat")),
        Control::Force if object => Some((Code::of(Root::Coerce, "170"), "event-forced")),
        // What is got ready for a blow is forces.
        Control::Ready => match inner {
            Some(Root::Assault | Root::Mobilize) => {
                Some((Code::of(Root::Mobilize, "152").in_mode("troops"), "event-made-ready"))
            }
            inner => intend(inner).map(|code| (code, "event-intended")),
        },
        // Denied is what somebody would be blamed for; "denied knowing" is no answer to anybody.
        Control::Deny => inner
            .filter(|root| root.is_material_conflict())
            .map(|_| (Code::of(Root::Reject, "120"), "event-denied")),
        Control::Halt => halt(inner?).map(|code| (code, "event-halted")),
        _ => None,
    }
}

fn willing(inner: Option<Root>) -> Option<Code> {
    let cameo = match inner {
        Some(Root::Consult) => "036",
        Some(Root::Aid) => "033",
        Some(Root::Cooperate) => "031",
        Some(Root::Support) => "032",
        Some(Root::Retreat | Root::Concede) => "035",
        Some(Root::Sanction | Root::Coerce | Root::Assault | Root::Mobilize | Root::Protest) => return None,
        _ => "030",
    };
    Some(Code::of(Root::Agree, cameo))
}

/// What is announced or planned: cooperation is agreed; a retreat that is to come is conceded in words.
fn intend(inner: Option<Root>) -> Option<Code> {
    match inner? {
        root if root.is_cooperative() => willing(Some(root)),
        Root::Retreat | Root::Concede => Some(Code::of(Root::Concede, "080")),
        _ => None,
    }
}

fn request(inner: Option<Root>) -> Code {
    let (mode, cameo) = match inner {
        Some(Root::Consult | Root::Agree) => ("meet", "106"),
        Some(Root::Aid | Root::Cooperate | Root::Support) => ("assist", "101"),
        Some(Root::Retreat | Root::Concede) => ("yield", "105"),
        _ => ("change", "104"),
    };
    Code::of(Root::Request, cameo).in_mode(mode)
}

fn refusal(inner: Option<Root>) -> Code {
    let (mode, cameo) = match inner {
        Some(Root::Consult | Root::Agree) => ("meet", "125"),
        Some(Root::Aid | Root::Cooperate | Root::Support) => ("assist", "121"),
        Some(Root::Retreat | Root::Concede) => ("yield", "124"),
        _ => return Code::of(Root::Reject, "120"),
    };
    Code::of(Root::Reject, cameo).in_mode(mode)
}

fn threat(inner: Root) -> Code {
    let (mode, cameo) = match inner {
        Root::Assault | Root::Mobilize => ("violence", "138"),
        Root::Sanction => ("relations", "131"),
        Root::Coerce => ("restrict", "132"),
        Root::Protest => ("relations", "133"),
        _ => return Code::of(Root::Threaten, "130"),
    };
    Code::of(Root::Threaten, cameo).in_mode(mode)
}

/// What ends: fire is a truce in deed, aid a sanction, a protest a concession.
fn halt(inner: Root) -> Option<Code> {
    Some(match inner {
        Root::Assault => Code::of(Root::Retreat, "0871").in_mode("ceasefire"),
        Root::Aid | Root::Cooperate => Code::of(Root::Sanction, "162").in_mode("discontinue"),
        Root::Consult => Code::of(Root::Sanction, "164").in_mode("withdraw"),
        Root::Protest => Code::of(Root::Concede, "082"),
        _ => return None,
    })
}

/// Turns an event that is to come into the words that it is today.
///
/// What is cooperative and to come is an agreement, a retreat that is announced a concession, and a blow that whoever would
/// strike it announces is a threat. Refused, the first is a refusal. The rest stays what it is: to come.
pub(super) fn turn(draft: &mut Draft, announced: bool) {
    if draft.modality != Modality::Future {
        return;
    }
    let root = draft.code.root;
    if draft.refused {
        draft.code = refusal(Some(root));
        draft.rule = "event-refused";
        draft.modality = Modality::Asserted;
    } else if root.is_cooperative() {
        if let Some(code) = willing(Some(root)).filter(|_| root != Root::Agree) {
            draft.code = code;
            draft.rule = "event-to-come";
            // Whoever is to meet somebody agrees to it; the other has not been heard.
            if draft.subjects > 0 && draft.targets.is_empty() {
                draft.targets = draft.actors.split_off(draft.subjects.min(draft.actors.len()));
            }
        }
    } else if root.is_yielding() {
        draft.code = Code::of(Root::Concede, "080");
        draft.rule = "event-to-come";
    } else if root.is_material_conflict() && root != Root::Mobilize && announced {
        draft.code = threat(root);
        draft.rule = "event-threat";
    }
}
