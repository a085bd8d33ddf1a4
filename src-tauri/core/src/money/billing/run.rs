//! Works out a run: the same for a preview, for an approval and for issuing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::DebtorRecord;
use super::bill::{Bill, BillLine, CoveredFee};
use super::planned::{self, FeeKey, PlannedFee};
use super::{
    AlsoIn, BillingRequest, CurrencyTotal, RunProblem, part_of_year, pre_flight, preview_token,
    shared_totals, store,
};
use crate::kernel::{Clock, Currency, Decimal, Error, LicenceYear, OptionExt, Result, money};
use crate::money::fees::{
    self, BilledPeriod, FeeLine, FeePlanDraft, Gathered, MemberFees, Payer, SharedTotal,
};
use crate::money::sponsors::{self, Sponsor};
use crate::money::taxes::Taxes;
use crate::paper::locale::{Locale, Words, document_language, fill, printed_tag};
use crate::people::members::Member;
use crate::people::profile::{self, ProfileDraft};
use crate::register::Connection;

/// A run, worked out.
#[derive(Debug)]
pub struct WorkedRun {
    pub year: LicenceYear,
    /// The invoice date.
    pub issued_on: NaiveDate,
    pub due_on: NaiveDate,
    /// Who bills.
    pub profile: ProfileDraft,
    pub plan: Option<FeePlanDraft>,
    /// Who is billed what: members by name, then sponsors.
    pub bills: Vec<Bill>,
    /// What members are billed for without having to pay anything: member and currency.
    pub nothing_due: Vec<(i64, Currency)>,
    /// What the bills add up to, by currency.
    pub totals: Vec<CurrencyTotal>,
    /// Members already billed for the year.
    pub already_billed: usize,
    /// The second currency that documents show, with its rate.
    pub also_in: Option<(Currency, Decimal)>,
    /// What is missing or wrong.
    pub problems: Vec<RunProblem>,
    /// How the totals that members share are divided.
    pub shared: Vec<SharedTotal>,
    /// What it bills, fee by fee, as approvals know it.
    pub planned: Vec<PlannedFee>,
    /// Stands for what is billed to whom, and for its dates and currencies.
    pub fingerprint: String,
}

/// A person an invoice is addressed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attention {
    pub name: String,
    /// The e-mail address; empty for none.
    pub email: String,
    /// Whether the person is the invoice contact; otherwise the main contact stands in.
    pub is_invoice_contact: bool,
}

/// Works out the run of a licence year.
///
/// # Errors
/// A year that cannot be billed, an invalid plan, or a due date before the invoice date.
pub fn work_out(connection: &Connection, clock: Clock, request: &BillingRequest) -> Result<WorkedRun> {
    let profile = profile::read(connection)?;
    let year = profile.year_start()?.year(request.year);
    let year = year.or_invalid(
        "year",
        message!("{year} is not a licence year this program bills.", year = request.year),
    )?;
    let issued_on = request.issued_on.unwrap_or_else(|| clock.today());
    let due_on =
        request.due_on.or_else(|| issued_on.checked_add_days(Days::new(u64::from(profile.payment_due_days))));
    let due_on = due_on.filter(|due_on| *due_on >= issued_on);
    let due_on = due_on.or_invalid(
        "due_on",
        message!("The due date must not be before the invoice date, {issued_on, date, long}.", issued_on),
    )?;
    let plan = match &request.plan {
        Some(plan) => Some(fees::checked(connection, plan)?),
        None => fees::adopted(connection, request.year)?,
    };
    let mut run = WorkedRun {
        year,
        issued_on,
        due_on,
        profile,
        plan,
        bills: Vec::new(),
        nothing_due: Vec::new(),
        totals: Vec::new(),
        already_billed: 0,
        also_in: request.also_in.as_ref().map(second_currency).transpose()?,
        problems: Vec::new(),
        shared: Vec::new(),
        planned: Vec::new(),
        fingerprint: String::new(),
    };
    run.add_bills(connection, request)?;
    run.add_totals();
    run.planned = planned::of_run(&run);
    run.fingerprint = preview_token::fingerprint(&run, request);
    pre_flight::inspect(connection, clock.today(), &mut run)?;
    Ok(run)
}

fn second_currency(asked: &AlsoIn) -> Result<(Currency, Decimal)> {
    let currency = Currency::try_from(asked.currency.clone())
        .map_err(|message| Error::invalid("also_in.currency", message))?;
    if !asked.exchange_rate.is_positive() {
        return Err(Error::invalid(
            "also_in.exchange_rate",
            message!("The rate of exchange is more than 0."),
        ));
    }
    Ok((currency, asked.exchange_rate))
}

/// Who receives each member’s invoices: the invoice contact, or else the main contact.
pub fn attentions(connection: &Connection) -> Result<BTreeMap<i64, Attention>> {
    store::attentions(connection)
}

/// Who receives a debtor’s invoices.
pub fn attention_of(connection: &Connection, debtor: &DebtorRecord) -> Result<Option<Attention>> {
    match debtor {
        DebtorRecord::Member(member) => Ok(store::attentions(connection)?.remove(&member.id)),
        DebtorRecord::Sponsor(sponsor) => Ok(sponsor_attention(sponsor)),
    }
}

