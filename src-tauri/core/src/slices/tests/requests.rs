//! A sample in which everything occurs, and requests to every read of it.

mod service;
mod tickets;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::Door;
use crate::office::demo;
use crate::test_world::clock;

/// A complete consortium, with what the sample alone does not have.
pub(super) struct Sample {
    pub(super) door: Door,
    _folder: TempDir,
}

const CAMT: &str = "<Document><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct><Ntry><Amt Ccy='EUR'>1600.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-09-05</Dt></BookgDt></Ntry></Stmt></BkToCstmrStmt></Document>";

const LIST: &str =
    "Name,Country,Email\nAlpha University,DE,a@example.org\nBeta University,XX,not an address\n";

impl Sample {
    fn call(&mut self, command: &str, request: Value) -> Value {
        let shown = request.to_string();
        self.door.call(command, request).unwrap_or_else(|error| panic!("{command} {shown}: {error}"))
    }

    fn id(&self, sql: &str) -> i64 {
        self.door.register().reader().query_row(sql, [], |row| row.get(0)).unwrap_or_else(|_| panic!("{sql}"))
    }
}

pub(super) fn furnished() -> Sample {
    let folder = tempfile::tempdir().unwrap();
    let door = demo::create(&folder.path().join("demo.consortium"), 24, 7, "ana", clock()).unwrap();
    let mut sample = Sample { door, _folder: folder };
    people(&mut sample);
    money(&mut sample);
    service::furnish(&mut sample);
    tickets::furnish(&mut sample);
    sample
}

fn people(sample: &mut Sample) {
    let member = sample.id("SELECT min(id) FROM member");
    let file = sample.door.stage_attachment_bytes("Letter.txt", b"A letter.".to_vec()).unwrap();
    sample.call(
        "attachments.add",
        json!({ "member_id": member, "files": [{ "token": file.token, "title": "Letter", "kind": "other" }] }),
    );
    sample.call(
        "members.save_custom_field",
        json!({ "id": null, "name": "Annual budget", "kind": "number", "choices": [] }),
    );
    sample.call("views.save", json!({ "name": "All", "definition": { "list": "members", "request": {} } }));
    let round = sample.call("voting.round_template", json!({}));
    sample.call("voting.open_round", round);
    let [one, other, third] =
        [0, 1, 2].map(|nth| sample.id(&format!("SELECT id FROM member ORDER BY id LIMIT 1 OFFSET {nth}")));
    sample.call("duplicates.dismiss", json!({ "kind": "members", "one_id": one, "other_id": other }));
    sample.call("duplicates.merge", json!({ "kind": "members", "survivor_id": other, "other_id": third }));
    let line = sample.call("portal_sync.queue", json!({ "limit": 1 }))["rows"][0]["fingerprint"].clone();
    sample.call("portal_sync.submit", json!({ "fingerprints": [line] }));
    let person = sample.id("SELECT max(id) FROM contact");
    sample.call("personal_data.erase", json!({ "contact_id": person }));
}

fn money(sample: &mut Sample) {
    let sponsor = json!({ "name": "Ministry of Research", "country": "DE" });
    let sponsor = sample.call("sponsors.save", json!({ "id": null, "draft": sponsor }))["id"].clone();
    let vat = json!({ "code": "S", "name": "VAT", "reason": "", "reason_code": "", "rates": [{ "percent": "19", "from_on": "2000-01-01" }] });
    sample.call("taxes.save", json!({ "id": null, "draft": vat }));
    let category = sample.id("SELECT min(id) FROM tax_category");
    sample.call(
        "taxes.save_exception",
        json!({ "sponsor_id": sponsor, "tax_category_id": category, "reason": "By treaty" }),
    );
    let invoice = sample.id("SELECT min(invoice_id) FROM payment_open_item WHERE open_minor > 0");
    sample.call(
        "reminders.save_dispute",
        json!({ "invoice_id": invoice, "note": "Wrong tier", "until_on": "2026-12-31" }),
    );
    sample.call(
        "reminders.save_stop",
        json!({ "sponsor_id": sponsor, "until_on": "2026-12-31", "reason": "Its budget is late" }),
    );
    let due = sample.id(
        "SELECT invoice_id FROM payment_open_item WHERE open_minor > 0 AND due_on < '2026-11-01' ORDER BY invoice_id LIMIT 1 OFFSET 1",
    );
    sample.call("reminders.make", json!({ "on": "2026-11-21", "invoice_ids": [due] }));
    let staged = sample.door.stage_bank_file_bytes("bank.xml", CAMT.as_bytes().to_vec()).unwrap();
    sample.call("bank_statements.import", json!({ "token": staged.token }));
    let pro_forma = json!({ "member_id": null, "sponsor_id": sponsor, "currency": "EUR", "is_pro_forma": true, "lines": [{ "description": "Event", "amount_minor": 50_000 }] });
    sample.call("invoices.write", pro_forma);
    let advance = json!({ "received_on": "2026-11-02", "amount_minor": 12_345, "currency": "EUR", "method": "transfer", "reference": "", "sponsor_id": sponsor, "payer_name": "Ministry", "allocations": [] });
    sample.call("payments.record", advance);
    let paid = sample.id("SELECT max(invoice_id) FROM payment_open_item WHERE open_minor > 0");
    sample.call("invoices.credit", json!({ "id": paid, "reason": "Left" }));
    sample.call("books.close", json!({ "through_on": "2025-12-31", "despite_advice": true }));
}

