//! Numbers in Hebrew letters, as dates of the Jewish calendar write them: י״ב is 12,
//! תשפ״ד is 784 and means 5784.
//!
//! Rule: the letters' values are summed; a geresh stands behind a single letter, gershayim
//! before the last of several.

/// The number of a run of letters, marks left out; 0 never. `None` where the letters do
/// not fall in value, as those of a word would not (15 and 16, טו and טז, are the
/// exceptions that do).
///
/// ```
/// use khabar::letters::hebrew_numeral;
/// assert_eq!(hebrew_numeral("תשפד"), Some(784));
/// assert_eq!(hebrew_numeral("טו"), Some(15));
/// assert_eq!(hebrew_numeral("שלום"), None);
/// ```
#[must_use]
pub fn hebrew_numeral(letters: &str) -> Option<u16> {
    let mut sum = 0_u16;
    let mut last = u16::MAX;
    for letter in letters.chars() {
        let value = value(letter)?;
        if value > last {
            return None;
        }
        last = value;
        sum = sum.checked_add(value)?;
    }
    (sum > 0).then_some(sum)
}

const fn value(letter: char) -> Option<u16> {
    Some(match letter {
        'א' => 1,
        'ב' => 2,
        'ג' => 3,
        'ד' => 4,
        'ה' => 5,
        'ו' => 6,
        'ז' => 7,
        'ח' => 8,
        'ט' => 9,
        'י' => 10,
        'כ' | 'ך' => 20,
        'ל' => 30,
        'מ' | 'ם' => 40,
        'נ' | 'ן' => 50,
        'ס' => 60,
        'ע' => 70,
        'פ' | 'ף' => 80,
        'צ' | 'ץ' => 90,
        'ק' => 100,
        'ר' => 200,
        'ש' => 300,
        'ת' => 400,
        _ => return None,
    })
}
