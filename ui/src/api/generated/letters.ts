// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Message } from "./kernel";
import type { Nothing } from "./register";

/** Asks to set the language of the consortium. */
export interface ConsortiumLanguage {
  /** A BCP 47 tag that has texts. */
  language: string;
}

/** A language by its name. */
export interface LanguageName {
  tag: string;
  /** Its name; empty for one the program has no texts in. */
  name: Message;
}

/** What a text is for. */
export type LetterKind =
  | "invoice"
  | "credit_note"
  | "pro_forma"
  | "first_reminder"
  | "second_reminder"
  | "final_reminder"
  | "statement"
  | "joining_missing";

/** The texts for one purpose. */
export interface LetterKindTexts {
  kind: LetterKind;
  title: Message;
  /** What may stand in braces. */
  placeholders: Array<string>;
  /** A text for each language that has one. */
  texts: Array<LetterText>;
}

export interface LetterText {
  /** Its language, as a BCP 47 tag. */
  language: string;
  subject: string;
  body: string;
  /** Whether the consortium wrote it; otherwise it came with the program. */
  is_own: boolean;
}

export interface LetterTextId {
  kind: LetterKind;
  /** Its language, as a BCP 47 tag. */
  language: string;
}

/** Every text, and the consortium’s language. */
export interface LetterTexts {
  /** The language in which the consortium writes to whoever has none of its own, or one without texts: a BCP 47 tag. */
  language: string;
  /** The languages that have texts. */
  languages: Array<LanguageName>;
  /** What texts are for, each with its texts. */
  kinds: Array<LetterKindTexts>;
}

/** Asks to save a text. */
export interface SaveLetterText {
  kind: LetterKind;
  /** Its language, as a BCP 47 tag. */
  language: string;
  subject: string;
  body: string;
}

export interface LettersCommands {
  "letters.list": { request: Nothing; response: LetterTexts };
  "letters.save": { request: SaveLetterText; response: LetterTexts };
  "letters.reset": { request: LetterTextId; response: LetterTexts };
  "letters.set_language": { request: ConsortiumLanguage; response: LetterTexts };
}
