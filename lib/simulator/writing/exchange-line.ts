import { day, hour, minute, type Random, second } from "@/lib/kernel";
import type { ExchangeDraft, Moment } from "../model";
import { hex4 } from "../sampling";

const two = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, "0"));
const three = Array.from({ length: 1000 }, (_, i) => String(i).padStart(3, "0"));

let dateAt = -1;
let date = "";

function timestamp(at: number): string {
  const ms = at % day;
  if (at - ms !== dateAt) {
    dateAt = at - ms;
    date = new Date(at).toISOString().slice(0, 11);
  }
  const clock = `${two[Math.floor(ms / hour)]}:${two[Math.floor(ms / minute) % 60]}:${two[Math.floor(ms / second) % 60]}`;
  return `${date}${clock}.${three[ms % second]}Z`;
}

/** A version 7 UUID from the exchange's own time. */
function exchangeId(at: number, random: Random): string {
  const high = Math.floor(at / 65536);
  const a = random.next() * 65536;
  const b = random.next() * 0x1_0000_0000;
  const c = random.next() * 0x1_0000_0000;
  const head = hex4(high >>> 16) + hex4(high);
  return `${head}-${hex4(at % 65536)}-7${hex4(a).slice(1)}-${hex4(0x8000 | (b & 0x3fff))}-${hex4(b >>> 16)}${hex4(c >>> 16)}${hex4(c)}`;
}

const text = (name: string, value: string) => (value === "" ? "" : `,"${name}":"${value}"`);
const amount = (name: string, value: number) => (value > 0 ? `,"${name}":${value}` : "");

/**
 * One canonical exchange as a line of JSON. Every text of the draft is escaped already, which makes this several
 * times cheaper than `JSON.stringify`; empty means missing.
 */
export function exchangeLine(draft: ExchangeDraft, accountId: string, moment: Moment, random: Random): string {
  const tail = accountId.slice(5);
  return (
    `{"exchange_id":"${exchangeId(moment.at, random)}","ts":"${timestamp(moment.at)}","account_id":"${accountId}"` +
    `,"model":"${draft.model}","surface":"${draft.surface}"` +
    (draft.hasKey ? `,"api_key_id":"key_${tail}"` : "") +
    (draft.hasSession ? `,"session_id":"ses_${tail}_${moment.session}"` : "") +
    text("end_user_id", draft.endUserId) +
    text("ip", draft.ip) +
    (draft.system === null ? "" : draft.system.json) +
    (draft.client === null ? "" : draft.client.json) +
    text("system_prompt", draft.systemPrompt) +
    text("prompt", draft.prompt) +
    (draft.tools === "" ? "" : `,"tools":${draft.tools}`) +
    amount("max_tokens", draft.maxTokens) +
    (draft.temperature < 0 ? "" : `,"temperature":${draft.temperature}`) +
    `,"input_tokens":${draft.inputTokens},"output_tokens":${draft.outputTokens}` +
    amount("reasoning_tokens", draft.reasoningTokens) +
    text("reasoning_returned", draft.reasoningReturned) +
    text("finish_reason", draft.finishReason) +
    `,"status":"${draft.status}"}\n`
  );
}
