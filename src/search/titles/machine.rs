//! What the sweep asks of a machine: 32 bytes at a time, one a title.

/// Titles that are compared at a time.
pub(in crate::search) const LANES: usize = 32;

/// A column of a group: the n-th byte of 32 keys.
pub(super) type Column = [u8; LANES];

/// A way to compute with columns. A value of it proves that this processor can.
pub(super) trait Machine: Copy {
    /// 32 bytes.
    type Bytes: Copy;
    /// One byte in every lane.
    fn splat(self, byte: u8) -> Self::Bytes;
    /// A column.
    fn load(self, column: &Column) -> Self::Bytes;
    /// 0xFF where the lanes are equal, 0 elsewhere.
    fn equal(self, one: Self::Bytes, other: Self::Bytes) -> Self::Bytes;
    /// Bits of both.
    fn and(self, one: Self::Bytes, other: Self::Bytes) -> Self::Bytes;
    /// Bits of either.
    fn or(self, one: Self::Bytes, other: Self::Bytes) -> Self::Bytes;
    /// The greater of each two lanes, unsigned.
    fn max(self, one: Self::Bytes, other: Self::Bytes) -> Self::Bytes;
    /// One less the other, no less than 0.
    fn less(self, one: Self::Bytes, other: Self::Bytes) -> Self::Bytes;
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
    fn max(self, one: Words, other: Words) -> Words {
        each(one, other, |one, other| {
            let first = filled(no_less(one, other));
            (one & first) | (other & !first)
        })
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

    #[test]
    fn lanes_do_not_reach_into_one_another() {
        let m = Portable;
        for one in 0..=u8::MAX {
            for other in 0..=u8::MAX {
                // Neighbours that would borrow and carry.
                let column = |byte: u8| {
                    let mut column = [0; LANES];
                    for (at, lane) in column.iter_mut().enumerate() {
                        *lane = [byte, 0, 0xFF, byte.wrapping_add(1), 0x80][at % 5];
                    }
                    column
                };
                let (ones, others) = (column(one), column(other));
                let (a, b) = (m.load(&ones), m.load(&others));
                let results = [m.equal(a, b), m.max(a, b), m.less(a, b)];
                let [equal, max, less] = results.map(|words| {
                    let bytes: Vec<u8> = words.into_iter().flat_map(u64::to_le_bytes).collect();
                    bytes
                });
                for lane in 0..LANES {
                    let (x, y) = (ones[lane], others[lane]);
                    assert_eq!(equal[lane], if x == y { 0xFF } else { 0 }, "{x} {y}");
                    assert_eq!(max[lane], x.max(y), "{x} {y}");
                    assert_eq!(less[lane], x.saturating_sub(y), "{x} {y}");
                    assert_eq!(m.mask(a) >> lane & 1 == 1, x >= 0x80);
                }
            }
        }
    }
}
