//! The headings under which banks write what a list holds.

use super::list_fields::ListField;

/// Headings without case, spaces and punctuation, the likelier first; each stands for one field.
pub(super) const HEADINGS: [(ListField, &str); 18] = [
    (
        ListField::BookedOn,
        "bookingdate bookedon date transactiondate postingdate posteddate buchungstag buchungsdatum datum boekdatum
         transactiedatum dateoperation datecomptable fecha fechaoperacion data bokforingsdag buchungstagdatum bookingday
         dateofbooking postdate datebooked processeddate bookdate fechadeoperacion fechacontable datacontabile
         datadelmovimento dataoperazione datamovimento datalancamento dataksiegowania dataoperacji transakcji
         datumzauctovani datumprovedeni bokforingsdatum bogfortdato bokfortdato transaksjonsdato kirjauspaiva arvopaiva
         konyvelesdatuma islemtarihi tarih dataoperatiunii datedoperation datedecomptabilisation dateecriture buchung
         abschlussdatum buchungsdatumuhrzeit completeddate startdate timestamp datetime дата датаоперации 日期 交易日期 取引日 日付
         거래일 تاريخ boekingsdatum transactiedate uitvoeringsdatum dateexecution dateex dateofexecution dataregistru
         txndate transdate trandate created createdat entrydate transactionposted datetransaction
         datemouvement",
    ),
    (
        ListField::ValueOn,
        "valuedate valueon valutadatum valuta wertstellung rentedatum datevaleur datedevaleur fechavalor datavaluta
         datavalor datavaluty valutadato valutatag valueday effectivedate interestdate fechadevalor datawaluty
         valutering
         wert wertstellungsdatum valuedt availableon interestday",
    ),
    (
        ListField::Amount,
        "amount transactionamount betrag umsatz bedrag bedrageur amounteur montant importe importo valor belopp belob
         belop kwota betrageur paidinout betragineur amountineur netamount net gross transactionvalue value sum summe
         montanttransaction montantoperation importoeur valore valortransacao quantia kwotaoperacji castka objem summa
         maara maaraeuro osszeg tutar islemtutari suma сумма 金额 金額 交易金额 amountgbp transactievaluta buchungsbetrag
         netto nettobetrag transamount txnamount transactionamt amt movimiento",
    ),
    (
        ListField::Debit,
        "debit debitamount paidout moneyout withdrawal withdrawals soll lastschrift ausgang belastung debet debe cargo
         sortie debits debitamt amountdebit dr withdrawalamt withdrawalamount moneyspent spent payments paidoutamount
         outflow sollbetrag sollumsatz ausgaben auszahlung auszahlungen abgang lastschriftbetrag belastungsbetrag
         bedragaf uitgaven uit depenses sorties montantdebit debiteur dareimporto dare addebiti addebito uscite uscita
         importodare egresos salidas cargos gastos debito debitos saidas obciazenia obciazenie wydatki vydaje uttag ut
         haevning ud utgifter otto terheles borc расход дебет списание 支出 借方 借方金额 出金 출금
         amountout amountpaidout bedraguit betragausgang betragsoll betragaus valueout outamount debitvalue
         amountdr dramount belastungen debitbetrag af out minus",
    ),
    (
        ListField::Credit,
        "credit creditamount paidin moneyin deposit deposits haben gutschrift eingang haber abono entree credits
         creditamt amountcredit cr depositamt depositamount moneyreceived paidinamount inflow habenbetrag habenumsatz
         einnahmen einzahlung einzahlungen zugang gutschriftbetrag gutschriftsbetrag bedragbij inkomsten in recettes
         entrees montantcredit crediteur avere accrediti accredito entrate entrata importoavere ingresos abonos credito
         creditos entradas uznania uznanie przychody wplywy prijmy insattning ind inn inntekter pano jovairas alacak
         приход кредит зачисление 收入 贷方 贷方金额 入金 입금
         amountin amountpaidin bedragin betrageingang betraghaben betragein valuein inamount creditvalue
         amountcr cramount gutschriften kreditbetrag bij plus",
    ),
    (
        ListField::Direction,
        "debitcredit creditdebit drcr crdr dc afbij sollhaben credebetindicator creditdebitindicator direction
         debitorcredit creditordebit drorcr debitcreditindicator debetcredit bijaf sh sollhabenkennzeichen habensoll
         dcind transactiondirection inout einausgang eingangausgang ausgangeingang plusminus dareavere debehaber
         cargoabono debitocredito entradasaida entratauscita retning suunta kierunek smer creditdebitcode dcflag crdb",
    ),
    (
        ListField::Status,
        "status state transactionstatus paymentstatus bookingstatus buchungsstatus umsatzstatus statut etat estado stato
         stan statustransakcji stav tila allapot durum статус 状态 ステータス pending booked posted cleared vorgemerkt gebucht
         pendiente stadium zustand",
    ),
    (
        ListField::Currency,
        "currency ccy wahrung waehrung munt valutakod devise moneda divisa muntsoort currencycode transactioncurrency
         accountcurrency moeda waluta mena valuuttalaji penznem parabirimi валюта 币种 通貨 divisas monnaie buchungswahrung
         kontowahrung
         whg wahr currencyiso ccycode",
    ),
    (
        ListField::Counterparty,
        "name counterparty counterpartyname payer payername payerpayee from debtor debtorname
         beguenstigterzahlungspflichtiger begunstigterzahlungspflichtiger auftraggeberempfanger namezahlungsbeteiligter
         zahlungsbeteiligter auftraggeber naamtegenpartij naamomschrijving nomcontrepartie contrepartie namedescription
         payerbeneficiary sender sendername remitter remittername ordering party orderingparty originator customer
         customername paidby receivedfrom zahlungspflichtiger zahlungspflichtige zahlungspflichtigerin auftraggebername
         zahler zahlungsbeteiligte absender partnername gegenpartei donneurdordre emetteur tiers nomdutiers ordinante
         pagatore ordenante pagador remitente nadawca kontrahent nazwakontrahenta nazovprotistrany nazevprotiuctu
         protistrana protiucet avsandare motpart avsender afsender maksaja saaja maksajasaaja partner kuldo gonderen
         плательщик контрагент отправитель 付款人 对方户名 対方 振込依頼人 namenomschrijving naamtegenrekening tegenpartij naam
         empfangerzahlungspflichtiger zahlungspflichtigerempfanger nadawcaodbiorca odbiorcanadawca namn navn nimi nev jmeno payerreceiver senderreceiver payeepayer receiversender payerorpayee
         begunstigterauftraggeber auftraggeberbegunstigter empfangerauftraggeber gegenseite",
    ),
    (
        ListField::Payee,
        "zahlungsempfanger zahlungsempfangerin zahlungsempfaenger empfanger empfaenger empfangername beguenstigter
         begunstigter payee payeename beneficiary beneficiaryname recipient recipientname to creditor creditorname
         paidto begunstigde naambegunstigde destinataire beneficiaire benificiaire beneficiario destinatario odbiorca
         prijemce mottaker modtager mottagare saajannimi alici получатель 收款人",
    ),
    (
        ListField::CounterpartyAccount,
        "counterpartyaccount counterpartyiban payeraccount payeriban iban ibanzahlungsbeteiligter kontonummeriban
         tegenrekening tegenrekeningibanbban comptecontrepartie debtoraccount counterpartyaccountnumber ibancounterparty
         partneriban partneraccount senderiban senderaccount payeraccountnumber kontonummerbic gegenkonto
         kontonrzahlungsbeteiligter ibantegenpartij rekeningtegenpartij comptetiers ibancontrepartie cuentaordenante
         nrrachunkukontrahenta rachuneknadawcy cisloprotiuctu kontonummer
         numerkonta nrkonta kontonr",
    ),
    (
        ListField::Text,
        "description details text narrative memo particulars remittanceinformation paymentdetails verwendungszweck
         buchungstext omschrijving omschrijving1 omschrijving2 mededelingen communication libelle motif concepto
         notifications message notes transactiondescription purpose paymentpurpose reasonforpayment remarks remark note
         transactiondetails detailsofpayment paymentdescription additionalinformation unstructuredremittance mitteilung
         zahlungszweck verwendungszweck1 verwendungszweck2 verwendungszweck3 buchungsdetails buchungshinweis
         avisierungstext beschreibung omschrijving3 intitule libelleoperation communications details1 causale
         descrizione descrizioneoperazione descripcion observaciones concepto2 descricao historico tytul opisoperacji
         opis tytulem popis zprava poznamka meddelelse meddelande tekst besked viesti selite kozlemeny aciklama
         назначение назначениеплатежа описание 摘要 备注 附言 摘要内容 적요 البيان تفاصيل
         vorgangverwendungszweck rubrik rubrika referens operation reden betreff buchungstextverwendungszweck
         narration lancamento vorgang descriptif libellecomplet transactionnarrative transactiontext",
    ),
    (
        ListField::Reference,
        "reference paymentreference customerreference endtoendid kundenreferenz kundenreferenzendtoend betalingskenmerk
         structuredreference creditorreference code invoicenumber invoice yourreference ourreference payerreference
         mandatereference referenz zahlungsreferenz rechnungsnummer kenmerk referencedupaiement riferimento referencia
         referencja variabilnisymbol variabilnysymbol kid viite viitenumero ocr ref",
    ),
    (
        ListField::BankReference,
        "bankreference transactionid transactionreference banktransactionid fitid id volgnr bankreferenz transactionno
         transactionnumber entryreference acctsvcrref banktransactionreference buchungsreferenz umsatzid transactiecode
         transactiereferentie idtransaction numerotransaction nrreferencyjny",
    ),
    (
        ListField::OriginalAmount,
        "originalamount oorsprbedrag amountincurrency foreignamount originalbetrag instructedamount montantdorigine
         origamount amountoriginal transactionamountoriginal originalbetragfremdwahrung betragfremdwahrung montantdevise",
    ),
    (
        ListField::OriginalCurrency,
        "originalcurrency oorsprmunt foreigncurrency originalwahrung instructedcurrency devisedorigine origcurrency
         currencyoriginal fremdwahrung devisemontant",
    ),
    (
        ListField::Charges,
        "charges fee fees bankcharges gebuhr gebuhren entgelt kosten frais charge transactionfee feeamount kosteneur
         spesen commission commissions comision provision
         totalfees totalfee feesamount transactioncharges",
    ),
    (
        ListField::Balance,
        "balance runningbalance saldo kontostand saldonatrn saldonachbuchung solde balanceafter accountbalance
         closingbalance saldoafter saldopo saldodisponible saldocontabile saldofinale neuersaldo runningtotal balanceeur
         kontosaldo zustatek egyenleg bakiye остаток 余额 残高
         runningbal bal balanceamount saldochf ledgerbalance availablebalance disponible",
    ),
];

/// Headings that may stand above which way money went, or above anything else: what is below them tells.
pub(super) const VAGUE: &str = "type typ art sens sign vorzeichen kennzeichen indicator ind code cd dc transactiontype
    buchungsart umsatztyp bewegungstyp buchungstyp transaktionstyp tipo typetransaction typeoperation mutatiesoort tipomovimento
    tipooperacion rodzaj druh";
