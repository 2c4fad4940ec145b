//! Where in which articles something stands.

/// What standing in a label is worth: see [`Places::worth`].
pub(super) const LABEL_WORTH: i32 = 20;

/// A set of places in an article, in one byte. Labels are not among them: see `titles`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Places(u8);

impl Places {
    /// A name that the facts know.
    pub(super) const NAME: Self = Self(1);
    /// The outlet.
    pub(super) const SOURCE: Self = Self(2);
    /// The text.
    pub(super) const TEXT: Self = Self(4);
    /// Everywhere but in the text.
    pub(super) const HEAD: Self = Self(1 | 2);

    /// True where the two sets share a place.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What standing there is worth: a name more than a label
    /// ([`LABEL_WORTH`]), a label more than a source.
    pub(super) const fn worth(self) -> i32 {
        if self.meets(Self::NAME) {
            30
        } else if self.meets(Self::SOURCE) {
            10
        } else {
            0
        }
    }
}

/// The articles (or the sources) in which something stands, and where in each.
#[derive(Clone, Debug, Default)]
pub(super) struct Postings {
    /// In the order of the rows, each row once.
    rows: Vec<(u32, Places)>,
    /// In how many of them it is a name.
    names: u32,
    /// At how many places outside the text it stands.
    heads: u32,
}

impl Postings {
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, Places)> {
        self.rows.iter().copied()
    }

    /// True where it stands in some label, source or name.
    pub(super) fn is_in_head(&self) -> bool {
        self.rows
            .iter()
            .any(|(_, places)| places.meets(Places::HEAD))
    }

    /// True where some article knows it as a name.
    pub(super) const fn is_name(&self) -> bool {
        self.names > 0
    }

    /// Adds one place of the article in `row`; what is there already stays.
    pub(super) fn add(&mut self, row: u32, place: Places) {
        let at = self.rows.partition_point(|&(other, _)| other < row);
        match self.rows.get_mut(at) {
            Some((here, places)) if *here == row => {
                if places.meets(place) {
                    return;
                }
                places.0 |= place.0;
            }
            _ => self.rows.insert(at, (row, place)),
        }
        self.names += u32::from(place == Places::NAME);
        self.heads += u32::from(place.meets(Places::HEAD));
    }

    /// Takes one place of the article in `row` back, if it is there.
    pub(super) fn remove(&mut self, row: u32, place: Places) {
        let at = self.rows.partition_point(|&(other, _)| other < row);
        let Some((here, places)) = self.rows.get_mut(at) else {
            return;
        };
        if *here != row || !places.meets(place) {
            return;
        }
        places.0 &= !place.0;
        if places.0 == 0 {
            self.rows.remove(at);
        }
        self.names -= u32::from(place == Places::NAME);
        self.heads -= u32::from(place.meets(Places::HEAD));
    }
}

#[cfg(test)]
mod tests {
    use super::{Places, Postings};

    #[test]
    fn what_is_added_twice_is_there_once_and_goes_again() {
        let mut postings = Postings::default();
        postings.add(7, Places::SOURCE);
        postings.add(3, Places::NAME);
        postings.add(3, Places::NAME);
        postings.add(3, Places::TEXT);
        assert_eq!(
            postings.iter().map(|(row, _)| row).collect::<Vec<_>>(),
            [3, 7]
        );
        assert!(postings.is_name());
        postings.remove(3, Places::NAME);
        postings.remove(3, Places::NAME);
        assert!(!postings.is_name() && postings.is_in_head());
        postings.remove(3, Places::TEXT);
        postings.remove(9, Places::TEXT);
        assert_eq!(postings.iter().collect::<Vec<_>>(), [(7, Places::SOURCE)]);
    }
}
