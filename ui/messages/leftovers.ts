// What a person could still read in English once every text is replaced: found in the code that the build makes.
import { isTechnicalCall, isTechnicalProperty, looksLikeText, TECHNICAL_ATTRIBUTES } from "./transformer.ts";
import {
  calledName,
  calledPath,
  childrenOf,
  cookedOf,
  findingAt,
  treeOf,
  walk,
  type Finding,
  type Tree,
} from "./tree.ts";

const LETTER = /\p{L}/u;

/** The texts that a transformed source still holds. */
export function leftovers(code: string, file: string): Finding[] {
  if (code.includes("@wc-ignore-file")) return [];
  const found: Finding[] = [];
  const report = (node: Tree, why: string): void => {
    // What a comment takes out of the catalogue is no text.
    if (!/@wc-ignore\s*(\*\/)?\s*$/.test(code.slice(0, node.start))) found.push(findingAt(code, node, why));
  };
  walk(treeOf(code, file), (node) => {
    if (/^TS(?!As|NonNull|Satisfies)/.test(node.type)) return false;
    switch (node.type) {
      case "StyleDirective":
      case "ImportDeclaration":
      // What is thrown by a fault of the program is read by who mends it.
      case "ThrowStatement":
        return false;
      case "Attribute":
        // Type parameters of a component are written as an attribute of its script.
        return !TECHNICAL_ATTRIBUTES.test(String(node["name"])) && node["name"] !== "generics";
      case "Property":
        return !isTechnicalProperty(code.slice((node["key"] as Tree).start, (node["key"] as Tree).end));
      case "BinaryExpression":
        return !/^[!=]==?$/.test(String(node["operator"]));
      case "Fragment":
        for (const child of childrenOf(node["nodes"])) {
          const text = child.type === "Text" ? String(child["data"]) : "";
          if (LETTER.test(text) && !looksLikeText(text)) report(child, "text");
          if (child.type === "ExpressionTag") {
            wordsOf(child["expression"] as Tree).forEach((word) => report(word, "a word in markup"));
          }
        }
        break;
      case "Text":
        if (looksLikeText(String(node["data"]))) report(node, "text");
        break;
      case "Literal":
        if (typeof node["value"] === "string" && looksLikeText(node["value"])) report(node, "a string");
        break;
      case "TemplateLiteral":
        if (looksLikeText(childrenOf(node["quasis"]).map(cookedOf).join("#").trim()))
          report(node, "a template");
        break;
      case "CallExpression":
        if (calledName(node) === "plural" && childrenOf(node["arguments"])[1]?.type === "ArrayExpression") {
          report(node, "a plural");
        }
        return !isTechnicalCall(calledPath(node, code));
    }
    return true;
  });
  return found;
}

/** The words that an expression in markup may come to, however they look. */
function wordsOf(node: Tree): Tree[] {
  switch (node.type) {
    case "Literal":
      return typeof node["value"] === "string" && LETTER.test(node["value"]) ? [node] : [];
    case "ConditionalExpression":
      return [node["consequent"], node["alternate"]].flatMap((side) => wordsOf(side as Tree));
    case "LogicalExpression":
      return [node["left"], node["right"]].flatMap((side) => wordsOf(side as Tree));
    default:
      return [];
  }
}
