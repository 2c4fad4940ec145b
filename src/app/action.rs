//! Everything that can be done, in one table: help, bottom line and documentation
//! come from it, keys from `assets/keymap/keys.toml`, words from `assets/strings`.

macro_rules! actions {
    ($($variant:ident $name:literal,)+) => {
        /// What a key asks for. Its help line stands in the strings table under
        /// `action.NAME`, its keys in the keymap under `NAME`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $(
                #[doc = concat!("`", $name, "`")]
                $variant,
            )+
        }

        impl Action {
            /// Every action, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in the keymap and in the strings table.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }
        }
    };
}

actions! {
    Down "down",
    Up "up",
    Top "top",
    Bottom "bottom",
    PageDown "page-down",
    PageUp "page-up",
    HalfDown "half-down",
    HalfUp "half-up",
    NextPane "next-pane",
    PreviousPane "previous-pane",
    PaneLeft "pane-left",
    PaneRight "pane-right",
    Open "open",
    ReadOn "read-on",
    NextUnread "next-unread",
    PreviousUnread "previous-unread",
    ToggleRead "read",
    ToggleStar "star",
    ToggleArchive "archive",
    ReadAll "read-all",
    StarAll "star-all",
    ArchiveAll "archive-all",
    Undo "undo",
    Redo "redo",
    Filter "filter",
    SaveSearch "save-search",
    SavedSearches "saved-searches",
    DeleteSearch "delete-search",
    Find "find",
    NextHit "next-hit",
    PreviousHit "previous-hit",
    NextOrder "order",
    ReviewWrong "review-wrong",
    ReviewConfirmed "review-confirmed",
    ReviewDisputed "review-disputed",
    ReviewNone "review-none",
    FilterFacts "filter-facts",
    Copy "copy",
    Link "link",
    Zoom "zoom",
    ViewBoilerplate "view-boilerplate",
    ViewDiacritics "view-diacritics",
    ViewRows "view-rows",
    ViewArchived "view-archived",
    ViewLanguage "view-language",
    ViewMeter "view-meter",
    TestCard "test-card",
    Repaint "repaint",
    Suspend "suspend",
    Help "help",
    Back "back",
    Quit "quit",
    QuitAll "quit-all",
}

impl Action {
    /// The action of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|action| action.name() == name)
    }
}
