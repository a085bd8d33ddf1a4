import { host } from "../host";
import { COMMANDS } from "./generated/commands";
import type { Commands } from "./generated/commands";
import type { Topic } from "./generated/register";

/** The name of a command that changes nothing. */
export type ReadName = {
  [Name in keyof Commands]: (typeof COMMANDS)[Name]["kind"] extends "read" ? Name : never;
}[keyof Commands];

/** What a command takes. */
export type RequestOf<Name extends keyof Commands> = Commands[Name]["request"];
/** What a command answers. */
export type ResponseOf<Name extends keyof Commands> = Commands[Name]["response"];

/** Runs a command of the core; a refusal is always a `Failure`. */
export async function call<Name extends keyof Commands>(
  name: Name,
  request: RequestOf<Name>,
): Promise<ResponseOf<Name>> {
  return (await host("call", { name, request })) as ResponseOf<Name>;
}

/** The topics by whose change the answer of a read may become another. */
export function topicsOf(name: ReadName): readonly Topic[] {
  return COMMANDS[name].topics;
}
