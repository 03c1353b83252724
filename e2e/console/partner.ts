import type { APIRequestContext } from "@playwright/test";
import type { PartnerView } from "@/lib/indicators/contract";
import type { CollectionView, CreatedPartnerApiKey } from "@/lib/taxii/contract";
import { answered } from "./demo";

/** A partner with whom an agreement is on file, and its machine that polls the one collection it has. */
export async function connectPartner(officer: APIRequestContext) {
  const made = <View>(url: string, data: object) => officer.post(url, { data }).then(answered<View>);
  const partner = await made<PartnerView>("/api/partners", { name: `Laboratory ${Date.now()}` });
  const at = `/api/partners/${partner.id}`;
  const terms = { categories: ["infrastructure", "tokens", "counts"], purposes: ["prevent_extraction"] };
  const signed = { signedAt: "2026-01-01T00:00:00Z", signedBy: "Counsel of both", expiresAt: "2099-01-01T00:00:00Z" };
  const kept = { retentionDays: 90, country: "DE", sharesAccountNamespace: true };
  await made(`${at}/agreements`, { version: 0, ...terms, ...kept, ...signed });
  const [collection, { key }] = await Promise.all([
    made<CollectionView>(`${at}/collections`, { tlp: "amber", title: "Indicators", canRead: true, canWrite: false }),
    made<CreatedPartnerApiKey>(`${at}/keys`, { name: "its machine" }),
  ]);
  const headers = { authorization: `Bearer ${key}`, accept: "application/taxii+json;version=2.1" };
  /** All that the collection has for it. */
  const poll = async () => {
    const objects: Record<string, unknown>[] = [];
    for (let next = ""; ; ) {
      const url = `/taxii2/root/collections/${collection.id}/objects/?limit=1000${next && `&next=${next}`}`;
      const page = await answered<{ objects?: typeof objects; more?: boolean; next?: string }>(
        await officer.get(url, { headers }),
      );
      objects.push(...(page.objects ?? []));
      if (page.more !== true) return objects;
      next = encodeURIComponent(page.next ?? "");
    }
  };
  return { ...partner, poll };
}
