import { z } from "zod";
import { type Context, runQuery } from "@/lib/command";
import { keptRemark } from "../gate/remarks";
import { listRemarkRows, type RemarkRow } from "../store/remarks";
import {
  listAnswersFrom,
  listAnswersTo,
  listRequestsFrom,
  type NoteRow,
  readClosings,
  readNames,
  readOurs,
  readTheirs,
} from "../store/requests";
import { Tlp } from "../vocabulary";
import type { AskableView, RequestView } from "./contract";
import { remarkRef } from "./stix";

type Answer = RequestView["answers"][number];

/** What partners ask, and what they were asked, with the answers: the newest first, at most 500 of each. */
export function listRequests(ctx: Context): Promise<RequestView[]> {
  return runQuery(ctx, { permission: "inbound.read", schema: z.object({}), input: {} }, async () => {
    const { db } = ctx;
    const [from, to] = [await listRequestsFrom(db), await listRemarkRows(db, ["request"], {})];
    const refs = new Map(to.map((row) => [row.id, remarkRef("request", row.id)]));
    const answersFrom = await listAnswersFrom(db, [...refs.values()]);
    const answersTo = await listAnswersTo(
      db,
      from.map(({ sourceId }) => sourceId),
    );
    const closings = await readClosings(
      db,
      [...from, ...to].map(({ id }) => id),
    );
    const requests = [
      ...from.map((row) => ({ ...fromPartner(row), answers: answersOf(row, answersTo) })),
      ...to.map((row) => ({
        ...toPartner(row),
        answers: answersFrom.flatMap((one) => {
          const isOfIt = one.partnerId === row.partnerId && one.objectRefs.includes(refs.get(row.id) ?? "");
          return isOfIt ? [answerFrom(one)] : [];
        }),
      })),
    ];
    const names = await readNames(db, [...new Set(requests.flatMap(({ about }) => about))]);
    return requests
      .map((request) => settled(request, names, closings.get(request.id)))
      .sort((a, b) => (a.at < b.at ? 1 : -1));
  });
}

/** What a partner may be asked about: what it sent, and what it was given and has still. */
export function listAskable(ctx: Context, input: { partnerId: string }): Promise<AskableView[]> {
  const query = { permission: "inbound.read", schema: z.object({ partnerId: z.uuid() }), input } as const;
  return runQuery(ctx, query, async ({ partnerId }) => {
    const [theirs, ours] = [await readTheirs(ctx.db, partnerId, null), await readOurs(ctx.db, partnerId, null)];
    const view = (kind: "theirs" | "ours") => (row: (typeof theirs)[number]) => ({
      ...{ kind, id: row.id, label: row.label, tlp: Tlp.parse(row.tlp) },
    });
    return [...theirs.map(view("theirs")), ...ours.map(view("ours"))];
  });
}

type Unsettled = Omit<RequestView, "state" | "closed">;

const fromPartner = (row: NoteRow): Omit<Unsettled, "answers"> => ({
  ...{ id: row.id, direction: "from", partnerId: row.partnerId, partner: row.partner, abstract: row.abstract },
  ...{ text: row.text, tlp: Tlp.parse(row.tlp), about: row.objectRefs, by: row.partner, revoked: row.revoked },
  at: row.receivedAt.toISOString(),
});

function toPartner(row: RemarkRow): Omit<Unsettled, "answers"> {
  const content = keptRemark(row.content);
  if (content.kind !== "request") throw new Error(`Remark ${row.id} is no request.`);
  return {
    ...{ id: row.id, direction: "to", partnerId: row.partnerId, partner: row.partner.name, tlp: Tlp.parse(row.tlp) },
    ...{ abstract: content.abstract, text: content.text, about: content.refs, by: row.approvedByName },
    ...{ at: row.createdAt.toISOString(), revoked: row.revokedAt !== null },
  };
}

const answerFrom = ({ id, text, partner, receivedAt, revoked }: NoteRow): Answer => ({
  ...{ id, text, by: partner, at: receivedAt.toISOString(), revoked },
});

function answersOf({ partnerId, sourceId }: NoteRow, all: Awaited<ReturnType<typeof listAnswersTo>>): Answer[] {
  return all.flatMap((row) => {
    const content = keptRemark(row.content);
    if (row.partnerId !== partnerId || row.answers !== sourceId || content.kind !== "answer") return [];
    const { id, approvedByName: by, createdAt, revokedAt } = row;
    return [{ id, text: content.text, by, at: createdAt.toISOString(), revoked: revokedAt !== null }];
  });
}

function settled(
  request: Unsettled,
  names: ReadonlyMap<string, string>,
  closing: { byName: string; reason: string; at: Date } | undefined,
): RequestView {
  const isAnswered = request.answers.some(({ revoked }) => !revoked);
  return {
    ...request,
    about: request.about.map((ref) => names.get(ref) ?? ref),
    state: closing !== undefined || request.revoked ? "closed" : isAnswered ? "answered" : "open",
    closed: closing === undefined ? null : { by: closing.byName, reason: closing.reason, at: closing.at.toISOString() },
  };
}
