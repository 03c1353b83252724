import type { WarninglistEntry } from "./model";

/** Addresses as numbers of 128 bits, both ends belonging to it; those of IPv4 lie in ::ffff:0:0/96. */
export interface AddressRange {
  first: bigint;
  last: bigint;
}

/** A range with the places of the lists that name all of it, ascending. */
export interface ListedRange extends AddressRange {
  lists: number[];
}

const bitsOf = 128;
const mapped = 0xffffn << 32n;

const four = (text: string): bigint => text.split(".").reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);

/** The number of an address in its usual text form. */
export function addressNumber(text: string): bigint {
  if (!text.includes(":")) return mapped | four(text);
  const [, head = "", tail = ""] = /^(.*:)?(\d+(?:\.\d+){3})$/.exec(text) ?? [];
  const last = tail === "" ? "" : [16n, 0n].map((by) => ((four(tail) >> by) & 0xffffn).toString(16)).join(":");
  const [before = "", after] = (tail === "" ? text : `${head}${last}`).split("::");
  const groups = (part: string) => part.split(":").filter((group) => group !== "");
  const [left, right] = [groups(before), groups(after ?? "")];
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => "0");
  return [...left, ...zeros, ...right].reduce((number, group) => (number << 16n) | BigInt(`0x${group}`), 0n);
}

/** The text of a number, as IPv6. */
export const addressText = (number: bigint): string =>
  (number.toString(16).padStart(32, "0").match(/.{4}/g) ?? []).join(":");

/** The addresses that an entry names; undefined when it names none. */
export function rangeOf({ kind, value }: Pick<WarninglistEntry, "value"> & { kind: string }): AddressRange | undefined {
  if (kind !== "ip" && kind !== "ip_range") return undefined;
  const [base = "", bits] = value.split("/");
  const first = addressNumber(base);
  const free = bits === undefined ? 0n : BigInt((base.includes(":") ? bitsOf : 32) - Number(bits));
  const start = (first >> free) << free;
  return { first: start, last: start + (1n << free) - 1n };
}

interface Bound {
  at: bigint;
  list: number;
  step: 1 | -1;
}

/**
 * What several lists name, cut into ranges that do not overlap, each with the lists that name all of it, in the order of addresses.
 * @param ranges of each list
 */
export function disjoint(ranges: readonly (readonly AddressRange[])[]): ListedRange[] {
  const bounds = ranges.flatMap((own, list) =>
    own.flatMap(({ first, last }): Bound[] => [
      { at: first, list, step: 1 },
      { at: last + 1n, list, step: -1 },
    ]),
  );
  bounds.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const open = ranges.map(() => 0);
  const found: ListedRange[] = [];
  for (let i = 0; i < bounds.length; ) {
    const at = bounds[i]?.at ?? 0n;
    for (; bounds[i]?.at === at; i++) {
      const { list, step } = bounds[i] as Bound;
      open[list] = (open[list] ?? 0) + step;
    }
    const lists = open.flatMap((count, list) => (count > 0 ? [list] : []));
    const next = bounds[i]?.at;
    if (lists.length > 0 && next !== undefined) append(found, { first: at, last: next - 1n, lists });
  }
  return found;
}

/** Ranges of the same lists that touch are one. */
function append(found: ListedRange[], range: ListedRange): void {
  const before = found.at(-1);
  const goesOn =
    before !== undefined && before.last + 1n === range.first && String(before.lists) === String(range.lists);
  if (goesOn) before.last = range.last;
  else found.push(range);
}

/** Whether an address is in one of some ranges that do not overlap and are in the order of addresses. */
export function isWithin(ranges: readonly AddressRange[], address: string): boolean {
  const number = addressNumber(address);
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.first ?? 0n) <= number) low = middle + 1;
    else high = middle;
  }
  return (ranges[low - 1]?.last ?? -1n) >= number;
}

const sizes = { IPv4: 2n ** 32n, IPv6: 2n ** 125n } as const;

/** The share of all public addresses that some ranges take in, of either family: of IPv6 those that are given out, 2000::/3. */
export function shareTaken(ranges: readonly AddressRange[]): { family: keyof typeof sizes; share: number } {
  const taken = { IPv4: 0n, IPv6: 0n };
  for (const { first, last } of disjoint([ranges])) {
    taken[first >> 32n === 0xffffn ? "IPv4" : "IPv6"] += last - first + 1n;
  }
  const share = (family: keyof typeof sizes) => Number((taken[family] * 10_000n) / sizes[family]) / 10_000;
  return share("IPv4") >= share("IPv6")
    ? { family: "IPv4", share: share("IPv4") }
    : { family: "IPv6", share: share("IPv6") };
}
