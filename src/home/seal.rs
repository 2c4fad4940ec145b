//! One JSON object a line, sealed: its first field is a checksum of the bytes after that
//! field, `{"sum":"1f2e3d4c","op":"set",…}`. What was cut or edited is known for it.

use serde::Serialize;
use serde_json::Value;

const BEFORE_SUM: &str = "{\"sum\":\"";
const AFTER_SUM: &str = "\",";
const SUM_DIGITS: usize = 8;

/// A record as its line, checksum first, without the line end.
///
/// # Errors
/// Where it is not a JSON object with at least one field; why.
pub(super) fn sealed(record: &impl Serialize) -> Result<String, String> {
    let json = serde_json::to_string(record).map_err(|error| error.to_string())?;
    let body = json
        .strip_prefix('{')
        .filter(|body| *body != "}")
        .ok_or("it has no field")?;
    Ok(format!("{BEFORE_SUM}{}{AFTER_SUM}{body}", sum(body)))
}

/// The object behind a line, its checksum taken out, or what is wrong with the line.
pub(super) fn opened(line: &[u8]) -> Result<Value, &'static str> {
    let text = std::str::from_utf8(line).map_err(|_| "not UTF-8")?;
    let rest = text.strip_prefix(BEFORE_SUM).ok_or("no checksum")?;
    let (stated, rest) = rest.split_at_checked(SUM_DIGITS).ok_or("cut short")?;
    let body = rest.strip_prefix(AFTER_SUM).ok_or("cut short")?;
    if sum(body) != stated {
        return Err("the checksum does not fit: cut short or changed");
    }
    serde_json::from_str(&format!("{{{body}")).map_err(|_| "not JSON")
}

/// Eight hexadecimal digits of BLAKE3.
fn sum(body: &str) -> String {
    let hex = blake3::hash(body.as_bytes()).to_hex();
    hex.chars().take(SUM_DIGITS).collect()
}
