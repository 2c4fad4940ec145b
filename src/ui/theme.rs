//! Colours and attributes by what they are for, from `assets/themes`.

use std::collections::HashMap;

use ratatui::style::{Color, Modifier, Style};

use crate::app::Background;
use crate::facts::Kind;

/// Styles by `table.name`.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    styles: HashMap<String, Style>,
}

/// Why a theme cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// It is no table of tables of strings.
    #[error("not a theme: {0}")]
    Toml(#[from] toml::de::Error),
    /// A word that is neither a colour nor an attribute.
    #[error("[{0}] {1}: {2:?} is neither a colour nor an attribute")]
    Word(String, String, String),
}

impl Theme {
    /// The theme that comes with the program, for a background.
    ///
    /// # Errors
    /// Never for the tables as they are: a test reads them.
    pub fn built_in(background: Background) -> Result<Self, ThemeError> {
        let mut theme = Self::parse(include_str!("../../assets/themes/default.toml"))?;
        if background == Background::Light {
            let light = Self::parse(include_str!("../../assets/themes/light.toml"))?;
            theme.styles.extend(light.styles);
        }
        Ok(theme)
    }

    /// Reads a theme.
    ///
    /// # Errors
    /// Where a style has a word that there is not.
    pub fn parse(text: &str) -> Result<Self, ThemeError> {
        let tables: HashMap<String, HashMap<String, String>> = toml::from_str(text)?;
        let mut styles = HashMap::new();
        for (table, rows) in tables {
            for (name, words) in rows {
                let mut style = Style::new();
                for word in words.split_whitespace() {
                    style = add(style, word).ok_or_else(|| {
                        ThemeError::Word(table.clone(), name.clone(), word.to_owned())
                    })?;
                }
                styles.insert(format!("{table}.{name}"), style);
            }
        }
        Ok(Self { styles })
    }

    /// A style by its name; plain where the theme has none.
    #[must_use]
    pub fn get(&self, name: &str) -> Style {
        self.styles.get(name).copied().unwrap_or_default()
    }

    /// The style of a kind of fact.
    #[must_use]
    pub fn fact(&self, kind: Kind) -> Style {
        self.get(match kind {
            Kind::Quantity => "fact.quantity",
            Kind::Quote => "fact.quote",
            Kind::Event => "fact.event",
            Kind::Time => "fact.time",
            Kind::Person => "fact.person",
            Kind::Organization => "fact.organization",
            Kind::Place => "fact.place",
        })
    }
}

fn add(style: Style, word: &str) -> Option<Style> {
    Some(match word {
        "bold" => style.add_modifier(Modifier::BOLD),
        "dim" => style.add_modifier(Modifier::DIM),
        "italic" => style.add_modifier(Modifier::ITALIC),
        "underlined" => style.add_modifier(Modifier::UNDERLINED),
        "reversed" => style.add_modifier(Modifier::REVERSED),
        "black" => style.fg(Color::Black),
        "red" => style.fg(Color::Red),
        "green" => style.fg(Color::Green),
        "yellow" => style.fg(Color::Yellow),
        "blue" => style.fg(Color::Blue),
        "magenta" => style.fg(Color::Magenta),
        "cyan" => style.fg(Color::Cyan),
        "gray" => style.fg(Color::Gray),
        "darkgray" => style.fg(Color::DarkGray),
        "lightred" => style.fg(Color::LightRed),
        "lightgreen" => style.fg(Color::LightGreen),
        "lightyellow" => style.fg(Color::LightYellow),
        "lightblue" => style.fg(Color::LightBlue),
        "lightmagenta" => style.fg(Color::LightMagenta),
        "lightcyan" => style.fg(Color::LightCyan),
        "white" => style.fg(Color::White),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::Theme;
    use crate::app::Background;
    use crate::facts::Kind;

    const KINDS: [Kind; 7] = [
        Kind::Quantity,
        Kind::Quote,
        Kind::Event,
        Kind::Time,
        Kind::Person,
        Kind::Organization,
        Kind::Place,
    ];

    #[test]
    fn on_a_light_ground_nothing_is_faint_and_nothing_else_changes() {
        let dark = Theme::built_in(Background::Dark).unwrap();
        let light = Theme::built_in(Background::Light).unwrap();
        assert_eq!(
            dark.styles.len(),
            light.styles.len(),
            "a name that dark has not"
        );
        for (name, style) in &light.styles {
            assert_eq!(style.add_modifier, dark.get(name).add_modifier, "{name}");
            let seen = [Color::Red, Color::Blue, Color::Magenta, Color::DarkGray];
            assert!(style.fg.is_none_or(|fg| seen.contains(&fg)), "{name}");
        }
    }

    #[test]
    fn the_selection_needs_no_colour() {
        for background in [Background::Dark, Background::Light] {
            let theme = Theme::built_in(background).unwrap();
            for name in [
                "list.selected",
                "facts.selected",
                "reader.lit",
                "reader.hit",
            ] {
                let style = theme.get(name);
                assert!(style.add_modifier.contains(Modifier::REVERSED), "{name}");
            }
        }
    }

    #[test]
    fn kinds_of_facts_differ_without_colour() {
        let theme = Theme::built_in(Background::Dark).unwrap();
        // Dates and quotations share italics: the one is a word or two, the other
        // stands between its marks.
        let mut seen: Vec<_> = KINDS
            .iter()
            .map(|kind| theme.fact(*kind).add_modifier)
            .collect();
        seen.sort_by_key(|modifier| modifier.bits());
        seen.dedup();
        assert!(seen.len() >= KINDS.len() - 1, "{seen:?}");
    }

    #[test]
    fn a_wrong_word_is_named() {
        let error = Theme::parse("[list]\nlabel = 'mauve'").unwrap_err();
        assert_eq!(
            error.to_string(),
            "[list] label: \"mauve\" is neither a colour nor an attribute"
        );
    }
}
