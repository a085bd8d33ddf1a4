//! Dates as people, banks, spreadsheets and databases write them.

use chrono::NaiveDate;

use super::values::DateOrder;
use crate::kernel::text::search_key;

/// The names of each month and their short forms, as [`search_key`] writes them.
const MONTHS: [&str; 12] = [
    "january jan januar janner jaenner janvier janv enero ene gennaio gen janeiro januari styczen stycznia sty leden ledna
     januara tammikuu tammikuuta ocak oca ianuarie ian ιανουαριος ιανουαριου январь января янв сичень сичня січень січня",
    "february feb februar feber fevrier fevr fev febrero febbraio febb fevereiro februari luty lutego lut unor unora februara
     helmikuu helmikuuta subat sub februarie φεβρουαριος φεβρουαριου февраль февраля фев лютии лютого",
    "march mar marz maerz mrz mars marzo marco maart mrt marzec marca brezen brezna marec maaliskuu maaliskuuta marcius mart
     martie marts μαρτιος μαρτιου март марта мар березень березня",
    "april apr avril avr abril abr aprile kwiecien kwietnia kwi duben dubna aprila huhtikuu huhtikuuta aprilis nisan nis
     aprilie απριλιος απριλιου апрель апреля апр квітень квітня",
    "may mai mayo maggio mag maio mei maj maja kveten kvetna toukokuu toukokuuta majus mayis μαιος μαιου маи мая травень
     травня",
    "june jun juni juin junio giugno giu junho czerwiec czerwca cze cerven cervna juna kesakuu kesakuuta junius haziran haz
     iunie iun ιουνιος ιουνιου июнь июня июн червень червня",
    "july jul juli juillet juil julio luglio lug julho lipiec lipca lip cervenec cervence jula heinakuu heinakuuta julius
     temmuz tem iulie iul ιουλιος ιουλιου июль июля июл липень липня",
    "august aug aout agosto ago augustus augusti sierpien sierpnia sie srpen srpna augusta elokuu elokuuta augusztus agustos
     agu αυγουστος αυγουστου август августа авг серпень серпня",
    "september sep sept septembre septiembre setiembre set settembre setembro wrzesien wrzesnia wrz zari septembra syyskuu
     syyskuuta szeptember szept eylul eyl septembrie σεπτεμβριος σεπτεμβριου сентябрь сентября сен сент вересень вересня",
    "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz rijen rijna oktobra lokakuu
     lokakuuta ekim eki octombrie οκτωβριος οκτωβριου октябрь октября окт жовтень жовтня",
    "november nov novembre noviembre novembro listopad listopada lis listopadu novembra marraskuu marraskuuta kasim kas
     noiembrie noi νοεμβριος νοεμβριου ноябрь ноября ноя листопада",
    "december dec dezember dez decembre diciembre dic dicembre dezembro grudzien grudnia gru prosinec prosince desember des
     decembra joulukuu joulukuuta aralik ara decembrie δεκεμβριος δεκεμβριου декабрь декабря дек грудень грудня",
];

/// Words around a date that add nothing: days of the week, and what stands between day, month and year.
const FILLERS: &str = "
    mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday
    mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag
    lun lundi lunes lunedi mar mardi martes martedi mer mercredi miercoles mercoledi mie jeu jeudi jueves giovedi jue gio
    ven vendredi viernes venerdi vie sam samedi sabado sabato sab dim dimanche domingo domenica dom
    ma maandag dinsdag wo woensdag donderdag vr vrijdag za zaterdag zo zondag
    de del of the den der am le el il o st nd rd th er re do di г р лет";

/// Two-digit years from here on are of the last century.
const CENTURY_FROM: i32 = 80;

