use proptest::prelude::*;

use super::*;
use crate::kernel::CreditorReference;

fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
}

/// An open invoice of `debtor`, due later the higher its id.
fn item(invoice_id: i64, number: &str, debtor: (i64, &str), open_minor: i64) -> OpenItem {
    OpenItem {
        invoice_id,
        number: number.into(),
        debtor: Debtor::Member(debtor.0),
        debtor_names: vec![debtor.1.into()],
        due_on: NaiveDate::from_ymd_opt(2027, 1, 1).unwrap()
            + chrono::Days::new(u64::try_from(invoice_id).unwrap()),
        currency: currency("EUR"),
        open_minor,
        difference_max_minor: 0,
        payment_reference: CreditorReference::of_number(number).as_str().to_owned(),
        fee_ids: Vec::new(),
    }
}

fn paid(minor: i64, name: &str, text: &str) -> Incoming {
    Incoming {
        id: 1,
        booked_on: NaiveDate::from_ymd_opt(2027, 2, 1).unwrap(),
        amount: Money { minor, currency: currency("EUR") },
        original: None,
        charges: None,
        names: vec![name.into()],
        account: String::new(),
        references: Vec::new(),
        text: text.into(),
        bank_text: String::new(),
    }
}

const GHENT: (i64, &str) = (1, "University of Ghent");
const DELFT: (i64, &str) = (2, "Delft Library");

fn world() -> Vec<OpenItem> {
    vec![
        item(1, "INV-2027-0001", GHENT, 500_000),
        item(2, "INV-2027-0002", GHENT, 120_000),
        item(3, "INV-2027-0003", DELFT, 500_000),
    ]
}

fn best(items: &[OpenItem], incoming: Incoming) -> Option<Suggestion> {
    suggest(items, &[], &KnownAccounts::new(), &[incoming]).remove(0).into_iter().next()
}

fn shares(suggestion: &Suggestion) -> Vec<(i64, i64)> {
    suggestion.shares.iter().map(|share| (share.invoice_id, share.amount_minor)).collect()
}

#[test]
fn what_a_reminder_asked_for_is_certain_though_only_the_invoice_is_named() {
    let mut items = vec![
        item(1, "INV-2027-0001", GHENT, 50_000),
        item(2, "INV-2027-0002", GHENT, 1_000),
        item(3, "INV-2027-0003", GHENT, 2_500),
        item(4, "INV-2027-0004", GHENT, 1_000),
    ];
    items[0].fee_ids = vec![2, 3];
    let found = |items: &[OpenItem], minor| best(items, paid(minor, GHENT.1, "INV-2027-0001")).unwrap();
    let last = found(&items, 53_500);
    assert_eq!(last.confidence, Confidence::Certain);
    assert_eq!(shares(&last), [(1, 50_000), (2, 1_000), (3, 2_500)]);
    assert!(
        last.reasons[1].to_string().ends_with("asked for, with the fee INV-2027-0002, INV-2027-0003."),
        "{last:?}"
    );
    let first = found(&items, 51_000);
    assert_eq!(first.confidence, Confidence::Certain, "as the first reminder asked");
    assert_eq!(shares(&first), [(1, 50_000), (2, 1_000)], "its own fee, not another invoice of that amount");
    let own = found(&items, 50_000);
    assert_eq!((own.confidence, shares(&own)), (Confidence::Certain, vec![(1, 50_000)]));
    assert!(found(&items, 52_500).confidence < Confidence::Certain, "no reminder asked for that");
    items.remove(1);
    assert!(found(&items, 51_000).confidence < Confidence::Certain, "its fee is paid");
    // Another payer's money is never certain to settle it.
    let mut items = vec![item(1, "INV-2027-0001", GHENT, 50_000), item(2, "INV-2027-0002", GHENT, 1_000)];
    items[0].fee_ids = vec![2];
    items.push(item(3, "INV-2027-0003", DELFT, 51_000));
    let other = best(&items, paid(51_000, DELFT.1, "INV-2027-0001")).unwrap();
    assert!(other.confidence < Confidence::Certain, "{other:?}");
}

