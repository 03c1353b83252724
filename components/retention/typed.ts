import type { HoldScope, PlaceHold } from "@/lib/retention/contract";

/** What is written into the dialog of a hold. */
export interface Typed {
  type: HoldScope["type"];
  /** Ids, one a line. */
  ids: string;
  from: string;
  to: string;
  ground: string;
  owner: string;
  until: string;
}

export const nothingTyped: Typed = { type: "accounts", ids: "", from: "", to: "", ground: "", owner: "", until: "" };

const idsOf = ({ ids }: Typed): string[] => [...new Set(ids.split(/[\s,;]+/).filter((id) => id !== ""))];

const scopeOf = (typed: Typed): HoldScope => {
  if (typed.type === "accounts") return { type: "accounts", accountIds: idsOf(typed) };
  if (typed.type === "campaigns") return { type: "campaigns", campaignIds: idsOf(typed) };
  return { type: "window", from: typed.from, to: typed.to };
};

export const holdFrom = (typed: Typed): PlaceHold => ({
  scope: scopeOf(typed),
  ground: typed.ground,
  owner: typed.owner,
  expiresAt: `${typed.until}T23:59:59Z`,
});

export const isComplete = (typed: Typed): boolean => {
  const { type, from, to, ground, owner, until } = typed;
  const named = type === "window" ? from !== "" && to !== "" : idsOf(typed).length > 0;
  return named && ground.trim().length >= 3 && owner.trim() !== "" && until !== "";
};
