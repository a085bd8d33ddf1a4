//! The operators of a page (ISO 32000-1, annex A), written as short as they can be.

use super::values::{self, Value};

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

    /// An operator whose operands are whole numbers.
    pub(super) fn put_whole(&mut self, operands: &[usize], operator: &str) {
        for &operand in operands {
            self.whole(operand);
            self.bytes.push(b' ');
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

    /// A number and a space, rounded to so many places.
    pub(super) fn decimal(&mut self, value: f32, places: u32) {
        values::decimal(&mut self.bytes, value, places);
        self.bytes.push(b' ');
    }

    /// The digits of a number.
    pub(super) fn whole(&mut self, number: usize) {
        number.write(&mut self.bytes);
    }

    /// Bytes as a string of themselves.
    pub(super) fn literal(&mut self, bytes: &[u8]) {
        values::literal(&mut self.bytes, bytes);
    }

    /// Bytes as a hexadecimal string.
    pub(super) fn hexadecimal(&mut self, bytes: impl IntoIterator<Item = u8>) {
        values::hexadecimal(&mut self.bytes, bytes);
    }
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
