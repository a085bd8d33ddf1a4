//! Words that reminders and statements print, in each language of the program.

use super::Language;

/// The words of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Titles of the reminders, the first one first.
    pub reminders: [&'static str; 3],
    /// Title of a statement.
    pub statement: &'static str,
    /// An invoice.
    pub invoice: &'static str,
    /// A credit note.
    pub credit_note: &'static str,
    /// Money that came in.
    pub payment: &'static str,
    /// Money that was paid back.
    pub refund: &'static str,
    /// What was given up.
    pub write_off: &'static str,
    /// The day of a document.
    pub date: &'static str,
    /// The day of an invoice.
    pub invoice_date: &'static str,
    /// The day by which to pay.
    pub due_date: &'static str,
    /// The licence year.
    pub licence_year: &'static str,
    /// A sum of money.
    pub amount: &'static str,
    /// What was paid or credited already.
    pub settled: &'static str,
    /// What is left to pay.
    pub open: &'static str,
    /// What a reminder costs.
    pub fee: &'static str,
    /// What is to be paid in all.
    pub to_pay: &'static str,
    /// Heading of the payment details.
    pub payment_details: &'static str,
    /// Who holds the account.
    pub account_holder: &'static str,
    /// The bank.
    pub bank: &'static str,
    /// What to quote.
    pub payment_reference: &'static str,
    /// The column of what was booked.
    pub description: &'static str,
    /// The running balance.
    pub balance: &'static str,
    /// The balance before the period.
    pub brought_forward: &'static str,
    /// Invoices that are not paid in full.
    pub open_items: &'static str,
    /// What is not yet due.
    pub not_due: &'static str,
    /// What is overdue; `{}` becomes the days, such as "1–30".
    pub days_overdue: &'static str,
    /// The period of a statement.
    pub period: &'static str,
    /// How pages are counted.
    pub page_label: &'static str,
}

impl Words {
    /// The words of a language; English ones for a language the program does not know.
    pub const fn of(language: Language) -> &'static Self {
        match language {
            Language::English | Language::Other => &ENGLISH,
            Language::German => &GERMAN,
            Language::French => &FRENCH,
            Language::Spanish => &SPANISH,
            Language::Portuguese => &PORTUGUESE,
            Language::Italian => &ITALIAN,
        }
    }
}

const ENGLISH: Words = Words {
    reminders: ["Payment reminder", "Second reminder", "Final reminder"],
    statement: "Statement of account",
    invoice: "Invoice",
    credit_note: "Credit note",
    payment: "Payment",
    refund: "Refund",
    write_off: "Write-off",
    date: "Date",
    invoice_date: "Invoice date",
    due_date: "Due date",
    licence_year: "Licence year",
    amount: "Amount",
    settled: "Paid or credited",
    open: "Open",
    fee: "Reminder fee",
    to_pay: "To pay",
    payment_details: "Payment",
    account_holder: "Account holder",
    bank: "Bank",
    payment_reference: "Payment reference",
    description: "Description",
    balance: "Balance",
    brought_forward: "Balance brought forward",
    open_items: "Open items",
    not_due: "Not yet due",
    days_overdue: "{} days overdue",
    period: "Period",
    page_label: "Page {page} of {pages}",
};

const GERMAN: Words = Words {
    reminders: ["Zahlungserinnerung", "Zweite Mahnung", "Letzte Mahnung"],
    statement: "Kontoauszug",
    invoice: "Rechnung",
    credit_note: "Gutschrift",
    payment: "Zahlung",
    refund: "Rückzahlung",
    write_off: "Ausbuchung",
    date: "Datum",
    invoice_date: "Rechnungsdatum",
    due_date: "Fällig am",
    licence_year: "Lizenzjahr",
    amount: "Betrag",
    settled: "Bezahlt oder gutgeschrieben",
    open: "Offen",
    fee: "Mahngebühr",
    to_pay: "Zu zahlen",
    payment_details: "Zahlung",
    account_holder: "Kontoinhaber",
    bank: "Bank",
    payment_reference: "Zahlungsreferenz",
    description: "Beschreibung",
    balance: "Saldo",
    brought_forward: "Saldovortrag",
    open_items: "Offene Posten",
    not_due: "Noch nicht fällig",
    days_overdue: "{} Tage überfällig",
    period: "Zeitraum",
    page_label: "Seite {page} von {pages}",
};

