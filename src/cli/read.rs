//! `khabar read`: an article laid out, for a pipe or a pager.

use std::io;
use std::process::ExitCode;

use super::args::{self, LetterShapes, Order, VowelMarks};
use super::output::Output;
use super::sources;
use crate::corpus::{Article, LineKind};
use crate::layout::{Letters, Line, Marks, Options, lines, sanitised};

/// Cells of a line where nothing says how wide it may be.
const WIDTH: u16 = 80;

/// Prints articles.
///
/// # Errors
/// Where the sources cannot be opened or the output not be written.
pub fn read(args: &args::Read) -> anyhow::Result<ExitCode> {
    let mut chosen = sources::open(&args.sources)?;
    let mut output = Output::open();
    let mut first = true;
    for id in chosen.ids.clone() {
        let Some(article) = chosen.article(id) else {
            continue;
        };
        if args.text {
            extracted(&mut output, &article)?;
            continue;
        }
        if !first {
            output.line("")?;
        }
        first = false;
        Page::of(args, &output).print(&mut output, &article)?;
    }
    output.finish()?;
    Ok(chosen.finish())
}

/// The text exactly; at a terminal what could command it is written out.
fn extracted(output: &mut Output, article: &Article) -> io::Result<()> {
    if !output.is_terminal() {
        return output.text(&article.text);
    }
    for line in &article.lines {
        output.line(&sanitised(line.span.of(&article.text)))?;
    }
    Ok(())
}

/// How an article is laid out.
struct Page {
    width: u16,
    order: Order,
    letters: Letters,
    marks: Marks,
}

impl Page {
    fn of(args: &args::Read, output: &Output) -> Self {
        let order = args.order.unwrap_or(if output.is_terminal() {
            Order::Visual
        } else {
            Order::Logical
        });
        let letters = match (args.letters, order) {
            (Some(LetterShapes::Forms), _) | (None, Order::Visual) => Letters::Forms,
            (Some(LetterShapes::Plain), _) | (None, Order::Logical) => Letters::Plain,
        };
        Self {
            width: args.width.unwrap_or_else(|| terminal_width(output)),
            order,
            letters,
            marks: match args.marks {
                VowelMarks::Keep => Marks::Keep,
                VowelMarks::Strip => Marks::Strip,
            },
        }
    }

    /// Boilerplate is left out; runs of blank lines are one.
    fn print(&self, output: &mut Output, article: &Article) -> io::Result<()> {
        let options = Options {
            width: self.width,
            base: article.head.language.direction(),
            letters: self.letters,
            marks: self.marks,
        };
        let mut blank = true;
        for line in &article.lines {
            match line.kind {
                LineKind::Boilerplate => continue,
                LineKind::Blank => {
                    if !blank {
                        output.line("")?;
                    }
                    blank = true;
                    continue;
                }
                _ => blank = false,
            }
            for laid in lines(article.shown_of(line).of(&article.text), &options) {
                output.line(self.shown(&laid).trim_end())?;
            }
        }
        Ok(())
    }

    fn shown(&self, line: &Line) -> String {
        match self.order {
            Order::Visual => line.drawn(),
            Order::Logical => line.logical(),
        }
    }
}

fn terminal_width(output: &Output) -> u16 {
    if !output.is_terminal() {
        return WIDTH;
    }
    rustix::termios::tcgetwinsize(io::stdout())
        .map(|size| size.ws_col)
        .ok()
        .filter(|width| *width > 0)
        .unwrap_or(WIDTH)
}
