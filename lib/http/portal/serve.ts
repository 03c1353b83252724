import {
  appellantOf,
  attestUsage,
  followLink,
  type Language,
  languageFor,
  longestWords,
  lookAtLink,
  mostUploadBytes,
  readPortal,
  requestAccess,
  stranger,
  submitAppeal,
  withdrawAppeal,
} from "@/lib/appeals";
import type { Context } from "@/lib/command";
import { environment } from "@/lib/env";
import { type DomainError, forbidden, isDomainError, notFound, tooLarge } from "@/lib/kernel";
import { clientAddress } from "../client-address";
import { openContext, openRoute, type Params, type RouteHandler } from "../route";
import { portalPolicy } from "./html";
import * as pages from "./pages";
import { portalWords } from "./words";

const cookie = "stillwatch_appeal";
/** No answer about a reference comes sooner, so that the time that one takes says nothing. */
const evenMs = 600;

interface Asked {
  request: Request;
  path: string[];
  ctx: Context;
  client: string;
  language: Language;
}

const isTls = () => new URL(environment().publicUrl).protocol === "https:";

function answer(body: string | null, status = 200, more: Record<string, string> = {}): Response {
  const headers = new Headers({
    ...{ "content-type": "text/html; charset=utf-8", "content-security-policy": portalPolicy },
    ...{ "cache-control": "no-store", "referrer-policy": "strict-origin", "x-robots-tag": "noindex" },
    ...(isTls() ? { "strict-transport-security": "max-age=31536000" } : {}),
    ...more,
  });
  return new Response(body, { status, headers });
}

const goTo = (location: string, more: Record<string, string> = {}) => answer(null, 303, { location, ...more });

function sessionOf({ headers }: Request): string {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([name]) => name === cookie)?.[1] ?? "";
}

const cookieOf = (value: string, seconds: number): string =>
  `${cookie}=${value}; Path=/appeal; HttpOnly; SameSite=Strict; Max-Age=${seconds}${isTls() ? "; Secure" : ""}`;

/** The context of the owner whose portal is open. */
async function owned({ ctx, request }: Asked): Promise<Context> {
  return { ...ctx, actor: await appellantOf(ctx, sessionOf(request)) };
}

/** A form that this site's own page sent: no other may send one in somebody's name. */
function requireOwnForm({ headers }: Request): void {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") throw forbidden("Another site sent this.");
}

/** The fields of a form; read to its limit and no further, whatever length it claims. */
async function formOf(request: Request, limit: number): Promise<FormData> {
  requireOwnForm(request);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw tooLarge("The form is too long.");
    chunks.push(chunk);
  }
  const type = request.headers.get("content-type") ?? "";
  try {
    return await new Response(Buffer.concat(chunks), { headers: { "content-type": type } }).formData();
  } catch {
    throw notFound("A form", "of this kind");
  }
}

const wordOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

async function askForLink({ request, ctx, client, language }: Asked): Promise<Response> {
  const form = await formOf(request, 10_000);
  const asked = { reference: wordOf(form, "reference"), address: wordOf(form, "address"), client };
  const even = new Promise((resolve) => setTimeout(resolve, evenMs));
  await Promise.allSettled([requestAccess(ctx, asked), even]).then(([done]) => {
    if (done.status === "rejected") throw done.reason;
  });
  return goTo(`/appeal/link-sent?lang=${language}`);
}

async function open({ request, ctx, client }: Asked): Promise<Response> {
  const form = await formOf(request, 10_000);
  const { session, expiresAt } = await followLink(ctx, { token: wordOf(form, "token"), client });
  const seconds = Math.floor((expiresAt.getTime() - ctx.clock().getTime()) / 1000);
  return goTo("/appeal/case", { "set-cookie": cookieOf(session, seconds) });
}

