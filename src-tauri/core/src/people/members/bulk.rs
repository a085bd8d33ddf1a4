//! Changes the same fields of many members at once: all of them, or none when one cannot be changed so.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use super::fields::FIELDS;
use super::{Member, MemberDraft, check, find, merged, store};
use crate::kernel::field::{self, Field};
use crate::kernel::message::{commas, sentences};
use crate::kernel::{Error, ErrorKind, Message, Result, text};
use crate::register::{Op, Register};

/// Members named in an error; the preview tells all of them.
const NAMED_MAX: usize = 20;

/// Asks to change fields of many members.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct BulkUpdate {
    pub ids: Vec<i64>,
    /// What each of them has afterwards, field by field. Those absent stay as they are; null or an empty text takes a value
    /// away. Tags are added and removed besides those that a member has.
    #[ts(
        type = "Partial<MemberDraft> & { add_tags?: Array<string> | null; remove_tags?: Array<string> | null }"
    )]
    pub set: BulkSet,
}

/// The fields to change, as they are asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct BulkSet {
    /// Tags that each has afterwards, besides its own.
    add_tags: Option<Vec<String>>,
    /// Tags that none has afterwards.
    remove_tags: Option<Vec<String>>,
    /// Any field that many can be given.
    #[serde(flatten)]
    fields: Map<String, Value>,
}

/// What a change of many members would do, or did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BulkOutcome {
    pub changed: usize,
    /// Members that are so already.
    pub unchanged: usize,
    /// Why members cannot be changed so. While there are any, nothing is.
    pub problems: Vec<BulkProblem>,
}

/// Why a member cannot be changed so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BulkProblem {
    pub member_id: i64,
    /// Its official name.
    pub member: String,
    /// The field at fault.
    pub field: String,
    pub problem: Message,
}

/// Says what a change of many members would do.
pub fn bulk_preview(register: &Register, request: BulkUpdate) -> Result<BulkOutcome> {
    Ok(work_out(register, &request)?.0)
}

/// Changes many members in one operation.
///
/// # Errors
/// [`ErrorKind::Invalid`] when a member cannot be changed so; then none is. The message names the members.
pub fn bulk_update(register: &mut Register, request: BulkUpdate) -> Result<BulkOutcome> {
    let (outcome, changes) = work_out(register, &request)?;
    if !outcome.problems.is_empty() {
        return Err(refused(&outcome, request.ids.len()));
    }
    let fields = commas(Wanted::of(request.set)?.labels());
    let summary = match changes.as_slice() {
        [(member, _)] => {
            message!("Changed {fields} of {member}", fields, member = member.draft.official_name)
        }
        many => message!(
            "Changed {fields} of {count, plural, one {# member} other {# members}}",
            fields,
            count = many.len()
        ),
    };
    register.transact(Op::new(summary), |edit| {
        changes.iter().try_for_each(|(member, draft)| store::update(edit, member.id, draft))
    })?;
    Ok(outcome)
}

/// The members that change, with their drafts in stored form.
type Changes = Vec<(Member, MemberDraft)>;

fn work_out(register: &Register, request: &BulkUpdate) -> Result<(BulkOutcome, Changes)> {
    let connection = register.reader();
    let wanted = Wanted::of(request.set.clone())?;
    let mut ids = request.ids.clone();
    ids.sort_unstable();
    ids.dedup();
    let mut outcome = BulkOutcome { changed: 0, unchanged: 0, problems: Vec::new() };
    let mut changes = Vec::new();
    for id in ids {
        let member = find(connection, id)?;
        let storable = merged::refuse_merged(connection, id)
            .and_then(|()| check::storable(connection, Some(id), &wanted.applied(&member.draft)));
        match storable {
            Ok(draft) if draft == member.draft => outcome.unchanged += 1,
            Ok(draft) => {
                outcome.changed += 1;
                changes.push((member, draft));
            }
            Err(error) if error.kind == ErrorKind::Conflict => outcome.problems.push(BulkProblem {
                member_id: id,
                member: member.draft.official_name,
                field: String::new(),
                problem: error.message,
            }),
            Err(error) if error.kind == ErrorKind::Invalid => {
                outcome.problems.extend(error.context.into_iter().map(|(field, problem)| BulkProblem {
                    member_id: id,
                    member: member.draft.official_name.clone(),
                    field,
                    problem,
                }));
            }
            Err(error) => return Err(error),
        }
    }
    Ok((outcome, changes))
}