/// The day a cell names, in `order` where it can be read in two ways; nothing for what is no date. The time of the day
/// and its zone add nothing: the day is the one that is written.
pub(super) fn read(cell: &str, order: Option<DateOrder>) -> Option<NaiveDate> {
    if is_iso(cell) {
        return cell.parse().ok();
    }
    let parts = Parts::of(cell)?;
    match (parts.numbers.as_slice(), parts.month) {
        ([day, year], Some(month)) if year.digits == 4 => day_of(year.value, month, day.value),
        ([year, day], Some(month)) if year.digits == 4 => day_of(year.value, month, day.value),
        ([day, year], Some(month)) if day.digits <= 2 && year.digits == 2 => {
            day_of(year.full(), month, day.value)
        }
        ([year, month, day], None) if year.digits == 4 && parts.separator != Some(' ') => {
            day_of(year.value, month.value.try_into().ok()?, day.value)
        }
        ([whole], None) if whole.digits == 8 => of_eight_digits(whole.value, order),
        _ => {
            let three = ambiguous(cell).or_else(|| parts.with_points())?;
            three.day(order)
        }
    }
}

/// Whether a date is written as databases do: 2026-05-01. Most of a long list are.
fn is_iso(cell: &str) -> bool {
    let is_right = |(place, byte): (usize, u8)| match place {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    cell.len() == 10 && cell.bytes().enumerate().all(is_right)
}

/// A date of three numbers whose year stands last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ThreeNumbers {
    pub(super) first: u32,
    pub(super) second: u32,
    year: i32,
    /// Whether only the day can stand first.
    is_day_first: bool,
}

impl ThreeNumbers {
    fn day(self, order: Option<DateOrder>) -> Option<NaiveDate> {
        let order = match (self.is_day_first, self.first > 12, self.second > 12) {
            (true, ..) | (_, true, false) => DateOrder::Dmy,
            (_, false, true) => DateOrder::Mdy,
            _ => order.unwrap_or(DateOrder::Dmy),
        };
        let (day, month) = match order {
            DateOrder::Dmy => (self.first, self.second),
            DateOrder::Mdy => (self.second, self.first),
        };
        NaiveDate::from_ymd_opt(self.year, month, day)
    }
}

/// A date of three numbers that may begin with the day or with the month: with slashes, hyphens or spaces, and the year
/// last. With points it is always day, month, year.
pub(super) fn ambiguous(cell: &str) -> Option<ThreeNumbers> {
    if is_iso(cell) {
        return None;
    }
    let parts = Parts::of(cell)?;
    let [first, second, year] = parts.numbers.as_slice() else { return None };
    let is_year = year.digits == 4 || (year.digits == 2 && first.value <= 31);
    let is_told_apart = matches!(parts.separator, Some('/' | '-' | ' '));
    (parts.month.is_none() && is_told_apart && first.digits <= 2 && second.digits <= 2 && is_year)
        .then(|| {
            Some(ThreeNumbers {
                first: first.small()?,
                second: second.small()?,
                year: year.full(),
                is_day_first: false,
            })
        })
        .flatten()
}

/// What a date is made of.
#[derive(Debug, Default)]
struct Parts {
    numbers: Vec<Number>,
    month: Option<u32>,
    /// The character between its numbers, where it is the same between all of them; a space only beside nothing else.
    separator: Option<char>,
}

#[derive(Debug, Clone, Copy)]
struct Number {
    value: i32,
    digits: usize,
}

impl Number {
    /// As a year, in full.
    fn full(self) -> i32 {
        match self.digits {
            ..=2 if self.value >= CENTURY_FROM => 1900 + self.value,
            ..=2 => 2000 + self.value,
            _ => self.value,
        }
    }

    fn small(self) -> Option<u32> {
        u32::try_from(self.value).ok()
    }
}

