// The trees of our sources, as the checks of messages walk them: ESTree, within Svelte's where there is markup.
import { parse } from "svelte/compiler";
import { parseScript } from "wuchale/adapter-vanilla";

/** A node of either tree. */
export interface Tree {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [name: string]: unknown;
}

/** What is wrong in a source, and where. */
export interface Finding {
  readonly line: number;
  readonly why: string;
  readonly text: string;
}

/** Fields of a node that hold no text of ours: styles, positions, comments. */
const ASIDE = new Set(["css", "loc", "metadata", "leadingComments", "trailingComments", "parent"]);

export function treeOf(code: string, file: string): Tree {
  return (file.endsWith(".svelte") ? parse(code, { modern: true }) : parseScript(code)[0]) as unknown as Tree;
}

/** Visits a node and what is below it; a visit that answers false goes no deeper. */
export function walk(node: Tree, visit: (node: Tree) => boolean | void): void {
  if (visit(node) === false) return;
  for (const [name, child] of Object.entries(node)) {
    if (!ASIDE.has(name))
      childrenOf(Array.isArray(child) ? child : [child]).forEach((one) => walk(one, visit));
  }
}

/** The nodes of a list, or of what stands in the place of one. */
export function childrenOf(value: unknown): Tree[] {
  return (Array.isArray(value) ? value : []).filter(
    (one): one is Tree =>
      typeof one === "object" && one !== null && "type" in one && typeof one.type === "string",
  );
}

/** The last name of what is called: `join` of `names.join`. */
export function calledName(call: Tree): string {
  const callee = call["callee"] as Tree;
  return String(((callee["property"] as Tree | undefined) ?? callee)["name"]);
}

/** Every name of what is called: `event.key.includes`. */
export function calledPath(call: Tree, code: string): string {
  const callee = call["callee"] as Tree;
  return code.slice(callee.start, callee.end);
}

export function cookedOf(quasi: Tree): string {
  return (quasi["value"] as { cooked: string }).cooked;
}

export function findingAt(code: string, node: Tree, why: string): Finding {
  const text = code.slice(node.start, node.end).replace(/\s+/g, " ");
  return { line: code.slice(0, node.start).split("\n").length, why, text: text.slice(0, 110) };
}
