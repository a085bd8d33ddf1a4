// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Message } from "./kernel";
import type { CheckReport } from "./register";

export interface RegisterInfo {
  path: string;
  file_name: string;
  name: string;
  user: string;
  /** Whether it can only be read. */
  read_only: boolean;
  read_only_reason: Message | null;
  /** What should be known that is no fault of the file: a clock set back, another version beside it. */
  notices: Array<Message>;
  schema_version: number;
  /** Today, by the register’s clock. */
  today: string;
  /** Members that are not archived. */
  member_count: number;
}

export interface InfoCommands {
  "register.info": { request: Record<string, never>; response: RegisterInfo };
  "register.check": { request: Record<string, never>; response: CheckReport };
}
