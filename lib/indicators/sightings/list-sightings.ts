import { type Context, runQuery } from "@/lib/command";
import { kept, type Passed } from "../gate/passed";
import { listSightingRows, type SightingRow } from "../store/sightings";
import { SightingQuery, type SightingView } from "./contract";

/** What partners say of what was shared with them, the newest first: of one campaign, or of all. At most 500. */
export function listSightings(ctx: Context, input: SightingQuery): Promise<SightingView[]> {
  return runQuery(ctx, { permission: "campaign.read", schema: SightingQuery, input }, async (query) =>
    (await listSightingRows(ctx.db, query)).map(viewSighting),
  );
}

/** A shared thing as people know it. */
export function labelOf(content: Passed, accountId: string | null): string {
  switch (content.kind) {
    case "address":
      return content.address;
    case "domain":
      return content.domain;
    case "campaign":
      return `Campaign ${content.codeName}`;
    case "account":
      return accountId ?? "tokens of an account";
    case "wrapper":
      return "masked wrapper";
    case "handling":
      return "terms of use";
  }
}

const viewSighting = ({
  content,
  accountId,
  firstSeen,
  lastSeen,
  receivedAt,
  review,
  ...row
}: SightingRow): SightingView => ({
  ...row,
  object: labelOf(kept(content), accountId),
  firstSeen: firstSeen?.toISOString() ?? null,
  lastSeen: lastSeen?.toISOString() ?? null,
  receivedAt: receivedAt.toISOString(),
  review: row.kind === "false_positive" ? review : null,
});
