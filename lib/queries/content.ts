import { mutationOptions } from "@tanstack/react-query";
import { z } from "zod";
import { Differences, type DifferencesQuery, type RevealValue } from "@/lib/casefile/contract";
import { type ContentQuery, ExchangeContent } from "@/lib/traffic/contract";
import { sendJson } from "./fetch";

/** Reads people's words. A mutation, though it changes nothing but the record: it must never be repeated unasked. */
export const readContentMutation = () =>
  mutationOptions({
    mutationKey: ["content", "read"],
    mutationFn: (input: ContentQuery) => sendJson(z.array(ExchangeContent), "/api/content", input),
  });

/** What differs between two exchanges in words; recorded like reading both. */
export const readDifferencesMutation = () =>
  mutationOptions({
    mutationKey: ["content", "differences"],
    mutationFn: (input: DifferencesQuery) => sendJson(Differences, "/api/content/differences", input),
  });

/** A shared value in clear; recorded like content. */
export const revealValueMutation = () =>
  mutationOptions({
    mutationKey: ["value", "reveal"],
    mutationFn: (input: RevealValue) => sendJson(z.object({ text: z.string() }), "/api/values/reveal", input),
  });
