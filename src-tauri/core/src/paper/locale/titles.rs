//! What invoices and credit notes are called where the law of the seller’s country has a word for it.

use super::{Language, Locale, Words};

/// Countries whose law asks for the words “Tax invoice” where tax is charged.
///
/// - Australia: A New Tax System (Goods and Services Tax) Act 1999, s 29-70; an ABN belongs to it, and a credit is an
///   adjustment note (s 29-75).
/// - Singapore: Goods and Services Tax (General) Regulations, reg 11.
/// - India: Central Goods and Services Tax Act 2017, s 31, with rule 46.
/// - South Africa: Value-Added Tax Act 89 of 1991, s 20 (4), which takes “invoice” as well.
/// - United Arab Emirates: Cabinet Decision 52 of 2017, art 59, and art 60 for tax credit notes.
/// - Saudi Arabia: Implementing Regulations of the VAT Law, art 53.
/// - New Zealand asked for them until 31 March 2023; they are still what buyers look for.
///
/// Malaysia’s service tax asks for the word “invoice” only (Service Tax Regulations 2018).
const TAX_INVOICE: [&str; 7] = ["AE", "AU", "IN", "NZ", "SA", "SG", "ZA"];

/// Where Spanish is spoken and a credit note is no “factura rectificativa”, as Spain calls it (Real Decreto 1619/2012, art
/// 15), but a “nota de crédito”.
const NOTA_DE_CREDITO: [&str; 18] = [
    "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY", "SV",
    "UY",
];

/// Whether invoices of a seller in a country are tax invoices where tax is charged, which name the seller by its number.
pub fn asks_for_tax_invoices(country: &str) -> bool {
    TAX_INVOICE.contains(&country)
}

impl Locale {
    /// What an invoice of a seller in a country is called; `is_taxed` says whether it charges tax.
    pub fn invoice_title(&self, seller_country: &str, is_taxed: bool) -> String {
        let words = Words::of(self.language());
        if !is_taxed || !asks_for_tax_invoices(seller_country) {
            return words.invoice.to_owned();
        }
        match self.language() {
            Language::English | Language::Other => "Tax invoice".to_owned(),
            Language::Arabic => "فاتورة ضريبية".to_owned(),
            // The words of the law stand beside those that the reader knows.
            _ => format!("{} (Tax invoice)", words.invoice),
        }
    }

    /// What a credit note of a seller in a country is called; `is_whole` says whether it takes back all of an invoice.
    pub fn credit_note_title(&self, seller_country: &str, is_taxed: bool, is_whole: bool) -> &'static str {
        let words = Words::of(self.language());
        match (self.language(), seller_country) {
            (Language::English | Language::Other, "AU") if is_taxed => "Adjustment note",
            (Language::English | Language::Other, "AE") if is_taxed => "Tax credit note",
            (Language::Spanish, country) if NOTA_DE_CREDITO.contains(&country) => "Nota de crédito",
            _ if is_whole => words.cancellation,
            _ => words.credit_note,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invoices_are_called_as_the_law_of_the_seller_asks() {
        for (tag, country, is_taxed, title) in [
            ("en", "AU", true, "Tax invoice"),
            ("en", "AU", false, "Invoice"),
            ("en-AU", "NZ", true, "Tax invoice"),
            ("en", "MY", true, "Invoice"),
            ("en", "GB", true, "Invoice"),
            ("fr", "AU", true, "Facture (Tax invoice)"),
            ("ar", "SA", true, "فاتورة ضريبية"),
            ("ar", "EG", true, "فاتورة"),
            ("de", "DE", true, "Rechnung"),
        ] {
            assert_eq!(Locale::of_tag(tag).invoice_title(country, is_taxed), title, "{tag} {country}");
        }
    }

    /// A “Gutschrift” is an invoice that the buyer makes out (§ 14 (2) UStG): who prints the word owes the tax.
    #[test]
    fn credit_notes_are_called_as_tax_law_calls_them() {
        for (tag, country, is_whole, title) in [
            ("de", "DE", false, "Rechnungskorrektur"),
            ("de-CH", "CH", true, "Stornorechnung"),
            ("es", "ES", true, "Factura rectificativa"),
            ("es", "", false, "Factura rectificativa"),
            ("es-MX", "MX", false, "Nota de crédito"),
            ("en", "AU", false, "Adjustment note"),
            ("en", "GB", true, "Credit note"),
            ("fr", "FR", true, "Avoir"),
            ("it", "IT", false, "Nota di credito"),
        ] {
            assert_eq!(
                Locale::of_tag(tag).credit_note_title(country, true, is_whole),
                title,
                "{tag} {country}"
            );
        }
    }
}
