//! What the terminal paints behind text: light letters or dark ones stand out on it.

/// The background of the terminal, as the terminal said or the user chose. `term` asks
/// for it, `ui` chooses colours by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Background {
    /// Light letters on a dark ground; what is taken where nothing is known.
    #[default]
    Dark,
    /// Dark letters on a light ground.
    Light,
}
