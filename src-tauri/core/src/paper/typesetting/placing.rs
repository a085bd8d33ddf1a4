//! Which way a letter is read, and where its address and its logo stand.

/// Which way a letter is read. From right to left, the whole page is mirrored, but for what stands in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// As English is.
    #[default]
    LeftToRight,
    /// As Arabic is.
    RightToLeft,
}

/// Where the window of the envelope is. It is always on the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Envelope {
    /// DIN 5008 form B: 45 mm from the upper edge.
    #[default]
    DinB,
    /// DIN 5008 form A: 27 mm from the upper edge.
    DinA,
    /// The US no. 10 envelope, for a letter folded in three.
    UsNo10,
    /// None.
    None,
}

/// Where the logo, or the name in its place, stands in the letterhead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LogoPlace {
    /// Where lines begin.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// Where lines end.
    End,
}
