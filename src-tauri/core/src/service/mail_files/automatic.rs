//! Whether a person or a program wrote a message. What a program wrote is never an answer.

use mail_parser::{Message as Parsed, MimeHeaders};

/// How subjects of out-of-office replies begin, in their searched form.
const AWAY: [&str; 22] = [
    "abwesend",
    "abwesenheitsnotiz",
    "absence du bureau",
    "afwezig",
    "auto reply",
    "automatic reply",
    "automatische antwort",
    "automatisch antwoord",
    "automatiskt svar",
    "automatisk svar",
    "autosvar",
    "automaattinen vastaus",
    "autoreply",
    "fuera de la oficina",
    "odpowiedz automatyczna",
    "out of office",
    "reponse automatique",
    "resposta automatica",
    "respuesta automatica",
    "risposta automatica",
    "自動応答",
    "自动回复",
];

/// Whether a program wrote it.
pub(super) fn is_automatic(parsed: &Parsed<'_>) -> bool {
    let header = |name: &'static str| {
        parsed.header_raw(name).map(|value| value.trim().to_ascii_lowercase()).unwrap_or_default()
    };
    let auto_submitted = header("Auto-Submitted");
    let precedence = header("Precedence");
    let is_bulk = ["bulk", "junk", "auto_reply", "list"].contains(&precedence.as_str());
    let is_list = precedence == "list" && parsed.header_raw("List-Post").is_some();
    (!auto_submitted.is_empty() && !auto_submitted.starts_with("no"))
        || is_bulk && !is_list
        || header("Return-Path") == "<>"
        || ["X-Autoreply", "X-Autorespond", "X-Auto-Reply-From", "Feedback-ID", "List-Unsubscribe-Post"]
            .into_iter()
            .any(|name| !header(name).is_empty())
        || is_away(parsed)
        || is_receipt(parsed)
}

/// A reply that somebody is away, of a program that says so in the subject only.
fn is_away(parsed: &Parsed<'_>) -> bool {
    let subject = crate::kernel::text::search_key(parsed.subject().unwrap_or_default());
    AWAY.iter().any(|beginning| subject.starts_with(beginning))
}

/// That a message was read or delivered.
fn is_receipt(parsed: &Parsed<'_>) -> bool {
    parsed.content_type().is_some_and(|kind| {
        kind.ctype() == "multipart"
            && kind.subtype() == Some("report")
            && kind.attribute("report-type") == Some("disposition-notification")
    })
}
