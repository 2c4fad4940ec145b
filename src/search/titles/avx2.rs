//! The machine of x86-64 with AVX2.
//!
//! The one place of the search with `unsafe`: measured, the sweep is several times as
//! fast as what the compiler makes of [`Portable`](super::machine::Portable) for every
//! x86-64. Each call is sound because an [`Avx2`] exists only where the processor has
//! been asked.
#![allow(
    unsafe_code,
    reason = "vector instructions, behind a value that proves they are there"
)]

use core::arch::x86_64::{
    __m256i, _MM_HINT_T0, _mm_prefetch, _mm256_add_epi8, _mm256_and_si256, _mm256_cmpeq_epi8,
    _mm256_cmpgt_epi8, _mm256_loadu_si256, _mm256_max_epu8, _mm256_min_epu8, _mm256_movemask_epi8,
    _mm256_or_si256, _mm256_set1_epi8, _mm256_subs_epu8, _mm256_testz_si256,
};

use super::Met;
use super::machine::{Column, Machine};
use super::pattern::Pattern;
use super::sweep::sweep;

/// How far ahead of what is compared memory is asked for, in bytes: about two groups.
/// Measured: where other programs use it too, a sweep takes half of the time.
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
    pub(super) fn sweep(self, columns: &[Column], pattern: &Pattern) -> Met {
        // SAFETY: `self` proves that the processor has AVX2.
        unsafe { with_avx2(self, columns, pattern) }
    }
}

#[target_feature(enable = "avx2")]
fn with_avx2(machine: Avx2, columns: &[Column], pattern: &Pattern) -> Met {
    sweep(machine, columns, pattern)
}

impl Machine for Avx2 {
    type Bytes = __m256i;

    #[inline(always)]
    fn splat(self, byte: u8) -> __m256i {
        // SAFETY: `self` proves that the processor has AVX2; so below.
        unsafe { _mm256_set1_epi8(byte.cast_signed()) }
    }

    #[inline(always)]
    fn load(self, column: &Column) -> __m256i {
        // SAFETY: a column is 32 bytes, and the load may be unaligned.
        unsafe { _mm256_loadu_si256(column.as_ptr().cast()) }
    }

    #[inline(always)]
    fn announce(self, column: &Column) {
        let ahead = column.as_ptr().wrapping_add(AHEAD);
        // SAFETY: a hint; no address does harm.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(ahead.cast()) }
    }

    #[inline(always)]
    fn equal(self, one: __m256i, other: __m256i) -> __m256i {
        // SAFETY: as above.
        unsafe { _mm256_cmpeq_epi8(one, other) }
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
    fn plus(self, one: __m256i, other: __m256i) -> __m256i {
        // SAFETY: as above.
        unsafe { _mm256_add_epi8(one, other) }
    }

    #[inline(always)]
    fn less(self, one: __m256i, other: __m256i) -> __m256i {
        // SAFETY: as above.
        unsafe { _mm256_subs_epu8(one, other) }
    }

    #[inline(always)]
    fn above(self, one: __m256i, other: __m256i) -> __m256i {
        // SAFETY: as above.
        unsafe { _mm256_cmpgt_epi8(one, other) }
    }

    #[inline(always)]
    fn newer(self, is: __m256i, newer: __m256i, old: __m256i) -> __m256i {
        // The lesser of a byte and 0xFF is the byte. Of "and" the compiler makes a blend,
        // which costs twice as much.
        // SAFETY: as above.
        unsafe { _mm256_max_epu8(old, _mm256_min_epu8(newer, is)) }
    }

    #[inline(always)]
    fn any(self, bytes: __m256i) -> bool {
        // SAFETY: as above.
        unsafe { _mm256_testz_si256(bytes, bytes) == 0 }
    }

    #[inline(always)]
    fn mask(self, bytes: __m256i) -> u32 {
        // SAFETY: as above.
        unsafe { _mm256_movemask_epi8(bytes) }.cast_unsigned()
    }
}
