import { type Context, runQuery } from "@/lib/command";
import { whenFetched } from "@/lib/taxii";
import { listRemarkRows, type RemarkRow, readDisplays } from "../store/remarks";
import { RemarkQuery, type RemarkView } from "./contract";
import { remarkRef } from "./stix";
import { viewRemark } from "./view";

/** Sightings and opinions that partners were told, the newest first; at most 500. What is asked and answered is `listRequests`. */
export function listRemarks(ctx: Context, input: RemarkQuery): Promise<RemarkView[]> {
  return runQuery(ctx, { permission: "campaign.read", schema: RemarkQuery, input }, async ({ indicatorId }) => {
    const rows = await listRemarkRows(
      ctx.db,
      ["sighting", "opinion"],
      indicatorId === undefined ? {} : { indicatorId },
    );
    const displays = await readDisplays(
      ctx.db,
      rows.flatMap((row) => row.indicatorId ?? []),
    );
    const fetched = await fetchedOf(ctx, rows);
    return rows.map((row) => viewRemark(row, displays.get(row.indicatorId ?? ""), fetched.get(row.id)));
  });
}

/** When partners' machines first had the version that holds. */
async function fetchedOf({ db }: Context, rows: readonly RemarkRow[]): Promise<Map<string, Date>> {
  const fetched = new Map<string, Date>();
  for (const partnerId of new Set(rows.map((row) => row.partnerId))) {
    const own = rows.filter((row) => row.partnerId === partnerId);
    const objectIds = own.map(({ kind, id }) => remarkRef(kind, id));
    for (const { objectId, version, fetchedAt } of await whenFetched(db, { partnerId, objectIds })) {
      const row = own.find(({ kind, id }) => remarkRef(kind, id) === objectId);
      if (row && version.getTime() === row.modifiedAt.getTime()) fetched.set(row.id, fetchedAt);
    }
  }
  return fetched;
}
