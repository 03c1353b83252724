import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { WhyLinked } from "@/lib/detection/contract";
import {
  OpenedFromThread,
  type OpenThreadCampaign,
  type SeedThread,
  StartedThread,
  type StartThread,
  type StepThread,
  ThreadList,
  ThreadNeighbours,
  ThreadView,
  type UndoStep,
} from "@/lib/threads/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path, urlWith } from "./url";

export const threadsQuery = () =>
  queryOptions({
    queryKey: keys.threads,
    queryFn: ({ signal }) => readJson(ThreadList, "/api/threads", { signal }),
  });

export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: keys.thread(id),
    queryFn: ({ signal }) => readJson(ThreadView, path`/api/threads/${id}`, { signal }),
  });

/** Who comes next, as of a version of the thread: the ranking of an older one is shown until the new one is there. */
export const threadNeighboursQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: [...keys.threadNeighbours(id), version],
    queryFn: ({ signal }) => readJson(ThreadNeighbours, path`/api/threads/${id}/neighbours`, { signal }),
    placeholderData: (previous) => previous,
  });

export const whyLinkedQuery = (accountA: string, accountB: string) =>
  queryOptions({
    queryKey: [...keys.account(accountA), "why-linked", accountB],
    queryFn: ({ signal }) =>
      readJson(WhyLinked, urlWith(path`/api/accounts/${accountA}/why-linked`, { with: accountB }), { signal }),
    enabled: accountB !== "" && accountA !== accountB,
    retry: false,
  });

export const startThreadMutation = () =>
  mutationOptions({
    mutationKey: ["thread", "start"],
    mutationFn: (input: StartThread) => sendJson(StartedThread, "/api/threads", input),
  });

export const seedThreadMutation = () =>
  mutationOptions({
    mutationKey: ["thread", "seed"],
    mutationFn: ({ threadId, ...input }: SeedThread) =>
      sendJson(StartedThread, path`/api/threads/${threadId}/seeds`, input),
  });

export const takeThreadStep = ({ threadId, ...input }: StepThread): Promise<ThreadView> =>
  sendJson(ThreadView, path`/api/threads/${threadId}/steps`, input);

export const takeBackStep = ({ threadId, ...input }: UndoStep): Promise<ThreadView> =>
  sendJson(ThreadView, path`/api/threads/${threadId}/undo`, input);

export const openCampaignMutation = () =>
  mutationOptions({
    mutationKey: ["thread", "campaign"],
    mutationFn: ({ threadId, ...input }: OpenThreadCampaign) =>
      sendJson(OpenedFromThread, path`/api/threads/${threadId}/campaign`, input),
  });
