// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { ListContacts } from "./contacts";
import type { Id } from "./kernel";
import type { ListMembers } from "./members";

/** Asks for the views of a list. */
export interface ListViews {
  list: ViewedList;
}

export type RemoveViews = Id;

/** Asks to rename a view. */
export interface RenameViews {
  id: number;
  /** Its name from now on. */
  name: string;
}

/** Asks to save a view. */
export interface SaveViews {
  /** The view to change; a new one when absent. */
  id?: number | null;
  name: string;
  definition: ViewDefinition;
}

/** A view as it is offered. */
export interface SavedView {
  /** Its id; none for one that comes with the program and cannot be changed. */
  id: number | null;
  name: string;
  definition: ViewDefinition;
}

/** What a view shows, and in which columns. */
export type ViewDefinition = { columns?: Array<string> | null } & (
  { list: "members"; request: ListMembers } | { list: "contacts"; request: ListContacts }
);

export interface ViewList {
  /** Those that come with the program, then the consortium's own by name. */
  views: Array<SavedView>;
}

/** A list that can be viewed in several ways. */
export type ViewedList = "members" | "contacts";

export interface ViewsCommands {
  "views.list": { request: ListViews; response: ViewList };
  "views.save": { request: SaveViews; response: SavedView };
  "views.rename": { request: RenameViews; response: SavedView };
  "views.remove": { request: RemoveViews; response: ViewList };
}
