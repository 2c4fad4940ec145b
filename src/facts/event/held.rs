//! How the text holds an event: what is denied is not planned, what is planned is not supposed, and
//! what nothing of this is said of is told by the writer or claimed by somebody.

use super::choice::Told;
use super::{hearsay, planned, supposed};
use crate::facts::record::Modality;
use crate::facts::time;
use crate::facts::view::View;

/// The modality of an event of `all`. `base` is that of the words there, as of any fact; somebody
/// reports it where it is `told_by` one.
pub(super) fn modality(
    view: &View,
    all: &[Told],
    told: &Told,
    base: Option<Modality>,
    told_by: bool,
) -> Option<Modality> {
    let plainly = told_by.then_some(Modality::Claimed);
    let denied = base == Some(Modality::Denied) || hearsay::is_denied(view, told);
    if denied && !goes_on_beside(view, told) {
        return Some(Modality::Denied);
    }
    if planned::is(view, told) || planned::is_agreed_on(view, all, told) {
        return Some(Modality::Planned);
    }
    let base = match base {
        Some(Modality::Denied) => None,
        Some(Modality::Planned) if planned::is_of_another(view, told) => None,
        base => base,
    };
    let base = base.or(plainly);
    let plain = matches!(base, None | Some(Modality::Claimed));
    let to_come = base == Some(Modality::Planned)
        || plain && told.kind == "meeting" && time::is_to_come(view, told.end);
    let happened = supposed::has_happened(view, told);
    if to_come && (happened || supposed::goes_on_still(view, told)) {
        return plainly;
    }
    if supposed::is(view, told) {
        return Some(Modality::Hypothetical);
    }
    if to_come {
        return Some(Modality::Planned);
    }
    if base == Some(Modality::Hypothetical) && happened {
        return plainly;
    }
    let said = || hearsay::is_rumoured(view, told) || hearsay::is_alleged(view, told);
    base.or_else(|| said().then_some(Modality::Claimed))
}

/// "استبعد الحل في ظل المواجهات", "نفى صلته بالهجوم": what is denied is another thing than the event.
fn goes_on_beside(view: &View, told: &Told) -> bool {
    told.definite && supposed::has_happened(view, told) || hearsay::is_another_s(view, told)
}
