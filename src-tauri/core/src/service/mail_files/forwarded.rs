//! Who wrote what somebody passes on: a forwarded message begins with lines such as "From: … Sent: …" in its text.

use chrono::{NaiveDate, NaiveDateTime};

use super::bounce::addresses;
use super::{Forwarded, Mailbox};

/// What subjects of forwarded messages begin with, in lower case.
const PREFIXES: [&str; 14] =
    ["fw", "fwd", "wg", "tr", "rv", "enc", "vs", "vb", "i", "pd", "doorst", "転送", "转发", "fs"];

/// What stands before who wrote it.
const FROM: [&str; 20] = [
    "from",
    "von",
    "de",
    "da",
    "van",
    "från",
    "fra",
    "lähettäjä",
    "od",
    "от",
    "feladó",
    "kimden",
    "de la",
    "差出人",
    "发件人",
    "寄件者",
    "보낸 사람",
    "מאת",
    "من",
    "expéditeur",
];

/// What stands before when it was sent.
const SENT: [&str; 24] = [
    "sent",
    "date",
    "gesendet",
    "datum",
    "envoyé",
    "enviado",
    "enviado el",
    "enviada em",
    "enviado em",
    "fecha",
    "data",
    "inviato",
    "verzonden",
    "skickat",
    "sendt",
    "dato",
    "lähetetty",
    "wysłano",
    "отправлено",
    "дата",
    "送信日時",
    "日付",
    "发送时间",
    "日期",
];

/// Lines after the first one within which the day stands.
const LINES_MAX: usize = 8;

/// Who wrote what the message passes on; nothing when it passes on nothing.
pub(super) fn of(subject: &str, text: &str) -> Option<Forwarded> {
    let prefix = subject.split_once([':', '：'])?.0.trim().to_lowercase();
    if !PREFIXES.contains(&prefix.as_str()) {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.iter().enumerate().find_map(|(at, line)| {
        let (value, next) = (labelled(line, &FROM)?, lines.get(at + 1).copied().unwrap_or_default());
        mailbox(value).or_else(|| mailbox(&format!("{value} {next}"))).map(|from| (at, from))
    });
    let (at, from) = from?;
    let below = lines.iter().skip(at + 1).take(LINES_MAX);
    let sent = below.filter_map(|line| labelled(line, &SENT)).find_map(moment);
    Some(Forwarded { from, sent })
}

/// What stands behind one of these labels and a colon.
fn labelled<'a>(line: &'a str, labels: &[&str]) -> Option<&'a str> {
    let line = line.trim_start_matches(['>', ' ', '\t', '*']);
    let (label, value) = line.split_once([':', '：'])?;
    let label = label.replace(['*', '\u{a0}'], " ").trim().to_lowercase();
    labels.contains(&label.as_str()).then(|| value.trim_matches([' ', '*', '\u{a0}', '\t']))
}

fn mailbox(text: &str) -> Option<Mailbox> {
    let email = addresses(&text.replace("mailto:", " ")).next()?;
    let name = text.split(['<', '[', '(']).next().unwrap_or_default();
    let name = name.trim_matches([' ', '"', '\'', '\t']);
    Some(Mailbox { name: if name.contains('@') { String::new() } else { name.to_owned() }, email })
}

/// A time of day in one of the forms that mail programs write in English, or with figures only where these say which is
/// the year.
fn moment(text: &str) -> Option<NaiveDateTime> {
    const FORMS: [&str; 12] = [
        "%A, %d %B %Y %I:%M %p",
        "%A, %d %B %Y %H:%M",
        "%A, %B %d, %Y %I:%M %p",
        "%A, %B %d, %Y %I:%M:%S %p",
        "%A, %B %d, %Y %H:%M",
        "%a, %b %d, %Y at %I:%M %p",
        "%a, %d %b %Y at %H:%M",
        "%a, %d %b %Y %H:%M:%S",
        "%d %B %Y %H:%M",
        "%d %B %Y at %H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%Y/%m/%d %H:%M",
    ];
    let text = text.replace(['\u{202f}', '\u{a0}'], " ");
    let text = text.trim();
    FORMS
        .iter()
        .find_map(|form| NaiveDateTime::parse_and_remainder(text, form).ok().map(|(at, _)| at))
        .filter(|at| at.date() > NaiveDate::default())
}
