//! Notes that documents were made ready and sent: when, how and to whom. Sending is kept apart from issuing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::kernel::{Error, OptionExt, Result, text};
use crate::register::{Op, Register};

/// How a document reaches its recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By e-mail.
    Email,
    /// On paper.
    Post,
    /// Uploaded to the recipient’s own portal.
    Portal,
    /// Through a network for electronic invoices, such as Peppol.
    Network,
    /// In another way.
    Other,
}

crate::kernel::codes!(Channel {
    Email = "email",
    Post = "post",
    Portal = "portal",
    Network = "network",
    Other = "other",
});

/// That a document was made ready, and perhaps sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Dispatch {
    /// The dispatch.
    pub id: i64,
    /// How it is sent.
    pub channel: Channel,
    /// To whom: an e-mail address, a portal; empty when not said.
    pub recipient: String,
    /// The day it was made ready.
    #[ts(type = "string")]
    pub prepared_on: NaiveDate,
    /// The day it was sent; none while it is not.
    #[ts(type = "string | null")]
    pub sent_on: Option<NaiveDate>,
    /// A remark.
    pub note: String,
}

/// Asks to note that documents were made ready or sent.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct NoteInvoicesDispatch {
    /// The documents.
    pub ids: Vec<i64>,
    /// How.
    pub channel: Channel,
    /// To whom; the address on each document when absent.
    #[serde(default)]
    pub recipient: Option<String>,
    /// The day they were sent; none when they are only made ready.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub sent_on: Option<NaiveDate>,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
}

/// How many documents were concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Dispatched {
    /// Documents.
    pub count: usize,
}

/// Notes that documents were made ready or sent. One that is ready becomes sent; the latest one that is not.
pub fn note_dispatch(register: &mut Register, request: NoteInvoicesDispatch) -> Result<Dispatched> {
    let line = |field: &str, text: &Option<String>| {
        text::line(text.as_deref().unwrap_or_default()).map_err(|message| Error::invalid(field, message))
    };
    let (recipient, note) = (line("recipient", &request.recipient)?, line("note", &request.note)?);
    let today = register.clock().today();
    if request.ids.is_empty() {
        return Err(Error::invalid("ids", message!("Choose at least one document.")));
    }
    let mut noted = Vec::with_capacity(request.ids.len());
    for id in &request.ids {
        let document = store::document(register.reader(), *id)?.or_not_found(template!("Invoice"), id)?;
        if request.sent_on.is_some_and(|sent_on| sent_on < document.issued_on) {
            let message = message!(
                "{document} was issued on {issued_on, date, long}: it was not sent before.",
                document = document.number,
                issued_on = document.issued_on
            );
            return Err(Error::invalid("sent_on", message));
        }
        let address = if request.channel == Channel::Email { document.buyer.email } else { String::new() };
        noted.push((*id, if recipient.is_empty() { address } else { recipient.clone() }));
    }
    let count = noted.len();
    let summary = match request.sent_on {
        Some(_) => message!("Noted {count, plural, one {# document} other {# documents}} as sent", count),
        None => {
            message!("Noted {count, plural, one {# document} other {# documents}} as ready to send", count)
        }
    };
    register.transact(Op::new(summary), |edit| {
        for (id, recipient) in &noted {
            let dispatch = Dispatch {
                id: 0,
                channel: request.channel,
                recipient: recipient.clone(),
                prepared_on: request.sent_on.unwrap_or(today),
                sent_on: request.sent_on,
                note: note.clone(),
            };
            store::note_dispatch(edit, *id, &dispatch)?;
        }
        Ok(())
    })?;
    Ok(Dispatched { count })
}
