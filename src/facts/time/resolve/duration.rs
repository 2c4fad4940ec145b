//! Lengths as TIMEX3 durations: `P1M15D`, `PT24H`, `P1M21D`, `PXW`.

use crate::facts::time::reading::{Amount, Unit};

/// The fields of an ISO 8601 duration, in its order.
#[derive(Default)]
struct Fields {
    centuries: f64,
    decades: f64,
    years: f64,
    months: f64,
    weeks: f64,
    days: f64,
    hours: f64,
    minutes: f64,
    seconds: f64,
}

/// The value of a length.
pub fn duration(amount: &Amount) -> String {
    let (unit, count) = amount.first;
    let Some(count) = count else {
        let (time, designator) = unit.designator();
        return format!("P{time}X{designator}");
    };
    let mut fields = Fields::default();
    fields.add(unit, count);
    for (unit, count) in &amount.more {
        fields.add(*unit, *count);
    }
    fields.written()
}

impl Fields {
    /// Half a unit is the round number of the next: half a month is fifteen days.
    fn add(&mut self, unit: Unit, count: f64) {
        let whole = count.trunc();
        let half = (count.fract() - 0.5).abs() < 1e-9;
        match unit {
            Unit::Month if half => {
                self.months += whole;
                self.days += 15.0;
            }
            Unit::Year if half => {
                self.years += whole;
                self.months += 6.0;
            }
            Unit::Hour if half => {
                self.hours += whole;
                self.minutes += 30.0;
            }
            Unit::Day if half => {
                self.days += whole;
                self.hours += 12.0;
            }
            Unit::Second => self.seconds += count,
            Unit::Minute => self.minutes += count,
            Unit::Hour => self.hours += count,
            Unit::Day => self.days += count,
            Unit::Week => self.weeks += count,
            Unit::Month => self.months += count,
            Unit::Year => self.years += count,
            Unit::Decade => self.decades += count,
            Unit::Century => self.centuries += count,
        }
    }

    fn written(&self) -> String {
        let mut text = "P".to_owned();
        for (count, designator) in [
            (self.centuries, "CE"),
            (self.decades, "DE"),
            (self.years, "Y"),
            (self.months, "M"),
            (self.weeks, "W"),
            (self.days, "D"),
        ] {
            if count > 0.0 {
                text.push_str(&format!("{count}{designator}"));
            }
        }
        let mut time = false;
        for (count, designator) in [(self.hours, 'H'), (self.minutes, 'M'), (self.seconds, 'S')] {
            if count > 0.0 {
                if !time {
                    text.push('T');
                    time = true;
                }
                text.push_str(&format!("{count}{designator}"));
            }
        }
        if text == "P" { "P0D".to_owned() } else { text }
    }
}
