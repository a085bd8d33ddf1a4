//! Members that a row may mean although nothing identifies them: suggestions, decided by a person.

use super::matching::SoughtMember;
use super::row::Row;
use super::work::PlannedImport;
use super::{
    Answer, ImportKind, ImportProblem, MatchCandidate, MatchQuestion, PlannedChange, RowDecision, Severity,
};
use crate::kernel::{Template, country, field};
use crate::people::members::fields::FIELDS;
use crate::people::members::similarity::LikenessReason;

/// Questions asked about one list. More mean that the list is about other organisations.
const QUESTIONS_MAX: usize = 300;

/// Members suggested for a row.
const CANDIDATES_MAX: usize = 3;

/// Fields shown side by side, in the order a person compares them.
const COMPARED: [&str; 8] =
    ["official_name", "short_name", "ror_id", "country", "city", "email_domain", "tax_id", "website"];

impl PlannedImport {
    /// Asks whether the row means a member that is alike, and gives it if somebody said so.
    pub(super) fn ask_who(&mut self, row: &Row<'_>, sought: &SoughtMember) -> Option<usize> {
        let decision = self.identities.get(&row.record.line).copied();
        if !self.directory.has_stored() || sought.name_key.is_empty() {
            return None;
        }
        let is_answered =
            decision.is_some_and(|decision| matches!(decision.answer, Answer::New | Answer::Same));
        if !is_answered && self.matches.len() >= QUESTIONS_MAX {
            return None;
        }
        // In a list of contacts a member's name stands in many rows, and is asked about once.
        let is_repeated = self.kind == ImportKind::Contacts
            && self
                .matches
                .iter()
                .any(|question| question.name.trim() == row.name().unwrap_or_default().trim());
        if is_repeated {
            return None;
        }
        let candidates = self.candidates(row, sought);
        let (answer, place) = match decision {
            Some(RowDecision { answer: Answer::New, .. }) => (Some(Answer::New), None),
            Some(RowDecision { answer: Answer::Same, member: Some(member), .. }) => {
                let place = self.directory.by_id(member);
                (place.map(|_| Answer::Same), place)
            }
            _ => (None, None),
        };
        if let Some(place) = place {
            self.directory.answer(&sought.name_key, place);
        }
        if !candidates.is_empty() {
            self.matches.push(MatchQuestion {
                row: row.record.line,
                name: row.name().unwrap_or_default().to_owned(),
                candidates,
                answer,
                member: place.and_then(|place| self.directory.known[place].id),
            });
        }
        place
    }

    fn candidates(&self, row: &Row<'_>, sought: &SoughtMember) -> Vec<MatchCandidate> {
        let name = row.name().unwrap_or_default();
        let country = row.value("country").and_then(|value| country::parse(value).ok());
        let alike = self.directory.names().alike(name);
        let mut found: Vec<(usize, u8, Template)> = Vec::new();
        if let Some(place) = self.directory.by_domain(sought) {
            let percent = alike.iter().find(|alike| alike.owner == place).map_or(0, |alike| alike.percent);
            found.push((place, percent, template!("the e-mail domain is the same")));
        }
        for alike in alike {
            let theirs = &self.directory.known[alike.owner].draft.country;
            let elsewhere = !theirs.is_empty() && country.as_ref().is_some_and(|country| country != theirs);
            let is_same_name = alike.reason == LikenessReason::SameName;
            let is_known = found.iter().any(|(place, ..)| *place == alike.owner);
            if !is_known && self.directory.fits(alike.owner, sought) && (is_same_name || !elsewhere) {
                found.push((alike.owner, alike.percent, alike.reason.words()));
            }
        }
        found.truncate(CANDIDATES_MAX);
        found
            .into_iter()
            .map(|(place, percent, reason)| self.candidate(row, place, percent, reason))
            .collect()
    }

    fn candidate(&self, row: &Row<'_>, place: usize, percent: u8, reason: Template) -> MatchCandidate {
        let known = &self.directory.known[place];
        let side_by_side = COMPARED.iter().filter_map(|name| {
            let field = field::named(FIELDS, name)?;
            let before = field.of(&known.draft).written();
            let after = match *name {
                "official_name" => row.name(),
                "country" => row.value("country"),
                name => row.value(name),
            };
            let after = match (*name, after) {
                ("country", Some(said)) => country::parse(said).unwrap_or_else(|_| said.to_owned()),
                (_, said) => said.unwrap_or_default().to_owned(),
            };
            let is_empty = before.is_empty() && after.is_empty();
            (!is_empty).then(|| PlannedChange { field: field.said(), before, after })
        });
        MatchCandidate {
            member: known.id.unwrap_or_default(),
            name: known.draft.official_name.clone(),
            percent,
            reason: reason.into(),
            fields: side_by_side.collect(),
        }
    }

    /// Drops suggestions of members that other rows turned out to be, and tells of those nobody decided.
    pub(super) fn keep_open_matches(&mut self) {
        let spoken_of: std::collections::BTreeSet<i64> = self
            .directory
            .known
            .iter()
            .filter(|known| known.line.is_some())
            .filter_map(|known| known.id)
            .collect();
        for question in self.matches.iter_mut().filter(|question| question.answer.is_none()) {
            question.candidates.retain(|candidate| !spoken_of.contains(&candidate.member));
        }
        self.matches.retain(|question| !question.candidates.is_empty());
        if self.kind == ImportKind::Contacts {
            return;
        }
        let is_open = |question: &&MatchQuestion| {
            question.answer.is_none() && !self.rejected_rows.contains(&question.row)
        };
        let open: Vec<ImportProblem> = self.matches.iter().filter(is_open).map(suggestion).collect();
        self.problem_count += open.len();
        self.problems.extend(open);
        self.problems.sort_by_key(|problem| problem.row);
        self.problems.truncate(super::work::PROBLEMS_MAX);
    }
}

fn suggestion(question: &MatchQuestion) -> ImportProblem {
    let first = question.candidates.first();
    let known = first.map(|candidate| {
        let (name, member, reason) = (&candidate.name, candidate.member, &candidate.reason);
        message!("This may be {name} (member {member}), which is in the register: {reason}. It is taken as a new member.", name, member, reason)
    });
    ImportProblem {
        row: question.row,
        column: String::new(),
        value: question.name.clone(),
        problem: known.unwrap_or_default(),
        severity: Severity::Suggestion,
    }
}
