//! Hyperlinks: OSC 8 (hyperlinks in terminal emulators, E. Koblinger's specification).

/// The bytes after the linked cells.
pub(super) const END: &[u8] = b"\x1b]8;;\x1b\\";

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
    pub(super) fn begin(&self) -> Vec<u8> {
        let safe = self.target.bytes().all(|byte| byte.is_ascii_graphic());
        let target = if safe { self.target.as_str() } else { "" };
        format!("\x1b]8;;{target}\x1b\\").into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::Link;

    #[test]
    fn a_target_cannot_end_its_own_sequence() {
        let target = "https://example.org/\x1b\\\x1b[2J".to_owned();
        assert_eq!(Link { row: 0, target }.begin(), b"\x1b]8;;\x1b\\");
    }
}
