//! What somebody says of others: drafts that stand on a speaker's word, and the accusation that lies in saying so.

use super::coder::{Coder, Draft};
use super::codes::{Code, Root};
use super::event::Modality;

impl Coder<'_> {
    /// Puts each draft on the word of whoever says it. One who takes sides and says that another did harm accuses them.
    pub(super) fn spoken(&mut self) {
        let mut accusations = Vec::new();
        for draft in &mut self.drafts {
            let Some(speaker) = self.speech.speaker_of(draft.deed) else { continue };
            if draft.by.is_some() {
                continue;
            }
            let own = draft.actors.iter().any(|actor| actor.key == speaker.key);
            draft.by = Some(speaker.clone());
            if own || draft.modality != Modality::Asserted {
                continue;
            }
            if draft.code.root.is_material_conflict() {
                draft.modality = Modality::Alleged;
            }
            let harms = matches!(draft.code.root, Root::Assault | Root::Coerce);
            if harms && !draft.actors.is_empty() && self.matcher.cast.takes_sides(speaker) {
                let allied = draft
                    .actors
                    .iter()
                    .any(|actor| same_state(actor.code.as_deref(), speaker.code.as_deref()));
                if !allied {
                    accusations.push(accusation(draft));
                }
            }
        }
        self.drafts.extend(accusations);
    }
}

fn same_state(one: Option<&str>, two: Option<&str>) -> bool {
    matches!((one, two), (Some(one), Some(two)) if one == two)
}

fn accusation(draft: &Draft) -> Draft {
    let actors = draft.by.iter().cloned().collect();
    Draft {
        code: Code::of(Root::Accuse, "112").in_mode("allege"),
        targets: draft.actors.clone(),
        actors,
        modality: Modality::Asserted,
        by: None,
        rule: "event-said-of-another",
        ..draft.clone()
    }
}
