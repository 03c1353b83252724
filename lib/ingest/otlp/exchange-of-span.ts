import {
  addressesOfPeer,
  attributeNames,
  type FilledField,
  finishReasons,
  keptOfResource,
  providerNames,
  refusals,
  statusNames,
  surfaceOfProvider,
  throttlings,
} from "./attribute-names";
import { type Conversation, conversationOf } from "./conversation";
import { fitting, isFieldName } from "./fitting";
import type { Span, Value } from "./span";

/** An exchange as a line of the canonical input has it, with what is unknown to it under the attributes' own names. */
export type ExchangeLine = Record<string, Value>;

/**
 * The exchange that a span tells of. What an optional field cannot hold stays among the unknown fields, so that no client can
 * keep its exchanges out by what it calls itself; a required field that is missing is left to the validation of all input.
 */
export function exchangeOfSpan(span: Span): ExchangeLine {
  const line: [string, Value][] = [];
  const used = new Set<string>();
  const id = span.traceId === "" || span.spanId === "" ? null : `${span.traceId}-${span.spanId}`;
  line.push(["exchange_id", id], ["ts", timeOf(span.startedAt)]);
  const conversation = conversationOf(span);
  for (const name of Object.keys(attributeNames) as FilledField[]) {
    const value = fromAttributes(span, name, used) ?? fitting(name, derived(span, name, conversation));
    if (value !== undefined) line.push([name, value]);
  }
  for (const name of [...conversation.used, ...finishReasons.filter((name) => isSingle(span.attributes.get(name)))]) {
    used.add(name);
  }
  for (const name of keptOfResource) {
    const value = span.resource.get(name);
    if (value !== undefined && value !== null && !span.attributes.has(name)) line.push([name, value]);
  }
  for (const [name, value] of span.attributes) {
    if (value !== null && value !== "" && !used.has(name))
      line.push([isFieldName(name) ? `attribute.${name}` : name, value]);
  }
  return Object.fromEntries(line);
}

/** The value of the first attribute that names the field and fits it; of the resource where the span itself has none. */
function fromAttributes(span: Span, field: FilledField, used: Set<string>): Value | undefined {
  const names: string[] = [`stillwatch.${field}`, ...attributeNames[field]];
  if (field === "ip" && span.isServer) names.push(...addressesOfPeer);
  for (const attributes of [span.attributes, span.resource]) {
    for (const name of names) {
      const value = used.has(name) ? undefined : fitting(field, attributes.get(name));
      if (value === undefined) continue;
      used.add(name);
      return value;
    }
  }
  return undefined;
}

/** What follows from several attributes, or from what was said. */
function derived(span: Span, field: FilledField, said: Conversation): Value | undefined {
  switch (field) {
    case "system_prompt":
      return said.system ?? undefined;
    case "prompt":
      return said.prompt ?? undefined;
    case "response":
      return said.response ?? undefined;
    case "tools":
      return said.tools ?? undefined;
    case "surface":
      return firstOf(span, providerNames)
        ?.map((name) => surfaceOfProvider[name])
        .find((name) => name !== undefined);
    case "finish_reason":
      return finishReasonOf(span, said);
    case "status":
      return statusOf(span, said);
    default:
      return undefined;
  }
}

/** The texts of the first of some attributes that is there. */
function firstOf({ attributes }: Span, names: readonly string[]): string[] | undefined {
  for (const name of names) {
    const value = attributes.get(name);
    const texts = (Array.isArray(value) ? value : [value]).filter(
      (one) => typeof one === "string" || typeof one === "number",
    );
    if (texts.length > 0) return texts.map(String);
  }
  return undefined;
}

const finishReasonOf = (span: Span, said: Conversation): string | undefined =>
  firstOf(span, finishReasons)?.[0] ?? said.finishReason ?? undefined;

function statusOf(span: Span, said: Conversation): string {
  const states = statusNames.flatMap((name) => firstOf(span, [name]) ?? []).map((state) => state.toLowerCase());
  if (states.some((state) => throttlings.includes(state))) return "throttled";
  const reason = finishReasonOf(span, said)?.toLowerCase() ?? "";
  if (refusals.includes(reason)) return "refused";
  const isError = span.failed || reason === "error" || span.attributes.has("error.type");
  return isError || states.some((state) => /^[45]\d\d$/.test(state)) ? "error" : "ok";
}

/** All that it says is in the exchange's own field. */
const isSingle = (value: Value | undefined): boolean =>
  typeof value === "string" || (Array.isArray(value) && value.length <= 1);

/** Nanoseconds since 1970 as RFC 3339, cut to the millisecond; null when there is no time, and as it is when it is none. */
function timeOf(nanoseconds: bigint): string | null {
  if (nanoseconds === 0n) return null;
  const date = new Date(Number(nanoseconds / 1_000_000n));
  return Number.isNaN(date.getTime()) ? nanoseconds.toString() : date.toISOString();
}
