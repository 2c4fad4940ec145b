//! The machine of x86-64 with AVX-512: still 256 lanes at a time, by instructions that
//! join three operands at once and with twice as many registers.
//!
//! The sweep is the one of [`Avx2`], compiled once more: measured, it takes a tenth to a
//! fifth less time. Vectors twice as wide would not fit a group.
#![allow(
    unsafe_code,
    reason = "vector instructions, behind a value that proves they are there"
)]

use super::Met;
use super::avx2::Avx2;
use super::image::Group;
use super::pattern::Pattern;
use super::sweep::sweep;

/// Proof that this processor has AVX-512 for vectors of 256 bits too.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) struct Avx512(Avx2);

impl Avx512 {
    /// The proof, where it can be had.
    pub(super) fn new() -> Option<Self> {
        let has = std::arch::is_x86_feature_detected!("avx512f")
            && std::arch::is_x86_feature_detected!("avx512vl");
        Avx2::new().filter(|_| has).map(Self)
    }

    /// [`sweep`] in this machine's instructions.
    pub(super) fn sweep(self, group: Group<'_>, pattern: &Pattern) -> Met {
        // SAFETY: `self` proves that the processor has these.
        unsafe { with_avx512(self.0, group, pattern) }
    }
}

#[target_feature(enable = "avx2,avx512f,avx512vl")]
fn with_avx512(machine: Avx2, group: Group<'_>, pattern: &Pattern) -> Met {
    sweep(machine, group, pattern)
}
