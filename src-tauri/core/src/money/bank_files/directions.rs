//! Which way money went, in the words and letters that banks use for it.

use crate::kernel::text::search_key;

/// Words for money that came in, as [`search_key`] writes them, with `_` for a space.
const IN: &str = "
    c cr crd crdt credit credits credited kredit krediet krd k h haben haber gutschrift gutschriften gs in inn ind bij
    incoming inbound inward inflow deposit deposits received receipt receipts paid_in money_in payment_in transfer_in
    cash_in payment_received eingang eingange einzahlung zahlungseingang geldeingang zugang habenbuchung credit_transfer
    bank_credit credit_entry cr_entry
    abono abonos ingreso ingresos entrada entradas entrata entrate accredito accrediti avere credito creditos credite
    entree entrees encaissement recette recettes au_credit crediteur virement_recu
    uznanie wplyw wplywy wplata przychod insattning inbetalning indbetaling innbetaling innskudd indsaettelse pano panot
    tulo jovairas bevetel prijem prijmy prichozi pripis prilivi priliv odobrenje uplata incasare incasari creditare alacak
    giris plus приход кредит поступление зачисление прибуток надходження πιστωση
    入金 收入 贷 貸 贷方 貸方 存入 转入 入账 입금 داين ايداع זכות
";

/// Words for money that went out.
const OUT: &str = "
    d dr db dbt dbit debit debits debited debet debiet s soll lastschrift lastschriften belastung belastungen out ut ud af
    outgoing outbound outward outflow withdrawal withdrawals withdrawn paid_out money_out payment_out transfer_out cash_out
    payment_made ausgang ausgange auszahlung zahlungsausgang geldausgang abgang sollbuchung direct_debit debit_transfer
    bank_debit debit_entry dr_entry
    cargo cargos gasto gastos salida salidas egreso egresos saida saidas uscita uscite addebito addebiti dare debito
    debitos debite debe sortie sorties decaissement depense depenses au_debit debiteur virement_emis prelevement retrait
    prelievo
    obciazenie wyplyw wyplata rozchod uttag utbetalning udbetaling utbetaling haevning uttak otto otot meno terheles kiadas
    vydaj vydaje odchozi odliv odlivi zaduzenje isplata debitare borc cikis minus расход дебет списание видаток витрата
    χρεωση 出金 支出 借 借方 取出 转出 出账 출금 مدين سحب חובה
";

/// Whether a word says that money came in, or that it went out; nothing where it is not understood.
pub(super) fn of_word(word: &str) -> Option<bool> {
    let signs: String = word.chars().filter(|character| !character.is_whitespace()).map(plain_sign).collect();
    match signs.as_str() {
        "+" | "(+)" => return Some(true),
        "-" | "(-)" | "--" => return Some(false),
        _ => {}
    }
    let key = folded(word).replace(' ', "_");
    let is_one_of =
        |words: &'static str| !key.is_empty() && words.split_whitespace().any(|known| known == key);
    match (is_one_of(IN), is_one_of(OUT)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// A word that stands beside an amount: of single letters only C, D, H and S tell a way there.
pub(super) fn beside_amount(word: &str) -> Option<bool> {
    let is_letter = word.len() == 1;
    if is_letter && !"cdhsCDHS".contains(word) { None } else { of_word(word) }
}

/// Whether a word is a single letter, which means one thing beside one letter and another beside another.
pub(super) fn is_letter(word: &str) -> bool {
    let key = search_key(word);
    key.len() == 1 && key.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// A word in the form in which words are compared. Korean stays as it is, because [`search_key`] takes it to pieces.
pub(super) fn folded(word: &str) -> String {
    let is_korean = word.chars().any(|character| ('가'..='힣').contains(&character));
    if is_korean { word.trim().to_owned() } else { search_key(word) }
}

/// Every dash and minus that people write is one.
pub(super) fn plain_sign(character: char) -> char {
    match character {
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{207b}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}'
        | '\u{2796}' => '-',
        '\u{ff0b}' | '\u{fe62}' | '\u{2795}' => '+',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn banks_of_many_countries_say_which_way() {
        for word in
            ["CR", "Cr.", "Haben", "H", "Bij", "Abono", "Eingang", "Entrée", "Uznanie", "+", "Приход", "收入"]
        {
            assert_eq!(of_word(word), Some(true), "{word}");
        }
        for word in [
            "DR",
            "Soll",
            "s",
            "Af",
            "Cargo",
            "Ausgang",
            "Débit",
            "Obciążenie",
            "−",
            "–",
            "Uscita",
            "Borç",
            "支出",
        ] {
            assert_eq!(of_word(word), Some(false), "{word}");
        }
        for word in ["", "A", "E", "Transfer", "Credit card payment", "Visa", "0"] {
            assert_eq!(of_word(word), None, "{word}");
        }
        assert_eq!((beside_amount("K"), beside_amount("H"), beside_amount("Kč")), (None, Some(true), None));
    }

    #[test]
    fn no_word_says_both() {
        let both = IN.split_whitespace().find(|word| OUT.split_whitespace().any(|other| other == *word));
        assert_eq!(both, None);
        for (words, came_in) in [(IN, true), (OUT, false)] {
            for word in words.split_whitespace() {
                assert_eq!(of_word(&word.replace('_', " ")), Some(came_in), "{word}");
            }
        }
    }
}
