//! Keys as `app` knows them: what was typed, whatever the terminal sent for it.

use std::fmt;

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character as typed, after the layout and shift.
    Char(char),
    /// Enter or Return.
    Enter,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Escape by itself.
    Esc,
    /// The arrow keys.
    Up,
    /// Down.
    Down,
    /// Left on the screen.
    Left,
    /// Right on the screen.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// A key press. Shift is part of the character; only Control is kept beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// What was pressed.
    pub code: Code,
    /// With Control held.
    pub control: bool,
}

impl Key {
    /// A key without Control.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            control: false,
        }
    }

    /// A character without Control.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A character with Control.
    #[must_use]
    pub const fn control(c: char) -> Self {
        Self {
            code: Code::Char(c),
            control: true,
        }
    }

    /// The key behind its name in the keymap: `j`, `Space`, `S-Tab`, `^l`, `PageDown`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let code = match name {
            "Enter" => Code::Enter,
            "Tab" => Code::Tab,
            "S-Tab" => Code::BackTab,
            "Backspace" => Code::Backspace,
            "Delete" => Code::Delete,
            "Esc" => Code::Esc,
            "Up" => Code::Up,
            "Down" => Code::Down,
            "Left" => Code::Left,
            "Right" => Code::Right,
            "Home" => Code::Home,
            "End" => Code::End,
            "PageUp" => Code::PageUp,
            "PageDown" => Code::PageDown,
            "Space" => Code::Char(' '),
            _ => {
                let mut chars = name.chars();
                return match (chars.next(), chars.next(), chars.next()) {
                    (Some('^'), Some(c), None) => Some(Self::control(c)),
                    (Some(c), None, None) => Some(Self::char(c)),
                    _ => None,
                };
            }
        };
        Some(Self::plain(code))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.control {
            f.write_str("^")?;
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) => write!(f, "{c}"),
            Code::BackTab => f.write_str("S-Tab"),
            code => write!(f, "{code:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Key};

    #[test]
    fn a_key_is_read_back_from_its_name() {
        for name in ["j", "Space", "S-Tab", "^l", "PageDown", "/", "^z", "Enter"] {
            assert_eq!(Key::parse(name).unwrap().to_string(), name);
        }
        assert_eq!(Key::parse("^"), Some(Key::char('^')));
        assert_eq!(Key::parse("Meta"), None);
        assert_eq!(Key::parse("Down"), Some(Key::plain(Code::Down)));
    }
}
