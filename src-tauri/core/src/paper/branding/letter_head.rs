//! The head of a letter: who writes, who is written to, what it is and of which day. Letters of every kind have it from here, and
//! add what only they say.

use std::sync::Arc;

use chrono::NaiveDate;

use super::Style;
use crate::paper::locale::{Locale, Words};
use crate::paper::typesetting::{Image, Letter, Letterhead, Properties};

/// Who writes.
#[derive(Debug, Clone, Default)]
pub struct Sender {
    pub name: String,
    /// Address, line by line, as the country of the recipient needs it.
    pub address_lines: Vec<String>,
    pub email: String,
    /// Web address.
    pub website: String,
    /// Country code; empty for unknown.
    pub country: String,
    /// VAT or tax id.
    pub tax_id: String,
    pub logo: Option<Arc<Image>>,
    /// The line at the foot of every page, unless its branding has a foot.
    pub footer: String,
}

/// Who is written to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Recipient<'a> {
    pub name: &'a str,
    /// The person there; empty for none.
    pub attention: &'a str,
    pub address_lines: &'a [String],
    /// Country code; empty for unknown.
    pub country: &'a str,
}

/// What a letter is.
#[derive(Debug, Clone, Default)]
pub struct Subject {
    /// The title that it prints.
    pub title: String,
    /// What its file is called by whoever shows it: the title and what tells it from others.
    pub file_title: String,
    /// Its day, where it has one.
    pub dated_on: Option<NaiveDate>,
}

impl Style {
    /// A letter in this look and language that has its head, and no body yet.
    pub fn letter(&self, from: Sender, to: Recipient<'_>, about: Subject) -> Letter {
        let words = Words::of_locale(&Locale::of_tag(&self.language));
        let tax_id = words.tax_id_line(&from.tax_id, &from.country);
        let lines = [to.name, to.attention].into_iter().chain(to.address_lines.iter().map(String::as_str));
        let mut letter = Letter {
            letterhead: Letterhead {
                name: from.name.clone(),
                address_lines: from.address_lines,
                contact_lines: vec![from.email, from.website, tax_id],
                logo: from.logo,
                ..Letterhead::default()
            },
            recipient_lines: lines.filter(|line| !line.is_empty()).map(str::to_owned).collect(),
            title: about.title,
            footer: from.footer,
            page_label: words.page_label.to_owned(),
            properties: Properties {
                title: about.file_title,
                author: from.name,
                created_on: about.dated_on,
                ..Properties::default()
            },
            ..Letter::default()
        };
        self.apply_to(&mut letter, to.country);
        letter
    }
}
