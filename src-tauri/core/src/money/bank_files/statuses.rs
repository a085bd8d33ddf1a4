//! Whether a booking is booked: what banks write beside those they only announce, and those that came to nothing.

use super::directions::folded;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BookingStatus {
    /// It is on the account.
    Booked,
    /// It is announced, and comes again when it is booked.
    Pending,
    Refused,
}

/// Words as [`folded`] writes them; `*` stands for any end.
const PENDING: &str = "
    pending pdng pend pndg futr announced authorised authorized authorisation authorization preauth* hold held onhold
    scheduled processing process progress uncleared unposted unbooked unsettled unconfirmed expected estimated forecast
    upcoming future provisional preliminary temporary waiting awaiting reserved reservation blocked earmarked queued
    vorgemerkt* vormerk* vorlaufig* vorlaeufig* vorschau angekundigt* geplant* reserviert* reservierung* ausstehend*
    bevorstehend* schwebend* unbestatigt* ungebucht* offen
    gereserveerd* reservering* behandeling verwacht* gepland* attente cours venir prevu* previsionnel* provisoire*
    pendiente* retenid* retencion* proceso tramite previst* attesa contabilizzare prenotat* autorizzat* pendente*
    processamento liquidar autorizad* oczekuj* toku zablokowan* blokada nierozliczon* niezaksiegowan* nezauctovan* cekajici
    blokace blokovan* vantande reserverad* reserverat* kommande preliminar* ventende venter reserveret* reservert* afventer* afventende
    kommende varau* odotta* tuleva* fuggoben foglal* zarolt* bekliyor beklemede bekleyen provizyon asteptare rezervat*
    обработке ожида* резерв* холд авторизац* εκκρεμ*
    保留 保留中 待处理 待處理 未入账 未入賬 处理中 處理中 処理中 未確定 예정 대기 대기중 معلق ממתין
";
const BOOKED: &str = "
    booked book gebucht* verbucht* completed complete posted cleared settled done executed success successful succeeded
    processed accepted paid confirmed final finalised finalized valid ok credited debited abgerechnet* abgeschlossen*
    ausgefuhrt* ausgefuehrt* durchgefuhrt* erledigt*
    geboekt* verwerkt* uitgevoerd* voltooid* comptabilise* execute* effectue* traite* termine* realise* valide*
    contabilizad* completad* realizad* ejecutad* liquidad* aplicad* contabilizzat* eseguit* completat* regolat* efetuad*
    concluid* processad* zaksiegowan* zrealizowan* rozliczon* wykonan* zauctovan* proveden* bokford* bokfort* genomford*
    utford* gennemfort* bogfort* gjennomfort* kirjat* toteutu* konyvelt* teljesult* gerceklesti tamamlandi onaylandi
    efectuat* finalizat* проведен* исполнен* выполнен* завершен* зачислен* ολοκληρ*
    已入账 已入賬 已完成 完了 確定 済 완료 مكتمل הושלם
";
const REFUSED: &str = "
    failed fail declined rejected rjct refused denied cancelled canceled cancel canc reverted expired void voided aborted
    abgelehnt* abgebrochen* fehlgeschlagen* zuruckgewiesen* storniert* geweigerd* geannuleerd* mislukt* afgewezen* annule*
    rejete* refuse* echoue* echec rechazad* cancelad* fallid* anulad* rifiutat* annullat* fallit* respint* recusad* falhad*
    falhou odrzucon* anulowan* zamitnut* zrusen* avvisad* avbruten avslatt* annulleret* afvist* mislyk* hylatty peruttu
    elutasit* sikertelen reddedildi iptal отклонен* отменен* неуспешн* 失败 失敗 已取消 拒绝 已拒绝 取消 실패 취소 فشل ملغى נכשל בוטל
";

/// Words that turn "booked" round: not, not yet, to be.
const NOT: &str = "not no non un nicht noch niet nog pas ej ikke inte ei nie ne nem sin sem не yet be zu";

/// A status is said in a few words; more are a text.
const WORDS_MAX: usize = 5;

