use super::{Block, KEPT, Pager, Place};
use crate::layout::{Letters, Line, Marks, Options, lines};
use crate::letters::Span;

/// Paragraphs of different lengths, with a row above each.
fn text(paragraphs: usize) -> String {
    (0..paragraphs)
        .map(|n| "خبر من باكو 12 abc ".repeat(n % 7 + 1) + "\n")
        .collect()
}

fn blocks(text: &str) -> Vec<Block> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let span = Span::new(start, start + line.trim_end().len());
            start += line.len();
            Block {
                span,
                base: None,
                above: 1,
            }
        })
        .collect()
}

/// Every row, laid out at once: the bytes of its line.
fn all(text: &str, width: u16) -> Vec<Option<Span>> {
    let options = Options {
        width,
        base: None,
        letters: Letters::Forms,
        marks: Marks::Keep,
    };
    let mut rows = Vec::new();
    for block in blocks(text) {
        rows.push(None);
        let laid_out = lines(block.span.of(text), &options);
        rows.extend(laid_out.map(|line: Line| Some(line.source.shifted(block.span.start))));
    }
    rows
}

fn spans(pager: &mut Pager, text: &str, from: Place, count: usize) -> Vec<Option<Span>> {
    let rows = pager.rows(text, from, count);
    rows.iter()
        .map(|row| row.line().map(|_| row.span()))
        .collect()
}

#[test]
fn every_window_is_the_same_as_if_all_were_laid_out() {
    let text = text(40);
    let all = all(&text, 24);
    let mut pager = Pager::new(&text, blocks(&text), 24);
    let mut place = Place::default();
    for at in 0..all.len() {
        let window = spans(&mut pager, &text, place, 9);
        assert_eq!(window, all[at..(at + 9).min(all.len())]);
        // Back from here to the beginning, and forward again.
        let back = isize::try_from(at).unwrap();
        assert_eq!(pager.moved(&text, place, -back), Place::default());
        assert_eq!(pager.moved(&text, Place::default(), back), place);
        if let Some(span) = all[at] {
            assert_eq!(pager.byte_at(&text, place), span.start);
            assert_eq!(pager.place_of(&text, span.start), place);
        }
        assert_eq!(pager.estimate(place).0, at);
        place = pager.moved(&text, place, 1);
    }
    assert_eq!(place, pager.end(&text));
    assert_eq!(pager.estimate(place), (all.len() - 1, all.len()));
    assert_eq!(pager.moved(&text, place, 5), place);
    assert_eq!(pager.moved(&text, place, -10_000), Place::default());
}

#[test]
fn a_resize_keeps_the_byte_at_the_top() {
    let text = text(300);
    let mut pager = Pager::new(&text, blocks(&text), 30);
    let place = pager.place_of(&text, text.len() / 2);
    let byte = pager.byte_at(&text, place);
    pager.set(90, Letters::Plain, Marks::Strip);
    let place = pager.place_of(&text, byte);
    assert!(pager.rows(&text, place, 1)[0].span().holds(byte));
}

#[test]
fn only_what_is_looked_at_is_laid_out_and_kept() {
    let text = text(20_000);
    let mut pager = Pager::new(&text, blocks(&text), 40);
    pager.rows(&text, Place::default(), 50);
    assert!(pager.kept.len() < 30);
    let end = pager.end(&text);
    let window = pager.moved(&text, end, -49);
    assert_eq!(pager.rows(&text, window, 100).len(), 50);
    assert!(pager.kept.len() < 60);
    // The estimate is of the right size.
    let (before, rows) = pager.estimate(end);
    let exact = all(&text, 40).len();
    assert!(
        rows.abs_diff(exact) < exact / 5 && before < rows,
        "{rows} {exact}"
    );
    for _ in 0..200 {
        let place = pager.place_of(&text, pager.kept_rows * 97 % text.len());
        pager.rows(&text, place, 60);
        assert!(pager.kept_rows <= KEPT + 60);
    }
}

#[test]
fn a_block_without_end_is_cut_into_pieces() {
    let text = "خبر من باكو ".repeat(40_000);
    let block = Block {
        span: Span::new(0, text.len()),
        base: None,
        above: 0,
    };
    let mut pager = Pager::new(&text, [block], 36);
    assert!(pager.pieces.len() > 10);
    let place = pager.place_of(&text, text.len() / 2);
    assert_eq!(pager.kept.len(), 1);
    let rows = pager.rows(&text, place, 5_000);
    assert!(rows.iter().any(|row| row.goes_on));
    let covered = rows
        .windows(2)
        .all(|pair| pair[0].span().end == pair[1].span().start);
    assert!(covered);
    let end = pager.end(&text);
    assert_eq!(pager.rows(&text, end, 2)[0].span().end, text.len());
}

#[test]
fn nothing_has_no_rows_and_an_empty_block_only_its_own() {
    let mut pager = Pager::new("", [], 10);
    assert!(pager.rows("", Place::default(), 5).is_empty());
    assert_eq!(pager.end(""), Place::default());
    assert_eq!(pager.place_of("", 3), Place::default());
    assert_eq!(pager.moved("", Place::default(), -3), Place::default());
    let block = Block {
        span: Span::default(),
        base: None,
        above: 2,
    };
    let mut pager = Pager::new("", [block, block], 10);
    assert_eq!(pager.rows("", Place::default(), 9).len(), 4);
    let end = pager.end("");
    assert_eq!(pager.estimate(end), (3, 4));
}
