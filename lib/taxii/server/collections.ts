import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { listCollections as listRows } from "../store/collections";
import { requireCollection } from "./require-collection";
import { collectionResource, discoveryResource, rootResource } from "./resources";

const permission = "collection.use";

export const discover = (ctx: Context) =>
  runQuery(ctx, { permission, schema: z.object({}), input: {} }, async () => discoveryResource);

export const describeRoot = (ctx: Context) =>
  runQuery(ctx, { permission, schema: z.object({}), input: {} }, async () => rootResource);

/** The collections of the partner that asks, as TAXII lists them. */
export const listOwnCollections = (ctx: Context) =>
  runQuery(ctx, { permission, schema: z.object({}), input: {} }, async () => {
    const rows = (await listRows(ctx.db, ctx.actor.id)).filter(({ canRead, canWrite }) => canRead || canWrite);
    return rows.length === 0 ? {} : { collections: rows.map(collectionResource) };
  });

const CollectionInput = z.object({ collectionId: z.string() });

export const describeCollection = (ctx: Context, input: z.input<typeof CollectionInput>) =>
  runQuery(ctx, { permission, schema: CollectionInput, input }, async ({ collectionId }) =>
    collectionResource(await requireCollection(ctx, collectionId)),
  );
