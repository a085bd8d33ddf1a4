//! Words that documents print, in each language of the program: one file a language.

mod ar;
mod de;
mod en;
mod en_us;
mod es;
mod fees;
mod fr;
mod it;
mod ja;
mod joining;
mod pt;
mod ru;
mod zh_hans;
mod zh_hant;

use serde::Serialize;

use super::{Language, Locale, named_id};

pub use fees::FeeWords;
pub use joining::JoiningWords;

/// The words of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Words {
    /// Titles of the reminders, the first one first.
    pub reminders: [&'static str; 3],
    /// Title of a statement.
    pub statement: &'static str,
    pub invoice: &'static str,
    /// A credit note that takes back all of an invoice.
    pub cancellation: &'static str,
    pub credit_note: &'static str,
    /// Money that came in.
    pub payment: &'static str,
    /// Money that was paid back.
    pub refund: &'static str,
    /// What was given up.
    pub write_off: &'static str,
    /// What a payment missed an invoice by, or exceeded it.
    pub small_difference: &'static str,
    /// The day of a document.
    pub date: &'static str,
    /// The day of an invoice.
    pub invoice_date: &'static str,
    /// The day by which to pay.
    pub due_date: &'static str,
    pub licence_year: &'static str,
    /// Label of the days that an invoice bills.
    pub service_period: &'static str,
    /// A sum of money.
    pub amount: &'static str,
    /// What was paid or credited already.
    pub settled: &'static str,
    /// What is left to pay.
    pub open: &'static str,
    /// What a reminder costs.
    pub fee: &'static str,
    /// The category of what is outside the scope of tax.
    pub not_taxed: &'static str,
    /// Why the fee of a reminder is not taxed.
    pub fee_not_taxed: &'static str,
    /// What is to be paid in all.
    pub to_pay: &'static str,
    /// Heading of the payment details.
    pub payment_details: &'static str,
    /// Who holds the account.
    pub account_holder: &'static str,
    pub bank: &'static str,
    /// What to quote.
    pub payment_reference: &'static str,
    /// What to quote, the `{number}` of the invoice, where a bank does not take the payment reference.
    pub other_reference: &'static str,
    /// Under a code that banking apps read.
    pub scan_to_pay: &'static str,
    /// The column of what was booked.
    pub description: &'static str,
    /// The running balance.
    pub balance: &'static str,
    /// The balance where more was paid than is owed.
    pub balance_in_favour: &'static str,
    /// An `{amount}` that was paid beyond what is owed.
    pub in_favour: &'static str,
    /// The balance before the period.
    pub brought_forward: &'static str,
    /// Invoices that are not paid in full.
    pub open_items: &'static str,
    /// What is not yet due.
    pub not_due: &'static str,
    /// What is overdue; `{}` becomes the days, such as "1–30".
    pub days_overdue: &'static str,
    /// A number of days beyond `{}`, to stand in `days_overdue`.
    pub more_than: &'static str,
    /// The period of a statement.
    pub period: &'static str,
    /// How pages are counted.
    pub page_label: &'static str,
    /// An announcement of an invoice.
    pub pro_forma: &'static str,
    /// A confirmation that money came in.
    pub receipt: &'static str,
    /// Label of the number of an invoice.
    pub invoice_number: &'static str,
    /// Label of the number of a credit note.
    pub credit_note_number: &'static str,
    /// Label of the number of a pro forma.
    pub pro_forma_number: &'static str,
    /// Label of the invoice that a credit note takes back.
    pub credits_invoice: &'static str,
    /// A document by `{number}` and `{date}`.
    pub number_of_date: &'static str,
    /// Label of the day by which to pay, among the payment details.
    pub due: &'static str,
    /// Label of the recipient’s purchase order number.
    pub your_purchase_order: &'static str,
    /// That the purchase order number was added on a later `{date}`, all else as `{issued}`.
    pub supplemented: &'static str,
    /// A number of the recipient by its `{name}`.
    pub your_id: &'static str,
    /// A number of value added tax.
    pub vat_number: &'static str,
    /// A number of a tax payer that has no better name.
    pub tax_number: &'static str,
    /// The number of an enterprise in Switzerland.
    pub swiss_uid: &'static str,
    /// Why a credit note is made out, `{reason}`.
    pub reason: &'static str,
    pub pro_forma_notice: &'static str,
    /// What a credit note does.
    pub credit_notice: &'static str,
    /// The sum before tax.
    pub net_amount: &'static str,
    /// A tax by `{name}`, with its `{percent}` of the `{amount}` before tax.
    pub tax_of: &'static str,
    /// A tax by `{name}` that has no rate, on an `{amount}`.
    pub tax_on: &'static str,
    /// The amount to pay, in `{currency}`.
    pub total: &'static str,
    /// The amount taken back, in `{currency}`.
    pub total_credited: &'static str,
    /// The tax in a second `{currency}`, at a `{rate}` for one unit of the currency `{from}`.
    pub tax_in: &'static str,
    /// The total in a second `{currency}`, likewise.
    pub total_in: &'static str,
    /// Label of payment details in free lines.
    pub details: &'static str,
    /// Label of a number to quote.
    pub reference: &'static str,
    /// At the foot of a table that goes on: the sum so far.
    pub carried_forward: &'static str,
    /// At the head of the next page: the sum so far.
    pub carried_over: &'static str,
    /// Days `{from}` `{until}`, both included.
    pub range: &'static str,
    /// A `{fee}` for a licence `{year}`.
    pub fee_line: &'static str,
    /// An `{amount}` that is that of a whole year.
    pub whole_year: &'static str,
    /// So many months, `{part}`, of `{whole}`.
    pub part_of_months: &'static str,
    /// So many days, `{part}`, of `{whole}`.
    pub part_of_days: &'static str,
    /// A `{count}` of members that share a cost, in the plural forms of the language.
    pub shared_by: &'static str,
    /// Title of the explanation of the fee of a `{year}`.
    pub fee_title: &'static str,
    /// Label of the fee plan.
    pub fee_plan: &'static str,
    /// Column of what a fee is made of.
    pub fee_part: &'static str,
    /// Column of amounts before tax.
    pub amount_before_tax: &'static str,
    /// Which `{sponsor}` pays a part.
    pub paid_by: &'static str,
    /// That an explanation is no invoice.
    pub fee_notice: &'static str,
    /// In which a fee is explained.
    pub fees: FeeWords,
    /// In which an organisation is told what is still needed.
    pub joining: JoiningWords,
    /// The `{date}` by which to pay, as a sentence without its full stop.
    pub payable_until: &'static str,
    /// The `{account}` to pay to, and its `{holder}`.
    pub pay_to: &'static str,
    /// What becomes of what a credit note takes off an invoice, by its `{number}`: a sentence without its full stop.
    pub set_off: &'static str,
    /// Label of the day on which money came in.
    pub received_on: &'static str,
    /// Label of who paid.
    pub payer: &'static str,
    /// That an `{amount}` came in from a `{payer}`.
    pub receipt_text: &'static str,
    /// What is not yet set off against an invoice.
    pub on_account: &'static str,
    /// The amount that came in, in `{currency}`.
    pub received: &'static str,
}

