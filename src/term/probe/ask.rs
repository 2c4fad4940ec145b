//! What is asked, when, and where the answers go.

use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::{Answers, Outer};
use crate::app::Message;
use crate::term::Tty;
use crate::term::terminals::recognise;

/// The batched question: reordering off, did that take (DECRQM 8), name and version
/// (XTVERSION), kind (DA2), background (OSC 11), margins and synchronized output (DECRQM
/// 69 and 2026), and last what every terminal answers (DA1).
pub const QUESTIONS: &[u8] =
    b"\x1b[8l\x1b[8$p\x1b[>0q\x1b[>c\x1b]11;?\x1b\\\x1b[?69$p\x1b[?2026$p\x1b[c";

/// What the terminal around a multiplexer is asked. No DECRQM: some print its last letter,
/// which a multiplexer would never know of.
const AROUND: &[u8] = b"\x1b[>0q\x1b[>c\x1b[c";

/// How long the first frame waits for DA1, from the question on.
pub const WAIT: Duration = Duration::from_millis(150);
/// How long answers may still be on their way over a slow link.
const AWAITED: Duration = Duration::from_secs(2);

/// How far the probe has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// More answers are expected.
    Waiting,
    /// Everything that can be known is known.
    Whole,
}

/// A handle of the probe: the loop asks, the thread that reads keys hands answers in.
#[derive(Clone, Debug, Default)]
pub struct Probe {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    stage: Stage,
    asked: Option<Instant>,
    terminal: Answers,
    around: Answers,
    tmux: Tmux,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    NotAsked,
    /// The terminal itself has been asked.
    Asked,
    /// The terminal around a multiplexer has been asked.
    AskedAround,
    /// What was asked around was answered.
    AnsweredAround,
    /// There was nothing to ask around.
    Answered,
}

/// What tmux says of its client.
#[derive(Clone, Debug, Default)]
enum Tmux {
    /// There is no tmux to be asked.
    #[default]
    None,
    /// It has been asked.
    Asked,
    /// It has answered, or has not in time.
    Said(Option<Outer>),
}

/// Everything that was found out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What the terminal itself answered.
    pub terminal: Answers,
    /// What the terminal around a multiplexer answered.
    pub around: Answers,
    /// What tmux says of it.
    pub outer: Option<Outer>,
}

impl Probe {
    /// Asks, and asks tmux in a thread of its own where there is one. Before the
    /// alternate screen is entered, `on_main_screen`: the cursor is put back and what a
    /// terminal may have printed of a question that it does not know is erased
    /// (Terminal.app and older qtermwidget print the `p` of DECRQM).
    ///
    /// # Errors
    /// Where the terminal takes no bytes.
    pub fn ask(&self, tty: &Tty, on_main_screen: bool, to: &Sender<Message>) -> io::Result<()> {
        {
            let mut state = self.state();
            state.stage = Stage::Asked;
            state.asked = Some(Instant::now());
            state.terminal = Answers::default();
            state.around = Answers::default();
            state.tmux = Tmux::None;
        }
        if std::env::var_os("TMUX").is_some_and(|socket| !socket.is_empty()) {
            self.state().tmux = Tmux::Asked;
            let (probe, to) = (self.clone(), to.clone());
            thread::Builder::new()
                .name("tmux".to_owned())
                .spawn(move || {
                    Outer::follow(|said| {
                        probe.state().tmux = Tmux::Said(said);
                        let _ = to.send(Message::Answered);
                    });
                })?;
        }
        if on_main_screen {
            tty.write(&[b"\x1b7", QUESTIONS, b"\x1b8\x1b[K"].concat())
        } else {
            tty.write(QUESTIONS)
        }
    }

    /// Takes one sequence of the terminal's in.
    pub(in crate::term) fn take(&self, sequence: &[u8]) {
        self.state().take(sequence);
    }

    /// Goes on with what follows from the answers: the terminal around a multiplexer is
    /// asked where its answer will come here.
    ///
    /// # Errors
    /// Where the terminal takes no bytes.
    pub fn advance(&self, tty: &Tty) -> io::Result<Progress> {
        let question = self.state().advance();
        if let Some(question) = question {
            tty.write(&question)?;
        }
        Ok(self.progress())
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        match self.state().stage {
            Stage::Answered | Stage::AnsweredAround => Progress::Whole,
            _ => Progress::Waiting,
        }
    }

