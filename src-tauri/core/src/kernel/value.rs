//! The values of fields: how each type is stored, written in lists and read back.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::table::Cell;
use super::{Error, Message, Result};

/// How a value lies in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored<'a> {
    /// No value.
    Nothing,
    /// A number, a record's id, or yes and no as 1 and 0.
    Whole(i64),
    /// Text, or JSON.
    Text(Cow<'a, str>),
}

/// A value that a field can have. What is made of nothing needs its type; all else is asked of a value of whatever type.
pub trait FieldValue {
    /// How it is stored.
    ///
    /// # Errors
    /// A value that cannot be written as JSON.
    fn stored(&self) -> Result<Stored<'_>>;

    /// What is stored so; `None` for what this program never stored.
    fn restored(stored: &Stored<'_>) -> Option<Self>
    where
        Self: Sized;

    /// It as a list writes it: codes, days as 2026-05-01, yes and no; empty for none.
    fn written(&self) -> String {
        String::new()
    }

    /// What is written so.
    fn parsed(_written: &str) -> Option<Self>
    where
        Self: Sized,
    {
        None
    }

    /// It as a cell of an exported list.
    fn cell(&self) -> Cell {
        Cell::text(self.written())
    }

    /// It, to be changed, if it is a text.
    fn text_mut(&mut self) -> Option<&mut String> {
        None
    }
}

/// Gives `value` what is stored.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Internal`] for what this program never stored.
pub(crate) fn restore<T: FieldValue>(value: &mut T, stored: &Stored<'_>) -> Result<()> {
    *value = T::restored(stored).ok_or_else(|| unknown(stored))?;
    Ok(())
}

/// Gives `value` what a list writes.
///
/// # Errors
/// A sentence when that is no value of this type.
pub(crate) fn read<T: FieldValue>(value: &mut T, written: &str) -> Result<(), Message> {
    *value = T::parsed(written).ok_or_else(|| message!("“{written}” cannot be read here.", written))?;
    Ok(())
}

impl FieldValue for String {
    fn stored(&self) -> Result<Stored<'_>> {
        Ok(Stored::Text(Cow::Borrowed(self)))
    }

    fn restored(stored: &Stored<'_>) -> Option<Self> {
        match stored {
            Stored::Text(text) => Some(text.clone().into_owned()),
            Stored::Nothing => Some(Self::new()),
            Stored::Whole(_) => None,
        }
    }

    fn written(&self) -> String {
        self.clone()
    }

    fn parsed(written: &str) -> Option<Self> {
        Some(written.to_owned())
    }

    fn text_mut(&mut self) -> Option<&mut String> {
        Some(self)
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    fn stored(&self) -> Result<Stored<'_>> {
        self.as_ref().map_or(Ok(Stored::Nothing), FieldValue::stored)
    }

    fn restored(stored: &Stored<'_>) -> Option<Self> {
        if *stored == Stored::Nothing { Some(None) } else { T::restored(stored).map(Some) }
    }

    fn written(&self) -> String {
        self.as_ref().map(FieldValue::written).unwrap_or_default()
    }

    fn parsed(written: &str) -> Option<Self> {
        T::parsed(written).map(Some)
    }

    fn cell(&self) -> Cell {
        self.as_ref().map_or_else(|| Cell::text(""), FieldValue::cell)
    }
}

impl FieldValue for NaiveDate {
    fn stored(&self) -> Result<Stored<'_>> {
        Ok(Stored::Text(Cow::Owned(self.to_string())))
    }

    fn restored(stored: &Stored<'_>) -> Option<Self> {
        stored.text()?.parse().ok()
    }

    fn written(&self) -> String {
        self.to_string()
    }

    fn parsed(written: &str) -> Option<Self> {
        written.parse().ok()
    }

    fn cell(&self) -> Cell {
        Cell::Date(Some(*self))
    }
}

impl FieldValue for bool {
    fn stored(&self) -> Result<Stored<'_>> {
        Ok(Stored::Whole((*self).into()))
    }

    fn restored(stored: &Stored<'_>) -> Option<Self> {
        match stored {
            Stored::Whole(answer @ (0 | 1)) => Some(*answer == 1),
            _ => None,
        }
    }

    fn written(&self) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }

    fn parsed(written: &str) -> Option<Self> {
        match written {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
}

/// The id of another record, which no list writes.
impl FieldValue for i64 {
    fn stored(&self) -> Result<Stored<'_>> {
        Ok(Stored::Whole(*self))
    }

    fn restored(stored: &Stored<'_>) -> Option<Self> {
        match stored {
            Stored::Whole(id) => Some(*id),
            _ => None,
        }
    }
}

impl FieldValue for Vec<String> {
    fn stored(&self) -> Result<Stored<'_>> {
        Stored::json(self)
    }

    fn restored(stored: &Stored<'_>) -> Option<Self> {
        stored.parsed_json()
    }

    fn written(&self) -> String {
        self.join("; ")
    }

    fn parsed(written: &str) -> Option<Self> {
        Some(written.split(';').map(str::to_owned).collect())
    }
}

impl FieldValue for BTreeMap<String, String> {
    fn stored(&self) -> Result<Stored<'_>> {
        Stored::json(self)
    }

    fn restored(stored: &Stored<'_>) -> Option<Self> {
        stored.parsed_json()
    }
}

/// Makes an enum with codes a type that a field can have.
macro_rules! value_codes {
    ($type:ty) => {
        impl $crate::kernel::value::FieldValue for $type {
            fn stored(&self) -> $crate::kernel::Result<$crate::kernel::value::Stored<'_>> {
                Ok($crate::kernel::value::Stored::Text(self.code().into()))
            }

            fn restored(stored: &$crate::kernel::value::Stored<'_>) -> Option<Self> {
                Self::from_code(stored.text()?)
            }

            fn written(&self) -> String {
                self.code().to_owned()
            }

            fn parsed(written: &str) -> Option<Self> {
                Self::from_code(written)
            }
        }
    };
}

pub(crate) use value_codes;

impl Stored<'_> {
    /// A value that is stored as JSON.
    pub(crate) fn json(value: &impl Serialize) -> Result<Stored<'static>> {
        Ok(Stored::Text(Cow::Owned(serde_json::to_string(value)?)))
    }

    pub(crate) fn parsed_json<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(self.text()?).ok()
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Nothing | Self::Whole(_) => None,
        }
    }
}

fn unknown(stored: &Stored<'_>) -> Error {
    let word = match stored {
        Stored::Nothing => "nothing".to_owned(),
        Stored::Whole(whole) => whole.to_string(),
        Stored::Text(text) => text.to_string(),
    };
    Error::internal(message!("The register holds the word “{word}”, which this program does not know.", word))
}
