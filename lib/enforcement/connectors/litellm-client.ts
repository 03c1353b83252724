import { z } from "zod";
import { isDomainError } from "@/lib/kernel";
import { NoAnswer, send } from "@/lib/outgoing";
import { LiteLlmSettings } from "../contract";
import type { Access } from "./connector";

/** What a proxy answered that stands against what was asked; `status` is null when it did not answer. */
export class ProxyFault extends Error {
  constructor(
    message: string,
    readonly status: number | null,
    readonly latencyMs: number,
  ) {
    super(message);
    this.name = "ProxyFault";
  }
}

const KeyInfo = z.object({
  info: z.object({ blocked: z.boolean().nullish(), rpm_limit: z.number().nullish() }),
});
const KeyPage = z.object({ keys: z.array(z.string()), total_pages: z.number().nullish() });
const Customer = z.object({ blocked: z.boolean().nullish() });

/** Pages of a hundred keys that are read of one account. */
const mostPages = 10;

/** The admin's side of a LiteLLM proxy, as its documentation has it. */
export class LiteLlm {
  latencyMs = 0;
  status: number | null = null;
  readonly #settings: LiteLlmSettings;

  constructor(private readonly access: Access) {
    this.#settings = LiteLlmSettings.parse(access.settings);
  }

  get accounts(): LiteLlmSettings["accounts"] {
    return this.#settings.accounts;
  }

  /** Hashes of the keys of a user or a team. */
  async keysOf(owner: "user" | "team", id: string): Promise<string[]> {
    const keys: string[] = [];
    for (let page = 1; page <= mostPages; page++) {
      const query = new URLSearchParams({ [`${owner}_id`]: id, page: String(page), size: "100" });
      const said = KeyPage.parse(await this.#ask("GET", `/key/list?${query}`));
      keys.push(...said.keys);
      if (page >= (said.total_pages ?? 1)) break;
    }
    return keys;
  }

  async key(key: string): Promise<{ blocked: boolean; rpmLimit: number | null }> {
    const { info } = KeyInfo.parse(await this.#ask("GET", `/key/info?${new URLSearchParams({ key })}`));
    return { blocked: info.blocked === true, rpmLimit: info.rpm_limit ?? null };
  }

  block = (key: string) => this.#ask("POST", "/key/block", { key });
  unblock = (key: string) => this.#ask("POST", "/key/unblock", { key });
  limit = (key: string, rpmLimit: number | null) => this.#ask("POST", "/key/update", { key, rpm_limit: rpmLimit });
  blockCustomer = (id: string) => this.#ask("POST", "/customer/block", { user_ids: [id] });
  unblockCustomer = (id: string) => this.#ask("POST", "/customer/unblock", { user_ids: [id] });

  async isCustomerBlocked(id: string): Promise<boolean> {
    const said = await this.#ask("GET", `/customer/info?${new URLSearchParams({ end_user_id: id })}`);
    return Customer.parse(said).blocked === true;
  }

  /** One key, for the test. */
  reach = () => this.#ask("GET", "/key/list?page=1&size=1");

  async #ask(method: "GET" | "POST", path: string, input?: unknown): Promise<unknown> {
    const { secret, signal } = this.access;
    const headers = {
      authorization: `Bearer ${secret}`,
      "litellm-changed-by": "stillwatch",
      ...(input === undefined ? {} : { "content-type": "application/json" }),
    };
    const body = input === undefined ? {} : { body: JSON.stringify(input) };
    try {
      const url = `${this.#settings.url.replace(/\/+$/, "")}${path}`;
      const answer = await send({ method, url, headers, signal, ...body });
      this.latencyMs += answer.latencyMs;
      this.status = answer.status;
      if (answer.status >= 200 && answer.status < 300) return JSON.parse(answer.text);
      const [route] = path.split("?");
      throw new ProxyFault(`LiteLLM answered ${answer.status} to ${route}.`, answer.status, answer.latencyMs);
    } catch (error) {
      if (error instanceof NoAnswer) throw new ProxyFault(error.message, null, error.latencyMs);
      if (isDomainError(error)) throw new ProxyFault(error.message, null, 0);
      if (error instanceof SyntaxError) throw new ProxyFault("LiteLLM did not answer with JSON.", this.status, 0);
      throw error;
    }
  }
}
