import { parseArgs } from "node:util";
import { invalidInput } from "@/lib/kernel";
import type { Command, Option } from "./command";

export interface Arguments {
  values: Record<string, unknown>;
  operand: string;
}

/**
 * Reads what stands behind a command's name.
 * @throws `invalid_input` with one line that names the fault and the remedy.
 */
export function readArguments(command: Command, words: readonly string[]): Arguments {
  const { texts, flags, operands } = sorted(command, words);
  const values: Record<string, unknown> = {};
  for (const [name, option] of Object.entries(command.options)) {
    values[name] = option.type === "flag" ? flags.has(name) : given(command, name, option, texts.get(name) ?? []);
  }
  const wanted = command.operand === undefined ? 0 : 1;
  if (operands.length > wanted) throw refused(command, `"${operands[wanted]}" has no place here.`);
  if (operands.length < wanted) throw refused(command, `${command.operand?.value} is missing.`);
  return { values, operand: operands[0] ?? "" };
}

/** Options with their texts in the order given; words behind a `files` option belong to it. */
function sorted(command: Command, words: readonly string[]) {
  const known = Object.entries(command.options);
  const options = Object.fromEntries(
    known.map(([name, option]) => [
      name,
      { type: option.type === "flag" ? ("boolean" as const) : ("string" as const), multiple: true },
    ]),
  );
  const { tokens } = parsed(command, () =>
    parseArgs({ args: joined(command, words), options, allowPositionals: true, tokens: true }),
  );
  const texts = new Map<string, string[]>();
  const flags = new Set<string>();
  const operands: string[] = [];
  let collects: string[] | undefined;
  for (const token of tokens) {
    if (token.kind === "positional") (collects ?? operands).push(token.value);
    if (token.kind !== "option") continue;
    collects = undefined;
    if (token.value === undefined) flags.add(token.name);
    else {
      const list = texts.get(token.name) ?? [];
      list.push(token.value);
      texts.set(token.name, list);
      if (command.options[token.name]?.type === "files") collects = list;
    }
  }
  return { texts, flags, operands };
}

/** An option and its text as one word where the text begins with a dash, as one thumbprint in 64 does. */
function joined({ options }: Command, words: readonly string[]): string[] {
  const result: string[] = [];
  for (const word of words) {
    const before = result.at(-1) ?? "";
    const option = before.startsWith("--") ? options[before.slice(2)] : undefined;
    const takesText = option?.type === "text" || option?.type === "number";
    if (takesText && /^-[^-]/.test(word)) result[result.length - 1] = `${before}=${word}`;
    else result.push(word);
  }
  return result;
}

function parsed<Result>(command: Command, parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    const [sentence = ""] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    const remedy = sentence.includes("ambiguous") ? " Write --NAME=TEXT for a text that begins with dashes." : "";
    throw refused(command, `${sentence.replace(/\.$/, "")}.${remedy}`);
  }
}

function given(command: Command, name: string, option: Option, texts: string[]): unknown {
  if (option.type === "files") {
    if (option.required && texts.length === 0) throw refused(command, `--${name} is missing.`);
    return texts;
  }
  if (texts.length > 1) throw refused(command, `--${name} is given ${texts.length} times.`);
  const [text] = texts;
  if (text === undefined || text === "") {
    if (option.required || text === "") throw refused(command, `--${name} is ${text === "" ? "empty" : "missing"}.`);
    return undefined;
  }
  if (option.type === "number") return numberOf(command, name, option, text);
  if (option.type === "text" && option.choices && !option.choices.includes(text)) {
    throw refused(command, `--${name} must be one of ${option.choices.join(", ")}, not "${text}".`);
  }
  return text;
}

function numberOf(command: Command, name: string, option: Option & { type: "number" }, text: string): number {
  const { least = 0, most = Number.MAX_SAFE_INTEGER } = option;
  const number = /^\d[\d_]*$/.test(text) ? Number(text.replaceAll("_", "")) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw refused(command, `--${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}

const refused = (command: Command, fault: string) =>
  invalidInput(`${fault} See: npm run -s cli -- ${command.name} --help`);
