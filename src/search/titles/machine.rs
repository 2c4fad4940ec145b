//! What the sweep asks of a machine: 32 bytes at a time, one a title.

/// Titles that are compared at a time.
pub(in crate::search) const LANES: usize = 32;

/// A column of a group: the n-th byte of 32 keys.
pub(super) type Column = [u8; LANES];

/// A way to compute with columns. A value of it proves that this processor can.
///
/// A lane is yes as 0xFF and no as 0, unless it is said that only its highest bit counts.
pub(super) trait Machine: Copy {
    /// 32 bytes.
    type Bytes: Copy;
    /// One byte in every lane.
    fn splat(self, byte: u8) -> Self::Bytes;
    /// A column.
    fn load(self, column: &Column) -> Self::Bytes;
    /// Says that what follows `column` will be asked for soon.
    fn announce(self, column: &Column);
    /// Where the lanes are equal.
    fn equal(self, one: Self::Bytes, other: Self::Bytes) -> Self::Bytes;
    /// Bits of both.
    fn and(self, one: Self::Bytes, other: Self::Bytes) -> Self::Bytes;
    /// Bits of either.
    fn or(self, one: Self::Bytes, other: Self::Bytes) -> Self::Bytes;
    /// The sum of each two lanes, which is no more than 255.
    fn plus(self, one: Self::Bytes, other: Self::Bytes) -> Self::Bytes;
    /// One less the other, no less than 0.
    fn less(self, one: Self::Bytes, other: Self::Bytes) -> Self::Bytes;
    /// Where one is more than the other, both below 128: the highest bit of the lane.
    fn above(self, one: Self::Bytes, other: Self::Bytes) -> Self::Bytes;
    /// `newer` where `is` says so, `old` elsewhere, which is never more than `newer`.
    fn newer(self, is: Self::Bytes, newer: Self::Bytes, old: Self::Bytes) -> Self::Bytes;
    /// True where any bit is set.
    fn any(self, bytes: Self::Bytes) -> bool;
    /// The highest bit of each lane, lane n in bit n.
    fn mask(self, bytes: Self::Bytes) -> u32;
}

/// Plain Rust, on every processor: eight lanes to a word, four words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Portable;

type Words = [u64; 4];

/// Everything but the highest bit of each lane.
const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
const HIGH: u64 = !LOW;
const ONES: u64 = 0x0101_0101_0101_0101;

#[inline(always)]
fn each([a, b, c, d]: Words, [e, f, g, h]: Words, op: impl Fn(u64, u64) -> u64) -> Words {
    [op(a, e), op(b, f), op(c, g), op(d, h)]
}

/// 0xFF in each lane whose highest bit is set; the other bits are not looked at.
#[inline(always)]
const fn filled(lanes: u64) -> u64 {
    ((lanes & HIGH) >> 7).wrapping_mul(0xFF)
}

/// The highest bit of each lane: whether one is no less than the other, unsigned.
#[inline(always)]
const fn no_less(one: u64, other: u64) -> u64 {
    // The highest bit of each lane keeps what is taken away from borrowing.
    let low = (one | HIGH).wrapping_sub(other & LOW);
    (one & !other) | (!(one ^ other) & low)
}

impl Machine for Portable {
    type Bytes = Words;

    #[inline(always)]
    fn splat(self, byte: u8) -> Words {
        [u64::from(byte) * ONES; 4]
    }

    #[inline(always)]
    fn load(self, column: &Column) -> Words {
        let (words, _) = column.as_chunks::<8>();
        words
            .first_chunk::<4>()
            .map_or([0; 4], |words| words.map(u64::from_le_bytes))
    }

    #[inline(always)]
    fn announce(self, _: &Column) {}

    #[inline(always)]
    fn equal(self, one: Words, other: Words) -> Words {
        each(one, other, |one, other| {
            let differ = one ^ other;
            filled(!(((differ & LOW) + LOW) | differ))
        })
    }

    #[inline(always)]
    fn and(self, one: Words, other: Words) -> Words {
        each(one, other, |one, other| one & other)
    }

    #[inline(always)]
    fn or(self, one: Words, other: Words) -> Words {
        each(one, other, |one, other| one | other)
    }

    #[inline(always)]
    fn plus(self, one: Words, other: Words) -> Words {
        each(one, other, u64::wrapping_add)
    }

