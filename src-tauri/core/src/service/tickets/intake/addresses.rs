//! Which addresses are the desk's, and so which messages are answers.

use std::collections::BTreeMap;

use super::super::MessageKind;
use super::super::who::Directory;
use crate::kernel::mail_domains;
use crate::service::mail_files::{MailMessage, Nature};

/// The desk's addresses.
#[derive(Debug, Clone, Default)]
pub(super) struct DeskAddresses {
    pub(super) addresses: Vec<String>,
    pub(super) is_guessed: bool,
}

impl DeskAddresses {
    /// Those that were told; or the address that most of the messages go to and that is no contact's.
    pub(super) fn of<'a>(
        told: Vec<String>,
        messages: impl Iterator<Item = &'a MailMessage>,
        directory: &Directory,
    ) -> Self {
        if !told.is_empty() {
            return Self { addresses: told, is_guessed: false };
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for message in messages {
            for to in message.to.iter().filter(|to| !directory.knows(&to.email)) {
                *counts.entry(&to.email).or_default() += 1;
            }
        }
        // Of several that are as frequent the first by its letters, whatever the order of the files.
        let most = counts.into_iter().max_by_key(|(email, count)| (*count, std::cmp::Reverse(*email)));
        let addresses: Vec<String> = most.map(|(email, _)| email.to_owned()).into_iter().collect();
        Self { is_guessed: !addresses.is_empty(), addresses }
    }

    /// Whether an address is the desk's.
    pub(super) fn has(&self, email: &str) -> bool {
        self.addresses.iter().any(|address| address == email)
    }

    /// Whether somebody with this address works at the desk's organisation.
    pub(super) fn is_colleague(&self, email: &str) -> bool {
        let domain = |email: &str| email.rsplit('@').next().unwrap_or_default().to_owned();
        let own = domain(email);
        !mail_domains::is_shared(&own) && self.addresses.iter().any(|address| domain(address) == own)
    }

    /// What a message is to the desk. A colleague who writes to others answers; one who writes to the desk passes on.
    pub(super) fn kind_of(&self, message: &MailMessage) -> MessageKind {
        match message.nature {
            Nature::Bounce => return MessageKind::Bounce,
            Nature::Automatic => return MessageKind::Automatic,
            Nature::Human => {}
        }
        let from = &message.from.email;
        let goes_out = message.to.iter().any(|to| !self.has(&to.email) && !self.is_colleague(&to.email));
        let is_answer = self.has(from) || self.is_colleague(from) && goes_out && message.forwarded.is_none();
        if is_answer { MessageKind::Out } else { MessageKind::In }
    }
}