fn sponsor_attention(sponsor: &Sponsor) -> Option<Attention> {
    let (name, email) = (sponsor.draft.attention.clone(), sponsor.draft.email.clone());
    let is_known = !name.is_empty() || !email.is_empty();
    is_known.then_some(Attention { name, email, is_invoice_contact: true })
}

/// What is billed already: member, currency, and the sponsor who pays.
pub(super) type Billed = BTreeSet<FeeKey>;

impl WorkedRun {
    fn add_bills(&mut self, connection: &Connection, request: &BillingRequest) -> Result<()> {
        let billed = store::billed(connection, self.year.year)?;
        self.already_billed = billed.iter().map(|(member, _, _)| member).collect::<BTreeSet<_>>().len();
        let Some(plan) = self.plan.clone() else { return Ok(()) };
        let Gathered { members, fee_members, orcid, not_billed, .. } = fees::gather(connection, &self.year)?;
        let divisions = fees::divisions(connection, self.year.year)?;
        let worked = fees::work_out(&plan, &self.year, &fee_members, orcid.as_ref(), &divisions);
        let by_id: BTreeMap<i64, Member> = members.into_iter().map(|member| (member.id, member)).collect();
        for problem in worked.problems {
            let member = problem.member_id.and_then(|id| by_id.get(&id));
            if request.includes(problem.member_id) {
                self.problems.push(pre_flight::of_fee(member, &problem));
            }
        }
        for reason in not_billed.iter().filter(|reason| request.includes(Some(reason.member_id))) {
            if !billed.iter().any(|(member, ..)| *member == reason.member_id) {
                self.problems.push(part_of_year::not_billed(reason));
            }
        }
        for problem in &worked.not_billed {
            if let Some(member) = problem.member_id.filter(|id| request.includes(Some(*id))) {
                self.problems.push(part_of_year::no_period(by_id.get(&member), problem));
            }
        }
        let mut context = RunContext {
            billed,
            people: store::attentions(connection)?,
            sponsored: BTreeMap::new(),
            language: document_language(connection)?,
        };
        for fees in &worked.members {
            let is_due = request.anniversaries_until.is_none_or(|until| fees.period.from <= until);
            if !is_due || !request.includes(Some(fees.member_id)) {
                continue;
            }
            if let Some(member) = by_id.get(&fees.member_id) {
                self.add_member(&mut context, member, fees);
            }
        }
        let billed_now = self.billed_now(&context);
        self.problems.extend(part_of_year::counted(
            &plan,
            &self.year,
            &fee_members,
            &worked.members,
            &billed_now,
        ));
        self.problems.extend(part_of_year::tier_changes(
            &plan,
            &fee_members,
            &worked.members,
            &by_id,
            &billed_now,
        ));
        self.problems.extend(shared_totals::told(&plan, &divisions, &worked.shared, &billed_now));
        self.shared = worked.shared;
        for ((sponsor_id, currency), part) in context.sponsored {
            let sponsor =
                sponsors::find(connection, sponsor_id)?.or_not_found(template!("Sponsor"), sponsor_id)?;
            self.bills.push(part.into_bill(sponsor, currency, &self.year, &context.language));
        }
        self.tax(connection, plan.prices_include_tax)
    }

    /// The members that this run bills, by themselves or by a sponsor.
    fn billed_now(&self, context: &RunContext) -> BTreeSet<i64> {
        let own = self.bills.iter().flat_map(|bill| &bill.covers);
        let sponsored = context.sponsored.values().flat_map(|part| &part.covers);
        own.chain(sponsored).map(|covered| covered.member_id).collect()
    }

    fn add_member(&mut self, context: &mut RunContext, member: &Member, fees: &MemberFees) {
        let wording = LineWording::of(&member.draft.language, &context.language);
        for ((payer, currency), lines) in by_payer(&fees.lines) {
            let sponsor_id = match payer {
                Payer::Member => None,
                Payer::Sponsor(id) => Some(id),
            };
            if context.billed.contains(&(member.id, currency.code().to_owned(), sponsor_id)) {
                continue;
            }
            if let Some(sponsor_id) = sponsor_id {
                let part = context.sponsored.entry((sponsor_id, currency)).or_default();
                let name = &member.draft.official_name;
                part.lines.extend(lines.iter().map(|&line| (name.clone(), line.clone(), fees.period)));
                part.covers.push(CoveredFee { member_id: member.id, lines: lines.len() });
            } else if money::sum(lines.iter().map(|line| line.amount.minor)) <= 0 {
                self.nothing_due.push((member.id, currency));
            } else {
                let own = |(index, line): (usize, &&FeeLine)| {
                    self.own_line(line, index == 0, &wording, &fees.period)
                };
                self.bills.push(Bill {
                    debtor: DebtorRecord::Member(Box::new(member.clone())),
                    attention: context.people.get(&member.id).cloned(),
                    currency,
                    period_from: fees.period.from,
                    period_until: fees.period.until,
                    lines: lines.iter().enumerate().map(own).collect(),
                    taxes: Vec::new(),
                    covers: vec![CoveredFee { member_id: member.id, lines: lines.len() }],
                });
            }
        }
    }

