//! Peppol ids: which electronic addresses Peppol delivers to.
//!
//! Peppol has a list of schemes of its own, shorter than that of EN 16931, and wants some of them well formed. The schemes
//! are those of the code list “Electronic Address Scheme” of Peppol BIS Billing 3, release of May 2026
//! (PEPPOL-EN16931-CL008); the checks are its rules PEPPOL-COMMON-R040 to R053.

use super::ElectronicAddress;
use crate::kernel::Message;

const SCHEMES: &str = " 0002 0007 0009 0060 0088 0096 0097 0106 0130 0135 0142 0151 0183 0184 0188 0190 0191 0192 0195 \
    0196 0198 0199 0200 0201 0204 0208 0209 0210 0211 0216 0218 0221 0225 0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 \
    9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 \
    9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959 ";

/// Why Peppol does not deliver to an address, as a sentence; none where it does.
pub fn complaint(address: &ElectronicAddress) -> Option<Message> {
    let ElectronicAddress { scheme, value } = address;
    if !SCHEMES.contains(&format!(" {scheme} ")) {
        return Some(message!(
            "{scheme}:{value} is no Peppol id: {scheme} is not in Peppol’s list of schemes.",
            scheme,
            value
        ));
    }
    let digits = digits(value);
    let is_right = match scheme.as_str() {
        "0007" => digits.as_deref().is_some_and(is_swedish_organisation),
        "0088" => digits.as_deref().is_some_and(|digits| weighted_right(digits, &[1, 3]).is_multiple_of(10)),
        "0096" => digits.is_some_and(|digits| digits.len() == 10),
        "0151" => digits.as_deref().is_some_and(is_australian_business),
        "0184" => is_danish(value.strip_prefix("DK").unwrap_or(value)),
        "0192" => digits.as_deref().is_some_and(is_norwegian_organisation),
        "0198" => value.strip_prefix("DK").is_some_and(is_danish),
        "0208" => digits.as_deref().is_some_and(is_belgian_enterprise),
        _ => true,
    };
    (!is_right).then(|| {
        message!("{scheme}:{value} is no Peppol id: its length or its check digit is wrong, so something is mistyped.", scheme, value)
    })
}

/// The number of a Swedish organisation: ten digits, the last a check digit by Luhn.
pub fn is_swedish_organisation(digits: &[u32]) -> bool {
    let doubled = |digit: u32| digit * 2 / 10 + digit * 2 % 10;
    let sum =
        digits.iter().enumerate().map(|(place, digit)| if place % 2 == 0 { doubled(*digit) } else { *digit });
    digits.len() == 10 && sum.sum::<u32>() % 10 == 0
}

/// The number of a Norwegian organisation: nine digits, the last a check digit modulo 11.
pub fn is_norwegian_organisation(digits: &[u32]) -> bool {
    let Some((check, number)) = digits.split_last() else { return false };
    let sum = weighted_right(number, &[2, 3, 4, 5, 6, 7]);
    digits.len() == 9 && digits.iter().any(|digit| *digit > 0) && (11 - sum % 11) % 11 == *check
}

/// An Australian Business Number: eleven digits, weighted with the first less one, divisible by 89.
pub fn is_australian_business(digits: &[u32]) -> bool {
    let weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
    let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    digits.len() == 11 && digits[0] > 0 && (sum - 10).is_multiple_of(89)
}

/// The digits of a text that holds nothing else.
pub fn digits(text: &str) -> Option<Vec<u32>> {
    let digits: Option<Vec<u32>> = text.chars().map(|character| character.to_digit(10)).collect();
    digits.filter(|digits| !digits.is_empty())
}

/// The number of a Belgian enterprise: ten digits, the last two 97 less the rest of the first eight.
fn is_belgian_enterprise(digits: &[u32]) -> bool {
    let number = |digits: &[u32]| digits.iter().fold(0_u64, |number, digit| number * 10 + u64::from(*digit));
    digits.len() == 10 && number(&digits[8..]) == 97 - number(&digits[..8]) % 97
}

fn is_danish(number: &str) -> bool {
    digits(number).is_some_and(|digits| digits.len() == 8)
}

/// The sum of digits, weighted from the right.
fn weighted_right(digits: &[u32], weights: &[u32]) -> u32 {
    let weights = weights.iter().cycle();
    digits.iter().rev().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<Message> {
        complaint(&ElectronicAddress::parse(text).unwrap())
    }

    #[test]
    fn what_peppol_delivers_to_is_taken() {
        for id in [
            "0088:7300010000001",
            "0192:974760673",
            "0208:0419052173",
            "0007:2021000225",
            "0151:51824753556",
            "0184:DK12345678",
            "0184:12345678",
            "0198:DK12345678",
            "0096:1234567890",
            "9930:DE123456789",
            "0204:04011000-12345-34",
            "0009:78467169500087",
        ] {
            assert_eq!(told(id), None, "{id}");
        }
    }

    #[test]
    fn schemes_that_only_en_16931_has_are_none_of_peppol() {
        for id in ["EM:office@uni.example", "AN:1", "AQ:1", "AS:1", "AU:1", "0205:1", "0217:1", "0220:1"] {
            assert!(told(id).unwrap().contains("not in Peppol’s list"), "{id}");
        }
    }

    #[test]
    fn a_mistyped_number_is_told() {
        for id in [
            "0088:7300010000002",
            "0088:73-00010000001",
            "0192:974760674",
            "0192:000000000",
            "0208:0419052174",
            "0208:419052173",
            "0007:2021000226",
            "0151:51824753557",
            "0184:1234567",
            "0198:12345678",
            "0096:123456789",
        ] {
            assert!(told(id).unwrap().contains("mistyped"), "{id}");
        }
    }
}
