//! Ways of recovering costs that consortia have published, each as a plan to begin with. The figures are examples to be
//! replaced; none is used in a reckoning.

use serde::Serialize;
use ts_rs::TS;

use super::{Audience, BilledBy, FeeComponent, FeePlanDraft, FeeRule, LateJoiners, NumberStep, ProRata};
use crate::kernel::{Currency, Decimal, Result};
use crate::profile;
use crate::register::Register;
use crate::register::history::Nothing;

/// A way of recovering costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FeeModel {
    /// What it is called.
    pub name: String,
    /// How it works, in a sentence.
    pub description: String,
    /// The plan to begin with.
    pub draft: FeePlanDraft,
}

/// Gives the models, with amounts of the consortium’s currency.
pub fn models(register: &Register, _: Nothing) -> Result<Vec<FeeModel>> {
    let maker = Maker { currency: profile::read(register.reader())?.currency()? };
    Ok(vec![
        maker.model("One flat price", "Every member pays the same.", [maker.flat("Consortium membership fee", 5_000)]),
        maker.model("By tier", "A price for small, standard and large members.", [maker.by_tier()]),
        maker.model(
            "ORCID fee and lead fee",
            "What ORCID charges for the member, in ORCID’s currency, and a fee of the lead organisation in the local one: two invoices for each member.",
            [
                FeeComponent { currency: "USD".to_owned(), ..maker.orcid_fee() },
                maker.flat("Lead organisation fee", 1_000),
            ],
        ),
        maker.model(
            "Programme cost divided by members",
            "What the programme costs in all, in equal shares that add up to it.",
            [maker.component("Share of the programme cost", FeeRule::EqualShare { total_minor: maker.minor(100_000) })],
        ),
        maker.model(
            "By size of budget",
            "A price by the annual budget that is kept of each member in a custom field.",
            [maker.by_budget()],
        ),
        maker.by_anniversary(maker.model(
            "ORCID fee passed on at the anniversary",
            "What ORCID charges for the member, in the local currency at a stated rate, billed for twelve months from the day it joined.",
            [maker.orcid_fee()],
        )),
        maker.model(
            "A sponsor pays for all",
            "Members pay nothing: a sponsor such as a ministry receives one invoice with a line for each. Add the sponsor to it.",
            [maker.flat("Consortium membership fee", 5_000)],
        ),
    ])
}

/// Makes models in a currency.
struct Maker {
    currency: Currency,
}

impl Maker {
    fn model<const COUNT: usize>(
        &self,
        name: &str,
        description: &str,
        components: [FeeComponent; COUNT],
    ) -> FeeModel {
        FeeModel {
            name: name.to_owned(),
            description: description.to_owned(),
            draft: FeePlanDraft {
                name: name.to_owned(),
                components: components.into(),
                ..FeePlanDraft::default()
            },
        }
    }

    fn by_anniversary(&self, mut model: FeeModel) -> FeeModel {
        model.draft.billed_by = BilledBy::Anniversary;
        model
    }

    fn minor(&self, units: i64) -> i64 {
        units.saturating_mul(10_i64.pow(self.currency.digits()))
    }

    fn flat(&self, name: &str, units: i64) -> FeeComponent {
        self.component(name, FeeRule::Flat { amount_minor: self.minor(units) })
    }

    fn orcid_fee(&self) -> FeeComponent {
        self.component("ORCID member fee", FeeRule::OrcidFee { exchange_rate: Decimal::ONE })
    }

    fn by_tier(&self) -> FeeComponent {
        let [small_minor, standard_minor, large_minor] = [2_000, 4_000, 6_000].map(|units| self.minor(units));
        self.component(
            "Consortium membership fee",
            FeeRule::ByTier { small_minor, standard_minor, large_minor },
        )
    }

    fn by_budget(&self) -> FeeComponent {
        let steps = [(0, 1_000), (10_000_000, 3_000), (1_000_000_000, 6_000)]
            .map(|(from, units)| NumberStep { from, amount_minor: self.minor(units) });
        let rule = FeeRule::ByNumber { field: "Annual budget".to_owned(), steps: steps.into() };
        self.component("Consortium membership fee", rule)
    }

    fn component(&self, name: &str, rule: FeeRule) -> FeeComponent {
        FeeComponent {
            name: name.to_owned(),
            rule,
            currency: self.currency.code().to_owned(),
            pro_rata: ProRata::Months,
            late_joiners: LateJoiners::OnTop,
            tax_category_id: None,
            audience: Audience::default(),
        }
    }
}