    fn own_line(
        &self,
        line: &FeeLine,
        is_first: bool,
        wording: &LineWording,
        period: &BilledPeriod,
    ) -> BillLine {
        let calculation = wording.calculation(line);
        let (description, detail) = if is_first {
            let (fee, year) = (wording.locale.isolated(&line.name), self.year.label());
            (
                fill(wording.words.fee_line, &[("fee", &fee), ("year", &year)]),
                wording.locale.sentences(&[&wording.period(period), &calculation]),
            )
        } else {
            (line.name.clone(), wording.locale.sentences(&[&calculation]))
        };
        BillLine {
            description,
            detail,
            calculation: line.explanation.in_english().calculation,
            net_minor: line.amount.minor,
            asked_minor: line.amount.minor,
            period: Some((period.from, period.until)),
            tax_category_id: line.tax_category_id,
            tax: None,
        }
    }

    /// Finds out how every line is taxed, and reckons the tax of every bill.
    fn tax(&mut self, connection: &Connection, prices_include_tax: bool) -> Result<()> {
        let taxes = Taxes::read(connection, &self.profile.country, &self.profile.postal_code)?;
        for bill in &mut self.bills {
            if let Err(problem) = bill.apply_tax(&taxes, self.issued_on, prices_include_tax) {
                self.problems.push(pre_flight::of_tax(bill, problem));
            }
        }
        Ok(())
    }

    fn add_totals(&mut self) {
        let mut totals: BTreeMap<Currency, CurrencyTotal> = BTreeMap::new();
        for bill in &self.bills {
            let total = totals.entry(bill.currency).or_insert_with(|| CurrencyTotal::none(bill.currency));
            total.add(bill.net_minor(), bill.tax_minor());
        }
        self.totals = totals.into_values().collect();
    }
}

/// What is at hand while members are gone through.
struct RunContext {
    billed: Billed,
    people: BTreeMap<i64, Attention>,
    sponsored: BTreeMap<(i64, Currency), Sponsored>,
    /// The consortium’s language.
    language: String,
}

/// How lines are told to whoever reads them.
struct LineWording {
    locale: Locale,
    words: &'static Words,
}

impl LineWording {
    fn of(recipient: &str, consortium: &str) -> Self {
        let locale = Locale::of_tag(&printed_tag(recipient, consortium));
        Self { words: Words::of_locale(&locale), locale }
    }

    /// How the amount of a line came about; nothing where that says no more than what stands beside it.
    fn calculation(&self, line: &FeeLine) -> String {
        line.explanation.reckoning(&self.locale, line.amount.minor, line.amount.currency.digits())
    }

    fn period(&self, period: &BilledPeriod) -> String {
        let (from, until) = (self.locale.date(period.from), self.locale.date(period.until));
        fill(self.words.range, &[("from", &from), ("until", &until)])
    }
}

/// What a sponsor pays in one currency.
#[derive(Default)]
struct Sponsored {
    /// The name of the member, what it would pay, and for when.
    lines: Vec<(String, FeeLine, BilledPeriod)>,
    covers: Vec<CoveredFee>,
}

impl Sponsored {
    fn into_bill(self, sponsor: Sponsor, currency: Currency, year: &LicenceYear, language: &str) -> Bill {
        let wording = LineWording::of(&sponsor.draft.language, language);
        let line = |(member, line, period): &(String, FeeLine, BilledPeriod)| {
            sponsored_line(member, line, period, &wording)
        };
        Bill {
            lines: self.lines.iter().map(line).collect(),
            attention: sponsor_attention(&sponsor),
            debtor: DebtorRecord::Sponsor(Box::new(sponsor)),
            currency,
            period_from: year.starts_on,
            period_until: year.ends_on,
            taxes: Vec::new(),
            covers: self.covers,
        }
    }
}

/// The lines of a member by who pays and in which currency; the member itself first.
fn by_payer(lines: &[FeeLine]) -> BTreeMap<(Payer, Currency), Vec<&FeeLine>> {
    let mut sorted: BTreeMap<(Payer, Currency), Vec<&FeeLine>> = BTreeMap::new();
    for line in lines {
        sorted.entry((line.payer, line.amount.currency)).or_default().push(line);
    }
    sorted
}

fn sponsored_line(member: &str, line: &FeeLine, period: &BilledPeriod, wording: &LineWording) -> BillLine {
    let calculation = wording.calculation(line);
    let [fee, member] = [line.name.as_str(), member].map(|name| wording.locale.isolated(name));
    BillLine {
        description: format!("{fee}: {member}"),
        detail: wording.locale.sentences(&[&wording.period(period), &calculation]),
        calculation: line.explanation.in_english().calculation,
        net_minor: line.amount.minor,
        asked_minor: line.amount.minor,
        period: Some((period.from, period.until)),
        tax_category_id: line.tax_category_id,
        tax: None,
    }
}
