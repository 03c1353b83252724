import type { IngestKind } from "../choices";
import { fieldsOf } from "../fields";
import { pathOf } from "../mapping/path";
import type { Profile } from "./profile";

/** Fields under the names of the contract: for CSV and Parquet that were made for Stillwatch. */
const ownNames = (kind: IngestKind): Profile => ({
  name: `stillwatch-${kind}`,
  title: `Stillwatch's own ${kind}`,
  about: "Each field under the name that docs/integrators.md gives it.",
  kind,
  marks: [
    fieldsOf[kind]
      .filter(({ name, required }) => required || name === "tier" || name === "email_domain")
      .map(({ name }) => name),
  ],
  mapping: { fields: Object.fromEntries(fieldsOf[kind].map(({ name }) => [name, [{ from: pathOf([name]) }]])) },
});

export const ownExchanges = ownNames("exchanges");
export const ownAccounts = ownNames("accounts");
export const ownReleases = ownNames("releases");
