//! The address that a text states as its own: on a line that says so (`addresses.tsv`), or
//! alone on its first or last line, where those who save articles put it. Never one out of
//! prose: that is an address of something else.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::corpus::lines::{Holds, element};
use crate::corpus::table::rows;
use crate::corpus::{Line, LineKind};
use crate::letters::fold;

/// The address of the article, as it stands there: it may be anything that begins with
/// `http://` or `https://` and holds no white space.
pub(super) fn of(text: &str, lines: &[Line]) -> Option<String> {
    if !text.contains("://") {
        return None;
    }
    let ink = || lines.iter().filter(|line| line.kind != LineKind::Blank);
    let text_of = |line: &Line| line.span.of(text);
    ink()
        .find_map(|line| labelled(text_of(line)))
        .or_else(|| alone(text_of(ink().next_back()?)))
        .or_else(|| alone(text_of(ink().next()?)))
        .map(str::to_owned)
}

/// The address of a line that says that one follows.
pub(super) fn labelled(line: &str) -> Option<&str> {
    if let Some(element) = element(line) {
        return alone(element.inner).filter(|_| element.holds == Holds::Address);
    }
    let (label, address) = line.split_once([':', '\u{ff1a}'])?;
    let address = alone(address)?;
    labels().contains(&fold(label.trim())).then_some(address)
}

fn alone(line: &str) -> Option<&str> {
    let address = line.trim().trim_start_matches('<').trim_end_matches('>');
    let (scheme, rest) = address.split_once("://")?;
    let web = ["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    (web && !rest.is_empty() && !address.contains(char::is_whitespace)).then_some(address)
}

fn labels() -> &'static HashSet<String> {
    static LABELS: OnceLock<HashSet<String>> = OnceLock::new();
    LABELS.get_or_init(|| {
        rows(include_str!("../../../assets/corpus/addresses.tsv"))
            .filter_map(|row| row.first().map(|label| fold(label)))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::corpus::lines::tagged;
    use crate::corpus::repeated::Repeated;

    fn address(text: &str) -> Option<String> {
        of(text, &tagged(text, &Repeated::default()))
    }

    const PROSE: &str = "أغلقت بلدية القاهرة الجسر القديم يوم 5 نيسان/أبريل 2022 لأعمال الصيانة.";

    #[test]
    fn a_line_says_that_it_is_the_articles() {
        for label in ["الرابط:", "رابِط الخبر :", "Source:", "לא", "منبع："]
        {
            let stated = address(&format!(
                "{PROSE}\n\n{label} https://example.org/1\n{PROSE}\n"
            ));
            let expected = (label != "לא").then(|| "https://example.org/1".to_owned());
            assert_eq!(stated, expected, "{label}");
        }
    }

    #[test]
    fn alone_it_stands_first_or_last() {
        let own = Some("https://example.org/1".to_owned());
        assert_eq!(
            address(&format!("{PROSE}\n\n<https://example.org/1>\n\n")),
            own
        );
        assert_eq!(address(&format!("https://example.org/1\n{PROSE}\n")), own);
        assert_eq!(
            address(&format!("{PROSE}\nhttps://example.org/1\n{PROSE}\n")),
            None
        );
    }

    #[test]
    fn an_address_in_prose_is_of_something_else() {
        assert_eq!(address(&format!("{PROSE} (https://example.org/1)\n")), None);
        assert_eq!(address("تابعونا على: https://example.org/1 الآن\n"), None);
        assert_eq!(address("file:///etc/passwd\n"), None);
    }
}
