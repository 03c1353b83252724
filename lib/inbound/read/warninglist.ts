import { invalidInput } from "@/lib/kernel";
import { addFault, emptyReading, type Reading, type Term, type Warninglist } from "../model";
import { field, textOf } from "./fields";
import { normalTerm } from "./values";

const most = 200_000;

const kindOf: Record<Warninglist["kind"], readonly Term["kind"][]> = {
  string: ["ip", "asn", "mail_domain"],
  hostname: ["mail_domain"],
  cidr: ["ip"],
  asn: ["asn"],
};
const isKind = (type: string | null): type is Warninglist["kind"] => type !== null && Object.hasOwn(kindOf, type);

/**
 * Reads a MISP warninglist: what is common, and so says nothing of anybody.
 * @throws `invalid_input` when it is none, or of a type that would have to be run as an expression
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
  const entries = new Set<string>();
  for (const [i, entry] of list.entries()) {
    const text = typeof entry === "string" ? entry.replace(/^\./, "") : entry;
    const term = kindOf[type].map((kind) => normalTerm(kind, text).term).find((found) => found !== undefined);
    if (term) entries.add(`${term.kind} ${term.value}`);
    else addFault(reading, `list[${i}]`, `It is no value of a list of type ${type}.`);
  }
  reading.warninglist = { name, kind: type, entries: [...entries] };
  return reading;
}
