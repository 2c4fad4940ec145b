//! What is sent, and what the model of a terminal makes of it, written down for a real
//! terminal to be held against: `tests/terminals/replay`.

use std::{env, fs};

use khabar::term::Order;
use serde_json::{Value, json};

use crate::model::{Model, Seen};
use crate::seeded::Seeded;
use crate::wire::{SIZE, after, any_screen, paint, wire};

fn cell(seen: &Seen) -> Value {
    json!([seen.symbol, seen.pen])
}

/// Where `KHABAR_STREAMS` names a file, it gets frames of chance screens with the cells that
/// the model shows after each.
#[test]
fn streams_are_written_down_where_a_real_terminal_is_to_be_asked() {
    let Some(file) = env::var_os("KHABAR_STREAMS") else {
        return;
    };
    let streams = [false, true].map(|margins| {
        let mut lot = Seeded::new(90 + u64::from(margins));
        let mut screen = any_screen(&mut lot);
        let mut wire = wire(Order::Visual, margins);
        let mut model = Model::new(SIZE.0, SIZE.1, margins);
        let mut frames = Vec::new();
        for _ in 0..300 {
            paint(&mut wire, &screen);
            let bytes = wire.frame();
            model.take(&bytes);
            let rows: Vec<Value> = model
                .cells
                .iter()
                .map(|row| row.iter().map(cell).collect())
                .collect();
            frames.push(json!({"bytes": String::from_utf8(bytes).unwrap(), "rows": rows}));
            screen = after(&screen, &mut lot);
        }
        json!({"margins": margins, "columns": SIZE.0, "rows": SIZE.1, "frames": frames})
    });
    fs::write(file, Value::from(streams.to_vec()).to_string()).unwrap();
}
