//! A name that the gazetteer knows has its Latin form wherever it stands, also where a mark
//! inside it kept the gazetteer from seeing it: "(رئيس الوزراء فلان) الفلاني".

use crate::facts::record::{Detail, Fact, Listed};
use foldhash::HashMap;

/// Gives persons without a Latin form that of the same name.
pub(super) fn share(mentions: &mut [&mut Fact]) {
    let mut known: HashMap<String, Listed> = HashMap::default();
    for fact in mentions.iter() {
        if let Detail::Person {
            name,
            name_en: Some(latin),
            ..
        } = &fact.detail
            && !known.contains_key(name)
        {
            known.insert(name.clone(), latin.clone());
        }
    }
    if known.is_empty() {
        return;
    }
    for fact in mentions.iter_mut() {
        if let Detail::Person { name, name_en, .. } = &mut fact.detail
            && name_en.is_none()
            && name.contains(' ')
        {
            *name_en = known.get(name).cloned();
        }
    }
}
