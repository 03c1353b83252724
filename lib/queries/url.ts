/** A URL with its query; what is undefined, null or empty is left out, lists are joined by commas. */
export function urlWith(path: string, query: Record<string, unknown> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === "") continue;
    if (Array.isArray(value) && value.length === 0) continue;
    search.set(name, Array.isArray(value) ? value.join(",") : String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}

/** A path with ids in it, each escaped. */
export const path = (parts: TemplateStringsArray, ...ids: string[]): string =>
  String.raw({ raw: parts }, ...ids.map(encodeURIComponent));
