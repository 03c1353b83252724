import { jsonIn } from "@/lib/kernel";
import { pathOf, type Step } from "../mapping/path";
import type { SourceColumn } from "./contract";

const mostColumns = 300;
const deepest = 4;
const longestExample = 80;

/** The places in some records where something is, in the order in which they come, each with what is there first. */
export function columnsOf(lines: readonly string[]): SourceColumn[] {
  const found = new Map<string, string>();
  for (const line of lines) walk(jsonIn(line), [], found);
  return [...found]
    .slice(0, mostColumns)
    .map(([path, example]) => ({ path, example: example.slice(0, longestExample) }));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function walk(value: unknown, steps: Step[], found: Map<string, string>): void {
  // JSON that stands in a text, as in a cell, is read like JSON.
  const inner = steps.length === 1 && typeof value === "string" && value.startsWith("{") ? jsonIn(value) : value;
  const inside = isObject(inner) && steps.length < deepest ? Object.entries(inner) : [];
  if (steps.length > 0 && inside.length === 0) {
    const path = pathOf(steps);
    const example = isAbsent(value) ? "" : typeof value === "string" ? value : JSON.stringify(value);
    if (!found.get(path)) found.set(path, example);
  }
  for (const [name, member] of inside) if (name !== "") walk(member, [...steps, name], found);
}

const isAbsent = (value: unknown): boolean => value === null || value === undefined || value === "";
