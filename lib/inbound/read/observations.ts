import { addFault, type Reading, type Term } from "../model";
import type { InboundTlp } from "../vocabulary";
import { field, momentOf, textsOf } from "./fields";
import { tlpOf } from "./markings";
import { normalTerm } from "./values";

interface Observable {
  term: Term;
  tlp: InboundTlp | null;
}

interface Observed {
  sourceId: string;
  refs: string[];
  from: Date | null;
  until: Date | null;
  modifiedAt: Date | null;
  tlp: InboundTlp | null;
}

const kinds = new Map<string, [property: string, kind: Term["kind"]]>(
  Object.entries({
    "ipv4-addr": ["value", "ip"],
    "ipv6-addr": ["value", "ip"],
    "autonomous-system": ["number", "asn"],
    "domain-name": ["value", "mail_domain"],
    "user-account": ["user_id", "account_token"],
  }),
);

/** A property of any extension: ours has another id in every version. */
function extended(object: unknown, name: string): unknown {
  const extensions = field(object, "extensions");
  if (typeof extensions !== "object" || extensions === null) return undefined;
  return Object.values(extensions)
    .map((extension) => field(extension, name))
    .find((value) => value !== undefined);
}

/** Gathers observables and what observed them; which belongs to which is known when all have been read. */
export class Observations {
  readonly #observables = new Map<string, Observable>();
  readonly #observed: Observed[] = [];
  readonly #withdrawn = new Set<string>();

  /** False for an object that is neither. */
  take(reading: Reading, where: string, sourceId: string, object: Record<string, unknown>): boolean {
    if (field(object, "type") === "observed-data") this.#takeObserved(reading, where, sourceId, object);
    else if (kinds.has(String(field(object, "type")))) this.#takeObservable(reading, where, sourceId, object);
    else return false;
    return true;
  }

  #takeObserved(reading: Reading, where: string, sourceId: string, object: Record<string, unknown>): undefined {
    const refs = textsOf(field(object, "object_refs"));
    const [from, until] = [momentOf(field(object, "first_observed")), momentOf(extended(object, "valid_until"))];
    const modifiedAt = momentOf(field(object, "modified"));
    if (from === undefined || until === undefined || modifiedAt === undefined) {
      return addFault(reading, where, "A time in it (first_observed, modified, valid_until) is none of RFC 3339.");
    }
    if (field(object, "revoked") === true) {
      reading.revoked.set(sourceId, modifiedAt);
      for (const ref of refs) this.#withdrawn.add(ref);
    } else this.#observed.push({ sourceId, refs, from, until, modifiedAt, tlp: tlpOf(object) });
  }

  #takeObservable(reading: Reading, where: string, sourceId: string, object: Record<string, unknown>): undefined {
    const [property, kind] = kinds.get(String(field(object, "type"))) ?? ["", "ip"];
    const said = field(object, property);
    const type = extended(object, "token_type");
    const own = kind === "account_token" && (type === "mail" || type === "phone") ? (`${type}_token` as const) : kind;
    const { term, reason } = normalTerm(own, said);
    if (term === undefined) return addFault(reading, where, reason ?? "");
    this.#observables.set(sourceId, { term, tlp: tlpOf(object) });
  }

  /** Adds an indicator for each observable that something observed, or that stands by itself. */
  conclude(reading: Reading): undefined {
    const named = new Set(
      reading.indicators.flatMap(({ terms }) => terms.map(({ kind, value }) => `${kind} ${value}`)),
    );
    const seen = new Set<string>();
    for (const { sourceId, refs, from, until, modifiedAt, tlp } of this.#observed) {
      for (const [part, ref] of refs.entries()) {
        const observable = this.#observables.get(ref);
        if (!observable) continue;
        seen.add(ref);
        this.#add(reading, named, observable, { sourceId, part, seenFrom: from, validUntil: until, modifiedAt, tlp });
      }
    }
    for (const [sourceId, observable] of this.#observables) {
      if (seen.has(sourceId) || this.#withdrawn.has(sourceId)) continue;
      this.#add(reading, named, observable, {
        ...{ sourceId, part: 0, seenFrom: null, validUntil: null, modifiedAt: null, tlp: null },
      });
    }
  }

  #add(
    reading: Reading,
    named: ReadonlySet<string>,
    { term, tlp }: Observable,
    of: { sourceId: string; part: number; tlp: InboundTlp | null; seenFrom: Date | null } & {
      validUntil: Date | null;
      modifiedAt: Date | null;
    },
  ): undefined {
    if (named.has(`${term.kind} ${term.value}`)) return;
    reading.indicators.push({
      ...{ ...of, tlp: of.tlp ?? tlp, kind: term.kind, terms: [term], pattern: null, unmatchable: null },
      ...{ confidence: null, validFrom: null, note: null },
    });
  }
}
