//! The arguments: one definition feeds parser and help.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// khabar (خبر): a terminal explorer for right-to-left news.
#[derive(Debug, Parser)]
#[command(
    name = "khabar",
    version,
    about = "A terminal explorer for right-to-left news",
    long_about = "A terminal explorer for right-to-left news: a list, a bidi-correct reader, a facts panel.\n\nWithout a verb it opens the explorer on files or folders; without a path, on the bundled articles.",
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  khabar                          explore the bundled articles
  khabar news/                    explore a folder
  curl … | khabar -               explore what comes through a pipe
  khabar doctor                   ask the terminal, and choose by a test card
  khabar list news/               a table of the articles
  khabar find karabakh news/      every spelling of a name
  khabar facts news/ --format jsonl | jq .

Exit status: 0; 1 when nothing could be done, or with --strict when a file was skipped;
2 for wrong usage."
)]
pub struct Command {
    /// The verb; without one the explorer is opened.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// Files or folders to explore, or - for standard input.
    #[arg(value_name = "PATH")]
    pub paths: Vec<OsString>,
    /// How text is shown in the explorer.
    #[command(flatten)]
    pub terminal: Terminal,
}

/// How the explorer shows text; each goes before the settings, what is remembered of the
/// terminal, and what the terminal says of itself.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct Terminal {
    /// How right-to-left text is sent to the terminal [default: auto, it is asked].
    #[arg(long, value_enum, value_name = "ORDER")]
    pub bidi: Option<Bidi>,
    /// Joined presentation forms, or plain letters [default: forms].
    #[arg(long, value_enum)]
    pub letters: Option<LetterShapes>,
    /// Keep or strip tashkeel and niqqud [default: strip where the terminal draws them wrong].
    #[arg(long, value_enum)]
    pub marks: Option<VowelMarks>,
}

/// The verbs, one file each.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List articles with their metadata.
    #[command(after_help = "Examples:
  khabar list news/
  khabar list news/ --query 'قره باغ'
  khabar list news/ --format jsonl | jq -r .path")]
    List(List),
    /// Lay an article out for a pipe or a pager.
    #[command(after_help = "Examples:
  khabar read news/today.txt | less -R
  khabar read 4f0c2a19 --width 60 --order visual
  khabar read news/today.txt --text     the extracted text exactly: facts' offsets count in it
  khabar list news/ --format jsonl | jq -r .path | khabar read --files-from -")]
    Read(Read),
    /// Find people, places, times, quantities and quotations, with their evidence.
    #[command(after_help = "Examples:
  khabar facts news/
  khabar facts news/ --kind person --kind quote
  khabar facts news/ --format jsonl | jq 'select(.kind == \"quantity\")'
  khabar facts news/ --format csv > facts.csv")]
    Facts(Facts),
    /// Search articles by words in any spelling, also typed in Latin letters.
    #[command(after_help = "Examples:
  khabar find karabakh news/
  khabar find 'باغ قره' news/ --limit 5
  khabar find 'who:putin date:2023-09 is:unread' news/
  khabar find --saved Caucasus news/     what was saved with ws in the explorer
  khabar find putin news/ --format jsonl | jq -r .path")]
    Find(Find),
    /// Export the user's marks and reviews.
    #[command(after_help = "Examples:
  khabar export news/ --format csv > marks.csv
  khabar export news/ --format markdown > marks.md")]
    Export(Export),
    /// Import marks and reviews that were exported.
    #[command(after_help = "Examples:
  khabar import marks.jsonl news/
  ssh there khabar export news/ | khabar import - news/
  khabar facts news/ --format jsonl | … | khabar import - news/     reviews made by another program")]
    Import(Import),
    /// Ask the terminal what it does with right-to-left text, and show a test card.
    #[command(after_help = "Examples:
  khabar doctor                 which line reads right? The answer is kept for this terminal
  khabar doctor --forget        forget the answer
  khabar --bidi visual          one run in another order, whatever is kept")]
    Doctor(Doctor),
}

/// Where articles come from; the same for every verb.
#[derive(Args, Clone, Debug, Default)]
pub struct Sources {
    /// Files, folders, bundled:NAME, - for standard input, or ids of articles (then
    /// paths say where to look); without any, the bundled articles.
    #[arg(value_name = "PATH-or-ID")]
    pub paths: Vec<OsString>,
    /// Read more paths and ids from FILE, one a line (- for standard input).
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// The paths of --files-from end with NUL, not with a line feed.
    #[arg(short = '0', long = "null", requires = "files_from")]
    pub null: bool,
    /// Exit with status 1 when any file was skipped.
    #[arg(long)]
    pub strict: bool,
}

