import type { Behaviour } from "./gateway";

/** What a LiteLLM proxy holds and answers, as its documentation has it for the admin's side. */
export class LiteLlmProxy {
  readonly keys = new Map<string, { user_id: string; blocked: boolean; rpm_limit: number | null }>();
  readonly customers = new Map<string, { user_id: string; blocked: boolean }>();
  /** Answers 500 to what begins so. */
  fails = "none";

  constructor(readonly masterKey: string) {}

  readonly behave: Behaviour = ({ method, path, query, headers, body }) => {
    if (headers.authorization !== `Bearer ${this.masterKey}`)
      return { status: 401, body: { error: "Authentication Error" } };
    if (path.startsWith(this.fails)) return { status: 500, body: { error: "Internal Server Error" } };
    const input = body === "" ? {} : JSON.parse(body);
    if (path.startsWith("/customer/")) return this.#customer(path, input, query);
    if (`${method} ${path}` === "GET /key/list") return this.#list(query);
    const key = this.keys.get(input.key ?? query.get("key"));
    if (key === undefined) return { status: 404, body: {} };
    if (path === "/key/info") return { status: 200, body: { key: query.get("key"), info: key } };
    if (path === "/key/update") key.rpm_limit = input.rpm_limit;
    else key.blocked = path === "/key/block";
    return { status: 200, body: key };
  };

  #list(query: URLSearchParams) {
    const user = query.get("user_id");
    const keys = [...this.keys].filter(([, { user_id }]) => user === null || user_id === user).map(([token]) => token);
    return { status: 200, body: { keys, total_count: keys.length, current_page: 1, total_pages: 1 } };
  }

  #customer(path: string, input: { user_ids?: string[] }, query: URLSearchParams) {
    for (const id of input.user_ids ?? []) {
      this.customers.set(id, { user_id: id, blocked: path === "/customer/block" });
    }
    return { status: 200, body: this.customers.get(query.get("end_user_id") ?? "") ?? {} };
  }
}
