//! Ways of recovering costs that consortia have published, each as a plan to begin with. No price is given: nobody has
//! decided on one yet. Amounts are 0, and a rate of exchange is 0 where it is not 1, until somebody enters them.

use serde::Serialize;
use ts_rs::TS;

use super::{Audience, BilledBy, FeeComponent, FeePlanDraft, FeeRule, LateJoiners, NumberStep, ProRata};
use crate::kernel::{Currency, Decimal, Message, Result};
use crate::people::profile;
use crate::register::Register;

/// A way of recovering costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FeeModel {
    pub name: Message,
    /// How it works, in a sentence.
    pub description: Message,
    /// The plan to begin with.
    pub draft: FeePlanDraft,
}

/// Gives the models, with amounts of the consortium’s currency.
pub fn models(register: &Register) -> Result<Vec<FeeModel>> {
    let maker = Maker { currency: profile::read(register.reader())?.currency()? };
    Ok(vec![
        maker.model(message!("One flat price"), message!("Every member pays the same."), [maker.flat(message!("Consortium membership fee"))]),
        maker.model(message!("By tier"), message!("A price for small, standard and large members."), [maker.by_tier()]),
        maker.model(
            message!("ORCID fee and lead fee"),
            message!("What ORCID charges for the member, in ORCID’s currency, and a fee of the lead organisation in the local one: two invoices for each member."),
            [
                FeeComponent {
                    currency: ORCID_CURRENCY.to_owned(),
                    ..maker.component(message!("ORCID member fee"), FeeRule::OrcidFee { exchange_rate: Decimal::ONE })
                },
                maker.flat(message!("Lead organisation fee")),
            ],
        ),
        maker.model(
            message!("Programme cost divided by members"),
            message!("What the programme costs in all, in equal shares that add up to it."),
            [maker.component(message!("Share of the programme cost"), FeeRule::EqualShare { total_minor: 0 })],
        ),
        maker.model(
            message!("By size of budget"),
            message!("A price by the annual budget that is kept of each member in a custom field."),
            [maker.by_budget()],
        ),
        maker.by_anniversary(maker.model(
            message!("ORCID fee passed on at the anniversary"),
            message!("What ORCID charges for the member, in the local currency at a stated rate, billed for twelve months from the day it joined."),
            [maker.orcid_fee()],
        )),
        maker.model(
            message!("A sponsor pays for all"),
            message!("Members pay nothing: a sponsor such as a ministry receives one invoice with a line for each. Add the sponsor to it."),
            [maker.flat(message!("Consortium membership fee"))],
        ),
    ])
}

/// What ORCID charges in.
const ORCID_CURRENCY: &str = "USD";

/// Makes models in a currency.
struct Maker {
    currency: Currency,
}

impl Maker {
    fn model<const COUNT: usize>(
        &self,
        name: Message,
        description: Message,
        components: [FeeComponent; COUNT],
    ) -> FeeModel {
        FeeModel {
            draft: FeePlanDraft {
                name: name.to_string(),
                components: components.into(),
                ..FeePlanDraft::default()
            },
            name,
            description,
        }
    }

    fn by_anniversary(&self, mut model: FeeModel) -> FeeModel {
        model.draft.billed_by = BilledBy::Anniversary;
        model
    }

    fn flat(&self, name: Message) -> FeeComponent {
        self.component(name, FeeRule::Flat { amount_minor: 0 })
    }

    fn orcid_fee(&self) -> FeeComponent {
        let is_orcids = self.currency.code() == ORCID_CURRENCY;
        let exchange_rate = if is_orcids { Decimal::ONE } else { Decimal::default() };
        self.component(message!("ORCID member fee"), FeeRule::OrcidFee { exchange_rate })
    }

    fn by_tier(&self) -> FeeComponent {
        let rule = FeeRule::ByTier { small_minor: 0, standard_minor: 0, large_minor: 0 };
        self.component(message!("Consortium membership fee"), rule)
    }

    /// The steps are those of ORCID’s tiers.
    fn by_budget(&self) -> FeeComponent {
        let steps = [0, 10_000_000, 1_000_000_000].map(|from| NumberStep { from, amount_minor: 0 });
        let rule = FeeRule::ByNumber { field: message!("Annual budget").to_string(), steps: steps.into() };
        self.component(message!("Consortium membership fee"), rule)
    }

    fn component(&self, name: Message, rule: FeeRule) -> FeeComponent {
        FeeComponent {
            name: name.to_string(),
            rule,
            currency: self.currency.code().to_owned(),
            pro_rata: ProRata::Months,
            late_joiners: LateJoiners::OnTop,
            tax_category_id: None,
            audience: Audience::default(),
        }
    }
}
