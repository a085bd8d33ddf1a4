// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { FileBytes, Message } from "./kernel";

/** Files to be saved and passed on. */
export interface Outgoing {
  files: Array<OutgoingFile>;
  /** Who has no e-mail address and so gets no message. */
  unreachable: Array<Message>;
  /** What could not be made, with the reason: it does not stop the others. */
  failed: Array<Message>;
}

/** A file to be saved and passed on. */
export interface OutgoingFile {
  /** The record it is about. */
  record_id: number;
  /** A name for it, that no other file of the same answer has. */
  file_name: string;
  data_base64: FileBytes;
}