#[test]
fn reference_and_amount_are_certain_whoever_paid() {
    let text = format!("thanks {}", CreditorReference::of_number("INV-2027-0003").printed());
    let found = best(&world(), paid(500_000, "MINISTRY", &text)).unwrap();
    assert_eq!((found.confidence, shares(&found)), (Confidence::Certain, vec![(3, 500_000)]));
    assert!(
        found.reasons[0].contains("reference RF") && found.reasons[1].contains("exactly"),
        "{:?}",
        found.reasons
    );
}

#[test]
fn numbers_with_slips_and_joint_payments_are_certain_when_the_sum_is() {
    let found = best(&world(), paid(620_000, "x", "inv 2027/1 + INV20270002")).unwrap();
    assert_eq!((found.confidence, shares(&found)), (Confidence::Certain, vec![(1, 500_000), (2, 120_000)]));
}

#[test]
fn parts_and_more_than_is_open_are_likely() {
    let part = best(&world(), paid(200_000, "x", "INV-2027-0001")).unwrap();
    assert_eq!((part.confidence, shares(&part)), (Confidence::Likely, vec![(1, 200_000)]));
    assert!(part.reasons[1].contains("EUR 2,000.00 of EUR 5,000.00"), "{:?}", part.reasons);
    let over = best(&world(), paid(510_000, "x", "INV-2027-0003")).unwrap();
    assert_eq!((over.confidence, over.unallocated_minor), (Confidence::Likely, 10_000));
    let joint = best(&world(), paid(620_000, "x", "INV-2027-0001")).unwrap();
    assert_eq!(
        shares(&joint),
        [(1, 500_000), (2, 120_000)],
        "the rest is the other invoice of the same member"
    );
}

#[test]
fn a_name_and_the_amount_are_likely_never_certain() {
    let found = best(&world(), paid(500_000, "Ghent University", "membership")).unwrap();
    assert_eq!((found.confidence, shares(&found)), (Confidence::Likely, vec![(1, 500_000)]));
    let joint = best(&world(), paid(620_000, "UNIVERSITY OF GHENT", "")).unwrap();
    assert_eq!((joint.confidence, joint.shares.len()), (Confidence::Likely, 2));
    let nothing_fits = best(&world(), paid(77, "University of Ghent", "")).unwrap();
    assert_eq!((nothing_fits.confidence, shares(&nothing_fits)), (Confidence::Possible, vec![(1, 77)]));
}

#[test]
fn the_amount_alone_is_possible_when_only_one_invoice_has_it() {
    let found = best(&world(), paid(120_000, "", "")).unwrap();
    assert_eq!((found.confidence, shares(&found)), (Confidence::Possible, vec![(2, 120_000)]));
    assert_eq!(best(&world(), paid(500_000, "", "")), None, "two invoices have it");
    assert_eq!(best(&world(), paid(1, "", "")), None);
}

#[test]
fn fees_that_banks_kept_settle_too() {
    let mut incoming = paid(497_500, "x", "INV-2027-0001");
    incoming.charges = Some(Money { minor: 2_500, currency: currency("EUR") });
    let found = best(&world(), incoming.clone()).unwrap();
    assert_eq!(
        (found.confidence, found.bank_fee_minor, shares(&found)),
        (Confidence::Certain, 2_500, vec![(1, 500_000)])
    );
    incoming.charges = None;
    incoming.original = Some(Money { minor: 500_000, currency: currency("EUR") });
    let found = best(&world(), incoming).unwrap();
    assert_eq!((found.confidence, found.bank_fee_minor), (Confidence::Certain, 2_500));
}

