// Which strings of our sources a person reads, for wuchale, which replaces them by messages of a catalogue.
import type { AnyNode, BinaryExpression, MemberExpression, Property, SwitchCase } from "acorn";
import type { AST } from "svelte/compiler";
import type { CodePattern, HeuristicFunc, Message, RuntimeConf } from "wuchale";
// The package exports its adapter only; what that adapter leaves out has to be added to its transformer.
import { SvelteTransformer } from "../node_modules/@wuchale/svelte/dist/transformer.js";

/** `plural(count, ["# member", "# members"], { named })`: the catalogue adds the rule of its language. */
export const PATTERNS: CodePattern[] = [
  { name: "plural", args: ["other", "message", "other", "pluralFunc"] },
];

/** Attributes of elements that no person reads. */
export const TECHNICAL_ATTRIBUTES =
  /^(class|style|d|viewBox|fill|stroke|transform|points|id|for|name|type|role|href|src|rel|lang|dir|icon|variant|tone|width|size|keys|testid|autocomplete|inputmode|data-.*|aria-(?!label|description|roledescription|valuetext).*)$/;

/** Properties whose texts are names for the program. */
const TECHNICAL_PROPERTIES = /^(keys?|icon|tone|testid|kind|field)$/;

/** Calls whose texts are names for the program. */
const TECHNICAL_CALLS =
  /^(console\..*|call|query|host|.*\.(querySelector|querySelectorAll|closest|matches|matchMedia|addEventListener|setProperty|getItem|setItem|includes|startsWith|endsWith|indexOf|split|replace|replaceAll|test|match)|matchMedia|Error|TypeError|RegExp|Intl\..*|URL)$/;

/** Names of keys, as events say them. */
const KEY =
  /^(Arrow(Up|Down|Left|Right)|Page(Up|Down)|Enter|Escape|End|Tab|Backspace|Delete|Control|Meta|Shift|Alt|Insert|F\d+)$/;

export const isTechnicalProperty = (name: string): boolean => TECHNICAL_PROPERTIES.test(name);

export const isTechnicalCall = (name: string): boolean => TECHNICAL_CALLS.test(name);

/**
 * Whether a string is made like something to be read: a sentence has a space between words, a label begins with a capital
 * and goes on in small letters. What has neither is a code, a name of the wire or a class of styles; a single word in
 * small letters that is read all the same is marked with `@wc-include`.
 */
export function looksLikeText(text: string): boolean {
  if (KEY.test(text)) return false;
  const isSentence = /\p{L}[\p{L}\p{P}]* +[\p{L}\p{P}#]/u.test(text);
  const isLabel = /^\P{L}*\p{Lu}/u.test(text) && /\p{Ll}/u.test(text);
  return isSentence || isLabel;
}

/** Whether a string is read by a person, and so belongs into the catalogue. */
export const isText: HeuristicFunc = ({ msgStr, details }) => {
  const text = msgStr.join("\n");
  if (!/\p{L}/u.test(text) || details.element === "style" || details.element === "script") return false;
  if (details.attribute !== undefined && TECHNICAL_ATTRIBUTES.test(details.attribute)) return false;
  if (details.scope === "markup") return "message";
  if (details.call !== undefined && isTechnicalCall(details.call)) return false;
  return looksLikeText(text) ? "message" : false;
};

/** The runtime is one constant for a module or component: the language is chosen before any of them is loaded. */
export const RUNTIME: RuntimeConf = {
  initReactive: ({ funcName }) => (funcName === undefined ? false : null),
  useReactive: false,
  plain: { wrapInit: (expression) => expression, wrapUse: (expression) => expression },
  reactive: { wrapInit: (expression) => expression, wrapUse: (expression) => expression },
};

type Parameters = ConstructorParameters<typeof SvelteTransformer>;

/** wuchale's transformer for Svelte and for modules beside it, completed where it passes over what people read. */
export class TextTransformer extends SvelteTransformer {
  constructor(content: string, filename: string, index: Parameters[2], expr: Parameters[5]) {
    super(content, filename, index, isText, PATTERNS, expr, RUNTIME, () => null);
    // A text is never reactive here, so nothing that is declared with one has to become so.
    this.visitVariableDeclarator = this.defaultVisitVariableDeclarator;
    // Elements within a text need a component; values alone do not.
    this.visitFragment = (node) =>
      this.mixedVisitor.visit({
        children: node.nodes,
        commentDirectives: this.commentDirectives,
        inCompoundText: this.inCompoundText,
        scope: "markup",
        element: this.currentElement ?? "",
        useComponent: false,
      });
    const visitAttribute = this.visitAttribute;
    this.visitAttribute = (node) => {
      if (TECHNICAL_ATTRIBUTES.test(node.name)) return [];
      const found = visitAttribute(node);
      // Values with nothing but a comma between them are no message, but may hold one each.
      const parts =
        Array.isArray(node.value) && node.value.length > 1 && found.length === 0 ? node.value : [];
      return [
        ...found,
        ...parts.flatMap((part) => (part.type === "ExpressionTag" ? this.visitExpressionTag(part) : [])),
      ];
    };
    this.visitBindDirective = (node) => this.visit(node.expression as AnyNode);
    this.visitPropertyDefinition = this.#childrenOf;
    this.visitClassDeclaration = this.#childrenOf;
    this.visitClassExpression = this.#childrenOf;
    this.visitClassBody = this.#childrenOf;
    this.visitMethodDefinition = this.#childrenOf;
    this.visitProperty = this.#property;
    this.visitBinaryExpression = this.#binary;
    this.visitMemberExpression = this.#member;
    this.visitSwitchCase = this.#switchCase;
  }

  /** A pair of functions that a value is bound to may hold texts. */
  visitBindDirective: (node: AST.BindDirective) => Message[];

  /** Everything below a node. */
  #childrenOf = (node?: object): Message[] => {
    if (node === undefined) return [];
    return Object.entries(node).flatMap(([name, child]: [string, unknown]) =>
      name === "key" ? [] : (Array.isArray(child) ? child : [child]).filter(isNode).flatMap(this.visit),
    );
  };

  /** A key is a name for the program. */
  #property = (node: Property): Message[] => [
    ...(node.computed ? this.visit(node.key) : []),
    ...(isTechnicalProperty(this.content.slice(node.key.start, node.key.end)) ? [] : this.visit(node.value)),
  ];

  /** What something is compared with is a code. */
  #binary = (node: BinaryExpression): Message[] =>
    [node.left, node.right].flatMap((side) =>
      /^(===|!==|==|!=|in|instanceof)$/.test(node.operator) && side.type === "Literal"
        ? []
        : this.visit(side as AnyNode),
    );

  #member = (node: MemberExpression): Message[] => [
    ...this.visit(node.object),
    ...(node.computed && node.property.type !== "Literal" ? this.visit(node.property) : []),
  ];

  #switchCase = (node: SwitchCase): Message[] => node.consequent.flatMap(this.visit);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
