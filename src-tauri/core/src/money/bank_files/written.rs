//! What stands around an amount: its sign, a word for its direction, its currency.

use super::amount::{DecimalSign, plain};
use super::directions;
use crate::kernel::{Currency, Message, Money};

/// An amount as it is written, taken apart: its digits, and what stands around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WrittenAmount {
    text: String,
    /// Digits with the marks between them.
    core: String,
    /// A mark behind the last digit, as in `1’600.–`: decimals follow, and there are none.
    mark_behind: Option<char>,
    /// Plus is true; minus or brackets are false.
    pub(crate) sign: Option<bool>,
    /// What a word beside it says: true when money came in.
    pub(crate) way: Option<bool>,
    /// A currency beside it.
    pub(crate) code: Option<Currency>,
    /// Words beside it that are not understood.
    pub(crate) unknown: Vec<String>,
}

/// Words for currencies that are no codes.
const CURRENCY_WORDS: &str =
    "kr zl fr sfr rs re kc ft lei lv rm r tl eu euro euros dollar dollars pound pounds rand yen rub
    руб р грн лв ден din kn us au nz hk can 円 元 圆 圓 원";

impl WrittenAmount {
    /// Takes an amount apart.
    ///
    /// # Errors
    /// A sentence when it is none.
    pub(crate) fn of(text: &str) -> Result<Self, Message> {
        let not_an_amount = || message!("“{text}” is not an amount", text = text.trim());
        let plain: String = text.trim().chars().filter_map(plain_character).collect();
        let first = plain.find(|character: char| character.is_ascii_digit()).ok_or_else(not_an_amount)?;
        let last = plain.rfind(|character: char| character.is_ascii_digit()).ok_or_else(not_an_amount)?;
        // A decimal sign may lead, as in .50.
        let leads = plain[..first].ends_with(['.', ',']);
        let start = if leads { first - 1 } else { first };
        let core = &plain[start..=last];
        if !core.chars().all(|character| character.is_ascii_digit() || ".,' ".contains(character)) {
            return Err(not_an_amount());
        }
        let behind = &plain[last + 1..];
        let mark_behind = behind.chars().next().filter(|mark| ".,".contains(*mark));
        let behind = match mark_behind {
            // 1’600.– and 1.600,-- have no decimals; the dashes are no sign.
            Some(_) => behind[1..].trim_start_matches('-').trim_start_matches('='),
            None => behind,
        };
        let mut written = Self {
            text: text.trim().to_owned(),
            core: core.to_owned(),
            mark_behind,
            sign: None,
            way: None,
            code: None,
            unknown: Vec::new(),
        };
        written.take_around(&plain[..start], behind).ok_or_else(not_an_amount)?;
        Ok(written)
    }

    /// What stands before and behind the digits; nothing for what belongs to no amount.
    fn take_around(&mut self, before: &str, behind: &str) -> Option<()> {
        let (mut minus, mut plus, mut opened, mut closed) = (0, 0, 0, 0);
        for part in [before, behind] {
            let mut characters = part.chars().peekable();
            while let Some(character) = characters.next() {
                match character {
                    ' ' | '\'' => {}
                    '-' => minus += 1,
                    '+' => plus += 1,
                    '(' | '[' => opened += 1,
                    ')' | ']' => closed += 1,
                    '€' => self.code = Currency::from_code("EUR"),
                    _ if is_currency_sign(character) => {}
                    _ if character.is_alphabetic() => {
                        let mut word = String::from(character);
                        while let Some(next) = characters.next_if(|next| next.is_alphabetic() || *next == '.')
                        {
                            word.push(next);
                        }
                        // US$, C$ and R$ are signs of currencies.
                        if !characters.peek().is_some_and(|next| is_currency_sign(*next)) {
                            self.take_word(word.trim_end_matches('.'));
                        }
                    }
                    _ => return None,
                }
            }
        }
        let in_brackets =
            opened == 1 && closed == 1 && before.contains(['(', '[']) && behind.contains([')', ']']);
        let fits = minus <= 1 && plus <= 1 && minus + plus <= 1 && (in_brackets || opened + closed == 0);
        self.sign = match (minus == 1 || in_brackets, plus == 1) {
            (true, _) => Some(false),
            (false, true) => Some(true),
            (false, false) => None,
        };
        (fits && !(in_brackets && plus == 1)).then_some(())
    }

    fn take_word(&mut self, word: &str) {
        let is_code = word.len() == 3 && (word == word.to_uppercase() || word == word.to_lowercase());
        let code = || Currency::from_code(&word.to_uppercase()).filter(|_| is_code);
        let key = crate::kernel::text::search_key(word);
        if let Some(way) = directions::beside_amount(word) {
            match self.way {
                Some(other) if other != way => self.unknown.push(word.to_owned()),
                _ => self.way = Some(way),
            }
        } else if let Some(code) = code() {
            self.code = Some(code);
        } else if !CURRENCY_WORDS.split_whitespace().any(|known| known == key) {
            self.unknown.push(word.to_owned());
        }
    }

    /// Whether sign or word say that the money came in; nothing where neither stands there.
    ///
    /// # Errors
    /// A sentence when they disagree, or a word is not understood.
    pub(crate) fn came_in(&self) -> Result<Option<bool>, Message> {
        if let Some(word) = self.unknown.first() {
            return Err(message!("“{word}” in “{text}” is not understood", word, text = self.text));
        }
        match (self.sign, self.way) {
            (Some(sign), Some(way)) if sign != way => Err(message!(
                "sign and word of “{text}” disagree on which way the money went",
                text = self.text
            )),
            (sign, way) => Ok(way.or(sign)),
        }
    }

