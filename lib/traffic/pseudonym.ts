import { createHmac } from "node:crypto";
import { installationKey } from "@/lib/env";

/**
 * What a screen shows in the place of a value that identifies: `ip·3f9a2c`. Stable within an installation, so that people
 * recognise a value they have seen, and of no use to anybody without its key.
 */
export const pseudonymOf = (kind: string, text: string): string => `${kind}·${digestOf(kind, text).slice(0, shortest)}`;

/** Digits of a pseudonym: enough for people to tell apart what they look at, and too few to tell a million things apart. */
const shortest = 6;

const digestOf = (kind: string, text: string): string =>
  createHmac("sha256", installationKey("pseudonym")).update(`${kind}\0${text}`).digest("hex");

/**
 * Pseudonyms of some values of one kind, no two of them the same: those that would be are given more digits, in twos, until they differ.
 * They begin as everywhere else.
 */
export function pseudonymsOf(kind: string, texts: Iterable<string>): Map<string, string> {
  const named = new Map<string, string>();
  let open = [...new Set(texts)].map((text) => ({ text, digest: digestOf(kind, text) }));
  for (let digits = shortest; open.length > 0; digits += 2) {
    const startOf = ({ digest }: { digest: string }) => digest.slice(0, digits);
    const alike = new Map<string, number>();
    for (const one of open) alike.set(startOf(one), (alike.get(startOf(one)) ?? 0) + 1);
    const isAlone = (one: { digest: string }) => alike.get(startOf(one)) === 1;
    for (const one of open.filter(isAlone)) named.set(one.text, `${kind}·${startOf(one)}`);
    open = open.filter((one) => !isAlone(one));
  }
  return named;
}
