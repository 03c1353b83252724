import { type Context, runQuery } from "@/lib/command";
import { type PartnerExchangeView, PartnerInput } from "../contract";
import { discoveryPath } from "../server/resources";
import { listCollections, readFigures } from "../store/collections";
import { countReceived, listFeeds } from "../store/feeds";
import { listKeys } from "../store/keys";
import { collectionView, feedView, keyView } from "../view";
import { requirePartner } from "./require-partner";

/** A partner's keys, its collections with what was fetched of them, and the collections of its own that are polled. */
export const readExchange = (ctx: Context, input: PartnerInput): Promise<PartnerExchangeView> =>
  runQuery(ctx, { permission: "partner.read", schema: PartnerInput, input }, async ({ partnerId }) => {
    const { id, name } = await requirePartner(ctx.db, partnerId);
    const now = ctx.clock();
    const [figures, received] = [await readFigures(ctx.db, id), await countReceived(ctx.db, id)];
    return {
      partner: { id, name },
      discovery: discoveryPath,
      keys: (await listKeys(ctx.db, id)).map((row) => keyView(row, now)),
      collections: (await listCollections(ctx.db, id)).map((row) => collectionView(row, figures.get(row.id))),
      feeds: (await listFeeds(ctx.db, id)).map((row) => feedView(row, received.get(row.id))),
    };
  });
