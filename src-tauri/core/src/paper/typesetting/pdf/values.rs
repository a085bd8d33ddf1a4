//! Values as a file writes them (ISO 32000-1, 7.3), straight into its bytes.

use lopdf::{Object, StringFormat};

use super::file::Number;
use chrono::NaiveDate;

/// What can stand in a dictionary or an array.
pub(super) trait PdfValue {
    fn write(self, out: &mut Vec<u8>);
}

pub(super) struct PdfName<'a>(pub(super) &'a str);

/// A text for people: as it is if all of it is printable ASCII, UTF-16 otherwise.
#[derive(Clone, Copy)]
pub(super) struct Text<'a>(pub(super) &'a str);

pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

/// A day at midnight.
pub(super) struct Midnight(pub(super) NaiveDate);

/// A dictionary that is being written. It ends when it is dropped.
pub(super) struct Dictionary<'a> {
    out: &'a mut Vec<u8>,
}

/// An array that is being written. It ends when it is dropped.
pub(super) struct Array<'a> {
    out: &'a mut Vec<u8>,
}

impl<'a> Dictionary<'a> {
    pub(super) fn begin(out: &'a mut Vec<u8>) -> Self {
        out.extend_from_slice(b"<<");
        Self { out }
    }

    pub(super) fn set(&mut self, key: &str, value: impl PdfValue) -> &mut Self {
        value.write(self.key(key));
        self
    }

    /// What a dictionary of printpdf says, too. How long a stream is, its file says.
    pub(super) fn extend(&mut self, made: &lopdf::Dictionary) -> &mut Self {
        for (key, value) in made.iter().filter(|(key, _)| *key != b"Length") {
            name(self.out, key);
            self.out.push(b' ');
            value.write(self.out);
        }
        self
    }

    pub(super) fn dictionary(&mut self, key: &str) -> Dictionary<'_> {
        Dictionary::begin(self.key(key))
    }

    pub(super) fn array(&mut self, key: &str) -> Array<'_> {
        Array::begin(self.key(key))
    }

    /// Ends it before its scope does, so that its bytes can be written to again.
    pub(super) fn end(self) {}

    fn key(&mut self, key: &str) -> &mut Vec<u8> {
        PdfName(key).write(self.out);
        self.out.push(b' ');
        self.out
    }
}

impl Drop for Dictionary<'_> {
    fn drop(&mut self) {
        self.out.extend_from_slice(b">>");
    }
}

impl<'a> Array<'a> {
    fn begin(out: &'a mut Vec<u8>) -> Self {
        out.push(b'[');
        Self { out }
    }

    pub(super) fn push(&mut self, value: impl PdfValue) -> &mut Self {
        value.write(self.out);
        self.out.push(b' ');
        self
    }

    pub(super) fn extend(&mut self, values: impl IntoIterator<Item = impl PdfValue>) -> &mut Self {
        for value in values {
            self.push(value);
        }
        self
    }

    pub(super) fn dictionary(&mut self) -> Dictionary<'_> {
        Dictionary::begin(self.out)
    }

    pub(super) fn array(&mut self) -> Array<'_> {
        Array::begin(self.out)
    }
}

impl Drop for Array<'_> {
    fn drop(&mut self) {
        self.out.push(b']');
    }
}

/// What printpdf made. Its numbers are those of the file.
impl PdfValue for &Object {
    fn write(self, out: &mut Vec<u8>) {
        match self {
            Object::Null => out.extend_from_slice(b"null"),
            Object::Boolean(value) => value.write(out),
            Object::Integer(value) => value.write(out),
            Object::Real(value) => out.extend_from_slice(value.to_string().as_bytes()),
            Object::Name(bytes) => name(out, bytes),
            Object::String(bytes, StringFormat::Literal) => literal(out, bytes),
            Object::String(bytes, StringFormat::Hexadecimal) => Bytes(bytes).write(out),
            Object::Array(items) => {
                Array::begin(out).extend(items);
            }
            Object::Dictionary(made) | Object::Stream(lopdf::Stream { dict: made, .. }) => {
                Dictionary::begin(out).extend(made);
            }
            Object::Reference(id) => Number::of_made(*id).write(out),
        }
    }
}

impl PdfValue for PdfName<'_> {
    fn write(self, out: &mut Vec<u8>) {
        name(out, self.0.as_bytes());
    }
}

impl PdfValue for Text<'_> {
    fn write(self, out: &mut Vec<u8>) {
        if !self.0.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            let units = [0xFEFF].into_iter().chain(self.0.encode_utf16());
            return hexadecimal(out, units.flat_map(u16::to_be_bytes));
        }
        literal(out, self.0.as_bytes());
    }
}

