//! A value of the contract as a cell of a table or a spreadsheet.

use serde_json::Value;

use super::contract::Object;

/// The value in words: a list's items with spaces, nothing for what is unknown.
pub fn cell(object: &Object, key: &str) -> String {
    match object.get(key) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => {
            let items: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            items.join(" ")
        }
        Some(other) => other.to_string(),
    }
}
