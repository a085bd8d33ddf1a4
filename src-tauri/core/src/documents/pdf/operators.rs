//! The operators of a page (ISO 32000-1, annex A), written as short as they can be.

/// Bytes of a page in the making.
#[derive(Debug, Default)]
pub(super) struct Operators {
    pub(super) bytes: Vec<u8>,
}

impl Operators {
    /// An operator with its operands: lengths to a hundredth of a point, which is finer than any printer.
    pub(super) fn put(&mut self, operands: &[f32], operator: &str) {
        for &operand in operands {
            self.decimal(operand, 2);
        }
        self.operator(operator);
    }

    /// An operator whose operands are shares of one, to a thousandth.
    pub(super) fn put_shares(&mut self, operands: &[f32], operator: &str) {
        for &operand in operands {
            self.decimal(operand, 3);
        }
        self.operator(operator);
    }

    /// The operator that ends its operands.
    pub(super) fn operator(&mut self, operator: &str) {
        self.bytes.extend_from_slice(operator.as_bytes());
        self.bytes.push(b'\n');
    }

    /// A name and a space.
    pub(super) fn name(&mut self, name: &str) {
        self.bytes.push(b'/');
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.push(b' ');
    }

    /// A number and a space, rounded to so many places, without zeros at its end.
    pub(super) fn decimal(&mut self, value: f32, places: u32) {
        let scale = 10_u64.pow(places);
        let (negative, scaled) = scaled(value, scale);
        if negative {
            self.bytes.push(b'-');
        }
        self.whole(scaled / scale);
        let mut fraction = scaled % scale;
        if fraction > 0 {
            self.bytes.push(b'.');
            let mut unit = scale / 10;
            while fraction > 0 {
                self.bytes.push(digit(fraction / unit));
                fraction %= unit;
                unit /= 10;
            }
        }
        self.bytes.push(b' ');
    }

    /// The digits of a number.
    pub(super) fn whole(&mut self, mut number: u64) {
        let start = self.bytes.len();
        loop {
            self.bytes.push(digit(number % 10));
            number /= 10;
            if number == 0 {
                break;
            }
        }
        self.bytes[start..].reverse();
    }

    /// Bytes as a hexadecimal string.
    pub(super) fn hexadecimal(&mut self, bytes: impl IntoIterator<Item = u8>) {
        self.bytes.push(b'<');
        for byte in bytes {
            self.bytes.extend(hexadecimal(byte));
        }
        self.bytes.push(b'>');
    }
}

/// A byte as two hexadecimal digits.
pub(super) fn hexadecimal(byte: u8) -> [u8; 2] {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]
}

fn digit(value: u64) -> u8 {
    b'0' + u8::try_from(value % 10).unwrap_or_default()
}

/// Whether the rounded value is below zero, and how many of the smallest units it has.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "lengths on a page are far below 2^53 units, and a sign is taken off first"
)]
fn scaled(value: f32, scale: u64) -> (bool, u64) {
    let units = (f64::from(value) * scale as f64).round();
    (units < 0.0, units.abs() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let mut operators = Operators::default();
        operators.put(&[0.0, -0.001, 12.0, -0.5, 595.28, 70.899, 0.05, 1234.5], "x");
        operators.put_shares(&[0.1137, 1.0], "rg");
        assert_eq!(operators.bytes, b"0 0 12 -0.5 595.28 70.9 0.05 1234.5 x\n0.114 1 rg\n");
    }

    #[test]
    fn bytes_are_two_digits_each() {
        let mut operators = Operators::default();
        operators.hexadecimal([0, 0x2A, 0xFF]);
        assert_eq!(operators.bytes, b"<002AFF>");
    }
}