#[test]
fn what_was_ordered_in_the_invoices_currency_counts() {
    let mut items = world();
    items[0].currency = currency("USD");
    let mut incoming = paid(460_000, "x", "INV-2027-0001");
    incoming.original = Some(Money { minor: 500_000, currency: currency("USD") });
    let found = best(&items, incoming.clone()).unwrap();
    assert_eq!(found.confidence, Confidence::Certain);
    assert_eq!((found.shares[0].amount_minor, found.shares[0].payment_minor), (500_000, 460_000));
    incoming.original = None;
    let unknown = best(&items, incoming).unwrap();
    assert_eq!(unknown.confidence, Confidence::Possible);
    assert!(unknown.reasons[1].contains("say how much"), "{:?}", unknown.reasons);
}

#[test]
fn an_account_that_paid_before_is_as_good_as_a_name() {
    let accounts = KnownAccounts::from([("BE71".to_owned(), vec![Debtor::Member(2)])]);
    let mut incoming = paid(500_000, "J. Smith", "");
    incoming.account = "BE71".into();
    let found = suggest(&world(), &[], &accounts, &[incoming]).remove(0).remove(0);
    assert_eq!((found.confidence, shares(&found)), (Confidence::Likely, vec![(3, 500_000)]));
    assert!(found.reasons[0].contains("BE71 has paid for Delft Library before"));
}

#[test]
fn an_invoice_is_promised_once() {
    let again = Incoming { id: 2, ..paid(500_000, "Delft Library", "INV-2027-0003") };
    let both = suggest(
        &world(),
        &[],
        &KnownAccounts::new(),
        &[paid(500_000, "Delft Library", "INV-2027-0003"), again],
    );
    assert_eq!(both[0][0].confidence, Confidence::Certain);
    assert_eq!(
        (both[1][0].confidence, both[1][0].shares.len(), both[1][0].unallocated_minor),
        (Confidence::Possible, 0, 500_000)
    );
    assert!(
        both[1][0]
            .reasons
            .last()
            .unwrap()
            .contains("INV-2027-0003 seems to be paid by the transaction of 1 February 2027")
    );
}

#[test]
fn two_payments_of_one_amount_go_to_two_invoices() {
    let items = vec![item(1, "A-2027-1", GHENT, 500_000), item(2, "A-2027-2", GHENT, 500_000)];
    let second = Incoming { id: 2, ..paid(500_000, "University of Ghent", "") };
    let both =
        suggest(&items, &[], &KnownAccounts::new(), &[paid(500_000, "University of Ghent", ""), second]);
    assert_eq!((shares(&both[0][0]), shares(&both[1][0])), (vec![(1, 500_000)], vec![(2, 500_000)]));
}

/// A paid invoice of `debtor`.
fn paid_item(number: &str, debtor: (i64, &str), minor: i64) -> PaidItem {
    PaidItem {
        number: number.into(),
        debtor: Debtor::Member(debtor.0),
        debtor_names: vec![debtor.1.into()],
        total: Money { minor, currency: currency("EUR") },
        paid_on: NaiveDate::from_ymd_opt(2027, 1, 3).unwrap(),
        payment_reference: CreditorReference::of_number(number).as_str().to_owned(),
    }
}

fn all(items: &[OpenItem], paid_items: &[PaidItem], incoming: Incoming) -> Vec<Suggestion> {
    suggest(items, paid_items, &KnownAccounts::new(), &[incoming]).remove(0)
}

#[test]
fn a_second_payment_of_a_paid_invoice_is_told() {
    let paid_items = [paid_item("INV-2026-0007", GHENT, 500_000)];
    for text in ["INV-2026-0007", "inv 2026/7", &CreditorReference::of_number("INV-2026-0007").printed()] {
        let found = all(&[], &paid_items, paid(500_000, "UNI PAYMENTS", text)).remove(0);
        assert_eq!((found.confidence, found.debtor), (Confidence::Possible, Debtor::Member(1)));
        assert_eq!((found.shares.len(), found.unallocated_minor), (0, 500_000));
        assert_eq!(found.reasons[0], "INV-2026-0007 over EUR 5,000.00 was paid already on 3 January 2027.");
    }
    let unnamed = all(&[], &paid_items, paid(500_000, "University of Ghent", "membership")).remove(0);
    assert!(unnamed.reasons[1].contains("was paid already"), "{:?}", unnamed.reasons);
    assert_eq!(all(&[], &paid_items, paid(500_001, "University of Ghent", "membership")), []);
    let own = all(&world(), &paid_items, paid(120_000, "University of Ghent", "INV-2026-0007"));
    assert_eq!(
        (own[0].confidence, shares(&own[0])),
        (Confidence::Likely, vec![(2, 120_000)]),
        "what it still owes first"
    );
    assert!(own.iter().any(|other| other.reasons[0].contains("paid already")));
}

