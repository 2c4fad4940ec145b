//! The machine of x86-64 with AVX2: 256 lanes at a time.
//!
//! The search is `unsafe` here and in `avx512.rs` alone: measured, the sweep is several times as
//! fast as what the compiler makes of [`Portable`](super::machine::Portable). Each call
//! is sound because an [`Avx2`] exists only where the processor has been asked.
#![allow(
    unsafe_code,
    reason = "vector instructions, behind a value that proves they are there"
)]

use core::arch::x86_64::{
    __m256i, _MM_HINT_T0, _mm_prefetch, _mm256_and_si256, _mm256_andnot_si256, _mm256_loadu2_m128i,
    _mm256_or_si256, _mm256_set1_epi8, _mm256_storeu_si256, _mm256_testz_si256, _mm256_xor_si256,
};

use super::Met;
use super::image::Group;
use super::lanes::LaneSet;
use super::machine::{Machine, Plane};
use super::pattern::Pattern;
use super::sweep::sweep;

/// How far ahead of what is compared memory is asked for, in bytes. Measured: where other
/// programs use it too, a sweep takes less than half of the time.
const AHEAD: usize = 3072;

/// Proof that this processor has AVX2.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) struct Avx2(());

impl Avx2 {
    /// The proof, where it can be had.
    pub(super) fn new() -> Option<Self> {
        std::arch::is_x86_feature_detected!("avx2").then_some(Self(()))
    }

    /// [`sweep`] in this machine's instructions.
    pub(super) fn sweep(self, group: Group<'_>, pattern: &Pattern) -> Met {
        // SAFETY: `self` proves that the processor has AVX2.
        unsafe { with_avx2(self, group, pattern) }
    }
}

#[target_feature(enable = "avx2")]
fn with_avx2(machine: Avx2, group: Group<'_>, pattern: &Pattern) -> Met {
    sweep(machine, group, pattern)
}

impl Machine for Avx2 {
    type Bits = __m256i;
    const PARTS: usize = 1;

    #[inline(always)]
    fn splat(self, bit: bool) -> __m256i {
        // SAFETY: `self` proves that the processor has AVX2; so below.
        unsafe { _mm256_set1_epi8(-i8::from(bit)) }
    }

    #[inline(always)]
    fn load(self, [one, other]: [&Plane; 2], _: usize) -> __m256i {
        // SAFETY: a plane is 16 bytes, and the loads may be unaligned.
        unsafe { _mm256_loadu2_m128i(other.as_ptr().cast(), one.as_ptr().cast()) }
    }

    #[inline(always)]
    fn announce(self, plane: &Plane) {
        let ahead = plane.as_ptr().wrapping_add(AHEAD);
        // SAFETY: a hint; no address does harm.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(ahead.cast()) }
    }

    #[inline(always)]
    fn and(self, one: __m256i, other: __m256i) -> __m256i {
        // SAFETY: as above.
        unsafe { _mm256_and_si256(one, other) }
    }

    #[inline(always)]
    fn or(self, one: __m256i, other: __m256i) -> __m256i {
        // SAFETY: as above.
        unsafe { _mm256_or_si256(one, other) }
    }

    #[inline(always)]
    fn xor(self, one: __m256i, other: __m256i) -> __m256i {
        // SAFETY: as above.
        unsafe { _mm256_xor_si256(one, other) }
    }

    #[inline(always)]
    fn but_not(self, one: __m256i, other: __m256i) -> __m256i {
        // SAFETY: as above.
        unsafe { _mm256_andnot_si256(other, one) }
    }

    #[inline(always)]
    fn any(self, bits: __m256i) -> bool {
        // SAFETY: as above.
        unsafe { _mm256_testz_si256(bits, bits) == 0 }
    }

    #[inline(always)]
    fn put(self, bits: __m256i, _: usize, to: &mut LaneSet) {
        // SAFETY: a set of lanes is 32 bytes, and the store may be unaligned.
        unsafe { _mm256_storeu_si256(to.0.as_mut_ptr().cast(), bits) }
    }
}
