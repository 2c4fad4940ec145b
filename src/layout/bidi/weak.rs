//! W1–W7: marks, numbers, and the signs at numbers.
//!
//! Each rule is a function over the classes of one isolating run sequence, without what
//! X9 removes. `sos` is `L` or `R`. A rule whose classes do not occur is not run.

use unicode_bidi::BidiClass::{self, AL, AN, CS, EN, ES, ET, FSI, L, LRI, NSM, ON, PDI, R, RLI};

use super::classes::ClassSet;

/// The rules W1 to W7. Of the classes AL, CS, ES, ET and NSM nothing is left.
pub(super) fn resolve_weak(classes: &mut [BidiClass], sos: BidiClass) {
    let has = ClassSet::of(classes);
    if has.any(&[NSM]) {
        w1(classes, sos);
    }
    // W1 only repeats classes that are there.
    if has.any(&[EN]) && has.any(&[AL]) {
        w2(classes);
    }
    if has.any(&[AL]) {
        w3(classes);
    }
    if has.any(&[ES, CS]) && has.any(&[EN, AN]) {
        w4(classes);
    }
    if has.any(&[ET]) && has.any(&[EN]) {
        w5(classes);
    }
    if has.any(&[ES, ET, CS]) {
        w6(classes);
    }
    if has.any(&[EN]) {
        w7(classes, sos);
    }
}

/// W1: a mark takes the class of the character before it; after an isolate, ON.
fn w1(classes: &mut [BidiClass], sos: BidiClass) {
    let mut before = sos;
    for class in classes {
        match *class {
            NSM => *class = before,
            LRI | RLI | FSI | PDI => before = ON,
            other => before = other,
        }
    }
}

/// W2: a European number after an Arabic letter is an Arabic number.
fn w2(classes: &mut [BidiClass]) {
    let mut after_arabic = false;
    for class in classes {
        match *class {
            AL => after_arabic = true,
            L | R => after_arabic = false,
            EN if after_arabic => *class = AN,
            _ => {}
        }
    }
}

/// W3: an Arabic letter is R.
fn w3(classes: &mut [BidiClass]) {
    for class in classes.iter_mut().filter(|class| **class == AL) {
        *class = R;
    }
}

/// W4: a single sign between two European numbers is one, and a single common separator
/// between two numbers of one kind is of that kind.
fn w4(classes: &mut [BidiClass]) {
    let mut before = ON;
    for at in 0..classes.len() {
        let after = classes.get(at + 1).copied();
        let Some(class) = classes.get_mut(at) else {
            return;
        };
        match (before, *class, after) {
            (EN, ES | CS, Some(EN)) => *class = EN,
            (AN, CS, Some(AN)) => *class = AN,
            _ => {}
        }
        before = *class;
    }
}

/// W5: terminators beside a European number belong to it.
fn w5(classes: &mut [BidiClass]) {
    let mut before = ON;
    let mut start = 0;
    while let Some(rest) = classes.get_mut(start..) {
        let terminators = rest.iter().take_while(|class| **class == ET).count();
        let after = rest.get(terminators).copied();
        if let Some(terminators) = rest.get_mut(..terminators)
            && (before == EN || after == Some(EN))
        {
            terminators.fill(EN);
        }
        let Some(after) = after else { return };
        before = after;
        start += terminators + 1;
    }
}

/// W6: the signs, separators and terminators that are left are neutral.
fn w6(classes: &mut [BidiClass]) {
    for class in classes.iter_mut().filter(|c| matches!(c, ES | ET | CS)) {
        *class = ON;
    }
}

/// W7: a European number after a letter of class L, or at a start that counts as such,
/// is L.
fn w7(classes: &mut [BidiClass], sos: BidiClass) {
    let mut strong = sos;
    for class in classes {
        match *class {
            L | R => strong = *class,
            EN if strong == L => *class = L,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_bidi::BidiClass::{self, *};

    use super::{resolve_weak, w1, w2, w4, w5, w7};

    /// The examples of the standard's chapter 3.3.4.
    fn after(rule: impl Fn(&mut [BidiClass]), classes: &[BidiClass]) -> Vec<BidiClass> {
        let mut classes = classes.to_vec();
        rule(&mut classes);
        classes
    }

    #[test]
    fn w1_gives_a_mark_the_class_before_it() {
        let rule = |classes: &mut [BidiClass]| w1(classes, R);
        assert_eq!(after(rule, &[AL, NSM, NSM]), [AL, AL, AL]);
        assert_eq!(after(rule, &[NSM]), [R]);
        assert_eq!(after(rule, &[LRI, NSM]), [LRI, ON]);
        assert_eq!(after(rule, &[PDI, NSM]), [PDI, ON]);
    }

    #[test]
    fn w2_makes_numbers_after_an_arabic_letter_arabic() {
        assert_eq!(after(w2, &[AL, EN]), [AL, AN]);
        assert_eq!(after(w2, &[AL, WS, EN]), [AL, WS, AN]);
        assert_eq!(after(w2, &[AL, L, EN]), [AL, L, EN]);
    }

    #[test]
    fn w4_takes_single_separators_into_a_number() {
        assert_eq!(after(w4, &[EN, ES, EN, CS, EN]), [EN; 5]);
        assert_eq!(after(w4, &[AN, CS, AN]), [AN; 3]);
        assert_eq!(after(w4, &[EN, CS, CS, EN]), [EN, CS, CS, EN]);
        assert_eq!(after(w4, &[AN, ES, AN]), [AN, ES, AN]);
        assert_eq!(after(w4, &[EN, CS, AN]), [EN, CS, AN]);
    }

    #[test]
    fn w5_takes_terminators_on_either_side_into_a_number() {
        assert_eq!(after(w5, &[ET, ET, EN]), [EN; 3]);
        assert_eq!(after(w5, &[EN, ET, ET]), [EN; 3]);
        assert_eq!(after(w5, &[AN, ET, EN]), [AN, EN, EN]);
        assert_eq!(after(w5, &[AN, ET, AN]), [AN, ET, AN]);
    }

    #[test]
    fn w7_makes_numbers_after_a_latin_letter_latin() {
        let rule = |classes: &mut [BidiClass]| w7(classes, L);
        assert_eq!(after(rule, &[EN, R, EN, L, EN]), [L, R, EN, L, L]);
    }

    #[test]
    fn what_is_left_is_strong_numeral_or_neutral() {
        let rule = |classes: &mut [BidiClass]| resolve_weak(classes, R);
        assert_eq!(
            after(rule, &[AL, NSM, ET, EN, CS, EN, ES, L, EN, ET]),
            [R, R, ON, AN, AN, AN, ON, L, L, L]
        );
    }
}
