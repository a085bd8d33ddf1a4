//! Commands: what a slice can be asked, under a name, as JSON. Each slice declares its own in `commands.rs`.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use ts_rs::TS;

use super::Register;
use crate::kernel::{Error, ErrorKind, Message, Result};
use crate::typescript::Bindings;

/// Whether a command only reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CommandKind {
    /// Changes nothing.
    Read,
    /// May change the register.
    Write,
}

/// A command of the door.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// Its name: plural noun, verb.
    pub name: &'static str,
    /// Whether it only reads.
    pub kind: CommandKind,
    pub(crate) run: fn(&mut Session, Value) -> Result<Value>,
    /// Declares the types of its request and its answer, and gives their names.
    pub(crate) bind: fn(&mut Bindings) -> (String, String),
}

/// What commands work with: the open register, and what slices keep between two commands.
#[derive(Debug)]
pub struct Session {
    pub(crate) register: Register,
    pub(crate) kept: Kept,
}

/// What slices keep in memory while a register is open, such as files that wait to be read: one value of a type.
#[derive(Debug, Default)]
pub struct Kept(BTreeMap<TypeId, Box<dyn Any + Send>>);

impl Kept {
    /// The value of type `T`, empty at first.
    ///
    /// # Errors
    /// None: it is found by its type.
    pub(crate) fn of<T: Default + Send + 'static>(&mut self) -> Result<&mut T> {
        let value = self.0.entry(TypeId::of::<T>()).or_insert_with(|| Box::<T>::default());
        value
            .downcast_mut()
            .ok_or_else(|| Error::internal(message!("What is kept for a slice is of another type.")))
    }
}

/// Reads a request, saying which command and field does not fit.
pub(crate) fn read_request<T: DeserializeOwned>(command: &str, request: Value) -> Result<T> {
    let request = if request.is_null() { Value::Object(Map::new()) } else { request };
    serde_json::from_value(request).map_err(|error: serde_json::Error| {
        if let Some(refused) = refused(&error.to_string()) {
            return refused;
        }
        Error::new(
            ErrorKind::Invalid,
            message!("The request to {command} does not fit: {error}.", command, error),
        )
    })
}

/// What a part of a request has against itself, while the request is read. Whoever reads it knows errors as texts alone, so
/// field and message are kept in one, between marks that no text of a person holds.
pub(crate) fn refuse<E: serde::de::Error>(field: &str, message: &Message) -> E {
    E::custom(format!("{FIELD_MARK}{field}{FIELD_MARK}{}", message.to_stored()))
}

fn refused(said: &str) -> Option<Error> {
    let (field, message) = said.strip_prefix(FIELD_MARK)?.split_once(FIELD_MARK)?;
    Some(Error::invalid(field, Message::from_stored(message)))
}

const FIELD_MARK: char = '\u{1}';

/// Declares the commands of a slice, a line each: `read "members.list": ListMembers => MemberPage, list;`. The
/// function is given the register and the request; with `using Staging` between them what the slice keeps in a value of
/// that type. A command that is asked nothing names no request. A request is called after its command, which a test
/// derives; a type that several commands are asked with, such as [`Id`](crate::kernel::Id), is called so for each: `Id as GetMembers`.
macro_rules! commands {
    ($(
        $kind:ident $name:literal $(using $kept:ty)? $(: $request:ty $(as $called:ident)?)? => $response:ty, $run:expr;
    )+) => {
        /// The commands of this slice.
        pub(super) const ALL: &[$crate::register::Command] = &[$($crate::register::Command {
            name: $name,
            kind: $crate::register::commands!(@kind $kind),
            run: $crate::register::commands!(@run $kind $name, [$($kept)?], [$($request)?], $response, $run),
            bind: |bindings| $crate::typescript::in_development(|| (
                $crate::register::commands!(@bind bindings, [$($request $(, $called)?)?]),
                bindings.declare::<$response>(),
            )),
        }),+];
    };
    (@kind read) => { $crate::register::CommandKind::Read };
    (@kind write) => { $crate::register::CommandKind::Write };
    (@register read $session:ident) => { &$session.register };
    (@register write $session:ident) => { &mut $session.register };
    (@run $kind:ident $name:literal, [$($kept:ty)?], [], $response:ty, $run:expr) => {
        |session, _| {
            let register = $crate::register::commands!(@register $kind session);
            let response: $response = $run(register $(, session.kept.of::<$kept>()?)?)?;
            Ok(serde_json::to_value(response)?)
        }
    };
    (@run $kind:ident $name:literal, [$($kept:ty)?], [$request:ty], $response:ty, $run:expr) => {
        |session, request| {
            let request: $request = $crate::register::read_request($name, request)?;
            let register = $crate::register::commands!(@register $kind session);
            let response: $response = $run(register, $(session.kept.of::<$kept>()?,)? request)?;
            Ok(serde_json::to_value(response)?)
        }
    };
    (@bind $bindings:ident, []) => { $crate::typescript::NO_REQUEST.to_owned() };
    (@bind $bindings:ident, [$request:ty]) => { $bindings.declare::<$request>() };
    (@bind $bindings:ident, [$request:ty, $called:ident]) => {
        $bindings.declare_called::<$request>(module_path!(), stringify!($called))
    };
}

pub(crate) use commands;
