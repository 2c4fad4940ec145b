//! Hyperlinks: OSC 8 (hyperlinks in terminal emulators, E. Koblinger's specification).

/// What is written on a row of the screen leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The row, counted from 0. Everything on it that is not blank is the link.
    pub row: u16,
    /// Where it leads: printable ASCII, as [`web_address`](crate::app::web_address) gives it.
    pub target: String,
}

impl Link {
    /// The bytes before the linked cells. A target that could end the sequence links nothing.
    pub(super) fn begin(&self, frame: &mut Vec<u8>) {
        frame.extend_from_slice(b"\x1b]8;;");
        if self.target.bytes().all(|byte| byte.is_ascii_graphic()) {
            frame.extend_from_slice(self.target.as_bytes());
        }
        frame.extend_from_slice(b"\x1b\\");
    }

    /// The bytes after them.
    pub(super) fn end(frame: &mut Vec<u8>) {
        frame.extend_from_slice(b"\x1b]8;;\x1b\\");
    }
}

#[cfg(test)]
mod tests {
    use super::Link;

    #[test]
    fn a_target_cannot_end_its_own_sequence() {
        let mut frame = Vec::new();
        let target = "https://example.org/\x1b\\\x1b[2J".to_owned();
        Link { row: 0, target }.begin(&mut frame);
        assert_eq!(frame, b"\x1b]8;;\x1b\\");
    }
}
