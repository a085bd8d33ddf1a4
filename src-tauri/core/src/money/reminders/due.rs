//! Whether an invoice is due for a reminder on a day: a pure function of what is known of it.

use chrono::{Days, NaiveDate};

use super::ReminderRules;

/// What decides on reminders of an invoice that is not paid in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) due_on: NaiveDate,
    /// The level reached so far; 0 for none.
    pub(super) last_level: u32,
    pub(super) last_on: Option<NaiveDate>,
    /// When it is disputed, and when its debtor is reminded of nothing.
    pub(super) holds: Vec<HeldTime>,
    /// The open invoice whose reminders ask for this one too, where it is the fee of one.
    pub(super) asked_with: Option<String>,
}

/// A time in which an invoice is not reminded of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HeldTime {
    pub(super) because: HeldBecause,
    pub(super) from_on: NaiveDate,
    pub(super) until_on: Option<NaiveDate>,
    pub(super) note: String,
}

/// Why an invoice is not reminded of for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeldBecause {
    /// Its debtor does not accept it.
    Disputed,
    /// Its debtor is reminded of nothing.
    Stopped,
}

/// Where an invoice stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ReminderState {
    /// It is due for this level.
    Due(u32),
    /// This level comes on a later day.
    Waits { level: u32, on: NaiveDate },
    /// It is disputed, or its debtor is reminded of nothing; until when, and what is said of it.
    Held(HeldTime),
    /// It is a fee, and the reminders of this invoice ask for it.
    AskedWith(String),
    /// Every level that is used was sent.
    Exhausted,
}

impl HeldTime {
    fn holds_on(&self, on: NaiveDate) -> bool {
        self.from_on <= on && self.until_on.is_none_or(|until_on| on <= until_on)
    }
}

/// Where an invoice stands on a day.
pub(super) fn state(rules: &ReminderRules, item: &Item, on: NaiveDate) -> ReminderState {
    if let Some(number) = &item.asked_with {
        return ReminderState::AskedWith(number.clone());
    }
    let Some((level, after_days)) = rules.next_level(item.last_level) else {
        return ReminderState::Exhausted;
    };
    let day = next_day(rules, item, after_days);
    if let Some(hold) = item.holds.iter().find(|hold| hold.holds_on(on)) {
        return ReminderState::Held(hold.clone());
    }
    if day <= on { ReminderState::Due(level) } else { ReminderState::Waits { level, on: day } }
}

/// The first day on which the next reminder can be made, with its level, disputes and stops that end thought of; none where
/// nothing follows or nobody knows when a dispute ends.
pub(super) fn next_reminder(rules: &ReminderRules, item: &Item) -> Option<(u32, NaiveDate)> {
    if item.asked_with.is_some() {
        return None;
    }
    let (level, after_days) = rules.next_level(item.last_level)?;
    let mut day = next_day(rules, item, after_days);
    // Each dispute and each stop can push the day out once.
    for _ in 0..=item.holds.len() {
        match item.holds.iter().find(|hold| hold.holds_on(day)) {
            None => return Some((level, day)),
            Some(hold) => day = hold.until_on?.succ_opt()?,
        }
    }
    None
}

/// Never before the day after the due date, nor too soon after the reminder before.
fn next_day(rules: &ReminderRules, item: &Item, after_days: u32) -> NaiveDate {
    let in_days = |from: NaiveDate, days: u32| {
        from.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
    };
    let after_due = in_days(item.due_on, after_days.max(1));
    let after_last = item.last_on.map(|last_on| in_days(last_on, rules.days_between.max(1)));
    after_last.map_or(after_due, |after_last| after_due.max(after_last))
}
