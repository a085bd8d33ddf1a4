//! Prints the TypeScript side of the API.

#[expect(clippy::print_stdout, reason = "printing is all it does")]
fn main() {
    print!("{}", consortium_core::api::typescript());
}