/// What `list` takes.
#[derive(Args, Debug)]
pub struct List {
    /// Where articles come from.
    #[command(flatten)]
    pub sources: Sources,
    /// Only articles that answer the query.
    #[arg(long, value_name = "QUERY")]
    pub query: Option<String>,
    /// A table to read, or one JSON object a line.
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
}

/// What `read` takes.
#[derive(Args, Debug)]
pub struct Read {
    /// Where articles come from.
    #[command(flatten)]
    pub sources: Sources,
    /// Print the extracted text exactly, and nothing else.
    #[arg(long, conflicts_with_all = ["width", "order", "letters", "marks"])]
    pub text: bool,
    /// Width in cells [default: the terminal's, otherwise 80].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub width: Option<u16>,
    /// Order of the characters [default: visual to a terminal, logical otherwise].
    #[arg(long, value_enum)]
    pub order: Option<Order>,
    /// Joined presentation forms, or plain letters [default: forms in visual order].
    #[arg(long, value_enum)]
    pub letters: Option<LetterShapes>,
    /// Keep or strip tashkeel and niqqud.
    #[arg(long, value_enum, default_value_t)]
    pub marks: VowelMarks,
}

/// What `facts` takes.
#[derive(Args, Debug)]
pub struct Facts {
    /// Where articles come from.
    #[command(flatten)]
    pub sources: Sources,
    /// Only these kinds; may be given more than once.
    #[arg(long, value_enum, value_name = "KIND")]
    pub kind: Vec<FactKind>,
    /// A table to read, one JSON object a line, or comma-separated values.
    #[arg(long, value_enum, default_value_t)]
    pub format: FactFormat,
}

/// What `find` takes.
#[derive(Args, Debug)]
pub struct Find {
    /// Words in any order, any spelling, any script.
    #[arg(required_unless_present = "saved")]
    pub query: Option<OsString>,
    /// Where articles come from.
    #[command(flatten)]
    pub sources: Sources,
    /// The query that was saved in the explorer under this name, in place of QUERY.
    #[arg(long, value_name = "NAME")]
    pub saved: Option<String>,
    /// At most so many articles.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// A table to read, or one JSON object a line.
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
}

/// What `export` takes.
#[derive(Args, Debug)]
pub struct Export {
    /// Where articles come from.
    #[command(flatten)]
    pub sources: Sources,
    /// The form of the export.
    #[arg(long, value_enum, default_value_t)]
    pub format: ExportFormat,
}

/// What `import` takes.
#[derive(Args, Debug)]
pub struct Import {
    /// JSON Lines of `export` or `facts`, - for standard input.
    #[arg(value_name = "EXPORT")]
    pub export: PathBuf,
    /// Where the articles are that reviews are about.
    #[command(flatten)]
    pub sources: Sources,
}

/// What `doctor` takes.
#[derive(Args, Debug)]
pub struct Doctor {
    /// Forget what was answered for this terminal.
    #[arg(long)]
    pub forget: bool,
    /// The report alone, without the card.
    #[arg(long)]
    pub report: bool,
    /// What the explorer would be given.
    #[command(flatten)]
    pub terminal: Terminal,
}

/// A table or JSON Lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For people.
    #[default]
    Table,
    /// For programs.
    Jsonl,
}

/// A table, JSON Lines or CSV.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FactFormat {
    /// For people.
    #[default]
    Table,
    /// For programs.
    Jsonl,
    /// For spreadsheets.
    Csv,
}

/// The forms of an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// For programs.
    #[default]
    Jsonl,
    /// For spreadsheets.
    Csv,
    /// For documents.
    Markdown,
}

/// The order in which characters are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// From left to right as they are seen.
    Visual,
    /// As they are read.
    Logical,
}

/// How right-to-left text is sent to a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Bidi {
    /// As the terminal needs it: it is asked.
    Auto,
    /// In the order in which it is seen.
    Visual,
    /// The same with a mark after every letter, for multiplexers.
    Lrm,
    /// Every word as it is read, for kitty.
    Token,
    /// So that the bidi algorithm makes the right row of it, for PuTTY.
    Inverse,
    /// As it is read, for a terminal that reorders whatever it is told.
    Logical,
}

/// How Arabic letters are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LetterShapes {
    /// Joined.
    Forms,
    /// As they are stored.
    Plain,
}

/// What becomes of vowel marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum VowelMarks {
    /// Printed.
    #[default]
    Keep,
    /// Left out.
    Strip,
}

/// The kinds of objects that `facts` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FactKind {
    /// The article itself.
    Article,
    /// People.
    Person,
    /// Organisations.
    Organization,
    /// Places.
    Place,
    /// Dates, times, durations.
    Time,
    /// Numbers with what they count.
    Quantity,
    /// Who said what.
    Quote,
    /// What happened.
    Event,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_definitions_hold_together() {
        super::Command::command().debug_assert();
    }
}
