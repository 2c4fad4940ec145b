//! What is done with what was found out: the order of rows, letters, marks, and the
//! terminal's own switch. The user's word goes before every finding.

use super::probe::Findings;
use super::terminals::{Terminal, recognise, recognise_client};
use super::{Answers, Joining, Order};
use crate::app::Background;
use crate::layout::{Letters, Marks};

/// How rows are to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bidi {
    /// As the terminal turns out to need it.
    Auto,
    /// Like this, whatever the terminal says.
    Only(Order),
}

/// What someone wants of the terminal; `None` where they do not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// How rows are sent.
    pub bidi: Option<Bidi>,
    /// Joined forms or plain letters.
    pub letters: Option<Letters>,
    /// Marks kept or stripped.
    pub marks: Option<Marks>,
    /// The ground for which colours are chosen.
    pub background: Option<Background>,
}

/// Who decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// An option on the command line.
    Option,
    /// The user's settings.
    Settings,
    /// The user's answer to the card, kept for this terminal.
    Remembered,
    /// What the terminal was found to be.
    Terminal,
    /// Nobody: the terminal said nothing that is known.
    Default,
}

/// Left and right margins can be set (DECLRMM), and cannot: where they can, `CSI s` is no
/// longer "keep the cursor's place".
const MARGINS: (&[u8], &[u8]) = (b"\x1b[?69h", b"\x1b[?69l");

/// Bytes that throw the terminal's own switch, and those that throw it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Switch {
    /// Its own reordering off; left and right margins on where there are any.
    pub on: Vec<u8>,
    /// And on again.
    pub off: Vec<u8>,
}

/// The terminal that was found, and the one around it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found {
    /// The terminal itself, or the multiplexer.
    pub terminal: Option<&'static Terminal>,
    /// The terminal around the multiplexer.
    pub around: Option<&'static Terminal>,
    /// True where the multiplexer is known to let nothing through.
    pub held_back: bool,
    /// True while the multiplexer's client has just come: what is sent through may be lost.
    pub settling: bool,
    /// True where it has left and right margins.
    pub margins: bool,
}

impl Found {
    /// What the findings say.
    #[must_use]
    pub fn of(findings: &Findings) -> Self {
        let terminal = recognise(&findings.terminal);
        let outer = findings.outer.as_ref();
        let multiplexer = terminal.is_some_and(|terminal| terminal.pass.is_some());
        let around = multiplexer
            .then(|| {
                let told = outer.filter(|outer| !outer.version.is_empty());
                match told {
                    Some(outer) => recognise(&Answers {
                        version: Some(outer.version.clone()),
                        ..Answers::default()
                    }),
                    None if !findings.around.is_empty() => recognise(&findings.around),
                    // A terminal that said nothing is not one that says little. Its TERM
                    // is a hint, once it has had the time to say more.
                    None => outer
                        .filter(|outer| !outer.is_new)
                        .and_then(|outer| recognise_client(&outer.term)),
                }
            })
            .flatten();
        Self {
            terminal,
            around,
            held_back: multiplexer && outer.is_some_and(|outer| !outer.passes),
            settling: multiplexer && outer.is_some_and(|outer| outer.is_new),
            margins: findings.terminal.has_margins(),
        }
    }

    /// True where the terminal is a multiplexer.
    #[must_use]
    pub fn is_multiplexed(&self) -> bool {
        self.terminal
            .is_some_and(|terminal| terminal.pass.is_some())
    }

    /// How rows are sent to it.
    #[must_use]
    pub fn order(&self) -> Order {
        match (self.terminal, self.around) {
            (Some(_), Some(around)) if self.held_back => around.order_held_back(),
            (Some(_), Some(around)) => around.order_behind(),
            (Some(terminal), None) => terminal.order(),
            (None, _) => Order::default(),
        }
    }

    /// Its switch beyond `CSI 8 l`, which a multiplexer has to be asked to carry, and its
    /// margins.
    #[must_use]
    pub fn switch(&self) -> Switch {
        let mut switch = self.switch_of_order();
        if self.margins {
            switch.on.extend_from_slice(MARGINS.0);
            switch.off.splice(0..0, MARGINS.1.iter().copied());
        }
        switch
    }

    fn switch_of_order(&self) -> Switch {
        let Some(terminal) = self.terminal else {
            return Switch::default();
        };
        let Some(pass) = &terminal.pass else {
            return Switch {
                on: terminal.on.clone().into_bytes(),
                off: terminal.off.clone().into_bytes(),
            };
        };
        let mut switch = Switch {
            on: pass.carry(b"\x1b[8l"),
            off: Vec::new(),
        };
        if let Some(around) = self.around.filter(|around| !around.on.is_empty()) {
            switch.on.extend(pass.carry(around.on.as_bytes()));
            switch.off.extend(pass.carry(around.off.as_bytes()));
        }
        switch.off.extend(pass.carry(b"\x1b[8h"));
        switch
    }