impl Words {
    /// The number of a tax payer in a country, with its name before it; nothing where it has none.
    pub fn tax_id_line(&self, id: &str, country: &str) -> String {
        let (number, name) = named_id(id, country, self);
        if number.is_empty() { String::new() } else { format!("{name} {number}") }
    }

    /// The number of a recipient in a country, and its label.
    pub fn your_id(&self, id: &str, country: &str) -> (String, String) {
        let (number, name) = named_id(id, country, self);
        (fill(self.your_id, &[("name", &name)]), number.to_owned())
    }

    /// The words of a locale: those of its language, in American spelling where that is asked for.
    pub fn of_locale(locale: &Locale) -> &'static Self {
        if locale.is_american() { &en_us::WORDS } else { Self::of(locale.language()) }
    }

    /// The words of a language; English ones for a language the program does not know.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::English | Language::Other => &en::WORDS,
            Language::German => &de::WORDS,
            Language::French => &fr::WORDS,
            Language::Spanish => &es::WORDS,
            Language::Portuguese => &pt::WORDS,
            Language::Italian => &it::WORDS,
            Language::Russian => &ru::WORDS,
            Language::SimplifiedChinese => &zh_hans::WORDS,
            Language::TraditionalChinese => &zh_hant::WORDS,
            Language::Japanese => &ja::WORDS,
            Language::Arabic => &ar::WORDS,
        }
    }
}

/// Puts values in the place of what stands in braces. What a value holds is not looked at again.
///
/// Where a value meets the template, no full stop stands twice, and no space between characters of East Asia, which
/// are written without: templates have one for values in other scripts.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        rest = &rest[open..];
        let value = rest[1..].find('}').and_then(|close| {
            let name = &rest[1..=close];
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, close + 2))
        });
        let Some((value, length)) = value else {
            filled.push('{');
            rest = &rest[1..];
            continue;
        };
        if let Some(before) = filled.strip_suffix(' ')
            && before.ends_with(is_east_asian)
            && value.starts_with(is_east_asian)
        {
            filled.pop();
        }
        filled.push_str(value);
        rest = &rest[length..];
        if let Some(after) = rest.strip_prefix('.').filter(|_| value.ends_with('.')) {
            rest = after;
        }
        let joins = |after: &&str| value.ends_with(is_east_asian) && after.starts_with(is_east_asian);
        rest = rest.strip_prefix(' ').filter(joins).unwrap_or(rest);
    }
    filled.push_str(rest);
    filled
}

/// Chinese characters, kana, and the punctuation and full-width forms that go with them.
fn is_east_asian(character: char) -> bool {
    matches!(character, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FF65}')
}
