import { z } from "zod";
import { type Context, runCommand, runQuery } from "@/lib/command";
import type { Database } from "@/lib/db";
import { notFound } from "@/lib/kernel";
import { isPublished, markFetched, type ObjectRow, readPage } from "../store/objects";
import { Filters, isSpecAsked } from "./filters";
import { nextPage, positionOf } from "./next-page";
import { requireCollection } from "./require-collection";
import { stixType } from "./resources";

const permission = "collection.use";

/** The filters as they stand in the address, unread. */
const PageInput = z.object({ collectionId: z.string(), objectId: z.string().max(300).optional(), filters: Filters });
type PageInput = z.input<typeof PageInput>;
const VersionsInput = PageInput.required({ objectId: true });

/** A part of a collection in the order of addition: what TAXII says in the body, and in X-TAXII-Date-Added-First and -Last. */
export interface TaxiiPage {
  body: Record<string, unknown>;
  first: string | undefined;
  last: string | undefined;
}

type Asked = z.output<typeof PageInput> & { partnerId: string; resource: string; withContent: boolean };

/** @throws `not_found` when it is about one object and the collection has none of that id */
async function readRows(
  db: Database,
  asked: Asked,
): Promise<{ rows: ObjectRow[]; more: Partial<Record<string, unknown>> }> {
  const { collectionId, objectId, filters, partnerId, withContent } = asked;
  const question = { partnerId, resource: `${asked.resource}/${collectionId}/${objectId ?? ""}`, filters };
  const after = positionOf(question);
  if (objectId !== undefined && !(await isPublished(db, collectionId, objectId))) throw notFound("Object", objectId);
  if (!isSpecAsked(filters)) return { rows: [], more: {} };
  const found = await readPage(db, { collectionId, filters, after, objectId, withContent });
  const rows = found.slice(0, filters.limit);
  const last = rows.at(-1);
  if (found.length === rows.length || last === undefined) return { rows, more: {} };
  return { rows, more: { more: true, next: nextPage(question, last.addedAt) } };
}

function pageOf(rows: ObjectRow[], more: object, name: string, items: unknown[]): TaxiiPage {
  const body = rows.length === 0 ? {} : { ...more, [name]: items };
  return { body, first: rows[0]?.addedAt, last: rows.at(-1)?.addedAt };
}

/**
 * Objects of a collection, or the versions of one object: all that a question asks for, page by page, in the order in which they were
 * committed. What is fetched for the first time is kept, and every fetch is recorded.
 */
export const fetchObjects = (ctx: Context, input: PageInput): Promise<TaxiiPage> =>
  runCommand(ctx, { permission, schema: PageInput, input }, async ({ ctx, tx, input, now, record }) => {
    const { id } = await requireCollection(ctx, input.collectionId, "read");
    const asked = { ...input, partnerId: ctx.actor.id, resource: "objects", withContent: true };
    const { rows, more } = await readRows(tx, asked);
    const times = rows.map(({ addedAt }) => addedAt);
    const fresh = times.length === 0 ? 0 : await markFetched(tx, id, times, now);
    record({
      action: "collection.fetched",
      subject: { type: "collection", id },
      detail: {
        objects: rows.length,
        firstTime: fresh,
        after: input.filters.added_after ?? null,
        last: times.at(-1) ?? null,
      },
      live: fresh === 0 ? [] : [{ topic: "partner", subjectId: ctx.actor.id }],
    });
    return pageOf(
      rows,
      more,
      "objects",
      rows.map(({ content }) => content),
    );
  });

/** What there is of a collection, without the objects. */
export const readManifest = (ctx: Context, input: PageInput): Promise<TaxiiPage> =>
  runQuery(ctx, { permission, schema: PageInput, input }, async (input) => {
    await requireCollection(ctx, input.collectionId, "read");
    const asked = { ...input, partnerId: ctx.actor.id, resource: "manifest", withContent: false };
    const { rows, more } = await readRows(ctx.db, asked);
    const items = rows.map(({ objectId, addedAt, version }) => ({
      ...{ id: objectId, date_added: addedAt, version, media_type: stixType },
    }));
    return pageOf(rows, more, "objects", items);
  });

/** Which versions of an object there are. */
export const readVersions = (ctx: Context, input: z.input<typeof VersionsInput>): Promise<TaxiiPage> =>
  runQuery(ctx, { permission, schema: VersionsInput, input }, async (input) => {
    await requireCollection(ctx, input.collectionId, "read");
    const filters = { ...input.filters, "match[version]": ["all"] };
    const asked = { ...input, filters, partnerId: ctx.actor.id, resource: "versions", withContent: false };
    const { rows, more } = await readRows(ctx.db, asked);
    return pageOf(
      rows,
      more,
      "versions",
      rows.map(({ version }) => version),
    );
  });
