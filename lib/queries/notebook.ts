import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  type PinChart,
  type PinExchanges,
  PinList,
  PinView,
  type ReadPinnedExchanges,
  type RemovePin,
} from "@/lib/casefile/contract";
import {
  type EditNote,
  MentionList,
  type Noted,
  NoteHistory,
  NoteList,
  NoteView,
  type WriteNote,
} from "@/lib/review/contract";
import { ExchangeContent } from "@/lib/traffic/contract";
import { readJson, sendJson } from "./fetch";
import { keys } from "./keys";
import { path } from "./url";

export const notesQuery = ({ type, id }: Noted) =>
  queryOptions({
    queryKey: keys.notes(type, id),
    queryFn: ({ signal }) => readJson(NoteList, path`/api/notes/about/${type}/${id}`, { signal }),
  });

/** @param version the note's newest: an edit makes another history of it */
export const noteHistoryQuery = (noteId: string, version: number) =>
  queryOptions({
    queryKey: ["note-history", noteId, version],
    queryFn: ({ signal }) => readJson(NoteHistory, path`/api/notes/${noteId}`, { signal }),
  });

export const pinsQuery = ({ type, id }: Noted) =>
  queryOptions({
    queryKey: [...keys.notes(type, id), "pins"],
    queryFn: ({ signal }) => readJson(PinList, path`/api/notes/about/${type}/${id}/pins`, { signal }),
  });

export const mentionsQuery = () =>
  queryOptions({
    queryKey: keys.mentions,
    queryFn: ({ signal }) => readJson(MentionList, "/api/mentions", { signal }),
  });

export const writeNoteMutation = () =>
  mutationOptions({
    mutationKey: ["notes", "write"],
    mutationFn: ({ type, id, text }: WriteNote) => sendJson(NoteView, path`/api/notes/about/${type}/${id}`, { text }),
  });

export const editNoteMutation = () =>
  mutationOptions({
    mutationKey: ["notes", "edit"],
    mutationFn: ({ noteId, ...edit }: EditNote) => sendJson(NoteView, path`/api/notes/${noteId}`, edit),
  });

export const withdrawNoteMutation = () =>
  mutationOptions({
    mutationKey: ["notes", "withdraw"],
    mutationFn: (noteId: string) => sendJson(NoteView, path`/api/notes/${noteId}/withdraw`),
  });

export const settleMentionMutation = () =>
  mutationOptions({
    mutationKey: ["mentions", "settle"],
    mutationFn: (noteId: string) => sendJson(z.null(), path`/api/notes/${noteId}/settle`),
  });

export const pinChartMutation = () =>
  mutationOptions({
    mutationKey: ["pins", "chart"],
    mutationFn: ({ type, id, ...pin }: PinChart) => sendJson(PinView, path`/api/notes/about/${type}/${id}/pins`, pin),
  });

export const pinExchangesMutation = () =>
  mutationOptions({
    mutationKey: ["pins", "exchanges"],
    mutationFn: ({ campaignId, ...pin }: PinExchanges) =>
      sendJson(PinView, path`/api/campaigns/${campaignId}/pinned-exchanges`, pin),
  });

export const readPinnedExchangesMutation = () =>
  mutationOptions({
    mutationKey: ["pins", "read"],
    mutationFn: ({ pinId, purpose }: ReadPinnedExchanges) =>
      sendJson(z.array(ExchangeContent), path`/api/pins/${pinId}/read`, { purpose }),
    // Words are shown once and kept nowhere.
    gcTime: 0,
  });

export const removePinMutation = () =>
  mutationOptions({
    mutationKey: ["pins", "remove"],
    mutationFn: ({ pinId, reason }: RemovePin) => sendJson(z.null(), path`/api/pins/${pinId}/remove`, { reason }),
  });