    /// The amount without its sign, in `currency` unless another one stands beside it.
    ///
    /// # Errors
    /// As [`grouped`].
    pub(crate) fn money(&self, sign: DecimalSign, currency: Currency) -> Result<Money, Message> {
        let currency = self.code.unwrap_or(currency);
        let not_so = || {
            message!("“{text}” is not an amount with a decimal {sign}", text = self.text, sign = sign.code())
        };
        let (decimal, group) = if sign == DecimalSign::Point { ('.', ',') } else { (',', '.') };
        if self.mark_behind.is_some_and(|mark| mark != decimal) {
            return Err(not_so());
        }
        let (whole, decimals) = self.core.split_once(decimal).unwrap_or((&self.core, ""));
        let groups: Vec<&str> =
            whole.split(|character| character == group || " '".contains(character)).collect();
        if !is_well_grouped(&groups) || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(not_so());
        }
        let (whole, decimals) = without_remainder(&groups.concat(), decimals);
        plain(&format!("{whole}.{decimals}"), DecimalSign::Point, currency).map_err(|problem| {
            if problem.words_it("beyond the largest amount") {
                problem
            } else if problem.words_it("more decimals") {
                message!("“{text}” has more decimals than {currency} has", text = self.text, currency)
            } else {
                not_so()
            }
        })
    }

    /// What the amount says about its decimal sign: nothing without a mark, open when one mark has three digits behind it.
    pub(crate) fn decimal_sign(&self) -> Option<Option<DecimalSign>> {
        let own = |mark: char| if mark == '.' { DecimalSign::Point } else { DecimalSign::Comma };
        if let Some(mark) = self.mark_behind {
            return Some(Some(own(mark)));
        }
        let last = self.core.rfind(['.', ','])?;
        let mark = if self.core.as_bytes()[last] == b'.' { '.' } else { ',' };
        let other = if mark == '.' { ',' } else { '.' };
        let (before, digits) = (&self.core[..last], self.core.len() - last - 1);
        // Whatever groups digits before it, and what no mark could group, makes it the decimal sign.
        let is_decimal =
            before.contains([other, '\'', ' ']) || matches!(before, "" | "0") || before.len() > 3;
        Some(match before.matches(mark).count() {
            0 if digits != 3 || is_decimal => Some(own(mark)),
            0 => None,
            // Several marks of one kind only group digits, so the other kind is the decimal sign.
            _ => Some(own(other)),
        })
    }
}

/// Groups of three, or as in India a last one of three behind others of two.
fn is_well_grouped(groups: &[&str]) -> bool {
    let [first, middle @ .., last] = groups else { return true };
    let lengths = |length: usize| middle.iter().all(|group| group.len() == length);
    last.len() == 3
        && ((lengths(3) && (1..=3).contains(&first.len()))
            || (lengths(2) && !middle.is_empty() && (1..=2).contains(&first.len())))
}

/// Programs that reckon in binary fractions write 57.699999999999996: beyond eight decimals, six are what was meant.
fn without_remainder(whole: &str, decimals: &str) -> (String, String) {
    const KEPT: usize = 6;
    let as_written = || (whole.to_owned(), decimals.to_owned());
    let (Some(kept), Some(next)) = (decimals.get(..KEPT), decimals.as_bytes().get(KEPT)) else {
        return as_written();
    };
    if decimals.len() <= KEPT + 2 {
        return as_written();
    }
    let Ok(number) = format!("{whole}{kept}").parse::<u64>() else { return as_written() };
    let rounded = if *next >= b'5' { number.saturating_add(1) } else { number };
    (format!("{}", rounded / 1_000_000), format!("{:06}", rounded % 1_000_000))
}

fn is_currency_sign(character: char) -> bool {
    "$¢£¤¥฿₽₺₹৳₩₪₫₱₴₦₡₲₵₸₭៛﷼＄￡￥￦".contains(character) || matches!(character, '\u{20a0}'..='\u{20c0}')
}

/// Digits of every script are digits, every dash is a minus, every apostrophe and space one of each.
fn plain_character(character: char) -> Option<char> {
    let digit = |zero: u32| char::from_digit(u32::from(character) - zero, 10);
    match directions::plain_sign(character) {
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
        '\u{966}'..='\u{96f}' => digit(0x966),
        '\u{ff10}'..='\u{ff19}' => digit(0xff10),
        '\u{66b}' => Some('.'),
        '\u{ff0e}' => Some('.'),
        '\u{ff0c}' => Some(','),
        '\u{66c}' | '’' | '‘' | '´' | '`' | 'ʼ' | '′' => Some('\''),
        '\u{ff08}' => Some('('),
        '\u{ff09}' => Some(')'),
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}'
        | '\u{61c}'
        | '"' => None,
        other if other.is_whitespace() => Some(' '),
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decimal_sign_is_seen_where_it_shows() {
        let seen = |text: &str| WrittenAmount::of(text).unwrap().decimal_sign();
        for point in ["1,600.00", "1'600.5", "1234.567", "0.125", "1,600,000", "5.-"] {
            assert_eq!(seen(point), Some(Some(DecimalSign::Point)), "{point}");
        }
        for comma in ["1.600,00 S", "1 600,567", "1.600.000", "5,--"] {
            assert_eq!(seen(comma), Some(Some(DecimalSign::Comma)), "{comma}");
        }
        assert_eq!((seen("1.600"), seen("1600 DR")), (Some(None), None));
    }
}
