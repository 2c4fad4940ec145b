//! What the link has carried: the figures of the meter on the bottom line.

/// What was sent to the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Bytes.
    pub bytes: u64,
    /// Frames: writes, one a frame that changes something.
    pub frames: u64,
}

/// What was sent, told at each key.
///
/// The figures are those of the frames before: a frame cannot hold its own length. They
/// change with a key and with nothing else, so that the meter asks for no frame of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Since the last key but one, up to the last key: what that key and the answers to it
    /// have cost.
    pub last: Carried,
    /// In all, up to the last key.
    pub all: Carried,
}

impl Traffic {
    /// A key has come; so much was sent in all up to now.
    pub const fn key(&mut self, all: Carried) {
        self.last = Carried {
            bytes: all.bytes.saturating_sub(self.all.bytes),
            frames: all.frames.saturating_sub(self.all.frames),
        };
        self.all = all;
    }
}

#[cfg(test)]
mod tests {
    use super::{Carried, Traffic};

    #[test]
    fn a_key_is_told_what_the_one_before_has_cost() {
        let carried = |bytes, frames| Carried { bytes, frames };
        let mut traffic = Traffic::default();
        traffic.key(carried(9000, 2));
        traffic.key(carried(9145, 3));
        assert_eq!(traffic.last, carried(145, 1));
        assert_eq!(traffic.all, carried(9145, 3));
        traffic.key(carried(9145, 3));
        assert_eq!(traffic.last, carried(0, 0));
    }
}