impl Parts {
    fn of(cell: &str) -> Option<Self> {
        /// No date is longer.
        const LENGTH_MAX: usize = 80;
        if cell.len() > LENGTH_MAX {
            return None;
        }
        let plain: String = cell.chars().filter_map(plain_character).collect();
        let text = without_time(plain.trim());
        let mut parts = Self::default();
        let mut words: Vec<String> = Vec::new();
        let mut separators: Vec<char> = Vec::new();
        let mut between = String::new();
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            let mut run = String::from(character);
            if character.is_ascii_digit() {
                while let Some(next) = characters.next_if(char::is_ascii_digit) {
                    run.push(next);
                }
                if !parts.numbers.is_empty() {
                    separators.extend(separator_in(&between));
                }
                between.clear();
                parts.numbers.push(Number { value: run.parse().ok()?, digits: run.len() });
            } else if character.is_alphabetic() && !"年月日년월일".contains(character) {
                while let Some(next) = characters.next_if(|next| next.is_alphabetic()) {
                    run.push(next);
                }
                words.push(search_key(&run));
            } else if character.is_alphabetic() {
                between.push('-');
            } else if " ./-,'’".contains(character) {
                between.push(character);
            } else {
                return None;
            }
        }
        parts.month = month_among(&words)?;
        separators.dedup();
        parts.separator = if let [only] = separators.as_slice() { Some(*only) } else { None };
        Some(parts)
    }

    /// Three numbers with points between: the day stands first.
    fn with_points(&self) -> Option<ThreeNumbers> {
        let [first, second, year] = self.numbers.as_slice() else { return None };
        let fits =
            self.separator == Some('.') && self.month.is_none() && first.digits <= 2 && second.digits <= 2;
        (fits && matches!(year.digits, 2 | 4))
            .then(|| {
                Some(ThreeNumbers {
                    first: first.small()?,
                    second: second.small()?,
                    year: year.full(),
                    is_day_first: true,
                })
            })
            .flatten()
    }
}

/// The month among the words of a date; nothing inside when none is named. A word that is neither month nor filler makes
/// it no date.
fn month_among(words: &[String]) -> Option<Option<u32>> {
    let month_of = |word: &String| {
        let place = MONTHS.iter().position(|names| names.split_whitespace().any(|name| name == word))?;
        u32::try_from(place + 1).ok()
    };
    let is_filler = |word: &String| FILLERS.split_whitespace().any(|filler| filler == word);
    // A day of the week may be written like a month ("mar." before "5 mai"), and it stands before it.
    let months: Vec<u32> = words.iter().filter_map(month_of).collect();
    let all_known = words.iter().all(|word| month_of(word).is_some() || is_filler(word));
    let doubtful = months.len() > 2 || (months.len() == 2 && !words.first().is_some_and(is_filler));
    (all_known && !doubtful).then(|| months.last().copied())
}

fn separator_in(between: &str) -> Option<char> {
    let own: Option<char> = between.chars().find(|character| *character != ' ');
    own.or_else(|| between.contains(' ').then_some(' '))
}

/// Digits of every script are digits, and every dash is one.
fn plain_character(character: char) -> Option<char> {
    let digit = |zero: u32| char::from_digit(u32::from(character) - zero, 10);
    match character {
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
        '\u{966}'..='\u{96f}' => digit(0x966),
        '\u{ff10}'..='\u{ff19}' => digit(0xff10),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' => Some('-'),
        '\u{ff0f}' | '\\' => Some('/'),
        '\u{ff0e}' => Some('.'),
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{61c}' | '"' => None,
        other if other.is_whitespace() => Some(' '),
        other => Some(other),
    }
}

/// What stands before the time of the day and its zone.
fn without_time(text: &str) -> &str {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if let Some(colon) = text.find(':') {
        let hour = (colon.saturating_sub(2)..colon).find(|&at| (at..colon).all(is_digit)).unwrap_or(colon);
        let before = text[..hour].trim_end();
        // 2026-05-01+02:00: a day with the zone it is in.
        let before = before.strip_suffix(['+', '-']).unwrap_or(before);
        return before.strip_suffix(['T', 't', ',']).unwrap_or(before).trim_end();
    }
    // 20260501T1030, 2026-05-01Z, 2026-05-01 UTC
    let has_day_before = |at: usize| text[..at].bytes().filter(u8::is_ascii_digit).count() == 8;
    if let Some(at) = text.find(['T', 'Z']).filter(|at| *at > 0 && is_digit(at - 1) && has_day_before(*at)) {
        return &text[..at];
    }
    // 01.05.2026 10.30 or 10h30
    let Some((day, rest)) = text.split_once([' ', ',']).filter(|(day, _)| {
        day.bytes().filter(u8::is_ascii_digit).count() >= 6 && day.bytes().any(|byte| !byte.is_ascii_digit())
    }) else {
        return text;
    };
    let rest = rest.trim();
    let is_time =
        rest.bytes().all(|byte| byte.is_ascii_digit() || b".hH ".contains(&byte)) && rest.len() <= 8;
    let is_zone = ["UTC", "GMT", "Z", "CET", "CEST"].contains(&rest);
    if is_time || is_zone { day } else { text }
}

