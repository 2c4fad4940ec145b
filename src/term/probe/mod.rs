//! The probe: one batched question, the answers gathered as they come, and what may be
//! concluded from them. Never waits, never takes a key for an answer or an answer for a
//! key. Rules: DECRQM and DA (DEC STD 070), XTVERSION and OSC 11 (xterm's control
//! sequences).

mod answer;
mod answers;
mod ask;
mod outer;

pub use answer::Answer;
pub use answers::Answers;
pub use ask::{Findings, Probe, Progress, QUESTIONS};
pub use outer::Outer;
