//! UAX #14: where a line may end.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// The bytes of `text` before which a line may begin, in order; neither its start nor
/// its end. Words of scripts that need a dictionary (Thai, Khmer, Lao, Burmese) stay whole.
pub(super) fn opportunities(text: &str) -> impl Iterator<Item = usize> {
    let length = text.len();
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default())
        .segment_str(text)
        .filter(move |at| 0 < *at && *at < length)
}

#[cfg(test)]
mod tests {
    use super::opportunities;

    #[test]
    fn a_line_may_begin_after_spaces_and_hyphens_only() {
        let breaks = |text| opportunities(text).collect::<Vec<_>>();
        assert_eq!(breaks("ab  cd-ef"), [4, 7]);
        assert_eq!(breaks("(40%) ab"), [6]);
        assert_eq!(breaks("a\u{A0}b"), [0; 0]);
        assert_eq!(breaks(""), [0; 0]);
    }
}