    /// Marks as this terminal can draw them.
    #[must_use]
    pub fn marks(&self) -> Marks {
        let strips = |terminal: Option<&Terminal>| terminal.is_some_and(Terminal::strips_marks);
        if strips(self.terminal) || strips(self.around) {
            Marks::Strip
        } else {
            Marks::Keep
        }
    }

    /// What the terminal makes of plain Arabic letters. A multiplexer may be shown by another
    /// terminal tomorrow.
    #[must_use]
    pub fn joining(&self) -> Joining {
        match self.terminal {
            Some(terminal) if terminal.pass.is_none() => terminal.joining(),
            _ => Joining::Unknown,
        }
    }

    /// True where slanted Arabic letters are known to be drawn as such. A terminal that is
    /// not known may have a font that draws boxes.
    #[must_use]
    pub fn italics(&self) -> bool {
        let around = match self.is_multiplexed() {
            true => self.around.is_some_and(Terminal::draws_italics),
            false => true,
        };
        around && self.terminal.is_some_and(Terminal::draws_italics)
    }

    /// Key in the strings table of what the user should know. That of a multiplexer is
    /// for those whose terminal's switch it holds back.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        let terminal = self.terminal?;
        let held_back = self.held_back && self.around.is_some_and(|around| !around.on.is_empty());
        if terminal.pass.is_some() && !held_back {
            return self.around?.hint.as_deref();
        }
        terminal.hint.as_deref()
    }
}

/// What is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// How rows are sent.
    pub order: Order,
    /// Who decided on the order.
    pub because: Because,
    /// Joined forms or plain letters.
    pub letters: Letters,
    /// What the terminal is relied on to make of plain letters: they are sent for the forms
    /// that it gives them. Nothing where the user has asked for forms.
    pub joining: Joining,
    /// Marks kept or stripped.
    pub marks: Marks,
    /// Whether slanted letters are sent as such.
    pub italics: bool,
    /// The terminal's own switch.
    pub switch: Switch,
    /// Whether left and right margins are in force.
    pub margins: bool,
    /// Key in the strings table of what the user should know.
    pub hint: Option<&'static str>,
    /// The background, once it is known.
    pub background: Option<Background>,
    /// True while what is sent through a multiplexer may be lost: the switch has to be thrown
    /// once more after it.
    pub settling: bool,
    /// True where a multiplexer stands between: the terminal around it may be exchanged.
    pub multiplexed: bool,
}

impl Choice {
    /// True where rows that were painted under this choice are not right under another one.
    /// Margins that are there now change no row; what is thrown back with them may.
    #[must_use]
    pub fn repaints(&self, after: &Self) -> bool {
        let only_margins = !self.margins && after.margins && self.switch.off.is_empty() && {
            let Switch { on, off } = &after.switch;
            on == MARGINS.0 && off == MARGINS.1
        };
        (self.switch != after.switch && !only_margins)
            || self.order != after.order
            || (self.settling && !after.settling)
    }
}

/// Decides: an option goes before the settings, these before what is remembered, that
/// before what was found.
#[must_use]
pub fn choose(
    option: Wishes,
    settings: Wishes,
    remembered: Wishes,
    found: &Found,
    background: Option<Background>,
) -> Choice {
    let wished = [
        (option.bidi, Because::Option),
        (settings.bidi, Because::Settings),
        (remembered.bidi, Because::Remembered),
    ]
    .into_iter()
    .find_map(|(bidi, because)| Some((bidi?, because)));
    let (order, because) = match wished {
        Some((Bidi::Only(order), because)) => (order, because),
        Some((Bidi::Auto, _)) | None => match found.terminal {
            Some(_) => (found.order(), Because::Terminal),
            None => (Order::default(), Because::Default),
        },
    };
    let letters = option.letters.or(settings.letters).or(remembered.letters);
    Choice {
        order,
        because,
        letters: letters.unwrap_or(Letters::Forms),
        joining: match letters {
            None => found.joining(),
            Some(_) => Joining::Unknown,
        },
        marks: option
            .marks
            .or(settings.marks)
            .or(remembered.marks)
            .unwrap_or_else(|| found.marks()),
        italics: found.italics(),
        switch: found.switch(),
        margins: found.margins,
        hint: found
            .hint()
            .filter(|_| matches!(because, Because::Terminal | Because::Default)),
        background: option
            .background
            .or(settings.background)
            .or(remembered.background)
            .or(background),
        settling: found.settling,
        multiplexed: found.is_multiplexed(),
    }
}

#[cfg(test)]
mod tests;
