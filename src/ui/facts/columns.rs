//! Where the parts of an item stand: the user's mark at the reading edge, what it is, who
//! says so, and the line of the text at the far edge.

use crate::app::Area;
use crate::letters::Direction;

/// Below this width one part follows the other.
const ROOM_FOR_BESIDE: u16 = 26;
/// Below this width the line is left out.
const ROOM_FOR_LINE: u16 = 30;

/// So much is left at least to who says so.
const LEAST_BESIDE: u16 = 7;

/// The columns of a panel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// The whole width.
    pub whole: Area,
    /// The user's mark.
    pub mark: Area,
    /// What the fact is, where something stands beside it.
    pub value: Area,
    /// What the fact is, where nothing does.
    pub wide: Area,
    /// Who says so, or what else there is to say.
    pub beside: Option<Area>,
    /// The name of the column of lines.
    pub line_name: Option<Area>,
    line: Option<Area>,
    rtl: bool,
}

impl Columns {
    /// The columns in an area, for lines up to `last_line`.
    pub fn new(area: Area, direction: Direction, last_line: usize) -> Self {
        let rtl = direction.is_rtl();
        // `from` counts from the reading edge.
        let at = |from: u16, width: u16| {
            let from = from.min(area.width);
            let width = width.min(area.width - from);
            Area {
                x: if rtl {
                    area.x + area.width - from - width
                } else {
                    area.x + from
                },
                width,
                ..area
            }
        };
        let mark = if area.width >= 12 { 2 } else { 0 };
        let digits = digits(last_line);
        let line = (area.width >= ROOM_FOR_LINE).then_some(digits);
        let content = area.width - mark - line.map_or(0, |digits| digits + 1);
        let beside = (area.width >= ROOM_FOR_BESIDE).then_some(content * 9 / 20);
        let value = content - beside.map_or(0, |beside| beside + 1);
        Self {
            whole: at(0, area.width),
            mark: at(0, mark.min(1)),
            value: at(mark, value),
            wide: at(mark, content),
            beside: beside.map(|beside| at(mark + value + 1, beside)),
            line: line.map(|digits| at(area.width - digits, digits)),
            line_name: line.map(|digits| {
                let width = digits.max(4);
                at(area.width - width, width)
            }),
            rtl,
        }
    }

    /// Where a value stands that needs so many columns, and what is beside it and needs
    /// so many: where the value is too wide for its column, the other one begins later.
    pub fn shared(&self, needed: u16, needed_beside: u16) -> (Area, Area) {
        let Some(beside) = self.beside else {
            return (self.wide, self.wide);
        };
        let least = needed_beside.min(LEAST_BESIDE);
        let most = self.wide.width.saturating_sub(least + 1);
        let width = needed.min(most).max(self.value.width);
        let rest = self.wide.width - width - 1;
        let edge = |from: u16, width: u16| Area {
            x: if self.rtl {
                self.wide.x + self.wide.width - from - width
            } else {
                self.wide.x + from
            },
            width,
            ..beside
        };
        (edge(0, width), edge(width + 1, rest))
    }

    /// Where the number of a line stands: at the far edge, its digits under each other.
    pub fn line(&self, number: usize) -> Option<Area> {
        let area = self.line?;
        let width = digits(number).min(area.width);
        Some(Area {
            x: if self.rtl {
                area.x
            } else {
                area.x + area.width - width
            },
            width,
            ..area
        })
    }
}

fn digits(number: usize) -> u16 {
    let digits = number.checked_ilog10().unwrap_or(0) + 1;
    u16::try_from(digits).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::Columns;
    use crate::app::Area;
    use crate::letters::Direction;

    #[test]
    fn no_column_leaves_its_area_or_touches_another() {
        for width in 1..=60 {
            for direction in [Direction::Ltr, Direction::Rtl] {
                let area = Area {
                    x: 7,
                    y: 1,
                    width,
                    height: 9,
                };
                let columns = Columns::new(area, direction, 1234);
                let inside = |part: Area| area.x <= part.x && part.x + part.width <= 7 + width;
                assert!(inside(columns.value) && inside(columns.wide));
                let parts = [
                    Some(columns.value),
                    columns.beside,
                    columns.line(9),
                    columns.line(1234),
                ];
                for part in parts.into_iter().flatten() {
                    assert!(inside(part), "{width} {direction:?}");
                }
                if columns.beside.is_some() {
                    for needed in [1, 12, 200] {
                        let (a, b) = columns.shared(needed, 30);
                        assert!(a.x + a.width < b.x || b.x + b.width < a.x, "{width}");
                        assert!(inside(a) && inside(b));
                    }
                    let (a, b) = columns.shared(0, 2);
                    assert_eq!(Some(b), columns.beside);
                    assert_eq!(a, columns.value);
                    assert!(a.x + a.width < b.x || b.x + b.width < a.x, "{width}");
                }
            }
        }
    }
}