fn refused(outcome: &BulkOutcome, asked: usize) -> Error {
    let mut members: Vec<i64> = outcome.problems.iter().map(|problem| problem.member_id).collect();
    members.dedup();
    let told = outcome
        .problems
        .iter()
        .take(NAMED_MAX)
        .map(|one| message!("{member}: {problem}", member = one.member, problem = one.problem));
    let message = message!(
        "{count} of {asked, plural, one {# member} other {# members}} cannot be changed so, and nothing was changed. Correct them first, or leave them out. {told}",
        count = members.len(),
        asked,
        told = sentences(told)
    );
    Error::new(ErrorKind::Invalid, message)
}

/// What members are given.
struct Wanted {
    fields: Vec<&'static Field<MemberDraft>>,
    /// Their values; the others are empty.
    draft: MemberDraft,
    add_tags: Vec<String>,
    /// Tags to take away, as they are compared.
    remove_tags: Vec<String>,
}

impl Wanted {
    /// # Errors
    /// [`ErrorKind::Invalid`] for a field that there is not, or that is each member's own, and for what it cannot hold.
    fn of(set: BulkSet) -> Result<Self> {
        let mut fields = Vec::new();
        let mut values = set.fields;
        for (name, value) in &mut values {
            let field = field::named(FIELDS, name).filter(|field| field.is_for_many);
            let field = field.ok_or_else(|| {
                Error::invalid(
                    name,
                    message!("“{name}” is no field that many members can be given at once.", name),
                )
            })?;
            if value.is_null() && field.kind.is_text() {
                *value = Value::from("");
            }
            fields.push(field);
        }
        let draft = serde_json::from_value(Value::Object(values)).map_err(|error| {
            Error::invalid("set", message!("A field cannot be given that: {error}.", error))
        })?;
        let key = |tag: &String| text::search_key(tag);
        Ok(Self {
            fields,
            draft,
            add_tags: set.add_tags.unwrap_or_default(),
            remove_tags: set.remove_tags.iter().flatten().map(key).collect(),
        })
    }

    /// A draft with these fields changed.
    fn applied(&self, draft: &MemberDraft) -> MemberDraft {
        let mut changed = draft.clone();
        for field in &self.fields {
            field.copy(&mut changed, &self.draft);
        }
        changed.tags.retain(|tag| !self.remove_tags.contains(&text::search_key(tag)));
        // A tag that the member has already is stored once.
        changed.tags.extend_from_slice(&self.add_tags);
        changed
    }