impl PdfValue for Bytes<'_> {
    fn write(self, out: &mut Vec<u8>) {
        hexadecimal(out, self.0.iter().copied());
    }
}

impl PdfValue for Midnight {
    fn write(self, out: &mut Vec<u8>) {
        out.extend_from_slice(format!("(D:{}000000Z)", self.0.format("%Y%m%d")).as_bytes());
    }
}

impl PdfValue for Number {
    fn write(self, out: &mut Vec<u8>) {
        self.get().write(out);
        out.extend_from_slice(b" 0 R");
    }
}

impl PdfValue for bool {
    fn write(self, out: &mut Vec<u8>) {
        out.extend_from_slice(if self { b"true" } else { b"false" });
    }
}

impl PdfValue for i64 {
    fn write(self, out: &mut Vec<u8>) {
        if self < 0 {
            out.push(b'-');
        }
        whole(out, self.unsigned_abs());
    }
}

impl PdfValue for u32 {
    fn write(self, out: &mut Vec<u8>) {
        whole(out, u64::from(self));
    }
}

impl PdfValue for usize {
    fn write(self, out: &mut Vec<u8>) {
        whole(out, self as u64);
    }
}

/// The bytes of a name.
fn name(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'/');
    for &byte in bytes {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.push(b'#');
            out.extend(hexadecimal_digits(byte));
        }
    }
}

/// The digits of a number.
fn whole(out: &mut Vec<u8>, mut number: u64) {
    let start = out.len();
    loop {
        out.push(decimal_digit(number));
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out[start..].reverse();
}

/// Bytes as a string of themselves.
fn literal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    bytes.iter().for_each(|&byte| escaped(out, byte));
    out.push(b')');
}

/// A byte inside such a string.
fn escaped(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
        b'\r' => out.extend_from_slice(b"\\r"),
        _ => out.push(byte),
    }
}

/// Bytes as a hexadecimal string.
fn hexadecimal(out: &mut Vec<u8>, bytes: impl IntoIterator<Item = u8>) {
    out.push(b'<');
    for byte in bytes {
        out.extend(hexadecimal_digits(byte));
    }
    out.push(b'>');
}

/// A byte as two hexadecimal digits.
fn hexadecimal_digits(byte: u8) -> [u8; 2] {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]
}

fn decimal_digit(value: u64) -> u8 {
    b'0' + u8::try_from(value % 10).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: impl PdfValue) -> String {
        let mut out = Vec::new();
        value.write(&mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn values_are_written_so_that_nothing_ends_them_early() {
        assert_eq!(written(PdfName("text/xml")), "/text#2Fxml");
        assert_eq!(written(PdfName("No #1 é")), "/No#20#231#20#C3#A9");
        assert_eq!(written(Text(r"Fee (2026) \ half")), r"(Fee \(2026\) \\ half)");
        assert_eq!(written(Text("a\rb")), "<FEFF0061000D0062>");
        assert_eq!(written(Text("Zürich 𝒳")), "<FEFF005A00FC00720069006300680020D835DCB3>");
        assert_eq!(written(Bytes(&[0, 0x2A, 0xFF])), "<002AFF>");
        let mut out = Vec::new();
        literal(&mut out, b"\0(\r\n");
        assert_eq!(out, b"(\0\\(\\r\n)", "readers take a bare carriage return for a line feed");
        assert_eq!(written(-7_i64), "-7");
        assert_eq!(written(Midnight("2026-01-09".parse().unwrap())), "(D:20260109000000Z)");
    }

    #[test]
    fn what_printpdf_made_is_written_as_it_is() {
        let mut made = lopdf::Dictionary::new();
        made.set("Length", 7);
        made.set("F 1", Object::Reference((12, 0)));
        made.set(
            "Area",
            vec![Object::Real(595.276), Object::Integer(-3), Object::Null, Object::Boolean(true)],
        );
        made.set("Text", Object::string_literal("(a"));
        made.set("Code", Object::String(vec![0, 0x2A], StringFormat::Hexadecimal));
        let written = written(&Object::Dictionary(made));
        assert_eq!(written, r"<</F#201 12 0 R/Area [595.276 -3 null true ]/Text (\(a)/Code <002A>>>");
    }

    #[test]
    fn containers_end_by_themselves() {
        let mut out = Vec::new();
        let mut dictionary = Dictionary::begin(&mut out);
        dictionary.set("Type", PdfName("Page")).set("Tagged", true);
        dictionary.array("Box").extend(&[Object::from(0), Object::from(595.276_f32)]).array().push(1_usize);
        dictionary.dictionary("Inner").set("N", 3_i64);
        dictionary.end();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "<</Type /Page/Tagged true/Box [0 595.276 [1 ]]/Inner <</N 3>>>>"
        );
    }
}
