//! Who writes and who sends: `assets/corpus/publishers.tsv`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::corpus::table::rows;
use crate::letters::fold;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Publisher {
    Agency,
    Outlet,
    /// A word that outlets' names hold.
    Word,
}

fn table() -> &'static HashMap<String, Publisher> {
    static TABLE: OnceLock<HashMap<String, Publisher>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = HashMap::new();
        for row in rows(include_str!("../../../assets/corpus/publishers.tsv")) {
            let [name, kind, _] = row.as_slice() else {
                continue;
            };
            let kind = match *kind {
                "agency" => Publisher::Agency,
                "outlet" => Publisher::Outlet,
                _ => Publisher::Word,
            };
            // The first row of a name holds: "خبر" is a word before it is anything else.
            table.entry(key(name)).or_insert(kind);
        }
        table
    })
}

/// A name as it is looked up: folded, single spaces, no signs around it, none of the
/// dots of "أ.ف.ب".
fn key(name: &str) -> String {
    let folded = fold(name).replace(['.', '"', '\''], " ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    words
        .join(" ")
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_owned()
}

/// True for the name of a wire.
pub(in crate::corpus) fn is_agency(name: &str) -> bool {
    table().get(&key(name)) == Some(&Publisher::Agency)
}

/// True for the name of an outlet, or one that holds a word of such names.
pub(in crate::corpus) fn is_outlet(name: &str) -> bool {
    let key = key(name);
    match table().get(&key) {
        Some(Publisher::Outlet) => true,
        Some(Publisher::Agency) => false,
        _ => key
            .split(' ')
            .any(|word| table().get(word) == Some(&Publisher::Word) && key.contains(' ')),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_agency, is_outlet};

    #[test]
    fn wires_and_outlets_are_told_apart() {
        assert!(is_agency("أ ف ب") && is_agency("أ.ف.ب") && is_agency(" تاس"));
        assert!(is_agency("Reuters") && is_agency("רויטרס") && is_agency("ایسنا"));
        assert!(!is_outlet("تاس") && !is_agency("باكو") && !is_outlet("باكو"));
        assert!(is_outlet("صحيفة المدينة") && is_outlet("وادی نیوز"));
    }
}
