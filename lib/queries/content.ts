import { mutationOptions } from "@tanstack/react-query";
import { z } from "zod";
import type { RevealValue } from "@/lib/casefile/contract";
import { type ContentQuery, ExchangeContent } from "@/lib/traffic/contract";
import { sendJson } from "./fetch";

/** Reads people's words. A mutation, though it changes nothing but the record: it must never be repeated unasked. */
export const readContentMutation = () =>
  mutationOptions({
    mutationKey: ["content", "read"],
    mutationFn: (input: ContentQuery) => sendJson(z.array(ExchangeContent), "/api/content", input),
  });

/** A shared value in clear; recorded like content. */
export const revealValueMutation = () =>
  mutationOptions({
    mutationKey: ["value", "reveal"],
    mutationFn: (input: RevealValue) => sendJson(z.object({ text: z.string() }), "/api/values/reveal", input),
  });
