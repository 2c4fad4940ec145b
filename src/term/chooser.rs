//! Puts together what the user said, what is remembered and what was found out.

use super::choice::{Because, Bidi, Choice, Found, Wishes, choose};
use super::probe::{Probe, Progress};
use super::remembered::{Remembered, identity};
use super::{Order, hint};
use crate::app::Background;
use crate::home::{HomeError, Settings};
use crate::layout::{Letters, Marks};

/// Everything that goes into a [`Choice`].
#[derive(Clone, Debug, Default)]
pub struct Chooser {
    /// What the command line says.
    pub option: Wishes,
    /// What the settings say.
    pub settings: Wishes,
    /// What is remembered of terminals.
    pub remembered: Remembered,
    /// What the terminal says.
    pub probe: Probe,
}

impl Chooser {
    /// The choice as things stand.
    #[must_use]
    pub fn choice(&self) -> Choice {
        let findings = self.probe.findings();
        if self.probe.progress() == Progress::Waiting
            && Found::of(&findings).terminal.is_none()
            && let Some((found, identity)) = self.remembered.slow()
        {
            let answer = self.remembered.answer(identity);
            let choice = choose(self.option, self.settings, answer, &found, None);
            return Choice {
                because: match choice.because {
                    Because::Terminal => Because::Remembered,
                    because => because,
                },
                hint: None,
                ..choice
            };
        }
        let found = Found::of(&findings);
        let hinted = || (!found.is_multiplexed()).then(hint::background).flatten();
        choose(
            self.option,
            self.settings,
            self.remembered.answer(&identity(&findings)),
            &found,
            findings.terminal.background.or_else(hinted),
        )
    }

    /// What this terminal is remembered by.
    #[must_use]
    pub fn identity(&self) -> String {
        identity(&self.probe.findings())
    }

    /// Takes the user's answer to the card for this terminal in. It is on the disk once
    /// [`Remembered::write`] has returned.
    pub fn answer(&mut self, order: Order) {
        let identity = self.identity();
        self.remembered.answer_is(&identity, order);
    }

    /// Keeps what a terminal that answered after the first frame is, where that is news.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn note_slow(&mut self) -> Result<(), HomeError> {
        let findings = self.probe.findings();
        if self
            .remembered
            .note_slow(&Found::of(&findings), &identity(&findings))
        {
            self.remembered.write()?;
        }
        Ok(())
    }
}

/// The table `[terminal]` of the settings.
#[must_use]
pub fn wishes_of(settings: &mut Settings) -> Wishes {
    let mut orders = vec![("auto", Bidi::Auto)];
    orders.extend(Order::ALL.map(|order| (order.name(), Bidi::Only(order))));
    Wishes {
        bidi: settings.take("terminal", "bidi", &orders),
        letters: settings.take(
            "terminal",
            "letters",
            &[("forms", Letters::Forms), ("plain", Letters::Plain)],
        ),
        marks: settings.take(
            "terminal",
            "marks",
            &[("keep", Marks::Keep), ("strip", Marks::Strip)],
        ),
        background: settings.take(
            "terminal",
            "background",
            &[("dark", Background::Dark), ("light", Background::Light)],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::wishes_of;
    use crate::app::Background;
    use crate::home::Settings;
    use crate::layout::{Letters, Marks};
    use crate::term::{Bidi, Order, Wishes};

    #[test]
    fn the_settings_of_the_terminal_are_read_and_wrong_ones_named() {
        let mut settings = Settings::parse(
            "[terminal]\nbidi = \"inverse\"\nletters = \"plain\"\nmarks = \"strip\"\nbackground = \"light\"\n",
        );
        assert_eq!(
            wishes_of(&mut settings),
            Wishes {
                bidi: Some(Bidi::Only(Order::Inverse)),
                letters: Some(Letters::Plain),
                marks: Some(Marks::Strip),
                background: Some(Background::Light),
            }
        );
        assert!(settings.faults().is_empty());
        let mut settings = Settings::parse("[terminal]\nbidi = \"sideways\"\ncolour = \"no\"\n");
        assert_eq!(wishes_of(&mut settings), Wishes::default());
        let faults: Vec<String> = settings.faults().iter().map(ToString::to_string).collect();
        assert_eq!(
            faults,
            [
                "settings.toml, line 2: terminal.bidi is one of auto, visual, lrm, token, inverse, logical",
                "settings.toml, line 3: there is no setting terminal.colour",
            ]
        );
    }
}
