//! The words in which a fee is explained.

use serde::Serialize;

/// The words in which a fee is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct FeeWords {
    /// Everybody pays the same.
    pub flat: &'static str,
    pub by_tier: &'static str,
    /// By the size of a number.
    pub by_number: &'static str,
    /// What ORCID charges is passed on.
    pub orcid_fee: &'static str,
    /// Additional API credentials.
    pub credentials: &'static str,
    /// Paid once, on joining.
    pub joining: &'static str,
    /// Taken off.
    pub discount: &'static str,
    /// Paid by a sponsor.
    pub sponsored: &'static str,
    /// Raised to the least that is paid.
    pub minimum: &'static str,
    /// Lowered to the most that is paid.
    pub maximum: &'static str,
    pub equal_share: &'static str,
    pub weighted_share: &'static str,
    /// A `{label}` and its `{value}`.
    pub pair: &'static str,
    /// Label of a tier.
    pub tier: &'static str,
    /// The tiers: small, standard, large.
    pub tiers: [&'static str; 3],
    /// Label of what ORCID charges.
    pub orcid_charges: &'static str,
    /// Label of a rate of exchange.
    pub exchange_rate: &'static str,
    /// Label of how many credentials are paid for.
    pub extra_credentials: &'static str,
    /// Label of the day of joining.
    pub joined_on: &'static str,
    /// Label of a reason.
    pub reason: &'static str,
    /// Label of the amount that something is taken off.
    pub reckoned_on: &'static str,
    /// Label of the fee of which a sponsor pays a part.
    pub fee_before: &'static str,
    /// Label of what the parts above come to.
    pub so_far: &'static str,
    /// Label of the least or the most that is paid.
    pub bound: &'static str,
    /// Label of the part of the year that is paid for.
    pub part_of_year: &'static str,
    /// All of the year.
    pub whole_of_year: &'static str,
    /// Label of a total that is divided.
    pub total: &'static str,
    /// Label of how many members divide a total.
    pub members: &'static str,
    /// What is taken off a total because late joiners of earlier years paid it.
    pub carried_over: &'static str,
    /// Label of a weight.
    pub weight: &'static str,
    /// So many `{percent}` of an `{amount}`.
    pub percent_of: &'static str,
    /// Raised to an `{amount}`.
    pub minimum_of: &'static str,
    /// Lowered to an `{amount}`.
    pub maximum_of: &'static str,
    /// How an amount was rounded.
    pub rounded_once: &'static str,
    /// How the shares of a `{part}` were rounded, so that they add up to a `{total}`.
    pub rounded_shares: &'static str,
    /// A tax exception: the `{category}` and the `{reason}`.
    pub taxed_as: &'static str,
}
