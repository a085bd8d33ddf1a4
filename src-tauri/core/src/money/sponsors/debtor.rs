//! Who owes: a member, or a sponsor that pays for members. On the wire it is `member_id` or `sponsor_id`, and the other one is
//! null, so that whoever reads a record finds the member under the name that it has everywhere.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::{Config, TS};

use super::store;
use crate::kernel::{Error, Result};
use crate::register::{Connection, refuse};

/// Who owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Debtor {
    /// A member, by its id.
    Member(i64),
    /// A sponsor, by its id.
    Sponsor(i64),
}

/// Who owes, where somebody is named or known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct OptionalDebtor(pub Option<Debtor>);

impl Debtor {
    /// The member, if it is one.
    pub fn member_id(self) -> Option<i64> {
        match self {
            Self::Member(id) => Some(id),
            Self::Sponsor(_) => None,
        }
    }

    /// The sponsor, if it is one.
    pub fn sponsor_id(self) -> Option<i64> {
        match self {
            Self::Member(_) => None,
            Self::Sponsor(id) => Some(id),
        }
    }

    /// The name that it has today; none when it does not exist.
    ///
    /// # Errors
    /// A register that cannot be read.
    pub fn name(self, connection: &Connection) -> Result<Option<String>> {
        store::name_of(connection, self)
    }
}

impl OptionalDebtor {
    /// The member, if it is one.
    pub fn member_id(self) -> Option<i64> {
        self.0.and_then(Debtor::member_id)
    }

    /// The sponsor, if it is one.
    pub fn sponsor_id(self) -> Option<i64> {
        self.0.and_then(Debtor::sponsor_id)
    }

    /// The debtor that a request names, if it names one; it must exist.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::NotFound`].
    pub fn require(self, connection: &Connection) -> Result<Option<Debtor>> {
        match self.0 {
            Some(debtor) if debtor.name(connection)?.is_none() => Err(Error::not_found(message!(
                "The member or sponsor that is named does not exist, or no longer exists."
            ))),
            named => Ok(named),
        }
    }
}

impl From<Option<Debtor>> for OptionalDebtor {
    fn from(debtor: Option<Debtor>) -> Self {
        Self(debtor)
    }
}

impl From<Debtor> for OptionalDebtor {
    fn from(debtor: Debtor) -> Self {
        Self(Some(debtor))
    }
}

/// A debtor on the wire.
#[derive(Default, Serialize, Deserialize, TS)]
#[serde(default)]
struct DebtorIds {
    /// The member; null for a sponsor.
    member_id: Option<i64>,
    /// The sponsor; null for a member.
    sponsor_id: Option<i64>,
}

/// A debtor on the wire that may be left out.
#[derive(TS)]
#[ts(optional_fields = nullable)]
#[expect(dead_code, reason = "its fields are read by the bindings alone")]
struct OptionalDebtorIds {
    /// The member; null for a sponsor, or for nobody.
    member_id: Option<i64>,
    /// The sponsor; null for a member, or for nobody.
    sponsor_id: Option<i64>,
}

impl Serialize for OptionalDebtor {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        DebtorIds { member_id: self.member_id(), sponsor_id: self.sponsor_id() }.serialize(serializer)
    }
}

impl Serialize for Debtor {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        OptionalDebtor(Some(*self)).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for OptionalDebtor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        match DebtorIds::deserialize(deserializer)? {
            DebtorIds { member_id: None, sponsor_id: None } => Ok(Self(None)),
            DebtorIds { member_id: Some(id), sponsor_id: None } => Ok(Self(Some(Debtor::Member(id)))),
            DebtorIds { member_id: None, sponsor_id: Some(id) } => Ok(Self(Some(Debtor::Sponsor(id)))),
            DebtorIds { .. } => {
                Err(refuse("member_id", &message!("Choose a member or a sponsor, not both.")))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Debtor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let named = OptionalDebtor::deserialize(deserializer)?;
        named.0.ok_or_else(|| refuse("member_id", &message!("Choose a member or a sponsor.")))
    }
}

/// It is always flattened into a record.
macro_rules! flattened_as {
    ($type:ident, $ids:ident) => {
        impl TS for $type {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn name(_: &Config) -> String {
                stringify!($type).to_owned()
            }

            fn inline(config: &Config) -> String {
                $ids::inline(config)
            }

            fn inline_flattened(config: &Config) -> String {
                $ids::inline_flattened(config)
            }
        }
    };
}

flattened_as!(Debtor, DebtorIds);
flattened_as!(OptionalDebtor, OptionalDebtorIds);

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::kernel::ErrorKind;
    use crate::register::read_request;

    #[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
    struct Asked<T> {
        #[serde(flatten)]
        debtor: T,
        currency: String,
    }

    fn read<T: for<'de> Deserialize<'de>>(request: Value) -> std::result::Result<T, (ErrorKind, String)> {
        let read: Result<Asked<T>> = read_request("invoices.write", request);
        read.map(|asked| asked.debtor).map_err(|error| {
            assert_eq!(error.field.as_deref(), Some("member_id"));
            (error.kind, error.to_string())
        })
    }

    #[test]
    fn a_debtor_is_a_member_or_a_sponsor_and_never_both() {
        assert_eq!(read(json!({ "member_id": 3, "currency": "EUR" })), Ok(Debtor::Member(3)));
        assert_eq!(
            read(json!({ "member_id": null, "sponsor_id": 4, "currency": "EUR" })),
            Ok(Debtor::Sponsor(4))
        );
        let refused = |said: &str| (ErrorKind::Invalid, said.to_owned());
        let nobody = json!({ "member_id": null, "currency": "EUR" });
        assert_eq!(read::<Debtor>(nobody.clone()), Err(refused("Choose a member or a sponsor.")));
        assert_eq!(read(nobody), Ok(OptionalDebtor(None)));
        let both = json!({ "member_id": 3, "sponsor_id": 4, "currency": "EUR" });
        let one = refused("Choose a member or a sponsor, not both.");
        assert_eq!(read::<Debtor>(both.clone()), Err(one.clone()));
        assert_eq!(read::<OptionalDebtor>(both), Err(one));
    }

    #[test]
    fn a_record_tells_both_ids() {
        let told = |debtor: OptionalDebtor| {
            serde_json::to_value(Asked { debtor, currency: "EUR".to_owned() }).unwrap()
        };
        let sponsor = json!({ "member_id": null, "sponsor_id": 4, "currency": "EUR" });
        assert_eq!(told(Debtor::Sponsor(4).into()), sponsor);
        assert_eq!(
            told(OptionalDebtor(None)),
            json!({ "member_id": null, "sponsor_id": null, "currency": "EUR" })
        );
    }
}
