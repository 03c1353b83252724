import type { DomainError } from "@/lib/kernel";
import { taxiiType } from "@/lib/taxii";
import { problemOf, problemResponse } from "../problem";

interface Message {
  title: string;
  description: string;
  error_code?: string;
  details?: Record<string, string>;
}

/** An error message of TAXII 2.1 (section 3.6.1). */
export function taxiiMessage(status: number, requestId: string, message: Message, headers = new Headers()): Response {
  headers.set("content-type", taxiiType);
  headers.set("cache-control", "no-store");
  const body = { ...message, error_id: requestId, http_status: String(status) };
  return new Response(JSON.stringify(body), { status, headers });
}

/** Any error as TAXII has it, with the status that the rest of the console gives it. */
export function taxiiError(error: DomainError, requestId: string): Response {
  const { status, headers } = problemResponse(error, requestId);
  if (status === 401) headers.set("www-authenticate", 'Basic realm="Stillwatch", Bearer realm="Stillwatch"');
  const { title } = problemOf(error, requestId);
  const details = Object.fromEntries(error.fields.map(({ field, message }) => [field, message]));
  const message = { title, description: error.message, error_code: error.code };
  return taxiiMessage(status, requestId, error.fields.length === 0 ? message : { ...message, details }, headers);
}
