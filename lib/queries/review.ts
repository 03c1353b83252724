import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  AccountQueue,
  CampaignQueue,
  ClaimedNext,
  type ClaimNext,
  ColleagueList,
  HandOffSummary,
  type HandOver,
  type PutOff,
  type QueuePart,
  ReviewDone,
  type Reviewed,
  ReviewState,
  SinceLookAnswer,
  type UndoReview,
} from "@/lib/review/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

export const campaignQueueQuery = (part: QueuePart) =>
  queryOptions({
    queryKey: [...keys.queue, "campaigns", part],
    queryFn: ({ signal }) => readJson(CampaignQueue, urlWith("/api/queue/campaigns", { part }), { signal }),
  });

export const accountQueueQuery = (part: QueuePart) =>
  queryOptions({
    queryKey: [...keys.queue, "accounts", part],
    queryFn: ({ signal }) => readJson(AccountQueue, urlWith("/api/queue/accounts", { part }), { signal }),
  });

export const reviewQuery = ({ type, id }: Reviewed) =>
  queryOptions({
    queryKey: keys.review(type, id),
    queryFn: ({ signal }) => readJson(ReviewState, path`/api/review/${type}/${id}`, { signal }),
  });

export const sinceLookQuery = (campaignId: string) =>
  queryOptions({
    queryKey: [...keys.campaign(campaignId), "since-look"],
    queryFn: ({ signal }) => readJson(SinceLookAnswer, path`/api/campaigns/${campaignId}/since-look`, { signal }),
  });

/** Made from what is there now: asked again each time it is handed over. */
export const handOffQuery = ({ type, id }: Reviewed) =>
  queryOptions({
    queryKey: [...keys.review(type, id), "hand-off"],
    queryFn: ({ signal }) => readJson(HandOffSummary, path`/api/review/${type}/${id}/hand-off`, { signal }),
  });

export const colleaguesQuery = () =>
  queryOptions({
    queryKey: keys.colleagues,
    queryFn: ({ signal }) => readJson(ColleagueList, "/api/review/colleagues", { signal }),
  });

export const claimNextMutation = () =>
  mutationOptions({
    mutationKey: ["review", "next"],
    mutationFn: (type: ClaimNext["type"]) => sendJson(ClaimedNext, "/api/queue/next", { type }),
  });

const act = <Input extends Reviewed, Schema extends z.ZodType>(name: string, schema: Schema) =>
  mutationOptions({
    mutationKey: ["review", name],
    mutationFn: ({ type, id, ...input }: Input) =>
      sendJson(schema, `${path`/api/review/${type}/${id}`}/${name}`, input),
  });

export const claimMutation = () => act<Reviewed, typeof ReviewDone>("claim", ReviewDone);
export const releaseMutation = () => act<Reviewed, typeof ReviewDone>("release", ReviewDone);
export const wakeMutation = () => act<Reviewed, z.ZodNull>("wake", z.null());
export const handOverMutation = () => act<HandOver, typeof ReviewDone>("hand-over", ReviewDone);
export const putOffMutation = () => act<PutOff, typeof ReviewDone>("put-off", ReviewDone);
export const undoReviewMutation = () => act<UndoReview, typeof ReviewState>("undo", ReviewState);

/** Says that this page has something open, or leaves it; the page may be on its way out. */
export const announcePresence = ({ type, id }: Reviewed, leaving: boolean): Promise<unknown> =>
  fetch(path`/api/review/${type}/${id}/presence`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ leaving }),
    keepalive: leaving,
  }).catch(() => undefined);
