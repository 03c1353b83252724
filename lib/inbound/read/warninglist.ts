import { type AddressRange, rangeOf, shareTaken } from "@/lib/detection";
import { invalidInput } from "@/lib/kernel";
import { addFault, emptyReading, type Reading, type Term, type Warninglist } from "../model";
import { field, textOf, textsOf } from "./fields";
import { normalTerm } from "./values";

const most = 200_000;

/** What is common may be a whole cloud, and no list is about a whole registry's share of the Internet. */
const widest = { four: 8, six: 16 };
/** Of all public addresses of a family: a list of more is about the Internet. */
const mostTaken = 0.25;

const kindOf: Record<Warninglist["kind"], readonly Term["kind"][]> = {
  string: ["ip", "asn", "mail_domain"],
  hostname: ["mail_domain"],
  cidr: ["ip"],
  asn: ["asn"],
};
const isKind = (type: string | null): type is Warninglist["kind"] => type !== null && Object.hasOwn(kindOf, type);

/** Any text may be a client's name: a list is about clients only where it says so. */
const kindsOf = (type: Warninglist["kind"], matching: readonly string[]): readonly Term["kind"][] =>
  type === "string" && matching.includes("user-agent") ? ["user_agent"] : kindOf[type];

const versionOf = (version: unknown): string =>
  typeof version === "number" ? String(version) : (textOf(version, 40) ?? "");

/**
 * Reads a MISP warninglist: what is common, and so says nothing of anybody.
 * @throws `invalid_input` when it is none, of a type that would have to be run as an expression, or about so much that it is about everybody
 */
export function readWarninglist(value: unknown): Reading {
  const reading = emptyReading();
  const list = field(value, "list");
  const name = textOf(field(value, "name"), 200);
  const type = textOf(field(value, "type"), 40);
  if (!Array.isArray(list) || name === null) {
    throw invalidInput('This is no MISP warninglist: it has no "name" or no "list".');
  }
  if (!isKind(type)) {
    throw invalidInput(
      `Warninglists of type ${type ?? "none"} are not taken, since expressions are not run here; string, hostname, cidr and asn are.`,
    );
  }
  if (list.length > most) throw invalidInput(`The list has more than ${most.toLocaleString("en")} entries. Split it.`);
  const kinds = kindsOf(type, textsOf(field(value, "matching_attributes")));
  const entries = readEntries(list, { type, kinds }, reading);
  if (entries.length === 0) {
    const { place, reason } = reading.faults[0] ?? { place: "list", reason: "It is empty." };
    throw invalidInput(`Nothing of the list can be used. ${place}: ${reason}`);
  }
  refuseEverybody(entries);
  reading.warninglist = {
    ...{ name, version: versionOf(field(value, "version")), kind: type },
    entries: entries.map(({ kind, value: text }) => `${kind} ${text}`),
  };
  return reading;
}

interface Expected {
  type: Warninglist["kind"];
  kinds: readonly Term["kind"][];
}

/** The values of a list, each once. */
function readEntries(list: readonly unknown[], { type, kinds }: Expected, reading: Reading): Term[] {
  const entries = new Map<string, Term>();
  for (const [i, entry] of list.entries()) {
    const text = typeof entry === "string" ? entry.replace(/^\./, "") : entry;
    const tried = kinds.map((kind) => normalTerm(kind, text, widest));
    const term = tried.find((one) => one.term)?.term;
    if (term) entries.set(`${term.kind} ${term.value}`, term);
    else addFault(reading, `list[${i}]`, faultOf(type, kinds, tried));
  }
  return [...entries.values()];
}

/** Where only one kind of value is meant, what is wrong with it as that. */
const faultOf = (type: string, kinds: readonly string[], tried: readonly { reason?: string | undefined }[]): string => {
  const reason = kinds.length === 1 ? tried[0]?.reason : undefined;
  return `It is no value of a list of type ${type}.${reason === undefined ? "" : ` ${reason}`}`;
};

function refuseEverybody(entries: readonly Term[]): void {
  const ranges = entries.flatMap((term): AddressRange | AddressRange[] => rangeOf(term) ?? []);
  const { family, share } = shareTaken(ranges);
  if (share <= mostTaken) return;
  throw invalidInput(
    `The list takes in ${Math.ceil(share * 100)} % of all ${family} addresses: it says nothing of any. Lists of up to ${mostTaken * 100} % are taken; name narrower ranges.`,
  );
}
