import { createHmac, timingSafeEqual } from "node:crypto";
import { installationKey } from "@/lib/env";
import { invalidInput } from "@/lib/kernel";
import { type Filters, questionOf, Timestamp } from "./filters";

/** What a page belongs to: who asks, what kind of resource, of which collection or object, by which filters. */
export interface Question {
  partnerId: string;
  resource: string;
  filters: Filters;
}

const signature = ({ partnerId, resource, filters }: Question, position: string): Buffer =>
  createHmac("sha256", installationKey("taxii-next"))
    .update(JSON.stringify([partnerId, resource, questionOf(filters), position]))
    .digest()
    .subarray(0, 16);

/** The name of the page after a position: signed, and worth nothing for another question. */
export const nextPage = (question: Question, position: string): string =>
  `${Buffer.from(position).toString("base64url")}.${signature(question, position).toString("base64url")}`;

/**
 * After which time of addition a question goes on; undefined at its beginning.
 * @throws `invalid_input` for a page of another question
 */
export function positionOf(question: Question): string | undefined {
  const { next, added_after } = question.filters;
  if (next === undefined) return added_after;
  const [position = "", signed = ""] = next.split(".").map((part) => Buffer.from(part, "base64url"));
  const at = position.toString();
  const expected = signature(question, at);
  const isOurs = signed.length === expected.length && timingSafeEqual(Buffer.from(signed), expected);
  if (isOurs && Timestamp.safeParse(at).success) return at;
  throw invalidInput(
    "This next belongs to another question: send it with the parameters of the answer that it came with, limit apart, or begin again without it.",
    { field: "next" },
  );
}