    /// True while answers may be on their way.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        let state = self.state();
        matches!(state.stage, Stage::Asked | Stage::AskedAround)
            && state.asked.is_some_and(|asked| asked.elapsed() < AWAITED)
    }

    /// When the first frame waits no longer.
    #[must_use]
    pub fn deadline(&self) -> Instant {
        self.state().asked.unwrap_or_else(Instant::now) + WAIT
    }

    /// What has been found out so far.
    #[must_use]
    pub fn findings(&self) -> Findings {
        let state = self.state();
        Findings {
            terminal: state.terminal.clone(),
            around: state.around.clone(),
            outer: match &state.tmux {
                Tmux::Said(said) => said.clone(),
                Tmux::None | Tmux::Asked => None,
            },
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn take(&mut self, sequence: &[u8]) {
        // Screen hands the question for the background on: its answer comes after DA1.
        let is_background = sequence.starts_with(b"\x1b]11;");
        match self.stage {
            Stage::AskedAround | Stage::AnsweredAround if !is_background => {
                let mut said = Answers::default();
                said.take(sequence);
                // The multiplexer's own answer once more is none of the terminal around.
                let again = said.identity() == self.terminal.identity()
                    || (said.version.is_some() && said.version == self.terminal.version)
                    || (said.secondary.is_some() && said.secondary == self.terminal.secondary);
                if !again {
                    self.around.take(sequence);
                }
            }
            _ => self.terminal.take(sequence),
        }
    }

    fn advance(&mut self) -> Option<Vec<u8>> {
        match self.stage {
            Stage::Asked if self.terminal.primary.is_some() => {}
            Stage::AskedAround if self.around.primary.is_some() => {
                self.stage = Stage::AnsweredAround;
                return None;
            }
            _ => return None,
        }
        let pass = recognise(&self.terminal).and_then(|terminal| terminal.pass.as_ref());
        match (pass, &self.tmux) {
            (Some(_), Tmux::Asked) => None,
            // The answer would come to another pane, or the question is not let through,
            // or the answer is known.
            (Some(_), Tmux::Said(Some(outer)))
                if !outer.version.is_empty() || !outer.in_front || !outer.passes =>
            {
                self.stage = Stage::Answered;
                None
            }
            (Some(pass), _) => {
                self.stage = Stage::AskedAround;
                Some(pass.carry(AROUND))
            }
            (None, _) => {
                self.stage = Stage::Answered;
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Outer, Stage, State, Tmux};

    fn asked(tmux: Tmux) -> State {
        State {
            stage: Stage::Asked,
            tmux,
            ..State::default()
        }
    }

    fn answer(state: &mut State, sequences: &[&str]) -> Option<Vec<u8>> {
        for sequence in sequences {
            state.take(sequence.as_bytes());
        }
        state.advance()
    }

    const TMUX: [&str; 3] = ["\x1bP>|tmux 3.3a\x1b\\", "\x1b[>84;0;0c", "\x1b[?1;2c"];
    const AROUND: &[u8] = b"\x1bPtmux;\x1b\x1b[>0q\x1b\x1b[>c\x1b\x1b[c\x1b\\";

    #[test]
    fn the_terminal_around_is_asked_only_where_its_answer_comes_here() {
        let outer = |version: &str, in_front, passes| {
            Tmux::Said(Some(Outer {
                version: version.to_owned(),
                term: "xterm-256color".to_owned(),
                in_front,
                passes,
                is_new: false,
            }))
        };
        for (tmux, asks) in [
            (outer("", true, true), true),
            (outer("kitty(0.26.5)", true, true), false),
            (outer("", false, true), false),
            (outer("", true, false), false),
            (Tmux::Said(None), true),
            (Tmux::None, true),
        ] {
            let mut state = asked(tmux.clone());
            let question = answer(&mut state, &TMUX);
            assert_eq!(question.as_deref(), asks.then_some(AROUND), "{tmux:?}");
        }
    }

    #[test]
    fn nothing_is_carried_through_a_terminal_that_is_no_multiplexer() {
        let mut state = asked(Tmux::Said(None));
        assert_eq!(answer(&mut state, &["\x1b[8;0$y", "\x1b[?64;1c"]), None);
        assert_eq!(state.stage, Stage::Answered);
    }

    #[test]
    fn tmux_is_waited_for_before_the_terminal_around_it_is_asked() {
        let mut state = asked(Tmux::Asked);
        assert_eq!(answer(&mut state, &TMUX), None);
        assert_eq!(state.stage, Stage::Asked);
        state.tmux = Tmux::Said(None);
        assert_eq!(state.advance().as_deref(), Some(AROUND));
    }

    #[test]
    fn a_doubled_answer_of_the_multiplexer_is_not_taken_for_the_terminal_around_it() {
        let mut state = asked(Tmux::None);
        answer(&mut state, &TMUX);
        // The multiplexer's answers once more, its DA1 too, and only then the others.
        answer(&mut state, &TMUX);
        answer(&mut state, &["\x1b[>24;279;0c", "\x1b[?63;1c"]);
        assert_eq!(state.around.version, None);
        assert_eq!(state.around.secondary.as_deref(), Some("24;279;0"));
        assert_eq!(state.stage, Stage::AnsweredAround);
    }

    #[test]
    fn a_background_that_comes_after_the_last_answer_is_taken() {
        let mut state = asked(Tmux::None);
        let screen = ["\x1b[>83;40900;0c", "\x1b[?1;2c"];
        assert!(answer(&mut state, &screen).is_some());
        answer(&mut state, &["\x1b]11;rgb:ffff/ffff/ffff\x1b\\"]);
        assert!(state.terminal.background.is_some());
    }
}
