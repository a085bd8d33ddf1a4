//! Files as banks write them, each made for its test.

mod camt;
mod list;
mod mt940;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn only(statements: Vec<BankStatement>) -> BankStatement {
    let [statement] = <[_; 1]>::try_from(statements).expect("one statement");
    statement
}

#[test]
fn the_form_of_a_file_is_known_by_its_content() {
    assert_eq!(format_of(b"\xef\xbb\xbf <?xml version=\"1.0\"?><Document/>"), BankFormat::Camt);
    assert_eq!(format_of(b"{1:F01}{2:O940}{4:\r\n:20:X\r\n:60F:C260101EUR0,\r\n"), BankFormat::Mt940);
    assert_eq!(format_of(b"Date;Amount\n2026-01-01;5"), BankFormat::List);
    assert!(read(b"Date;Amount\n").unwrap_err().message.contains("which column"));
}
