// Sentences that are glued of pieces, which no other language can be put in the place of: found in the sources.
import { TECHNICAL_ATTRIBUTES } from "./transformer.ts";
import {
  calledName,
  childrenOf,
  cookedOf,
  findingAt,
  treeOf,
  walk,
  type Finding,
  type Tree,
} from "./tree.ts";

const LETTER = /\p{L}/u;

type Report = (node: Tree, why: string) => void;
type Declared = ReadonlyMap<string, Tree>;

/** The places of a source where a sentence is put together of pieces. */
export function glued(code: string, file: string): Finding[] {
  const root = treeOf(code, file);
  const declared = declarations(root);
  const found: Finding[] = [];
  const report: Report = (node, why) => found.push(findingAt(code, node, why));
  walk(root, (node) => {
    switch (node.type) {
      case "TemplateLiteral":
        inTemplate(node, declared, report);
        break;
      case "Fragment":
        inText(childrenOf(node["nodes"]), declared, report);
        break;
      case "Attribute":
        if (TECHNICAL_ATTRIBUTES.test(String(node["name"]))) return false;
        inText(childrenOf(node["value"]), declared, report);
        break;
      case "BinaryExpression":
        if (node["operator"] === "+" && [node["left"], node["right"]].some((side) => isText(side as Tree))) {
          report(node, "added up");
        }
        break;
      case "CallExpression":
        inCall(node, report);
        break;
    }
    return true;
  });
  return found;
}

function inTemplate(node: Tree, declared: Declared, report: Report): void {
  const text = childrenOf(node["quasis"]).map(cookedOf).join("{}");
  // Names of styles and of files are put together of pieces too; a sentence has a word that stands by itself.
  const isSentence = /(^|[\s“(])\p{L}[\p{L}’'-]*([\s,.:;!?…”)]|$)/u.test(text) || /^\p{Lu}/u.test(text);
  if (!isSentence) return;
  for (const value of childrenOf(node["expressions"])) {
    if (saysWords(value, declared)) report(value, "a piece in a sentence");
  }
}

/** Text with values and elements in it: nothing in it may bring words of its own. */
function inText(nodes: Tree[], declared: Declared, report: Report): void {
  const text = nodes.filter(({ type }) => type === "Text").map((node) => String(node["data"]));
  if (!LETTER.test(text.join(""))) return;
  const look = (node: Tree): void => {
    if (node.type === "ExpressionTag" && saysWords(node["expression"] as Tree, declared)) {
      report(node, "a piece in a sentence");
    }
  };
  for (const node of nodes) {
    look(node);
    if (node.type === "RegularElement" || node.type === "Component") walk(node["fragment"] as Tree, look);
    const isBlock = node.type === "IfBlock" || node.type === "EachBlock";
    if (isBlock && /^(\p{Ll}|[,;)])/u.test(textOf(node).trim())) {
      report(node, "a block that goes on with a sentence");
    }
  }
}

function inCall(node: Tree, report: Report): void {
  const [first, forms] = childrenOf(node["arguments"]);
  const name = calledName(node);
  if (name === "join" && first && isText(first)) report(node, "joined by a word");
  if (name !== "plural" || (node["callee"] as Tree).type !== "Identifier") return;
  const elements = childrenOf(forms?.["elements"]);
  if (elements.length !== 2 || elements.some(({ type }) => type !== "Literal")) {
    report(node, "forms that no catalogue can hold");
  }
}

/** Whether an expression comes to words of ours, rather than to a value. */
function saysWords(node: Tree | undefined, declared: Declared, depth = 0): boolean {
  if (!node || depth > 3) return false;
  const goOn = (next: unknown): boolean => saysWords(next as Tree | undefined, declared, depth);
  switch (node.type) {
    case "Literal":
      return isText(node);
    case "TemplateLiteral":
      return (
        childrenOf(node["quasis"]).some((quasi) => LETTER.test(cookedOf(quasi))) ||
        childrenOf(node["expressions"]).some(goOn)
      );
    case "ConditionalExpression":
      return goOn(node["consequent"]) || goOn(node["alternate"]);
    case "LogicalExpression":
      return goOn(node["left"]) || goOn(node["right"]);
    case "BinaryExpression":
      return node["operator"] === "+" && (goOn(node["left"]) || goOn(node["right"]));
    case "TSAsExpression":
    case "TSNonNullExpression":
      return goOn(node["expression"]);
    case "ArrayExpression":
      return childrenOf(node["elements"]).some(goOn);
    case "Identifier":
      return saysWords(declared.get(String(node["name"])), declared, depth + 1);
    case "CallExpression":
      return callSaysWords(node, goOn);
    default:
      return false;
  }
}

function callSaysWords(node: Tree, goOn: (next: unknown) => boolean): boolean {
  const name = calledName(node);
  // A label in small letters is a label that is made to look like a part of the sentence.
  if (name === "plural" || name === "toLowerCase") return true;
  if (name === "$derived") return goOn(childrenOf(node["arguments"])[0]);
  return (name === "join" || name === "filter") && goOn((node["callee"] as Tree)["object"]);
}

/** What the constants of a source are declared as. */
function declarations(root: Tree): Map<string, Tree> {
  const declared = new Map<string, Tree>();
  walk(root, (node) => {
    const id = node["id"] as Tree | undefined;
    if (node.type === "VariableDeclarator" && id?.type === "Identifier" && node["init"]) {
      declared.set(String(id["name"]), node["init"] as Tree);
    }
  });
  return declared;
}

function isText(node: Tree): boolean {
  return node.type === "Literal" && typeof node["value"] === "string" && LETTER.test(node["value"]);
}

function textOf(node: Tree): string {
  let text = "";
  walk(node, (inner) => {
    if (inner.type === "Text") text += String(inner["data"]);
  });
  return text;
}
