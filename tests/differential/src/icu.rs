//! The few functions of ICU's ubidi.h and uchar.h that are compared with.

use std::ffi::{c_int, c_void};

#[link(name = "icuuc")]
unsafe extern "C" {
    fn ubidi_open_72() -> *mut c_void;
    fn ubidi_close_72(bidi: *mut c_void);
    fn ubidi_setPara_72(
        bidi: *mut c_void,
        text: *const u16,
        length: i32,
        level: u8,
        embedding: *mut u8,
        error: *mut c_int,
    );
    fn ubidi_setLine_72(
        para: *const c_void,
        start: i32,
        limit: i32,
        line: *mut c_void,
        error: *mut c_int,
    );
    fn ubidi_getLevels_72(bidi: *mut c_void, error: *mut c_int) -> *const u8;
    fn ubidi_getVisualMap_72(bidi: *mut c_void, map: *mut i32, error: *mut c_int);
    fn ubidi_getLength_72(bidi: *const c_void) -> i32;
    fn u_charMirror_72(c: i32) -> i32;
    fn u_getBidiPairedBracket_72(c: i32) -> i32;
    fn u_isdefined_72(c: i32) -> i8;
    fn u_charDirection_72(c: i32) -> c_int;
}

/// A text as ICU resolves it, and one line of it. Offsets count UTF-16 units.
pub struct Icu {
    para: *mut c_void,
    line: *mut c_void,
}

/// A line as ICU sees it.
pub struct IcuLine {
    /// One level for each unit.
    pub levels: Vec<u8>,
    /// For each unit its place from the left.
    pub places: Vec<usize>,
}

impl Icu {
    pub fn new() -> Self {
        // SAFETY: no arguments; both are closed on drop.
        let (para, line) = unsafe { (ubidi_open_72(), ubidi_open_72()) };
        assert!(!para.is_null() && !line.is_null());
        Self { para, line }
    }

    /// Resolves a text, `level` 0 or 1, or 0xFE for first strong with 0 by default.
    /// The text has to outlive the calls of `line`, hence the borrow in `Resolved`.
    pub fn resolve<'a>(&'a mut self, text: &'a [u16], level: u8) -> Resolved<'a> {
        let mut error = 0;
        let length = i32::try_from(text.len()).unwrap();
        // SAFETY: `text` has `length` units and lives as long as the result.
        unsafe {
            ubidi_setPara_72(
                self.para,
                text.as_ptr(),
                length,
                level,
                std::ptr::null_mut(),
                &raw mut error,
            );
        }
        assert!(error <= 0, "ubidi_setPara: {error}");
        Resolved {
            icu: self,
            _text: text,
        }
    }
}

impl Drop for Icu {
    fn drop(&mut self) {
        // SAFETY: both were opened in `new` and are closed once.
        unsafe {
            ubidi_close_72(self.line);
            ubidi_close_72(self.para);
        }
    }
}

pub struct Resolved<'a> {
    icu: &'a mut Icu,
    _text: &'a [u16],
}

impl Resolved<'_> {
    /// The line of these units, which lie in one paragraph.
    pub fn line(&mut self, start: usize, end: usize) -> IcuLine {
        if start == end {
            return IcuLine {
                levels: Vec::new(),
                places: Vec::new(),
            };
        }
        let mut error = 0;
        let (from, to) = (i32::try_from(start).unwrap(), i32::try_from(end).unwrap());
        let units = end - start;
        let mut visual = vec![0i32; units];
        // SAFETY: the range lies in the text; ICU writes one entry for each unit of the
        // line into `visual`, and gives as many levels.
        let levels = unsafe {
            ubidi_setLine_72(self.icu.para, from, to, self.icu.line, &raw mut error);
            assert!(error <= 0, "ubidi_setLine {start}..{end}: {error}");
            assert_eq!(ubidi_getLength_72(self.icu.line), to - from);
            let levels = ubidi_getLevels_72(self.icu.line, &raw mut error);
            assert!(error <= 0, "ubidi_getLevels: {error}");
            let levels = std::slice::from_raw_parts(levels, units).to_vec();
            ubidi_getVisualMap_72(self.icu.line, visual.as_mut_ptr(), &raw mut error);
            assert!(error <= 0, "ubidi_getVisualMap: {error}");
            levels
        };
        let mut places = vec![0; units];
        for (place, unit) in visual.into_iter().enumerate() {
            places[usize::try_from(unit).unwrap()] = place;
        }
        IcuLine { levels, places }
    }
}

/// The mirror image, or the character itself.
pub fn mirrored(c: char) -> char {
    // SAFETY: a pure function of a code point.
    let image = unsafe { u_charMirror_72(u32::from(c).cast_signed()) };
    char::from_u32(image.cast_unsigned()).unwrap()
}

/// The Bidi_Class as a number of UCharDirection.
pub fn direction(c: char) -> usize {
    // SAFETY: a pure function of a code point.
    let direction = unsafe { u_charDirection_72(u32::from(c).cast_signed()) };
    usize::try_from(direction).unwrap()
}

/// True for what X9 removes: embeddings, overrides, PDF, BN.
pub fn is_removed(c: char) -> bool {
    // LRE 11, LRO 12, RLE 14, RLO 15, PDF 16, BN 18.
    matches!(direction(c), 11 | 12 | 14 | 15 | 16 | 18)
}

/// True for what Unicode 15.0 assigns: newer tables know more.
pub fn is_assigned(c: char) -> bool {
    // SAFETY: a pure function of a code point.
    unsafe { u_isdefined_72(u32::from(c).cast_signed()) != 0 }
}

/// True for a bracket that has a partner.
pub fn is_bracket(c: char) -> bool {
    let point = u32::from(c).cast_signed();
    // SAFETY: a pure function of a code point.
    unsafe { u_getBidiPairedBracket_72(point) != point }
}

/// True for class NSM.
pub fn is_mark(c: char) -> bool {
    direction(c) == 17
}