    /// What is changed, in words.
    fn labels(&self) -> Vec<Message> {
        let of_fields =
            FIELDS.iter().filter(|field| self.fields.iter().any(|asked| asked.name == field.name));
        let tags = (!self.add_tags.is_empty() || !self.remove_tags.is_empty()).then(|| message!("tags"));
        of_fields.map(Field::in_sentence).chain(tags).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::kernel::ErrorKind;
    use crate::test_world::World;

    #[test]
    fn many_members_change_at_once_and_back_at_once() {
        let mut world = World::new();
        let tiered = json!({ "tier": "large", "sector": "Library", "status": "active" });
        let ids: Vec<i64> =
            ["First", "Second", "Third"].map(|name| world.add_member_with(name, &tiered)).into();
        world.add_member("Untouched");
        let before = world.call("members.list", json!({}));
        let request = json!({ "ids": ids, "set": { "tier": null, "country": "Germany", "sector": "", "left_on": "2027-12-31", "status": "leaving" } });
        let outcome = json!({ "changed": 3, "unchanged": 0, "problems": [] });
        assert_eq!(world.call("members.bulk_preview", request.clone()), outcome);
        assert_eq!(world.call("members.list", json!({})), before, "a preview changes nothing");
        assert_eq!(world.call("members.bulk_update", request.clone()), outcome);
        let changed =
            json!({ "statuses": ["leaving"], "countries": ["DE"], "tiers": ["none"], "this_year": [] });
        assert_eq!(world.names(changed), ["First", "Second", "Third"]);
        let again = world.call("members.bulk_update", request);
        assert_eq!((again["changed"].as_i64(), again["unchanged"].as_i64()), (Some(0), Some(3)));
        let undone = world.call("history.undo", json!({}));
        assert_eq!(undone["summary"], "Changed country, sector, tier, status, last day of 3 members");
        assert_eq!(world.call("members.list", json!({})), before, "one undo takes all of it back");
    }

    #[test]
    fn when_one_member_cannot_change_none_does() {
        let mut world = World::new();
        let early = world.add_member_with("Early", &json!({ "joined_on": "2020-01-01" }));
        let late = world.add_member_with("Late", &json!({ "joined_on": "2027-06-01" }));
        let before = world.call("members.list", json!({}));
        let request = json!({ "ids": [early, late, late], "set": { "left_on": "2026-12-31" } });
        let preview = world.call("members.bulk_preview", request.clone());
        assert_eq!(
            (preview["changed"].as_i64(), preview["problems"].as_array().map(Vec::len)),
            (Some(1), Some(1))
        );
        let problem = &preview["problems"][0];
        assert_eq!((problem["member"].as_str(), problem["field"].as_str()), (Some("Late"), Some("left_on")));
        let error = world.door.call("members.bulk_update", request).unwrap_err();
        assert!(error.message.contains("leave them out. Late: "), "{error:?}");
        assert!(
            error.message.contains("1 June 2027") && error.context.is_empty(),
            "no member is a field: {error:?}"
        );
        assert_eq!(world.call("members.list", json!({})), before, "not even the one that could");
        let (kind, _) =
            world.refused("members.bulk_update", json!({ "ids": [early, 99], "set": { "sector": "x" } }));
        assert_eq!(kind, ErrorKind::NotFound);
        let (kind, _) =
            world.refused("members.bulk_update", json!({ "ids": [early], "set": { "colour": "x" } }));
        assert_eq!(kind, ErrorKind::Invalid, "a field that does not exist is not passed over");
        for set in
            [json!({ "official_name": "One" }), json!({ "joined_on": "soon" }), json!({ "status": null })]
        {
            let (kind, _) = world.refused("members.bulk_update", json!({ "ids": [early], "set": set }));
            assert_eq!(kind, ErrorKind::Invalid, "{set}");
        }
    }

    #[test]
    fn tags_are_added_and_removed_beside_those_a_member_has() {
        let mut world = World::new();
        let first = world.add_member_with("First", &json!({ "tags": ["Pilot", "North"] }));
        let second = world.add_member_with("Second", &json!({ "tags": ["south"] }));
        let set = json!({ "add_tags": ["South", "2027"], "remove_tags": ["pilot"], "not_for_profit": true });
        world.call("members.bulk_update", json!({ "ids": [first, second], "set": set }));
        let mut member = |id: i64| world.call("members.get", json!({ "id": id }))["member"].clone();
        assert_eq!(member(first)["tags"], json!(["North", "South", "2027"]));
        assert_eq!(member(second)["tags"], json!(["south", "2027"]), "a tag is not given twice");
        assert_eq!(member(second)["not_for_profit"], true);
    }

    #[test]
    fn what_was_merged_is_not_changed_any_more() {
        let mut world = World::new();
        let (kept, merged) = (world.add_member("Kept"), world.add_member("Merged"));
        world.call("duplicates.merge", json!({ "kind": "members", "survivor_id": kept, "other_id": merged }));
        let request = json!({ "ids": [kept, merged], "set": { "sector": "Library" } });
        let preview = world.call("members.bulk_preview", request.clone());
        assert!(preview["problems"][0]["problem"].as_str().unwrap().contains("Kept"), "{preview}");
        assert_eq!(world.refused("members.bulk_update", request).0, ErrorKind::Invalid);
    }
}
