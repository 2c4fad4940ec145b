//! What a terminal makes of plain Arabic letters.

/// Which shape a terminal gives a plain Arabic letter that stands in visual order, its own
/// reordering being off. A letter takes a byte less than its presentation form. Panes never
/// know it: they paint forms, and the backend sends the letters that are shown as them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Joining {
    /// Not known, or not to be relied on.
    #[default]
    Unknown,
    /// The isolated one, whatever stands beside it.
    Never,
    /// The one that joins it to its neighbours in the row, whatever their attributes are.
    Neighbours,
}

impl Joining {
    /// The joining of that word in the table of the terminals, if there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "never" => Some(Self::Never),
            "neighbours" => Some(Self::Neighbours),
            _ => None,
        }
    }
}