#[test]
fn the_payers_own_invoice_stands_before_the_one_it_names_by_mistake() {
    let found = all(&world(), &[], paid(120_000, "University of Ghent", "INV-2027-0003"));
    assert_eq!((found[0].confidence, shares(&found[0])), (Confidence::Likely, vec![(2, 120_000)]));
    assert_eq!((found[1].confidence, shares(&found[1])), (Confidence::Possible, vec![(3, 120_000)]));
    assert!(found[1].reasons.iter().any(|reason| reason.contains("the money is from University of Ghent")));
}

#[test]
fn certain_never_settles_somebody_elses_invoice() {
    let found = all(&world(), &[], paid(500_000, "University of Ghent", "INV-2027-0003"));
    assert_eq!(
        (found[0].confidence, shares(&found[0])),
        (Confidence::Likely, vec![(1, 500_000)]),
        "its own first"
    );
    assert!(found.iter().all(|one| one.confidence < Confidence::Certain));
    let nothing_open = [item(3, "INV-2027-0003", DELFT, 500_000)];
    let paid_items = [paid_item("INV-2026-0007", GHENT, 100)];
    let found = all(&nothing_open, &paid_items, paid(500_000, "University of Ghent", "INV-2027-0003"));
    assert_eq!((found[0].confidence, shares(&found[0])), (Confidence::Likely, vec![(3, 500_000)]));
    let both = all(&world(), &[], paid(620_000, "Holding", "INV-2027-0002 INV-2027-0003"));
    assert_eq!((both[0].confidence, both[0].shares.len()), (Confidence::Likely, 2), "of two debtors");
    let accounts = KnownAccounts::from([("BE71".to_owned(), vec![Debtor::Member(1)])]);
    let incoming = Incoming { account: "BE71".into(), ..paid(500_000, "x", "INV-2027-0003") };
    let found = suggest(&world(), &[], &accounts, &[incoming]).remove(0);
    assert!(found.iter().all(|one| one.confidence < Confidence::Certain));
}

#[test]
fn digits_in_the_wrong_order_are_seen_through() {
    let items = vec![item(1, "INV-2027-0012", GHENT, 500_000), item(2, "INV-2027-0034", DELFT, 500_000)];
    let reference = CreditorReference::of_number("INV-2027-0012").as_str().replace("0012", "0021");
    for text in ["INV-2027-0021", "Inv 2027 0021", "INV-2O27-0012", "INV-2027-012 x", reference.as_str()] {
        let found = all(&items, &[], paid(500_000, "UNI PAYMENTS", text)).remove(0);
        let confident = if text.contains("012 x") { Confidence::Certain } else { Confidence::Possible };
        assert_eq!((found.confidence, shares(&found)), (confident, vec![(1, 500_000)]), "{text}");
    }
    let known = all(&items, &[], paid(500_000, "University of Ghent", "INV-2027-0021")).remove(0);
    assert_eq!((known.confidence, shares(&known)), (Confidence::Likely, vec![(1, 500_000)]));
    let other_amount = all(&items, &[], paid(499_000, "UNI PAYMENTS", "INV-2027-0021"));
    assert_eq!(other_amount, [], "only where the amount agrees");
}

