import type { QuietWindowRow } from "../../store/quiet-windows";
import type { QuietWindowView } from "./contract";

export const quietWindowView = (row: Omit<QuietWindowRow, "endedAt">): QuietWindowView => ({
  ...{ id: row.id, campaignId: row.campaignId, reason: row.reason },
  owner: { id: row.ownerId, name: row.ownerName },
  startedAt: row.startedAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
});
