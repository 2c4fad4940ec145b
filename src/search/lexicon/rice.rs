//! Rising numbers in Rice's code: each distance to the number before as its multiple of
//! a power of two, in ones and a zero, and the rest in so many bits. Bits fill bytes from
//! the lowest on; the last byte is filled up with ones, which end nothing.

/// The bits of a rest that cost least for numbers like these.
pub(super) fn bits_for(numbers: &[u32]) -> u8 {
    let last = numbers.last().copied().unwrap_or(0);
    let mean = u64::from(last) / numbers.len().max(1) as u64;
    // Distances by chance: the logarithm of .69 of their mean.
    u8::try_from((mean * 69 / 100).max(1).ilog2()).unwrap_or(0)
}

/// Appends the numbers.
pub(super) fn write(numbers: &[u32], bits: u8, to: &mut Vec<u8>) {
    let mut byte = 0_u8;
    let mut filled = 0;
    let mut put = |bit: bool| {
        byte |= u8::from(bit) << filled;
        filled += 1;
        if filled == u8::BITS {
            to.push(std::mem::take(&mut byte));
            filled = 0;
        }
        filled
    };
    let mut next = 0;
    let mut open = 0;
    for &number in numbers {
        let distance = number.saturating_sub(next);
        for _ in 0..distance >> bits {
            put(true);
        }
        open = put(false);
        for nth in 0..bits {
            open = put(distance >> nth & 1 == 1);
        }
        next = number.saturating_add(1);
    }
    while open != 0 {
        open = put(true);
    }
}

/// The numbers, of whatever bytes; they end with these.
pub(super) fn read(bits: u8, bytes: &[u8]) -> impl Iterator<Item = u32> {
    let mut from = Bits {
        bytes,
        held: 0,
        count: 0,
    };
    let mut next = 0_u64;
    std::iter::from_fn(move || {
        next = next.saturating_add(from.distance(u32::from(bits))?);
        let number = u32::try_from(next).ok()?;
        next += 1;
        Some(number)
    })
}

struct Bits<'a> {
    bytes: &'a [u8],
    /// Bits that are not yet taken, and how many. Above these are ones that come next, or
    /// zeros.
    held: u64,
    count: u32,
}

impl Bits<'_> {
    fn distance(&mut self, bits: u32) -> Option<u64> {
        self.fill();
        let ones = self.held.trailing_ones();
        let taken = ones + 1 + bits;
        if taken > self.count || taken >= u64::BITS {
            return self.long_distance(bits);
        }
        let rest = self.held >> (ones + 1) & ((1 << bits) - 1);
        self.drop(taken);
        Some((u64::from(ones) << bits) | rest)
    }

    /// The same, of more bits than are held at once.
    #[cold]
    fn long_distance(&mut self, bits: u32) -> Option<u64> {
        let ones = self.ones()?;
        self.fill();
        let rest = self.held & ((1 << bits) - 1);
        (bits <= self.count).then(|| self.drop(bits))?;
        Some((ones << bits) | rest)
    }

    /// The ones before the next zero.
    fn ones(&mut self) -> Option<u64> {
        let mut ones = 0;
        loop {
            self.fill();
            if self.count == 0 {
                return None;
            }
            let here = self.held.trailing_ones().min(self.count);
            self.drop(here);
            ones += u64::from(here);
            if self.count > 0 {
                self.drop(1);
                return Some(ones);
            }
        }
    }

    fn fill(&mut self) {
        if self.count > u64::BITS - u8::BITS {
            return;
        }
        if let Some(eight) = self.bytes.first_chunk() {
            let taken = (u64::BITS - 1 - self.count) / u8::BITS;
            self.held |= u64::from_le_bytes(*eight) << self.count;
            self.bytes = self.bytes.get(taken as usize..).unwrap_or_default();
            self.count += taken * u8::BITS;
            return;
        }
        while self.count <= u64::BITS - u8::BITS
            && let Some((&byte, rest)) = self.bytes.split_first()
        {
            self.held |= u64::from(byte) << self.count;
            self.count += u8::BITS;
            self.bytes = rest;
        }
    }

    fn drop(&mut self, bits: u32) {
        self.held = self.held.checked_shr(bits).unwrap_or(0);
        self.count -= bits;
    }
}

#[cfg(test)]
mod tests {
    use super::{bits_for, read, write};

    #[test]
    fn what_is_written_is_read() {
        let far = u32::MAX - 1;
        for numbers in [
            &[][..],
            &[0],
            &[7],
            &[0, 1, 2, 3, 4, 5, 6, 7, 8],
            &[0, 1, 2, 1000],
            &[3, 700, 1000, 1001],
            &[0, far],
            &[far],
        ] {
            for bits in [bits_for(numbers), 0, 5, 30] {
                if bits == 0 && numbers.last() == Some(&far) {
                    continue;
                }
                let mut bytes = Vec::new();
                write(numbers, bits, &mut bytes);
                assert!(
                    read(bits, &bytes).eq(numbers.iter().copied()),
                    "{bits} bits"
                );
            }
        }
        let every_third: Vec<u32> = (0..10_000).map(|n| 3 * n).collect();
        let mut bytes = Vec::new();
        write(&every_third, bits_for(&every_third), &mut bytes);
        assert!(read(bits_for(&every_third), &bytes).eq(every_third.iter().copied()));
        assert!(bytes.len() < 10_000 / 2, "{}", bytes.len());
    }

    #[test]
    fn any_bytes_are_read_to_their_end() {
        for byte in 0..=u8::MAX {
            for bits in 0..32 {
                let bytes = [byte, 0xFF, byte, 0, 0xFF, 0xFF, byte];
                let numbers: Vec<u32> = read(bits, &bytes).collect();
                assert!(numbers.is_sorted() && numbers.len() <= 56);
            }
        }
    }
}