async function submit(asked: Asked): Promise<Response> {
  const ctx = await owned(asked);
  const form = await formOf(asked.request, mostUploadBytes);
  const text = wordOf(form, "text");
  const sent = form
    .getAll("files")
    .filter((one): one is File => typeof one !== "string" && one.size + one.name.length > 0);
  const files = await Promise.all(
    sent.map(async (file) => ({ name: file.name, type: file.type, content: new Uint8Array(await file.arrayBuffer()) })),
  );
  try {
    await submitAppeal(ctx, { text, files, client: asked.client });
    return goTo("/appeal/case?received=1");
  } catch (error) {
    // What somebody wrote is shown again, so that nothing of it is lost.
    if (!isDomainError(error) || error.code === "not_found") throw error;
    const view = await readPortal(ctx);
    return answer(pages.casePage(view, { unsent: { text, why: whyOf(error, text, view.language) } }), statusOf(error));
  }
}

function whyOf(error: DomainError, text: string, language: Language): string {
  const words = portalWords[language];
  if (error.code === "rate_limited") return words.busy.text(Math.ceil((error.retryAfterSeconds ?? 60) / 60));
  const length = text.trim().length;
  return length < 10 || length > longestWords ? words.form.tooShort : error.message;
}

const statusOf = ({ code }: DomainError): number =>
  code === "rate_limited" ? 429 : code === "invalid_input" ? 400 : 422;

/** What each page and form of the portal does. */
const served: Record<string, (asked: Asked) => Promise<Response> | Response> = {
  "GET ": ({ request, language }) =>
    answer(pages.askPage(language, (new URL(request.url).searchParams.get("reference") ?? "").slice(0, 100))),
  "POST link": askForLink,
  "GET link-sent": ({ language }) => answer(pages.sentPage(language)),
  "GET open": async ({ ctx, client, path: [, token = ""] }) =>
    answer(pages.openPage(await lookAtLink(ctx, { token, client }), token)),
  "POST open": open,
  "GET case": async (asked) => {
    const received = new URL(asked.request.url).searchParams.has("received");
    return answer(pages.casePage(await readPortal(await owned(asked)), { received }));
  },
  "POST case": submit,
  "POST withdraw": async (asked) => {
    await formOf(asked.request, 10_000).catch(() => requireOwnForm(asked.request));
    await withdrawAppeal(await owned(asked));
    return goTo("/appeal/case");
  },
  "POST attest": async (asked) => {
    const agrees = wordOf(await formOf(asked.request, 10_000), "agrees") === "yes";
    await attestUsage(await owned(asked), { agrees, client: asked.client });
    return goTo("/appeal/case");
  },
  "POST leave": ({ language }) => goTo(`/appeal?lang=${language}`, { "set-cookie": cookieOf("", 0) }),
};

/** One look for whatever opens nothing; what the reader can mend is said, what is ours is not. */
function answerError(error: DomainError, _requestId: string, request: Request): Response {
  const language = languageOf(request);
  if (error.code === "rate_limited") return answer(pages.busyPage(language, error.retryAfterSeconds ?? 60), 429);
  if (error.code === "too_large") return answer(pages.brokenPage(language, portalWords[language].form.tooMuch), 413);
  if (error.code === "precondition_failed" || error.code === "forbidden_transition" || error.code === "invalid_input") {
    return answer(pages.brokenPage(language, error.message), statusOf(error));
  }
  const ours = error.code === "internal" || error.code === "unavailable";
  return ours ? answer(pages.brokenPage(language), 503) : answer(pages.nothingPage(language), 404);
}

const languageOf = (request: Request): Language =>
  languageFor(
    new URL(request.url).searchParams.get("lang") ?? request.headers.get("accept-language")?.split(",")[0]?.trim(),
  );

/** The portal of accounts' owners: pages without a script, for whoever has a link. */
export const portal: RouteHandler = openRoute(async (request: Request, { path: said = "" }: Params, requestId) => {
  const path = said.split("/").filter(Boolean);
  const ctx = { ...openContext(requestId), actor: stranger };
  const serve = served[`${request.method} ${path[0] ?? ""}`];
  const deepest = path[0] === "open" && request.method === "GET" ? 2 : 1;
  if (serve === undefined || path.length > deepest) throw notFound("A page", "of this name");
  return serve({ request, path, ctx, client: clientAddress(request.headers), language: languageOf(request) });
}, answerError);