const FRENCH: Words = Words {
    reminders: ["Rappel de paiement", "Deuxième rappel", "Dernier rappel"],
    statement: "Relevé de compte",
    invoice: "Facture",
    credit_note: "Avoir",
    payment: "Paiement",
    refund: "Remboursement",
    write_off: "Abandon de créance",
    date: "Date",
    invoice_date: "Date de facture",
    due_date: "Échéance",
    licence_year: "Année de licence",
    amount: "Montant",
    settled: "Payé ou crédité",
    open: "Restant dû",
    fee: "Frais de rappel",
    to_pay: "À payer",
    payment_details: "Paiement",
    account_holder: "Titulaire du compte",
    bank: "Banque",
    payment_reference: "Référence de paiement",
    description: "Libellé",
    balance: "Solde",
    brought_forward: "Solde reporté",
    open_items: "Postes ouverts",
    not_due: "Non échu",
    days_overdue: "{} jours de retard",
    period: "Période",
    page_label: "Page {page} sur {pages}",
};

const SPANISH: Words = Words {
    reminders: ["Recordatorio de pago", "Segundo recordatorio", "Último recordatorio"],
    statement: "Estado de cuenta",
    invoice: "Factura",
    credit_note: "Nota de abono",
    payment: "Pago",
    refund: "Reembolso",
    write_off: "Cancelación",
    date: "Fecha",
    invoice_date: "Fecha de factura",
    due_date: "Vencimiento",
    licence_year: "Año de licencia",
    amount: "Importe",
    settled: "Pagado o abonado",
    open: "Pendiente",
    fee: "Gastos de recordatorio",
    to_pay: "A pagar",
    payment_details: "Pago",
    account_holder: "Titular de la cuenta",
    bank: "Banco",
    payment_reference: "Referencia de pago",
    description: "Concepto",
    balance: "Saldo",
    brought_forward: "Saldo anterior",
    open_items: "Partidas pendientes",
    not_due: "No vencido",
    days_overdue: "{} días de retraso",
    period: "Periodo",
    page_label: "Página {page} de {pages}",
};

const PORTUGUESE: Words = Words {
    reminders: ["Lembrete de pagamento", "Segundo lembrete", "Último lembrete"],
    statement: "Extrato de conta",
    invoice: "Fatura",
    credit_note: "Nota de crédito",
    payment: "Pagamento",
    refund: "Reembolso",
    write_off: "Anulação de saldo",
    date: "Data",
    invoice_date: "Data da fatura",
    due_date: "Vencimento",
    licence_year: "Ano de licença",
    amount: "Valor",
    settled: "Pago ou creditado",
    open: "Em aberto",
    fee: "Taxa de lembrete",
    to_pay: "A pagar",
    payment_details: "Pagamento",
    account_holder: "Titular da conta",
    bank: "Banco",
    payment_reference: "Referência de pagamento",
    description: "Descrição",
    balance: "Saldo",
    brought_forward: "Saldo anterior",
    open_items: "Valores em aberto",
    not_due: "Por vencer",
    days_overdue: "{} dias de atraso",
    period: "Período",
    page_label: "Página {page} de {pages}",
};

const ITALIAN: Words = Words {
    reminders: ["Promemoria di pagamento", "Secondo sollecito", "Ultimo sollecito"],
    statement: "Estratto conto",
    invoice: "Fattura",
    credit_note: "Nota di credito",
    payment: "Pagamento",
    refund: "Rimborso",
    write_off: "Stralcio",
    date: "Data",
    invoice_date: "Data fattura",
    due_date: "Scadenza",
    licence_year: "Anno di licenza",
    amount: "Importo",
    settled: "Pagato o accreditato",
    open: "Da saldare",
    fee: "Spese di sollecito",
    to_pay: "Da pagare",
    payment_details: "Pagamento",
    account_holder: "Intestatario del conto",
    bank: "Banca",
    payment_reference: "Riferimento di pagamento",
    description: "Descrizione",
    balance: "Saldo",
    brought_forward: "Saldo precedente",
    open_items: "Partite aperte",
    not_due: "Non ancora scaduto",
    days_overdue: "{} giorni di ritardo",
    period: "Periodo",
    page_label: "Pagina {page} di {pages}",
};
