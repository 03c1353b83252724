import { isTest } from "./layers";
import { filesUnder, parseSource } from "./sources";

/** Something people read, as it stands in the sources; `…` where a value is put in. */
export interface Said {
  text: string;
  line: number;
}

interface Node {
  type: string;
  start: number;
  name?: { name?: string };
  value?: unknown;
  source?: unknown;
  children?: Node[];
  expression?: Node;
  openingElement?: Node;
  quasis?: { value: { cooked?: string } }[];
}

/** Attributes that hold names for machines. */
const technical = /^(className|id|key|href|src|style|d|viewBox|transform|data-.*)$/;

/** Every text of a source: what stands between tags, and every string, whatever holds it. SQL (tagged templates) and types are none. */
export function saidIn(file: string, text?: string): Said[] {
  const { program, text: source } = parseSource(file, text);
  const found: Said[] = [];
  const add = (said: string, at: number) =>
    found.push({ text: said.replace(/\s+/g, " ").trim(), line: source.slice(0, at).split("\n").length });
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    const node = value as Node;
    if (isForMachines(node)) return;
    if (node.children) {
      const children = joined(node.children);
      if (children) add(children.text, children.at);
      visit(node.openingElement);
      for (const child of node.children) if (!isWords(child)) visit(child);
      return;
    }
    if (node.type === "Literal" && typeof node.value === "string") add(node.value, node.start);
    if (node.quasis) add(node.quasis.map((quasi) => quasi.value.cooked).join("…"), node.start);
    for (const inner of Object.values(node)) if (typeof inner === "object") visit(inner);
  };
  visit(program);
  return found;
}

const isForMachines = ({ type = "", name, source }: Node): boolean =>
  (/^(Import|Export)/.test(type) && Boolean(source)) ||
  (type.startsWith("TS") && /(Type|Literal|Reference|Signature|Keyword|Declaration)$/.test(type)) ||
  type === "TaggedTemplateExpression" ||
  (type === "JSXAttribute" && technical.test(name?.name ?? ""));

const isWords = (child: Node): boolean =>
  child.type === "JSXText" ||
  (child.type === "JSXExpressionContainer" &&
    child.expression?.type === "Literal" &&
    typeof child.expression.value === "string");

/** The children of an element read in one go; undefined when no word stands among them. */
function joined(children: Node[]): { text: string; at: number } | undefined {
  const first = children.find((child) => isWords(child) && textOf(child).trim() !== "");
  if (!first) return undefined;
  const lead = first.type === "JSXText" ? textOf(first).search(/\S/) : 0;
  return { text: children.map((child) => (isWords(child) ? textOf(child) : "…")).join(""), at: first.start + lead };
}

const textOf = ({ type, value, expression }: Node): string =>
  String(type === "JSXText" ? value : (expression?.value ?? ""));

/** Words and sentences that are long enough to be somebody's, not the language's: each is one statement in a source. */
export function statementsOf(text: string): string[] {
  const parts = text.split(/(?<=[.!?]["”»)]?) /);
  const least = parts.length > 1 ? 5 : /^["“„(]?\p{Lu}/u.test(text) ? 3 : 4;
  return parts
    .map((part) => part.trim().replace(/[\s.:!?…]+$/, ""))
    .filter((part) => /^["'“„(…]?\s?\p{L}/u.test(part) && !/^(npm|grant) |^[A-Z]+ [A-Z]+ /.test(part))
    .filter((part) => part.split(" ").filter((word) => /\p{L}{2}|^a$/iu.test(word)).length >= least);
}

/** The files whose strings people read: no tests, and none that hold SQL. */
export const spokenFiles = (): string[] =>
  ["app", "components", "lib"]
    .flatMap((folder) => filesUnder(folder, /\.tsx?$/))
    .filter((file) => !isTest(file) && !/\/store(\/|\.ts)|\.sql\.ts$|\/testing|^lib\/structure\//.test(file));