/// 20260501, or 01052026 where only that gives a day.
fn of_eight_digits(number: i32, order: Option<DateOrder>) -> Option<NaiveDate> {
    let (front, middle, back) = (number / 10_000, number / 100 % 100, number % 100);
    let year_first = day_of(front, middle.try_into().ok()?, back).filter(|_| (1900..2100).contains(&front));
    year_first.or_else(|| {
        let first = u32::try_from(number / 1_000_000).ok()?;
        let second = u32::try_from(number / 10_000 % 100).ok()?;
        let year = number % 10_000;
        let is_settled = order.is_some() || (first > 12) != (second > 12) || first == second;
        let three = ThreeNumbers { first, second, year, is_day_first: false };
        three.day(order).filter(|_| is_settled && (1900..2100).contains(&year))
    })
}

fn day_of(year: i32, month: u32, day: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_in_many_writings() {
        for cell in [
            "2026-05-13",
            "2026/05/13",
            "2026.05.13",
            "13.05.2026",
            "13. 5. 2026",
            "13.05.26",
            "13/05/26",
            "05/13/26",
            "20260513",
            "13.05.2026 00:00",
            "2026-05-13T10:00:00.000Z",
            "2026-05-13T10:00:00+02:00",
            "2026-05-13 00:00:00 UTC",
            "5/13/2026 0:00",
            "13/05/2026 12:00:00 AM",
            "2026-05-13+02:00",
            "2026-05-13Z",
            "20260513T101500Z",
            "13 May 2026",
            "13-May-26",
            "13MAY2026",
            "May 13, 2026",
            "Wed, 13 May 2026 10:00:00 +0200",
            "13. Mai 2026",
            "Mittwoch, 13. Mai 2026",
            "13 mai 2026",
            "mer. 13 mai 2026",
            "13 de mayo de 2026",
            "13 maggio 2026",
            "13 de maio de 2026",
            "13 mei 2026",
            "13 maja 2026",
            "13. května 2026",
            "13 Mayıs 2026",
            "2026. május 13.",
            "13 мая 2026 г.",
            "2026年5月13日",
            "２０２６－０５－１３",
            "13 mai 2026 à 10:00",
            "13.05.2026 10.30",
            "May 13th, 2026",
            "13052026",
            "‎13/05/2026",
        ] {
            let read = read(cell, None);
            if cell.contains('à') {
                assert_eq!(read, None, "{cell}: an unknown word makes it no date");
            } else {
                assert_eq!(read, NaiveDate::from_ymd_opt(2026, 5, 13), "{cell}");
            }
        }
    }

    #[test]
    fn what_is_no_date_stays_none() {
        for cell in [
            "",
            "soon",
            "2026-13-01",
            "31/02/2026",
            "46143",
            "260513",
            "INV-2026-0001",
            "13 2026",
            "1.2.3.4",
            "12:30",
            "may",
            "13.5",
            "2026-05",
            "DE89370400440532013000",
            "1,600.00",
            "13 Muy 2026",
            "99/99/9999",
            "05042026",
        ] {
            assert_eq!(read(cell, None), None, "{cell}");
        }
    }

    #[test]
    fn an_order_is_asked_for_only_where_it_matters() {
        assert!(ambiguous("3/4/26").is_some() && ambiguous("03-04-2026 00:00").is_some());
        assert_eq!(ambiguous("03.04.2026"), None);
        assert_eq!(ambiguous("2026-04-03"), None);
        assert_eq!(read("3/4/26", Some(DateOrder::Mdy)), NaiveDate::from_ymd_opt(2026, 3, 4));
        assert_eq!(read("3/4/99", Some(DateOrder::Dmy)), NaiveDate::from_ymd_opt(1999, 4, 3));
        assert_eq!(
            read("mar. 5 mai 2026", None),
            NaiveDate::from_ymd_opt(2026, 5, 5),
            "a Tuesday, not March"
        );
    }
}
