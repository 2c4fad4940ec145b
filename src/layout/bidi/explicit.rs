//! X1–X9: explicit levels and directional overrides.
//!
//! The depth is capped where the standard caps it (BD2), however many embeddings an
//! article opens: an implicit level is at most one above that.

use unicode_bidi::BidiClass;

/// BD2: the deepest explicit level.
const MAX_DEPTH: u8 = 125;

/// What X1–X8 make of one scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Explicit {
    /// Its explicit level.
    pub(super) level: u8,
    /// Its class as the text gives it.
    pub(super) original: BidiClass,
    /// Its class as an override leaves it.
    pub(super) class: BidiClass,
    /// True where X9 removes it.
    pub(super) removed: bool,
}

/// One entry of the directional status stack.
#[derive(Clone, Copy)]
struct Status {
    level: u8,
    class: Option<BidiClass>,
    isolate: bool,
}

/// The directional status stack and the three counters of X1.
struct Stack {
    base: Status,
    above: Vec<Status>,
    overflow_isolates: usize,
    overflow_embeddings: usize,
    valid_isolates: usize,
}

/// Walks over the classes of one paragraph. FSI must have become LRI or RLI before
/// (X5c, see [`choose_isolates`]); an FSI that is left is taken as LRI.
pub(super) fn explicit(classes: &[BidiClass], base: u8) -> Vec<Explicit> {
    let mut stack = Stack::new(base);
    classes.iter().map(|class| stack.step(*class)).collect()
}

/// X5c: each FSI becomes LRI or RLI by the first strong character of its own content.
pub(super) fn choose_isolates(classes: &mut [BidiClass]) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..classes.len() {
        match classes.get(at) {
            Some(BidiClass::LRI | BidiClass::RLI | BidiClass::FSI) => open.push(at),
            Some(BidiClass::PDI) => {
                open.pop();
            }
            Some(strong @ (BidiClass::L | BidiClass::R | BidiClass::AL)) => {
                let chosen = if *strong == BidiClass::L {
                    BidiClass::LRI
                } else {
                    BidiClass::RLI
                };
                if let Some(opener) = open.last().and_then(|at| classes.get_mut(*at))
                    && *opener == BidiClass::FSI
                {
                    *opener = chosen;
                }
            }
            _ => {}
        }
    }
}

impl Stack {
    fn new(level: u8) -> Self {
        Self {
            base: Status {
                level,
                class: None,
                isolate: false,
            },
            above: Vec::new(),
            overflow_isolates: 0,
            overflow_embeddings: 0,
            valid_isolates: 0,
        }
    }

    fn top(&self) -> Status {
        self.above.last().copied().unwrap_or(self.base)
    }

    fn step(&mut self, class: BidiClass) -> Explicit {
        match class {
            // X2–X5
            BidiClass::RLE => self.embed(true, None),
            BidiClass::LRE => self.embed(false, None),
            BidiClass::RLO => self.embed(true, Some(BidiClass::R)),
            BidiClass::LRO => self.embed(false, Some(BidiClass::L)),
            // X5a–X5c
            BidiClass::RLI | BidiClass::LRI | BidiClass::FSI => {
                let outside = self.plain(class);
                self.isolate(class == BidiClass::RLI);
                outside
            }
            // X6a
            BidiClass::PDI => {
                self.end_isolate();
                self.plain(class)
            }
            // X7
            BidiClass::PDF => {
                let inside = self.removed(class);
                self.end_embedding();
                inside
            }
            BidiClass::BN => self.removed(class),
            // X6
            _ => self.plain(class),
        }
    }

    /// The least level above the top's that is odd or even, unless it is too deep.
    fn deeper(&self, odd: bool) -> Option<u8> {
        let level = self.top().level;
        let up = if (level % 2 == 1) == odd { 2 } else { 1 };
        let fits = level + up <= MAX_DEPTH;
        (fits && self.overflow_isolates == 0 && self.overflow_embeddings == 0).then_some(level + up)
    }

    fn embed(&mut self, rtl: bool, class: Option<BidiClass>) -> Explicit {
        let outside = self.removed(BidiClass::BN);
        match self.deeper(rtl) {
            Some(level) => self.above.push(Status {
                level,
                class,
                isolate: false,
            }),
            None if self.overflow_isolates == 0 => self.overflow_embeddings += 1,
            None => {}
        }
        outside
    }

    fn isolate(&mut self, rtl: bool) {
        match self.deeper(rtl) {
            Some(level) => {
                self.valid_isolates += 1;
                self.above.push(Status {
                    level,
                    class: None,
                    isolate: true,
                });
            }
            None => self.overflow_isolates += 1,
        }
    }

    fn end_isolate(&mut self) {
        if self.overflow_isolates > 0 {
            self.overflow_isolates -= 1;
        } else if self.valid_isolates > 0 {
            self.overflow_embeddings = 0;
            while self.above.pop().is_some_and(|status| !status.isolate) {}
            self.valid_isolates -= 1;
        }
    }

    fn end_embedding(&mut self) {
        if self.overflow_isolates > 0 {
        } else if self.overflow_embeddings > 0 {
            self.overflow_embeddings -= 1;
        } else if !self.top().isolate {
            self.above.pop();
        }
    }

    fn plain(&self, class: BidiClass) -> Explicit {
        let top = self.top();
        Explicit {
            level: top.level,
            original: class,
            class: top.class.unwrap_or(class),
            removed: false,
        }
    }

    fn removed(&self, class: BidiClass) -> Explicit {
        Explicit {
            level: self.top().level,
            original: class,
            class,
            removed: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_bidi::BidiClass::{self, *};

    use super::{choose_isolates, explicit};

    fn levels(classes: &[BidiClass], base: u8) -> Vec<u8> {
        explicit(classes, base).iter().map(|e| e.level).collect()
    }

    #[test]
    fn an_isolate_closes_what_it_holds() {
        assert_eq!(
            levels(&[RLI, R, LRE, L, PDI, L, PDF, L], 0),
            [0, 1, 1, 2, 0, 0, 0, 0]
        );
    }

    #[test]
    fn depth_stops_at_125() {
        let deep: Vec<BidiClass> = [RLI, LRI].into_iter().cycle().take(140).collect();
        let levels = levels(&deep, 1);
        assert_eq!(levels.iter().max(), Some(&125));
        assert_eq!(levels.last(), Some(&125));
    }

    #[test]
    fn the_first_strong_character_of_its_own_content_chooses() {
        let mut classes = [FSI, FSI, R, PDI, L, PDI, FSI, PDI];
        choose_isolates(&mut classes);
        assert_eq!(classes, [LRI, RLI, R, PDI, L, PDI, FSI, PDI]);
    }
}
