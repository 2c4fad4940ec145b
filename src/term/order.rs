//! In which order cells are sent, so that a terminal shows the row that was painted.

/// How the rows of the screen are handed to a terminal. Panes never know it: they
/// paint visual order, and the backend rewrites what is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Cells as they were painted: the terminal does not reorder, or was told not to.
    #[default]
    Visual,
    /// The same, with a LEFT-TO-RIGHT MARK after every right-to-left cell: order holds in
    /// a terminal that reorders behind a multiplexer.
    Lrm,
    /// Every right-to-left token in logical order: kitty reverses each word by itself.
    Token,
    /// The inverse of the bidi algorithm over the whole row: PuTTY has no off switch.
    Inverse,
    /// The text between two borders in logical order, for a terminal that reorders it there
    /// whatever it is told: Konsole behind a multiplexer that holds its switch back.
    Logical,
}

impl Order {
    /// Every order, in the order of the help.
    pub const ALL: [Self; 5] = [
        Self::Visual,
        Self::Lrm,
        Self::Token,
        Self::Inverse,
        Self::Logical,
    ];

    /// The order of that word, if there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }

    /// The word for it on the command line and in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Visual => "visual",
            Self::Lrm => "lrm",
            Self::Token => "token",
            Self::Inverse => "inverse",
            Self::Logical => "logical",
        }
    }
}
