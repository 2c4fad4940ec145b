//! Scripts that are shaped right to left, as HarfBuzz has it.

use std::sync::OnceLock;

/// True for a character of a script that HarfBuzz shapes right to left. It goes by
/// script, not by bidi class: `۱` is a European number to UAX #9 and Arabic here.
pub(super) fn is_rtl(c: char) -> bool {
    if c < '\u{0590}' {
        return false;
    }
    let ranges = ranges();
    let after = ranges.partition_point(|(first, _)| *first <= c);
    let range = after.checked_sub(1).and_then(|at| ranges.get(at));
    range.is_some_and(|(_, last)| c <= *last)
}

/// True for a character that no script owns but that stands in the blocks of one that
/// runs right to left, and so in the same font: `،`, `؟`, tatweel.
pub(super) const fn is_beside_rtl(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
}

/// Characters that come from one font, as far as can be known without asking for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// Not of a script that runs right to left, nor beside one.
    Other,
    /// Arabic letters, digits and signs that a font with Arabic has.
    Arabic,
    /// Hebrew: DejaVu Sans Mono has Arabic and no Hebrew.
    Hebrew,
    /// `۰` to `۹`, which DejaVu Sans Mono has not.
    Digits,
    /// A letter that a font may lack while it has its neighbours: `ے`, `ہ`, `ڈ`.
    Alone,
}

impl Face {
    /// The face of a character.
    pub(super) fn of(c: char) -> Self {
        match c {
            '\u{0590}'..='\u{05FF}' | '\u{FB1D}'..='\u{FB4F}' => Self::Hebrew,
            '\u{06F0}'..='\u{06F9}' => Self::Digits,
            '\u{0600}'..='\u{066F}'
            | '\u{067E}'
            | '\u{0686}'
            | '\u{0698}'
            | '\u{06A9}'
            | '\u{06AF}'
            | '\u{FB52}'..='\u{FB81}'
            | '\u{FB8A}'..='\u{FB95}'
            | '\u{FB9E}'
            | '\u{FB9F}'
            | '\u{FBAA}'..='\u{FBAD}'
            | '\u{FBFC}'..='\u{FBFF}'
            | '\u{FE70}'..='\u{FEFC}' => Self::Arabic,
            c if is_rtl(c) || is_beside_rtl(c) => Self::Alone,
            _ => Self::Other,
        }
    }
}

fn ranges() -> &'static [(char, char)] {
    static RANGES: OnceLock<Vec<(char, char)>> = OnceLock::new();
    RANGES.get_or_init(|| {
        let scalar = |hex: &str| char::from_u32(u32::from_str_radix(hex, 16).ok()?);
        include_str!("../../../assets/unicode/rtl-scripts.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let (first, last) = line.split_once('\t')?;
                Some((scalar(first)?, scalar(last)?))
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{Face, is_beside_rtl, is_rtl, ranges};

    #[test]
    fn the_table_is_read_whole_and_in_order() {
        assert_eq!(ranges().len(), 120);
        assert!(ranges().is_sorted_by(|a, b| a.1 < b.0));
    }

    #[test]
    fn what_a_font_may_lack_is_alone() {
        assert!("بﺏﻻﯾﮔ٣،؟".chars().all(|c| Face::of(c) == Face::Arabic));
        assert!("ﮮﮦﮈ".chars().all(|c| Face::of(c) == Face::Alone));
        assert_eq!(Face::of('۱'), Face::Digits);
        assert_eq!(Face::of('א'), Face::Hebrew);
        assert!("a1.(«字".chars().all(|c| Face::of(c) == Face::Other));
    }

    #[test]
    fn digits_are_of_a_script_and_commas_are_not() {
        for c in "بﺏא۱١٪\u{07CA}\u{10900}".chars() {
            assert!(is_rtl(c), "{:04X}", u32::from(c));
        }
        for c in "a1.،؟ـ(«字\u{0301}\u{064E}".chars() {
            assert!(!is_rtl(c), "{:04X}", u32::from(c));
        }
        assert!("،؟ـ\u{064E}".chars().all(is_beside_rtl));
    }
}
