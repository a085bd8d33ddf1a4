//! `consortium`: the core for scripts and for machines without a display.

fn main() {}