#[test]
fn two_transfers_for_one_invoice_settle_it_together() {
    let first = paid(200_000, "University of Ghent", "INV-2027-0001");
    let second = Incoming { id: 2, ..paid(300_000, "University of Ghent", "INV-2027-0001") };
    let both = suggest(&world(), &[], &KnownAccounts::new(), &[first, second.clone()]);
    assert_eq!((shares(&both[0][0]), shares(&both[1][0])), (vec![(1, 200_000)], vec![(1, 300_000)]));
    let mut rest = world();
    rest[0].open_minor = 300_000;
    assert_eq!(best(&rest, second).unwrap().confidence, Confidence::Certain, "the last of it is exact");
}

#[test]
fn the_banks_words_count_less_than_the_payers() {
    let quoted = |minor| Incoming {
        bank_text: "Received from UNI with reference INV-2027-0003".into(),
        ..paid(minor, "", "")
    };
    let exact = best(&world(), quoted(500_000)).unwrap();
    assert_eq!((exact.confidence, shares(&exact)), (Confidence::Likely, vec![(3, 500_000)]));
    assert_eq!(exact.reasons[0], "The bank’s text names the invoice INV-2027-0003.");
    assert_eq!(best(&world(), quoted(400_000)).unwrap().confidence, Confidence::Possible);
}

#[test]
fn of_invoices_that_share_a_reference_the_payers_is_meant() {
    let items = vec![item(1, "INV-2027-0001", GHENT, 500_000), item(2, "INV/2027/0001", DELFT, 500_000)];
    let text = CreditorReference::of_number("INV-2027-0001").printed();
    let found = best(&items, paid(500_000, "Delft Library", &text)).unwrap();
    assert_eq!(shares(&found), [(2, 500_000)]);
    let unknown = best(&items, paid(500_000, "Ministry", &text)).unwrap();
    assert!(unknown.confidence < Confidence::Certain);
}

fn any_item() -> impl Strategy<Value = (usize, i64)> {
    (0_usize..4, 1_i64..6)
}

proptest! {
    #[test]
    fn matching_never_pays_twice(
        invoices in prop::collection::vec(any_item(), 1..8),
        payments in prop::collection::vec((0_usize..10, 0_usize..5, 1_i64..12, any::<bool>()), 0..10),
    ) {
        let debtors = [(1, "University of Ghent"), (2, "Delft Library"), (3, "Academy of Arts"), (4, "Institute of Physics")];
        let items: Vec<OpenItem> = invoices
            .iter()
            .enumerate()
            .map(|(place, (debtor, hundreds))| item(place as i64 + 1, &format!("INV-2027-{:04}", place + 1), debtors[*debtor], hundreds * 100))
            .collect();
        let incoming: Vec<Incoming> = payments
            .iter()
            .enumerate()
            .map(|(place, (invoice, debtor, hundreds, with_fee))| {
                let name = debtors.get(*debtor).map_or("", |debtor| debtor.1);
                let text = items.get(*invoice).map_or(String::new(), |item| item.number.clone());
                let mut incoming = Incoming { id: place as i64, ..paid(hundreds * 100, name, &text) };
                incoming.charges = with_fee.then_some(Money { minor: 100, currency: currency("EUR") });
                incoming
            })
            .collect();
        let suggested = suggest(&items, &[], &KnownAccounts::new(), &incoming);
        let mut settled: BTreeMap<i64, i64> = BTreeMap::new();
        for (of_one, incoming) in suggested.iter().zip(&incoming) {
            for suggestion in of_one {
                let taken: i64 = suggestion.shares.iter().map(|share| share.payment_minor).sum();
                prop_assert_eq!(taken + suggestion.unallocated_minor, incoming.amount.minor + suggestion.bank_fee_minor);
                prop_assert!(suggestion.unallocated_minor >= 0 && suggestion.shares.iter().all(|share| share.amount_minor > 0));
            }
            for share in of_one.first().iter().flat_map(|best| &best.shares) {
                *settled.entry(share.invoice_id).or_default() += share.amount_minor;
            }
        }
        for item in &items {
            prop_assert!(settled.get(&item.invoice_id).copied().unwrap_or_default() <= item.open_minor);
        }
    }
}
