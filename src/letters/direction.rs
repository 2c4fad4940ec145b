//! The two base directions of a paragraph (UAX #9, P2–P3).

/// A paragraph's base direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right: embedding level 0.
    #[default]
    Ltr,
    /// Right to left: embedding level 1.
    Rtl,
}

impl Direction {
    /// True for right to left.
    #[must_use]
    pub const fn is_rtl(self) -> bool {
        matches!(self, Self::Rtl)
    }
}
