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

/// Plain Rust, on every processor. The compiler makes of it what it knows of the target.
#[derive(Clone, Copy, Debug)]
pub(super) struct Portable;

#[inline(always)]
fn each(one: Column, other: Column, f: impl Fn(u8, u8) -> u8) -> Column {
    let mut out = one;
    for (out, other) in out.iter_mut().zip(other) {
        *out = f(*out, other);
    }
    out
}

impl Machine for Portable {
    type Bytes = Column;

    #[inline(always)]
    fn splat(self, byte: u8) -> Column {
        [byte; LANES]
    }

    #[inline(always)]
    fn load(self, column: &Column) -> Column {
        *column
    }

    #[inline(always)]
    fn equal(self, one: Column, other: Column) -> Column {
        each(one, other, |a, b| if a == b { 0xFF } else { 0 })
    }

    #[inline(always)]
    fn and(self, one: Column, other: Column) -> Column {
        each(one, other, |a, b| a & b)
    }

    #[inline(always)]
    fn or(self, one: Column, other: Column) -> Column {
        each(one, other, |a, b| a | b)
    }

    #[inline(always)]
    fn max(self, one: Column, other: Column) -> Column {
        each(one, other, u8::max)
    }

    #[inline(always)]
    fn less(self, one: Column, other: Column) -> Column {
        each(one, other, u8::saturating_sub)
    }

    #[inline(always)]
    fn mask(self, bytes: Column) -> u32 {
        // Eight lanes at a time: their highest bits are multiplied into one byte.
        let (eights, _) = bytes.as_chunks::<8>();
        eights.iter().rev().fold(0, |mask, eight| {
            let bits = (u64::from_le_bytes(*eight) >> 7) & 0x0101_0101_0101_0101;
            let byte = bits.wrapping_mul(0x0102_0408_1020_4080) >> 56;
            (mask << 8) | byte as u32
        })
    }
}
