//! A word as its bytes are written, taken out of a text without looking at letter after letter.

/// The most bytes of one: twelve letters.
const LONGEST: usize = 24;

/// Which characters of two bytes are letters: a bit for each pair of bytes, the first of them the
/// higher.
#[derive(Debug)]
pub(super) struct Letters([u64; 1 << 10]);

impl Letters {
    /// Those whose scalar values `is` takes.
    pub(super) fn of(is: impl Fn(usize) -> bool) -> Self {
        let mut letters = [0; 1 << 10];
        for code in (0x80..0x800).filter(|code| is(*code)) {
            let pair = (0xC0 | code >> 6) << 8 | (0x80 | code & 0x3F);
            if let Some(bits) = letters.get_mut(pair >> 6) {
                *bits |= 1_u64 << (pair & 0x3F);
            }
        }
        Self(letters)
    }

    /// How many letters of two bytes stand at the head of `pairs`: each is looked at, since
    /// where a word ends cannot be foreseen.
    fn leading(&self, pairs: &[[u8; 2]]) -> u32 {
        let bits = pairs.iter().zip(0..).fold(0_u64, |bits, (pair, nth)| {
            let pair = u16::from_be_bytes(*pair);
            let known = self.0.get(usize::from(pair >> 6)).copied().unwrap_or(0);
            bits | (known >> (pair & 0x3F) & 1) << nth
        });
        bits.trailing_ones()
    }
}

/// A word of letters of two bytes, and zeros behind it: two are equal where their words are,
/// since no letter is a zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written([u64; LONGEST / 8]);

impl Written {
    /// The letters at a byte, and how many bytes they are; `None` where there is none or they
    /// are too many, and for the last ones of a text, which are not worth a way of their own.
    #[inline]
    pub(super) fn at(text: &[u8], start: usize, letters: &Letters) -> Option<(Self, usize)> {
        let bytes = text.get(start..)?.first_chunk::<LONGEST>()?;
        let (pairs, _) = bytes.as_chunks::<2>();
        let len = 2 * letters.leading(pairs) as usize;
        if len == 0 || len == LONGEST {
            return None;
        }
        let (parts, _) = bytes.as_chunks::<8>();
        let mut written = [0; LONGEST / 8];
        for ((part, bytes), from) in written.iter_mut().zip(parts).zip((0..).step_by(8)) {
            *part = u64::from_le_bytes(*bytes) & lowest_bytes(len.saturating_sub(from));
        }
        Some((Self(written), len))
    }

    /// Its slot of `slots`, a power of two.
    pub(super) fn slot(self, slots: usize) -> usize {
        let mixed = self.0.into_iter().fold(0_u64, |hash, part| {
            (hash.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        (mixed >> 40) as usize & (slots - 1)
    }
}

/// The bits of the first bytes of a number of eight.
const fn lowest_bytes(bytes: usize) -> u64 {
    if bytes >= 8 {
        u64::MAX
    } else {
        (1 << (8 * bytes)) - 1
    }
}

#[cfg(test)]
mod tests {
    use super::{Letters, Written};

    fn arabic() -> Letters {
        Letters::of(|code| (0x620..0x64B).contains(&code))
    }

    #[test]
    fn a_word_is_its_letters_whatever_follows() {
        let letters = arabic();
        let at = |text: &str| Written::at(text.as_bytes(), 0, &letters);
        let (word, len) = at("كتاب جديد على الطاولة").unwrap();
        assert_eq!(len, "كتاب".len());
        assert_eq!(at("كتاب، ثم كتاب آخر أيضا"), Some((word, len)));
        assert_ne!(
            at("كتابه الجديد على الطاولة").map(|(word, _)| word),
            Some(word)
        );
    }

    #[test]
    fn what_is_long_or_last_or_of_other_letters_is_none() {
        let letters = arabic();
        for text in [
            "والاستراتيجيات القديمة كلها",
            "كتاب",
            "abc كتاب جديد على الطاولة",
            " كتاب جديد على الطاولة",
        ] {
            assert_eq!(Written::at(text.as_bytes(), 0, &letters), None, "{text}");
        }
    }
}
