//! What holds for every way in: amounts and files of strangers.

mod amounts;
mod fuzz;
mod strangers;
