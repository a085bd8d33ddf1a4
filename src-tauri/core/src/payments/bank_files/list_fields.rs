//! What a column of a bank's list can hold, and by which headings it is recognised.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::imports::headings;

/// What a column of a bank's list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListField {
    /// The day of the booking.
    BookedOn,
    /// The day from which it counts.
    ValueOn,
    /// What was booked; below zero, or by `Direction`, when it went out.
    Amount,
    /// What went out.
    Debit,
    /// What came in.
    Credit,
    /// Whether it went out or came in, in words or letters.
    Direction,
    /// The currency of the amount.
    Currency,
    /// Who paid or was paid.
    Counterparty,
    /// Their account.
    CounterpartyAccount,
    /// What the payer wrote; several columns may hold a part.
    Text,
    /// A reference the payer gave; several columns may hold one.
    Reference,
    /// The bank's own reference of the transaction.
    BankReference,
    /// What was ordered in another currency.
    OriginalAmount,
    /// That currency.
    OriginalCurrency,
    /// What the bank took.
    Charges,
    /// What was on the account afterwards.
    Balance,
}

/// Headings without case, spaces and punctuation, the likelier first.
const HEADINGS: [(ListField, &[&str]); 16] = [
    (
        ListField::BookedOn,
        &[
            "bookingdate",
            "bookedon",
            "date",
            "transactiondate",
            "postingdate",
            "posteddate",
            "buchungstag",
            "buchungsdatum",
            "datum",
            "boekdatum",
            "transactiedatum",
            "dateoperation",
            "datecomptable",
            "fecha",
            "fechaoperacion",
            "data",
            "bokforingsdag",
        ],
    ),
    (
        ListField::ValueOn,
        &[
            "valuedate",
            "valueon",
            "valutadatum",
            "valuta",
            "wertstellung",
            "rentedatum",
            "datevaleur",
            "datedevaleur",
            "fechavalor",
        ],
    ),
    (
        ListField::Amount,
        &[
            "amount",
            "transactionamount",
            "betrag",
            "umsatz",
            "bedrag",
            "bedrageur",
            "amounteur",
            "montant",
            "importe",
            "importo",
            "valor",
            "belopp",
            "belob",
            "belop",
            "kwota",
            "betrageur",
            "paidinout",
        ],
    ),
    (
        ListField::Debit,
        &[
            "debit",
            "debitamount",
            "paidout",
            "moneyout",
            "withdrawal",
            "withdrawals",
            "soll",
            "lastschrift",
            "ausgang",
            "belastung",
            "debet",
            "debe",
            "cargo",
            "sortie",
        ],
    ),
    (
        ListField::Credit,
        &[
            "credit",
            "creditamount",
            "paidin",
            "moneyin",
            "deposit",
            "deposits",
            "haben",
            "gutschrift",
            "eingang",
            "haber",
            "abono",
            "entree",
        ],
    ),
    (
        ListField::Direction,
        &[
            "debitcredit",
            "creditdebit",
            "drcr",
            "crdr",
            "dc",
            "type",
            "afbij",
            "sollhaben",
            "credebetindicator",
            "creditdebitindicator",
            "sens",
            "indicator",
        ],
    ),
    (
        ListField::Currency,
        &[
            "currency",
            "ccy",
            "wahrung",
            "waehrung",
            "munt",
            "valutakod",
            "devise",
            "moneda",
            "divisa",
            "muntsoort",
        ],
    ),
    (
        ListField::Counterparty,
        &[
            "name",
            "counterparty",
            "counterpartyname",
            "payer",
            "payername",
            "payee",
            "payerpayee",
            "from",
            "debtor",
            "debtorname",
            "beguenstigterzahlungspflichtiger",
            "begunstigterzahlungspflichtiger",
            "auftraggeberempfanger",
            "namezahlungsbeteiligter",
            "zahlungsbeteiligter",
            "auftraggeber",
            "naamtegenpartij",
            "naamomschrijving",
            "nomcontrepartie",
            "contrepartie",
            "beneficiario",
            "namedescription",
        ],
    ),
    (
        ListField::CounterpartyAccount,
        &[
            "counterpartyaccount",
            "counterpartyiban",
            "payeraccount",
            "payeriban",
            "iban",
            "ibanzahlungsbeteiligter",
            "kontonummeriban",
            "tegenrekening",
            "tegenrekeningibanbban",
            "comptecontrepartie",
            "debtoraccount",
        ],
    ),
    (
        ListField::Text,
        &[
            "description",
            "details",
            "text",
            "narrative",
            "memo",
            "particulars",
            "remittanceinformation",
            "paymentdetails",
            "verwendungszweck",
            "buchungstext",
            "omschrijving",
            "omschrijving1",
            "omschrijving2",
            "mededelingen",
            "communication",
            "libelle",
            "motif",
            "concepto",
            "notifications",
            "message",
            "notes",
            "transactiondescription",
        ],
    ),
    (
        ListField::Reference,
        &[
            "reference",
            "paymentreference",
            "customerreference",
            "endtoendid",
            "kundenreferenz",
            "kundenreferenzendtoend",
            "betalingskenmerk",
            "structuredreference",
            "creditorreference",
            "code",
        ],
    ),
    (
        ListField::BankReference,
        &[
            "bankreference",
            "transactionid",
            "transactionreference",
            "banktransactionid",
            "fitid",
            "id",
            "volgnr",
            "bankreferenz",
        ],
    ),
    (
        ListField::OriginalAmount,
        &[
            "originalamount",
            "oorsprbedrag",
            "amountincurrency",
            "foreignamount",
            "originalbetrag",
            "instructedamount",
            "montantdorigine",
        ],
    ),
    (
        ListField::OriginalCurrency,
        &[
            "originalcurrency",
            "oorsprmunt",
            "foreigncurrency",
            "originalwahrung",
            "instructedcurrency",
            "devisedorigine",
        ],
    ),
    (
        ListField::Charges,
        &["charges", "fee", "fees", "bankcharges", "gebuhr", "gebuhren", "entgelt", "kosten", "frais"],
    ),
    (
        ListField::Balance,
        &[
            "balance",
            "runningbalance",
            "saldo",
            "kontostand",
            "saldonatrn",
            "saldonachbuchung",
            "solde",
            "balanceafter",
        ],
    ),
];

