//! What the environment says of the background: a hint, for want of an answer. It is not
//! carried over SSH, and it leaks into multiplexers.

use crate::app::Background;

/// The background by `COLORFGBG`, which rxvt brought up: colours of the palette, the last
/// one is the ground.
pub(super) fn background() -> Option<Background> {
    read(&std::env::var("COLORFGBG").ok()?)
}

fn read(colours: &str) -> Option<Background> {
    match colours.rsplit(';').next()?.parse::<u8>().ok()? {
        7 | 15 => Some(Background::Light),
        0..=6 | 8 => Some(Background::Dark),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::app::Background;

    #[test]
    fn the_last_colour_is_the_ground() {
        for (colours, wanted) in [
            ("0;default;15", Some(Background::Light)),
            ("0;7", Some(Background::Light)),
            ("15;0", Some(Background::Dark)),
            ("default;default", None),
            ("0;12", None),
            ("", None),
        ] {
            assert_eq!(read(colours), wanted, "{colours}");
        }
    }
}
