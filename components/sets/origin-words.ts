import { dispositions, tiers } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import type { SetChangeView, SetOrigin } from "@/lib/review/contract";

const accountsOf = (count: number) => `${formatCount(count)} ${count === 1 ? "account" : "accounts"}`;

/** Where accounts of a set are from, in words. */
export function originInWords(origin: SetOrigin | null): string {
  switch (origin?.type) {
    case undefined:
      return "not known";
    case "accounts":
      return "a selection";
    case "account-search":
      return `accounts whose id begins with ${origin.q}`;
    case "list":
      return `${origin.fileName ?? "a pasted list"} of ${formatCount(origin.lines)} ${origin.lines === 1 ? "line" : "lines"}`;
    case "campaign-members": {
      const { tier, disposition, q } = origin.filter;
      const narrowed = [
        tier && tiers[tier].label.toLowerCase(),
        disposition && dispositions[disposition].label.toLowerCase(),
        q && `id contains ${q}`,
      ].filter(Boolean);
      return `members of ${origin.codeName}${narrowed.length > 0 ? ` (${narrowed.join(", ")})` : ""}`;
    }
    case "sets": {
      const [first = "", second = ""] = origin.names;
      if (origin.operation === "union") return `what is in ${first} or ${second}`;
      return origin.operation === "intersect"
        ? `what is in both ${first} and ${second}`
        : `what is in ${first} and not in ${second}`;
    }
  }
}

/** What was done to a set, in one sentence without its subject. */
export function changeInWords({ kind, accounts, origin, note }: SetChangeView): string {
  switch (kind) {
    case "made":
      return `made it of ${accountsOf(accounts)}: ${originInWords(origin)}`;
    case "added":
      return `added ${accountsOf(accounts)}: ${originInWords(origin)}`;
    case "removed":
      return `removed ${accountsOf(accounts)}`;
    case "renamed":
      return `changed its name or description; it was called ${note}`;
    case "deleted":
      return "deleted it";
    case "acted":
      return note ?? `decided on ${accountsOf(accounts)}`;
  }
}