impl ListField {
    /// Whether more than one column may hold it.
    pub(super) fn repeats(self) -> bool {
        matches!(self, Self::Text | Self::Reference)
    }

    /// What the columns under `list` most likely hold.
    pub fn recognise(list: &[String]) -> Vec<Option<Self>> {
        let keys: Vec<String> = list.iter().map(|heading| headings::key(heading)).collect();
        let mut columns: Vec<Option<Self>> = vec![None; keys.len()];
        for (field, names) in HEADINGS {
            let fitting = names.iter().flat_map(|name| {
                keys.iter().enumerate().filter(move |(_, key)| key.as_str() == *name).map(|(place, _)| place)
            });
            let mut places: Vec<usize> = fitting.filter(|place| columns[*place].is_none()).collect();
            if !field.repeats() {
                places.truncate(1);
            }
            places.into_iter().for_each(|place| columns[place] = Some(field));
        }
        columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_banks_are_recognised() {
        let recognise = |headings: &str| {
            let headings: Vec<String> = headings.split(';').map(str::to_owned).collect();
            ListField::recognise(&headings)
        };
        use ListField::*;
        assert_eq!(
            recognise("Buchungstag;Valutadatum;Verwendungszweck;Kontonummer/IBAN;Betrag;Währung"),
            [
                Some(BookedOn),
                Some(ValueOn),
                Some(Text),
                Some(CounterpartyAccount),
                Some(Amount),
                Some(Currency)
            ]
        );
        assert_eq!(
            recognise("Date;Details;Reference;Paid out;Paid in;Balance;Branch"),
            [Some(BookedOn), Some(Text), Some(Reference), Some(Debit), Some(Credit), Some(Balance), None]
        );
        assert_eq!(recognise("Date;Date;Memo;Memo"), [Some(BookedOn), None, Some(Text), Some(Text)]);
    }
}