/// Where a booking stands by the words of a cell; nothing where they are not understood.
pub(super) fn of(cell: &str) -> Option<BookingStatus> {
    let key = folded(cell);
    let words: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() > WORDS_MAX {
        return None;
    }
    let says =
        |known: &'static str| words.iter().any(|word| known.split_whitespace().any(|one| fits(word, one)));
    match (says(REFUSED), says(PENDING), says(BOOKED)) {
        (true, ..) => Some(BookingStatus::Refused),
        (_, true, _) => Some(BookingStatus::Pending),
        (_, _, true) => Some(if says(NOT) { BookingStatus::Pending } else { BookingStatus::Booked }),
        _ => None,
    }
}

/// Where a booking stands by a column that answers its heading with yes or no: “Pending”, “Booked”.
pub(super) fn of_answer(heading: &str, cell: &str) -> Option<BookingStatus> {
    const YES: &str = "yes y true 1 x ja j oui o si sim s tak ano evet да 是";
    const NO: &str = "no n false 0 nein nee non nao nie ne hayir нет 否";
    let key = folded(cell);
    let says = |known: &'static str| known.split_whitespace().any(|one| one == key);
    let answer = if says(YES) {
        true
    } else if says(NO) || key.is_empty() {
        false
    } else {
        return None;
    };
    match (of(heading)?, answer) {
        (BookingStatus::Booked, true) | (BookingStatus::Pending | BookingStatus::Refused, false) => {
            Some(BookingStatus::Booked)
        }
        (BookingStatus::Booked, false) => Some(BookingStatus::Pending),
        (told, true) => Some(told),
    }
}

fn fits(word: &str, known: &str) -> bool {
    match known.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == known,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_announced_is_told_from_what_is_booked() {
        for cell in [
            "Pending",
            "PDNG",
            "Umsatz vorgemerkt",
            "Vorgemerkt",
            "noch nicht gebucht",
            "En attente",
            "à venir",
            "Pendiente",
            "In behandeling",
            "niet geboekt",
            "In attesa",
            "Oczekująca",
            "Väntande",
            "not yet posted",
            "On hold",
            "Авторизация",
            "Em processamento",
            "处理中",
            "Reserverad",
            "Beklemede",
            "to be booked",
            "Authorised",
        ] {
            assert_eq!(of(cell), Some(BookingStatus::Pending), "{cell}");
        }
        for cell in [
            "Booked",
            "Umsatz gebucht",
            "COMPLETED",
            "Posted",
            "Comptabilisé",
            "Geboekt",
            "Zaksięgowano",
            "Bokförd",
            "已完成",
        ] {
            assert_eq!(of(cell), Some(BookingStatus::Booked), "{cell}");
        }
        for cell in ["Declined", "REVERTED", "Abgelehnt", "Annulé", "Rechazada", "Cancelled by customer"] {
            assert_eq!(of(cell), Some(BookingStatus::Refused), "{cell}");
        }
        for cell in ["", "Transfer", "University", "a payment that is pending for want of a signature"] {
            assert_eq!(of(cell), None, "{cell}");
        }
    }

    #[test]
    fn every_word_is_understood_as_meant() {
        for (words, status) in [
            (PENDING, BookingStatus::Pending),
            (BOOKED, BookingStatus::Booked),
            (REFUSED, BookingStatus::Refused),
        ] {
            for word in words.split_whitespace() {
                assert_eq!(of(word.trim_end_matches('*')), Some(status), "{word}");
            }
        }
    }

    #[test]
    fn a_heading_is_answered() {
        assert_eq!(of_answer("Pending", "TRUE"), Some(BookingStatus::Pending));
        assert_eq!(of_answer("Pending?", ""), Some(BookingStatus::Booked));
        assert_eq!(of_answer("Gebucht", "Nein"), Some(BookingStatus::Pending));
        assert_eq!(of_answer("Vorgemerkt", "x"), Some(BookingStatus::Pending));
        assert_eq!(of_answer("Name", "yes"), None);
    }
}
