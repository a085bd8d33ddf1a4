//! Electronic addresses: where programs send electronic invoices to, such as a participant of Peppol.

use crate::kernel::Message;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ids;

/// The schemes that EN 16931 admits: the list of electronic address schemes (EAS), version 14.
const SCHEMES: &str = " 0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 \
    0184 0188 0190 0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 \
    0215 0216 0217 0218 0219 0220 0221 0225 0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 9914 9915 9918 9919 9920 \
    9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 \
    9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959 AN AQ AS AU EM ";

/// What may stand before an address: how Peppol begins it in full, and what people call it. Longer ones come first.
const LABELS: [&str; 6] =
    ["iso6523-actorid-upis::", "peppol participant id", "peppol-id", "peppol id", "peppolid", "peppol"];

/// An address in a scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ElectronicAddress {
    /// The scheme: four digits, such as 0204 for a Leitweg-ID, or EM for an e-mail address.
    pub scheme: String,
    /// The address in that scheme.
    pub value: String,
}

impl ElectronicAddress {
    /// From scheme and address, such as `0204:04011000-12345-34`; also as Peppol writes it in full.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let trimmed = text.trim();
        let shape = || {
            message!(
                "“{trimmed}” is not an electronic address. It has a scheme and an address, such as 0088:7300010000001.",
                trimmed
            )
        };
        if ids::has_lost_digits(trimmed) {
            return Err(ids::lost_digits(trimmed));
        }
        let unlabelled = LABELS.iter().find_map(|label| {
            let (head, rest) = trimmed.split_at_checked(label.len())?;
            head.eq_ignore_ascii_case(label).then(|| rest.trim_start_matches([':', ' ']))
        });
        let bare = unlabelled.filter(|rest| rest.contains(':')).unwrap_or(trimmed);
        let (scheme, value) = bare.split_once(':').ok_or_else(shape)?;
        let (scheme, value) = (scheme.trim().to_uppercase(), value.trim());
        if value.is_empty() || value.contains(char::is_whitespace) || value.contains(char::is_control) {
            return Err(shape());
        }
        if scheme.contains(' ') || !SCHEMES.contains(&format!(" {scheme} ")) {
            return Err(message!(
                "“{scheme}” is not a scheme of electronic addresses. Peppol’s list names them.",
                scheme
            ));
        }
        Ok(Self { scheme, value: value.to_owned() })
    }

    pub fn of_email(email: &str) -> Option<Self> {
        (!email.is_empty()).then(|| Self { scheme: "EM".to_owned(), value: email.to_owned() })
    }
}

/// The usual spelling of an electronic address.
///
/// # Errors
/// As [`ElectronicAddress::parse`].
pub fn electronic_address(text: &str) -> Result<String, Message> {
    ElectronicAddress::parse(text).map(|address| format!("{}:{}", address.scheme, address.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_peppol_are_read_in_every_spelling() {
        for text in [
            "0088:7300010000001",
            " iso6523-actorid-upis::0088:7300010000001 ",
            "0088: 7300010000001",
            "ISO6523-ACTORID-UPIS::0088:7300010000001",
            "Peppol-ID: 0088:7300010000001",
        ] {
            assert_eq!(electronic_address(text).as_deref(), Ok("0088:7300010000001"), "{text}");
        }
        assert_eq!(electronic_address("em:rechnung@uni.example").as_deref(), Ok("EM:rechnung@uni.example"));
    }

    #[test]
    fn what_nobody_can_deliver_to_is_refused() {
        for text in
            ["0088:7.30001E+12", "7300010000001", "0088:", "1234:42", ":42", "0088:73 00", "0088 0096:1", ""]
        {
            assert!(electronic_address(text).is_err(), "{text}");
        }
    }
}