/// A request or more to every read, so that whatever it may read is read.
pub(super) fn requests(sample: &mut Sample) -> Vec<(&'static str, Value)> {
    let mut all = Vec::new();
    of_people(sample, &mut all);
    of_money(sample, &mut all);
    service::requests(sample, &mut all);
    tickets::requests(sample, &mut all);
    of_the_register(sample, &mut all);
    all
}

#[expect(clippy::too_many_lines, reason = "a list, a line for each request")]
fn of_people(sample: &mut Sample, all: &mut Vec<(&'static str, Value)>) {
    let member = sample.id("SELECT min(id) FROM member WHERE archived_on IS NULL");
    let other = sample.id("SELECT max(id) FROM member WHERE archived_on IS NULL");
    let contact = sample.id("SELECT min(id) FROM contact");
    let version = sample.id("SELECT min(id) FROM attachment_version");
    let agreement = sample.id("SELECT max(id) FROM agreement");
    let round = sample.id("SELECT max(id) FROM voting_round");
    let draft = sample.call("members.get", json!({ "id": member }))["member"].clone();
    let mut of_other = draft.clone();
    of_other["parent_id"] = json!(other);
    let person = sample.call("contacts.get", json!({ "id": contact }));
    let list = sample.door.stage_import_bytes("list.csv", LIST.as_bytes().to_vec()).unwrap().token;
    let ran = sample.call("imports.run", json!({ "token": list, "kind": "members" }));
    let batch = ran["batch"].clone();
    for kind in ["members", "contacts"] {
        all.push(("views.list", json!({ "list": kind })));
        all.push(("imports.fields", json!({ "kind": kind })));
        all.push(("imports.inspect", json!({ "token": list, "kind": kind })));
        all.push(("imports.plan", json!({ "token": list, "kind": kind, "mode": "ask" })));
        all.push(("duplicates.find", json!({ "kind": kind })));
        all.push(("duplicates.dismissed", json!({ "kind": kind })));
    }
    let people: [i64; 2] = [
        contact,
        sample
            .id("SELECT max(id) FROM contact WHERE id NOT IN (SELECT contact_id FROM personal_data_erasure)"),
    ];
    all.extend([
        ("members.list", json!({})),
        (
            "members.list",
            json!({ "search": "uni", "this_year": ["joins", "leaves"], "missing": ["main_contact"] }),
        ),
        ("members.list", json!({ "search": "zzyzxq", "tags": ["a"], "sort": { "by": "official_name" } })),
        ("members.ids", json!({ "search": "uni" })),
        ("members.facets", json!({})),
        ("members.extra_fields", json!({})),
        ("members.gaps", json!({})),
        ("members.get", json!({ "id": member })),
        ("members.check", json!({ "id": member, "draft": draft })),
        ("members.check", json!({ "id": null, "draft": of_other })),
        (
            "members.bulk_preview",
            json!({ "ids": [member, other], "set": { "country": "DE", "status": "leaving" } }),
        ),
        ("members.timeline", json!({ "id": member, "limit": null })),
        ("members.custom_fields", json!({})),
        ("members.countries", json!({})),
        ("contacts.list", json!({ "search": "ana" })),
        ("contacts.list", json!({ "missing": ["orcid_id"] })),
        ("contacts.facets", json!({})),
        ("contacts.get", json!({ "id": contact })),
        ("contacts.check", json!({ "id": contact, "draft": person })),
        ("contacts.voting_roll", json!({})),
        ("attachments.list", json!({ "member_id": member })),
        ("attachments.list", json!({ "agreement_id": agreement })),
        ("attachments.list", json!({})),
        ("attachments.content", json!({ "version_id": version })),
        ("duplicates.preview_merge", json!({ "kind": "members", "survivor_id": member, "other_id": other })),
        (
            "duplicates.preview_merge",
            json!({ "kind": "contacts", "survivor_id": people[0], "other_id": people[1] }),
        ),
        ("portal_sync.queue", json!({})),
        ("portal_sync.queue", json!({ "search": "uni" })),
        ("portal_sync.waiting", json!({})),
        ("portal_sync.of_member", json!({ "member_id": member })),
        ("voting.readiness", json!({})),
        ("voting.round_template", json!({})),
        ("voting.rounds", json!({})),
        ("voting.round", json!({ "id": round })),
        ("voting.draft_round", json!({ "id": round })),
        ("imports.list", json!({})),
        ("imports.check_undo", json!({ "batch": batch })),
        ("imports.rejected", json!({ "batch": batch })),
        ("personal_data.export", json!({ "contact_id": contact })),
        ("personal_data.preview_erase", json!({ "contact_id": contact })),
        ("personal_data.erased", json!({})),
        ("personal_data.policy", json!({})),
    ]);
}

#[expect(clippy::too_many_lines, reason = "a list, a line for each request")]
fn of_money(sample: &mut Sample, all: &mut Vec<(&'static str, Value)>) {
    let member = sample.id("SELECT member_id FROM invoice WHERE member_id IS NOT NULL ORDER BY id LIMIT 1");
    let sponsor = sample.id("SELECT min(id) FROM sponsor");
    let invoice = sample.id("SELECT min(invoice_id) FROM payment_open_item WHERE open_minor > 0");
    let note = sample.id("SELECT max(id) FROM invoice WHERE kind = 'credit_note'");
    let payment = sample.id("SELECT min(id) FROM payment");
    let reminder = sample.id("SELECT min(id) FROM reminder");
    let agreement = sample.id("SELECT max(id) FROM agreement");
    let style = sample.call("branding.get", json!({}));
    let of_sponsor = sample.id("SELECT max(id) FROM invoice WHERE sponsor_id IS NOT NULL");
    let list = b"Date,Amount,Text\n2026-09-06,18.00,Fee\n2026-09-07,19.00,Fee\n".to_vec();
    let list = sample.door.stage_bank_file_bytes("list.csv", list).unwrap().token;
    let bank = sample.door.stage_bank_file_bytes("bank.xml", CAMT.as_bytes().to_vec()).unwrap().token;
    // The booking of the first file, as another form tells of it, and one that is new.
    let next = b":20:X\r\n:25:DE89370400440532013000\r\n:28C:1\r\n:60F:C260905EUR0,\r\n:61:2609050905CR1600,NTRFNONREF\r\n:61:2609050905CR17,NTRFNONREF\r\n:62F:C260905EUR1617,\r\n";
    let next = sample.door.stage_bank_file_bytes("next.sta", next.to_vec()).unwrap().token;
    let written = json!({ "member_id": member, "sponsor_id": null, "currency": "EUR", "lines": [{ "description": "Event", "amount_minor": 50_000 }] });
    for debtor in [json!({ "member_id": member }), json!({ "sponsor_id": sponsor })] {
        for name in [
            "payments.list",
            "payments.open_items",
            "payments.refundable",
            "account_statements.get",
            "account_statements.files",
            "reminders.list",
            "invoices.list",
        ] {
            all.push((name, debtor.clone()));
        }
    }
    for id in [invoice, note, of_sponsor] {
        all.push(("invoices.get", json!({ "id": id })));
        all.push(("invoices.page", json!({ "id": id, "page": 0 })));
        all.push(("letters.draft_invoices", json!({ "ids": [id] })));
    }
    for year in [2025, 2026, 2027] {
        all.push(("billing.preview", json!({ "year": year })));
        all.push(("billing.explain", json!({ "year": year, "member_id": member })));
        all.push(("year.get", json!({ "year": year })));
        all.push(("orcid_costs.year", json!({ "year": year })));
        all.push(("fees.list", json!({ "year": year })));
        all.push(("fees.compare", json!({ "year": year })));
    }
    all.extend([
        ("branding.get", json!({})),
        (
            "invoices.preview_document",
            json!({ "style": style, "language": "de", "kind": "invoice", "lines": 2, "page": 0 }),
        ),
        ("agreements.list", json!({})),
        ("agreements.get", json!({ "id": agreement })),
        ("agreements.template", json!({})),
        ("agreements.plan_renewal", json!({ "id": agreement })),
        ("agreements.simulate", json!({ "agreement_id": agreement, "more_small": 1 })),
        ("taxes.list", json!({})),
        ("taxes.territories", json!({})),
        ("taxes.exceptions", json!({})),
        ("sponsors.list", json!({})),
        ("fees.models", json!({})),
        ("billing.years", json!({})),
        ("invoices.check", written),
        ("invoices.list", json!({ "search": "uni", "state": "overdue", "year": 2026 })),
        ("invoices.xml", json!({ "id": invoice })),
        ("payments.list", json!({ "search": "uni", "unallocated": true })),
        ("payments.get", json!({ "id": payment })),
        ("payments.open_items", json!({ "search": "uni" })),
        ("payments.of_invoice", json!({ "invoice_id": invoice })),
        ("payments.unallocated", json!({})),
        ("payments.refundable", json!({ "invoice_id": invoice })),
        ("bank_statements.inspect", json!({ "token": bank })),
        ("bank_statements.inspect", json!({ "token": next })),
        ("bank_statements.inspect", json!({ "token": list, "delimiter": "," })),
        ("bank_statements.list", json!({})),
        ("bank_transactions.list", json!({})),
        ("bank_transactions.list", json!({ "search": "uni", "state": "waiting" })),
        ("orcid_costs.invoices", json!({})),
        ("orcid_costs.payments", json!({})),
        ("letters.list", json!({})),
        ("letters.draft_invoices", json!({ "year": 2026, "not_sent": true })),
        ("account_statements.receipts", json!({ "id": payment })),
        ("books.accounts", json!({})),
        ("books.bank_accounts", json!({})),
        ("books.rates", json!({})),
        ("books.program", json!({ "program": "xero" })),
        ("books.journal_files", json!({ "program": "sage" })),
        ("books.profit_and_loss", json!({})),
        ("books.balance_sheet", json!({})),
        ("books.reconciliation", json!({})),
        ("books.journal", json!({})),
        ("books.journal", json!({ "search": "uni" })),
        ("books.receivables", json!({})),
        ("books.tax_summary", json!({})),
        ("tax_returns.forms", json!({})),
        ("tax_returns.get", json!({ "form": "gb", "from_on": "2026-01-01", "until_on": "2026-12-31" })),
        ("tax_returns.sales_list", json!({ "from_on": "2026-01-01", "until_on": "2026-12-31" })),
        ("books.periods", json!({})),
        ("books.check_close", json!({ "through_on": "2026-12-31" })),
        ("reminders.rules", json!({})),
        ("terms.currencies", json!({})),
        ("reminders.preview", json!({})),
        ("reminders.list", json!({ "invoice_id": invoice })),
        ("reminders.files", json!({ "ids": [reminder] })),
        ("year.deadlines", json!({})),
        ("home.get", json!({})),
        ("home.needs", json!({})),
    ]);
}

fn of_the_register(sample: &mut Sample, all: &mut Vec<(&'static str, Value)>) {
    let entry = sample.id("SELECT max(id) FROM register_audit_entry");
    let member = sample.id("SELECT min(id) FROM member WHERE archived_on IS NULL");
    let list = |name: &str, request: Value| {
        ("exports.make", json!({ "list": { "name": name, "request": request }, "format": "csv" }))
    };
    for name in [
        "members",
        "contacts",
        "voting_roll",
        "orcid_contacts",
        "pending_changes",
        "readiness",
        "invoices",
        "payments",
        "orcid_invoices",
        "orcid_payments",
        "remittance",
        "history",
        "imports",
        "deadlines",
        "journal",
        "accounting",
        "accounts",
        "open_invoices",
        "receivables",
        "tax_summary",
        "joining",
        "issues",
    ] {
        all.push(list(name, json!({})));
    }
    all.push(list("fee_explanation", json!({ "year": 2026, "member_id": member })));
    let explained = json!({ "name": "fee_explanation", "request": { "year": 2026, "member_id": member } });
    all.push(("exports.make", json!({ "list": explained, "format": "pdf" })));
    all.push(("exports.make", json!({ "list": { "name": "deadlines" }, "format": "ics" })));
    all.push(list("fee_plans", json!({ "year": 2026 })));
    all.push(list("ticket_faq", json!({})));
    all.extend([
        ("register.info", json!({})),
        ("register.check", json!({})),
        ("history.list", json!({})),
        ("history.list", json!({ "search": "uni" })),
        ("history.get", json!({ "id": entry })),
        ("history.get", json!({ "id": 1 })),
        ("history.status", json!({})),
        ("profile.get", json!({})),
        ("profile.currencies", json!({})),
    ]);
}
