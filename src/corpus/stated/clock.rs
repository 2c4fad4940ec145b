//! A time of day beside a date: "13:05", "1:05 م", "T11:24:00+01:00".

use jiff::civil;

use super::tokens::{Shape, Token};

/// The time that begins at token `at`, and the token after it with what belongs to
/// it: seconds, an offset, morning or afternoon.
pub(super) fn time_at(tokens: &[Token<'_>], at: usize) -> Option<(civil::Time, usize)> {
    let begin = match tokens.get(at)?.shape {
        Shape::Word("t") => at + 1,
        _ => at,
    };
    let (hour, mut end) = part(tokens, begin)?;
    let (minute, next) = after(tokens, end, ':')?;
    end = next;
    let mut second = 0;
    if let Some((value, next)) = after(tokens, end, ':') {
        second = value;
        end = next;
    }
    let shape = |at: usize| tokens.get(at).map(|token| token.shape);
    let hour = match shape(end) {
        Some(Shape::Word(word)) if AFTERNOON.contains(&word) => {
            end += 1;
            if hour < 12 { hour + 12 } else { hour }
        }
        Some(Shape::Word(word)) if MORNING.contains(&word) => {
            end += 1;
            if hour == 12 { 0 } else { hour }
        }
        _ => hour,
    };
    if shape(end) == Some(Shape::Word("z")) {
        end += 1;
    } else if matches!(shape(end), Some(Shape::Sign('+' | '-')))
        && let Some((_, next)) = part(tokens, end + 1)
    {
        end = after(tokens, next, ':').map_or(end, |(_, next)| next);
    }
    civil::Time::new(hour, minute, second, 0)
        .ok()
        .map(|time| (time, end))
}

const AFTERNOON: [&str; 5] = ["م", "مساء", "ظهرا", "عصرا", "pm"];
const MORNING: [&str; 3] = ["ص", "صباحا", "am"];

fn part(tokens: &[Token<'_>], at: usize) -> Option<(i8, usize)> {
    match tokens.get(at)?.shape {
        Shape::Number(value, 1..=2) => Some((i8::try_from(value).ok()?, at + 1)),
        _ => None,
    }
}

fn after(tokens: &[Token<'_>], at: usize, mark: char) -> Option<(i8, usize)> {
    (tokens.get(at)?.shape == Shape::Sign(mark)).then(|| part(tokens, at + 1))?
}
