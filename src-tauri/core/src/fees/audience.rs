//! Whom a component is for.

use super::{Audience, FeeMember};

impl Audience {
    /// Whether `member` belongs to it.
    pub fn includes(&self, member: &FeeMember) -> bool {
        if self.tiers.is_empty() && self.tags.is_empty() && self.member_ids.is_empty() {
            return true;
        }
        let named = member.tier.is_some_and(|tier| self.tiers.contains(&tier))
            || self.tags.iter().any(|tag| member.tags.contains(tag))
            || self.member_ids.contains(&member.id);
        named != self.everybody_else
    }
}
