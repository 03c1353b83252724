import { createHash } from "node:crypto";
import { seal, unseal } from "@/lib/env/sealing";
import { canonicalJson } from "@/lib/kernel";
import { pseudonymOf } from "@/lib/traffic";
import type { InboundContent, Parsed, Term, Warninglist } from "./model";

const purpose = "inbound-content/1";

/** Encrypts what an indicator says, bound to its id. */
export const sealContent = (id: string, { terms, pattern, note }: InboundContent): Uint8Array<ArrayBuffer> =>
  seal(purpose, id, Buffer.from(JSON.stringify({ terms, pattern, note } satisfies InboundContent)));

export const openContent = (id: string, sealed: Uint8Array): InboundContent =>
  JSON.parse(unseal(purpose, id, sealed).toString());

export const sealWarninglist = (batchId: string, list: Warninglist): Uint8Array<ArrayBuffer> =>
  seal(purpose, batchId, Buffer.from(JSON.stringify(list)));

/** Lists that were kept before versions were read have none. */
export const openWarninglist = (batchId: string, sealed: Uint8Array): Warninglist => ({
  version: "",
  ...JSON.parse(unseal(purpose, batchId, sealed).toString()),
});

export const aboutOf = ({ name, version, entries }: Warninglist) => ({ name, version, entries: entries.length });

/** The same of two versions that say the same. */
export const fingerprintOf = ({ kind, terms, pattern, confidence, validFrom, validUntil }: Parsed): string =>
  createHash("sha256")
    .update(
      canonicalJson({
        kind,
        terms,
        pattern,
        confidence,
        from: validFrom?.getTime() ?? null,
        until: validUntil?.getTime() ?? null,
      }),
    )
    .digest("hex");

/** Kinds that say nothing of a person. */
const open = new Set<Term["kind"]>(["asn", "mail_domain", "template"]);

const displayTerm = ({ kind, value }: Term): string => {
  if (!open.has(kind)) return pseudonymOf(kind, value);
  return kind === "asn" ? `AS${value}` : value;
};

/** How an indicator is shown: a pattern that cannot be compared only as that. */
export const displayOf = ({ terms }: Pick<InboundContent, "terms">): string =>
  terms.length === 0 ? "pattern" : terms.map(displayTerm).join(" and ");
