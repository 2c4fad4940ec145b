//! Levels, mirroring and reordering by fribidi.

use std::ffi::c_int;
use std::ops::Range;

#[link(name = "fribidi")]
unsafe extern "C" {
    fn fribidi_get_bidi_types(text: *const u32, length: c_int, types: *mut u32);
    fn fribidi_get_bracket_types(
        text: *const u32,
        length: c_int,
        types: *const u32,
        brackets: *mut u32,
    );
    fn fribidi_get_par_embedding_levels_ex(
        types: *const u32,
        brackets: *const u32,
        length: c_int,
        base: *mut u32,
        levels: *mut i8,
    ) -> i8;
    fn fribidi_shape_mirroring(levels: *const i8, length: c_int, text: *mut u32);
    fn fribidi_reorder_line(
        flags: u32,
        types: *const u32,
        length: c_int,
        offset: c_int,
        base: u32,
        levels: *mut i8,
        visual: *mut u32,
        map: *mut c_int,
    ) -> i8;
}

/// FRIBIDI_PAR_RTL.
const RTL: u32 = 0x0000_0111;
/// FRIBIDI_FLAGS_DEFAULT: mirroring and non-spacing marks.
const FLAGS: u32 = 0x0000_0001 | 0x0000_0002;

/// Lays out the lines of one paragraph, scalars given; returns what is leftmost, so that
/// nothing is optimised away.
pub fn lay_out(text: &[u32], lines: &[Range<usize>]) -> u32 {
    let length = c_int::try_from(text.len()).unwrap();
    let mut types = vec![0; text.len()];
    let mut brackets = vec![0; text.len()];
    let mut levels = vec![0i8; text.len()];
    let mut visual = text.to_vec();
    let mut map: Vec<c_int> = (0..length).collect();
    let mut base = RTL;
    // SAFETY: every buffer has `length` entries, and a line lies inside them.
    unsafe {
        fribidi_get_bidi_types(text.as_ptr(), length, types.as_mut_ptr());
        fribidi_get_bracket_types(text.as_ptr(), length, types.as_ptr(), brackets.as_mut_ptr());
        fribidi_get_par_embedding_levels_ex(
            types.as_ptr(),
            brackets.as_ptr(),
            length,
            &raw mut base,
            levels.as_mut_ptr(),
        );
        fribidi_shape_mirroring(levels.as_ptr(), length, visual.as_mut_ptr());
        for line in lines {
            fribidi_reorder_line(
                FLAGS,
                types.as_ptr(),
                c_int::try_from(line.len()).unwrap(),
                c_int::try_from(line.start).unwrap(),
                base,
                levels.as_mut_ptr(),
                visual.as_mut_ptr(),
                map.as_mut_ptr(),
            );
        }
    }
    visual.first().copied().unwrap_or(0)
}