    #[inline(always)]
    fn less(self, one: Words, other: Words) -> Words {
        each(one, other, |one, other| {
            let low = (one | HIGH).wrapping_sub(other & LOW);
            let difference = low ^ ((one ^ !other) & HIGH);
            difference & filled(no_less(one, other))
        })
    }

    #[inline(always)]
    fn above(self, one: Words, other: Words) -> Words {
        // The highest bit is left where nothing is borrowed from it.
        each(one, other, |one, other| {
            (one | HIGH).wrapping_sub(other).wrapping_sub(ONES)
        })
    }

    #[inline(always)]
    fn newer(self, is: Words, newer: Words, old: Words) -> Words {
        let differ = each(newer, old, |newer, old| newer ^ old);
        each(self.and(is, differ), old, |differ, old| differ ^ old)
    }

    #[inline(always)]
    fn any(self, [a, b, c, d]: Words) -> bool {
        a | b | c | d != 0
    }

    #[inline(always)]
    fn mask(self, words: Words) -> u32 {
        // The highest bits of a word are multiplied into one byte.
        let byte =
            |word: u64| (((word >> 7) & ONES).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u32;
        words
            .into_iter()
            .rev()
            .fold(0, |mask, word| (mask << 8) | byte(word))
    }
}

#[cfg(test)]
mod tests {
    use super::{LANES, Machine, Portable};

    /// What each operation makes of two bytes among neighbours that would borrow and carry.
    fn is_right<M: Machine>(m: M, one: u8, other: u8) {
        let column = |byte: u8| {
            let mut column = [0; LANES];
            for (at, lane) in column.iter_mut().enumerate() {
                *lane = [byte, 0, 0xFF, byte.wrapping_add(1), 0x80][at % 5];
            }
            column
        };
        let (ones, others) = (column(one), column(other));
        let (a, b) = (m.load(&ones), m.load(&others));
        // What holds in each lane, told by the mask of whether it is so.
        let lanes_of = |holds: &dyn Fn(usize) -> bool| {
            let bits = (0..LANES).map(|lane| u32::from(holds(lane)) << lane);
            bits.fold(0, |mask, bit| mask | bit)
        };
        let is = |bytes: M::Bytes, expected: &dyn Fn(u8, u8) -> u8, what: &str| {
            let expected: Vec<u8> = ones
                .iter()
                .zip(&others)
                .map(|(&x, &y)| expected(x, y))
                .collect();
            let column: [u8; LANES] = expected.try_into().unwrap();
            assert_eq!(
                m.mask(m.equal(bytes, m.load(&column))),
                u32::MAX,
                "{what} of {one} and {other}"
            );
        };
        let yes = |holds: bool| if holds { 0xFF } else { 0 };
        assert_eq!(m.mask(a), lanes_of(&|lane| ones[lane] >= 0x80), "{one}");
        assert_eq!(
            m.mask(m.equal(a, b)),
            lanes_of(&|lane| ones[lane] == others[lane])
        );
        is(m.equal(a, b), &|x, y| yes(x == y), "equal");
        is(m.and(a, b), &|x, y| x & y, "and");
        is(m.or(a, b), &|x, y| x | y, "or");
        is(m.less(a, b), &u8::saturating_sub, "less");
        let [low, half] = [0x7F, 0x3F].map(|byte| m.splat(byte));
        is(
            m.plus(m.and(a, low), m.and(b, low)),
            &|x, y| (x & 0x7F) + (y & 0x7F),
            "plus",
        );
        let above = m.mask(m.above(m.and(a, low), m.and(b, low)));
        assert_eq!(
            above,
            lanes_of(&|lane| ones[lane] & 0x7F > others[lane] & 0x7F),
            "{one} {other}"
        );
        let (old, newer) = (m.and(a, half), m.or(m.and(a, half), m.splat(0x40)));
        let newest = m.newer(m.equal(a, b), newer, old);
        is(
            newest,
            &|x, y| x & 0x3F | if x == y { 0x40 } else { 0 },
            "newer",
        );
        assert_eq!(
            m.any(m.and(a, b)),
            ones.iter().zip(&others).any(|(x, y)| x & y != 0)
        );
        assert!(!m.any(m.splat(0)));
        m.announce(&ones);
    }

    #[test]
    fn lanes_do_not_reach_into_one_another() {
        for one in 0..=u8::MAX {
            for other in 0..=u8::MAX {
                is_right(Portable, one, other);
                #[cfg(target_arch = "x86_64")]
                if let Some(machine) = crate::search::titles::avx2::Avx2::new() {
                    is_right(machine, one, other);
                }
            }
        }
    }
}
