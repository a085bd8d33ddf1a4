//! QR codes as squares of modules (ISO/IEC 18004), for whoever scans a document.

use fast_qr::{ECL, Mode, QRBuilder};

use super::TypesettingError;

/// A QR code: dark and light modules, without the quiet zone around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modules {
    /// Modules on a side, 21 to 177.
    pub side: usize,
    dark: Vec<bool>,
}

/// Dark modules that touch in a row, such that few rectangles draw a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DarkRun {
    pub(crate) column: usize,
    pub(crate) row: usize,
    pub(crate) length: usize,
}

impl Modules {
    /// The smallest code, of no version above `version_max` (1 to 40), that holds a text as bytes of UTF-8 with error
    /// correction M, as both the European and the Swiss standards of payment codes ask.
    ///
    /// # Errors
    /// A text that the largest version cannot hold.
    pub fn of(text: &str, version_max: u8) -> Result<Self, TypesettingError> {
        let largest = 17 + 4 * usize::from(version_max.clamp(1, 40));
        // As bytes only, which every scanner takes for UTF-8.
        let code = QRBuilder::new(text).mode(Mode::Byte).ecl(ECL::M).build();
        match code {
            Ok(code) if code.size <= largest => {
                let dark =
                    code.data.iter().take(code.size * code.size).map(|module| module.value()).collect();
                Ok(Self { side: code.size, dark })
            }
            _ => Err(TypesettingError::writer(message!(
                "{count, plural, one {# byte} other {# bytes}} do not fit into a QR code",
                count = text.len()
            ))),
        }
    }

    /// The dark stretches, row by row.
    pub(crate) fn stretches(&self) -> Vec<DarkRun> {
        let mut stretches = Vec::new();
        for (row, modules) in self.dark.chunks(self.side).enumerate() {
            let mut column = 0;
            for same in modules.chunk_by(|a, b| a == b) {
                if same.first() == Some(&true) {
                    stretches.push(DarkRun { column, row, length: same.len() });
                }
                column += same.len();
            }
        }
        stretches
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_version_that_fits_is_taken() {
        assert_eq!(Modules::of("a", 13).unwrap().side, 21);
        let long = "ü".repeat(165);
        assert_eq!(
            Modules::of(&long, 13).unwrap().side,
            69,
            "331 bytes at most in version 13 with correction M"
        );
        assert!(Modules::of(&"ü".repeat(166), 13).is_err());
    }

    #[test]
    fn stretches_cover_every_dark_module_once() {
        let code = Modules::of("RF18 5390 0754 7034", 13).unwrap();
        let mut covered = vec![false; code.side * code.side];
        for DarkRun { column, row, length } in code.stretches() {
            covered[row * code.side + column..][..length].fill(true);
        }
        assert_eq!(covered, code.dark);
    }
}
