//! Whatever is laid out, every byte is reached and no cell holds what it must not.

#![no_main]

use khabar::layout::{
    Block, Letters, Marks, Options, Pager, Phrase, Place, label, levels, prompt, rows,
};
use khabar::letters::{Direction, Span};
use laid_out::{check_line, check_order, check_paragraph};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/suite/laid_out.rs"]
mod laid_out;
#[allow(dead_code, reason = "only the parts are taken")]
#[path = "../../tests/suite/mixed.rs"]
mod mixed;
#[allow(dead_code, reason = "the fuzzer is chance enough")]
#[path = "../../tests/suite/seeded.rs"]
mod seeded;

fuzz_target!(|input: &[u8]| {
    let Some((&[how, width, cursor], bytes)) = input.split_first_chunk() else {
        return;
    };
    let bit = |bit: u8| how & (1 << bit) != 0;
    let options = Options {
        width: u16::from(width),
        base: [None, Some(Direction::Rtl), Some(Direction::Ltr), None][usize::from(how & 3)],
        letters: if bit(2) {
            Letters::Forms
        } else {
            Letters::Plain
        },
        marks: if bit(3) { Marks::Keep } else { Marks::Strip },
    };
    let text: String = if bit(4) {
        let parts = bytes
            .iter()
            .map(|byte| usize::from(*byte) % mixed::PARTS.len());
        parts.map(|part| mixed::PARTS[part]).collect()
    } else {
        String::from_utf8_lossy(bytes).into_owned()
    };

    let lines = check_paragraph(&text, &options);
    if options.marks == Marks::Keep {
        let (levels, _) = levels(&text, options.base);
        for line in &lines {
            check_order(line, &text, &levels);
        }
    }
    check_line(&label(&text, &options), &text);
    for line in rows(&text, &options, 2) {
        check_line(&line, &text);
    }
    let prompt = prompt(&text, usize::from(cursor), &options);
    check_line(&prompt.line, &text);
    assert!(prompt.cursor < options.width.max(1));
    let phrase = Phrase::new(Direction::Ltr)
        .text("a ")
        .value(&text)
        .text(" b");
    check_line(
        &phrase.lay_out(options.width, options.letters, options.marks),
        phrase.source_text(),
    );

    // Page by page the lines are the same.
    let block = Block {
        span: Span::new(0, text.len()),
        base: options.base,
        above: 0,
    };
    let mut pager = Pager::new(&text, [block], options.width);
    pager.set(options.width, options.letters, options.marks);
    let rows = pager.rows(&text, Place::default(), lines.len() + 1);
    assert!(rows.iter().filter_map(|row| row.line()).eq(&lines));
    for row in &rows {
        let byte = pager.byte_at(&text, row.place);
        assert_eq!(byte, row.span().start);
    }
});
