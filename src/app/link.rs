//! The address that an article states, fit to be given to a terminal as a link.
//!
//! khabar opens nothing and connects to nothing: it shows the target, whole as far as there
//! is room, and the terminal opens it if its user asks it to. Rules: RFC 3986, and of what
//! it allows only what leaves no doubt where a link leads.

use std::fmt::Write as _;

use super::{App, Saying};

/// The longest address, in bytes: VTE takes no longer one.
const LONGEST: usize = 2083;

/// The address as ASCII, or `None` where it is not safe to follow: another scheme than
/// http and https, a user before the host (`https://bank@evil.example`), a host that is
/// none, white space, controls, a backslash (a browser takes it for a slash), too long.
/// What is not ASCII is percent-encoded, byte by byte, and so are signs that a URI cannot
/// hold.
///
/// ```
/// use khabar::app::web_address;
/// let address = web_address("https://example.org/خبر").unwrap();
/// assert_eq!(address, "https://example.org/%D8%AE%D8%A8%D8%B1");
/// assert_eq!(web_address("javascript:alert(1)"), None);
/// ```
#[must_use]
pub fn web_address(stated: &str) -> Option<String> {
    let (scheme, rest) = stated.trim().split_once("://")?;
    let scheme = ["http", "https"]
        .into_iter()
        .find(|known| scheme.eq_ignore_ascii_case(known))?;
    if rest
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || c == '\\')
    {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, after) = rest.split_at_checked(end)?;
    if !is_host(authority) {
        return None;
    }
    let address = format!("{scheme}://{}{}", encoded(authority), encoded(after));
    (address.len() <= LONGEST).then_some(address)
}

/// True for a name or a number, with or without a port; no user before it.
fn is_host(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port),
        _ => (authority, ""),
    };
    let address = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    let named = match address {
        Some(address) => address
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.')),
        None => host
            .chars()
            .all(|c| !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')),
    };
    named && host.chars().any(char::is_alphanumeric) && port.bytes().all(|b| b.is_ascii_digit())
}

fn encoded(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for byte in part.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>^`{|}".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

impl App {
    /// Shows the address of the selected article until the next key.
    pub(super) fn show_link(&mut self) {
        let entry = self.list.current();
        let stated = entry.and_then(|entry| self.head(entry.id)?.url.clone());
        self.link = stated.as_deref().and_then(web_address);
        self.notice = match (&self.link, stated) {
            (Some(_), _) => None,
            (None, Some(_)) => Some(Saying::plain("notice.unsafe-link")),
            (None, None) => Some(Saying::plain("notice.no-link")),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::web_address;

    #[test]
    fn addresses_of_the_web_are_taken_and_become_ascii() {
        for (stated, address) in [
            ("https://example.org", "https://example.org"),
            (
                "HTTP://example.org:8080/a?b=c#d",
                "http://example.org:8080/a?b=c#d",
            ),
            ("https://[2001:db8::1]:443/", "https://[2001:db8::1]:443/"),
            ("https://example.org/@user", "https://example.org/@user"),
            (
                "https://خبر.example/قره-باغ",
                "https://%D8%AE%D8%A8%D8%B1.example/%D9%82%D8%B1%D9%87-%D8%A8%D8%A7%D8%BA",
            ),
            (
                "https://example.org/a\u{202e}b",
                "https://example.org/a%E2%80%AEb",
            ),
            (
                "https://example.org/<\"{|}>`^",
                "https://example.org/%3C%22%7B%7C%7D%3E%60%5E",
            ),
        ] {
            assert_eq!(web_address(stated).as_deref(), Some(address), "{stated}");
        }
    }

    #[test]
    fn whatever_leaves_a_doubt_is_no_link() {
        for stated in [
            "javascript:alert(1)",
            "javascript://example.org/%0aalert(1)",
            "file:///etc/passwd",
            "ftp://example.org/",
            "https://bank.example@evil.example/",
            "https://bank.example:secret@evil.example/",
            "https://bank.example\\@evil.example/",
            "https://example.org/\u{1b}]8;;",
            "https://example.org/\u{9c}",
            "https://example.org/a b",
            "https://example.org:port/",
            "https:///etc",
            "https://",
            "https://%61.example/",
            "//example.org",
            "",
        ] {
            assert_eq!(web_address(stated), None, "{stated}");
        }
        assert_eq!(
            web_address(&format!("https://example.org/{}", "خ".repeat(400))),
            None
        );
    }
}
