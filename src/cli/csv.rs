//! Comma-separated values (RFC 4180), safe in a spreadsheet.

/// One record without its line end.
pub fn record(fields: &[impl AsRef<str>]) -> String {
    let fields: Vec<String> = fields.iter().map(|field| quoted(field.as_ref())).collect();
    fields.join(",")
}

/// A field in quotes where it has to be. What a spreadsheet would take for a formula
/// begins with an apostrophe.
fn quoted(field: &str) -> String {
    let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let safe = if formula {
        format!("'{field}")
    } else {
        field.to_owned()
    };
    if safe.contains(['"', ',', '\n', '\r', ';', '\t']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::record;

    #[test]
    fn fields_are_quoted_and_formulas_defused() {
        assert_eq!(
            record(&["خبر", "a,b", "say \"no\"", "=1+1", "-2", "@x", "two\nlines"]),
            "خبر,\"a,b\",\"say \"\"no\"\"\",'=1+1,'-2,'@x,\"two\nlines\""
        );
    }
}
