// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Message } from "./kernel";

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

/** Every text, and the consortium’s language. */
export interface LetterTexts {
  /** The language in which the consortium writes to whoever has none of its own, or one without texts: a BCP 47 tag. */
  language: string;
  languages: Array<LanguageName>;
  /** What texts are for, each with its texts. */
  kinds: Array<LetterKindTexts>;
}

export interface ResetLetters {
  kind: LetterKind;
  /** Its language, as a BCP 47 tag. */
  language: string;
}

/** Asks to save a text. */
export interface SaveLetters {
  kind: LetterKind;
  /** Its language, as a BCP 47 tag. */
  language: string;
  subject: string;
  body: string;
}

/** Asks to set the language of the consortium. */
export interface SetLettersLanguage {
  /** A BCP 47 tag that has texts. */
  language: string;
}

export interface LettersCommands {
  "letters.list": { request: Record<string, never>; response: LetterTexts };
  "letters.save": { request: SaveLetters; response: LetterTexts };
  "letters.reset": { request: ResetLetters; response: LetterTexts };
  "letters.set_language": { request: SetLettersLanguage; response: LetterTexts };
}
